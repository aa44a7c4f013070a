"""Mistakes of people who have never written YAML: each is told once, at its place, with its cure.

A row has the letter with one mistake, the place and rule of its one error, and words of it.
"""

from __future__ import annotations

import re

import pytest

from letter_files import GOOD, changed, findings

LONG = """\
language: en
symbols: [A/79/1]
date: 2025-04-02
organs:
  - organ: general-assembly
    session: 79
    agenda_items:
      - number: 14
        title: Culture of peace
letter:
  dated: 2025-04-01
  from:
    state: AZ
    office: permanent-representative
  to:
    - secretary-general
  text: |
    I have the honour to write.
  signatories:
    - name: Ann **Lee**
      titles:
        - Ambassador
"""
CODE = re.compile(r"scalar|mapping|null|token|pars|regex|string|boolean|integer|flow|block")
"""Words of programmers that no finding has."""
PRESIDENT = "president-of-the-security-council"
Row = tuple[str, str, str]


def long(old: str, new: str) -> str:
    """The good letter without braces, with one passage replaced."""
    assert LONG.count(old) == 1
    return LONG.replace(old, new)


def title(value: str) -> str:
    return long("title: Culture of peace", f"title: {value}")


def in_braces(value: str) -> str:
    return changed("title: Culture of peace", f"title: {value}")


