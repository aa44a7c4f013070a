"""The rule `note-mark-place`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_AFTER = frozenset(("en", "zh"))
_BEFORE = frozenset(("fr", "es"))
_POINTS = ".,;:，。、；："


@rule(
    "note-mark-place",
    severity="note",
    source="Editorial Manual, “Footnotes and other notes”; in Chinese A/75/836",
)
def check(subject: Subject) -> Iterator[Found]:
    """A footnote mark is on the wrong side of a punctuation mark.

    In English and Chinese the mark follows the full stop, comma, semicolon or colon; in French and
    Spanish it precedes them. Annexes are not checked, as they are printed as received.

    Example: “the resolution¹.” in English, “决议¹。” in Chinese, “la résolution.¹” in French.

    Fix: move the call `[^…]` to the other side of the punctuation mark.
    """
    for passage in subject.own:
        if passage.kind == "note":
            continue
        called = {offset for offset, _ in passage.calls}
        for offset in sorted(called):
            if offset - 1 in called:
                continue
            end = offset + 1
            while end in called:
                end += 1
            language = passage.language_at(offset - 1)
            before, after = passage.text[:offset][-1:], passage.text[end : end + 1]
            if language in _AFTER and after and after in _POINTS and before not in _POINTS:
                wanted = f"after “{after}”"
            elif language in _BEFORE and before and before in _POINTS:
                wanted = f"before “{before}”"
            else:
                continue
            yield Found(passage.at(offset - 1), f"the footnote mark belongs {wanted}")
