"""What a clerk has at hand while entering a form, and the way from one question to the next."""

from dataclasses import dataclass, replace

from valuetui.instrument.background import Background
from valuetui.instrument.model import Instrument, Question
from valuetui.interview.entry.rules import Batch, Rules
from valuetui.interview.entry.sheet import Sheet
from valuetui.interview.entry.state import NUMBER, State
from valuetui.interview.route import Place, Route
from valuetui.interview.stage import Stage


@dataclass(frozen=True)
class Desk:
    """The questionnaire, the batch and the rules. Its steps take a state and give another one."""

    instrument: Instrument
    batch: Batch
    rules: Rules
    asked_only: frozenset[str] | None = None
    """The questions that are asked, where all else of the form is known; None for a whole form."""

    def empty(self) -> State:
        """A form of which nothing is entered yet."""
        group = self.batch.group
        sheet = Sheet(self.batch.language, group, group_is_bound=group is not None)
        return State(self.rules.new_id(), sheet)

    def question(self, state: State) -> Question:
        """The question of values that a form is at."""
        return self.instrument.questions[state.place.number]

    def background(self, state: State) -> Background:
        """The background question that a form is at."""
        return self.instrument.background[state.place.number]

    def asked(self, state: State) -> str:
        """The id of the question that a form is at, of whatever kind; empty where it is at none."""
        match state.place.stage:
            case Stage.BACKGROUND:
                return self.background(state).id
            case Stage.QUESTION:
                return self.question(state).id
        return ""

    def is_done(self, state: State) -> bool:
        """Whether all that stands on the paper at the present place has been entered."""
        sheet = state.sheet
        match state.place.stage:
            case Stage.INFORMATION:
                return sheet.number is not None
            case Stage.GROUP:
                return sheet.group is not None
            case Stage.CODE:
                return bool(state.code or state.without_code)
            case Stage.BACKGROUND:
                return sheet.about.of_question(self.asked(state)).now is not None
            case Stage.QUESTION:
                return sheet.counts(self.question(state)) or self.asked(state) in state.settled
        return False

    def on(self, state: State) -> State:
        """At the next place."""
        there = state.at(self._route(state).after(state.place))
        return self.on(there) if self._is_known(there) else there

    def back(self, state: State) -> State:
        """At the place before; the number comes first, whatever is bound. Where only a part of the
        form is asked there is nothing before that part."""
        if state.place.stage in {Stage.INFORMATION, Stage.GROUP}:
            there = state.at(NUMBER)
        else:
            there = state.at(self._route(state).before(state.place, is_done=True))
        while self._is_known(there):
            there = there.at(self._route(there).before(there.place, is_done=True))
        is_outside = self.asked_only is not None and there.place.stage is Stage.INFORMATION
        return state.at(state.place) if is_outside else there

    def changed(self, state: State, sheet: Sheet) -> State:
        """With something else entered at the present place, which is settled anew."""
        settled = state.settled - {self.asked(state)}
        return replace(state, sheet=sheet, pending="", sure=False, settled=settled)

    def settle(self, state: State) -> State:
        """At the next place; what is entered here is as it stands on the paper."""
        return self.on(replace(state, settled=state.settled | {self.asked(state)}))

    def leaves_session(self, state: State) -> bool:
        """Whether the form is of another group than the session of the batch is for, so that it
        counts outside it."""
        meant, group = self.rules.session_group(), state.sheet.group
        return meant is not None and group is not None and group != meant

    def first_open(self, state: State) -> Place | None:
        """The first place at which something is still to be entered; None where all is."""
        here = state.at(NUMBER)
        while here.place.stage is not Stage.REVIEW:
            if not self.is_done(here):
                return here.place
            here = self.on(here)
        return None

    def _is_known(self, state: State) -> bool:
        """Whether what stands at the present place is known and not asked for."""
        if self.asked_only is None or self.asked(state) in self.asked_only:
            return False
        at_background = state.place.stage is Stage.BACKGROUND
        return state.place.stage is Stage.QUESTION or (at_background and self.is_done(state))

    def _route(self, state: State) -> Route:
        sheet = state.sheet
        return Route(
            self.instrument, sheet.group, sheet.group_is_bound, sheet.about, self.lacks_code(state)
        )

    def lacks_code(self, state: State) -> bool:
        """Whether a code from a slip is still asked for."""
        number, group = state.sheet.number, state.sheet.group
        if state.code or state.without_code or number is None or group is None:
            return False
        return self.rules.needs_code(number, group)


def choice(pending: str, digit: str, options: int) -> int | str | None:
    """What a further digit makes of the code of an option: the option's number from 1, a text that
    is no whole code yet, or None where there is no such option.

    Forms have two digits for every option; of fewer than ten the second one is enough.
    """
    typed = pending + digit
    if typed == "0" or (options >= 10 and len(typed) == 1):
        return typed
    return int(typed) if 1 <= int(typed) <= options else None
