"""The menu: what the person who is signed in may do."""

from collections.abc import Callable

from rich.text import Text

from valuetui.screens.results.layout import Block
from valuetui.screens.staff.choice import Choice, choice_lines
from valuetui.screens.staff.helping import RolesScreen
from valuetui.screens.staff.look import filled, keys_block, pad
from valuetui.screens.staff.pages import indented
from valuetui.screens.staff.tasks import Task
from valuetui.station.people import Person


class MenuScreen(RolesScreen):
    """The tasks, each with a line about it. Esc leaves: who has signed in is signed out."""

    heading = "staff.menu.heading"

    def __init__(
        self,
        person: Person | None,
        tasks: tuple[Task, ...],
        begin: Callable[[Task], object],
        leave: Callable[[], object],
        *,
        seals: bool = False,
    ) -> None:
        """``seals`` is told, for there are fewer tasks where answers cannot be read."""
        super().__init__()
        self._seals = seals
        self._person = person
        self._tasks = tasks
        self._begin = begin
        self._leave = leave
        self._choice = Choice(len(tasks))

    def on_screen_resume(self) -> None:
        """A task is over."""
        self._choice = Choice(len(self._tasks), self._choice.place)

    async def press(self, key: str) -> None:
        if key in {"escape", "q"}:
            self._left = True
            self._leave()
            return
        pressed = self._choice.press(key)
        self._choice = Choice(pressed.count, pressed.place, pressed.typed)
        if pressed.chosen:
            self._begin(self._tasks[pressed.place])
        else:
            self.press_other(key)

    def lines(self, width: int, height: int) -> Block:
        look, words, person = self.program.look, self.words, self._person
        role = words(f"staff.role.{person.role}") if person else ""
        who = words("staff.menu.who", name=person.name, role=role) if person else ""
        head = [*self.headed(width, who), Text()]
        lead = [words("staff.menu.lead"), *([words("staff.menu.seals")] if self._seals else [])]
        head += [*indented(" ".join(lead), width, look), Text()]
        rows = [
            (Text(words(f"staff.task.{task.id}"), look.strong), words(f"staff.about.{task.id}"))
            for task in self._tasks
        ]
        leads_to = "sign_out" if person else "quit"
        keys = [("enter", "Enter", words("staff.keys.choose")), *self.other_keys(),
                ("?", "?", words("staff.keys.help")),
                ("escape", "Esc", words(f"staff.keys.{leads_to}"))]  # fmt: skip
        foot = [*pad(width, look, words("entry.keys.backspace")),
                *keys_block(keys, width, look, look.band)]  # fmt: skip
        room = height - len(head) - len(foot)
        about: Block = []
        if 2 * len(rows) > room:  # then only what is told of the task that is marked
            about = [Text(), *indented(rows[self._choice.place][1], width, look)]
            rows = [(name, "") for name, _ in rows]
        body = [*choice_lines(self._choice, rows, width, room - len(about), look), *about]
        return [*head, *filled(body, room), *foot]
