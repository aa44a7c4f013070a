"""No-break spaces and hyphens: the rules of each language, and the text they leave unchanged.

In these tests ``~`` is a no-break space and ``=`` a no-break hyphen.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from documents import document, note, paragraph
from unassemble.base.errors import InstallationError
from unassemble.base.source import Span
from unassemble.languages import LANGUAGES, Language
from unassemble.languages.dates import month_names
from unassemble.model import (
    AgendaTitle,
    Dateline,
    Document,
    Emphasis,
    FootnoteCall,
    Inline,
    LineBreak,
    Link,
    List,
    ListItem,
    Paragraph,
    Part,
    SessionColumn,
    Strong,
    Superscript,
    Table,
    TableCell,
    Text,
    plain,
)
from unassemble.text.spaces import HELD_SPACE, as_no_break_spaces
from unassemble.typography import apply_no_break
from unassemble.typography.nobreak import Place, _Pass
from unassemble.typography.rules import NoBreakRule, Side, no_break_rules

RULES = [(code, rule) for code in LANGUAGES for rule in no_break_rules(code).rules]


def seen(text: str) -> str:
    return as_no_break_spaces(text).replace("\u00a0", "~").replace("\u2011", "=")


def held(text: str, language: str = "en") -> str:
    return held_inlines(Text(text, language))


def held_inlines(*inlines: Inline) -> str:
    return seen(plain(body(apply_no_break(document(Paragraph(inlines, "en"))))))


def body(made: Document) -> tuple[Inline, ...]:
    (block,) = made.parts[0].blocks
    assert isinstance(block, Paragraph)
    return block.inlines


def title(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    annex = Part("annex", inlines, "en", "en", (), title=inlines)
    return apply_no_break(document(annexes=(annex,))).parts[-1].title


class TestData:
    @pytest.mark.parametrize(("language", "rule"), RULES, ids=lambda value: str(value)[:40])
    def test_a_rule_does_what_its_example_shows(
        self, language: Language, rule: NoBreakRule
    ) -> None:
        text = (Text(rule.example.replace("~", " "), language),)
        if rule.titles:
            assert held(rule.example.replace("~", " "), language) == plain(text)
            assert seen(plain(title(text))) == rule.example
        else:
            assert held_inlines(*text) == rule.example

    @pytest.mark.parametrize(("language", "rule"), RULES, ids=lambda value: str(value)[:40])
    def test_a_rule_names_its_source(self, language: Language, rule: NoBreakRule) -> None:
        assert rule.source[:2].strip(" :") in ("M", "V", "K")
        assert "~" in rule.example

    @pytest.mark.parametrize("language", ["en", "fr", "ru", "ar"])
    def test_no_line_ends_between_day_and_month(self, language: Language) -> None:
        for month in month_names(language):
            assert held(f"13 {month}", language) == f"13 {month}".replace(" ", "~")

    def test_an_unknown_class_is_an_error(self) -> None:
        with pytest.raises(InstallationError, match="<day>"):
            Side({}).add("<day>", 1)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on 13~March 2020, between 11–15~November and 1 and 2~May"),
        ("en", "Security Council resolutions 822 (1993), 853 (1993) and 884 (1993)."),
        ("en", "Resolution ES-11/1, paras.~3 and 4 (art. 2, annexes~I and II; Annex~A)"),
        ("en", "war crimes~– as defined~— by al=Assad, Al=Aqsa and non=State (non=use) actors"),
        ("en", "counter-terrorism, self-defence, A/non-x, co=operation, in UN=Habitat; final-non-"),
        ("en", "under agenda items~14, 32 and 131~(c), item~35"),
        ("en", "Mr.~Francis M.~Deng, H.E.~Ms.~Lee, (Mrs.~B.~Lee)"),
        ("en", "$10~million, 2.5~billion, 20 per cent, 5~km, 2,050~m3, at 10.30~a.m."),
        ("en", "of 1~250~000 people; 14~000, of these"),
        ("en", "in Opinion No.~46/2024, Nos.~5, pp.~12–13, vol.~III"),
        ("fr", "le 1er~mars 2020, §~3, n°~5, art.~2~: «~la paix~»~; M.~Dupont et Mme~Durand~!"),
        ("fr", "1~250~000 personnes, 20~%, 10~millions de dollars, S.~E.~M.~Diallo"),
        ("es", "el 3~de marzo de 2020, núm.~5, párr.~3, el Sr.~López y la Sra.~Díaz"),
        ("ru", "3~марта 2020~года, №~5, пункт~3, г=н~Петров, г=жа~Петрова, С.~В.~Лавров"),
        ("ru", "резолюции~822~(1993) Совета~— органа"),
        ("zh", "2020 年 3 月 31 日和 4 月 14 日，第 822~(1993)号决议第 5 段，1~250~000 人"),
        ("ar", "في 13~أيار/مايو 2020، الفقرة~3 من القرار~822~(1993)"),
    ],
)
def test_text(language: str, text: str) -> None:
    assert held(text.replace("~", " ").replace("=", "-"), language) == text


@pytest.mark.parametrize(
    "text",
    [
        "in March 2020",  # Word ends lines between month and year (A/80/590)
        "20~January 2020, 24~April 2020 and 20~July",  # (A/79/997: a line ends before "and")
        "0.20 per cent",  # (A/RES/78/1)
        "the 2030 Agenda",
        "a list of 40 Marches and 32 March",
        "2020 150 people",
        "World War I. The war",
        "the Secretary-General",  # (A/79/843, page 2; A/80/590, page 7)
        "https://un.org/item 35, A/74/805 3",
        "agenda  item  35",
    ],
)
def test_other_spaces_and_hyphens_may_break(text: str) -> None:
    assert held(text.replace("~", " ")) == text


def test_emphasis_and_note_calls_do_not_stop_a_rule() -> None:
    inlines = (
        Text("annex ", "en"),
        Emphasis((Text("I", "en"), Strong((Text(" of 29", "en"),)))),
        FootnoteCall(0, "en"),
        Text(" July", "en"),
        LineBreak(),
        Text("and 3", "en"),
        LineBreak(),
        Text("May", "en"),
    )
    assert held_inlines(*inlines) == "annex~I of 29 July and 3 May"


def test_each_passage_follows_the_rules_of_its_own_language() -> None:
    mixed = (Text("le 3 mars : ", "fr"), Text("3 March: 3 mars ", "en"), Text("3 марта", "ru"))
    assert held_inlines(*mixed) == "le 3~mars~: 3~March: 3 mars 3~марта"


def test_links_stay_unchanged() -> None:
    link = Link("https://undocs.org/A", (Text("resolution 853 (1993)", "en"),))
    assert held_inlines(Text("See ", "en"), link, Text(", para. 3", "en")) == (
        "See resolution 853 (1993), para.~3"
    )


def test_a_typed_no_break_space_stays_and_is_a_space_to_the_rules() -> None:
    assert held("a\u00a0word, 1\u00a0250 000, Mr.\u00a0A. Lee") == "a~word, 1~250~000, Mr.~A.~Lee"


def test_lengths_and_places_do_not_change() -> None:
    lines = ((6, Span("l.yaml", 4, 3)),)
    given = Text("of 13 March", "en", Span("l.yaml", 3, 3), lines)
    (made,) = body(apply_no_break(document(Paragraph((given,), "en"))))
    assert made == Text(f"of 13{HELD_SPACE}March", "en", given.span, lines)


def test_an_unchanged_block_is_the_same_object() -> None:
    quiet, loud = paragraph("No figure here."), paragraph("On 3 March.")
    given = document(quiet, loud, notes=(note(1), note(2, "Ibid., para. 3.")))
    made = apply_no_break(given)
    assert made.parts[0].blocks[0] is quiet
    assert made.parts[0].blocks[1] is not loud
    assert made.notes[0] is given.notes[0]
    assert seen(plain(made.notes[1].blocks[0].inlines)) == "Ibid., para.~3."
    again = apply_no_break(made)
    assert all(one is other for one, other in zip(again.parts, made.parts, strict=True))


def test_every_kind_of_block_is_reached() -> None:
    line = (Text("On 3 March", "en"),)
    cell = TableCell(line, "en")
    given = document(
        List("bullet", (ListItem("", (Paragraph(line, "en"),)),), "en"),
        Table(("left",), (cell,), ((cell,),), "en"),
        Dateline(line, "en"),
        session=(SessionColumn("", (), (), line, (AgendaTitle(line),)),),
        page_notes=(note(1, "On 3 March"),),
    )
    made = str(apply_no_break(given))
    assert made.count("3\\x0cMarch") == 7
    assert "3 March" not in made


class TestTitles:
    def test_the_hyphen_of_a_title_does_not_break(self) -> None:
        title = (Text("addressed to the Secretary-General on 3 March", "en"),)
        made = apply_no_break(
            document(annexes=(Part("annex", title, "en", "en", (), title=title),))
        )
        wanted = "addressed to the Secretary=General on 3~March"
        assert seen(plain(made.parts[1].heading)) == wanted
        assert seen(plain(made.parts[1].title)) == wanted

    def test_a_hyphen_in_an_address_or_a_longer_word_stays(self) -> None:
        text = "un.org/Secretary-General Secretary-General-elect"
        made = apply_no_break(
            document(annexes=(Part("annex", (Text(text, "en"),), "en", "en", ()),))
        )
        assert plain(made.parts[1].heading) == text


class TestAsReceived:
    def part(self, received: bool) -> Document:
        line = (Text("of 3 March", "en"), FootnoteCall(0, "en"))
        blocks = (Paragraph(line, "en"),)
        part = Part("annex", line[:1], "en", "en", blocks, title=line[:1], as_received=received)
        notes = (note(1, "See para. 3."), note(2, "See para. 4."))
        letter = paragraph("On 3 March", 1)
        return apply_no_break(document(letter, annexes=(part,), notes=notes))

    def test_text_title_and_notes_stay_unchanged(self) -> None:
        made = self.part(received=True)
        annex = made.parts[1]
        assert seen(plain(annex.heading)) == "of 3~March"
        assert plain(annex.title) == "of 3 March"
        assert plain(annex.blocks[0].inlines) == "of 3 March"  # type: ignore[union-attr]
        assert plain(made.notes[0].blocks[0].inlines) == "See para. 3."

    def test_other_parts_and_their_notes_follow_the_rules(self) -> None:
        made = self.part(received=True)
        assert seen(plain(made.parts[0].blocks[0].inlines)) == "On 3~March"  # type: ignore[union-attr]
        assert seen(plain(made.notes[1].blocks[0].inlines)) == "See para.~4."

    def test_a_part_not_marked_as_received_follows_the_rules(self) -> None:
        made = self.part(received=False)
        assert seen(plain(made.parts[1].title)) == "of 3~March"
        assert seen(plain(made.notes[0].blocks[0].inlines)) == "See para.~3."


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 300_000,
        "1" * 600_000,
        "Mr. " * 150_000,
        "(" * 300_000 + " " + "." * 300_000,
        "«" * 600_000,
        "A.-" * 200_000,
        "Secretary-" * 60_000,
        " ".join(f"w{number}" for number in range(80_000)),
    ],
    ids=["figures", "one figure", "titles", "signs", "quotes", "initials", "hyphens", "words"],
)
@pytest.mark.parametrize("language", ["en", "fr", "ru"])
def test_time_is_linear_in_the_length_of_the_text(language: str, text: str) -> None:
    start = time.perf_counter()
    made = held(text, language)
    assert len(made) == len(text)
    assert time.perf_counter() - start < 5


def test_a_narrow_column_keeps_the_last_two_words_of_an_agenda_title_together() -> None:
    words = (Text("The situation in the temporarily occupied territories of Ukraine", "en"),)
    parted = (Text("Prevention", "en"), LineBreak(), Text("of armed conflict", "en"))
    short = (Text("Question of Palestine", "en"), Text("Culture", "en"))
    titles = tuple(map(AgendaTitle, (words, parted, short[:1], short[1:])))
    assembly, council = (SessionColumn(organ, ()) for organ in ("A", "S"))
    assembly = replace(assembly, titles=titles)

    def held_titles(*columns: SessionColumn) -> list[str]:
        made = apply_no_break(replace(document(), session=columns))
        return [seen(plain(one.inlines)) for one in made.session[0].titles]

    two = held_titles(assembly, council)
    assert two[0].endswith("territories of~Ukraine")
    assert two[1:] == [seen(plain(parted)), "Question of~Palestine", "Culture"]
    assert held_titles(assembly)[0].endswith("territories of Ukraine"), "one organ: a wide column"


_WORDS = st.sampled_from(
    (
        *[
            "the",
            "United",
            "Nations",
            "system",
            "Security",
            "Council",
            "General",
            "and",
            "Secretary-General",
            "al-Asad",
        ],
        *[
            "5",
            "No.",
            "km",
            "–",
            "10",
            "million",
            "13",
            "March",
            "Mr.",
            "X",
            "(a)",
            "p.m.",
            "第",
            "号",
            "г.",
            "№",
            "M.",
            "art.",
            "para.",
            "S/RES/822",
        ],
    )
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(_WORDS, st.sampled_from(" \u00a0")), min_size=1, max_size=9),
    st.sampled_from(LANGUAGES),
    st.sampled_from(("titles", "agenda titles", "text")),
)
def test_the_rules_applied_twice_give_the_same(
    pairs: list[tuple[str, str]], language: Language, place: Place
) -> None:
    text = "".join(word + space for word, space in pairs)[:-1]
    once = _Pass(True)._changed((Text(text, language),), place)
    assert _Pass(True)._changed(once, place) == once


def test_the_ending_of_a_french_ordinal_is_raised_and_keeps_its_place() -> None:
    given = Text("le 1er mai", "fr", Span("a.yaml", 3, 5))
    made = body(apply_no_break(document(Paragraph((given,), "fr"))))
    before, raised, after = made
    assert isinstance(raised, Superscript)
    assert (plain((before,)), plain(raised.children), plain((after,))) == (
        "le 1",
        "er",
        "\u00a0mai",
    )
    (ending,) = raised.children
    assert isinstance(ending, Text)
    assert ending.span is not None
    assert ending.span.column == 9
