"""The text in a PDF, what is not read, and what the file says of itself."""

from __future__ import annotations

import re

from documents import document, paragraph, words
from tagged import SIGNED, Artifact, Tagged, body, tagged
from unassemble.layout import Typesetter, lay_out
from unassemble.model import BlockQuote, Paragraph
from unassemble.story import build_story
from unassemble.styles import StyleSheet
from unassemble.text.fonts import FontBook
from unassemble.writers.pdf import write_pdf

# -- text --------------------------------------------------------------------------------


def test_words_in_another_language_are_marked() -> None:
    assert body(tagged("Text 中文 text [链接 words](https://example.org/).")) == [
        "P",
        "  'Text '",
        "  Span [zh-CN]",
        "    '中文'",
        "  ' text '",
        "  Link",
        "    Span [zh-CN]",
        "      '链接'",
        "    ' words'",
        "    link: https://example.org/",
        "  '.'",
    ]


def test_a_quotation_in_another_language_is_marked(fonts: FontBook, styles: StyleSheet) -> None:
    quoted = BlockQuote((paragraph("Une citation.", language="fr"),), "fr")
    spoken = Paragraph((*words("He said: "), *words("Bonjour", "fr"), *words(".")), "en")
    story = build_story(document(quoted, spoken))
    made = Tagged(write_pdf(lay_out(story, Typesetter(styles, fonts, story.marks)), story))
    assert made.tree.kids[0].lines()[-8:] == [
        "  BlockQuote [fr-FR]",
        "    P",
        "      'Une citation.'",
        "  P",
        "    'He said: '",
        "    Span [fr-FR]",
        "      'Bonjour'",
        "    '.'",
    ]


def test_tabs_and_line_ends_part_words() -> None:
    made = tagged("# I. Heading\n\nA line\\\nanother **bold** and^[N.] so on.")
    texts = [line.strip() for line in body(made) if line.strip().startswith("'")]
    assert texts[:2] == ["'I. Heading'", "'A line another bold and'"]
    assert "' so on.'" in texts


def test_a_space_between_two_looks_is_kept_at_a_line_end() -> None:
    words = " ".join(f"**bold{number}** plain{number}^[N.]" for number in range(60))
    (paragraph,) = [tag for tag in tagged(words).tree.all("P") if "bold0" in tag.text]
    assert len(paragraph.text.split()) == 120


def test_what_is_copied_is_what_is_meant() -> None:
    text = (
        "24\u00a0July, non\u2011stop, co\u00adop, word\u2060joiner, \u2003\u3000中\u301c文\uff5e。"
    )
    assert body(tagged(text)) == [
        "P",
        "  '24 July, non-stop, coop, wordjoiner, \\u2003'",
        "  Span [zh-CN]",
        "    '\\u3000中〜文～。'",
    ]


def test_a_soft_hyphen_shows_at_a_line_end_and_is_no_part_of_the_word() -> None:
    text = tagged("inter\u00adnational " * 40).tree.all("P")[-2].text
    assert re.sub("\u00ad", "", text).split() == ["international"] * 40
    assert 1 <= text.count("\u00ad") <= 6


# -- what is not read, and what stands beside the tree -----------------------------------


def test_furniture_says_what_it_is() -> None:
    made = tagged("Text.^[Note.]\n\n\\pagebreak\n\nMore.")
    first, second = made.artifacts
    assert Artifact("Pagination", "Footer", "Please recycle") in first
    assert Artifact("Pagination", "Footer", "25-05275 (E)") in first
    assert Artifact("Pagination", "Header", "A/79/1") in second
    assert Artifact("Pagination", "Footer", "2/2") in second
    assert {(one.type, one.subtype) for one in first + second if not one.text} == {
        ("Layout", ""),
        ("Pagination", "Footer"),
    }
    for one in first + second:
        assert one.type == "Pagination" or not one.text


def test_the_document_names_itself() -> None:
    made = tagged("Text.", SIGNED + "annexes: [{language: fr, text: Texte.}]\n")
    root = made.pdf.Root
    assert root.Lang == "en-GB"
    assert root.ViewerPreferences.DisplayDocTitle
    assert root.MarkInfo.Marked
    assert [int(root.PageLabels.Nums[0]), root.PageLabels.Nums[1].S] == [0, "/D"]
    assert "/RoleMap" not in root.StructTreeRoot
    with made.pdf.open_metadata() as found:
        assert found["dc:title"] == "Letter"
        assert found["pdfuaid:part"] == "1"
        assert (found["pdfaid:part"], found["pdfaid:conformance"]) == ("2", "A")
        assert found["dc:language"] == {"en-GB", "fr-FR"}
    assert made.pdf.docinfo.Title == "Letter"
    packet = root.Metadata.read_bytes()
    assert b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in packet


def test_a_heading_without_words_is_none() -> None:
    made = tagged("Text.\n\n#\n\nText.")
    assert body(made) == ["P", "  'Text.'", "P", "  'Text.'"]
    with made.pdf.open_outline() as outline:
        assert [len(one.children) for one in outline.root] == [0]


def test_a_bookmark_has_all_words_of_its_heading_and_knows_its_element() -> None:
    words = "a heading of so many words that it goes over the end of its line"
    made = tagged(f"# I. {words}^[N.]^[M.] in French", title=f"Letter, {words}, {words}")
    with made.pdf.open_outline() as outline:
        (letter,) = outline.root
        (heading,) = letter.children
        assert letter.title == f"Letter, {words}, {words}"
        assert heading.title == f"I. {words} in French"
    assert heading.obj.SE.S == "/H2"
    assert letter.obj.SE.S == "/H1"
