"""The thanks, what may be told of one's own answer, and how easy it was to give."""

from collections.abc import Callable

from valuetui.instrument.model import Instrument
from valuetui.responses.answer import Answer
from valuetui.responses.ease import Verdict
from valuetui.screens.kiosk.said import own_result, values_twice
from valuetui.screens.lines.menu import Choice, Menu
from valuetui.screens.lines.talk import Patience, Talk

LISTENED = 0.5
"""Seconds in which a word is heard: what comes after the thanks takes so much longer."""


def thank(
    instrument: Instrument,
    talk: Talk,
    answer: Answer | None,
    judge: Callable[[Verdict, str], None],
) -> None:
    """Thank, and wait until the person goes.

    ``answer`` is that of whoever has just handed in: they are told of it. ``judge`` is given how
    easy it was, and the language. Raises what :meth:`~valuetui.screens.lines.talk.Talk.ask` does.
    """
    words = talk.words
    twice = values_twice(answer, instrument) if answer else None
    own = [] if twice is None else [own_result(twice, words, len(twice))]
    talk.say(words("kiosk.thanks.heading"), words("kiosk.thanks.text"), *own)
    talk.say(words("kiosk.thanks.next"))
    menu = Menu(
        [
            Choice(words(f"kiosk.ease.{each}"), lambda each=each: judge(each, words.language))  # type: ignore[misc]
            for each in Verdict
        ]
    )
    asked = [words("kiosk.ease.asked"), *menu.lines(), words("plain.thanks.judge")]
    if not instrument.kiosk.ease:
        menu, asked = Menu([]), [words("plain.thanks.done")]
    talk.say(*asked)
    heard = sum(len(text.split()) for text in (*own, *asked[1:]))
    _take(talk, menu, Patience(instrument.kiosk.thanks + heard * LISTENED))


def _take(talk: Talk, menu: Menu, patience: Patience) -> None:
    """Once a choice, if there are any; the next line is the end."""
    while menu.choices and (line := talk.ask(patience)):
        if chosen := menu.chosen(line):
            chosen.act()
            talk.say(talk.words("kiosk.ease.judged"), talk.words("plain.thanks.done"))
            menu = Menu([])
        else:
            talk.say(talk.words("plain.thanks.unknown", most=len(menu.choices)))
    if not menu.choices:
        talk.ask(patience)
