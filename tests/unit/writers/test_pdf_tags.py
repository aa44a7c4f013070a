"""The structure tree of small letters: what is there, in which order, in which language.

ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7; Matterhorn Protocol 1.1, the points for people too.
"""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from different_letters import KINDS, write_letter_of_kind
from letter_files import build_file
from tagged import SIGNED, Tag, Tagged, body, tagged
from unassemble.model import List, ListItem
from unassemble.story.lists import list_numbering

# -- the letter as a whole ---------------------------------------------------------------


def test_a_letter_reads_from_its_masthead_to_its_annex() -> None:
    made = tagged(
        "Text.",
        SIGNED + "annexes:\n  - {language: fr, original: fr, title: Annexe, text: Texte.}\n",
        language="zh",
        title="来信",
    )
    assert made.tree.lines() == [
        "Document [zh-CN]",
        "  Sect [zh-CN]",
        "    Div",
        "      P",
        "        '联合国'",
        "      P",
        "        'A/79/1'",
        "      Figure Placement=Block alt='联合国徽章'",
        "        ''",
        "      P",
        "        '大会'",
        "      P [en-GB]",
        "        'Distr.: General'",
        "      P [en-GB]",
        "        '2 April 2025'",
        "      P [en-GB]",
        "        'Original: Chinese'",
        "    P",
        "      '第七十九届会议'",
        "    H1",
        "      '来信'",
        "    P",
        "      'Text.'",
        "    P",
        "      'Ann Lee(签名)'",
        "  Sect [fr-FR]",
        "    H1 [zh-CN]",
        "      '来信的附件'",
        "    P [zh-CN]",
        "      '[原件：法文]'",
        "    H2",
        "      'Annexe'",
        "    P",
        "      'Texte.'",
    ]


def test_an_enclosure_is_a_section_of_its_annex() -> None:
    made = tagged(
        "Text.",
        SIGNED
        + "annexes:\n"
        + "  - {title: One, text: A., enclosures: [{title: In one, text: B.}, {text: C.}]}\n"
        + "  - {title: Two, text: D.}\n",
    )
    sections = [kid for kid in made.tree.kids if isinstance(kid, Tag)]
    assert [tag.name for tag in made.tree.all("Sect")] == ["Sect"] * 5
    assert len(sections) == 3
    assert [(tag.name, tag.text) for tag in sections[1].all("H1", "H2", "H3")] == [
        ("H1", "Annex I"),
        ("H2", "One"),
        ("H2", "Enclosure I"),
        ("H3", "In one"),
        ("H2", "Enclosure II"),
    ]
    with made.pdf.open_outline() as outline:
        assert [nested(one) for one in outline.root] == [
            ("Letter", []),
            (
                "Annex I",
                [("One", []), ("Enclosure I", [("In one", [])]), ("Enclosure II", [])],
            ),
            ("Annex II", [("Two", [])]),
        ]


def nested(item: pikepdf.OutlineItem) -> tuple[str, list[object]]:
    return item.title, [nested(child) for child in item.children]


def test_headings_skip_no_level_and_sisters_have_one() -> None:
    made = tagged(
        "# One\n\n### Three\n\n###### Six\n\n### Three again\n\n## Two\n\n"
        "# One again\n\n## Two too\n"
    )
    assert [line.strip() for line in body(made)] == [
        "H2", "'One'", "H3", "'Three'", "H4", "'Six'", "H3", "'Three again'",
        "H3", "'Two'", "H2", "'One again'", "H3", "'Two too'",
    ]  # fmt: skip


# -- lists, tables, quotations, figures --------------------------------------------------


