"""Texts as trees for the editor, with places; edits as small replacements."""

from __future__ import annotations

from random import Random

import pytest
from msgspec.structs import replace

from text_edits import KINDS, edit
from unassemble.preview.editing import RefusedError
from unassemble.preview.texts.changing import TextEdit, TextEdited, edited
from unassemble.preview.texts.flow import same_text
from unassemble.preview.texts.labels import following_label, further_labels, numberings
from unassemble.preview.texts.places import NoTextError, text_at
from unassemble.preview.texts.reading import read_text
from unassemble.preview.texts.tree import (
    TextAtom,
    TextChip,
    TextGroup,
    TextLeaf,
    TextNode,
    TextRun,
    bare,
)
from unassemble.preview.values import values_of

VALUE = """\
About **bold *x* y** and \\* &amp; [link](https://un.org) {{ agenda_numbers }} with ‹… fill›
on^[A *note* here.] lines[^a].<br>After.

# I. A heading

1. First
   wrapped.

(a) Below

2. Second

- one
- two

  more

> quoted
> lines

| a | b |
|---|:-:|
| c |   |

\\pagebreak

![alt (x)](map.png)
"""
LETTER = """\
language: en   # kept
letter:
  text: |
{text}
  notes:
    a: The text of *a*.
    b: {{mark: "*", text: {{en: Own mark.}}}}
annexes:
  - language: fr
    title: "Une\\tannexe"
"""


def letter(value: str = VALUE) -> str:
    lines = "\n".join(f"    {line}" if line else "" for line in value.rstrip("\n").split("\n"))
    return LETTER.format(text=lines)


def changed(value: str, nodes: tuple[TextNode, ...]) -> TextEdited:
    """The letter with all blocks of its text replaced."""
    text = letter(value)
    count = len(text_at(text, ("letter", "text")).read().nodes)
    return edited(text, values_of(text), TextEdit(("letter", "text"), 0, count, nodes))


def nodes_of(value: str) -> tuple[TextNode, ...]:
    return bare(read_text(value, "en", "block", filled=True).nodes)


def test_every_character_of_a_tree_has_its_source() -> None:
    made = read_text(VALUE, "en", "block", filled=True)
    assert made.whole
    sources = []
    for leaf in _leaves(made.nodes):
        for run in leaf.runs:
            if isinstance(run, TextChip):
                sources.append((run.kind, VALUE[slice(*run.at)]))
                continue
            for character, (start, end) in zip(run.text, run.at, strict=True):
                written = VALUE[start:end]
                assert written == character or written in ("\\*", "&amp;") or "\n" in written
    assert sources == [
        ("template", "{{ agenda_numbers }}"),
        ("blank", "‹… fill›"),
        ("note", "^[A *note* here.]"),
        ("call", "[^a]"),
        ("line", "<br>"),
    ]


def _leaves(nodes: tuple[TextNode, ...]) -> list[TextLeaf]:
    out: list[TextLeaf] = []
    for node in nodes:
        if isinstance(node, TextLeaf):
            out.append(node)
        elif isinstance(node, TextGroup):
            out += _leaves(node.nodes)
    return out


def test_a_tree_has_the_form_of_the_text() -> None:
    made = read_text(VALUE, "en", "block").nodes
    kinds = [one.kind for one in made]
    assert kinds == ["p", "h", "numbers", "bullets", "quote", "table", "break", "picture"]
    numbers = made[2]
    assert isinstance(numbers, TextGroup)
    items = [one for one in numbers.nodes if isinstance(one, TextGroup)]
    assert [(one.label, one.following) for one in items] == [("1.", "2."), ("2.", "3.")]
    assert numbers.further[:2] == ("3.", "4.")
    heading, picture = made[1], made[7]
    assert isinstance(heading, TextLeaf)
    assert "".join(run.text for run in heading.runs if isinstance(run, TextRun)) == "I. A heading"
    assert picture == TextAtom("picture", "map.png", "alt (x)", picture.at)


def test_what_is_not_edited_is_not_written() -> None:
    made = changed(VALUE, nodes_of(VALUE))
    assert (made.text, made.steps, made.step) == (letter(), (), "nothing")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("One two.\n", "One *two*.\n"),
        ("One two.\n", "One\n\ntwo.\n"),
        ("One **two three**.\n", "One **two**\n\n**three**.\n"),
        ("One.\n\nTwo.\n", "Two.\n"),
        ("One.\n\nTwo.\n", "One.\n"),
        ("One.\n\nTwo.\n", "## One.\n\nTwo.\n"),
        ("One.\n\nTwo.\n", "> One.\n\nTwo.\n"),
        ("> One.\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("1. One.\n\n2. Two.\n", "1. One.\n\n2. New.\n\n3. Two.\n"),
        ("1. One.\n\n(a) Two.\n", "1. One.\n\n2. Two.\n"),
        ("- one\n- two\n", "- one\n- new\n- two\n"),
        ("- one\n\n- two\n", "- one\n\n- new\n\n- two\n"),
        ("> - one\n> - two\n", "> - one\n> - two\n> - three\n"),
        ("| a | b |\n|---|---|\n| c | d |\n", "| a | b |\n|---|---|\n| c | x\\|y |\n"),
        ("| a | b |\n|:-:|---|\n| c | d |\n", "| a | b |\n|:-:|---|\n| c | d |\n| e | f |\n"),
        ("| a | b |\n|---|---|\n| c | d |\n| e | f |\n", "| a | b |\n|---|---|\n| e | f |\n"),
        ("One^[a note] two.\n", "One^[a *long* note] two.\n"),
        ("One two.\n", "One [two] `x\n"),
        ("One.\n", "\\- One.\n"),
        ("One.\n", "\\pagebreak\n\nOne.\n"),
        ("One.\n", "![A map](map.png)\n\nOne.\n"),
        ("中文文字。\n", "中**文文**字。\n"),
        ("One **two^[a]** three.\n", "One two^[a] three.\n"),
        ("One two^[a] three.\n", "One **two**^[a] three.\n"),
        ("**One *two*** three.\n", "**One *two*** *three*.\n"),
    ],
)
def test_an_edit_changes_only_what_it_says(before: str, after: str) -> None:
    made = changed(before, nodes_of(after))
    path = ("letter", "text")
    assert same_text(text_at(made.text, path).read().nodes, nodes_of(after))
    assert made.text == letter(after), "as a person would write it"


