"""One question: exactly k of the words, found by their numbers, by typing or by listening."""

from collections.abc import Callable, Sequence

from valuetui.instrument.model import Value
from valuetui.interview.picks import TooMany
from valuetui.interview.search import search
from valuetui.screens.lines.desk import Desk, Part
from valuetui.screens.lines.menu import number_in
from valuetui.screens.lines.own_word import OwnWord
from valuetui.words.sorting import fold
from valuetui.words.text import in_language

CHUNK = 10
"""Words that are said at a time."""
MOST_FOUND = 20
"""Words that a search says at most."""


def question(desk: Desk) -> Part:
    """The part for the present question."""
    asked, own = _Question(desk), OwnWord(desk)

    def tell() -> None:
        asked.tell(own.invite)

    def say_mine(_: str) -> None:
        asked.say_mine()
        own.say()

    def drop(typed: str) -> None:
        if not own.drops(typed):
            asked.drop_meant(typed)

    return Part(
        tell=tell,
        take=asked.take,
        remind=asked.say_count,
        back=desk.session.back,
        idle=desk.session.instrument.kiosk.idle_values,
        commands={
            "more": lambda _: asked.say_more(),
            "list": lambda _: asked.say_chunk(0),
            "page": asked.turn_to,
            "mine": say_mine,
            "pick": asked.pick_meant,
            "drop": drop,
            **({"own": own.take} if desk.session.takes_write_in else {}),
            "explain": asked.explain,
            "search": asked.search_for,
            "undo": lambda _: asked.undo(),
            "done": lambda _: asked.finish(),
        },
    )


