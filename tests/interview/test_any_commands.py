"""Whatever is pressed in whatever order: the interview stays sound, survives a crash at any moment,
and leaves nothing behind."""

import gc
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.instrument.samples import make_instrument
from tests.interview.journeys import BACKGROUND, CODE, Clock, begin, hand_in
from valuetui.instrument.model import Role
from valuetui.interview.background import Said
from valuetui.interview.draft import Draft
from valuetui.interview.order import shown_values
from valuetui.interview.paradata import Stopwatch
from valuetui.interview.picks import Picks
from valuetui.interview.session import NotAllowed, Session, Stage
from valuetui.responses.answer import Answer

INSTRUMENT = make_instrument(
    5, limiting=1, pick=2, roles=tuple(Role), background=BACKGROUND, write_in=("citizens",),
    codes=("elected",),
)  # fmt: skip
QUESTIONS = [question.id for question in INSTRUMENT.questions]
VALUES = [value.id for value in INSTRUMENT.values]
ABOUT = [question.id for question in BACKGROUND]
LAST = len(QUESTIONS) - 1
FIRST_SEED = 1_000_000

any_value = st.sampled_from([*VALUES, "unknown"])
any_group = st.sampled_from([*INSTRUMENT.group_by_id, "unknown"])
any_question = st.sampled_from([*QUESTIONS, *ABOUT, "unknown"])
any_answer = st.sampled_from([None, "a", "b", 2, 9, True, "", "ö" * 5, "ö" * 6, " x", ("p",),
                              ("p", "q"), ("q", "p"), ("q", "q"), (), ("z",)])  # fmt: skip
any_word = st.sampled_from(["", "tåg", " tåg\n", "\u202etåg\x1b[31m", "ab" * 30])
any_language = st.sampled_from(["sv", "en", "unknown"])


def reachable(start: object) -> Iterator[object]:
    """All that hangs on an object: its attributes, and what is in them; no code."""
    seen: dict[int, object] = {}
    waiting = [start]
    while waiting:
        found = waiting.pop()
        is_code = isinstance(found, type | ModuleType | FunctionType | BuiltinFunctionType)
        if id(found) not in seen and not is_code:
            seen[id(found)] = found
            waiting += gc.get_referents(found)
    yield from seen.values()


@dataclass
class Model:
    """What the session should be, kept in the plainest way."""

    bound: str | None
    language: str
    stage: Stage = Stage.INFORMATION
    group: str | None = None
    number: int = 0
    revising: bool = False
    picks: list[list[list[str]]] = field(default_factory=lambda: [[[]] for _ in QUESTIONS])
    """For each question all its states, the present one last."""
    words: list[list[str]] = field(default_factory=lambda: [[""] for _ in QUESTIONS])
    """The word written in, at each of these states."""
    said: dict[str, list[Any]] = field(default_factory=lambda: {each: [None] for each in ABOUT})
    """For each background question all its states, the present one last."""

    has_code: bool = False

    @property
    def lacks_code(self) -> bool:
        return self.group == "elected" and not self.has_code

    def go_in(self) -> None:
        """To the first question of a person whose group is known."""
        if self.lacks_code:
            self.go(Stage.CODE)
        else:
            self.go_to_first(self.asked())

    def asked(self) -> list[str]:
        """The background questions that are asked now."""
        place = self.said["place"][-1] if self.group == "citizens" else None
        holds = {
            "place": self.group == "citizens",
            "age": place in {"a", "b"},
            "ways": place == "a",
            "name": self.group in {"citizens", "elected"},
        }
        return [each for each in ABOUT if holds[each]]

    def open(self) -> list[str]:
        return [each for each in self.asked() if self.said[each][-1] is None]

    @property
    def here(self) -> str:
        """The background question that is asked."""
        return ABOUT[self.number]

    def go_to_first(self, questions: list[str], *, revising: bool = False) -> None:
        if questions:
            self.go(Stage.BACKGROUND, ABOUT.index(questions[0]))
            self.revising = revising
        else:
            self.go(Stage.REVIEW if revising else Stage.QUESTION)

    @property
    def now(self) -> list[str]:
        return self.picks[0 if self.stage is Stage.BACKGROUND else self.number][-1]

    def change(self, picks: list[str]) -> None:
        self.picks[self.number].append(picks)
        self.words[self.number].append(self.words[self.number][-1])

    def go(self, stage: Stage, number: int = 0) -> None:
        self.stage, self.number, self.revising = stage, number, False


