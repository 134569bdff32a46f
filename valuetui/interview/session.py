"""The state machine of one interview.

::

    INFORMATION ─> GROUP ─> CODE ─> BACKGROUND 1 … m ─> QUESTION 1 … n ─> REVIEW ─> SUBMITTED
         └───────────┴───────┴─────────────┴──────────────────┴──────────────┴─────> ABANDONED

``GROUP`` is passed over where the station is bound to a group, ``CODE`` where the group answers
without one or it has been given, and so is every ``BACKGROUND`` whose conditions do not hold. Every
step can be taken back until the answer is submitted. From ``REVIEW`` a single question is revised;
where its new answer makes others be asked, these come before the review. An interview that a crash
has interrupted goes on from its draft (:meth:`Session.draft`, :meth:`Session.resume`).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Self

from valuetui.instrument.background import Background
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.model import Instrument, Question, Value
from valuetui.interview.background import SKIPPED, About, Given, Said, fits
from valuetui.interview.draft import Draft
from valuetui.interview.order import realised_order, shown_values, values_in
from valuetui.interview.paradata import Clock, Stopwatch
from valuetui.interview.picks import Picks
from valuetui.interview.route import Place, Route
from valuetui.interview.stage import GOING_ON, Stage
from valuetui.interview.steps import NotAllowed, only_at
from valuetui.responses.answer import Answer, Status
from valuetui.responses.channel import Channel
from valuetui.words.cleaning import short_line

__all__ = ["NotAllowed", "Session", "Stage"]


def _nobody_listens() -> None:
    """Where nothing has to be done about a change."""


class Session:
    """One person's interview.

    Everything that chance, clocks and machines decide is passed in: the ``seed`` of the order, a
    monotonic ``clock`` and the record's random ``record_id`` (32 hexadecimal digits). ``changed``
    is called after everything that makes another :meth:`draft`.
    """

    def __init__(
        self,
        instrument: Instrument,
        *,
        record_id: str,
        seed: int,
        clock: Clock,
        language: str,
        group: str | None = None,
        changed: Callable[[], None] = _nobody_listens,
    ) -> None:
        if group is not None and group not in instrument.group_by_id:
            raise ValueError(f"the instrument has no group {group!r}")
        self.instrument = instrument
        self._place = Place(Stage.INFORMATION)
        self.group = group
        self.group_is_bound = group is not None
        self.code = ""
        """What is kept in place of the code with which the person was let in; empty without."""
        self._record_id = record_id
        self._seed = seed
        self._clock = clock
        self._stopwatch = Stopwatch(clock)
        self._picks = {question.id: Picks(question.pick) for question in instrument.questions}
        self._about = About()
        self._changed: Callable[[], None] = _nobody_listens
        self.use_language(language)
        self.values = shown_values(instrument, seed, language)
        self._changed = changed

    @classmethod
    def resume(
        cls,
        instrument: Instrument,
        draft: Draft,
        *,
        clock: Clock,
        changed: Callable[[], None] = _nobody_listens,
    ) -> Self:
        """The interview of a draft, where it was; the time in between is nobody's.

        Raises :class:`~valuetui.interview.draft.CannotResume`.
        """
        from valuetui.interview.draft_check import check_draft  # which few interviews ever need

        check_draft(draft, instrument)
        session = cls(
            instrument,
            record_id=draft.record_id,
            seed=draft.order.seed,
            clock=clock,
            language=draft.language,
            changed=changed,
        )
        session.group, session.group_is_bound = draft.group, draft.group_is_bound
        session.code = draft.code
        session.values = values_in(draft.order, instrument)
        session._place = Place(draft.stage, draft.number, draft.revising)
        for question, chosen in draft.picks.items():
            written = draft.write_ins.get(question, "")
            session._picks[question] = Picks(
                session._picks[question].limit, chosen, write_in=written
            )
        session._about = About.of(draft.background)
        session._stopwatch = Stopwatch(clock, draft.seconds)
        return session

    @only_at(*GOING_ON)
    def draft(self) -> Draft:
        """All that it takes to go on from here, after a crash."""
        self._stopwatch.leave(self._screen)
        return Draft(
            record_id=self._record_id,
            instrument_hash=content_hash(self.instrument),
            order=realised_order(self.instrument, self._seed, self.values),
            language=self.language,
            stage=self.stage,
            number=self._place.number,
            revising=self._place.revising,
            group=self.group,
            group_is_bound=self.group_is_bound,
            code=self.code,
            picks={question: picks.chosen for question, picks in self._picks.items()},
            seconds=self._seconds,
            background=self._about.given,
            write_ins={
                each: picks.write_in for each, picks in self._picks.items() if picks.write_in
            },
        )

    # What is to be shown

    @property
    def stage(self) -> Stage:
        """Where the interview is."""
        return self._place.stage

    @property
    def question(self) -> Question:
        """The question that is asked now, or was asked last; before that, the first one."""
        return self.instrument.questions[self.question_number - 1]

    @property
    def question_number(self) -> int:
        """From 1."""
        return 1 if self.stage is Stage.BACKGROUND else self._place.number + 1

    @property
    def background(self) -> Background:
        """The background question that is asked now."""
        return self.instrument.background[self._place.number]

    @property
    def said(self) -> Said:
        """What was said to the present background question."""
        return self.said_to(self.background.id)

    def said_to(self, question_id: str) -> Said:
        """What was said to any background question."""
        return self._about.of_question(question_id)

    @property
    def asked(self) -> tuple[Background, ...]:
        """The background questions whose conditions hold, with what was said so far."""
        return self._route.asked

    @property
    def takes_write_in(self) -> bool:
        """Whether the person may write in a word at the present question."""
        return self.question.takes_write_in(self.group)

    @property
    def picks(self) -> Picks:
        """The picks of the present question."""
        return self._picks[self.question.id]

    def picks_of(self, question_id: str) -> Picks:
        """The picks of any question."""
        return self._picks[question_id]

    def write_in_at(self, question_id: str) -> str:
        """The word written in at a question; empty where there is none, or the person's group is
        not asked for one."""
        takes = self.instrument.question_by_id[question_id].takes_write_in(self.group)
        return self._picks[question_id].write_in if takes else ""

    @property
    def ended(self) -> bool:
        return self.stage in {Stage.SUBMITTED, Stage.ABANDONED}

    def value(self, value_id: str) -> Value:
        """The value with this id."""
        return self.instrument.value_by_id[value_id]

    # Steps at any stage

    def use_language(self, language: str) -> None:
        """Go on in another language of the instrument. Picks and order stay as they are."""
        if language not in self.instrument.languages:
            raise ValueError(f"the instrument has no language {language!r}")
        self.language = language
        self._tell()

    # Steps forward and back

    @only_at(Stage.INFORMATION)
    def begin(self) -> None:
        """The information has been read: go on to the group or the first question."""
        self._go(self._route.after(self._place))

    @only_at(Stage.GROUP)
    def choose_group(self, group_id: str) -> None:
        """The person belongs to this group."""
        if group_id not in self.instrument.group_by_id:
            raise ValueError(f"the instrument has no group {group_id!r}")
        if group_id != self.group:
            self.code = ""  # which was one of the other group
        self.group = group_id
        self._go(self._route.after(self._place))

    @only_at(Stage.CODE)
    def let_in(self, code: str) -> None:
        """The person has a code that was not used. ``code`` is what is kept in its place, never
        what stands on the slip."""
        if not code:
            raise ValueError("no code")
        self.code = code
        self._go(self._route.after(self._place))

    @only_at(Stage.BACKGROUND, Stage.QUESTION)
    def next(self) -> None:
        """On to the next question or the review; :class:`NotAllowed` until all are picked, or
        something is said."""
        if self.stage is Stage.BACKGROUND and self.said.now is None:
            raise NotAllowed("nothing was said yet")
        if self.stage is Stage.QUESTION and not self.picks.full:
            raise NotAllowed(f"{self.picks.left} more to pick")
        self._go(self._route.after(self._place))

    @only_at(Stage.GROUP, Stage.CODE, Stage.BACKGROUND, Stage.QUESTION, Stage.REVIEW)
    def back(self) -> None:
        """One step back; what has been picked stays picked."""
        at_background = self.stage is Stage.BACKGROUND
        is_done = not self._route.open if at_background else self.picks.full
        self._go(self._route.before(self._place, is_done=is_done))

    @only_at(Stage.REVIEW)
    def revise(self, question_id: str) -> None:
        """Back to one question from the review; from there :meth:`next` leads to the review again,
        and so does :meth:`back`, unless a pick or an answer is missing now."""
        self._go(self._route.back_to(question_id))

    @property
    def _route(self) -> Route:
        return Route(
            self.instrument, self.group, self.group_is_bound, self._about, self._lacks_code
        )

    @property
    def _lacks_code(self) -> bool:
        return self.group in self.instrument.codes and not self.code

    # Saying something about oneself

    @only_at(Stage.BACKGROUND)
    def say(self, given: Given | None) -> None:
        """Answer the present background question, or take the answer back with None.

        Raises ``ValueError`` for what is no answer to it.
        """
        if given == SKIPPED or not (given is None or fits(self.background, given)):
            raise ValueError("no answer to this question")
        self._set_said(self.said.change(given))

    @only_at(Stage.BACKGROUND)
    def skip(self) -> None:
        """The person would rather not say: on to the next question. :class:`NotAllowed` where an
        answer is required."""
        if not fits(self.background, SKIPPED):
            raise NotAllowed("an answer is required")
        self._set_said(self.said.change(SKIPPED))
        self.next()

    # Picking

    @only_at(Stage.QUESTION)
    def pick(self, value_id: str) -> None:
        """Pick a value. Raises :class:`~valuetui.interview.picks.TooMany` when all are picked."""
        self._set_picks(self.picks.add(self.value(value_id).id))

    @only_at(Stage.QUESTION)
    def unpick(self, value_id: str) -> None:
        """Take a pick back."""
        self._set_picks(self.picks.remove(value_id))

    @only_at(Stage.QUESTION)
    def swap(self, out: str, into: str) -> None:
        """Put a value in another's place."""
        self._set_picks(self.picks.swap(out, self.value(into).id))

    @only_at(Stage.QUESTION)
    def write_in(self, word: str) -> None:
        """Write in a word that is missing in the list, cleaned and cut; an empty one takes it out.

        Raises :class:`NotAllowed` where the question does not ask for one.
        """
        if not self.takes_write_in:
            raise NotAllowed("no word can be written in here")
        self._set_picks(self.picks.write(short_line(word, self.question.write_in_letters)))

    @only_at(Stage.BACKGROUND, Stage.QUESTION)
    def undo(self) -> None:
        """Take back the last change at this question."""
        if self.stage is Stage.BACKGROUND:
            self._set_said(self.said.undo())
        else:
            self._set_picks(self.picks.undo())

    # The end

    @only_at(Stage.REVIEW)
    def submit(
        self, *, day: date, station: str, channel: Channel, sitting: str | None = None
    ) -> Answer:
        """The finished answer. ``sitting`` is the id of the session of the survey that it belongs
        to. The interview has ended when it is called a second time."""
        if (
            self.group is None
            or self._lacks_code
            or not all(picks.full for picks in self._picks.values())
        ):
            raise NotAllowed("the answer is not complete")
        answer = self._answer(self.group, day, station, channel, Status.COMPLETE)
        answer = replace(answer, session=sitting)
        self._go(Place(Stage.SUBMITTED))
        self._forget()
        return answer

    def abandon(self) -> None:
        """End without an answer; nothing of it is kept."""
        if not self.ended:
            self._place = Place(Stage.ABANDONED)
            self._forget()

    @only_at(*GOING_ON)
    def break_off(
        self, *, day: date, station: str, channel: Channel, sitting: str | None = None
    ) -> Answer | None:
        """End an interview that nobody goes on with: a partial answer to the questions for which
        everything is picked, or None where there is no such question or no group."""
        answer = None
        if self.group is not None and self.holds_a_whole_question:
            answer = self._answer(self.group, day, station, channel, Status.PARTIAL)
            answer = replace(answer, session=sitting)
        self.abandon()
        return answer

    @property
    def holds_a_whole_question(self) -> bool:
        """Whether there is a question for which everything is picked, of who may answer."""
        return not self._lacks_code and any(picks.full for picks in self._picks.values())

    def _answer(
        self, group: str, day: date, station: str, channel: Channel, status: Status
    ) -> Answer:
        self._stopwatch.leave(self._screen)
        instrument = self.instrument
        answered = [each for each in instrument.questions if self._picks[each.id].full]
        background = self._about.answers(instrument, group)
        units = [str(background.pop(each.id)) for each in instrument.background
                 if each.unit and each.id in background]  # fmt: skip
        return Answer(
            id=self._record_id,
            organisation=instrument.organisation.id,
            wave=instrument.wave,
            instrument=instrument.id,
            instrument_hash=content_hash(instrument),
            group=group,
            station=station,
            channel=channel,
            language=self.language,
            day=day.isoformat(),
            picks={question.id: self._picks[question.id].chosen for question in answered},
            order=realised_order(instrument, self._seed, self.values),
            status=status,
            seconds=self._seconds,
            fast=instrument.paradata and self._stopwatch.fast(answered),
            unit=units[0] if units else None,
            background=background,
            write_ins={each.id: word for each in answered if (word := self.write_in_at(each.id))},
        )

    @property
    def _seconds(self) -> dict[str, int]:
        return self._stopwatch.seconds() if self.instrument.paradata else {}

    def _forget(self) -> None:
        """Nothing of this person may remain for the next."""
        self._record_id, self._seed, self.code = "", 0, ""
        self._changed = _nobody_listens
        self._stopwatch = Stopwatch(self._clock)
        self._picks = {question.id: Picks(question.pick) for question in self.instrument.questions}
        self._about = About()
        self.values = self.instrument.values
        if not self.group_is_bound:
            self.group = None

    def _set_picks(self, picks: Picks) -> None:
        if picks != self.picks:
            self._picks[self.question.id] = picks
            self._tell()

    def _set_said(self, said: Said) -> None:
        if said != self.said:
            self._about = self._about.put(self.background.id, said)
            self._tell()

    @property
    def _screen(self) -> str:
        if self.stage is Stage.BACKGROUND:
            return self.background.id
        if self.stage is Stage.CODE:
            return str(Stage.GROUP)  # both are about who somebody is
        return self.question.id if self.stage is Stage.QUESTION else str(self.stage)

    def _go(self, place: Place) -> None:
        self._stopwatch.leave(self._screen)
        self._place = place
        self._tell()

    def _tell(self) -> None:
        if not self.ended:
            self._changed()
