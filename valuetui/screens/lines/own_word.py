"""A word that the person misses in the list."""

from valuetui.instrument.model import Value
from valuetui.screens.lines.commands import names_of
from valuetui.screens.lines.desk import Desk, Part
from valuetui.words.cleaning import one_line
from valuetui.words.sorting import fold
from valuetui.words.text import in_language


class OwnWord:
    """The word written in at the present question."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._session = desk.session

    @property
    def _word(self) -> str:
        return self._session.write_in_at(self._session.question.id)

    def invite(self) -> None:
        """How to write a word in, where that is asked for; and the one that is there."""
        if self._session.takes_write_in:
            self._desk.say("plain.own.how")
        self.say()

    def say(self) -> None:
        """The word that is written in, if there is one."""
        if self._word:
            self._desk.say("kiosk.write_in.written", word=self._word)

    def take(self, typed: str) -> None:
        """Write in what was typed after the command; or ask for it, where nothing was."""
        if not typed:
            self._ask()
        elif self._is_written(typed):
            self.say()

    def drops(self, typed: str) -> bool:
        """Take the word out, where it is what was meant; whether it was."""
        meant = {fold(self._word), *map(fold, names_of("own", self._desk.words))}
        if not self._word or fold(typed) not in meant:
            return False
        self._remove()
        return True

    def _remove(self) -> None:
        word = self._word
        self._session.write_in("")
        self._desk.say("plain.question.dropped", label=word)

    def _is_written(self, typed: str) -> bool:
        """Write it in, unless it is too long or in the list."""
        longest = self._session.question.write_in_letters
        if len(one_line(typed)) > longest:
            self._desk.say("plain.typing.too_long", n=longest)
            return False
        if (value := self._in_list(typed)) is not None:
            number = self._session.values.index(value) + 1
            self._desk.say("plain.own.in_list", word=typed, number=number)
            return False
        self._session.write_in(typed)
        return True

    def _in_list(self, typed: str) -> Value | None:
        language = self._desk.words.language
        values = self._session.values
        return next(
            (v for v in values if fold(in_language(v.label, language)) == fold(typed)), None
        )

    def _ask(self) -> None:
        desk = self._desk

        def tell() -> None:
            desk.say("kiosk.write_in.hint")
            self.say()
            desk.say("plain.own.leave")

        def take(line: str) -> None:
            if self._is_written(line):
                desk.go_on()
                self.say()

        def drop(_: str) -> None:
            if self._word:
                self._remove()
            desk.resume()

        idle = self._session.instrument.kiosk.idle_values
        commands = {"drop": drop, "keep": lambda _: desk.resume()}
        explains = {"drop": "plain.own.help.drop", "keep": "plain.own.help.keep"}
        desk.ask_between(
            Part(tell, take, tell, desk.resume, idle, commands, explains, is_free=True)
        )
