"""How a station speaks: the table ``[speech]`` of its settings."""

import re
from typing import NamedTuple

from valuetui.instrument.reader import Reader

_KEY = re.compile(r"f(?:[1-9]|1[0-2])")
STARTS = ("key", "always", "never")
SLOWEST, FASTEST = 80, 400


class SpeechKeys(NamedTuple):
    """The keys that everybody at the station can use: function keys, which write nothing."""

    key: str = "f2"
    """Begins to speak, and falls silent again."""
    repeat: str = "f3"
    quieter: str = "f4"
    louder: str = "f5"


class SpeechSettings(NamedTuple):
    """When and how it speaks."""

    start: str = "key"
    """``key``: when somebody presses the key. ``always``: for everybody. ``never``: not at all."""
    keys: SpeechKeys = SpeechKeys()
    rate: int = 160
    """Words a minute."""


SILENT_UNTIL_ASKED = SpeechSettings()


def read_speech(reader: Reader) -> SpeechSettings:
    """The table ``[speech]``; without it the station is silent until somebody presses F2."""
    table = reader.table("speech", required=False) if "speech" in reader else None
    if table is None:
        return SILENT_UNTIL_ASKED
    names = {
        name: table.text(name, default=key).lower() for name, key in SpeechKeys()._asdict().items()
    }
    for name, key in names.items():
        if not _KEY.fullmatch(key):
            table.note(name, "bad_speech_key", found=key)
        elif list(names.values()).count(key) > 1:
            table.note(name, "same_speech_key", found=key)
    settings = SpeechSettings(
        start=table.one_of("start", STARTS, default="key"),
        keys=SpeechKeys(**names),
        rate=table.whole("rate", SLOWEST, FASTEST, default=SILENT_UNTIL_ASKED.rate),
    )
    table.finish()
    return settings
