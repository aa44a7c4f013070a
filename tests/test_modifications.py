"""`new --from LETTER --as …`: addendum, corrigendum, revision, reissue."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import unassemble as un
from letter_files import GOOD
from test_command_line import run
from unassemble.drafts.modification import suffixed

SIX = """\
# Ours.
language: en
symbols: [A/79/1]
date: 2025-04-02
job_number: 25-01234
organs:
  - organ: general-assembly
    session: 79
letter:
  dated: 2025-04-01
  from: {state: KE, office: permanent-representative}
  to: [secretary-general]
  text:
    en: I have the honour to write of 25 cases.^[All of 2024.]
    zh: 谨此致函，述及25起案件。^[均为2024年。]
    ar: أتشرف بأن أكتب عن 25 حالة.
    fr: J’ai l’honneur d’écrire au sujet de 25 cas.
    ru: Имею честь сообщить о 25 случаях.
    es: Tengo el honor de escribir sobre 25 casos.
  signatories:
    - name: {"en zh ar fr ru es": Ann **Lee**}
      titles: {"en zh ar fr ru es": [Ambassador]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old.yaml").write_text(SIX, "utf-8")
    (tmp_path / "new.yaml").write_text(SIX.replace("25 ", "26 ").replace("及25", "及26"), "utf-8")
    return tmp_path


def made(folder: Path, kind: str, *more: str) -> str:
    done = run("new", "--from", "old.yaml", "--as", kind, *more, "-o", "made.yaml", cwd=folder)
    assert done.returncode == 0, done.stderr
    built = run("build", "made.yaml", "--language", "all", "--format", "docx", cwd=folder)
    assert built.returncode == 0, built.stderr
    return (folder / "made.yaml").read_text("utf-8")


def test_a_corrigendum_has_the_corrections_of_each_language(folder: Path) -> None:
    text = made(folder, "corrigendum", "--to", "new.yaml")
    assert text.startswith("# Ours.\n")
    assert "symbols: [A/79/1/Corr.1]" in text
    assert "job_number" not in text
    letter = un.loads(text)
    for language, words in {
        "en": ("First paragraph", "For 25 read 26"),
        "zh": ("第一段", "将“25”改为“26”"),
        "ar": ("الفقرة الأولى", "25"),
        "fr": ("Premier paragraphe", "Au lieu de 25 lire 26"),
        "ru": ("Первый абзац", "Вместо 25 читать 26"),
        "es": ("Primer párrafo", "Donde dice 25 debe decir 26"),
    }.items():
        page = letter.pages_as_text(language)  # type: ignore[arg-type]
        assert all(word in page for word in words), (language, page)
        assert "Lee" not in page
    assert "Corrigendum" in letter.pages_as_text("en")


def test_a_version_without_corrections_says_so(folder: Path) -> None:
    (folder / "new.yaml").write_text(SIX.replace("25 cas.", "26 cas."), "utf-8")
    letter = un.loads(made(folder, "corrigendum", "--to", "new.yaml"))
    assert "Not applicable to the English text." in letter.pages_as_text("en")
    assert "Au lieu de 25 lire 26" in letter.pages_as_text("fr")


def test_an_addendum_keeps_the_heads_and_waits_for_its_text(folder: Path) -> None:
    text = made(folder, "addendum")
    assert "A/79/1/Add.1" in text
    assert "‹… what is added›" in text
    assert "honour" not in text
    assert "Addendum" in un.loads(text).pages_as_text("en")


def test_a_revision_keeps_the_text(folder: Path) -> None:
    text = made(folder, "revision")
    assert "A/79/1/Rev.1" in text
    assert "date: 2025-04-02" not in text
    assert "25 cases" in text


def test_a_reissue_keeps_all_and_has_its_date(folder: Path) -> None:
    text = made(folder, "reissue", "--dated", "2025-05-30")
    assert "symbols: [A/79/1]" in text
    assert "reissue: 2025-05-30" in text
    page = un.loads(text).pages_as_text("en")
    assert "Reissued for technical reasons" in page
    (folder / "old.yaml").write_text(text, "utf-8")
    again = made(folder, "reissue", "--dated", "2025-06-02", "--force")
    assert "Second reissue" in un.loads(again).pages_as_text("en")


def test_a_letter_without_symbols_says_what_it_is(folder: Path) -> None:
    (folder / "old.yaml").write_text(SIX.replace("symbols: [A/79/1]\n", ""), "utf-8")
    text = made(folder, "addendum")
    assert "suffix: Add.1" in text
    page = un.loads(text).pages_as_text("en")
    assert "A/79/…/Add.1" in page
    assert "Addendum" in page
    (folder / "old.yaml").write_text(text, "utf-8")
    assert "suffix: Add.2" in made(folder, "addendum", "--force")


@pytest.mark.parametrize(
    ("symbol", "word", "expected"),
    [
        ("A/79/1", "Corr", "A/79/1/Corr.1"),
        ("A/79/1/Corr.1", "Corr", "A/79/1/Corr.2"),
        ("A/79/1/Rev.1", "Corr", "A/79/1/Rev.1/Corr.1"),
        ("A/79/1/Add.9*", "Add", "A/79/1/Add.10"),
    ],
)
def test_suffixes_count(symbol: str, word: str, expected: str) -> None:
    assert suffixed(symbol, word) == expected


def test_symbols_that_disagree_with_the_suffix_are_told() -> None:
    letter = un.loads(GOOD.replace("symbols: [A/79/1]", "symbols: [A/79/1]\nsuffix: Corr.1"))
    assert "symbols-disagree" in {finding.rule for finding in letter.findings()}
    wrong = un.loads(GOOD.replace("symbols: [A/79/1]", "suffix: Corrigendum"))
    assert "not-a-suffix" in {finding.rule for finding in wrong.findings()}


def test_wrong_uses_are_told(folder: Path) -> None:
    def told(*arguments: str) -> str:
        done = run("new", *arguments, cwd=folder)
        assert done.returncode != 0
        return done.stderr

    assert "needs the letter" in told("kenya", "--as", "addendum")
    assert "--to FILE" in told("--from", "old.yaml", "--as", "corrigendum")
    assert "--to is for" in told("--from", "old.yaml", "--to", "new.yaml")
    same = told("--from", "old.yaml", "--as", "corrigendum", "--to", "old.yaml")
    assert "error[nothing-to-correct]" in same
    (folder / "new.yaml").write_text(GOOD, "utf-8")
    fewer = told("--from", "old.yaml", "--as", "corrigendum", "--to", "new.yaml")
    assert "error[version-missing]" in fewer


def test_from_python() -> None:
    old, new = un.loads(SIX), un.loads(SIX.replace("25 cases", "26 cases"))
    assert "*For* 25 *read* 26" in un.modified_letter("corrigendum", old, corrected=new)
    assert "reissue: 2025-05-30" in un.modified_letter("reissue", old, dated=date(2025, 5, 30))
    with pytest.raises(ValueError, match="needs it"):
        un.modified_letter("corrigendum", old)
    with pytest.raises(un.LetterError):
        un.modified_letter("corrigendum", old, corrected=old)
