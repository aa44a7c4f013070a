"""A process of its own that draws one SVG drawing: standard input → PNG on standard output.

The first line of the input is JSON: ``pixels`` (width and height, or null for the drawing's own),
``fonts`` (files) and ``serif`` (the family for all text).  The rest is the drawing.
"""

from __future__ import annotations

import json
import sys

MAX_SECONDS = 10
"""Of processor time, where the system can limit it."""
MAX_WAIT = 30
"""Seconds after which a process that draws is ended, however busy the machine is."""
MAX_MEMORY = 1_000_000_000
"""Bytes of address space."""
FAILED = 3
"""Exit status for a drawing that resvg refuses; its reason is on standard error."""


def main() -> int:
    """Draw; the exit status."""
    _limit()
    import resvg_py

    request = json.loads(sys.stdin.buffer.readline())
    svg = sys.stdin.buffer.read().decode("utf-8")
    width, height = request["pixels"] or (None, None)
    family = request["serif"]
    try:
        png = resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            height=height,
            dpi=96.0,
            skip_system_fonts=True,
            font_files=request["fonts"],
            font_family=family,
            serif_family=family,
            sans_serif_family=family,
            cursive_family=family,
            fantasy_family=family,
            monospace_family=family,
        )
    except (ValueError, RuntimeError, TypeError) as error:
        sys.stderr.buffer.write(str(error).encode("utf-8", "replace"))
        return FAILED
    sys.stdout.buffer.write(bytes(png))
    sys.stdout.buffer.flush()
    return 0


def _limit() -> None:
    """Limit memory, processor time and files of this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    wanted = {
        resource.RLIMIT_AS: MAX_MEMORY,
        resource.RLIMIT_CPU: MAX_SECONDS,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
    }
    for name, most in wanted.items():
        try:
            resource.setrlimit(name, (most, most))
        except (ValueError, OSError):  # macOS knows no limit of address space
            continue


if __name__ == "__main__":
    sys.exit(main())
