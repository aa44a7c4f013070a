"""The structure tree of a tagged PDF with its text, as assistive technology gets it (pikepdf)."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pikepdf
from msgspec import Struct, field

from letter_files import build_file

_ROW = re.compile(rb"<([0-9A-F]+)><([0-9A-F]+)>")

HEAD = """\
language: {language}
symbols: [A/79/1]
date: 2025-04-02
job_number: 25-05275
organs: [{{organ: general-assembly, session: 79}}]
letter:
  title: {title}
  text: |
"""
SIGNED = "  signatories: [{name: Ann **Lee**}]\n"


class Tag(Struct):
    """A structure element; its kids are elements, texts, and annotations (dictionaries)."""

    name: str
    language: str = ""
    alternative: str = ""
    identifier: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list[Any] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in the element."""
        parts = (kid.text if isinstance(kid, Tag) else kid for kid in self.kids)
        return "".join(part for part in parts if isinstance(part, str))

    def walk(self) -> Iterator[Tag]:
        """The element and all elements in it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.walk()

    def all(self, *names: str) -> list[Tag]:
        """The elements with these names in the tree."""
        return [tag for tag in self.walk() if tag.name in names]

    def lines(self, indent: str = "") -> list[str]:
        """The tree as text: one line per element, with its language and its own text."""
        words = [self.name]
        words += [f"[{self.language}]"] if self.language else []
        words += [f"{key}={value}" for key, value in self.attributes.items() if key != "BBox"]
        words += [f"alt={self.alternative!r}"] if self.alternative else []
        out = [indent + " ".join(words)]
        for kid in self.kids:
            if isinstance(kid, Tag):
                out += kid.lines(indent + "  ")
            elif isinstance(kid, str):
                out.append(f"{indent}  {kid!r}")
            else:
                out.append(f"{indent}  link: {kid['Contents']}")
        return out


class Artifact(Struct):
    """An artifact: its type and subtype, and its text."""

    type: str
    subtype: str
    text: str


class Tagged:
    """The structure and the artifacts of a PDF."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.artifacts: list[list[Artifact]] = []
        self._marked = [self._contents(page) for page in self.pdf.pages]
        self._numbers = {page.objgen: index for index, page in enumerate(self.pdf.pages)}
        self.tree = self._tag(self.pdf.Root.StructTreeRoot.K)

    # -- content streams -----------------------------------------------------------------

    def _contents(self, page: pikepdf.Page) -> dict[int, str]:
        """The text of every marked-content sequence of a page."""
        maps = {name: _to_unicode(font) for name, font in page.Resources.Font.items()}
        marked: dict[int, str] = {}
        artifacts: list[Artifact] = []
        self.artifacts.append(artifacts)
        owner: int | Artifact | None = None
        unicode: dict[bytes, str] = {}
        is_told = False
        """Whether `ActualText` says what the glyphs stand for."""
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC" if str(operands[0]) == "/Artifact":
                    facts = operands[1]
                    kind, sub = facts.get("/Type", ""), facts.get("/Subtype", "")
                    owner = Artifact(str(kind)[1:], str(sub)[1:], "")
                    artifacts.append(owner)
                case "BDC" if "/ActualText" in operands[1]:
                    assert isinstance(owner, int)
                    marked[owner] += str(operands[1].ActualText)
                    is_told = True
                case "BDC":
                    owner = int(operands[1].MCID)
                    assert owner not in marked
                    marked[owner] = ""
                case "BMC":
                    raise AssertionError("content of no declared kind")
                case "EMC" if is_told:
                    is_told = False
                case "EMC":
                    owner = None
                case "Tf":
                    unicode = maps[str(operands[0])]
                case "TJ" if not is_told:
                    text = _decoded(operands[0], unicode)
                    if isinstance(owner, Artifact):
                        owner.text += text
                    else:
                        assert owner is not None, f"{text!r} is neither tagged nor an artifact"
                        marked[owner] += text
        return marked

    # -- structure -----------------------------------------------------------------------

    def _tag(self, element: pikepdf.Object) -> Tag:
        tag = Tag(str(element.S)[1:])
        tag.language = str(element.get("/Lang", ""))
        tag.alternative = str(element.get("/Alt", ""))
        tag.identifier = str(element.get("/ID", ""))
        for key, value in element.A.items() if "/A" in element else ():
            if key != "/O":
                tag.attributes[key[1:]] = _plain(value)
        for kid in element.get("/K", ()):
            tag.kids.append(self._kid(element, kid))
        return tag

    def _kid(self, element: pikepdf.Object, kid: Any) -> Any:
        if isinstance(kid, int):
            return self._marked[self._numbers[element.Pg.objgen]][kid]
        if kid.get("/Type") == "/MCR":
            return self._marked[self._numbers[kid.Pg.objgen]][int(kid.MCID)]
        if kid.get("/Type") == "/OBJR":
            return {key[1:]: value for key, value in kid.Obj.items()}
        assert element == kid.P
        return self._tag(kid)


def _plain(value: Any) -> str:
    match value:
        case int() | Decimal():
            return str(value)
        case pikepdf.Name():
            return str(value)[1:]
        case _:
            return str(list(value))


def _to_unicode(font: pikepdf.Object) -> dict[bytes, str]:
    data = font.ToUnicode.read_bytes()
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in _ROW.findall(data)
        if len(code) == 4 and code != b"FFFF"
    }


def _decoded(array: pikepdf.Object, unicode: dict[bytes, str]) -> str:
    out = []
    for part in array:
        if isinstance(part, pikepdf.String):
            data = bytes(part)
            out += [unicode[data[at : at + 2]] for at in range(0, len(data), 2)]
    return "".join(out)


def tagged(text: str, more: str = SIGNED, language: str = "en", title: str = "Letter") -> Tagged:
    """The structure of the PDF of a letter with a text."""
    lines = "".join(f"    {line}\n" for line in text.splitlines())
    letter = HEAD.format(language=language, title=title) + lines + more
    return Tagged(build_text(letter))


def build_text(letter: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letter.yaml"
        path.write_text(letter, encoding="utf-8")
        return build_file(path, formats=["pdf"]).pdf


def body(made: Tagged) -> list[str]:
    """The lines of the first section, from after its title to the signature."""
    lines = made.tree.kids[0].lines()
    start = lines.index("  H1") + 2
    return [line[2:] for line in lines[start : lines.index("    '(Signed) Ann Lee'") - 1]]
