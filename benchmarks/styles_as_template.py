"""Do our DOCX styles have the values of the official Word template?

A_80_590.docx is a document of the United Nations made with the template.  For every style that it
and a DOCX of ours have in common, the resolved values (after the base styles and the document
defaults) are compared, and differences are printed.
"""

import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from pdflines import reference_parser, without_reference
from unassemble.api import load

DOCUMENT = "A_80_590.docx"
LETTER = Path(__file__).resolve().parent / "letters" / "A_79_843-S_2025_201.yaml"

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RUN_VALUES = ("sz", "spacing", "w", "kern", "position", "color", "u", "vertAlign")
SWITCHES = ("b", "i", "keepNext", "keepLines")
LINES = ("line", "lineRule", "before", "after")
INDENTS = ("left", "right", "firstLine", "hanging")
OFF = ("0", "false", "off", "none")
UNSET = {
    **dict.fromkeys(RUN_VALUES, "0"),
    **dict.fromkeys(SWITCHES, "off"),
    **dict.fromkeys(("before", "after", *INDENTS), "0"),
    "sz": "20",
    "w": "100",
    "color": "auto",
    "u": "none",
    "vertAlign": "baseline",
    "line": "240",
    "lineRule": "auto",
    "jc": "left",
    "outlineLvl": "9",
    "tabs": "",
}

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a DOCX by their ids."""

    elements: dict[str, etree._Element]
    defaults: dict[str, str]

    def names(self) -> dict[str, str]:
        """The name of every style, by id."""
        out = {}
        for style_id, element in self.elements.items():
            name = element.find(f"{W}name")
            out[style_id] = "" if name is None else name.get(f"{W}val") or ""
        return out

    def values(self, style_id: str) -> Values:
        """The resolved values of a style."""
        chain = [style_id]
        while (base := self.elements[chain[-1]].find(f"{W}basedOn")) is not None:
            name = base.get(f"{W}val")
            if name is None or name not in self.elements or name in chain:
                break
            chain.append(name)
        out = {**UNSET, **self.defaults}
        for name in reversed(chain):
            own = own_values(self.elements[name])
            own["tabs"] = merge_tabs(out["tabs"], own.get("tabs", ""))
            out.update(own)
        return out


def read_styles(docx: Path) -> Styles:
    """The styles part of a DOCX."""
    with zipfile.ZipFile(docx) as package:
        root = etree.fromstring(package.read("word/styles.xml"))
    elements = {
        style_id: style
        for style in root.iter(f"{W}style")
        if (style_id := style.get(f"{W}styleId")) is not None
    }
    defaults: dict[str, str] = {}
    for part in ("rPrDefault", "pPrDefault"):
        holder = root.find(f"{W}docDefaults/{W}{part}")
        if holder is not None:
            defaults.update(own_values(holder))
    return Styles(elements, defaults)


def own_values(style: etree._Element) -> dict[str, str]:
    """The values set in a style itself."""
    out: dict[str, str] = {}
    run, paragraph = style.find(f"{W}rPr"), style.find(f"{W}pPr")
    for part in (run, paragraph):
        for name in SWITCHES:
            switch = None if part is None else part.find(f"{W}{name}")
            if switch is not None:
                out[name] = "off" if (switch.get(f"{W}val") or "1") in OFF else "on"
    if run is not None:
        out.update(attributes(run, RUN_VALUES, "val"))
    if paragraph is not None:
        out.update(paragraph_values(paragraph))
    return out


def attributes(
    parent: etree._Element, names: tuple[str, ...], attribute: str
) -> Iterator[tuple[str, str]]:
    """Names and values of the children that exist."""
    for name in names:
        child = parent.find(f"{W}{name}")
        if child is not None and (value := child.get(f"{W}{attribute}")) is not None:
            yield name, value


def paragraph_values(paragraph: etree._Element) -> dict[str, str]:
    """The paragraph values set in a style."""
    out = dict(attributes(paragraph, ("jc", "outlineLvl"), "val"))
    if "jc" in out:
        out["jc"] = {"start": "left", "end": "right"}.get(out["jc"], out["jc"])
    if (spacing := paragraph.find(f"{W}spacing")) is not None:
        given = ((name, spacing.get(f"{W}{name}")) for name in LINES)
        out.update((name, value) for name, value in given if value is not None)
    indents = paragraph.find(f"{W}ind")
    if indents is not None:
        out.update(indent_values(indents))
    stops = paragraph.find(f"{W}tabs")
    if stops is not None:
        out["tabs"] = " ".join(
            f"{stop.get(f'{W}pos')}:{stop.get(f'{W}val')}" for stop in stops.iter(f"{W}tab")
        )
    return out


def indent_values(indents: etree._Element) -> dict[str, str]:
    """The indents; a first-line indent replaces a hanging indent, and the other way round."""
    out = {}
    for name, old in (("left", "start"), ("right", "end")):
        value = indents.get(f"{W}{name}") or indents.get(f"{W}{old}")
        if value is not None:
            out[name] = value
    hanging, first = indents.get(f"{W}hanging"), indents.get(f"{W}firstLine")
    if hanging is not None or first is not None:
        out["hanging"], out["firstLine"] = hanging or "0", "0" if hanging else first or "0"
    return out


def merge_tabs(base: str, own: str) -> str:
    """The tab stops of a style, added to those of its base style."""
    stops = dict(stop.split(":") for stop in base.split())
    for stop in own.split():
        position, kind = stop.split(":")
        if kind == "clear":
            stops.pop(position, None)
        else:
            stops[position] = {"start": "left", "end": "right"}.get(kind, kind)
    return " ".join(f"{place}:{kind}" for place, kind in sorted(stops.items(), key=by_place))


def by_place(stop: tuple[str, str]) -> int:
    """The sort key of tab stops."""
    return int(stop[0])


def compare(template: Styles, ours: Styles) -> int:
    """Print the differences; returns their number."""
    names = template.names()
    both = [style_id for style_id in ours.elements if style_id in template.elements]
    values = differences = equal = 0
    for style_id in both:
        theirs, mine = template.values(style_id), ours.values(style_id)
        unlike = [name for name in UNSET if theirs[name] != mine[name]]
        values += len(UNSET)
        differences += len(unlike)
        equal += not unlike
        for name in unlike:
            label = f"{style_id} ({names[style_id]})"
            print(f"  {label:44} {name:10} template {theirs[name]!r}, ours {mine[name]!r}")
    own = sorted(set(ours.elements) - set(template.elements))
    print(f"styles in both: {len(both)}; of these identical: {equal}")
    print(f"values compared: {values}; different: {differences}")
    print(f"our styles that the template lacks: {len(own)}: {', '.join(own)}")
    return differences


def main() -> int:
    """Compare the styles; 1 if a value differs."""
    parser = reference_parser(__doc__, DOCUMENT)
    parser.add_argument("--letter", type=Path, default=LETTER, help="the letter file to build")
    options = parser.parse_args()
    if without_reference(options.reference, [DOCUMENT]):
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        built = Path(temporary) / "ours.docx"
        built.write_bytes(load(options.letter).build().docx)
        differences = compare(read_styles(options.reference / DOCUMENT), read_styles(built))
    return 1 if differences else 0


if __name__ == "__main__":
    raise SystemExit(main())
