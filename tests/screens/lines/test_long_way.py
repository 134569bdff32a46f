"""The long way line by line: background questions of every kind, a word of one's own, what is kept
of somebody who stops, and what is told and asked at the end."""

from dataclasses import replace

import pytest

from tests.screens.kiosk.long_way import BACKGROUND, PLACES, long_instrument
from tests.screens.kiosk.visitor import Clock, Shelf, instrument
from tests.screens.lines.reader import NARROW, Reader, Step, numbers, whole
from valuetui.instrument.model import Instrument, Stopping
from valuetui.responses.answer import Status
from valuetui.responses.ease import Verdict
from valuetui.screens.kiosk.eases import TOGETHER
from valuetui.words import Words

LONG = long_instrument()
PICK = LONG.questions[0].pick
SV, EN = Words("sv"), Words("en")
GROUPS = [each.id for each in LONG.groups]
EMPLOYEE = str(GROUPS.index("employees") + 1)
TO_BACKGROUND = ("1", "1", EMPLOYEE)
"""In Swedish, agreed, an employee."""
PASSED = ("hoppa över", "hoppa över", "hoppa över")
"""Nothing said about oneself; without a department no parts are asked for."""
TO_QUESTION = (*TO_BACKGROUND, *PASSED)
SAID = ("2", "7", "3", "klar", "12", "Tallbacken")


def reader_of(clock: Clock, questionnaire: Instrument = LONG) -> Reader:
    """A kiosk with all of it."""
    shelf = Shelf()
    return Reader(clock, shelf=shelf, questionnaire=questionnaire, keep_ease=shelf.keep_ease)


def longest(written: str) -> None:
    """No line is wider than the terminal, as a step."""
    assert max(map(len, written.replace("\b \b", "").split("\n"))) <= NARROW


