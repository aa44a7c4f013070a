"""Names and values → XML.

A part is a tree of `Element`, which holds elements and finished XML.  What is written most, runs
of text, is finished at once: a tree of lxml took four times as long.  Text becomes XML by
`escaped` alone, so that nothing an author writes can become markup.  Names are written as the
standard writes them, ``w:pPr`` (ISO/IEC 29500-1, annex A).
"""

from __future__ import annotations

import re

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_NOT_AS_IT_IS = re.compile('[&<>"\t\n\r\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]')
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_REFERENCES |= {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_REFERENCES |= {chr(code): f"&#{code};" for code in range(0x7F, 0xA0)}


class Element:
    """An element being written: its name, its start tag but for the end, and its content."""

    __slots__ = ("name", "parts", "start")

    def __init__(self, name: str, start: str) -> None:
        self.name = name
        self.start = start
        self.parts: list[Element | str] = []

    def xml(self) -> str:
        """The element as XML."""
        if not self.parts:
            return f"{self.start}/>"
        inner = [part if isinstance(part, str) else part.xml() for part in self.parts]
        return f"{self.start}>{''.join(inner)}</{self.name}>"


def escaped(text: str) -> str:
    """Text as it stands in XML, in an element or an attribute (XML 1.0, 2.2 and 2.4).

    Raises:
        ValueError: it has a character that no XML may have.
    """
    if _NOT_AS_IT_IS.search(text) is None:
        return text
    return _NOT_AS_IT_IS.sub(_reference, text)


def _reference(found: re.Match[str]) -> str:
    try:
        return _REFERENCES[found.group()]
    except KeyError:
        raise ValueError(f"U+{ord(found.group()):04X} cannot stand in XML") from None


def tag(name: str, attributes: dict[str, str] | None = None) -> str:
    """A start tag but for its end."""
    if not attributes:
        return f"<{name}"
    return f"<{name} " + " ".join(
        f'{key}="{escaped(content)}"' for key, content in attributes.items()
    )


def root(name: str, namespaces: dict[str, str] = NAMESPACES) -> Element:
    """The root of a part; the namespaces are by prefix, "" the one without."""
    named = {f"xmlns:{key}" if key else "xmlns": uri for key, uri in namespaces.items()}
    return Element(name, tag(name, named))


def child(parent: Element, name: str, attributes: dict[str, str] | None = None) -> Element:
    """A new last child."""
    element = Element(name, tag(name, attributes))
    parent.parts.append(element)
    return element


def value(parent: Element, name: str, content: str | int) -> None:
    """A new last child whose attribute ``w:val`` says all."""
    parent.parts.append(value_xml(name, content))


def value_xml(name: str, content: str | int) -> str:
    """An element whose attribute ``w:val`` says all."""
    return f'<{name} w:val="{escaped(str(content))}"/>'


def switch(parent: Element, name: str, on: bool | None) -> None:
    """A new last child that switches a property on or off; nothing where ``on`` is None."""
    if on is not None:
        parent.parts.append(f"<{name}/>" if on else value_xml(name, 0))


def text(parent: Element, name: str, characters: str) -> None:
    """A new last child that holds text."""
    parent.parts.append(f"<{name}>{escaped(characters)}</{name}>")


def text_xml(characters: str) -> str:
    """A text of a run; its spaces are kept."""
    if characters[:1] == " " or characters[-1:] == " " or "  " in characters:
        return f'<w:t xml:space="preserve">{escaped(characters)}</w:t>'
    return f"<w:t>{escaped(characters)}</w:t>"


def serialize(element: Element) -> bytes:
    """A part's XML."""
    return (_DECLARATION + element.xml()).encode()
