"""The Python API: what it takes, what it returns, and what it rejects at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import unassemble as un
from conftest import EXAMPLE
from letter_files import GOOD
from unassemble import api

BILINGUAL = (
    GOOD.replace("title: Culture of peace", "title: {en: Culture of peace, fr: Culture de paix}")
    .replace("text: |\n    I have the honour", "text:\n      en: I have the honour")
    .replace("to write.\n", "to write.\n      fr: J’ai l’honneur d’écrire.\n")
    .replace(
        "{name: Ann **Lee**, titles: [Ambassador]}",
        "{name: {en fr: Ann **Lee**}, titles: [{en fr: Ambassador}]}",
    )
)


@pytest.fixture(scope="module")
def made() -> un.Outputs:
    return un.loads(GOOD).build()


def test_a_letter_is_loaded_from_a_path_and_from_text_and_bytes(tmp_path: Path) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(GOOD, "utf-8")
    letters = (un.load(path), un.load(str(path)), un.loads(GOOD), un.loads(GOOD.encode()))
    assert {letter.text for letter in letters} == {GOOD}
    assert len({letter.build(formats=["docx"]).docx for letter in letters}) == 1


def test_pictures_are_looked_for_in_the_base_folder(tmp_path: Path) -> None:
    from PIL import Image

    text = GOOD.replace("honour to write.", "honour to write.\n\n    ![A map](map.png)")
    assert [one.rule for one in un.loads(text, base=tmp_path).findings()] == ["image-missing"]
    Image.new("RGB", (4, 4), "red").save(tmp_path / "map.png")
    rules = [one.rule for one in un.loads(text, base=tmp_path).findings()]
    assert rules == ["image-resolution"]


def test_outputs_are_bytes_and_nothing_is_written(
    made: un.Outputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    again = un.loads(GOOD).build()
    assert again == made
    assert (made.pdf[:5], made.docx[:2], made.pages) == (b"%PDF-", b"PK", 1)
    assert made.language == "en"
    assert list(tmp_path.iterdir()) == []


def test_save_writes_what_was_built(made: un.Outputs, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "out"
    paths = made.save(folder)
    assert [path.name for path in paths] == ["letter-en.docx", "letter-en.pdf"]
    assert [path.read_bytes() for path in paths] == [made.docx, made.pdf]


def test_a_notebook_shows_the_first_page(made: un.Outputs) -> None:
    assert (made._repr_png_() or b"").startswith(b"\x89PNG")
    assert un.loads(GOOD).build(formats=["docx"])._repr_png_() is None


def test_a_page_is_drawn_at_a_resolution(made: un.Outputs) -> None:
    widths = [int.from_bytes(made.picture(1, dpi)[16:20], "big") for dpi in (72, 144)]
    assert widths == [612, 1224]
    with pytest.raises(ValueError, match="there is no page 2"):
        made.picture(2)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: un.loads(GOOD).build(formats=["odt"]), ValueError, "among docx, pdf; not 'odt'"),
        (lambda: un.loads(GOOD).build(formats=[]), ValueError, "not none at all"),
        (lambda: un.loads(GOOD).build("xx"), ValueError, "one of ar, zh, en, fr, ru, es; not 'xx'"),
        (lambda: un.loads(GOOD).build(["en"]), ValueError, "not \\['en'\\]"),
        (lambda: un.loads(GOOD).findings("EN"), ValueError, "not 'EN'"),
        (lambda: un.loads(7), TypeError, "str or bytes, not int"),
        (lambda: un.load("/no/such/letter.yaml"), un.UnreadableError, "there is no such file"),
        (lambda: un.loads(b"\xff\xfe\xff").findings(), un.UnreadableError, "not-utf-8|not UTF-8"),
        (lambda: un.loads(GOOD).build("fr"), un.LetterError, "fr"),
        (lambda: un.explain("no-such-rule"), ValueError, "unknown rule"),
        (lambda: un.new_letter("atlantis"), un.LetterError, "unknown mission “atlantis”"),
        (
            lambda: un.new_letter("china", kind="poem"),
            ValueError,
            "must be one of .*compilation",
        ),
        (lambda: un.loads(GOOD).build(formats=["pdf"]).docx, ValueError, "the docx was not built"),
    ],
)
def test_wrong_arguments_are_refused_at_once(
    call: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        call()


def test_one_format_by_its_name_is_that_format() -> None:
    assert list(un.loads(GOOD).build(formats="pdf").files) == ["pdf"]


def test_every_version_is_built_and_compared() -> None:
    letter = un.loads(BILINGUAL)
    assert letter.languages == ("en", "fr")
    assert [letter.build(one, ["docx"]).language for one in letter.languages] == ["en", "fr"]
    assert un.parity((letter, "en"), (letter, "en")) == ()


def test_findings_are_those_of_the_command_line_and_can_be_repaired() -> None:
    letter = un.loads(GOOD.replace("I have", "I  have"))
    assert [one.rule for one in letter.findings() if one.fix]
    repaired, done = letter.repaired()
    assert [one.rule for one in done] == [one.rule for one in letter.findings() if one.fix]
    assert not [one for one in repaired.findings() if one.fix]


def test_cited_documents_and_pages_as_text() -> None:
    letter = un.loads(GOOD.replace("to write.", "to refer to resolution 76/300 and A/79/2."))
    assert ("A/79/2",) in [one.symbols for one in letter.cited()]
    assert "refer to resolution 76/300" in letter.pages_as_text()


def test_a_next_letter_is_a_letter() -> None:
    from datetime import date

    day = date(2025, 5, 13)
    first = un.loads(un.new_letter("azerbaijan", dated=day, languages=["en"]))
    assert first.languages == ("en",)
    assert "dated: 2025-05-13" in first.text
    follows = un.loads(un.new_letter("azerbaijan", previous=un.load(EXAMPLE), dated=day))
    assert "dated: 2025-05-13" in follows.text
    assert follows.languages == un.load(EXAMPLE).languages


def test_records_are_listed_and_learnt() -> None:
    assert "azerbaijan" in [one.name for one in un.mission_records()]
    assert "state: AZ" in un.learn_mission([un.load(EXAMPLE)])


def test_several_threads_build_the_same_bytes() -> None:
    letter, other = un.load(EXAMPLE), un.loads(GOOD)
    expected = letter.build(), other.build()
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda one: one.build(), [letter, other] * 4))
    assert made == list(expected) * 4


def test_public_names_are_there_and_documented() -> None:
    for name in un.__all__:
        value = getattr(un, name)
        assert (
            name == "__version__"
            or name.isupper()
            or value.__doc__
            or name
            in (
                "Language",
                "Format",
            )
        ), name
    assert {*un.__all__} == {*api.__all__, "__version__"}
    with pytest.raises(AttributeError, match="no attribute 'check'"):
        _ = un.check  # type: ignore[attr-defined]
