"""One person's interview as a conversation: what every stage has in common."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from valuetui.interview.session import Session, Stage
from valuetui.responses.answer import Answer
from valuetui.screens.lines.commands import Command, command_in, language_in, names_of
from valuetui.screens.lines.menu import Choice, Menu
from valuetui.screens.lines.talk import Patience, Talk
from valuetui.station.code_desk import CLOSED, Looked
from valuetui.words import Words

EVERYWHERE = ("help", "again", "back", "language", "stop")
"""Commands that every stage has."""


class Stopped(Exception):
    """The person does not want to go on, and nothing is kept."""


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
    explains: Mapping[str, str] = field(default_factory=dict)
    """Commands to the keys of what the help says of them here, where that is not the usual."""
    is_free: bool = False
    """Whether a line may be any text, or the words of a choice: what begins like a command and goes
    on is none then."""


@dataclass(frozen=True)
class Endings:
    """What becomes of an interview that ends with something to be saved."""

    hand_in: Callable[[Session], Answer]
    """The answer of an interview at its review."""
    may_keep: Callable[[Session], bool]
    """Whether a person who stops may keep what is finished."""
    break_off: Callable[[Session], Answer | None]
    """What is finished of an interview that is stopped; None where nothing is."""


class Desk:
    """Carries one person through the interview.

    ``parts`` makes the :class:`Part` for where the interview is, and ``look_at_code`` tells what
    comes of a code, and lets in whoever has a right one.
    """

    def __init__(
        self,
        session: Session,
        talk: Talk,
        parts: Callable[["Desk"], Part],
        endings: Endings,
        look_at_code: Callable[[str], Looked] = lambda _: CLOSED,
    ) -> None:
        self.session = session
        self.talk = talk
        self.answer: Answer | None = None
        self.code = ""
        """What is kept in place of the code of whoever has given the answer; empty without one."""
        self.look_at_code = look_at_code
        self._parts = parts
        self._endings = endings
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
        """The answer, in the end: finished, or what the person wants to keep of it.

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

    def resume(self) -> None:
        """Nothing came of what was asked in between."""
        self.go_on()
        self._front().remind()

    def hand_in(self) -> None:
        """The person has finished."""
        self.code = self.session.code
        self.answer = self._endings.hand_in(self.session)

    def _front(self) -> Part:
        place = self._where
        if self._part is None or place != self._place:
            if self._part is not None:
                self.talk.forget_typed_ahead()
            self._part, self._place, self._between = self._parts(self), place, None
            self._part.tell()
        return self._between or self._part

    @property
    def _where(self) -> object:
        session = self.session
        if session.stage is Stage.BACKGROUND:
            return session.stage, session.background.id
        return session.stage, session.question_number

    def _listen(self, part: Part) -> None:
        rules = self.session.instrument.kiosk
        line = self.talk.ask(Patience(part.idle if rules.idle else None, rules.warning)) or ""
        command = self._command_in(line, part)
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

    def _command_in(self, line: str, part: Part) -> Command | None:
        command = command_in(line, (*part.commands, *EVERYWHERE), self.words)
        if command is None or not part.is_free or not command.rest:
            return command
        names_a_language = language_in(command.rest, self.session.instrument.languages)
        return command if command.name == "language" and names_a_language else None

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
            key = part.explains.get(command, f"plain.help.{command}")
            self.talk.say(f"{said}: {self.words(key)}")

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

        def keep() -> None:
            self.code = self.session.code
            self.answer = self._endings.break_off(self.session)
            if self.answer is None:
                raise Stopped

        keeps = self._endings.may_keep(self.session)
        acts = {"go_on": self.resume, **({"keep": keep} if keeps else {}), "stop": stop}

        def lines() -> list[str]:
            return [
                self.words(f"kiosk.stop.{key}") for key in ("heading", "ask" if keeps else "text")
            ]

        def choices() -> list[Choice]:
            return [Choice(self.words(f"kiosk.stop.{key}"), act) for key, act in acts.items()]

        self.ask_between(menu_part(self, lines, choices, back=self.resume))


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
    return Part(tell, take, remind, back, waits, is_free=True)
