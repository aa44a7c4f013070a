"""Text → citations: symbols, and resolutions cited by number."""

from __future__ import annotations

from unassemble.citations.resolutions import resolutions_in
from unassemble.citations.symbols import Citation, plain_signs, symbols_in
from unassemble.languages import is_language


def citations_in(text: str, language: str) -> tuple[Citation, ...]:
    """The documents cited in a text of one language, in order; none overlaps another.

    Args:
        text: as a reader sees it; no-break spaces and hyphens count as plain ones.
        language: one of the six codes; in another language only symbols are found.
    """
    if "/" not in text and "(" not in text and "（" not in text:
        return ()
    plain = plain_signs(text)
    found = list(symbols_in(plain))
    if is_language(language):
        found.extend(resolutions_in(plain, language))
        found.sort(key=lambda one: (one.start, -one.end))
    out: list[Citation] = []
    for one in found:
        if not out or one.start >= out[-1].end:
            out.append(one)
    return tuple(out)


def citation_of(text: str, language: str) -> Citation | None:
    """The citation that a text is as a whole, such as the words of a link: "822 (1993)" too."""
    bare = text.strip()
    for found in citations_in(bare, language):
        if found.start == 0 and found.end == len(bare):
            return found
    return None
