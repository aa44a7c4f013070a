"""The rule `emphasis-in-letter`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject


@rule("emphasis-in-letter", severity="note", source="Editorial Manual, “Italics and bold” [K]")
def check(subject: Subject) -> Iterator[Found]:
    """Bold is used for emphasis in the text of the letter.

    In documents of the United Nations bold is for headings and for names under a letter.

    Example: `I **strongly** object`.

    Mend: take the asterisks away, and let the words say it.
    """
    for passage in subject.own:
        if passage.kind not in ("paragraph", "item"):
            continue
        for start, end in passage.bold:
            if end - start < len(passage.text):
                yield Found(
                    passage.at(start),
                    f"“{passage.text[start:end]}” is bold in the text of the letter",
                    "bold is for headings, and for names under a letter",
                    end=passage.end(end),
                )
