"""The ways answers come in."""

from enum import StrEnum


class Channel(StrEnum):
    """The way an answer came in."""

    KIOSK = "kiosk"
    STAFF = "staff"
    PAPER = "paper"
    WEB = "web"
