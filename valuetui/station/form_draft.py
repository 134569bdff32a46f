"""The draft of a form that is under way: what a crash leaves of it."""

import logging

from valuetui.interview.draft import CannotResume
from valuetui.interview.entry.desk import Desk
from valuetui.interview.entry.draft import from_document, to_document
from valuetui.interview.entry.entering import Entering
from valuetui.interview.entry.state import State
from valuetui.responses.drafts import DraftFile

DRAFT = "{station}.paper"
"""The name of a station's draft of a form; none of an interview can have it."""

log = logging.getLogger(__name__)


def keep_form(drafts: DraftFile, entering: Entering) -> None:
    """Keep the form as it is now, and nothing where none is under way, without waiting for the
    disk."""
    if entering.is_under_way:
        drafts.keep(to_document(entering.state, entering.desk.instrument))
    else:
        drafts.discard()


def form_under_way(drafts: DraftFile, desk: Desk) -> State | None:
    """The form that was under way when the program ended. What cannot be gone on with is
    discarded."""
    drafts.settle()
    if (found := drafts.found()) is None:
        return None
    try:
        return from_document(found.document, desk)
    except CannotResume as error:
        log.warning("a form that was begun cannot be taken up: %s", error)
        drafts.discard()
        return None
