"""Names and values → OOXML elements.

Every part is a tree of lxml, so that text is data: nothing an author writes can become markup.
Names are written as the standard writes them, ``w:pPr`` (ISO/IEC 29500-1, annex A).
"""

from __future__ import annotations

from lxml import etree

Element = etree._Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_ALL = {**NAMESPACES, "xml": "http://www.w3.org/XML/1998/namespace"}


class _Names(dict[str, str]):
    """Prefixed names and the qualified names lxml wants, each worked out once."""

    def __missing__(self, name: str) -> str:
        prefix, colon, local = name.partition(":")
        qualified = f"{{{_ALL[prefix]}}}{local}" if colon else name
        self[name] = qualified
        return qualified


_names = _Names()


def root(name: str) -> Element:
    """The root of a part."""
    return etree.Element(_names[name], nsmap=NAMESPACES)


def plain_root(name: str, namespace: str) -> Element:
    """The root of a part of the package, whose names have no prefix."""
    return etree.fromstring(f'<{name} xmlns="{namespace}"/>')


def child(parent: Element, name: str, attributes: dict[str, str] | None = None) -> Element:
    """A new last child."""
    if attributes is None:
        return etree.SubElement(parent, _names[name])
    qualified = {_names[key]: value for key, value in attributes.items()}
    return etree.SubElement(parent, _names[name], qualified)


def value(parent: Element, name: str, content: str | int) -> Element:
    """A new last child whose attribute ``w:val`` says all."""
    return etree.SubElement(parent, _names[name], {_names["w:val"]: str(content)})


def switch(parent: Element, name: str, on: bool | None) -> None:
    """A new last child that switches a property on or off; nothing where ``on`` is None."""
    if on is not None:
        element = etree.SubElement(parent, _names[name])
        if not on:
            element.set(_names["w:val"], "0")


def text(run: Element, characters: str) -> None:
    """A text of a run; its spaces are kept."""
    element = etree.SubElement(run, _names["w:t"])
    if characters[:1] == " " or characters[-1:] == " " or "  " in characters:
        element.set(_names["xml:space"], "preserve")
    element.text = characters


def is_element(element: Element, name: str) -> bool:
    """Whether an element has this name."""
    return bool(element.tag == _names[name])


def serialize(element: Element) -> bytes:
    """A part's XML."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
