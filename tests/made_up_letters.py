"""Letters of made-up words, each word once, in six languages (hypothesis).

A `MadeUp` knows the letter file and the words it has, in the order in which they must be printed.
"""

from __future__ import annotations

from hypothesis import strategies as st
from msgspec import Struct, field

Draw = st.DrawFn
LETTERS = {
    "en": "Qbdfgklmnprv",
    "fr": "Qbdfgklmnprv",
    "es": "Qbdfgklmnprv",
    "ru": "Щбдгклмнпрвж",
    "ar": "خبدغكلمنرسوط",
    "zh": "鼎大小上下天地山水火木金",
}
"""The letters of words: the first only begins one, the others are its number's figures."""
NAMES = {"ar": "آن **لي**", "zh": "**李**安", "ru": "Анна **Ли**"}
MISSIONS = {"ar": "EG", "zh": "CN", "en": "AZ", "fr": "FR", "ru": "RU", "es": "MX"}


class MadeUp(Struct):
    """A letter and its words.

    ``body`` are the words of the text in order; ``notes`` those of each note, in the order of the
    calls; ``callers`` the word before each call; ``pictures`` the words of alternative texts.
    """

    language: str
    text: str = ""
    body: list[str] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    callers: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    count: int = 0


def word(made: MadeUp, language: str) -> str:
    """The next word of a language: its number in the language's letters, or in figures."""
    made.count += 1
    number = f"{made.count:04d}"
    if language != "ar" and made.count % 9 == 0:
        return f"7{number}"
    first, *figures = LETTERS[language]
    return first + "".join(figures[int(figure)] for figure in number)


class Writer(Struct):
    """Writes Markdown with words that a letter has not had."""

    draw: Draw
    made: MadeUp
    language: str
    noted: bool = True

    def one(self, *names: str) -> str:
        """One of some names."""
        return self.draw(st.sampled_from(names))

    def number(self, most: int) -> int:
        """A number from 1 on."""
        return self.draw(st.integers(1, most))

    def word(self, to: list[str] | None = None, language: str = "") -> str:
        """A word of the text, or of a note or a picture."""
        made = word(self.made, language or self.language)
        (self.made.body if to is None else to).append(made)
        return made

    @property
    def space(self) -> str:
        """What parts two words."""
        return "，" if self.language == "zh" else " "

    def words(self, most: int = 6, to: list[str] | None = None) -> str:
        """Some words."""
        return self.space.join(self.word(to) for _ in range(self.number(most)))

    def inlines(self, most: int = 5, to: list[str] | None = None) -> str:
        """Words with emphasis, links, passages in other languages, and calls of notes."""
        return self.space.join(self.inline(to) for _ in range(self.number(most)))

    def inline(self, to: list[str] | None = None) -> str:
        """A word or some, in some form."""
        kinds = ("plain", "plain", "strong", "emphasis", "link", "passage", "code", "note", "both")
        match self.one(*kinds):
            case "strong":
                return f"**{self.words(3, to)}**"
            case "emphasis":
                return f"*{self.words(3, to)}*"
            case "both":
                return f"***{self.words(2, to)}***"
            case "link":
                return f"[{self.words(3, to)}](https://example.org/a?b=1)"
            case "passage":
                other = self.one("en", "fr", "ru", "zh")
                return f"[{self.word(to, other)}]{{lang={other}}}"
            case "code":
                return f"`{self.word(to)}`"
            case "note" if to is None and self.noted:
                return self.word() + self.note()
            case _:
                return self.words(6, to)

    def note(self) -> str:
        """The call of a note, with its text."""
        self.made.callers.append(self.made.body[-1])
        own: list[str] = []
        self.made.notes.append(own)
        return f"^[{self.inlines(4, own)}.]"

    def text(self, most: int) -> list[str]:
        """The lines of some blocks."""
        lines: list[str] = []
        for _ in range(self.number(most)):
            lines += [*self.block(), ""]
        return lines

    def block(self) -> list[str]:
        """The lines of a block."""
        match self.one("paragraph", "long", "bullets", "numbers", "quotation", "table", "picture",
                       "heading", "break"):  # fmt: skip
            case "long":
                return [self.inlines(5) for _ in range(self.number(30))]
            case "bullets":
                return [
                    *(f"- {self.inlines()}" for _ in range(self.number(3))),
                    *(f"  - {self.inlines()}" for _ in range(self.number(2))),
                ]
            case "numbers":
                return [f"{number}. {self.inlines()}\n" for number in range(1, self.number(4) + 1)]
            case "quotation":
                return [f"> {self.inlines()}"]
            case "table":
                return self.table()
            case "picture":
                return [f"![{self.words(3, self.made.pictures)}](dot.png)"]
            case "heading":
                return [f"{'#' * self.number(6)} {self.words(4)}"]
            case "break":
                return ["\\pagebreak", "", self.inlines()]
            case _:
                return [self.inlines(9)]

    def table(self) -> list[str]:
        """The lines of a table; some places are joined with the cell at their left or above."""
        columns, rows = self.number(4), self.number(8)
        joined = self.one("no", "left", "above")
        lines = ["| " + " | ".join(self.inlines(2) for _ in range(columns)) + " |"]
        lines.append("|" + "|".join(self.one(":--", "--:", ":-:") for _ in range(columns)) + "|")
        for row in range(rows):
            cells = [self.cell(column, row, joined) for column in range(columns)]
            lines.append("| " + " | ".join(cells) + " |")
        return lines

    def cell(self, column: int, row: int, joined: str) -> str:
        """What stands in a place of a table."""
        if joined == "left" and column == 1:
            return "<<"
        if joined == "above" and column == 1 and row % 3:
            return "^^"
        return self.inlines(3)


