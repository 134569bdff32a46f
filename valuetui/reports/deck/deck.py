"""The whole deck: its slides in order and its properties."""

from datetime import datetime, time
from io import BytesIO
from typing import Any

from valuetui.reports.deck.accord import add_accord
from valuetui.reports.deck.ahead import add_ahead
from valuetui.reports.deck.finish import finished
from valuetui.reports.deck.groups import add_group
from valuetui.reports.deck.master import empty_deck
from valuetui.reports.deck.opening import add_method, add_opening
from valuetui.reports.deck.subject import Subject
from valuetui.reports.deck.wishes import add_wishes
from valuetui.words.cleaning import one_line


def deck_bytes(subject: Subject) -> bytes:
    """The deck as a file: who answered, how it was asked, a slide a group, what they agree and
    differ on, what they want more of, and what happens next. Of groups that are not shown it is
    told that they are not."""
    deck = empty_deck(subject)
    add_opening(deck, subject)
    add_method(deck, subject)
    for group in subject.groups:
        add_group(deck, subject, group)
    if len(subject.groups) > 1:
        add_accord(deck, subject)
    if subject.comparison.asks_shift:
        add_wishes(deck, subject)
    add_ahead(deck, subject)
    moment = datetime.combine(subject.day, time())
    _set_properties(deck.core_properties, subject, moment)
    unfinished = BytesIO()
    deck.save(unfinished)
    return finished(unfinished.getvalue(), moment)


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
