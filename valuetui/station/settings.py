"""The settings of this machine: ``config/station.toml``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from valuetui.instrument.problem import InstrumentFaults
from valuetui.instrument.reader import Reader, Source
from valuetui.responses.keys import is_recipient, is_secret
from valuetui.station.hours import ALWAYS, OpeningHours, read_hours
from valuetui.station.keypad import read_keypad
from valuetui.station.paper_settings import PaperSettings, read_paper
from valuetui.station.speech_settings import SILENT_UNTIL_ASKED, SpeechSettings, read_speech

LONGEST_ADDRESS = 78
"""Characters that a QR code which still fits beside the first screen's texts can hold."""

THEMES = ("dark", "light", "contrast-dark", "contrast-light")

_ADDRESS = re.compile(r"https?://[!-~]+")
_STATION = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_LEAVE_KEY = re.compile(r"ctrl\+[a-gk-ln-z]|f([1-9]|1[0-2])")
"""Keys that nobody writes with, and that no terminal sends for another one."""
DEFAULT_LEAVE_KEY = "ctrl+q"


@dataclass(frozen=True)
class StationSettings:
    """What this machine is and what it asks."""

    station: str
    instrument: Path
    data: Path | None = None
    group: str | None = None
    """The group that everybody at this station belongs to, if it is bound to one."""
    leave_key: str = DEFAULT_LEAVE_KEY
    """The key that staff press to end the kiosk; five times where there is a PIN."""
    seal: tuple[str, ...] = ()
    """Public keys: where there are any, only the holders of their secret keys can read answers."""
    hours: OpeningHours = ALWAYS
    """When people can answer here."""
    speech: SpeechSettings = SILENT_UNTIL_ASKED
    """When and how it speaks, where there is something to speak with."""
    qr: str = ""
    """The address of another way to answer, shown as a QR code; none where it is empty."""
    theme: str = THEMES[0]
    """The colours that everybody begins with, one of ``THEMES``."""
    keypad: Mapping[str, str] = field(default_factory=dict)
    """The functions of a tactile keypad by the names of its keys."""
    paper: PaperSettings = field(default_factory=PaperSettings)
    """How forms on paper are handed in, entered and checked."""


def valid_station(name: str) -> bool:
    """Whether a name can be a station's: it becomes a file name on every system."""
    return _STATION.fullmatch(name) is not None


def load_settings(path: Path) -> StationSettings:
    """The settings in ``path``; paths in it are relative to its folder.

    Raises :class:`InstrumentFaults` with every fault.
    """
    source = Source(path)
    if source.problems:
        raise InstrumentFaults(source.problems)
    reader = source.reader()
    station = reader.text("station")
    if station and not valid_station(station):
        reader.note("station", "bad_station", found=station)
    data = reader.text("data", default="")
    leave_key = reader.text("leave_key", default=DEFAULT_LEAVE_KEY).lower()
    if not _LEAVE_KEY.fullmatch(leave_key):
        reader.note("leave_key", "bad_leave_key", found=leave_key)
    settings = StationSettings(
        station=station,
        instrument=path.parent / reader.text("instrument"),
        data=path.parent / Path(data).expanduser() if data else None,
        group=reader.text("group", default="") or None,
        leave_key=leave_key,
        seal=_public_keys(reader, "seal"),
        hours=read_hours(reader),
        speech=read_speech(reader),
        qr=_address(reader, "qr"),
        theme=reader.one_of("theme", THEMES, default=THEMES[0]),
        keypad=read_keypad(reader),
        paper=read_paper(reader),
    )
    _refuse_keys_twice(settings, reader)
    reader.finish()
    if source.problems:
        raise InstrumentFaults(source.problems)
    return settings


def _public_keys(reader: Reader, key: str) -> tuple[str, ...]:
    """The public keys at ``key``. What is none is never shown: it may be the secret key."""
    found = reader.one_or_more(key)
    for place, text in enumerate(found, 1):
        if is_secret(text):
            reader.note(key, "secret_key", place=place)
        elif not is_recipient(text):
            reader.note(key, "bad_public_key", place=place)
    return tuple(found)


def _address(reader: Reader, key: str) -> str:
    """An address on the web, short enough for a QR code that a telephone reads at arm's length."""
    found = reader.text(key, default="")
    if fault := address_fault(found):
        reader.note(key, fault, **address_values(found))
    return found


def address_fault(address: str) -> str:
    """What is wrong with an address for a QR code, as a key of ``instrument.problem``; empty where
    nothing is, or where there is none."""
    if address and not _ADDRESS.fullmatch(address):
        return "bad_address"
    return "address_too_long" if len(address) > LONGEST_ADDRESS else ""


def address_values(address: str) -> dict[str, object]:
    """What the text of such a fault is told."""
    return {"found": address, "length": len(address), "most": LONGEST_ADDRESS}


def _refuse_keys_twice(settings: StationSettings, reader: Reader) -> None:
    """A key of the speech means nothing else."""
    if settings.speech.start == "never":
        return
    for name, key in settings.speech.keys._asdict().items():
        if key == settings.leave_key:
            reader.note("leave_key", "key_twice", found=key, other=f"speech.{name}")
        if key in settings.keypad:
            reader.note("keypad", "key_twice", found=key, other=f"speech.{name}")
