"""Names and values → XML, as text.

A part is written as text and parsed once: a tree made element by element takes four times as long.
Text becomes XML by `escaped` alone, so that nothing an author writes can become markup.  Names are
written as the standard writes them, ``w:pPr`` (ISO/IEC 29500-1, annex A).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_NOT_AS_IT_IS = re.compile('[&<>"\t\n\r\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]')
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_REFERENCES |= {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_REFERENCES |= {chr(code): f"&#{code};" for code in range(0x7F, 0xA0)}


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


def element(name: str, *content: str, attributes: Mapping[str, str] | None = None) -> str:
    """An element: its attributes, whose values are escaped here, and its content, finished XML."""
    start = f"<{name}{_written(attributes)}" if attributes else f"<{name}"
    inner = "".join(content)
    return f"{start}>{inner}</{name}>" if inner else f"{start}/>"


def empty(name: str, attributes: Mapping[str, str]) -> str:
    """An element that is all attributes."""
    return f"<{name}{_written(attributes)}/>"


def root(name: str, *content: str, namespaces: Mapping[str, str] = NAMESPACES) -> str:
    """The root element of a part; the namespaces are by prefix, "" the one without."""
    named = {f"xmlns:{key}" if key else "xmlns": uri for key, uri in namespaces.items()}
    return element(name, *content, attributes=named)


def value(name: str, content: str | int) -> str:
    """An element whose attribute ``w:val`` says all."""
    return f'<{name} w:val="{escaped(str(content))}"/>'


def switch(name: str, on: bool | None) -> str:
    """An element that switches a property on or off; nothing where ``on`` is None."""
    if on is None:
        return ""
    return f"<{name}/>" if on else value(name, 0)


def text(name: str, characters: str) -> str:
    """An element that holds text."""
    return f"<{name}>{escaped(characters)}</{name}>"


def run_text(characters: str) -> str:
    """A text of a run; its spaces are kept."""
    if characters[:1] == " " or characters[-1:] == " " or "  " in characters:
        return f'<w:t xml:space="preserve">{escaped(characters)}</w:t>'
    return f"<w:t>{escaped(characters)}</w:t>"


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {key}="{escaped(content)}"' for key, content in attributes.items())
