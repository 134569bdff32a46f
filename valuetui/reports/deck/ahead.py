"""The last slide: the conversation that the figures are there for."""

from collections.abc import Iterator
from typing import Any

from valuetui.reports.deck.look import room, side_by_side
from valuetui.reports.deck.master import TEXTS
from valuetui.reports.deck.slide import Line, Slide
from valuetui.reports.deck.subject import Subject

STEPS = ("groups", "talk", "choose", "again")


def add_ahead(deck: Any, subject: Subject) -> None:
    """What happens next, beside questions to begin with."""
    slide = Slide(deck, TEXTS, subject, subject.text("ahead.title"))
    boxes = side_by_side(2, room())
    steps = [Line(subject.text("ahead.heading"), is_heading=True)]
    steps += [Line(subject.text(f"ahead.{step}")) for step in STEPS]
    questions = [Line(subject.text("begin.heading"), is_heading=True), *_questions(subject)]
    slide.write([steps, questions], boxes)
    slide.say(line.text for line in (*steps, *questions))
    slide.finish()


def _questions(subject: Subject) -> Iterator[Line]:
    """About what was found, as far as anything was, and one that can always be asked."""
    found = subject.found
    for agreement in found.agreements[:1]:
        value = subject.label(agreement.value)
        yield Line(
            subject.text("begin.agreement", value=value, asked=subject.asked(agreement.role))
        )
    for surprise in found.surprises[:1]:
        yield Line(
            subject.text(
                "begin.surprise",
                value=subject.label(surprise.value),
                asked=subject.asked(surprise.role),
                higher=subject.name(surprise.higher[0]),
                lower=subject.name(surprise.lower[0]),
            )
        )
    wishes = [wish for each in found.wishes.values() for wish in each]
    for wish in sorted(wishes, key=lambda each: -each.shift.exact)[:1]:
        yield Line(subject.text("begin.wish", value=subject.label(wish.shift.value)))
    for name in ("missing", "step"):
        yield Line(subject.text(f"begin.{name}"))
