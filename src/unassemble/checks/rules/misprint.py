"""The rule `misprint`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.languages import is_language
from unassemble.languages.slips import slips


@rule("misprint", severity="warning", source="letter of Azerbaijan of 13 May 2020", fixable=True)
def check(subject: Subject) -> Iterator[Found]:
    """A standing sentence contains a misprint.

    It is a slip of an input method that was copied from letter to letter.

    Example: 分发给荷 instead of 分发为荷.

    Fix: write the intended words; `--fix` does this.
    """
    for passage in subject.own:
        if not is_language(passage.language):
            continue
        for start, end, meant in slips(passage.language).misprints.find(passage.text):
            yield Found(
                passage.at(start),
                f"“{passage.text[start:end]}” is a misprint for “{meant}”",
                end=passage.end(end),
                fix=passage.replaced(start, end, meant, f"write {meant}"),
            )
