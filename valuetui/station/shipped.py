"""Where the shipped config/ is: beside the package in a checkout, inside it when installed."""

from pathlib import Path

import valuetui

_PACKAGE = Path(valuetui.__file__).parent


def shipped_config() -> Path:
    """The folder with the instruments and station settings that people copy."""
    installed = _PACKAGE / "config"
    return installed if installed.is_dir() else _PACKAGE.parent / "config"
