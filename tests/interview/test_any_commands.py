"""Whatever is pressed in whatever order: the interview stays sound, survives a crash at any moment,
and leaves nothing behind."""

import gc
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from types import BuiltinFunctionType, FunctionType, ModuleType

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.instrument.samples import make_instrument
from tests.interview.journeys import Clock, begin, hand_in
from valuetui.instrument.model import Role
from valuetui.interview.draft import Draft
from valuetui.interview.order import shown_values
from valuetui.interview.paradata import Stopwatch
from valuetui.interview.picks import Picks
from valuetui.interview.session import NotAllowed, Session, Stage
from valuetui.responses.record import Answer

INSTRUMENT = make_instrument(5, limiting=1, pick=2, roles=tuple(Role))
QUESTIONS = [question.id for question in INSTRUMENT.questions]
VALUES = [value.id for value in INSTRUMENT.values]
LAST = len(QUESTIONS) - 1
FIRST_SEED = 1_000_000

any_value = st.sampled_from([*VALUES, "unknown"])
any_group = st.sampled_from([*INSTRUMENT.group_by_id, "unknown"])
any_question = st.sampled_from([*QUESTIONS, "unknown"])
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

    @property
    def now(self) -> list[str]:
        return self.picks[self.number][-1]

    def change(self, picks: list[str]) -> None:
        self.picks[self.number].append(picks)

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
            self.model.go(Stage.QUESTION if self.model.bound else Stage.GROUP)

    @rule(group=any_group)
    def choose_group(self, group: str) -> None:
        allowed = self.at(Stage.GROUP) and group != "unknown"
        self.attempt(lambda: self.session.choose_group(group), allowed=allowed)
        if allowed:
            self.model.group = group
            self.model.go(Stage.QUESTION)

    @rule()
    def go_on(self) -> None:
        allowed = self.at(Stage.QUESTION) and len(self.model.now) == 2
        self.attempt(self.session.next, allowed=allowed)
        if allowed and (self.model.revising or self.model.number == LAST):
            self.model.go(Stage.REVIEW)
        elif allowed:
            self.model.go(Stage.QUESTION, self.model.number + 1)

    @rule()
    def go_back(self) -> None:
        allowed = self.at(Stage.GROUP, Stage.QUESTION, Stage.REVIEW)
        self.attempt(self.session.back, allowed=allowed)
        if self.at(Stage.REVIEW):
            self.model.go(Stage.QUESTION, LAST)
        elif self.model.revising and len(self.model.now) == 2:
            self.model.go(Stage.REVIEW)
        elif self.at(Stage.QUESTION) and self.model.number > 0:
            self.model.go(Stage.QUESTION, self.model.number - 1)
        elif self.at(Stage.QUESTION) and not self.model.bound:
            self.model.go(Stage.GROUP)
        elif allowed:
            self.model.go(Stage.INFORMATION)

    @rule(question=any_question)
    def revise(self, question: str) -> None:
        allowed = self.at(Stage.REVIEW) and question != "unknown"
        self.attempt(lambda: self.session.revise(question), allowed=allowed)
        if allowed:
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
        allowed = self.at(Stage.QUESTION)
        self.attempt(self.session.undo, allowed=allowed)
        states = self.model.picks[self.model.number]
        if allowed and len(states) > 1:
            states.pop()

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
        self.model.group = self.model.bound
        self.model.go(stage)
        self.nothing_is_left_behind()

    def nothing_is_left_behind(self) -> None:
        """Of whoever was here, the ended session knows nothing."""
        for found in reachable(self.session):
            assert not isinstance(found, Answer)
            if isinstance(found, str):
                assert found != self.record_id
            if isinstance(found, int):
                assert found != FIRST_SEED + self.people
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
        assert session.question_number == model.number + 1
        assert session.ended == (model.stage in {Stage.SUBMITTED, Stage.ABANDONED})
        for question, states in zip(QUESTIONS, model.picks, strict=True):
            assert list(session.picks_of(question).chosen) == states[-1]
            assert [list(each) for each in session.picks_of(question).history] == states[:-1]
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


def picks_of(session: Session) -> list[Picks]:
    return [session.picks_of(question) for question in QUESTIONS]


def state_of(session: Session, *, undo: bool = True) -> object:
    """All that can be seen of a session, with or without what can be undone."""
    return (
        session.stage,
        session.group,
        session.language,
        session.question_number,
        picks_of(session) if undo else [picks.chosen for picks in picks_of(session)],
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
