"""What the help key says of a value."""

from valuetui.interview.session import Session
from valuetui.screens.widgets.board import Board
from valuetui.words.text import in_language


def value_under_keys(session: Session, *boards: Board) -> tuple[str, str] | None:
    """The label and the meaning, in the language of the interview, of the value that the keys are
    on; None where they are on none of these boards."""
    tile = next((board.cursor for board in boards if board.has_focus), None)
    if tile is None or not tile.key:
        return None
    value = session.value(tile.key)
    language = session.language
    return in_language(value.label, language), in_language(value.definition, language)