@pytest.mark.parametrize(
    ("written", "step"),
    [
        ("a*b [x] _c_ <d> & {{ e }}", "escaped"),
        ("# no heading", "escaped"),
        ("(a) no number", "escaped"),
        ("（一）", "escaped"),
        ("and plain words", "typed"),
    ],
)
def test_signs_are_escaped_only_where_they_would_be_markup(written: str, step: str) -> None:
    made = changed("One.\n", (TextLeaf("p", (TextRun(written),)),))
    assert made.step == step
    (leaf,) = text_at(made.text, ("letter", "text")).read().nodes
    assert same_text((leaf,), (TextLeaf("p", (TextRun(written),)),))


def test_what_the_file_cannot_hold_is_refused() -> None:
    note = TextChip("note", nodes=(TextLeaf("p", (TextRun("a"),)), TextLeaf("p", (TextRun("b"),))))
    with pytest.raises(RefusedError, match=r"refused\.text"):
        changed("One.\n", (TextLeaf("p", (TextRun("One."), note)),))
    text = letter()
    with pytest.raises(RefusedError, match=r"refused\.place"):
        edited(text, values_of(text), TextEdit(("letter", "notes"), 0, 0, ()))


@pytest.mark.parametrize(
    ("style", "value"),
    [
        ("plain", "text: One two three"),
        ("single", "text: 'One two three'"),
        ("double", 'text: "One two\\nthree \\u00e9"'),
        ("literal", "text: |\n    One two\n    three"),
        ("folded", "text: >\n    One two\n    three\n\n    中文\n    文字"),
        ("stripped", "text: |-\n    One two\n    three"),
    ],
)
def test_each_style_of_yaml_keeps_its_lines(style: str, value: str) -> None:
    text = f"language: zh  # a\nletter:\n  {value}\n  dated: 2025-01-01 # b\n"
    path = ("letter", "text")
    found = text_at(text, path).read()
    first = bare(found.nodes)[0]
    assert isinstance(first, TextLeaf)
    run = first.runs[0]
    assert isinstance(run, TextRun)
    nodes = (replace(first, runs=(TextRun(f"First{run.text[3:]}"), *first.runs[1:])),)
    made = edited(text, values_of(text), TextEdit(path, 0, 1, nodes))
    assert made.text == text.replace("One", "First", 1), style


def test_notes_and_languages_of_a_text_are_known() -> None:
    text = letter()
    found = text_at(text, ("letter", "text"))
    assert [(one.id, one.path, one.mark) for one in found.notes] == [
        ("a", ("letter", "notes", "a"), ""),
        ("b", ("letter", "notes", "b", "text", "en"), "*"),
    ]
    assert text_at(text, ("letter", "notes", "a")).kind == "note"
    title = text_at(text, ("annexes", 0, "title"))
    assert (title.kind, title.language) == ("inline", "fr")
    assert text_at(text, ("annexes", 0, "text")).value == "", "it may be written"
    for path in ((), ("letter",), ("letter", 3), ("annexes", 7, "title")):
        with pytest.raises(NoTextError):
            text_at(text, path)


def test_labels_count_on_in_six_languages() -> None:
    known = {"1.": "2.", "(a)": "(b)", "(z)": "(aa)", "9)": "10)", "(A)": "(B)", "а)": "б)"}
    known |= {
        "(أ)": "(ب)",
        "(د)": "(ه\u0640)",
        "(ه\u0640)": "(و)",
        "（九）": "（十）",
        "（十）": "（十一）",
    }
    known |= {"1、": "2、", "(x?)": ""}
    assert {label: following_label(label, label) for label in known} == known
    assert following_label("(i)", "(a)") == "(j)"
    assert further_labels("(i)", "(i)", 4) == ("(ii)", "(iii)", "(iv)", "(v)")
    assert [row[:2] for row in numberings("en")] == [("1.", "2."), ("(a)", "(b)"), ("(i)", "(ii)")]


@pytest.mark.parametrize("kind", KINDS)
def test_edits_at_random_are_read_as_they_are_shown(kind: str) -> None:
    text, path = letter(), ("letter", "text")
    nodes = nodes_of(VALUE)
    for seed in range(5):
        made = edit(nodes, kind, Random(seed))
        if made is None:
            continue
        try:
            done = edited(text, values_of(text), TextEdit(path, 0, len(nodes), made))
        except RefusedError:
            assert kind in ("unwrap", "number"), "lists that the file cannot tell apart"
            continue
        assert same_text(text_at(done.text, path).read().nodes, made)
        assert done.text.startswith("language: en   # kept\nletter:\n  text: |\n")
        assert done.text.endswith(text[text.index("  notes:") :])
