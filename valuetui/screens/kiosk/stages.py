"""Which screen is shown at which stage of an interview."""

from collections.abc import Callable

from valuetui.instrument.background import Kind
from valuetui.interview.session import Session
from valuetui.interview.stage import Stage
from valuetui.screens.kiosk.background import BackgroundScreen
from valuetui.screens.kiosk.choice import ChoiceScreen
from valuetui.screens.kiosk.code_entry import CodeScreen
from valuetui.screens.kiosk.framed import InterviewScreen
from valuetui.screens.kiosk.group import GroupScreen
from valuetui.screens.kiosk.information import InformationScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.review import ReviewScreen
from valuetui.screens.kiosk.typing import NumberScreen, TextScreen

BACKGROUND: dict[Kind, type[BackgroundScreen]] = {
    Kind.SINGLE: ChoiceScreen,
    Kind.MULTIPLE: ChoiceScreen,
    Kind.NUMBER: NumberScreen,
    Kind.TEXT: TextScreen,
}


def background_screen(session: Session) -> BackgroundScreen:
    """The screen for the present background question."""
    return BACKGROUND[session.background.kind](session)


SCREENS: dict[Stage, Callable[[Session], InterviewScreen]] = {
    Stage.INFORMATION: InformationScreen,
    Stage.GROUP: GroupScreen,
    Stage.CODE: CodeScreen,
    Stage.BACKGROUND: background_screen,
    Stage.QUESTION: PickerScreen,
    Stage.REVIEW: ReviewScreen,
}
