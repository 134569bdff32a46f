"""Where a user's answers, demo and log lie unless they are told to lie elsewhere."""

from pathlib import Path

from platformdirs import user_data_path, user_log_path, user_state_path

PROGRAM = "valuetui"


def data_folder(organisation: str, wave: str) -> Path:
    """The folder of the answers of an organisation's wave: what somebody tried out with the shipped
    instrument must not be counted with what their own municipality answers."""
    return user_data_path(PROGRAM, appauthor=False) / "waves" / organisation / wave


def demo_folder(stamp: str) -> Path:
    """The folder of the demo with this instrument: another instrument gets another demo."""
    return user_data_path(PROGRAM, appauthor=False) / "demo" / stamp[:8]


def log_file() -> Path:
    """The log: names of events and types of errors, never what anybody answered."""
    return user_log_path(PROGRAM, appauthor=False) / "valuetui.log"


def exports_folder() -> Path:
    """Where workbooks and reports land: ``exports/`` in the folder where the command is given."""
    return Path("exports")


def state_folder() -> Path:
    """What this machine knows of itself: how large its screen's cells are, the PIN of its staff,
    which kiosks go on; never an answer."""
    return user_state_path(PROGRAM, appauthor=False)
