"""What docs/text.md says of Markdown is what the parser reads, and nothing it reads is left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, get_args

import pytest
from markdown_it.ruler import Ruler

from conftest import ROOT
from markdown_texts import Notes, Pictures, text
from unassemble.base.diagnostics import Findings
from unassemble.letter import markup
from unassemble.letter.markup import commonmark
from unassemble.letter.markup.structures import Kind, structures
from unassemble.model import (
    Block,
    BlockQuote,
    Emphasis,
    Figure,
    FootnoteCall,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    PageBreak,
    Paragraph,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Underline,
)

PAGE = (ROOT / "docs" / "text.md").read_text("utf-8")
NAMES = {Emphasis: "italics", Strong: "bold", Superscript: "raised", Subscript: "lowered",
         Underline: "underlined", Strikeout: "struck"}  # fmt: skip

INLINES = {
    "`*words*`, `_words_`": {"*words*": "italics(words)", "_words_": "italics(words)"},
    "`**words**`, `__words__`": {"**words**": "bold(words)", "__words__": "bold(words)"},
    "`10<sup>th</sup>`, `10^th^`": {
        "10<sup>th</sup>": "10 raised(th)", "10^th^": "10 raised(th)",
    },
    "`CO<sub>2</sub>`, `CO~2~`": {
        "CO<sub>2</sub>": "CO lowered(2)", "CO~2~": "CO lowered(2)",
    },
    "`<u>words</u>`": {"<u>words</u>": "underlined(words)"},
    "`~~words~~`": {"~~words~~": "struck(words)"},
    "`<br>`": {"one<br>two": "one / two"},
    "`\\` or two spaces at the end of a line": {
        "one\\\ntwo": "one / two", "one  \ntwo": "one / two",
    },
    "`[words](https://example.org)`, `<https://example.org>`": {
        "[words](https://example.org)": "link(https://example.org words)",
        "<https://example.org>": "link(https://example.org https://example.org)",
        "[words](http://example.org)": "link(http://example.org words)",
        "[words](mailto:a@example.org)": "link(mailto:a@example.org words)",
    },
    "`[S/RES/822](#)`": {"[S/RES/822](#)": "link(# S/RES/822)"},
    "`[mots]{lang=fr}`": {"[mots]{lang=fr}": "fr:mots"},
    "`[words]{condensed=0.1}`": {
        "[words]{condensed=0.1}": "0.1:words", "[words]{condensed=0.05}": "0.05:words",
        "[words]{condensed=0.5}": "0.5:words",
    },
    "`^[A note.]`, `[^id]`": {"word ^[A note.]": "word note", "word[^id]": "word note"},
    "`&nbsp;`, `&copy;`, `&#8217;`": {"&nbsp;": "\u00a0", "&copy;": "©", "&#8217;": "’"},
    "`\\*`": {"\\*words\\*": "*words*"},
    "`` `*words*` ``": {"`*words*`": "*words*"},
}  # fmt: skip
"""The rows of the first table: forms of the row, and what each becomes."""

BLOCKS = {
    "an empty line": {"one\ntwo\n\nthree": "p(one two) p(three)"},
    "`# I. Words` to `###### Words`": {
        "# I. Words": "h1[I.](Words)", "###### Words": "h6(Words)",
        "### (a) Words": "h3[(a)](Words)",
    },
    "`- words`, `* words`, `+ words`": {
        "- words": "bullet(p(words))", "* words": "bullet(p(words))", "+ words": "bullet(p(words))",
        "- words\n  - more": "bullet(p(words) bullet(p(more)))",
    },
    "`1. words`, `(1)`, `(a)`, `(i)`, `a)`": {
        f"{label} words": f"number({label} p(words))" for label in ("1.", "(1)", "(a)", "(i)", "a)")
    } | {"7. words": "number(7. p(words))"},
    "`> words`": {"> words": "quote(p(words))"},
    "a table, below": {
        "| State | Losses |\n|---|--:|\n| Azerbaijan | 1<br>2 |":
            "table(left right: State | Losses; Azerbaijan | 1 / 2)",
    },
    "`![What it shows](<my photo.jpg>)`": {
        "![What it shows](<my photo.jpg>)": "figure(my%20photo.jpg What it shows)",
    },
    "`\\pagebreak` alone in a paragraph": {"one\n\n\\pagebreak\n\ntwo": "p(one) break p(two)"},
}  # fmt: skip
"""The same for the second table, of blocks."""


def rows(heading: str) -> list[str]:
    """The first cells of the table below a heading."""
    part = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = re.findall(r"^\| (.*?) \| ", part, re.MULTILINE)
    return [one for one in lines if one != "written"]


def inline_shape(inlines: tuple[Inline, ...]) -> str:
    return " ".join(map(_inline, inlines))


def _inline(one: Inline) -> str:
    match one:
        case Text():
            lead = f"{one.condensed}:" if one.condensed else ""
            lead += f"{one.language}:" if one.language != "en" else ""
            return lead + (one.text.strip(" ") or "")
        case LineBreak():
            return "/"
        case FootnoteCall():
            return "note"
        case Link():
            return f"link({one.target} {inline_shape(one.children)})"
        case _:
            return f"{NAMES[type(one)]}({inline_shape(one.children)})"


def shape(blocks: tuple[Block, ...]) -> str:
    """Blocks in a few words."""
    return " ".join(map(_block, blocks))


def _block(one: Block) -> str:
    match one:
        case Paragraph():
            return f"p({inline_shape(one.inlines)})"
        case Heading():
            number = f"[{one.number}]" if one.number else ""
            return f"h{one.level}{number}({inline_shape(one.inlines)})"
        case List():
            items = (f"{item.label} {shape(item.blocks)}".strip() for item in one.items)
            return f"{one.kind}({'; '.join(items)})"
        case BlockQuote():
            return f"quote({shape(one.blocks)})"
        case Table():
            lines = (
                " | ".join(inline_shape(cell.inlines) for cell in row)
                for row in (one.header, *one.rows)
            )
            return f"table({' '.join(one.alignments)}: {'; '.join(lines)})"
        case Figure():
            return f"figure({one.image.data.decode()} {one.alternative})"
        case PageBreak():
            return "break"
        case _:
            raise TypeError(one)


def read(written: str) -> tuple[str, list[str]]:
    """What a text becomes, and the rules of its findings."""
    findings = Findings()
    made = markup.blocks(text(written), Notes(), Pictures(), findings)
    return shape(made), [one.rule for one in findings.items]


def cases(table: dict[str, dict[str, str]]) -> list[tuple[str, str]]:
    return [pair for forms in table.values() for pair in forms.items()]


def test_the_tables_have_these_rows() -> None:
    assert rows("In every text") == [*INLINES]
    assert rows("In `text`") == [*BLOCKS]
    for row, forms in (*INLINES.items(), *BLOCKS.items()):
        for said in re.findall(r"(?<!`)`([^`]+)`(?!`)", row):
            assert any(said in written for written in forms), (row, said)


@pytest.mark.parametrize(("written", "becomes"), cases(INLINES))
def test_a_form_is_read_as_the_page_says_in_text_and_in_titles(written: str, becomes: str) -> None:
    assert read(written) == (f"p({becomes})", [])
    findings = Findings()
    title = markup.inlines(text(written), Notes(), findings)
    assert (inline_shape(title), findings.items) == (becomes, [])


@pytest.mark.parametrize(("written", "becomes"), cases(BLOCKS))
def test_a_block_is_read_as_the_page_says(written: str, becomes: str) -> None:
    assert read(written) == (becomes, [])


@pytest.mark.parametrize(
    "written", ["~5 km", "3~5、6~8", "3^2", "https://example.org/~a/b~c", "CO~二~"]
)
def test_signs_that_mean_nothing_else_are_printed(written: str) -> None:
    assert written in PAGE or written == "CO~二~"
    assert read(written) == (f"p({written})", [])


def test_line_ends() -> None:
    assert read("a word\n[^id] here") == ("p(a word note here)", [])
    assert read("中\n*文*")[0] == "p(中 italics(文))"
    assert inline_shape(markup.inlines(text("one\ntwo"), Notes(), Findings())) == "one / two"


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ('<b class="x">words</b>', "leftover-markup"),
        ("<sup>th", "leftover-markup"),
        ("one\n\n---\n\ntwo", "leftover-markup"),
        ("[words][1]", "leftover-markup"),
        ("[^1]: A note.", "note-defined-in-text"),
        ("> " * 21 + "words", "nested-too-deep"),
        ("[" * 21 + "words" + "]{lang=fr}" * 21, "nested-too-deep"),
    ],
)
def test_what_a_letter_has_not_is_told(written: str, rule: str) -> None:
    assert rule in read(written)[1]


def test_as_deep_as_the_page_says_is_not_told() -> None:
    assert "at most 20 deep" in PAGE
    assert read("> " * 20 + "words")[1] == []


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        ("One.\n\nTwo.\n\n- words\n\n(a) words\n\n> words", []),
        ("A note.^[Another.]", ["note-in-note"]),
        ("A note.\n\n# Words", ["block-in-note"]),
        ("A note.\n\n| a |\n|---|\n| b |", ["block-in-note"]),
        ("A note.\n\n![A map](map.png)", ["image-here"]),
        ("A note.\n\n\\pagebreak", ["block-in-note"]),
    ],
)
def test_what_a_footnote_may_have(written: str, rules: list[str]) -> None:
    findings = Findings()
    markup.note_blocks(text(written), findings)
    assert [one.rule for one in findings.items] == rules


def test_nothing_that_the_parser_knows_is_left_out() -> None:
    """Each of its rules reads something of the forms listed, and each kind of bracket is met."""
    fired: set[str] = set()
    commonmark._parser.cache_clear()
    parser = commonmark._parser()
    known = {
        f"{chain} {name}"
        for chain, ruler in (("block", parser.block.ruler), ("inline", parser.inline.ruler))
        for name in ruler.get_active_rules()
    }
    for chain, ruler in (("block", parser.block.ruler), ("inline", parser.inline.ruler)):
        watch(ruler, chain, fired)
    try:
        for written, _ in (*cases(INLINES), *cases(BLOCKS)):
            read(written)
    finally:
        commonmark._parser.cache_clear()
    assert fired == known
    kinds = {
        one.kind
        for written, _ in (*cases(INLINES), *cases(BLOCKS))
        for one in structures(written).opens.values()
    }
    assert kinds == {*get_args(Kind)}


def watch(ruler: Ruler[Any], chain: str, fired: set[str]) -> None:
    """Let each rule of a ruler say when it has read something."""

    def watched(name: str, rule: Callable[..., bool]) -> Callable[..., bool]:
        def run(*arguments: Any) -> bool:
            found = rule(*arguments)
            if found and not arguments[-1]:
                fired.add(f"{chain} {name}")
            return found

        return run

    for one in ruler.__rules__:
        if one.enabled:
            one.fn = watched(one.name, one.fn)
    ruler.__cache__ = None
