"""How many answers of a session are on disk, told from the documents as they lie there. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from valuetui.responses.channel import Channel
from valuetui.responses.layout import Document

SEALED = "sealed"


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers of a session that count."""

    on_screen: int = 0
    incomplete: int = 0
    """Of these, how many their persons have handed in before all was answered."""
    on_paper: int = 0
    """Forms, however often each was entered."""
    sealed: int = 0
    """Sealed documents in the folder, of which nobody can tell here to which session they
    belong."""
    outside: int = 0
    """Forms of no session that were entered on a day on which the session was open."""


def answered(
    documents: Iterable[Document], sitting: str, opened: str, closed: str | None = None
) -> Answered:
    """The answers of the session with this id, and the forms that might have been of it; what was
    voided does not count. ``opened`` and ``closed`` are its days as ISO dates, the latter None as
    long as it is open."""
    answers: dict[str, Document] = {}
    outside: dict[str, Document] = {}
    voided: set[object] = set()
    sealed = 0
    for document in documents:
        kind = document.get("kind")
        if kind == "answer" and document.get("session") == sitting:
            answers[str(document.get("id"))] = document
        elif kind == "answer" and _is_outside(document, opened, closed):
            outside[str(document.get("id"))] = document
        elif kind == "void":
            voided.add(document.get("of"))
        sealed += kind == SEALED
    standing = [each for identifier, each in answers.items() if identifier not in voided]
    on_paper = [each for each in standing if each.get("channel") == Channel.PAPER]
    on_screen = [each for each in standing if each.get("channel") != Channel.PAPER]
    others = [each for identifier, each in outside.items() if identifier not in voided]
    return Answered(
        on_screen=len(on_screen),
        incomplete=sum(each.get("status") == "partial" for each in on_screen),
        on_paper=len({_form(each) for each in on_paper}),
        sealed=sealed,
        outside=len({_form(each) for each in others}),
    )


def _is_outside(answer: Document, opened: str, closed: str | None) -> bool:
    """Whether it is a form of no session, entered between two days: no clock time of an answer is
    known."""
    if answer.get("channel") != Channel.PAPER or answer.get("session"):
        return False
    day = str(answer.get("day"))
    return opened <= day and (closed is None or day <= closed)


def _form(answer: Document) -> str:
    """By which the entries of one form are known; of an answer that tells no form, its own id."""
    paper = answer.get("paper")
    form = paper.get("form") if isinstance(paper, dict) else None
    return str(form or answer.get("id"))
