"""Letters of kinds in which other programs lose or change something, read again in both outputs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree
from PIL import Image

from docx_parts import WP, Parts, R, W, find
from letter_files import changed, findings, source
from tagged import Tag, Tagged
from unassemble.pipeline.building import build_version
from unassemble.pipeline.letter_file import LetterFile

LETTER = """\
language: {language}
symbols: [S/2025/2]
date: 2025-04-02
organs: [{{organ: security-council}}]
letter:
  title: Letter
  text: "See annex{star}."
  signatories: [{{name: "{name}"}}]
{notes}
annexes:
"""


class Made:
    """Both outputs of a letter with annexes."""

    def __init__(
        self,
        *texts: str,
        language: str = "en",
        notes: str = "",
        folder: Path = Path("/nonexistent"),
    ) -> None:
        star = "[^*]" if notes else ""
        name = "安·示例" if language == "zh" else "Ann **Lee**"
        letter = LETTER.format(language=language, star=star, notes=notes, name=name)
        data = letter + "".join(map(_annex, texts))
        made = build_version(LetterFile(data.encode(), "letter.yaml", folder))
        self.parts, self.tagged = Parts(made.docx), Tagged(made.pdf)
        self.body = self.parts["word/document.xml"]
        with pypdfium2.PdfDocument(made.pdf) as document:
            self.pages = [page.get_textpage().get_text_range() for page in document]
        self.pdf = pikepdf.open(io.BytesIO(made.pdf))

    @property
    def labels(self) -> list[str]:
        """The labels of list items, as read aloud."""
        return [_label(item) for item in self.tagged.tree.all("LI")]

    @property
    def marks(self) -> list[str]:
        """The marks of calls, as read aloud."""
        return [tag.text for tag in self.tagged.tree.all("Reference")]

    def links(self, part: str) -> list[str]:
        """The addresses of the links of a part of the DOCX, in order."""
        targets = self.parts.relations(part)
        found = find(self.parts[part], ".//w:hyperlink[@r:id]")
        return [targets[one.get(f"{R}id")] for one in found]

    def annotations(self) -> Iterator[tuple[str, str, list[float]]]:
        """The address, the words and the box of each active part of a link of the PDF."""
        for page in self.pdf.pages:
            for one in page.get("/Annots", []):
                if "/A" in one and "/URI" in one.A:
                    box = [float(edge) for edge in one.Rect]
                    yield str(one.A.URI), str(one.get("/Contents", "")), box


def _annex(text: str) -> str:
    """An annex; keys before its text end with a line of dashes."""
    keys, _, rest = text.rpartition("---8<---\n")
    made = "".join(f"    {line}\n" for line in keys.splitlines())
    lines = "".join(f"      {line}\n" if line else "\n" for line in rest.splitlines())
    return f"  - title: Statement\n{made}    text: |\n{lines}"


def _label(item: Tag) -> str:
    return next(kid.text for kid in item.kids if isinstance(kid, Tag) and kid.name == "Lbl")


def test_notes_of_cells_stand_once_each_on_the_page_of_their_calls() -> None:
    rows = "".join(f"| Village {number} | 5 |\n" for number in range(60))
    made = Made(
        "Before.^[NoteA.]\n\n| Place^[NoteB.] | Number^[NoteC.] |\n|---|--:|\n"
        f"| First^[NoteD.] | 5 |\n{rows}| Last^[NoteE.] | 5 |\n\nAfter.^[NoteF.]"
    )
    assert made.marks == ["1", "2", "3", "4", "5", "6"]
    whole = "".join(made.pages)
    for call, note in {
        "Before": "A",
        "Number": "C",
        "First": "D",
        "Last": "E",
        "After": "F",
    }.items():
        assert whole.count(f"Note{note}") == 1
        assert any(call in page and f"Note{note}" in page for page in made.pages)
    assert sum("Place" in page for page in made.pages) > 1  # the header is repeated
    notes = find(made.parts["word/footnotes.xml"], "//w:footnote[not(@w:type)]")
    assert ["".join(note.itertext()).strip() for note in notes] == [f"Note{n}." for n in "ABCDEF"]


def test_notes_of_lists_and_quotations_count_on() -> None:
    made = Made(
        "One.^[n1]\n\n1. Item.^[n2]\n\n   (a) Sub.^[n3]\n\n       (i) Sub-sub.^[n4]\n\n"
        "2. Item.^[n5]\n\n- Bullet.^[n6]\n  - Nested.^[n7]\n\n> Quotation.^[n8]\n\nLast.^[n9]"
    )
    assert made.marks == [str(number) for number in range(1, 10)]
    assert made.labels == ["1.", "(a)", "(i)", "2.", "•", "•"]
    ids = [one.get(f"{W}id") for one in find(made.body, "//w:footnoteReference")]
    texts = {
        note.get(f"{W}id"): "".join(note.itertext()).strip()
        for note in find(made.parts["word/footnotes.xml"], "//w:footnote")
    }
    assert [texts[one] for one in ids] == [f"n{number}" for number in range(1, 10)]


def test_custom_marks_stand_as_given_and_do_not_count() -> None:
    notes = 'notes:\n  "†": Dagger.\n  "**": Stars.\n  q: {mark: "1", text: Quoted.}\n---8<---\n'
    made = Made(
        f"{notes}Text.[^†] Text.^[One.] Text.[^**] Text.^[Two.] Quoted “so.”[^q]",
        notes='  notes:\n    "*": Circulated as received.',
    )
    assert made.marks == ["*", "†", "1", "**", "2", "1"]
    custom = find(made.body, "//w:footnoteReference[@w:customMarkFollows='1']")
    typed = ["".join(one.getparent().itertext()) for one in custom]
    assert typed == ["*", "†", "**", "1"]


def test_addresses_with_signs_are_links_in_text_and_notes_of_both() -> None:
    plain = "https://example.org/a?x=1&y=2"
    odd = "https://example.org/Baku_(city)"
    coded = "https://example.org/%D0%91%D0%B0%25#p(1)"
    made = Made(f"See <{plain}>.^[See <{plain}>, <{coded}>.] Also [the page]({odd}).^[<{odd}>]")
    assert made.links("word/document.xml") == [plain, odd]
    assert made.links("word/footnotes.xml") == [plain, coded, odd]
    assert {address for address, _, _ in made.annotations()} == {plain, odd, coded}


def test_words_with_ligatures_are_copied_whole() -> None:
    words = [
        "efficient",
        "official’s",
        "first",
        "fleet",
        "affixed",
        "baffling",
        "affluent",
        "fjord",
    ]
    made = Made(f"# Effective flair\n\nThe {' '.join(words)} *affirmed* **fifth**.^[Affair.]")
    for word in (*words, "Effective", "flair", "affirmed", "fifth", "Affair"):
        assert word in "".join(made.pages)


def test_numbers_stay_as_written() -> None:
    made = Made(
        "1. First.\n\n   (a) One.\n\n       (i) i.\n\n       (ii) ii.\n\n   (b) Two.\n\n"
        "       (i) again.\n\n2. Second.\n\n   (a) again.\n\n   - bullet\n   - bullet\n\n"
        "Between.\n\n3. Third.\n\n# Heading\n\n4. Fourth.\n\n10. Tenth.\n\n100. Hundredth."
    )
    assert " ".join(made.labels) == "1. (a) (i) (ii) (b) (i) 2. (a) • • 3. 4. 10. 100."
    texts = ["".join(one.itertext()) for one in find(made.body, "//w:p[.//w:tab]")]
    assert [text for text in texts if text.startswith("100.")] == ["100.Hundredth."]


def test_a_header_may_be_empty_and_a_row_short() -> None:
    made = Made("| | |\n|---|---|\n| e | f |\n| only one |")
    (table,) = made.tagged.tree.all("Table")
    assert [tag.text for tag in table.all("TR")] == ["", "ef", "only one"]
    assert [len(find(row, "w:tc")) for row in find(made.body, "//w:tbl[last()]/w:tr")] == [2, 2, 2]


@pytest.mark.parametrize("form", ["<{}>", "^[<{}>]", "[words that {}]({})"])
def test_a_long_address_stays_in_the_column_and_each_part_is_active(form: str) -> None:
    address = (
        "https://www.example.org/a-very-long-name/of-a-page-" + "that-goes-on-" * 20 + "A" * 150
    )
    made = Made("Text " + form.format(address, address) + " and more.")
    parts = list(made.annotations())
    assert len(parts) > 1
    assert {one for one, _, _ in parts} == {address}
    assert all(words for _, words, _ in parts)
    assert max(box[2] for _, _, box in parts) <= 612 - 60
    part = "word/footnotes.xml" if form.startswith("^") else "word/document.xml"
    assert set(made.links(part)) == {address}
    printed = "".join("".join(made.pages).split())  # pdfium leaves out hyphens at ends of lines
    assert address.replace("-", "") in printed.replace("-", "").replace("\ufffe", "")


def test_passages_say_their_language_wherever_they_stand() -> None:
    made = Made(
        "# [Déclaration]{lang=fr}\n\nSaid [Совет]{lang=ru}.^[[Voir]{lang=fr} [见附件]{lang=zh}]\n\n"
        "1. [Premièrement]{lang=fr}.\n\n"
        "| [Année]{lang=fr} | Year |\n|---|---|\n| [二年]{lang=zh} | a |"
    )
    expected = {
        "Déclaration": "fr", "Совет": "ru", "Voir": "fr", "见附件": "zh", "Premièrement": "fr",
        "Année": "fr", "二年": "zh",
    }  # fmt: skip
    spans = {tag.text: tag.language for tag in made.tagged.tree.all("Span") if tag.language}
    assert {word: spans[word][:2] for word in expected} == expected
    for part in (made.body, made.parts["word/footnotes.xml"]):
        for run in find(part, "//w:r[w:rPr/w:lang]"):
            text = "".join(one.text or "" for one in find(run, "w:t"))
            if text in expected:
                (lang,) = find(run, "w:rPr/w:lang")
                said = lang.get(f"{W}eastAsia") or lang.get(f"{W}val")
                assert said[:2] == expected[text]


def test_arabic_labels_and_tables() -> None:
    made = Made(
        "language: ar\n---8<---\n1. الأولى.\n\n   (أ) فرعية.\n\n   (ب) ثانية.\n\n2. الثانية.\n\n"
        "| السنة | العدد |\n|---|--:|\n| 2023 | 1 |\n| 2024 | 999 |"
    )
    assert len(made.labels) == 4
    # Marks of direction tell programs that copy it where the figure ends.
    assert made.labels[0].replace("\u200f", "") == "1."
    (table,) = find(made.body, "//w:tbl[w:tblPr/w:bidiVisual][.//w:t='2023']")
    assert len(find(table, "w:tr")) == 3


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\ufeff", "\u202a"])
def test_characters_that_nobody_sees_are_told(sign: str) -> None:
    text = changed("honour to write", f"honour to{sign} write")
    assert "invisible-character" in {one.rule for one in findings(text)}


def test_tables_side_by_side_stay_apart() -> None:
    table = "| A | B |\n|---|---|\n| 1 | 2 |\n"
    quoted = "".join(f"> {line}\n" for line in table.splitlines())
    listed = "- " + "\n  ".join(table.splitlines()) + "\n"
    made = Made(f"{table}\n{table}\n{quoted}\n{listed}\n1. Numbered.\n\n2. Second.\n\n{table}")
    tables = find(made.body, "//w:tbl[.//w:t='A']")
    assert len(tables) == 5
    assert all(etree.QName(one.getnext()).localname == "p" for one in tables)
    assert all(etree.QName(cell[-1]).localname == "p" for cell in find(made.body, "//w:tc"))
    assert len(made.tagged.tree.all("Table")) == 5


def test_ideographic_spaces_at_the_head_are_the_indent() -> None:
    made = Made(
        "\u3000\u3000第一段。\n\n第二段。\n\n1.\u3000编号。\n\n（一）\u3000另一种。", language="zh"
    )
    paragraphs = ["".join(one.itertext()) for one in find(made.body, "//w:p")]
    assert not any(text.startswith("\u3000") for text in paragraphs)
    assert {"第一段。", "第二段。"} <= set(paragraphs)
    assert made.labels == ["1.", "（一）"]


def test_pictures_say_what_they_show_in_both(tmp_path: Path) -> None:
    Image.new("RGB", (40, 30), "red").save(tmp_path / "small.png")
    made = Made(
        "![First](small.png)\n\n- item\n\n  ![In an item](small.png)\n\n"
        'Text ![In a sentence](small.png) after.\n\n![Two \\| bars & "quotes" <tag>](small.png)',
        folder=tmp_path,
    )
    expected = ["First", "In an item", "In a sentence", 'Two | bars & "quotes" <tag>']
    figures = [tag.alternative for tag in made.tagged.tree.all("Figure")]
    assert [one for one in figures if one in expected] == expected
    drawn = list(made.body.iter(f"{WP}docPr"))
    assert [one.get("descr") for one in drawn if one.get("descr") in expected] == expected
    assert len({one.get("id") for one in drawn}) == len(drawn)


def test_notes_begin_anew_where_an_annex_says_so() -> None:
    again = "footnotes: {style: numbers, restart: annex}\n---8<---\n"
    letters = 'footnotes: {style: letters, restart: annex}\nnotes:\n  "*": Star.\n---8<---\n'
    made = Made(
        "One.^[a1] Two.^[a2]",
        f"{again}One.^[b1] Two.^[b2]",
        f"{letters}One.^[c1] Two.[^*] Three.^[c2]",
    )
    assert made.marks == ["1", "2", "1", "2", "a", "*", "b"]
    pages = [page for page in made.pages if "One." in page]
    assert [("a1" in page, "b1" in page, "c1" in page) for page in pages] == [
        (True, False, False), (False, True, False), (False, False, True),
    ]  # fmt: skip


def test_a_page_may_end_inside_an_item_or_a_quotation() -> None:
    made = Made(
        "1. First.\n\n   \\pagebreak\n\n   More of it.\n\n2. Second.\n\n"
        "- bullet\n\n  \\pagebreak\n\n- bullet two\n\n> quote\n>\n> \\pagebreak\n>\n> quote two"
    )
    assert made.labels == ["1.", "2.", "•", "•"]
    heads = ["".join(one.itertext()) for one in find(made.body, "//w:p[w:pPr/w:pageBreakBefore]")]
    assert heads[-3:] == ["More of it.", "•bullet two", "quote two"]
    for words, page in (("More of it", 2), ("bullet two", 3), ("quote two", 4)):
        assert words in made.pages[page]


def test_a_letter_says_where_it_would_lose_a_cell() -> None:
    table = "    | One | Two |\n    |---|---|\n    | a | b | LOST |\n"
    text = changed("    I have the honour to write.\n", f"    I write.\n\n{table}")
    (found,) = [one for one in findings(text) if one.rule == "table-cells"]
    line = text.splitlines()[found.span.line - 1]
    assert line[found.span.column - 1 :].strip(" |") == "LOST"
    assert build_fails(text)


def build_fails(text: str) -> bool:
    from unassemble.base.errors import LetterError

    try:
        build_version(source(text))
    except LetterError:
        return True
    return False
