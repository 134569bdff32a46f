"""What comes before a batch: who enters it, and what its forms have in common."""

from collections.abc import Callable
from dataclasses import dataclass

from rich.text import Text

from valuetui.interview.entry.rules import Batch
from valuetui.screens.results.layout import Block, padded, wrapped
from valuetui.screens.staff.batch_form import BatchForm
from valuetui.screens.staff.field import Field
from valuetui.screens.staff.info import InfoScreen, Page
from valuetui.screens.staff.look import banded, filled, keys_block, pad, typed_line
from valuetui.screens.staff.pages import help_page, indented
from valuetui.screens.staff.screen import StaffScreen
from valuetui.screens.staff.telling import version_in_words
from valuetui.words import language_name
from valuetui.words.text import in_language

LOW = 22
"""Lines below which there is no room for keys to touch."""


@dataclass(frozen=True)
class Headed:
    """The keys of what is said above the questions."""

    title: str = "entry.title"
    heading: str = "entry.begin.heading"
    lead: str = "entry.begin.lead"
    further: str = ""
    """The key of what else is to be known; none where it is empty."""
    name_hint: str = "entry.begin.operator_hint"
    """Below the name, where one is typed."""


class BeginScreen(StaffScreen):
    """A few questions, one under the other. Esc leads back to the batch before, where there is one,
    else to the menu, and where there is none it ends the program."""

    def __init__(
        self,
        form: BatchForm,
        begun: Callable[[Batch], None],
        *,
        is_first: bool,
        has_menu: bool = False,
        headed: Headed = Headed(),
        explained: Page = help_page,
    ) -> None:
        super().__init__()
        self._explained = explained
        self._headed = headed
        self._form = form
        self._begun = begun
        self._is_first = is_first
        self._has_menu = has_menu

    async def press(self, key: str) -> None:
        form = self._form
        match key:
            case "enter" | "down":
                self._form = form.on()
            case "up":
                self._form = form.back()
            case "backspace":
                self._form = form.erase()
            case "ctrl+u":
                self._form = form.empty()
            case "escape" if self._is_first and not self._has_menu:
                self.app.exit()
            case "escape":
                self.leave()
            case _ if len(key) == 1:
                self._type(key)
        if self._form.done:
            self._left = True
            self._begun(self._form.batch())

    def _type(self, letter: str) -> None:
        if letter == "?" and self._has_help:
            self.app.push_screen(InfoScreen("entry.help.heading", self._explained))
        else:
            self._form = self._form.type(letter)

    @property
    def _has_help(self) -> bool:
        """Not where a name is typed, in which every letter may stand."""
        return not self._form.done and self._form.field.what != "operator"

    async def paste(self, text: str) -> None:
        self._form = self._form.type(text)

    def lines(self, width: int, height: int) -> Block:
        look, words, form = self.program.look, self.words, self._form
        organisation = in_language(form.instrument.organisation.name, words.language)
        title = words(self._headed.title, organisation=organisation, wave=form.instrument.wave)
        head = [banded(Text(title, look.strong), Text(), width, look.band), Text()]
        head.append(Text(f" {words(self._headed.heading)}", look.accent))
        head += [*indented(words(self._headed.lead), width, look), Text()]
        if self._headed.further:
            head += [*indented(words(self._headed.further), width, look), Text()]
        body: Block = []
        for place, field in enumerate(form.fields):
            body += self._question(field, width, is_here=place == form.place)
        if form.asks("first"):
            code = version_in_words(form.instrument, words)
            body += [Text(), *indented(words("entry.begin.version", code=code), width, look)]
        first_leads_to = "staff.keys.menu" if self._has_menu else "entry.keys.quit"
        leads_to = first_leads_to if self._is_first else "entry.field.cancel"
        keys = [("enter", "Enter", words("entry.keys.enter")),
                *([("?", "?", words("entry.keys.help"))] if self._has_help else []),
                ("escape", "Esc", words(leads_to))]  # fmt: skip
        foot = keys_block(keys, width, look, look.band)
        if height >= LOW:
            foot = [*pad(width, look, words("entry.keys.backspace")), *foot]
        return [*head, *filled(body, height - len(head) - len(foot)), *foot]

    def _question(self, field: Field, width: int, *, is_here: bool) -> Block:
        look, words = self.program.look, self.words
        label = words(f"entry.begin.{field.what}")
        if not is_here:
            shown = self._shown(field) or words("entry.none")
            return [
                padded(Text.assemble("   ", (f"{label}: ", look.muted), (shown, look.text)), width)
            ]
        asked = Text.assemble((" ▸ ", look.accent), (f"{label}: ", look.strong))
        lines = [typed_line(asked, field.text, width, look), *self._choices(field, width)]
        if self._form.fault:
            fault = words(f"entry.begin.fault.{self._form.fault}")
            lines += [Text.assemble("   ", line)
                      for line in wrapped(f"! {fault}", width - 4, look.bad, indent=2)]  # fmt: skip
        return lines

    def _choices(self, field: Field, width: int) -> Block:
        """What can be chosen, or a line that helps."""
        look, words = self.program.look, self.words
        options = self._options(field.what)
        if field.what == "group":
            options = [(0, words("entry.begin.mixed")), *options]
        elif field.what == "session":
            options = [(0, words("entry.begin.no_session")), *options]
        if not options:
            is_name = field.what == "operator"
            key = self._headed.name_hint if is_name else f"entry.begin.{field.what}_hint"
            lines = wrapped(words(key), width - 6, look.muted)
            return [padded(Text.assemble("     ", line), width) for line in lines]
        found: Block = [
            Text.assemble("     ", (str(place), look.accent), f"  {label}")
            for place, label in options
        ]
        told = wrapped(words("entry.begin.choose"), width - 6, look.muted)
        return [*found, *(Text.assemble("     ", line) for line in told)]

    def _shown(self, field: Field) -> str:
        options = dict(self._options(field.what))
        text = field.text.strip()
        if field.what == "session":
            found = None if self._form.fault_of(field) else self._form.session(text)
            return found.name if found else self.words("entry.begin.no_session")
        if self._form.fault_of(field):
            return text
        if field.what == "group":
            return options.get(int(text or 0), self.words("entry.begin.mixed"))
        if field.what == "language":
            return options.get(int(text or 1), text)
        if field.what in {"first", "last"} and not text:
            return self.words("entry.begin.any_number")
        return text

    def _options(self, what: str) -> list[tuple[int, str]]:
        """What can be chosen at a question, by the digits that choose it."""
        words, instrument, labels = self.words, self._form.instrument, list[str]()
        if what == "language":
            labels = [language_name(code) for code in instrument.languages]
        elif what == "group":
            labels = [in_language(group.label, words.language) for group in instrument.groups]
        elif what == "session":
            labels = [
                words("entry.begin.session_over", name=each.name) if each.closed else each.name
                for each in self._form.offered
            ]
        return list(enumerate(labels, 1))