class _Question:
    """A word has the same number all through the interview: its place in the order shown."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._session = desk.session
        self._values = desk.session.values
        self._next = 0
        """The first word that was not said yet."""

    # Saying

    def tell(self, invite: Callable[[], None]) -> None:
        """The question, how to answer, an invitation, and the first words."""
        asked, language = self._session.question, self._desk.words.language
        self._desk.talk.say(in_language(asked.text_for(self._session.group), language))
        self._desk.say("plain.question.how", k=asked.pick, n=len(self._values))
        invite()
        if self._session.picks.chosen:
            self.say_count()
        self.say_chunk(0)

    def say_chunk(self, first: int) -> None:
        """Some words from a place on, and how to hear more."""
        last = min(first + CHUNK, len(self._values))
        self._next = last
        self._desk.say("plain.question.chunk", first=first + 1, last=last, n=len(self._values))
        self._say_values(self._values[first:last])
        self._desk.say("plain.question.more" if last < len(self._values) else "plain.question.last")

    def say_more(self) -> None:
        """The next words; after the last ones the first."""
        self.say_chunk(self._next if self._next < len(self._values) else 0)

    def turn_to(self, rest: str) -> None:
        """A page of the list, by its number."""
        pages = -(-len(self._values) // CHUNK)
        page = number_in(rest)
        if page is None or not 1 <= page <= pages:
            self._desk.say("plain.question.which_page", n=pages)
        else:
            self.say_chunk((page - 1) * CHUNK)

    def say_mine(self) -> None:
        """What is picked."""
        if not self._session.picks.chosen:
            self._desk.say("plain.question.none")
        self._say_values([self._session.value(each) for each in self._session.picks.chosen])
        self.say_count()

    def say_count(self) -> None:
        """How many are picked, and what to do."""
        picks, words = self._session.picks, self._desk.words
        count = words("kiosk.question.count", n=len(picks.chosen), k=picks.limit)
        left = words("kiosk.question.left", n=picks.left)
        self._desk.talk.say(f"{count}. {words('plain.question.full') if picks.full else left}")

    def _say_values(self, values: Sequence[Value]) -> None:
        self._desk.talk.say(*map(self._line, values))

    def _line(self, value: Value) -> str:
        chosen = value.id in self._session.picks.chosen
        key = "plain.question.chosen" if chosen else "plain.question.value"
        return self._desk.words(key, number=self._number(value), label=self._label(value))

    def _number(self, value: Value) -> int:
        return self._values.index(value) + 1

    def _label(self, value: Value) -> str:
        return in_language(value.label, self._desk.words.language)

    # Finding

    def take(self, line: str) -> None:
        """A number or a whole word picks; a part of a word finds."""
        if (value := self._named(line)) is not None:
            self._pick(value)
        elif number_in(line) is not None:
            self._desk.say("plain.question.no_number", n=len(self._values))
        else:
            self.search_for(line)

    def search_for(self, typed: str) -> None:
        """The words that what was typed may mean."""
        if not typed:
            self._desk.say("kiosk.search.empty")
            return
        found = search(self._values, typed, self._desk.words.language)
        if not found:
            self._desk.say("kiosk.search.nothing")
            return
        self._desk.say("kiosk.search.found", n=len(found))
        self._say_values(found[:MOST_FOUND])
        self._desk.say("plain.question.found_how", number=self._number(found[0]))

    def _named(self, typed: str) -> Value | None:
        """The word with this number, or this label."""
        number = number_in(typed)
        if number is not None:
            return self._values[number - 1] if 1 <= number <= len(self._values) else None
        wanted = fold(typed)
        return next((each for each in self._values if fold(self._label(each)) == wanted), None)

    def _meant(self, typed: str, among: Sequence[Value], command: str) -> Value | None:
        """The word that a command is about. Where several may be meant they are said."""
        value = self._named(typed)
        if value is not None:
            return value
        found = search(among, typed, self._desk.words.language)
        if len(found) == 1:
            return found[0]
        if not typed:
            self._desk.say(f"plain.question.which_{command}")
        elif number_in(typed) is not None:
            self._desk.say("plain.question.no_number", n=len(self._values))
        elif found:
            self._desk.say("kiosk.search.found", n=len(found))
            self._say_values(found[:MOST_FOUND])
            self._desk.say(f"plain.question.which_{command}")
        else:
            self._desk.say("kiosk.search.nothing")
        return None

    # Picking

    def pick_meant(self, typed: str) -> None:
        """Pick the word that is meant."""
        if (value := self._meant(typed, self._values, "pick")) is not None:
            self._pick(value)

    def drop_meant(self, typed: str) -> None:
        """Take the word that is meant out of the picks."""
        chosen = [self._session.value(each) for each in self._session.picks.chosen]
        value = self._meant(typed, chosen, "drop")
        if value is None:
            return
        if value not in chosen:
            self._desk.say("plain.question.not_picked", label=self._label(value))
            return
        self._session.unpick(value.id)
        self._desk.say("plain.question.dropped", label=self._label(value))
        self.say_count()

    def explain(self, typed: str) -> None:
        """What the word that is meant means."""
        value = self._meant(typed, self._values, "explain")
        if value is not None:
            definition = in_language(value.definition, self._desk.words.language)
            self._desk.talk.say(self._line(value), definition)

    def undo(self) -> None:
        """Take back the last change."""
        if self._session.picks.history:
            self._session.undo()
            self._desk.say("plain.question.undone")
        else:
            self._desk.say("plain.question.nothing_undone")
        self.say_count()

    def finish(self) -> None:
        """On to what comes next, once everything is picked."""
        if self._session.picks.full:
            self._session.next()
        else:
            self.say_count()

    def _pick(self, value: Value) -> None:
        if value.id in self._session.picks.chosen:
            number = self._number(value)
            self._desk.say("plain.question.already", label=self._label(value), number=number)
            return
        try:
            self._session.pick(value.id)
        except TooMany:
            self._offer_swap(value)
        else:
            self._desk.say("plain.question.picked", label=self._label(value))
            self.say_count()

    def _offer_swap(self, into: Value) -> None:
        """All places are taken: which pick shall the new word replace?"""
        desk, picks = self._desk, self._session.picks

        def tell() -> None:
            label = self._label(into)
            desk.say("kiosk.swap.heading", k=picks.limit, label=label)
            self._say_values([self._session.value(each) for each in picks.chosen])
            desk.say("plain.question.swap_how")

        def keep() -> None:
            desk.go_on()
            desk.say("plain.question.kept")

        def swap(line: str) -> None:
            chosen = [self._session.value(each) for each in picks.chosen]
            out = self._meant(line, chosen, "swap")
            if out is not None and out not in chosen:
                desk.say("plain.question.not_picked", label=self._label(out))
            elif out is not None:
                self._session.swap(out.id, into.id)
                desk.go_on()
                labels = {"out": self._label(out), "into": self._label(into)}
                desk.say("plain.question.swapped", **labels)
                self.say_count()

        idle = self._session.instrument.kiosk.idle_values
        commands = {"keep": lambda _: keep(), "mine": lambda _: tell()}
        desk.ask_between(Part(tell, swap, tell, keep, idle, commands))
