"""Which screen is shown at which stage of an interview."""

from valuetui.interview.stage import Stage
from valuetui.screens.kiosk.framed import InterviewScreen
from valuetui.screens.kiosk.group import GroupScreen
from valuetui.screens.kiosk.information import InformationScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.review import ReviewScreen

SCREENS: dict[Stage, type[InterviewScreen]] = {
    Stage.INFORMATION: InformationScreen,
    Stage.GROUP: GroupScreen,
    Stage.QUESTION: PickerScreen,
    Stage.REVIEW: ReviewScreen,
}
