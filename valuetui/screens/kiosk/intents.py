"""What a person means by a touch. Screens post these; the app carries them out.

None is equal to another, and none shows in a log what it holds.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from valuetui.screens.kiosk.appearance import Appearance

if TYPE_CHECKING:
    from valuetui.responses.ease import Verdict


@dataclass(eq=False, repr=False)
class Start(Message):
    """Begin an interview in this language."""

    language: str


class TakeUp(Message):
    """Go on with the interview that was interrupted."""


class GoOn(Message):
    """Everything on this screen is done: on to the next."""


class GoBack(Message):
    """Back to the step before."""


@dataclass(eq=False, repr=False)
class ChooseGroup(Message):
    """I belong to this group."""

    group: str


@dataclass(eq=False, repr=False)
class TryCode(Message):
    """This stands on my slip."""

    typed: str


class SkipQuestion(Message):
    """I would rather not answer this background question."""


@dataclass(eq=False, repr=False)
class Revise(Message):
    """Back from the review to one question."""

    question: str


class Submit(Message):
    """This is my answer; also: try again to save it."""


class AskToStop(Message):
    """I may want to stop: ask me whether I really do."""


class Stop(Message):
    """I do not want to go on: keep nothing."""


class StopAndKeep(Message):
    """I do not want to go on: keep the questions that are finished."""


@dataclass(eq=False, repr=False)
class Judge(Message):
    """This is how easy it was."""

    verdict: "Verdict"


class Finish(Message):
    """I have read the thanks: the next person, please."""


@dataclass(eq=False, repr=False)
class SpeakLanguage(Message):
    """Go on in this language."""

    language: str


class AskForDisplay(Message):
    """Let me see everything larger, or in other colours."""


@dataclass(eq=False, repr=False)
class Appear(Message):
    """Look like this from now on."""

    appearance: Appearance


class CloseUp(Message):
    """The opening hours are over."""


class OpenUp(Message):
    """The opening hours have begun."""
