"""The long way through an interview: background questions of every kind, a word of one's own, and
what is said and asked at the end."""

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import cache

from tests.instrument.samples import both
from tests.screens.kiosk.visitor import Visitor, instrument
from valuetui.instrument.background import Background, Kind, Option
from valuetui.instrument.model import Instrument, KioskRules, Stopping
from valuetui.screens.kiosk.about import AboutDialog
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.background import BackgroundScreen
from valuetui.screens.kiosk.choice import ChoiceScreen
from valuetui.screens.kiosk.group import GroupScreen
from valuetui.screens.kiosk.information import InformationScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.review import ReviewScreen
from valuetui.screens.kiosk.stop import StopDialog
from valuetui.screens.kiosk.thanks import ThanksScreen
from valuetui.screens.kiosk.typing import NumberScreen, TextScreen
from valuetui.screens.kiosk.write_in import WriteInDialog

PLACES = ("Alby", "Bäckhammar", "Centrum", "Dalby", "Ekeby", "Fors", "Granbergsdal och Hult",
          "Hamnen", "Ingelsta", "Järnvägsparken", "Karlslund", "Lillsjön", "Myrby", "Nyhem",
          "Olofstorp", "Prästgården", "Rosenlund", "Sandby", "Tallbacken", "Utsikten", "Vallby",
          "Åsen", "Änggården", "Östra stranden")  # fmt: skip

BACKGROUND = (
    Background(
        "department",
        Kind.SINGLE,
        {"sv": "Inom vilken förvaltning arbetar du?", "en": "In which department do you work?"},
        {"sv": "förvaltning", "en": "department"},
        options=(
            Option("school", {"sv": "Barn och utbildning", "en": "Children and education"}),
            Option("care", {"sv": "Vård och omsorg", "en": "Health and care"}),
            Option("other", {"sv": "En annan förvaltning", "en": "Another department"}),
        ),
        unit=True,
        show_if={"group": ("employees",)},
    ),
    Background(
        "places",
        Kind.MULTIPLE,
        {"sv": "I vilka delar av kommunen är du ofta?", "en": "Where do you often go?"},
        {"sv": "delar", "en": "parts"},
        options=tuple(Option(f"p{n}", both(name)) for n, name in enumerate(PLACES)),
        required=True,
        show_if={"department": ("school", "care")},
    ),
    Background(
        "years",
        Kind.NUMBER,
        {"sv": "Hur många år har du arbetat här?", "en": "How many years have you worked here?"},
        {"sv": "år här", "en": "years here"},
        least=2,
        most=60,
    ),
    Background(
        "school",
        Kind.TEXT,
        {"sv": "Vad heter din arbetsplats?", "en": "What is your workplace called?"},
        {"sv": "arbetsplats", "en": "workplace"},
        letters=30,
        help={"sv": "Skolans eller boendets namn.", "en": "The name of the school or home."},
    ),
)


@cache
def long_instrument(name: str = "kommun-kort") -> Instrument:
    """A shipped instrument with all of it."""
    made = instrument(name)
    everybody = tuple(made.group_by_id)
    return replace(
        made,
        questions=tuple(replace(each, write_in=everybody) for each in made.questions),
        background=BACKGROUND,
        kiosk=KioskRules(stop=Stopping.ASK, ease=True),
    )


async def to_background(visitor: Visitor, language: str = "sv", group: str = "employees") -> None:
    """From the first screen to the first background question."""
    await visitor.comes_to(AttractScreen)
    await visitor.press("languages", language)
    await visitor.comes_to(InformationScreen)
    await visitor.press("bar", "begin")
    await visitor.comes_to(GroupScreen)
    await visitor.press("groups", group)
    await visitor.comes_to(BackgroundScreen)


async def goes_on(visitor: Visitor, button: str = "next") -> None:
    """To the screen after a background question."""
    before = visitor.app.screen
    await visitor.press("bar", button)
    await visitor.until(lambda: visitor.app.screen is not before)
    await visitor.settles()


async def answers_background(visitor: Visitor) -> None:
    """Answer all four questions."""
    await visitor.press("options", "care")
    await goes_on(visitor)
    await visitor.press("options", "p6")
    await visitor.press("options", "p2")
    await goes_on(visitor)
    await visitor.press("digits", "1")
    await visitor.press("digits", "2")
    await goes_on(visitor)
    visitor.keys(*"Tallbacken")
    await visitor.until(lambda: visitor.session.said.now == "Tallbacken")
    await goes_on(visitor)
    await visitor.comes_to(PickerScreen)


async def writes_in(visitor: Visitor, word: str) -> None:
    """Write in a word at the present question, on the letters on the screen."""
    await visitor.press("bar", "write_in")
    await visitor.comes_to(WriteInDialog)
    for letter in word:
        await visitor.press("letters", letter)
    await visitor.press("bar", "save")
    await visitor.comes_to(PickerScreen)
    assert visitor.session.picks.write_in == word


async def the_long_way(visitor: Visitor, language: str = "sv") -> AsyncIterator[str]:
    """A name for each screen that only this way has."""
    await to_background(visitor, language)
    yield "single"

    await visitor.press("options", "care")
    yield "single, chosen"

    await goes_on(visitor)
    await visitor.comes_to(ChoiceScreen)
    await visitor.press("options", "p6")
    await visitor.press("options", "p2")
    yield "multiple"

    await goes_on(visitor)
    await visitor.comes_to(NumberScreen)
    await visitor.press("digits", "1")
    yield "number, too small"

    await visitor.press("digits", "2")
    yield "number"

    await goes_on(visitor)
    await visitor.comes_to(TextScreen)
    visitor.keys(*"tallbacken 2")
    await visitor.until(lambda: visitor.session.said.now == "tallbacken 2")
    yield "text"

    await goes_on(visitor)
    await visitor.comes_to(PickerScreen)
    yield "question with a word of one's own"

    await visitor.press("bar", "write_in")
    await visitor.comes_to(WriteInDialog)
    for letter in "tågen":
        await visitor.press("letters", letter)
    yield "write in"

    await visitor.press("bar", "save")
    await visitor.comes_to(PickerScreen)
    await visitor.fills()
    await visitor.settles()
    yield "written in"

    await visitor.press("corner", "stop")
    await visitor.comes_to(StopDialog)
    yield "stop, ask"

    await visitor.press("bar", "go_on")
    await visitor.comes_to(PickerScreen)
    await visitor.goes_on()
    others = visitor.session.values[1 : visitor.session.picks.limit + 1]
    await visitor.pick(*(value.id for value in others))
    await visitor.goes_on()
    await visitor.comes_to(ReviewScreen)
    yield "review"

    await visitor.press("about", "about")
    await visitor.comes_to(AboutDialog)
    yield "about"

    await visitor.press("bar", "close")
    await visitor.comes_to(ReviewScreen)
    await visitor.hands_in()
    yield "thanks"

    await visitor.press("ease", "so_so")
    await visitor.reads("ease.judged")
    await visitor.settles()
    yield "thanks, judged"
    assert isinstance(visitor.app.screen, ThanksScreen)
