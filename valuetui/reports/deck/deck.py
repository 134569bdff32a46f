"""The whole deck: its slides in order and its properties."""

from collections.abc import Callable, Iterator
from datetime import datetime, time
from functools import partial
from io import BytesIO
from typing import Any

from valuetui.reports.deck.accord import add_accord
from valuetui.reports.deck.ahead import add_ahead
from valuetui.reports.deck.finish import finished
from valuetui.reports.deck.groups import add_group
from valuetui.reports.deck.master import empty_deck
from valuetui.reports.deck.missed import add_missed
from valuetui.reports.deck.opening import add_method, add_opening
from valuetui.reports.deck.subject import Subject
from valuetui.reports.deck.wishes import add_wishes
from valuetui.responses.meter import unseen
from valuetui.words.cleaning import one_line

Add = Callable[[Any, Subject], None]
"""Adds a slide, or several, to a deck."""


def deck_bytes(subject: Subject, show: Callable[[float], None] = unseen) -> bytes:
    """The deck as a file: who answered, how it was asked, a slide a group, what they agree and
    differ on, what they want more of, the words that were missed in the list, and what happens
    next. Of groups that are not shown it is
    told that they are not. ``show`` is told how much is done, from 0 to 1."""
    deck = empty_deck(subject)
    adding = list(_slides(subject))
    for number, add in enumerate(adding, start=1):
        add(deck, subject)
        show(number / (len(adding) + 1))
    moment = datetime.combine(subject.day, time())
    _set_properties(deck.core_properties, subject, moment)
    unfinished = BytesIO()
    deck.save(unfinished)
    return finished(unfinished.getvalue(), moment)


def _slides(subject: Subject) -> Iterator[Add]:
    yield add_opening
    yield add_method
    for group in subject.groups:
        yield partial(add_group, group=group)
    if len(subject.groups) > 1:
        yield add_accord
    if subject.comparison.asks_shift:
        yield add_wishes
    if any(each.words for each in subject.comparison.missed):
        yield add_missed
    yield add_ahead


def _set_properties(core: Any, subject: Subject, moment: datetime) -> None:
    core.title = one_line(
        f"{subject.text('opening.title', wave=subject.wave)}, {subject.organisation}"
    )
    core.author = core.last_modified_by = subject.organisation
    core.subject = subject.text("file.subject")
    core.keywords = subject.text("file.keywords")
    core.comments = subject.text("file.description", snapshot=subject.comparison.snapshot)
    core.language = subject.code
    core.created = core.modified = moment
    core.revision = 1
