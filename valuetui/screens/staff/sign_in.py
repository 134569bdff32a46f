"""Signing in: who it is, then their PIN. One screen, so that no digit goes to one that leaves."""

from collections.abc import Callable

from rich.text import Text

from valuetui.screens.results.layout import Block
from valuetui.screens.staff.choice import Choice, choice_lines
from valuetui.screens.staff.helping import RolesScreen
from valuetui.screens.staff.look import Key, filled, keys_block, pad
from valuetui.screens.staff.pages import indented
from valuetui.screens.staff.pin_pad import PinPad
from valuetui.station.people import People, Person


class SignInScreen(RolesScreen):
    """The names of the staff, then the PIN of the one that was chosen."""

    def __init__(self, people: People, signed_in: Callable[[Person], object]) -> None:
        super().__init__()
        self._people = people
        self._signed_in = signed_in
        self._everybody = people.everybody()
        self._choice = Choice(len(self._everybody))
        self._pad: PinPad | None = None
        """Takes the PIN, once a name has been chosen."""

    def on_mount(self) -> None:
        self.set_interval(1, self._tell_of_wait)

    def on_screen_resume(self) -> None:
        """Somebody has signed out: whoever comes next chooses anew."""
        self.begin_anew()

    def begin_anew(self) -> None:
        """Nobody has been chosen, and nothing typed."""
        self._everybody = self._people.everybody()
        self._choice, self._pad = Choice(len(self._everybody)), None

    async def press(self, key: str) -> None:
        if self._pad is not None:
            await self._take_digit(self._pad, key)
            return
        if key == "q":
            self.app.exit()
            return
        self._choice = self._choice.press(key)
        if self._choice.chosen:
            self._pad = PinPad(self._people.lock(self._person.name))
        else:
            self.press_other(key)

    async def _take_digit(self, pad: PinPad, key: str) -> None:
        if key == "escape":
            self.begin_anew()
        elif key == "?":
            self.press_other(key)
        elif await pad.press(key, self.draw) and pad is self._pad:
            person = self._person
            self.begin_anew()
            self._signed_in(person)

    @property
    def _person(self) -> Person:
        return self._everybody[self._choice.place]

    def _tell_of_wait(self) -> None:
        if self._pad is not None and self._is_on_top:
            self.draw()

    def lines(self, width: int, height: int) -> Block:
        look, words = self.program.look, self.words
        head = [*self.headed(width), Text()]
        if self._pad is not None:
            lead = words("staff.sign_in.pin_lead", name=self._person.name)
            body = [*indented(lead, width, look), Text(), *self._pad.lines(look, words)]
            keys: list[Key] = [("enter", "Enter", words("entry.keys.enter")),
                               ("?", "?", words("staff.keys.help")),
                               ("escape", "Esc", words("staff.keys.back"))]  # fmt: skip
        else:
            head += [*indented(words("staff.sign_in.lead"), width, look), Text()]
            room = height - len(head) - 3
            rows = [(Text.assemble((each.name, look.text), "  ",
                                   (words(f"staff.role.{each.role}"), look.muted)), "")
                    for each in self._everybody]  # fmt: skip
            body = choice_lines(self._choice, rows, width, room, look)
            keys = [("enter", "Enter", words("staff.keys.choose")), *self.other_keys(),
                    ("?", "?", words("staff.keys.help")),
                    ("q", "q", words("staff.keys.quit"))]  # fmt: skip
        foot = [*pad(width, look, words("entry.keys.backspace")),
                *keys_block(keys, width, look, look.band)]  # fmt: skip
        return [*head, *filled(body, height - len(head) - len(foot)), *foot]