class TestBackground:
    def test_what_a_person_says_is_kept_with_the_answer_and_heard_at_the_review(
        self, clock: Clock
    ) -> None:
        reader = reader_of(clock)
        sees = reader.terminal.sees
        reader.does(
            *TO_BACKGROUND, sees("Inom vilken förvaltning", "2. Vård och omsorg"),
            "vård", sees("I vilka delar"), "7", "3", sees("Centrum, Granbergsdal och Hult"),
            "klar", sees(SV("kiosk.background.number", least=2, most=60)),
            "12", sees("Skolans eller boendets namn.", SV("kiosk.background.no_names")),
            "Tallbacken", *whole(LONG),
            sees("Förvaltning: Vård och omsorg", "År här: 12", "Arbetsplats: Tallbacken"), "1",
        )  # fmt: skip
        [answer] = reader.shelf.answers
        assert answer.unit == "care"
        assert answer.background == {"places": ("p2", "p6"), "years": 12, "school": "Tallbacken"}

    def test_whoever_would_rather_not_say_anything_need_not(self, clock: Clock) -> None:
        reader = reader_of(clock)
        sees = reader.terminal.sees
        reader.does(*TO_QUESTION, sees(LONG.questions[0].text["sv"]), *whole(LONG),
                    sees("Förvaltning: vill inte svara"), "1")  # fmt: skip
        [answer] = reader.shelf.answers
        assert (answer.unit, answer.background) == (None, {})

    def test_what_is_required_cannot_be_passed_over(self, clock: Clock) -> None:
        reader = reader_of(clock)
        sees, misses = reader.terminal.sees, reader.terminal.misses
        skip, years = SV("plain.background.skip"), BACKGROUND[2].text["sv"]
        reader.does(
            *TO_BACKGROUND, "2", "hoppa över", sees(SV("plain.background.required")),
            "klar", misses(years), "1", "klar", sees(years, skip),
        )  # fmt: skip

    def test_a_text_that_is_required_is_not_the_command_to_pass_it_over(self, clock: Clock) -> None:
        asked = replace(LONG, background=(replace(BACKGROUND[3], required=True),))
        reader = reader_of(clock, asked)
        reader.does(*TO_BACKGROUND, "hoppa över",
                    reader.terminal.sees(SV("plain.background.required")))  # fmt: skip

    def test_a_number_never_takes_an_option_back_and_a_command_does(self, clock: Clock) -> None:
        reader = reader_of(clock)
        sees = reader.terminal.sees
        said = [SV("plain.background.said", said=", ".join(PLACES[n] for n in each))
                for each in ((0, 2), (2,))]  # fmt: skip
        reader.does(
            *TO_BACKGROUND, "1", "1", "3", "1", sees(said[0]),
            "ta bort alby", sees(SV("plain.question.dropped", label="Alby"), said[1]),
            "ta bort 5", sees(SV("plain.question.not_picked", label=PLACES[4])),
            "ångra", "mina", sees(SV("plain.question.undone")), "klar", *PASSED[1:],
            *whole(LONG), "1",
        )  # fmt: skip
        [answer] = reader.shelf.answers
        assert answer.background["places"] == ("p0", "p2")

    def test_coming_back_it_is_heard_and_gone_on_with(self, clock: Clock) -> None:
        reader = reader_of(clock)
        sees = reader.terminal.sees
        reader.does(
            *TO_BACKGROUND, "3", "20", "tillbaka", sees(SV("plain.background.said", said="20")),
            "tillbaka", sees("3. En annan förvaltning, vald"), "klar", "klar",
            sees(BACKGROUND[3].text["sv"]),
        )  # fmt: skip

    @pytest.mark.parametrize("line", ["1", "61", "-5", "tolv", "12 år", "٣"])
    def test_what_is_no_such_number_is_asked_for_again(self, clock: Clock, line: str) -> None:
        reader = reader_of(clock)
        sees, misses = reader.terminal.sees, reader.terminal.misses
        reader.does(*TO_BACKGROUND, "3", line, misses(BACKGROUND[3].text["sv"]),
                    sees(SV("kiosk.background.number", least=2, most=60)),
                    "2", sees(BACKGROUND[3].text["sv"]))  # fmt: skip

    @pytest.mark.parametrize("said", ["Språk och kultur", "Sluta röka", "mer än en skola"])
    def test_a_text_may_begin_like_a_command(self, clock: Clock, said: str) -> None:
        reader = reader_of(clock)
        reader.does(*TO_BACKGROUND, *PASSED[:2], said, *whole(LONG), "1")
        [answer] = reader.shelf.answers
        assert answer.background == {"school": said}

    @pytest.mark.parametrize(
        ("line", "text"),
        [("sluta", SV("kiosk.stop.heading")), ("språk English", EN("kiosk.background.no_names")),
         ("english", EN("kiosk.background.no_names")), ("hjälp", SV("plain.help.skip"))],
    )  # fmt: skip
    def test_a_command_and_nothing_else_is_one_where_a_text_is_asked_for(
        self, clock: Clock, line: str, text: str
    ) -> None:
        reader = reader_of(clock)
        reader.does(*TO_BACKGROUND, *PASSED[:2], line, reader.terminal.sees(text))

    def test_a_text_that_is_too_long_is_not_cut_behind_anybodys_back(self, clock: Clock) -> None:
        asked = replace(LONG, background=(replace(BACKGROUND[3], letters=10),))
        reader = reader_of(clock, asked)
        sees, misses = reader.terminal.sees, reader.terminal.misses
        reader.does(*TO_BACKGROUND, "Tallbackens skola", sees(SV("plain.typing.too_long", n=10)),
                    misses(LONG.questions[0].text["sv"]), "Tallbacken",
                    sees(LONG.questions[0].text["sv"]))  # fmt: skip

    def test_a_text_may_be_longer_than_the_line(self, clock: Clock) -> None:
        asked = replace(LONG, background=(replace(BACKGROUND[3], letters=60),))
        reader = reader_of(clock, asked)
        said = "Tallbackens skola och förskola i Västra Granbergsdal by"
        reader.does(*TO_BACKGROUND, f"\x00{said}", "\r", *whole(LONG),
                    lambda: longest(reader.terminal.written), "1")  # fmt: skip
        [answer] = reader.shelf.answers
        assert answer.background == {"school": said}

    def test_from_the_review_one_of_them_is_changed_and_what_it_brings_is_asked(
        self, clock: Clock
    ) -> None:
        reader = reader_of(clock)
        sees = reader.terminal.sees
        change = SV("kiosk.review.about")
        reader.does(
            *TO_QUESTION, *whole(LONG), sees(change), change,
            sees(SV("kiosk.review.about_heading"), "1. förvaltning: vill inte svara"), "tillbaka",
            sees(SV("kiosk.review.submit")), change, "1", "1", sees(BACKGROUND[1].text["sv"]),
            "1", "klar", sees("Delar: Alby"), "1",
        )  # fmt: skip
        [answer] = reader.shelf.answers
        assert (answer.unit, answer.background) == ("school", {"places": ("p0",)})

    def test_the_only_one_is_changed_at_once(self, clock: Clock) -> None:
        reader = reader_of(clock, replace(LONG, background=BACKGROUND[2:3]))
        reader.does(*TO_BACKGROUND, "20", *whole(LONG), SV("kiosk.review.about"), "30", "1")
        [answer] = reader.shelf.answers
        assert answer.background == {"years": 30}


