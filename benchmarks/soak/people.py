"""The people who come to the kiosk: each takes another way through the interview and out of it."""

import random
import re
from collections.abc import Callable

from benchmarks.soak.driver import Driver, Place
from valuetui.instrument.model import Instrument
from valuetui.words import Words
from valuetui.words.text import in_language
from valuetui.words.variant import base_of

TICK = "✓"
ENTER = "\r"
FRAME = "▐"
"""The right edge of a dialog. What lies beneath it shines through, and comes to the front only when
no edge is drawn any more."""


class Person:
    """Somebody who stands at the first screen of the kiosk, and whose language ``chance`` tells."""

    def __init__(self, driver: Driver, instrument: Instrument, chance: random.Random) -> None:
        self._driver = driver
        self._instrument = instrument
        self._chance = chance
        self._limit = instrument.questions[0].pick
        self._picked = 0
        self._question, self._group = 1, ""
        self._words = Words(chance.choice(instrument.languages))
        self.taps: list[float] = []
        """Seconds from each touch of a word until it was marked."""

    # Steps, each from where the one before has led

    def begins(self) -> None:
        """To the information."""
        self._driver.until(self._start)
        self._driver.is_at("attract")
        self._goes("attract.start", "information", "information.heading")

    def comes_to_the_words(self) -> None:
        """To the first question."""
        self.begins()
        self._goes("information.begin", "group", "group.heading")
        group = self._chance.choice(self._instrument.groups)
        self._group = group.id
        label = in_language(group.label, self._words.language)
        self._driver.press(self._driver.place_of(label), self._count)
        self._is_at_question()

    def picks(self, number: int) -> None:
        """Touch so many words of the page, one after another."""
        for place in self._places()[self._picked : self._picked + number]:
            self._picked += 1
            self.taps.append(self._driver.press(place, TICK))
            self._driver.until(self._count)

    def fills(self) -> None:
        """Pick as many as are asked for."""
        self.picks(self._limit - self._picked)

    def undoes(self) -> None:
        """Take the last pick back."""
        self._picked -= 1
        self._driver.press(self._place("bar.undo"), self._count)

    def swaps(self) -> None:
        """Touch one word too many, and let it take the place of the first."""
        self._driver.press(self._places()[self._picked], self._text("swap.keep"))
        self._driver.type(ENTER, self._count, past=FRAME)

    def searches(self) -> None:
        """Find a word by typing, pick it, and think better of it."""
        self.types_a_search("a")
        self._picked += 1
        self._driver.type(ENTER, self._count)
        self._is_at_question()
        self.undoes()

    def types_a_search(self, letters: str) -> None:
        """Open the search and type."""
        self._goes("bar.search", "search", "search.heading")
        self._driver.type(letters, f"{letters}▏")

    def closes_the_search(self) -> None:
        """Back to the question."""
        self._driver.press(self._place("bar.close"), self._count)
        self._is_at_question()

    def reads_what_a_word_means(self) -> None:
        """Ask for the meaning of a word, and close it again."""
        self.asks_what_a_word_means()
        self._driver.press(self._place("bar.close"), self._count, past=FRAME)
        self._is_at_question()

    def asks_what_a_word_means(self) -> None:
        """Open what is told of a word."""
        self._driver.press(self._place("bar.explain"), self._text("question.explain"))
        self._driver.press(self._places()[self._picked], self._text("definition.pick"))
        self._is_at("definition")

    def turns_the_page(self) -> None:
        """To the second page and back."""
        for button, page in (("next_page", 2), ("previous_page", 1)):
            said = self._text("question.page", page=page, pages="…").removesuffix("…")
            self._driver.press(self._place(f"bar.{button}"), said)

    def speaks_another_language(self) -> None:
        """Change the language at a question."""
        base = base_of(self._words.language)  # a variant says much in the same words
        other = Words(next(code for code in self._instrument.languages if base_of(code) != base))
        place = self._driver.place_of(other("language.button"))
        self._words = other
        self._driver.press(place, self._count)
        self._is_at_question()

    def goes_on(self) -> None:
        """To the next question."""
        self._picked = 0
        self._question += 1
        self._driver.press(self._place("bar.done"), self._count)
        self._is_at_question()

    def hands_in(self) -> None:
        """From the last question to the first screen."""
        self._goes("bar.done", "review", "review.heading")
        self._goes("review.submit", "thanks", "thanks.heading")
        self._leaves("thanks.done")

    # Other ends

    def says_no(self) -> None:
        """Leave from the information."""
        self._leaves("information.leave")

    def stops(self) -> None:
        """Stop at a question, and confirm it."""
        self._goes("bar.stop", "stop", "stop.heading")
        self._leaves("stop.stop")

    def walks_away(self) -> None:
        """Leave everything as it is."""
        self._driver.go_away(self._start)

    # What is on the screens

    @property
    def _start(self) -> str:
        """What the first screen says."""
        return Words(self._instrument.languages[0])("kiosk.attract.start")

    @property
    def _count(self) -> str:
        """What the screen says about how many are still to be picked."""
        left = self._limit - self._picked
        return self._text("question.left", n=left) if left else self._text("question.full")

    def _text(self, key: str, **values: object) -> str:
        return self._words(f"kiosk.{key}", **values)

    def _place(self, key: str) -> Place:
        return self._driver.place_of(self._text(key))

    def _places(self) -> list[Place]:
        """One on each word whose label stands on one line of the first page."""
        labels = [in_language(each.label, self._words.language) for each in self._instrument.values]
        any_label = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
        return [
            (found.start() + 1, row)
            for row, line in enumerate(self._driver.picture)
            for found in re.finditer(f"(?<=  )({any_label})(?=  )", line)
        ]

    def _goes(self, button: str, screen: str, sign: str) -> None:
        self._driver.press(self._place(button), self._text(sign))
        self._is_at(screen)

    def _leaves(self, button: str) -> None:
        self._driver.press(self._place(button), self._start)
        self._driver.is_at("attract")

    def _is_at_question(self) -> None:
        """Not every group is asked for a word of its own, for which there is a button more."""
        self._is_at(f"question {self._question} of {self._group}")

    def _is_at(self, screen: str) -> None:
        self._driver.is_at(f"{screen} in {self._words.language}")


def answers(person: Person) -> None:
    """Straight through."""
    person.comes_to_the_words()
    person.fills()
    person.goes_on()
    person.fills()
    person.hands_in()


def hesitates(person: Person) -> None:
    """With a change of mind, and another one when all are picked."""
    person.comes_to_the_words()
    person.turns_the_page()
    person.picks(2)
    person.undoes()
    person.fills()
    person.swaps()
    person.goes_on()
    person.reads_what_a_word_means()
    person.fills()
    person.hands_in()


def prefers_another_language(person: Person) -> None:
    """Half way, and finds a word by typing."""
    person.comes_to_the_words()
    person.searches()
    person.speaks_another_language()
    person.fills()
    person.goes_on()
    person.fills()
    person.hands_in()


def declines(person: Person) -> None:
    """Reads the information and goes."""
    person.begins()
    person.says_no()


def stops(person: Person) -> None:
    """After some words."""
    person.comes_to_the_words()
    person.picks(3)
    person.stops()


def walks_away(person: Person) -> None:
    """After some words, from a dialog."""
    person.comes_to_the_words()
    person.picks(2)
    person.asks_what_a_word_means()
    person.walks_away()


WAYS: tuple[Callable[[Person], None], ...] = (
    answers,
    stops,
    hesitates,
    declines,
    prefers_another_language,
    walks_away,
)
"""One after another; whoever hands in takes longest."""
