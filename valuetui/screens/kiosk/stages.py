"""Which screen is shown at which stage of an interview."""

from collections.abc import Callable

from valuetui.interview.session import Session
from valuetui.interview.stage import Stage
from valuetui.screens.kiosk.background import background_screen
from valuetui.screens.kiosk.framed import InterviewScreen
from valuetui.screens.kiosk.group import GroupScreen
from valuetui.screens.kiosk.information import InformationScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.review import ReviewScreen

SCREENS: dict[Stage, Callable[[Session], InterviewScreen]] = {
    Stage.INFORMATION: InformationScreen,
    Stage.GROUP: GroupScreen,
    Stage.BACKGROUND: background_screen,
    Stage.QUESTION: PickerScreen,
    Stage.REVIEW: ReviewScreen,
}
