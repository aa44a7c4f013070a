"""Whatever `new` writes, `check` passes but for blanks; what it cannot write is told."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT
from letter_files import GOOD, changed
from unassemble.base.diagnostics import Findings
from unassemble.base.errors import UnreadableError
from unassemble.base.starters import starter_names
from unassemble.pipeline.checking import all_findings
from unassemble.pipeline.drafting import Wish, draft_letter, draft_next
from unassemble.pipeline.letter_file import LetterFile, read_letter_file
from unassemble.pipeline.reading import languages_of

EXAMPLES = sorted((ROOT / "examples").glob("*/letter.yaml"))
STARTERS = [ROOT / "templates" / "letters" / f"{name}.yaml" for name in starter_names()]
DAY = date(2026, 11, 30)
BLANKS = {"not-filled-in", "no-symbol", "guessed-form"}
"""What `check` may say of a draft."""


def wish(*who: str, folder: Path = Path("/nonexistent")) -> Wish:
    return Wish(who, DAY, folder=folder)


def rules_of(text: str, folder: Path = Path("/nonexistent")) -> set[str]:
    """The rules that a draft breaks, in any of its versions."""
    file = LetterFile(text.encode(), "new.yaml", folder)
    return {one.rule for code in languages_of(file) for one in all_findings(file, code)}


def file_of(text: str) -> LetterFile:
    return LetterFile(text.encode(), "given.yaml", Path("/nonexistent"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_letter_after_each_example_has_blanks_alone(path: Path) -> None:
    findings = Findings()
    made = draft_next(wish(folder=path.parent), read_letter_file(path), findings)
    assert made, [str(one) for one in findings]
    assert rules_of(made, path.parent) <= BLANKS


@pytest.mark.parametrize("kind", STARTERS, ids=lambda path: path.stem)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_letter_after_may_be_of_another_kind(path: Path, kind: Path) -> None:
    findings = Findings()
    asked = wish("AZ", folder=path.parent)
    made = draft_next(asked, read_letter_file(path), findings, read_letter_file(kind))
    assert made, [str(one) for one in findings]
    assert rules_of(made, path.parent) <= BLANKS
    wanted = yaml.safe_load(kind.read_text("utf-8"))["letter"].get("kind", "letter")
    assert yaml.safe_load(made)["letter"].get("kind", "letter") == wanted


def test_the_letter_after_the_letter_after_has_its_comments_once() -> None:
    path = ROOT / "examples" / "azerbaijan-2020" / "letter.yaml"
    first = draft_next(wish(folder=path.parent), read_letter_file(path), Findings())
    second = draft_next(wish(folder=path.parent), file_of(first), Findings())
    comments = [line.strip() for line in second.splitlines() if line.strip().startswith("# ")]
    assert sorted(comments) == sorted(
        line.strip() for line in first.splitlines() if line.strip().startswith("# ")
    )
    assert list(yaml.safe_load(second)) == ["language", "original", "organs", "letter", "annexes"]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("  text: |\n    I have the honour to write.\n", "  text: 2025-04-01\n", None),
        (GOOD[GOOD.index("organs:") : GOOD.index("letter:")], "", "missing-key"),
        ("session: 79", "session: ①79", "not-a-session"),
        ("letter:\n", "letter:\n  kind: un\n", "wrong-value"),
        ("dated: 2025-04-01", "dated: 2025-04-31", "not-a-date"),
        ("language: en", "language: tlh", "wrong-value"),
        ("text: |\n    I have the honour to write.", "text:", "blank-value"),
    ],
)
def test_a_letter_that_check_refuses_is_refused(old: str, new: str, rule: str | None) -> None:
    findings = Findings()
    made = draft_next(wish(), file_of(changed(old, new)), findings)
    if rule is None:
        assert rules_of(made) <= BLANKS
        return
    assert made == ""
    assert rule in {one.rule for one in findings if one.severity == "error"}
    assert all(one.span.file == "given.yaml" for one in findings)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("letter: text\n", "missing-key"),
        ("letter: {}\n", "missing-key"),
        ("annexes: []\n", "missing-key"),
        ("letter: {kind: un}\n", "wrong-value"),
        ("letter: {text: a}\ncolour: red\n", "unknown-key"),
        ("letter: {text: '{{ nobody }}'}\n", "unknown-name"),
        ("letter: {text: 'a[^b]'}\n", "note-not-defined"),
        ("letter: {text: a, notes: {b: c}}\n", "note-not-called"),
        ("organs: []\nletter: {text: a}\n", "empty-list"),
        ("annexes: text\nletter: {text: a}\n", "not-a-list"),
        ("letter: [a]\n", "missing-key"),
        (
            "organs: [{organ: general-assembly, agenda_items: [{title: T}]}]\n"
            "letter: {kind: letter}\n",
            "missing-key",
        ),
    ],
)
def test_a_starter_letter_without_its_parts_is_told_where(text: str, rule: str) -> None:
    findings = Findings()
    made = draft_letter(wish("KE"), file_of(text), findings)
    errors = [one for one in findings if one.severity == "error"]
    assert (made, rule in {one.rule for one in errors}) == ("", True), [str(one) for one in errors]
    assert all(one.span.file == "given.yaml" for one in errors)


@pytest.mark.parametrize("text", ["letter: {kind: letter}\n", "letter: {dated: 2020-01-01}\n"])
def test_a_starter_letter_may_leave_the_rest_to_the_program(text: str) -> None:
    assert rules_of(draft_letter(wish("KE"), file_of(text), Findings())) <= BLANKS


def test_a_letter_in_brackets_or_with_anchors_is_followed_too() -> None:
    for text in (
        yaml.safe_dump(
            yaml.load(GOOD, Loader=yaml.BaseLoader), default_flow_style=True, width=9**9
        ),
        changed("[secretary-general]", "&to [secretary-general]").replace(
            "titles: [Ambassador]", "titles: &t [Ambassador]"
        ),
        GOOD.replace("\n", "\r\n"),
    ):
        findings = Findings()
        made = draft_next(wish(), file_of(text), findings)
        assert rules_of(made) <= BLANKS
        assert yaml.safe_load(made)["letter"]["to"] == ["secretary-general"]


JUNK = st.one_of(
    st.none(),
    st.integers(-5, 999),
    st.dates().map(str),
    st.sampled_from(["", "①79", "*", "{{ x }}", "{% if %}", "‹…›", "a: b", "[^a]", "\u2028"]),
    st.text(max_size=12),
    st.lists(st.text(max_size=4), max_size=3),
    st.dictionaries(st.sampled_from(["en", "code", "text"]), st.text(max_size=4), max_size=2),
)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    if not isinstance(value, dict | list):
        return
    for key, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
        yield from _paths(inner, (*path, key))


@st.composite
def mutated(draw: st.DrawFn, sources: list[Path]) -> str:
    """A file with some of its values replaced or deleted, as YAML of one of two styles."""
    source = draw(st.sampled_from(sources))
    value = copy.deepcopy(yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(list(_paths(value))[:80] or [("letter",)]))
        holder = value
        for step in path[:-1]:
            holder = holder[step]
        if draw(st.booleans()):
            holder[path[-1]] = draw(JUNK)
        else:
            del holder[path[-1]]
        if not value:
            break
    flow = draw(st.sampled_from([None, True, False]))
    return yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, sort_keys=False)


SMALL = [path for path in EXAMPLES if path.stat().st_size < 9_000]


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated(SMALL))
def test_any_letter_is_followed_or_its_errors_are_told(text: str) -> None:
    _sound_or_told(lambda findings: draft_next(wish(), file_of(text), findings))


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated([*STARTERS, *SMALL]))
def test_any_starter_letter_is_filled_in_or_its_errors_are_told(text: str) -> None:
    _sound_or_told(lambda findings: draft_letter(wish("egypt"), file_of(text), findings))


def _sound_or_told(draft: Any) -> None:
    findings = Findings()
    try:
        made = draft(findings)
    except UnreadableError:
        return
    errors = [one for one in findings if one.severity == "error"]
    assert bool(made) != bool(errors), (made, [str(one) for one in errors])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Further to my letter dated 1 April 2025 (A/79/1), I have the honour to inform you"),
        ("fr", "Comme suite à ma lettre datée du 1er avril 2025 (A/79/1), j’ai l’honneur de vous"),
        ("es", "Como continuación de mi carta de fecha 1 de abril de 2025 (A/79/1), tengo el"),
        ("ru", "В дополнение к моему письму от 1 апреля 2025 года (A/79/1) имею честь сообщить"),
        ("zh", "继我 2025 年 4 月 1 日的信(A/79/1)之后，谨通知你"),
        ("ar", "إلحاقا برسالتي المؤرخة 1 نيسان/أبريل 2025 (A/79/1)، أتشرف بإبلاغكم بأن"),
    ],
)
def test_a_letter_without_annex_informs(language: str, words: str) -> None:
    made = draft_next(wish(), file_of(changed("language: en", f"language: {language}")), Findings())
    assert words in " ".join(made.split())
    assert rules_of(made) <= BLANKS


def test_a_letter_of_another_kind_does_not_call_the_one_before_by_its_own_name() -> None:
    kind = read_letter_file(ROOT / "templates" / "letters" / "note-verbale.yaml")
    made = draft_next(wish(), file_of(GOOD), Findings(), kind)
    assert "has the honour to transmit" in made
    assert "its note verbale dated" not in made
    same = read_letter_file(ROOT / "templates" / "letters" / "statement.yaml")
    assert "Further to my letter dated 1 April 2025" in draft_next(
        wish(), file_of(GOOD), Findings(), same
    )
