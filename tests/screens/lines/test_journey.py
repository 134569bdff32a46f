"""Through the whole interview, line by line, on forty columns."""

import re

import pytest

from tests.screens.kiosk.visitor import Clock, Shelf, instrument
from tests.screens.lines.reader import BEGIN, NARROW, Reader, numbers, whole
from valuetui.interview.stage import GOING_ON
from valuetui.responses.answer import Status
from valuetui.responses.channel import Channel
from valuetui.screens.lines.commands import names_of
from valuetui.screens.lines.stages import STAGES
from valuetui.words import Words
from valuetui.words.catalogue import section
from valuetui.words.sorting import fold

SHORT = instrument()
PICK = SHORT.questions[0].pick
SV, EN = Words("sv"), Words("en")
ENGLISH = SHORT.languages.index("en") + 1
"""What is typed to begin in English."""


def test_an_answer_is_handed_in_and_the_next_person_hears_nothing_of_it(clock: Clock) -> None:
    reader = Reader(clock)
    sees, misses = reader.terminal.sees, reader.terminal.misses
    code = reader.does(
        sees(SV("plain.waiting.begin", number=1), EN("plain.waiting.begin", number=ENGLISH)),
        *BEGIN,
        sees(SHORT.questions[0].text["sv"]),
        *whole(SHORT),
        sees(SV("kiosk.review.heading"), SV("kiosk.review.hint")),
        "1",
        sees(SV("kiosk.thanks.text")),
        "\r",
        sees(SV("plain.waiting.begin", number=1)),
        misses(SV("kiosk.thanks.text"), SHORT.questions[0].text["sv"], "1 av"),
    )
    assert code == 128 + 15
    [answer] = reader.shelf.answers
    assert (answer.group, answer.channel, answer.language) == ("citizens", Channel.KIOSK, "sv")
    assert answer.status is Status.COMPLETE
    assert all(len(answer.picks[each.id]) == each.pick for each in SHORT.questions)
    shown = re.findall("..", answer.order.shown)
    first = [next(v.id for v in SHORT.values if v.code == each) for each in shown[:PICK]]
    assert list(answer.picks[SHORT.questions[0].id]) == first
    assert reader.terminal.shown == ""


@pytest.mark.parametrize("columns", [NARROW, 80, 200])
def test_no_line_is_wider_than_the_terminal(clock: Clock, columns: int) -> None:
    reader = Reader(clock, questionnaire=instrument("kommun"), columns=columns)
    reader.does(
        *BEGIN, "hjälp", "lista", "mer", "förklara 1", *numbers(10), "11", "behåll", "mina",
        "klar", "english", "help", *numbers(10), "done", "stop", "1", "1",
    )  # fmt: skip
    assert max(map(len, reader.terminal.written.split("\n"))) <= columns


def test_the_language_can_be_changed_anywhere_and_the_picks_stay(clock: Clock) -> None:
    reader = Reader(clock)
    sees = reader.terminal.sees
    code = reader.does(
        str(ENGLISH),
        sees(EN("kiosk.information.heading")),
        "svenska",
        sees(SV("kiosk.information.heading")),
        "1", "språk English", sees(EN("kiosk.group.heading")),
        "1", "1", "2", "language Svenska",
        sees(SV("kiosk.question.count", n=2, k=PICK)),
        "language", "help", sees(SV("plain.help.heading")),
        "sv", "1", sees(SV("plain.question.already", label="", number=1)[:16]),
    )  # fmt: skip
    assert code == 143


def test_who_knows_no_swedish_finds_the_way_out(clock: Clock) -> None:
    reader = Reader(clock)
    reader.does("1", "help", reader.terminal.sees("språk", "English"))


class TestFinding:
    def test_a_part_of_a_word_or_a_synonym_says_the_numbers_of_what_is_meant(
        self, clock: Clock
    ) -> None:
        long = instrument("kommun")
        label = long.value_by_id["adaptability"].label["sv"]
        reader = Reader(clock, questionnaire=long)
        found: list[str] = []

        def note() -> None:
            found.extend(re.findall(rf"(\d+)\. {label}\b", reader.terminal.shown))

        sees, misses = reader.terminal.sees, reader.terminal.misses
        reader.does(
            *BEGIN,
            "flexib", note, sees(label), misses(SV("plain.question.picked", label=label)),
            "välj flexibilitet", sees(SV("plain.question.picked", label=label)),
            "zzz", sees(SV("kiosk.search.nothing")),
        )  # fmt: skip
        assert found

    def test_a_whole_word_picks_and_commands_find_words_by_number_and_by_name(
        self, clock: Clock
    ) -> None:
        long = instrument("kommun")
        trust = long.value_by_id["trust"]
        reader = Reader(clock, questionnaire=long)
        sees, misses = reader.terminal.sees, reader.terminal.misses
        reader.does(
            *BEGIN,
            "TILLIT", sees(SV("plain.question.picked", label="tillit")),
            "forklara tillit", sees(trust.definition["sv"]),
            "ta bort tilli", sees(SV("plain.question.dropped", label="tillit")),
            "ta bort tillit", sees(SV("plain.question.not_picked", label="tillit")),
            "ångra", sees(SV("kiosk.question.count", n=1, k=10)),
            "välj", sees(SV("plain.question.which_pick")),
            "95", sees(SV("plain.question.no_number", n=94)),
            "klar", misses(SV("kiosk.review.heading")),
        )  # fmt: skip

    def test_the_list_is_said_in_pages_and_begins_again_after_the_last(self, clock: Clock) -> None:
        reader = Reader(clock, questionnaire=instrument("kommun"))

        def chunk(first: int, last: int) -> str:
            return SV("plain.question.chunk", first=first, last=last, n=94)

        sees = reader.terminal.sees
        said: list[int] = []
        reader.does(
            *BEGIN, sees(chunk(1, 10)), "mer", sees(chunk(11, 20)),
            "sida 10", sees(chunk(91, 94), SV("plain.question.last")),
            "sida 11", sees(SV("plain.question.which_page", n=10)),
            "mer", lambda: said.append(reader.terminal.shown.count(chunk(1, 10))),
            "lista", lambda: said.append(reader.terminal.shown.count(chunk(1, 10))),
        )  # fmt: skip
        assert said == [2, 3]


