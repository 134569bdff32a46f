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


def answered(documents: Iterable[Document], sitting: str) -> Answered:
    """The answers of the session with this id; what was voided does not count."""
    answers: dict[str, Document] = {}
    voided: set[object] = set()
    sealed = 0
    for document in documents:
        kind = document.get("kind")
        if kind == "answer" and document.get("session") == sitting:
            answers[str(document.get("id"))] = document
        elif kind == "void":
            voided.add(document.get("of"))
        sealed += kind == SEALED
    standing = [each for identifier, each in answers.items() if identifier not in voided]
    on_paper = [each for each in standing if each.get("channel") == Channel.PAPER]
    on_screen = [each for each in standing if each.get("channel") != Channel.PAPER]
    return Answered(
        on_screen=len(on_screen),
        incomplete=sum(each.get("status") == "partial" for each in on_screen),
        on_paper=len({_form(each) for each in on_paper}),
        sealed=sealed,
    )


def _form(answer: Document) -> str:
    """By which the entries of one form are known; of an answer that tells no form, its own id."""
    paper = answer.get("paper")
    form = paper.get("form") if isinstance(paper, dict) else None
    return str(form or answer.get("id"))