def test_a_list_has_labels_and_bodies_inside_each_other() -> None:
    assert body(tagged("1. First:\n\n   (a) Inner.\n\n2. Second.\n\n- Dot\n")) == [
        "L ListNumbering=Decimal",
        "  LI",
        "    Lbl",
        "      '1.'",
        "    LBody",
        "      P",
        "        'First:'",
        "      L ListNumbering=LowerAlpha",
        "        LI",
        "          Lbl",
        "            '(a)'",
        "          LBody",
        "            P",
        "              'Inner.'",
        "  LI",
        "    Lbl",
        "      '2.'",
        "    LBody",
        "      P",
        "        'Second.'",
        "L ListNumbering=Disc",
        "  LI",
        "    Lbl",
        "      '•'",
        "    LBody",
        "      P",
        "        'Dot'",
    ]


@pytest.mark.parametrize(
    ("labels", "numbering"),
    [
        (["1.", "2."], "Decimal"),
        (["(a)", "(b)"], "LowerAlpha"),
        (["а)", "б)"], "LowerAlpha"),
        (["A.", "B."], "UpperAlpha"),
        (["(i)", "(ii)"], "LowerRoman"),
        (["(i)"], "LowerRoman"),
        (["(v)"], "LowerAlpha"),
        (["(h)", "(i)"], "LowerAlpha"),
        (["I.", "II."], "UpperRoman"),
        (["(aa)", "(bb)"], "LowerAlpha"),
        (["(一)", "(二)"], "Decimal"),
        (["1.", "a)"], "Decimal"),
        (["(ab)", "(cd)"], "Decimal"),
    ],
)
def test_a_list_says_how_it_is_numbered(labels: list[str], numbering: str) -> None:
    items = tuple(ListItem(label, ()) for label in labels)
    assert list_numbering(List("number", items, "en")) == numbering
    assert list_numbering(List("bullet", items, "en")) == "Disc"


def test_a_table_has_heads_of_columns() -> None:
    assert body(tagged("| Year | |\n|--|--|\n| 2023 | 5 |\n")) == [
        "Table",
        "  THead",
        "    TR",
        "      TH Scope=Column",
        "        P",
        "          'Year'",
        "      TD",
        "  TBody",
        "    TR",
        "      TD",
        "        P",
        "          '2023'",
        "      TD",
        "        P",
        "          '5'",
    ]


@pytest.mark.parametrize(
    ("first", "tag"),
    [("|  | 2023 |", "TH"), ("| Side | 2023 |", "TD"), ("| **Side** | 2023 |", "TD")],
)
def test_a_first_column_without_a_heading_heads_the_rows(first: str, tag: str) -> None:
    (_, row) = tagged(f"{first}\n|--|--|\n| North | 5 |\n").tree.all("TR")
    assert [kid.name for kid in row.kids] == [tag, "TD"]
    assert row.kids[0].attributes == ({"Scope": "Row"} if tag == "TH" else {})


def test_a_first_column_of_strong_words_heads_the_rows() -> None:
    table = "| Side | 2023 |\n|--|--|\n| **North** | 5 |\n| {} | 6 |\n"
    strong = tagged(table.format("**South**")).tree.all("TBody")[0]
    mixed = tagged(table.format("South")).tree.all("TBody")[0]
    assert [tag.text for tag in strong.all("TH")] == ["North", "South"]
    assert mixed.all("TH") == []


def test_the_repeated_head_of_a_table_is_read_once() -> None:
    rows = "".join(f"| {number} | Text |\n" for number in range(120))
    made = tagged(f"| Number | Words |\n|--|--|\n{rows}")
    assert len(made.pdf.pages) > 2
    assert [tag.text for tag in made.tree.all("TH")] == ["Number", "Words"]
    again = [one for one in made.artifacts[1] if one.type == "Pagination" and not one.subtype]
    assert [one.text for one in again] == ["Number", "Words"]


def test_a_french_quotation_in_an_english_annex_of_a_chinese_letter() -> None:
    made = tagged(
        "文本。",
        SIGNED
        + "annexes:\n"
        + "  - {language: en, text: 'It read: [Le Conseil prend note.]{lang=fr} No more.'}\n",
        language="zh",
        title="来信",
    )
    assert made.tree.lines()[-5:] == [
        "    P",
        "      'It read: '",
        "      Span [fr-FR]",
        "        'Le Conseil prend note.'",
        "      ' No more.'",
    ]