class TestAWordOfOnesOwn:
    def test_is_written_heard_and_kept(self, clock: Clock) -> None:
        reader = reader_of(clock)
        sees = reader.terminal.sees
        written = SV("kiosk.write_in.written", word="tåg i tid")
        reader.does(
            *TO_QUESTION, sees(SV("plain.own.how")),
            "eget  tåg   i tid", sees(written), "hjälp", sees(SV("plain.help.own")),
            *numbers(PICK), "mina", sees(written), "klar", *numbers(PICK), "klar",
            sees("eget ord: tåg i tid"), "1",
        )  # fmt: skip
        [answer] = reader.shelf.answers
        assert answer.write_ins == {"current": "tåg i tid"}
        assert all(len(picks) == PICK for picks in answer.picks.values())

    def test_is_asked_for_where_the_command_stands_alone(self, clock: Clock) -> None:
        reader = reader_of(clock)
        sees, misses = reader.terminal.sees, reader.terminal.misses
        reader.does(
            *TO_QUESTION, "eget", sees(SV("kiosk.write_in.hint"), SV("plain.own.leave")),
            "behåll", misses(SV("kiosk.write_in.written", word="")[:-1] + "behåll"),
            "eget", "sluta vänta", sees(SV("kiosk.write_in.written", word="sluta vänta")),
            "1", sees(SV("kiosk.question.count", n=1, k=PICK)),
        )  # fmt: skip

    @pytest.mark.parametrize("drop", [("ta bort eget",), ("ta bort TÅG",), ("eget", "ta bort"),
                                      ("ångra",)])  # fmt: skip
    def test_is_taken_out(self, clock: Clock, drop: tuple[str, ...]) -> None:
        reader = reader_of(clock)
        reader.does(*TO_QUESTION, "eget tåg", *drop, *whole(LONG), "1")
        [answer] = reader.shelf.answers
        assert answer.write_ins == {}

    def test_that_is_in_the_list_is_chosen_there(self, clock: Clock) -> None:
        long = long_instrument("kommun")
        reader = reader_of(clock, long)
        begun = "Tillit finns redan i listan."
        written = SV("kiosk.write_in.written", word="Tillit")
        reader.does(*TO_QUESTION, "eget Tillit", reader.terminal.sees(begun),
                    reader.terminal.misses(written))  # fmt: skip

    def test_that_is_too_long_is_not_cut_behind_anybodys_back(self, clock: Clock) -> None:
        short = replace(
            LONG, questions=tuple(replace(q, write_in_letters=5) for q in LONG.questions)
        )
        reader = reader_of(clock, short)
        sees, misses = reader.terminal.sees, reader.terminal.misses
        reader.does(*TO_QUESTION, "eget framtid", sees(SV("plain.typing.too_long", n=5)),
                    misses(SV("kiosk.write_in.written", word="framt")))  # fmt: skip

    def test_is_not_offered_where_it_is_not_asked_for(self, clock: Clock) -> None:
        reader = reader_of(clock, instrument())
        reader.does("1", "1", EMPLOYEE, "hjälp", "eget tåg", *whole(instrument()), "1",
                    reader.terminal.misses(SV("plain.own.how"), SV("plain.help.own")))  # fmt: skip
        [answer] = reader.shelf.answers
        assert answer.write_ins == {}