class TestExactlySoMany:
    def test_one_more_than_all_is_swapped_for_another(self, clock: Clock) -> None:
        reader = Reader(clock)
        sees = reader.terminal.sees
        reader.does(
            *BEGIN, *numbers(PICK), sees(SV("plain.question.full")),
            str(PICK + 1), sees(SV("plain.question.swap_how")),
            str(PICK + 2), "2", sees(SV("kiosk.question.count", n=PICK, k=PICK)),
            "klar", *numbers(PICK), "klar", "lämna in",
        )  # fmt: skip
        [answer] = reader.shelf.answers
        shown = re.findall("..", answer.order.shown)
        codes = [SHORT.value_by_id[each].code for each in answer.picks[SHORT.questions[0].id]]
        assert codes == [shown[0], shown[PICK], *shown[2:PICK]]

    def test_the_picks_can_be_kept(self, clock: Clock) -> None:
        reader = Reader(clock)
        sees = reader.terminal.sees
        reader.does(
            *BEGIN, *numbers(PICK), str(PICK + 1), "behåll", sees(SV("plain.question.kept")),
            str(PICK + 1), "tillbaka", "klar", sees(SHORT.questions[1].text["sv"]),
        )  # fmt: skip

    def test_from_the_review_one_question_is_changed(self, clock: Clock) -> None:
        reader = Reader(clock)
        sees = reader.terminal.sees
        reader.does(
            *BEGIN, *whole(SHORT), "2", "ta bort 1", "tillbaka", "tillbaka", "1", "1",
            sees(SV("kiosk.group.heading")), "1", "2", "1", "klar", "klar",
            "1", sees(SV("kiosk.thanks.text")),
        )  # fmt: skip
        assert len(reader.shelf.answers) == 1


class TestStopping:
    @pytest.mark.parametrize("steps", [("1", "2"), ("1", "tillbaka"), (*BEGIN, "1", "sluta", "2")])
    def test_nothing_is_kept_of_whoever_stops(self, clock: Clock, steps: tuple[str, ...]) -> None:
        reader = Reader(clock)
        reader.does(*steps, reader.terminal.sees(SV("plain.waiting.begin", number=1)),
                    reader.terminal.misses(SV("kiosk.information.heading")))  # fmt: skip
        assert reader.shelf.answers == []

    def test_who_goes_on_is_where_they_were(self, clock: Clock) -> None:
        reader = Reader(clock)
        reader.does(*BEGIN, "1", "sluta", reader.terminal.sees(SV("kiosk.stop.text")), "1",
                    "2", reader.terminal.sees(SV("kiosk.question.count", n=2, k=PICK)))  # fmt: skip

    def test_staff_end_the_program_by_their_key(self, clock: Clock) -> None:
        reader = Reader(clock)
        assert reader.does(*BEGIN, "1", "\x11") == 0
        assert reader.terminal.shown == ""

    @pytest.mark.parametrize("key", ["\x03", "\x04", "\x1a", "\x1b", "\x1b[A"])
    def test_no_other_key_ends_it(self, clock: Clock, key: str) -> None:
        reader = Reader(clock)
        sees = reader.terminal.sees
        assert reader.does(key, *BEGIN, key, "1", key, sees(SV("kiosk.question.left", n=PICK - 1)))


def test_every_stage_of_an_interview_has_its_lines() -> None:
    assert set(STAGES) == set(GOING_ON)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_command_is_a_word_of_the_list_or_another_command(language: str) -> None:
    words = Words(language)
    names = [fold(name) for key in section(language, "plain")["command"]
             for name in names_of(key, words)]  # fmt: skip
    assert len(set(names)) == len(names)
    for name in ("kommun", "kommun-kort"):
        assert not {fold(each.label[language]) for each in instrument(name).values} & set(names)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_command_is_explained(language: str) -> None:
    texts = section(language, "plain")
    assert set(texts["help"]) == {*texts["command"], "heading"}


def test_what_was_typed_ahead_is_no_answer_to_what_nobody_has_heard(clock: Clock) -> None:
    """The review comes after the last question: its first choice cannot be taken back."""
    reader = Reader(clock)
    *most, last = whole(SHORT)
    reader.does(
        *BEGIN, *most, f"{last}\r1\r1",
        reader.terminal.sees(SV("kiosk.review.heading")),
        reader.terminal.misses(SV("kiosk.thanks.text")),
    )  # fmt: skip
    assert reader.shelf.answers == []


def test_a_station_that_is_bound_to_a_group_does_not_ask_for_it(clock: Clock) -> None:
    shelf = Shelf()
    reader = Reader(clock, shelf=shelf, group="elected")
    reader.does("1", "1", *whole(SHORT), "1")
    assert [answer.group for answer in shelf.answers] == ["elected"]
