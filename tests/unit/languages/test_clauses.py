"""Standing sentences: the request for circulation, what is transmitted, references to annexes."""

from __future__ import annotations

import pytest

from unassemble.languages import (
    LANGUAGES,
    Language,
    Voice,
    circulation_request,
    see_annex,
    see_annexes,
    transmittal,
    transmitted,
)

BOTH = ("general-assembly", "security-council")
SIX = [(number, None) for number in (32, 37, 68, 70, 75, 83)]


def test_the_request_for_circulation_of_real_letters() -> None:
    assert circulation_request(BOTH, [(34, None)], 1, "letter", "en") == (
        "I should be grateful if you would have the present letter and its annex circulated as a "
        "document of the General Assembly, under agenda item 34, and of the Security Council."
    )
    assert circulation_request(("security-council",), [], 1, "letter", "en") == (
        "I should be grateful if you would have the present letter and its annex circulated as a "
        "document of the Security Council."
    )
    assert circulation_request(BOTH, SIX, 0, "letter", "zh") == (
        "请将本函作为大会议程项目 32、37、68、70、75 和 83 下的文件和安全理事会文件分发为荷。"
    )


@pytest.mark.parametrize(
    ("voice", "beginning"),
    [
        ("joint", "We should be grateful if you would have the present letter and its annexes "),
        (
            "note-verbale",
            "The Permanent Mission kindly requests that the present note verbale and ",
        ),
    ],
)
def test_the_request_is_in_the_voice_of_the_sender(voice: Voice, beginning: str) -> None:
    made = circulation_request(("general-assembly",), [(14, None), (71, "c")], 2, voice, "en")
    assert made is not None
    assert made.startswith(beginning)
    assert made.endswith("a document of the General Assembly, under agenda items 14 and 71 (c).")


def test_organs_that_have_no_standing_request() -> None:
    assert (
        circulation_request(("general-assembly", "human-rights-council"), [], 0, "letter", "en")
        is None
    )


def test_arabic_counts_two_items_by_themselves() -> None:
    made = circulation_request(("general-assembly",), [(34, None), (35, None)], 1, "letter", "ar")
    assert made is not None
    assert "البندين 34 و 35" in made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("voice", ["letter", "identical-letters", "joint", "note-verbale"])
@pytest.mark.parametrize("earlier", [None, ("[date]", ("A/74/805", "S/2020/301")), ("[date]", ())])
def test_a_letter_says_what_it_transmits(
    language: Language, voice: Voice, earlier: tuple[str, tuple[str, ...]] | None
) -> None:
    subject = transmitted("statement", "[whose]", language)
    made = transmittal(voice, subject, language, sender="[mission]", call="[^*]", earlier=earlier)
    assert "[whose]" in made
    assert made.count("[^*]") == 1
    assert see_annex(1, language) in made
    assert ("[date]" in made) == (earlier is not None)
    assert ("A/74/805-S/2020/301" in made) == bool(earlier and earlier[1])
    assert ("[mission]" in made) == (voice == "note-verbale")
    assert "{" not in made
    assert "  " not in made


def test_a_letter_that_goes_on_from_an_earlier_one() -> None:
    earlier = ("15 April 2020", ("A/74/805", "S/2020/301"))
    assert transmittal("letter", "a map", "en", earlier=earlier, call="[^*]") == (
        "Further to my letter dated 15 April 2020 (A/74/805-S/2020/301), I have the honour to "
        "transmit herewith a map (see annex).[^*]"
    )
    assert transmittal("letter", "汇编文件", "zh", earlier=("2020 年 4 月 15 日", earlier[1])) == (
        "继我 2020 年 4 月 15 日的信(A/74/805-S/2020/301)之后，谨提请你注意汇编文件(见附件)。"
    )


def test_the_call_of_a_note_stands_before_the_full_stop_in_french_and_spanish() -> None:
    assert transmittal("letter", "…", "fr", call="[^*]").endswith("(voir annexe)[^*].")
    assert transmittal("letter", "…", "es", call="[^*]").endswith("(véase el anexo)[^*].")


def test_a_note_verbale_begins_with_the_mission() -> None:
    made = transmittal("note-verbale", "a map", "en", sender="the Permanent Mission of Spain")
    assert made.startswith("The Permanent Mission of Spain has the honour to transmit")


def test_references() -> None:
    assert see_annex(0, "en") == ""
    assert see_annex(2, "en") == "(see annexes)"
    assert see_annexes([2], "en") == "(see annex II)"
    assert see_annexes([1, 2], "fr") == "(voir annexes I et II)"