COLONS: dict[str, Row] = {
    "a full-width colon": (changed("date: 2025", "date：2025"), "3:1", "write `date: 2025-04-02`"),
    "one in the first line": (changed("language: en", "language：en"), "1:1", "“：”"),
    "one in an item": (long("session: 79", "session：79"), "6:5", "`session: 79`"),
    "one before keys": (changed("letter:", "letter："), "9:1", "write `letter:`"),
    "one in braces": (changed("{number: 14", "{number：14"), "8:10", "`number: 14`"),
    "one in the last line": (
        LONG.replace("titles:\n        - Ambassador", "titles：Ambassador"),
        "21:7",
        "`titles: Ambassador`",
    ),
    "no space after the colon": (long("session: 79", "session:79"), "6:5", "no space after"),
    "none at the margin": (changed("date: 2025", "date:2025"), "3:1", "write `date: 2025-04-02`"),
    "none in braces": (changed("number: 14,", "number:14,"), "8:10", "`number: 14`"),
    "none at the end of braces": (
        changed("title: Culture of peace}", "title:Culture of peace}"),
        "8:22",
        "`title: Culture of peace`",
    ),
    "none before a State": (changed("state: AZ", "state:AZ"), "11:10", "`state: AZ`"),
    "a no-break space after it": (changed("date: 2025", "date:\u00a02025"), "3:1", "plain space"),
    "no colon": (changed("date: 2025", "date 2025"), "3:1", "no colon after `date`"),
    "no colon in the first line": (changed("language: en", "language en"), "1:1", "no colon"),
    "no colon in an item": (long("session: 79", "session 79"), "6:5", "`session: 79`"),
    "no colon before keys": (changed("letter:", "letter"), "9:1", "write `letter:`"),
    "an equals sign": (changed("date: 2025", "date = 2025"), "3:1", "“=” after `date`"),
    "an arrow": (changed("date: 2025", "date -> 2025"), "3:1", "`date: 2025-04-02`"),
    "a semicolon": (long("session: 79", "session; 79"), "6:5", "“;” after `session`"),
    "quotation marks around both": (
        changed("date: 2025-04-02", '"date: 2025-04-02"'),
        "3:1",
        "write `date: 2025-04-02`",
    ),
}
TEXTS: dict[str, Row] = {
    "a colon in a text": (title("He said: yes"), "9:16", 'write `title: "He said: yes"`'),
    "a colon at its end": (title("Culture of peace:"), "9:16", '"Culture of peace:"'),
    "a colon in braces": (in_braces("A: b"), "8:29", 'title: "A: b"}'),
    "a comma in braces": (
        in_braces("Oceans, seas and the law"),
        "8:29",
        '`title: "Oceans, seas and the law"`',
    ),
    "several commas in braces": (in_braces("A, b, c"), "8:29", '"A, b, c"'),
    "quotation marks of Word": (title("“Culture: peace”"), "9:16", '`title: "Culture: peace"`'),
    "those in braces": (in_braces("“Culture: peace”"), "8:29", '"Culture: peace"}'),
    "one of Word at the end": (title('"Culture of peace”'), "9:16", "the mark ” at its end"),
    "a quotation in a quotation": (
        title('"He said "yes" to it"'),
        "9:16",
        "'He said \"yes\" to it'",
    ),
    "an apostrophe in one": (title("'The State's aim'"), "9:16", '"The State\'s aim"'),
    "words after a quotation": (title('"Culture" of peace'), "9:16", "goes on after"),
    "a quotation never closed": (title('"Culture of peace'), "9:16", "is not closed"),
    "one closed by that of another": (
        title('"Culture of peace').replace("name: Ann **Lee**", 'name: "Ann **Lee**"'),
        "9:16",
        '`title: "Culture of peace"`',
    ),
    "an apostrophe never closed": (title("'Culture of peace"), "9:16", "is not closed"),
    "one in braces never closed": (in_braces('"Culture'), "8:29", 'title: "Culture"}`'),
    "a backslash": (LONG + 'emblem: "a\\dlogo.png"\n', "23:9", "backslash"),
    "an at sign": (title("@Culture"), "9:16", 'write `title: "@Culture"`'),
    "a grave accent": (title("`Culture"), "9:16", "begins with “`”"),
    "a percent sign": (title("%Culture"), "9:16", "begins with “%”"),
    "an asterisk": (title("*Culture*"), "9:16", '"*Culture*"'),
    "a bold name": (long("Ann **Lee**", "**Lee** Ann"), "20:13", '"**Lee** Ann"'),
    "a bold name in braces": (changed("Ann **Lee**", "**Lee** Ann"), "16:14", '"**Lee** Ann"'),
    "an ampersand": (title("&Culture of peace"), "9:16", "put the whole value in quotation marks"),
    "an ampersand alone": (title("& Culture"), "9:16", '"& Culture"'),
    "an exclamation mark": (title("!Culture of peace"), "9:16", "quotation marks"),
    "a comma first": (title(", Culture"), "9:16", "begins with “,”"),
    "a dash first": (title("- Culture"), "9:16", "begins with “-”"),
    "a question mark first": (title("? Culture"), "9:16", "begins with “?”"),
    "a bracket first": (title("[Draft] Culture"), "9:16", '"[Draft] Culture"'),
    "an asterisk for a key": (LONG + "  notes:\n    *: Only.\n", "24:5", 'write `"*": Only.`'),
    "text beside the bar": (
        changed("text: |\n    I have", "text: | I have"),
        "13:11",
        "must begin on the next",
    ),
    "text without a bar": (
        changed("text: |\n    I have the honour to write.", "text: I have the honour: to write."),
        "13:9",
        'write `text: "I have the honour: to write."`',
    ),
    "paragraphs without a bar": (
        changed("text: |\n    I have the honour to write.", "text:\n    One.\n\n    Two: yes."),
        "13:3",
        "write `text: |`",
    ),
}
LINES: dict[str, Row] = {
    "a key one space to the right": (long("  from:", "   from:"), "12:4", "one space too far to"),
    "a key one space to the left": (changed("  from:", " from:"), "11:2", "after 2 spaces"),
    "at the margin": (changed("date: 2025", " date: 2025"), "3:2", "begin it at the margin"),
    "a list at the margin": (changed("organs:", " organs:"), "4:2", "margin"),
    "in an item": (long("    session: 79", "     session: 79"), "6:6", "`organ` of line 5"),
    "in an item, to the left": (long("    session", "   session"), "6:4", "too far to the left"),
    "in an inner item": (long("        title:", "         title:"), "9:10", "after 8 spaces"),
    "a text to the right": (changed("  text: |", "   text: |"), "13:4", "`text: |` after 2"),
    "a text to the left": (changed("  text: |", " text: |"), "13:2", "too far to the left"),
    "a text at the margin": (changed("  text: |", "text: |"), "13:1", "2 spaces too far to the"),
    "after a text": (changed("  signatories:", "   signatories:"), "15:4", "`signatories` begins"),
    "a dash to the right": (
        long("- secretary-general", f"- secretary-general\n     - {PRESIDENT}"),
        "17:6",
        "after 4 spaces",
    ),
    "text below its key": (changed("    I have", "  I have"), "14:3", "after 4 spaces"),
    "text at the margin": (changed("    I have", "I have"), "14:1", "begin further to the right"),
    "a paragraph at the margin": (
        changed("to write.", "to write.\n\nA second paragraph: of text."),
        "16:1",
        "after 4 spaces",
    ),
    "a paragraph to the left": (changed("to write.", "to write.\n\n  More."), "16:3", "`text:`"),
    "a tab": (changed("  from:", "\tfrom:"), "11:1", "not with tabs"),
    "tabs everywhere": (GOOD.replace("  ", "\t"), "5:1", "as are 10 more"),
    "a tab before text": (changed("    I have", "\tI have"), "14:1", "after 4 spaces"),
    "no-break spaces": (changed("  from:", "\u00a0\u00a0from:"), "11:1", "no-break spaces"),
    "a full-width space": (changed("  from:", "\u3000from:"), "11:1", "full-width spaces"),
    "no-break spaces everywhere": (
        GOOD.replace("  ", "\u00a0\u00a0"),
        "5:1",
        "write `- organ: general-assembly` after 2 spaces",
    ),
}  # fmt: skip
LISTS: dict[str, Row] = {
    "a dash of Word": (long("- secretary", "– secretary"), "16:5", "`- secretary-general`"),
    "dashes of Word": (LONG.replace("- ", "– "), "5:3", "`- organ: general-assembly`"),
    "a bullet": (long("- organ", "• organ"), "5:3", "“•” does not begin an item"),
    "a star": (long("- secretary", "* secretary"), "16:5", "`- secretary-general`"),
    "no space after the dash": (long("- secretary", "-secretary"), "16:5", "no space after"),
    "no space before a key": (long("- organ:", "-organ:"), "5:3", "`- organ: general-assembly`"),
    "a brace not closed": (changed("peace}", "peace"), "8:9", "is not closed"),
    "a bracket not closed": (changed("[A/79/1]", "[A/79/1"), "2:10", "`symbols: [A/79/1]`"),
    "a brace for a bracket": (changed("general]", "general}"), "12:7", "by “}”"),
    "an inner bracket": (changed("[Ambassador]}", "[Ambassador}"), "16:7", "[Ambassador]}`"),
    "a brace too many": (changed("peace}", "peace}}"), "8:46", "closes nothing"),
    "a full-width comma": (changed("14, title", "14，title"), "8:20", "full-width"),
    "no comma": (changed("14, title", "14 title"), "8:20", "no comma"),
}  # fmt: skip
ALL = {**COLONS, **TEXTS, **LINES, **LISTS}