class Commands(RuleBasedStateMachine):
    """Presses anything at any time, beside a model of what should happen."""

    def __init__(self) -> None:
        super().__init__()
        self.people = 0
        self.clock = Clock()
        self.answers: list[Answer] = []
        self.told: list[Draft] = []
        """The draft when the session has last said that something changed."""

    @initialize(bound=st.sampled_from([None, "elected"]), language=st.sampled_from(["sv", "en"]))
    def somebody_comes(self, bound: str | None, language: str) -> None:
        self.people += 1
        self.record_id = f"{self.people:032x}"
        clock = self.clock
        self.session = begin(
            INSTRUMENT,
            group=bound,
            language=language,
            seed=FIRST_SEED + self.people,
            record_id=self.record_id,
            clock=lambda: clock.now,
            changed=self.listener(),
        )
        self.told = [self.session.draft()]
        self.model = Model(bound, language, group=bound)
        self.shows_nothing_of_the_earlier()

    def listener(self) -> Callable[[], None]:
        def changed() -> None:
            self.told = [self.session.draft()]

        return changed

    @rule()
    def the_program_crashes(self) -> None:
        """Another program goes on, at another reading of its clock."""
        if not self.session.ended:
            draft = from_disk(self.session.draft())
            self.clock.wait(-500)
            clock = self.clock
            self.session = Session.resume(
                INSTRUMENT, draft, clock=lambda: clock.now, changed=self.listener()
            )
            self.model.picks = [states[-1:] for states in self.model.picks]
            self.model.words = [states[-1:] for states in self.model.words]
            self.model.said = {each: states[-1:] for each, states in self.model.said.items()}
            self.told = [self.session.draft()]

    def shows_nothing_of_the_earlier(self) -> None:
        """No answers, and no ids, seeds or picks of anybody hang on a new session."""
        earlier = {f"{person:032x}" for person in range(1, self.people)}
        seeds = {FIRST_SEED + person for person in range(1, self.people)}
        for found in reachable(self.session):
            assert not isinstance(found, Answer)
            if isinstance(found, str):
                assert found not in earlier
            if isinstance(found, int):
                assert found not in seeds
            if isinstance(found, tuple | list):
                assert not any(each in VALUES for each in found if isinstance(each, str))

    def attempt(self, step: Callable[[], object], *, allowed: bool) -> None:
        """Take a step; one that is not allowed says so and changes nothing."""
        before = state_of(self.session)
        try:
            step()
        except (NotAllowed, ValueError, KeyError):
            assert not allowed
            assert state_of(self.session) == before
        else:
            assert allowed

    def at(self, *stages: Stage) -> bool:
        return self.model.stage in stages

    @rule(seconds=st.floats(0, 500))
    def time_passes(self, seconds: float) -> None:
        self.clock.wait(seconds)

    @rule()
    def begin_it(self) -> None:
        allowed = self.at(Stage.INFORMATION)
        self.attempt(self.session.begin, allowed=allowed)
        if allowed:
            if self.model.bound:
                self.model.go_in()
            else:
                self.model.go(Stage.GROUP)

    @rule(group=any_group)
    def choose_group(self, group: str) -> None:
        allowed = self.at(Stage.GROUP) and group != "unknown"
        self.attempt(lambda: self.session.choose_group(group), allowed=allowed)
        if allowed:
            self.model.has_code = self.model.has_code and self.model.group == group
            self.model.group = group
            self.model.go_in()

    @rule(code=st.sampled_from([CODE, CODE, ""]))
    def let_in(self, code: str) -> None:
        allowed = self.at(Stage.CODE) and bool(code)
        self.attempt(lambda: self.session.let_in(code), allowed=allowed)
        if allowed:
            self.model.has_code = True
            self.model.go_in()

    @rule()
    def go_on(self) -> None:
        model = self.model
        if model.stage is Stage.BACKGROUND:
            allowed = model.said[model.here][-1] is not None
            self.attempt(self.session.next, allowed=allowed)
            if allowed:
                self.leave_background()
            return
        allowed = self.at(Stage.QUESTION) and len(self.model.now) == 2
        self.attempt(self.session.next, allowed=allowed)
        if allowed and (self.model.revising or self.model.number == LAST):
            self.model.go(Stage.REVIEW)
        elif allowed:
            self.model.go(Stage.QUESTION, self.model.number + 1)

    def leave_background(self) -> None:
        model = self.model
        if model.revising:
            model.go_to_first(model.open(), revising=True)
        else:
            model.go_to_first(model.asked()[model.asked().index(model.here) + 1 :])

    @rule()
    def go_back(self) -> None:
        allowed = self.at(Stage.GROUP, Stage.CODE, Stage.BACKGROUND, Stage.QUESTION, Stage.REVIEW)
        self.attempt(self.session.back, allowed=allowed)
        if self.at(Stage.REVIEW):
            self.model.go(Stage.QUESTION, LAST)
        elif self.at(Stage.BACKGROUND):
            self.go_back_from_background()
        elif self.model.revising and len(self.model.now) == 2:
            self.model.go(Stage.REVIEW)
        elif self.at(Stage.QUESTION) and self.model.number > 0:
            self.model.go(Stage.QUESTION, self.model.number - 1)
        elif self.at(Stage.QUESTION) and self.model.asked():
            self.model.go_to_first(self.model.asked()[-1:])
        elif self.at(Stage.QUESTION, Stage.CODE) and not self.model.bound:
            self.model.go(Stage.GROUP)
        elif allowed:
            self.model.go(Stage.INFORMATION)

    def go_back_from_background(self) -> None:
        model = self.model
        before = model.asked()[: model.asked().index(model.here)]
        if model.revising and not model.open():
            model.go(Stage.REVIEW)
        elif before:
            model.go_to_first(before[-1:])
        else:
            model.go(Stage.INFORMATION if model.bound else Stage.GROUP)

    @rule(given=any_answer)
    def say(self, given: Any) -> None:
        model = self.model
        allowed = self.at(Stage.BACKGROUND) and may_be_said(model.here, given)
        self.attempt(lambda: self.session.say(given), allowed=allowed)
        if allowed and model.said[model.here][-1] != given:
            model.said[model.here].append(given)

    @rule()
    def skip(self) -> None:
        model = self.model
        allowed = self.at(Stage.BACKGROUND) and model.here != "ways"
        self.attempt(self.session.skip, allowed=allowed)
        if allowed:
            if model.said[model.here][-1] != "":
                model.said[model.here].append("")
            self.leave_background()

    @rule(word=any_word)
    def write_in(self, word: str) -> None:
        model = self.model
        allowed = self.at(Stage.QUESTION) and model.group == "citizens"
        self.attempt(lambda: self.session.write_in(word), allowed=allowed)
        clean = {"": "", "ab" * 30: "ab" * 15}.get(word, "tåg")
        if allowed and model.words[model.number][-1] != clean:
            model.picks[model.number].append(model.now)
            model.words[model.number].append(clean)

    @rule(question=any_question)
    def revise(self, question: str) -> None:
        about = question in ABOUT
        known = question in self.model.asked() if about else question != "unknown"
        allowed = self.at(Stage.REVIEW) and known
        self.attempt(lambda: self.session.revise(question), allowed=allowed)
        if allowed and about:
            self.model.go_to_first([question], revising=True)
        elif allowed:
            self.model.go(Stage.QUESTION, QUESTIONS.index(question))
            self.model.revising = True

    @rule(value=any_value)
    def pick(self, value: str) -> None:
        model = self.model
        there = model.now
        allowed = (
            self.at(Stage.QUESTION) and value != "unknown" and (value in there or len(there) < 2)
        )
        self.attempt(lambda: self.session.pick(value), allowed=allowed)
        if allowed and value not in there:
            model.change([*there, value])

    @rule(value=any_value)
    def unpick(self, value: str) -> None:
        allowed = self.at(Stage.QUESTION)
        self.attempt(lambda: self.session.unpick(value), allowed=allowed)
        if allowed and value in self.model.now:
            self.model.change([each for each in self.model.now if each != value])

    @rule(out=any_value, into=any_value)
    def swap(self, out: str, into: str) -> None:
        there = self.model.now
        allowed = (
            self.at(Stage.QUESTION) and out in there and into not in there and into != "unknown"
        )
        self.attempt(lambda: self.session.swap(out, into), allowed=allowed)
        if allowed:
            self.model.change([into if each == out else each for each in there])

    @rule()
    def undo(self) -> None:
        allowed = self.at(Stage.QUESTION, Stage.BACKGROUND)
        self.attempt(self.session.undo, allowed=allowed)
        model = self.model
        if self.at(Stage.BACKGROUND):
            if len(model.said[model.here]) > 1:
                model.said[model.here].pop()
        elif allowed and len(model.picks[model.number]) > 1:
            model.picks[model.number].pop()
            model.words[model.number].pop()

    @rule(language=any_language)
    def speak(self, language: str) -> None:
        picks, order = picks_of(self.session), self.session.values
        allowed = language != "unknown"
        self.attempt(lambda: self.session.use_language(language), allowed=allowed)
        if allowed:
            self.model.language = language
        assert picks_of(self.session) == picks
        assert self.session.values == order

    @rule(steps=st.sampled_from([1, 4, 5, 8, 12]))
    def go_straight_on(self, steps: int) -> None:
        """Some steps towards the review: chance alone would seldom come there."""
        for _ in range(steps):
            match self.model.stage:
                case Stage.INFORMATION:
                    self.begin_it()
                case Stage.GROUP:
                    self.choose_group("citizens")
                case Stage.CODE:
                    self.let_in(CODE)
                case Stage.BACKGROUND if self.model.said[self.model.here][-1] is None:
                    self.say(LIKELY[self.model.here])
                case Stage.BACKGROUND:
                    self.go_on()
                case Stage.QUESTION if len(self.model.now) < 2:
                    self.pick(next(value for value in VALUES if value not in self.model.now))
                case Stage.QUESTION:
                    self.go_on()
                case Stage.SUBMITTED | Stage.ABANDONED:
                    self.somebody_comes(None if self.people % 2 else "elected", "sv")

    @rule()
    def submit(self) -> None:
        allowed = self.at(Stage.REVIEW)
        self.attempt(lambda: self.answers.append(hand_in(self.session)), allowed=allowed)
        if not allowed:
            return
        answer, model = self.answers[-1], self.model
        assert {q: list(picks) for q, picks in answer.picks.items()} == {
            question: states[-1] for question, states in zip(QUESTIONS, model.picks, strict=True)
        }
        assert all(len(set(picks)) == len(picks) == 2 for picks in answer.picks.values())
        assert (answer.id, answer.group, answer.language) == (
            self.record_id, model.group, model.language)  # fmt: skip
        told = {each: model.said[each][-1] for each in model.asked()}
        assert answer.unit == (told.pop("place", None) or None)
        assert answer.background == {each: said for each, said in told.items() if said}
        assert model.has_code == (model.group == "elected")
        assert CODE not in str(answer.to_document())
        words = {q: states[-1] for q, states in zip(QUESTIONS, model.words, strict=True)}
        is_citizen = model.group == "citizens"
        assert answer.write_ins == {q: word for q, word in words.items() if word and is_citizen}
        self.end(Stage.SUBMITTED)

    @rule(really=st.sampled_from([True, False, False, False]))
    def abandon(self, really: bool) -> None:
        if not really:
            return
        self.session.abandon()
        if not self.at(Stage.SUBMITTED, Stage.ABANDONED):
            self.end(Stage.ABANDONED)

    def end(self, stage: Stage) -> None:
        self.model.picks = [[[]] for _ in QUESTIONS]
        self.model.words = [[""] for _ in QUESTIONS]
        self.model.said = {each: [None] for each in ABOUT}
        self.model.group, self.model.has_code = self.model.bound, False
        self.model.go(stage)
        self.nothing_is_left_behind()

    def nothing_is_left_behind(self) -> None:
        """Of whoever was here, the ended session knows nothing."""
        for found in reachable(self.session):
            assert not isinstance(found, Answer)
            if isinstance(found, str):
                assert found not in {self.record_id, CODE}
            if isinstance(found, int):
                assert found != FIRST_SEED + self.people
            assert not isinstance(found, Said)
            if isinstance(found, Picks):
                assert found == Picks(found.limit)
            if isinstance(found, Stopwatch):
                assert found.seconds() == {}
        assert self.session.values == INSTRUMENT.values

    @rule(bound=st.sampled_from([None, "elected"]), language=st.sampled_from(["sv", "en"]))
    def the_next_person_comes(self, bound: str | None, language: str) -> None:
        if self.session.ended:
            self.somebody_comes(bound, language)

    @invariant()
    def the_session_is_as_it_should_be(self) -> None:
        model, session = self.model, self.session
        assert (session.stage, session.group, session.language) == (
            model.stage, model.group, model.language)  # fmt: skip
        if model.stage is Stage.BACKGROUND:
            assert session.background.id == model.here
        else:
            assert session.question_number == model.number + 1
        for each, said in model.said.items():
            assert [*session.said_to(each).history, session.said_to(each).now] == said
        if not session.ended:
            assert [each.id for each in session.asked] == model.asked()
        assert session.ended == (model.stage in {Stage.SUBMITTED, Stage.ABANDONED})
        for question, states, words in zip(QUESTIONS, model.picks, model.words, strict=True):
            picks = session.picks_of(question)
            assert (list(picks.chosen), picks.write_in) == (states[-1], words[-1])
            before = list(zip(states[:-1], words[:-1], strict=True))
            assert [(list(chosen), word) for chosen, word in picks.history] == before
        if not session.ended:
            assert session.values == shown_values(INSTRUMENT, FIRST_SEED + self.people, "sv")

    @invariant()
    def an_interview_goes_on_from_its_draft_exactly_where_it_was(self) -> None:
        if not self.session.ended:
            draft = from_disk(self.session.draft())
            resumed = Session.resume(INSTRUMENT, draft, clock=self.clock)
            assert state_of(resumed, undo=False) == state_of(self.session, undo=False)
            assert resumed.draft() == draft
            assert resumed.group_is_bound == self.session.group_is_bound

    @invariant()
    def every_change_was_told(self) -> None:
        if not self.session.ended:
            [told] = self.told
            assert replace(told, seconds={}) == replace(self.session.draft(), seconds={})

    @invariant()
    def who_comes_to_the_review_has_picked_all(self) -> None:
        if self.session.stage is Stage.REVIEW:
            assert all(self.session.picks_of(question).full for question in QUESTIONS)
            assert self.model.open() == []


