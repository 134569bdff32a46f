"""Settling: the forms whose entries differ, one of which is chosen."""

from functools import partial

from rich.text import Text

from valuetui.instrument.form_number import written
from valuetui.screens.results.layout import Block, wrapped
from valuetui.screens.staff.batch_form import BatchForm
from valuetui.screens.staff.begin import BeginScreen, Headed
from valuetui.screens.staff.choice import Choice, choice_lines
from valuetui.screens.staff.helping import speak_next
from valuetui.screens.staff.info import InfoScreen
from valuetui.screens.staff.look import banded, filled, keys_block, pad
from valuetui.screens.staff.paragraphs import indented
from valuetui.screens.staff.screen import StaffScreen
from valuetui.screens.staff.settle_form import SettleScreen
from valuetui.screens.staff.settle_help import help_page
from valuetui.screens.staff.work import Work
from valuetui.screens.theme import next_theme
from valuetui.station.settling_desk import SettlingDesk, Waiting
from valuetui.words.text import in_language

HEADED = Headed(
    "double.settle.title", "double.settle.name_heading", "double.settle.name_lead",
    "double.names.uncertain",
)  # fmt: skip


def begin(work: Work) -> StaffScreen:
    """The forms that wait; before them who somebody is, where nobody has signed in."""
    place = work.staff.place
    if work.name:
        return WaitingScreen(SettlingDesk(place, work.name))
    form = BatchForm.of_name(place.instrument)

    def begin_as(name: str) -> None:
        work.app.switch_screen(WaitingScreen(SettlingDesk(place, name)))

    return BeginScreen(
        form,
        lambda batch: begin_as(batch.operator),
        is_first=True,
        has_menu=work.has_menu,
        headed=HEADED,
    )


class WaitingScreen(StaffScreen):
    """The numbers of the forms that wait to be settled."""

    def __init__(self, desk: SettlingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._waiting: list[Waiting] = []
        self._choice = Choice(0)
        self._told = ""
        """What is said below the list, and whether it is good news."""
        self._is_good = False

    def on_mount(self) -> None:
        self._look()

    def on_screen_resume(self) -> None:
        self._look()

    def _look(self) -> None:
        """What waits by now; drawing it is left to what every screen does then."""
        self._waiting = self._desk.waiting()
        self._choice = Choice(
            len(self._waiting), max(0, min(self._choice.place, len(self._waiting) - 1))
        )
        if gone := self._desk.gone:
            self._told, self._is_good = self.words("double.settle.gone", n=gone), False

    async def press(self, key: str) -> None:
        pressed = self._choice.press(key)
        self._choice = Choice(pressed.count, pressed.place, pressed.typed)
        if pressed.chosen:
            self._open(self._waiting[pressed.place].number)
            return
        match key.lower():
            case "escape" | "q":
                self.leave()
            case "?":
                self.app.push_screen(InfoScreen("double.settle.help.heading", help_page))
            case "l":
                speak_next(self)
            case "c":
                self.app.theme = next_theme(self.app.theme)

    def _open(self, number: int) -> None:
        refused = self._desk.open(number)
        if refused:
            self._told = self.words(f"double.told.{refused}", number=written(number))
            self._is_good = False
        else:
            self._told = ""
            self.app.push_screen(SettleScreen(self._desk, partial(self._settled, number)))

    def _settled(self, number: int) -> None:
        self._told = self.words("double.settle.saved", number=written(number))
        self._is_good = True

    def lines(self, width: int, height: int) -> Block:
        look, words, asked = self.program.look, self.words, self._desk.place.instrument
        organisation = in_language(asked.organisation.name, words.language)
        title = words("double.settle.title", organisation=organisation, wave=asked.wave)
        right = Text(self._desk.operator)
        lead = "double.settle.lead" if self._waiting else "double.settle.none"
        head = [banded(Text(title, look.strong), right, width, look.band), Text(),
                *indented(words(lead), width, look), Text()]  # fmt: skip
        sign, style = ("✔", look.good) if self._is_good else ("!", look.bad)
        said = wrapped(f"{sign} {self._told}", width - 2, style) if self._told else [Text()]
        told = [Text.assemble(" ", line) for line in said]
        keys = [("enter", "Enter", words("double.settle.keys.open"))] if self._waiting else []
        keys += [("?", "?", words("entry.keys.help")), ("escape", "Esc", words("staff.keys.menu"))]
        foot = [*told, *pad(width, look, words("entry.keys.backspace")),
                *keys_block(keys, width, look, look.band)]  # fmt: skip
        room = height - len(head) - len(foot)
        rows = [self._row(each) for each in self._waiting]
        shown = choice_lines(self._choice, rows, width, room, look) if rows else []
        return [*head, *filled(shown, room), *foot]

    def _row(self, waiting: Waiting) -> tuple[Text, str]:
        look, words = self.program.look, self.words
        said = words("double.settle.row", number=written(waiting.number))
        if waiting.is_own:
            return Text(f"{said} · {words('double.settle.own')}", look.muted), ""
        if waiting.is_begun:
            return Text(f"{said} · {words('double.settle.begun')}", look.text), ""
        return Text(said, look.text), ""
