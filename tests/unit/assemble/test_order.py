"""The order in which addressees, representatives and signatures stand, and what is said of it."""

from __future__ import annotations

import pytest

from letter_files import GOOD, changed, findings
from unassemble.base.diagnostics import Diagnostic

SENDER = "{state: AZ, office: permanent-representative}"
SIGNED = "    - {name: Ann **Lee**, titles: [Ambassador]}\n"


def of_order(text: str) -> list[Diagnostic]:
    return [one for one in findings(text) if one.rule.endswith("-order")]


def several(*codes: str) -> str:
    senders = ", ".join(f"{{state: {code}, office: permanent-representative}}" for code in codes)
    return changed(SENDER, f"[{senders}]")


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        (("AZ", "TR"), False),
        (("TR", "AZ"), True),
        (("FR", "RU", "GB"), False),  # the Russian Federation before the United Kingdom
        (("DE", "FR", "ES"), True),  # Germany, France, Spain
        (("CI", "HR"), False),  # an accent does not count: Côte d’Ivoire, Croatia
        (("HR", "CI"), True),
        (("KP", "CD", "DK"), False),  # Democratic People’s Republic, Democratic Republic, Denmark
    ],
)
def test_representatives_in_the_english_order_of_their_states(
    codes: tuple[str, ...], told: bool
) -> None:
    rules = [finding.rule for finding in of_order(several(*codes))]
    assert rules == (["sender-order"] if told else [])


@pytest.mark.parametrize("language", ["ar", "zh", "fr", "ru", "es"])
def test_the_order_is_the_english_one_in_every_language(language: str) -> None:
    # Alemania, Francia: Germany comes after France all the same.
    wrong = several("DE", "FR").replace("language: en", f"language: {language}")
    right = several("FR", "DE").replace("language: en", f"language: {language}")
    assert [one.rule for one in of_order(wrong)] == ["sender-order"]
    assert of_order(right) == []


def test_the_first_one_out_of_place_is_shown_with_the_right_order() -> None:
    (found,) = of_order(several("HR", "TR", "CI"))
    line = several("HR", "TR", "CI").split("\n")[found.span.line - 1]
    assert line[found.span.column - 1 :].startswith("CI")
    assert found.hint == "Côte d’Ivoire, Croatia, Türkiye"
    assert found.severity == "warning"


def test_a_name_that_the_file_gives_counts_in_english() -> None:
    old = "{code: MK, name: the former Yugoslav Republic of Macedonia}"
    senders = [f"{{state: {state}, office: permanent-representative}}" for state in (old, "RS")]
    text = changed(SENDER, f"[{', '.join(senders)}]")
    (found,) = of_order(text)
    assert found.hint == "Serbia, the former Yugoslav Republic of Macedonia"
    # In another language its English name is not known, and nothing is said.
    assert of_order(text.replace("language: en", "language: fr")) == []


def test_addressees_in_the_order_of_the_manual() -> None:
    council, assembly = "president-of-the-security-council", "president-of-the-general-assembly"
    right = f"[secretary-general, {assembly}, {council}]"
    assert of_order(changed("[secretary-general]", right)) == []
    wrong = changed("[secretary-general]", f"[secretary-general, {council}, {assembly}]")
    (found,) = of_order(wrong)
    assert (found.rule, found.severity) == ("addressee-order", "warning")
    assert wrong.split("\n")[found.span.line - 1][found.span.column - 1 :].startswith(assembly)


def signed(language: str, *names: str, codes: tuple[str, ...] = ("EG", "RU")) -> str:
    signatures = "".join(f"    - {{name: Ann **Lee**, for: {name}}}\n" for name in names)
    text = several(*codes).replace(SIGNED, signatures)
    return text.replace("language: en", f"language: {language}")


@pytest.mark.parametrize(
    ("language", "egypt", "russia"),
    [
        ("ar", "مصر", "الاتحاد الروسي"),
        ("zh", "埃及", "俄罗斯联邦"),
        ("en", "Egypt", "the Russian Federation"),
        ("fr", "Égypte", "Fédération de Russie"),
        ("ru", "Египет", "Российская Федерация"),
        ("es", "Egipto", "Federación de Rusia"),
    ],
)
def test_signatures_in_the_english_order_of_their_states(
    language: str, egypt: str, russia: str
) -> None:
    assert of_order(signed(language, egypt, russia)) == []
    (found,) = of_order(signed(language, russia, egypt))
    assert (found.rule, found.severity) == ("signatory-order", "warning")
    assert found.hint == "Egypt, Russian Federation"


def test_nothing_is_said_of_signatures_whose_states_are_not_known() -> None:
    assert of_order(signed("en", "the Group of Arab States", "Egypt")) == []
    assert of_order(GOOD.replace(SIGNED, SIGNED + SIGNED)) == []
