"""Which screen is shown at which stage of an interview."""

from collections.abc import Callable

from valuetui.instrument.background import Kind
from valuetui.interview.session import Session
from valuetui.interview.stage import Stage
from valuetui.screens.kiosk.framed import InterviewScreen
from valuetui.screens.kiosk.group import GroupScreen
from valuetui.screens.kiosk.information import InformationScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.review import ReviewScreen


def code_screen(session: Session) -> InterviewScreen:
    """The screen for the code from a slip, which few questionnaires ask for."""
    from valuetui.screens.kiosk.code_entry import CodeScreen

    return CodeScreen(session)


def background_screen(session: Session) -> InterviewScreen:
    """The screen for the present background question; many questionnaires have none."""
    kind = session.background.kind
    if kind in {Kind.NUMBER, Kind.TEXT}:
        from valuetui.screens.kiosk.typing import NumberScreen, TextScreen

        return NumberScreen(session) if kind is Kind.NUMBER else TextScreen(session)
    from valuetui.screens.kiosk.choice import ChoiceScreen

    return ChoiceScreen(session)


SCREENS: dict[Stage, Callable[[Session], InterviewScreen]] = {
    Stage.INFORMATION: InformationScreen,
    Stage.GROUP: GroupScreen,
    Stage.CODE: code_screen,
    Stage.BACKGROUND: background_screen,
    Stage.QUESTION: PickerScreen,
    Stage.REVIEW: ReviewScreen,
}
