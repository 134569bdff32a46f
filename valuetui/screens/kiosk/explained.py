"""What is said of a value to whoever asks what it means."""

from valuetui.interview.session import Session
from valuetui.screens.widgets.board import Board
from valuetui.words.text import in_language


def meaning(session: Session, value_id: str) -> tuple[str, str]:
    """The value's label and its definition, in the language of the interview."""
    value, language = session.value(value_id), session.language
    return in_language(value.label, language), in_language(value.definition, language)


def value_under_keys(session: Session, *boards: Board) -> tuple[str, str] | None:
    """The label and the meaning of the value that the keys are on; None where they are on none of
    these boards."""
    tile = next((board.cursor for board in boards if board.has_focus), None)
    return meaning(session, tile.key) if tile and tile.key else None
