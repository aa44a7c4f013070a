"""What a hand has set in a paragraph of a DOCX, against the style it stands for.

Operators change lines and pages where they wish a page to end elsewhere: line spacing, space before
and after, letter spacing and scale, size, keep-with-next, page breaks.  Each change is written in
the paragraph (ISO/IEC 29500-1, 17.3.1) or in a run (17.3.2); styles have the rest.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from worddocx import OFF, Element, W, run_text

SWITCHES = {
    "keepNext": "kept with the next paragraph",
    "keepLines": "its lines kept together",
    "pageBreakBefore": "begins a page",
    "widowControl": "widow control",
    "framePr": "stands in a frame",
}
ON_UNLESS_SAID = {"widowControl"}
SPACINGS = {"before": "space before", "after": "space after", "line": "line spacing"}
RUNS = {"sz": "size", "w": "scale", "spacing": "letter spacing"}
TWIPS = 20
LINE_OF_NONE = 240
"""Twips: the height of a line where nothing says it."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a DOCX by identifier."""

    nodes: dict[str, Element]

    def value(self, style: str, path: str, attribute: str = "val") -> str | None:
        """A value of a style or of the style that it is based on; ``path`` as in ``pPr/spacing``.

        An element without the attribute is a switch: "1".
        """
        found: str | None = None
        while found is None and style and (node := self.nodes.get(style)) is not None:
            found = value(node, path, attribute)
            based = node.find(f"{W}basedOn")
            style = "" if based is None else based.get(f"{W}val") or ""
        return found

    def of(self, node: Element, path: str, attribute: str = "val") -> str | None:
        """A value of a paragraph, its own or that of its style."""
        own = value(node, path, attribute)
        return self.value(style_of(node), path, attribute) if own is None else own


def style_of(node: Element) -> str:
    """The style of a paragraph."""
    named = node.find(f"{W}pPr/{W}pStyle")
    return "Normal" if named is None else named.get(f"{W}val") or "Normal"


def value(node: Element, path: str, attribute: str) -> str | None:
    """A value that is written in a node."""
    found = node.find("/".join(f"{W}{name}" for name in path.split("/")))
    if found is None:
        return None
    return found.get(f"{W}{attribute}", "1" if attribute == "val" else None)


def set_by_hand(node: Element, style: str, styles: Styles) -> Iterator[str]:
    """What differs in a paragraph from ``style``, the one that it stands for."""
    for name, words in SPACINGS.items():
        own = styles.of(node, "pPr/spacing", name) or "0"
        usual = styles.value(style, "pPr/spacing", name) or "0"
        if int(own) != int(usual):
            yield f"{words} {int(own) / TWIPS:g} pt, not {int(usual) / TWIPS:g}"
    for name, words in SWITCHES.items():
        if is_on(styles.of(node, f"pPr/{name}"), name) != is_on(
            styles.value(style, f"pPr/{name}"), name
        ):
            yield words
    yield from set_in_runs(node, style, styles)


def is_on(said: str | None, name: str) -> bool:
    """Whether a switch is on."""
    return name in ON_UNLESS_SAID if said is None else said not in OFF


def set_in_runs(node: Element, style: str, styles: Styles) -> Iterator[str]:
    """What differs in the characters of a paragraph."""
    for name, words in RUNS.items():
        usual = styles.value(style, f"rPr/{name}")
        of_style = styles.value(style_of(node), f"rPr/{name}")
        said = set()
        for run in node.iter(f"{W}r"):
            if run_text(run).strip() and run.find(f"{W}rPr/{W}vertAlign") is None:
                own = value(run, f"rPr/{name}", "val")
                said.add(of_style if own is None else own)
        for other in sorted(said - {usual}, key=str):
            yield f"{words} {other}, not {usual}"


def height(node: Element, styles: Styles) -> float:
    """The height of an empty paragraph, in points."""
    names = (("line", LINE_OF_NONE), ("before", 0), ("after", 0))
    said = ((styles.of(node, "pPr/spacing", name), usual) for name, usual in names)
    return sum(usual if own is None else int(own) for own, usual in said) / TWIPS
