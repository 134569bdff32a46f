"""A background question: an option, several of them, a number or a few words."""

from collections.abc import Callable

from valuetui.instrument.background import Background, Kind
from valuetui.interview.background import Given, in_order
from valuetui.screens.kiosk.said import said_in_words
from valuetui.screens.lines.commands import command_in
from valuetui.screens.lines.desk import Desk, Part
from valuetui.screens.lines.menu import Choice, Menu
from valuetui.words.cleaning import one_line
from valuetui.words.text import in_language

HERE = ("mine", "drop", "done")
"""Commands that mean something else than at a question about words."""


def background(desk: Desk) -> Part:
    """The part for the present background question."""
    asked = _KINDS[desk.session.background.kind](desk)
    several = {"mine": lambda _: asked.say_said(), "drop": asked.drop}
    commands: dict[str, Callable[[str], None]] = {
        **(several if asked.question.kind is Kind.MULTIPLE else {}),
        **({} if asked.question.required else {"skip": lambda _: desk.session.skip()}),
        "undo": lambda _: asked.undo(),
        "done": lambda _: asked.finish(),
    }
    return Part(
        tell=asked.tell,
        take=asked.take,
        remind=asked.remind,
        back=desk.session.back,
        idle=desk.session.instrument.kiosk.idle,
        commands=commands,
        explains={each: f"plain.background.help.{each}" for each in HERE},
        is_free=asked.question.kind is not Kind.MULTIPLE,
    )


class _Asked:
    """What every kind has in common. What is said at once goes on at once, where it can only be one
    thing: coming back, the person hears it and may go on with it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._session = desk.session
        self.question: Background = desk.session.background

    # Saying

    def tell(self) -> None:
        """The question, how to answer, and what was said before."""
        language = self._desk.words.language
        self._desk.talk.say(in_language(self.question.text, language))
        if self.question.help:
            self._desk.talk.say(in_language(self.question.help, language))
        self._desk.talk.say(*self.options())
        self.remind()

    def options(self) -> list[str]:
        """A line for each option."""
        return []

    def say_how(self) -> None:
        """How to answer."""
        self._desk.say(f"plain.background.{self.question.kind}")

    def remind(self) -> None:
        """How to answer, how not to, and what was said."""
        self.say_how()
        if not self.question.required:
            self._desk.say("plain.background.skip")
        self.say_said()

    def say_said(self) -> None:
        """What was said, and how to go on with it."""
        if self._session.said.now is not None:
            said = said_in_words(self.question, self._session, self._desk.words)
            self._desk.say("plain.background.said", said=said)

    # Answering

    def take(self, line: str) -> None:
        """What was typed is the answer, or it is said what is not right with it."""
        if self.question.required and command_in(line, ("skip",), self._desk.words):
            self._desk.say("plain.background.required")
        elif (given := self.meant(line)) is not None:
            self._session.say(given)
            self.said(line)

    def meant(self, line: str) -> Given | None:
        """The answer that a line is; None where it is none, which has been said."""
        raise NotImplementedError

    def said(self, line: str) -> None:  # noqa: ARG002
        """What follows when something was said."""
        self._session.next()

    def drop(self, typed: str) -> None:
        """Take back an option."""

    def undo(self) -> None:
        """Take back the last change."""
        if self._session.said.history:
            self._session.undo()
            self._desk.say("plain.question.undone")
        else:
            self._desk.say("plain.question.nothing_undone")
        self.remind()

    def finish(self) -> None:
        """On to what comes next, once something is said."""
        if self._session.said.now is None:
            self.remind()
        else:
            self._session.next()


class _Choice(_Asked):
    """One of the options."""

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the options that are chosen."""
        now = self._session.said.now
        return now if isinstance(now, tuple) else (str(now),) if now else ()

    def options(self) -> list[str]:
        words = self._desk.words
        return [
            words(
                "plain.question.chosen" if option.id in self.chosen else "plain.question.value",
                number=number,
                label=in_language(option.label, words.language),
            )
            for number, option in enumerate(self.question.options, 1)
        ]

    def meant(self, line: str) -> Given | None:
        return self._option(line)

    def _option(self, line: str) -> str | None:
        """The id of the option that a line means."""
        found: list[str] = []
        menu = Menu(
            [
                Choice(self._label(option.id), lambda each=option.id: found.append(each))  # type: ignore[misc]
                for option in self.question.options
            ]
        )
        if chosen := menu.chosen(line):
            chosen.act()
            return found[0]
        self._desk.say("plain.choose.unknown", most=len(menu.choices))
        return None

    def _label(self, option_id: str) -> str:
        return in_language(self.question.option_by_id[option_id].label, self._desk.words.language)


class _Choices(_Choice):
    """Several options, until the person is done. A number never takes one back."""

    def meant(self, line: str) -> Given | None:
        option = self._option(line)
        return None if option is None else in_order(self.question, (*self.chosen, option))

    def said(self, line: str) -> None:  # noqa: ARG002
        self.say_said()

    def drop(self, typed: str) -> None:
        option = self._option(typed)
        if option is None:
            return
        if option not in self.chosen:
            self._desk.say("plain.question.not_picked", label=self._label(option))
            return
        left = tuple(each for each in self.chosen if each != option)
        self._session.say(left or None)
        self._desk.say("plain.question.dropped", label=self._label(option))
        self.say_said()


class _Number(_Asked):
    """A whole number between two others."""

    def say_how(self) -> None:
        question = self.question
        self._desk.say("kiosk.background.number", least=question.least, most=question.most)

    def meant(self, line: str) -> Given | None:
        is_number = line.isascii() and line.isdigit()
        number = int(line) if is_number else -1
        if self.question.least <= number <= self.question.most:
            return number
        self.say_how()
        return None


class _Text(_Asked):
    """A few words on one line."""

    def say_how(self) -> None:
        super().say_how()
        self._desk.say("kiosk.background.no_names")

    def meant(self, line: str) -> Given | None:
        typed = one_line(line)
        if len(typed) <= self.question.letters:
            return typed
        self._desk.say("plain.typing.too_long", n=self.question.letters)
        return None


_KINDS: dict[Kind, type[_Asked]] = {
    Kind.SINGLE: _Choice,
    Kind.MULTIPLE: _Choices,
    Kind.NUMBER: _Number,
    Kind.TEXT: _Text,
}
