"""The words, what has been decided of each, and the keys by which it is."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_hex
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text

from valuetui.responses.errors import StoreError
from valuetui.responses.reviews.review import Review as Decision
from valuetui.responses.reviews.review import Verdict
from valuetui.results.reviewing import Desk, Heard, Ids
from valuetui.screens.results.layout import Block
from valuetui.screens.staff.field import Field
from valuetui.screens.staff.info import InfoScreen
from valuetui.screens.staff.look import Look
from valuetui.screens.staff.pages import indented
from valuetui.screens.staff.reviewing.view import View, rows_in
from valuetui.screens.staff.screen import StaffScreen
from valuetui.words import Words
from valuetui.words.text import in_language

if TYPE_CHECKING:
    from valuetui.station.reviewing import Reviewing

log = logging.getLogger(__name__)

PARAGRAPHS = ("what", "decide", "same", "figures", "safe")


@dataclass(frozen=True)
class Review:
    """What there is to review, and how it is kept."""

    desk: Desk
    title: str
    """Whose survey it is."""
    keep: Callable[[Decision], None]
    """Keeps a decision; it is on the disk when this returns. Raises a
    :class:`~valuetui.responses.errors.StoreError`."""
    new_id: Ids

    @classmethod
    def of(cls, found: "Reviewing", words: Words) -> "Review":
        """The words of a survey, whose decisions are kept beside its answers."""
        organisation = in_language(found.asked.organisation.name, words.language)
        title = words("missed.cli.whose", organisation=organisation, wave=found.asked.wave)
        file = found.file
        return cls(found.desk, title, lambda each: file.add([each]), lambda: token_hex(16))


class ReviewScreen(StaffScreen):
    """A list with a marked word. A decision is on the disk before the screen shows it."""

    VERDICTS: ClassVar = {"1": Verdict.SHOW, "2": Verdict.HIDE, "0": Verdict.OPEN}

    def __init__(self, review: Review, leave: Callable[[], object], *, ends: str = "quit") -> None:
        """``ends`` is the key of the words for where :func:`leave` leads to: quit, or menu."""
        super().__init__()
        self._ends = ends
        self._desk = review.desk
        self._review = review
        self._leave = leave
        self._place = 0
        self._field: Field | None = None
        self._chosen = -1
        """The suggestion that is marked while a word is typed; -1 for what is typed itself."""
        self._told: tuple[str, bool] | None = None
        """What is said of the last key, and whether it is trouble."""

    @property
    def _word(self) -> Heard:
        return self._desk.words[self._place]

    @property
    def _suggestions(self) -> list[str]:
        if self._field is None:
            return []
        return self._desk.suggestions(self._field.text, self.words.language)

    async def press(self, key: str) -> None:
        self._told = None
        if self._field is not None:
            await self._type(key)
        elif key in self.VERDICTS:
            await self._decide(self.VERDICTS[key])
        elif key == "3":
            self._field, self._chosen = Field("same"), -1
        elif key == "u":
            await self._undo()
        elif key == "n":
            self._to_next_waiting()
        elif key == "?":
            await self.app.push_screen(InfoScreen("missed.review.help.heading", _help))
        elif key in {"q", "escape"}:
            self._left = True
            self._leave()
        else:
            self._move(key)

    async def paste(self, text: str) -> None:
        if self._field is not None:
            self._field, self._chosen = self._field.type(text), -1

    def _move(self, key: str) -> None:
        page = max(1, rows_in(self.size.height) - 1)
        last = len(self._desk.words) - 1
        step = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -last, "end": last}
        place = self._place + step.get(key, 0)
        if key.startswith("row "):  # a touched one
            place = int(key.removeprefix("row "))
        self._place = max(0, min(last, place))

    async def _type(self, key: str) -> None:
        """A key while somebody types what a word is the same as."""
        field, found = self._field, self._suggestions
        assert field is not None  # noqa: S101 - otherwise nothing is typed
        match key:
            case "escape":
                self._field = None
            case "enter":
                text = found[self._chosen] if 0 <= self._chosen < len(found) else field.text
                if text.strip():
                    self._field = None
                    await self._keep(self._desk.same_as(self._word, text, self._review.new_id))
            case "down" | "up":
                self._chosen += 1 if key == "down" else -1
                self._chosen = max(-1, min(self._chosen, len(found) - 1))
            case "backspace":
                self._field, self._chosen = field.erase(), -1
            case "ctrl+u":
                self._field, self._chosen = field.empty(), -1
            case _ if len(key) == 1:
                self._field, self._chosen = field.type(key), -1

    async def _decide(self, verdict: Verdict) -> None:
        await self._keep(self._desk.decide(self._word, verdict, self._review.new_id))

    async def _keep(self, decided: tuple[Desk, Decision]) -> None:
        word = self._word
        if await self._is_kept(decided):
            self._told = self.words("missed.review.told.kept", word=word.text), False
            self._place = min(self._place + 1, len(self._desk.words) - 1)

    async def _undo(self) -> None:
        undone = self._desk.undo(self._review.new_id)
        if undone is None:
            self._told = self.words("missed.review.told.nothing_to_undo"), True
            return
        key = self._desk.done[-1][0]
        if await self._is_kept(undone):
            keys = [each.key for each in self._desk.words]
            self._place = keys.index(key)
            self._told = self.words("missed.review.told.undone", word=self._word.text), False

    async def _is_kept(self, decided: tuple[Desk, Decision]) -> bool:
        """Keep a decision, and show it only then."""
        desk, decision = decided
        try:
            await asyncio.to_thread(self._review.keep, decision)
        except StoreError as error:
            log.error("a review could not be kept: %s, %s", type(error).__name__, error.reason)
            self._told = self.words("missed.review.told.not_kept"), True
            return False
        self._desk = desk
        return True

    def _to_next_waiting(self) -> None:
        words = self._desk.words
        places = [*range(self._place + 1, len(words)), *range(self._place + 1)]
        for place in places:
            if self._desk.reviews.own(words[place].key) is None:
                self._place = place
                return
        self._told = self.words("missed.review.told.none_waiting"), False

    def lines(self, width: int, height: int) -> Block:
        view = View(
            self._desk, self._review.title, self._place, self._field, self._suggestions,
            self._chosen, self._told, self.words, self.program.look, self._ends,
        )  # fmt: skip
        return view.lines(width, height)


def _help(width: int, look: Look, words: Words) -> Block:
    found: Block = []
    for each in PARAGRAPHS:
        found += [Text(), *indented(words(f"missed.review.help.{each}"), width, look)]
    return found