class TestStopping:
    HALF = (*TO_QUESTION, *numbers(PICK), "klar", "1", "sluta")

    def test_what_is_finished_is_kept_and_thanked_for_and_nothing_is_told_of_it(
        self, clock: Clock
    ) -> None:
        reader = reader_of(clock)
        sees, misses = reader.terminal.sees, reader.terminal.misses
        reader.does(*self.HALF, sees(SV("kiosk.stop.ask")), SV("kiosk.stop.keep"),
                    sees(SV("kiosk.thanks.text")), misses("både för i dag"))  # fmt: skip
        [answer] = reader.shelf.answers
        assert answer.status is Status.PARTIAL
        assert list(answer.picks) == [LONG.questions[0].id]

    def test_all_is_thrown_away_or_gone_on_with(self, clock: Clock) -> None:
        reader = reader_of(clock)
        sees = reader.terminal.sees
        reader.does(*self.HALF, "1", "2", sees(SV("kiosk.question.count", n=2, k=PICK)),
                    "sluta", SV("kiosk.stop.stop"),
                    sees(SV("plain.waiting.begin", number=1)))  # fmt: skip
        assert reader.shelf.answers == []

    @pytest.mark.parametrize(
        ("steps", "stop"),
        [((*TO_QUESTION, "1", "sluta"), Stopping.ASK), (HALF, Stopping.DISCARD)],
    )
    def test_where_nothing_is_finished_or_may_be_kept_it_is_not_offered(
        self, clock: Clock, steps: tuple[str, ...], stop: Stopping
    ) -> None:
        reader = reader_of(clock, replace(LONG, kiosk=replace(LONG.kiosk, stop=stop)))
        reader.does(*steps, reader.terminal.sees(SV("kiosk.stop.text")),
                    reader.terminal.misses(SV("kiosk.stop.keep")))  # fmt: skip


class TestTheEnd:
    def test_the_words_that_are_both_are_told_to_whoever_has_just_handed_in(
        self, clock: Clock
    ) -> None:
        reader = reader_of(clock)
        first, *_ = LONG.questions
        others = tuple(map(str, range(PICK, 2 * PICK)))
        found: list[str] = []
        reader.does(
            *TO_QUESTION, *numbers(PICK), "klar", *others, "klar", "1",
            lambda: found.append(" ".join(reader.terminal.shown.split())),
        )  # fmt: skip
        [answer] = reader.shelf.answers
        label = LONG.value_by_id[answer.picks[first.id][-1]].label["sv"]
        assert SV("kiosk.thanks.twice", n=1, values=label) in found[0]

    def test_how_easy_it_was_is_asked_once_and_written_with_others(self, clock: Clock) -> None:
        reader = reader_of(clock)
        sees = reader.terminal.sees
        one: tuple[Step, ...] = (
            *TO_QUESTION, *whole(LONG), "1", sees(SV("kiosk.ease.asked")),
            "9", sees(SV("plain.thanks.unknown", most=3)),
            "svårt", sees(SV("kiosk.ease.judged")),
            "1", sees(SV("plain.waiting.begin", number=1)),
        )  # fmt: skip
        kept: list[int] = []
        reader.does(*one * (TOGETHER - 1), lambda: kept.append(len(reader.shelf.eases)), *one)
        assert kept == [0]
        assert [each.verdict for each in reader.shelf.eases] == [Verdict.HARD] * TOGETHER
        assert len(reader.shelf.answers) == TOGETHER

    def test_whoever_says_nothing_about_it_goes_by_enter_or_by_themselves(
        self, clock: Clock
    ) -> None:
        reader = reader_of(clock)
        sees, misses = reader.terminal.sees, reader.terminal.misses
        asked, time = SV("kiosk.ease.asked"), float(LONG.kiosk.thanks)
        reader.does(
            *TO_QUESTION, *whole(LONG), "1", "\r", misses(asked),
            *TO_QUESTION, *whole(LONG), "1", time, sees(asked), 40.0, misses(asked),
        )  # fmt: skip
        assert len(reader.shelf.answers) == 2
        assert reader.shelf.eases == []


@pytest.mark.parametrize("language", ["sv", "sv-simple", "en"])
def test_no_line_of_the_long_way_is_wider_than_the_terminal(clock: Clock, language: str) -> None:
    words = Words(language)

    def command(name: str) -> str:
        return words(f"plain.command.{name}").split(",")[0]

    reader = reader_of(clock)
    done = command("done")
    pick = (command("own") + " tåg", command("own"), command("help"), command("keep"),
            *numbers(PICK), command("mine"), done)  # fmt: skip
    begin = str(LONG.languages.index(language) + 1)
    reader.does(
        begin, "1", EMPLOYEE, command("help"), "2", "7", "99", command("mine"), done,
        command("help"), "99", "12", "Tallbacken", *pick, command("stop"), "1", *pick,
        words("kiosk.review.about"), command("back"), "1", "x", "1",
    )  # fmt: skip
    longest(reader.terminal.written)
    [answer] = reader.shelf.answers
    assert answer.language == language
    assert answer.write_ins == dict.fromkeys(answer.picks, "tåg")