@st.composite
def letters(draw: Draw) -> MadeUp:
    """A letter with annexes, in one of six languages."""
    language = draw(st.sampled_from(list(LETTERS)))
    made = MadeUp(language)
    writer = Writer(draw, made, language)
    name = _quoted(NAMES.get(language, "Ann **Lee**"))
    parts = [
        f"language: {language}",
        "symbols: [A/79/1]",
        "date: 2025-04-02",
        "organs: [{organ: general-assembly, session: 79}]",
        "letter:",
        "  dated: 2025-04-01",
        f"  from: {{state: {MISSIONS[language]}, office: permanent-representative}}",
        "  to: [secretary-general]",
        "  text: |",
        *_indented(["{{ dated }} " + writer.word(), "", *writer.text(5)], 4),
        f"  signatories: [{{name: {name}}}]",
    ]
    for number in range(draw(st.integers(0, 2))):
        parts += ["annexes:"] if number == 0 else []
        parts += _annex(writer)
    made.text = "\n".join(parts) + "\n"
    return made


def _annex(writer: Writer) -> list[str]:
    """An annex with a text, or with statements; in a language of its own."""
    writer.language = writer.one(writer.made.language, *LETTERS)
    lines = [f"  - language: {writer.language}"]
    lines.append(f"    title: {_quoted(writer.inlines(4))}")
    if writer.one("text", "statements") == "text":
        return [*lines, "    text: |", *_indented(writer.text(6), 6)]
    lines.append("    sections:")
    for _ in range(writer.number(2)):
        lines += [f"      - heading: {_quoted(writer.words(4))}", "        entries:"]
        lines += [f"          - party: {_quoted(writer.words(2))}", "            statements:"]
        for _ in range(writer.number(2)):
            lines.append(f"              - title: {_quoted(writer.inlines(4))}")
            lines += ["                text: |", *_indented(writer.text(2), 18)]
    return lines


def _quoted(text: str) -> str:
    return f"'{text}'"


def _indented(lines: list[str], by: int) -> list[str]:
    return [" " * by + part for line in lines for part in line.split("\n")]
