"""Draw the layers of the program: docs/images/architecture.svg.

Floors and rooms are those of the contract "floors" in pyproject.toml, which `lint-imports` checks.
`TEXT` says what each room does.

    python scripts/build_architecture.py [--check]
"""

from __future__ import annotations

import sys
import tomllib
from html import escape

from generated import ROOT, settle

FOLDER = ROOT / "docs" / "images"
WIDTH, ROW, GAP, LEFT, TOP = 1060, 62, 12, 16, 52
TEXT = {
    "cli": "commands, workers",
    "api": "load, Letter, Outputs",
    "preview": "pages in the browser",
    "lsp": "findings in an editor",
    "batch": "many letters: all processors, a cluster",
    "pipeline": "read, check, render, build: the only room that sees letters and writers",
    "checks": "rules of the Editorial Manual",
    "drafts": "the next letter",
    "missions": "records of missions",
    "assemble": "Letter → Document",
    "writers": "Story → DOCX (python-docx); Pages → PDF (reportlab)",
    "layout": "Story → Pages",
    "letter": "YAML, Markdown → Letter",
    "story": "Document → Story",
    "typography": "no-break spaces",
    "citations": "links to documents",
    "wording": "sandboxed Jinja2",
    "images": "pictures, bar codes",
    "model": "Document: blocks, inlines, notes",
    "languages": "words, dates, names (Babel)",
    "styles": "paragraph styles, page",
    "text": "faces, glyphs, directions",
    "yamltext": "YAML changed in place",
    "base": "places, lengths, findings, errors, files",
}
"""What each room does, in a few words."""


def floors() -> list[list[str]]:
    """The rooms of each floor, from the top down."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (layers,) = (one["layers"] for one in contracts if one["name"] == "floors")
    return [[room.strip().removeprefix("unassemble.") for room in row.split("|")] for row in layers]


def drawing(rows: list[list[str]]) -> str:
    """The floors as SVG."""
    height = TOP + len(rows) * (ROW + GAP) + 28
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'aria-label="Floors of the program; imports go down only" '
        'font-family="system-ui, sans-serif">',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="{LEFT}" y="30" font-size="18" font-weight="600">'
        "A room imports from the floors below it, and never from its own floor</text>",
    ]
    for number, rooms in enumerate(rows):
        y = TOP + number * (ROW + GAP)
        width = (WIDTH - 2 * LEFT - GAP * (len(rooms) - 1)) / len(rooms)
        for index, room in enumerate(rooms):
            x = LEFT + index * (width + GAP)
            out += [
                f'<rect x="{x:g}" y="{y}" width="{width:g}" height="{ROW}" rx="6" '
                f'fill="{_color(number, len(rows))}" stroke="#2b5c8a"/>',
                f'<text x="{x + 14:g}" y="{y + 26}" font-size="17" font-weight="600">{room}</text>',
                f'<text x="{x + 14:g}" y="{y + 48}" font-size="14" fill="#333">'
                f"{escape(TEXT[room])}</text>",
            ]
    y = height - 10
    out.append(f'<text x="{LEFT}" y="{y}" font-size="13" fill="#555">Kept by lint-imports.</text>')
    return "\n".join([*out, "</svg>", ""])


def _color(number: int, count: int) -> str:
    """The fill of a floor, lighter towards the top."""
    share = number / max(count - 1, 1)
    return "#" + "".join(f"{round(250 - share * depth):02x}" for depth in (60, 36, 12))


def architecture_files() -> dict[str, bytes]:
    """The drawing by file name."""
    return {"architecture.svg": drawing(floors()).encode()}


if __name__ == "__main__":
    raise SystemExit(settle(architecture_files(), FOLDER, "--check" in sys.argv[1:]))