LIKELY: dict[str, Any] = {"place": "a", "age": 2, "ways": ("p",), "name": "ö" * 5}


def may_be_said(question: str, given: Any) -> bool:
    """Whether this is an answer to one of the background questions, or none."""
    possible: dict[str, list[Any]] = {
        "place": ["a", "b"],
        "age": [2],
        "ways": [("p",), ("p", "q")],
        "name": ["a", "b", "ö" * 5],
    }
    return given is None or (given is not True and given in possible[question])


def picks_of(session: Session) -> list[Picks]:
    return [session.picks_of(question) for question in QUESTIONS]


def state_of(session: Session, *, undo: bool = True) -> object:
    """All that can be seen of a session, with or without what can be undone."""
    return (
        session.stage,
        session.group,
        session.language,
        session.question_number,
        picks_of(session)
        if undo
        else [(picks.chosen, picks.write_in) for picks in picks_of(session)],
        [session.said_to(each) if undo else session.said_to(each).now for each in ABOUT],
        session.values,
    )


def from_disk(draft: Draft) -> Draft:
    """The draft after it has been written and read."""
    return Draft.from_document(json.loads(json.dumps(draft.to_document())))


TestAnyCommands = Commands.TestCase
TestAnyCommands.settings = settings(stateful_step_count=60)


def test_sessions_share_nothing_that_could_change() -> None:
    shared = [name for name, found in vars(Session).items()
              if isinstance(found, list | dict | set) and not name.startswith("__")]  # fmt: skip
    assert shared == []
