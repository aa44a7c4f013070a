"""No text makes a rule raise an exception: in the letter, an annex, a note, a name, a link."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from letter_files import GOOD, findings

LETTERS = st.characters(exclude_categories=("C",))
PIECES = st.sampled_from(
    [
        *("http:/", "https://[", "https://a.b:99999999999/", "www.", "S/RES/", "S/RES/822", "(#)"),
        *("[S/RES/822](#)", "31.02.2020", "99/99/9999", "\u200b", "\ufffd", "«", "”", '"'),
        *(
            "^[a note.]",
            "2020年5",
            "Mосква",
            "# I. A\n\n### B",
            "**bold**",
            "  ",
            "分发给荷",
            "H.E. ",
        ),
        *("Error! Reference source not found.", "Annex II", "agenda items 1 and", "٢٠٢٠"),
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(LETTERS, max_size=12)), min_size=1, max_size=6).map(
    "".join
)


@settings(max_examples=60, deadline=None)
@given(
    language=st.sampled_from(["en", "fr", "es", "ru", "zh", "ar"]), texts=st.tuples(*[TEXTS] * 5)
)
def test_no_text_makes_a_rule_raise(language: str, texts: tuple[str, ...]) -> None:
    """The texts are written as JSON strings, which are also YAML."""
    words, title, date, body, name = (json.dumps(text, ensure_ascii=False) for text in texts)
    text = (
        GOOD.replace("language: en", f"language: {language}")
        .replace("|\n    I have the honour to write.", words)
        .replace("Ann **Lee**", name)
    )
    annex = (
        f"annexes:\n  - title: {title}\n    sections:\n      - entries:\n          - statements:\n"
    )
    statement = f"              - date: {date}\n                text: {body}\n"
    assert isinstance(findings(text + annex + statement), tuple)