def test_a_quotation_holds_its_notes() -> None:
    assert body(tagged("> Said.^[Where.]\n\nAfter.")) == [
        "BlockQuote",
        "  P",
        "    'Said.'",
        "    Reference",
        "      Link",
        "        '1'",
        "        link: Footnote 1",
        "  Note",
        "    Lbl",
        "      Link",
        "        '1'",
        "        link: Footnote 1: back to the text",
        "    P",
        "      'Where.'",
        "P",
        "  'After.'",
    ]


def test_a_figure_has_its_words_and_its_box(tmp_path: Path) -> None:
    path = write_letter_of_kind("annexes", tmp_path)
    made = Tagged(build_file(path, formats=["pdf"]).pdf)
    figures = made.tree.all("Figure")
    assert [tag.alternative for tag in figures] == [
        "Emblem of the United Nations",
        "A grey slope, dark at the left",
        "A photograph of a red square",
        "A disc through which the page shows",
    ]
    for tag in figures:
        left, bottom, right, top = map(float, re.findall(r"[\d.]+", tag.attributes["BBox"])[-4:])
        assert 0 < left < right < 612
        assert 0 < bottom < top < 792


# -- notes and links ---------------------------------------------------------------------


def test_a_note_stands_after_the_block_that_calls_it() -> None:
    made = tagged(
        "One^[A.] two^[B.\n] three.\n\n# Head^[C.]\n\n- Item^[D.]\n\n| T^[E.] |\n|--|\n| x |\n"
    )
    parents = [
        (tag.name, [kid.name for kid in tag.kids if isinstance(kid, Tag)])
        for tag in made.tree.walk()
        if any(isinstance(kid, Tag) and kid.name == "Note" for kid in tag.kids)
    ]
    (section, children), *rest = parents
    assert section == "Sect"
    assert children[2:8] == ["H1", "P", "Note", "Note", "H2", "Note"]
    assert rest == [("LBody", ["P", "Note"]), ("TH", ["P", "Note"])]
    assert [tag.all("P")[0].text for tag in made.tree.all("Note")] == ["A.", "B.", "C.", "D.", "E."]
    identifiers = [tag.identifier for tag in made.tree.all("Note")]
    assert len(set(identifiers)) == 5
    assert all(identifiers)


def test_a_call_and_its_note_lead_to_each_other() -> None:
    made = tagged("Text.^[Note.]")
    call, back = made.tree.all("Link")
    (there,), (here,) = (
        [kid["Dest"] for kid in tag.kids if isinstance(kid, dict)] for tag in (call, back)
    )
    assert there[0] == here[0] == made.pdf.pages[0].obj
    assert float(there[3]) < 160 < 400 < float(here[3])


def test_a_note_that_goes_on_overleaf_is_one_note(tmp_path: Path) -> None:
    path = write_letter_of_kind("long-notes", tmp_path)
    made = Tagged(build_file(path, formats=["pdf"]).pdf)
    notes = made.tree.all("Note")
    assert len(notes) == 30
    assert len(made.pdf.pages) > 10
    for number, note in enumerate(notes, 1):
        text = note.all("P")[0].text
        assert text.startswith(f"Note {number}: which is long enough")
        assert text.count("next page, ") == 24
        assert text.endswith("and ends here.")
        assert "  " not in text


def test_notes_of_the_page_are_called_from_masthead_and_agenda(tmp_path: Path) -> None:
    path = write_letter_of_kind("chinese", tmp_path)
    made = Tagged(build_file(path, formats=["pdf"]).pdf)
    lines = made.tree.kids[0].lines()
    assert lines[5:13] == [
        "      'A/79/907'",
        "      Reference",
        "        Link",
        "          '*'",
        "          link: 脚注 *",
        "      '-S/2025/307'",
        "      Reference",
        "        Link",
    ]
    agenda = lines.index("    '暂定项目表'")
    assert lines[agenda + 1 : agenda + 4] == ["    Reference", "      Link", "        '**'"]
    assert lines[agenda + 6] == "  Note"