@pytest.mark.parametrize("case", ALL)
def test_one_mistake_is_one_error_at_its_place(case: str) -> None:
    text, place, words = ALL[case]
    (error,) = [found for found in findings(text) if found.severity == "error"]
    assert f"{error.span.line}:{error.span.column}" == place, str(error)
    assert words in f"{error.message} ({error.hint})", str(error)
    assert not CODE.search(f"{error.message} {error.hint}"), str(error)
    assert error.rule in ("not-yaml", "comma-in-value", "yaml-anchor", "yaml-tag"), str(error)


def test_the_letters_without_the_mistakes_have_no_error() -> None:
    assert not [found for text in (GOOD, LONG) for found in findings(text)]


def test_all_mistakes_are_told_in_one_run() -> None:
    text = long("session: 79", "session:79").replace("title: Culture", "title: A: culture")
    text = text.replace("  text: |", "   text: |").replace("- Ambassador", "– Ambassador")
    told = [(found.span.line, found.message) for found in findings(text)]
    assert [line for line, _ in told][:3] == [6, 9, 17], told


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace("to write.", "to write:\n\n    date：2020\n    - one\n    – two\n    \tthree"),
        GOOD.replace("Culture of peace", '"– Culture，peace: 和平：文化"'),
        GOOD.replace("\n", "\r\n"),
        "\ufeff" + GOOD,
    ],
)
def test_texts_and_quotations_may_have_any_sign(text: str) -> None:
    assert not [found for found in findings(text) if found.rule == "not-yaml"]


def test_explaining_a_long_file_takes_no_long_time() -> None:
    lines = "".join(
        f"    Paragraph {number} of the text: it goes on.\n\n" for number in range(20000)
    )
    text = GOOD.replace("    I have the honour to write.\n", lines).replace("letter:", "letter")
    assert findings(text)[0].span.line == 9
