"""One person's interview as a conversation: what every stage has in common."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from valuetui.interview.session import Session
from valuetui.responses.record import Answer
from valuetui.screens.lines.commands import command_in, language_in, names_of
from valuetui.screens.lines.menu import Choice, Menu
from valuetui.screens.lines.talk import Patience, Talk
from valuetui.words import Words

EVERYWHERE = ("help", "again", "back", "language", "stop")
"""Commands that every stage has."""


class Stopped(Exception):
    """The person does not want to go on: nothing is kept."""


@dataclass(frozen=True)
class Part:
    """One stage, or a question in between."""

    tell: Callable[[], None]
    """Say it from the beginning."""
    take: Callable[[str], None]
    """Do what a line means that is no command."""
    remind: Callable[[], None]
    """Say briefly where the person is, when Enter is pressed and nothing else."""
    back: Callable[[], None]
    idle: float
    """Seconds without a key before the warning."""
    commands: Mapping[str, Callable[[str], None]] = field(default_factory=dict)
    """Commands of its own, which are given the rest of the line."""


class Desk:
    """Carries one person through the interview.

    ``parts`` makes the :class:`Part` for where the interview is, ``hand_in`` the answer of an
    interview at its review.
    """

    def __init__(
        self,
        session: Session,
        talk: Talk,
        parts: Callable[["Desk"], Part],
        hand_in: Callable[[Session], Answer],
    ) -> None:
        self.session = session
        self.talk = talk
        self.answer: Answer | None = None
        self._parts = parts
        self._hand_in = hand_in
        self._part: Part | None = None
        self._place: object = None
        """Where the interview was when the present part was made."""
        self._between: Part | None = None
        """What is asked before the present part goes on."""

    @property
    def words(self) -> Words:
        """The texts in the language in use."""
        return self.talk.words

    def say(self, key: str, /, **values: object) -> None:
        """Say a text of the catalogues."""
        self.talk.say(self.words(key, **values))

    # The conversation

    def carry_through(self) -> Answer:
        """The finished answer, in the end.

        Raises :class:`Stopped` and what :meth:`~valuetui.screens.lines.talk.Talk.ask` does.
        """
        while self.answer is None:
            self._listen(self._front())
        return self.answer

    def ask_between(self, part: Part) -> None:
        """Ask something before the present part goes on."""
        self._between = part
        part.tell()

    def go_on(self) -> None:
        """What was asked in between is settled."""
        self._between = None

    def hand_in(self) -> None:
        """The person has finished."""
        self.answer = self._hand_in(self.session)

    def _front(self) -> Part:
        session = self.session
        place = session.stage, session.question_number
        if self._part is None or place != self._place:
            if self._part is not None:
                self.talk.forget_typed_ahead()
            self._part, self._place, self._between = self._parts(self), place, None
            self._part.tell()
        return self._between or self._part

    def _listen(self, part: Part) -> None:
        warning = self.session.instrument.kiosk.warning
        line = self.talk.ask(Patience(part.idle, warning)) or ""
        command = command_in(line, (*part.commands, *EVERYWHERE), self.words)
        language = language_in(line, self.session.instrument.languages)
        if not line:
            part.remind()
        elif command and command.name in part.commands:
            part.commands[command.name](command.rest)
        elif command:
            self._command(part, command.name, command.rest)
        elif language:
            self._speak(part, language)
        elif self._asks_for_help_elsewhere(line):
            self._help(part)
        else:
            part.take(line)

    # Commands that every stage has

    def _command(self, part: Part, name: str, rest: str) -> None:
        match name:
            case "help":
                self._help(part)
            case "again":
                part.tell()
            case "back":
                part.back()
            case "stop":
                self._confirm_stop()
            case "language" if language := language_in(rest, self.session.instrument.languages):
                self._speak(part, language)
            case _:
                names = [Words(code)("language.name") for code in self.session.instrument.languages]
                self.say("plain.language.which", names=", ".join(names))

    def _help(self, part: Part) -> None:
        """A line for each command; the person always learns of the way out."""
        self.say("plain.help.heading")
        for command in (*part.commands, *EVERYWHERE):
            said = names_of(command, self.words)[0]
            self.talk.say(f"{said}: {self.words(f'plain.help.{command}')}")

    def _asks_for_help_elsewhere(self, line: str) -> bool:
        """Whether it is asked for in another language: who knows none of the words of this one
        finds out how to change it."""
        codes = self.session.instrument.languages
        return any(command_in(line, ("help",), Words(code)) for code in codes)

    def _speak(self, part: Part, language: str) -> None:
        self.talk.words = Words(language)
        self.session.use_language(language)
        part.tell()

    def _confirm_stop(self) -> None:
        def stop() -> None:
            raise Stopped

        def choices() -> list[Choice]:
            return [
                Choice(self.words("kiosk.stop.go_on"), self._resume),
                Choice(self.words("kiosk.stop.stop"), stop),
            ]

        self.ask_between(
            menu_part(
                self,
                lambda: [self.words("kiosk.stop.heading"), self.words("kiosk.stop.text")],
                choices,
                back=self._resume,
            )
        )

    def _resume(self) -> None:
        self.go_on()
        self._front().remind()


def menu_part(
    desk: Desk,
    lines: Callable[[], list[str]],
    choices: Callable[[], list[Choice]],
    *,
    back: Callable[[], None],
    idle: float | None = None,
) -> Part:
    """A part that says some lines and lets one of some choices be taken."""

    def remind() -> None:
        desk.talk.say(*Menu(choices()).lines())
        desk.say("plain.choose.how")

    def tell() -> None:
        desk.talk.say(*lines())
        remind()

    def take(line: str) -> None:
        menu = Menu(choices())
        if chosen := menu.chosen(line):
            chosen.act()
        else:
            desk.say("plain.choose.unknown", most=len(menu.choices))

    waits = desk.session.instrument.kiosk.idle if idle is None else idle
    return Part(tell, take, remind, back, waits)