def test_a_link_over_two_lines_is_one_link_with_two_boxes() -> None:
    address = "https://example.org/" + "/".join(["a-word-and-another"] * 5)
    made = tagged(f"Text <{address}> and [words](https://example.org/).")
    long, short = made.tree.all("Link")
    assert long.text == address
    boxes = [kid for kid in long.kids if isinstance(kid, dict)]
    assert len(boxes) == 2
    assert [str(box["Contents"]) for box in boxes] == [address] * 2
    assert float(boxes[0]["Rect"][1]) > float(boxes[1]["Rect"][1])
    assert [kid["A"].URI for kid in short.kids if isinstance(kid, dict)] == ["https://example.org/"]


def test_every_annotation_is_found_from_its_number(tmp_path: Path) -> None:
    path = write_letter_of_kind("french", tmp_path)
    made = Tagged(build_file(path, formats=["pdf"]).pdf)
    nums = list(made.pdf.Root.StructTreeRoot.ParentTree.Nums)
    tree = {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}
    seen = 0
    for page in made.pdf.pages:
        assert page.Tabs == "/S"
        assert isinstance(tree[int(page.StructParents)], pikepdf.Array)
        for annotation in page.get("/Annots", ()):
            element = tree[int(annotation.StructParent)]
            assert element.S == "/Link"
            kids = [kid for kid in element.K if isinstance(kid, pikepdf.Dictionary)]
            assert annotation.objgen in [kid.Obj.objgen for kid in kids if "/Obj" in kid]
            seen += 1
    assert seen == len(made.tree.all("Link"))


STANDARD = re.compile(
    "Document|Sect|Div|P|H[1-6]|L|LI|Lbl|LBody|Table|THead|TBody|TR|TH|TD|BlockQuote|Figure"
    "|Reference|Link|Note|Span"
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_letter_is_whole(kind: str, tmp_path: Path) -> None:
    made = Tagged(build_file(write_letter_of_kind(kind, tmp_path), formats=["pdf"]).pdf)
    assert all(STANDARD.fullmatch(tag.name) for tag in made.tree.walk())
    level = 0
    for tag in made.tree.all("Sect", *(f"H{number}" for number in range(1, 7))):
        if tag.name != "Sect":
            assert int(tag.name[1]) <= level + 1, tag.text
            level = int(tag.name[1])
            assert tag.text.strip()
    for tag in made.tree.all("Link"):
        assert [kid for kid in tag.kids if isinstance(kid, dict)], tag.text
    for tag in made.tree.all("P", "Lbl", "TH"):
        assert tag.kids
        assert tag.text.strip() == tag.text, tag.lines()
        assert "  " not in tag.text
    assert made.pdf.check_pdf_syntax() == []


# -- raised, lowered, underlined and struck words ------------------------------------------


def test_what_is_raised_lowered_underlined_or_struck_says_so() -> None:
    made = tagged("The 1^er^ of CO~2~, <u>so *far*</u> and ~~[<u>on</u>](https://a.org)~~.")
    assert body(made) == [
        "P",
        "  'The 1'",
        "  Span BaselineShift=3.5 TextPosition=Sup",
        "    'er'",
        "  ' of CO'",
        "  Span BaselineShift=-1.4 TextPosition=Sub",
        "    '2'",
        "  ', '",
        "  Span TextDecorationType=Underline",
        "    'so far'",
        "  ' and '",
        "  Link",
        "    Span TextDecorationType=Underline",
        "      Span TextDecorationType=LineThrough",
        "        'on'",
        "    link: https://a.org",
        "  '.'",
    ]
