"""A wave with sealed answers, opened: the copy with which the holder of the key goes on."""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from valuetui.responses.errors import NoResponses
from valuetui.responses.files import SYSTEM
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.following import Problem
from valuetui.responses.instruments import keep_instrument, kept_instruments
from valuetui.responses.layout import Document
from valuetui.responses.seal import Opener
from valuetui.responses.sealed import is_sealed
from valuetui.responses.store import StationStore
from valuetui.station.settings import valid_station
from valuetui.station.survey import AllSealed, still_sealed

NAMELESS = "opened"
"""The station of records that name none."""


@dataclass(frozen=True)
class Opened:
    """What became of the records of a wave."""

    n: int
    """Records in the copy, those that were never sealed among them."""
    problems: tuple[Problem, ...]
    """What was amiss with the files, and how many records stayed sealed."""


def open_wave(folder: Path, opener: Opener, target: Path) -> Opened:
    """Put a copy of a wave with its answers opened into ``target``, sorted by their random ids.

    The copy comes into place when it is whole. ``target`` must be missing or empty. Raises
    :class:`~valuetui.station.survey.AllSealed` where nothing can be opened, another
    :class:`~valuetui.responses.errors.StoreError`, and ``OSError``.
    """
    responses = ResponseFolder(folder, opener=opener)
    readable: dict[str, list[Document]] = {}
    for document in responses.documents():
        if not is_sealed(document):
            readable.setdefault(_station_of(document), []).append(document)
    if not readable:
        raise AllSealed(folder, responses.unopened) if responses.unopened else NoResponses(folder)
    _write(target.resolve(), readable, kept_instruments(folder).values())
    number = sum(map(len, readable.values()))
    return Opened(number, (*responses.problems, *still_sealed(responses.path, responses.unopened)))


def _station_of(document: Document) -> str:
    station = document.get("station")
    return station if isinstance(station, str) and valid_station(station) else NAMELESS


def _write(
    target: Path, readable: Mapping[str, list[Document]], instruments: Iterable[bytes]
) -> None:
    making = target.with_name(f".{target.name}.new")
    if making.exists():  # an earlier start was cut short
        shutil.rmtree(making)
    for form in instruments:
        keep_instrument(making, form)
    for station, documents in readable.items():
        with StationStore(making, station) as store:
            store.save_many(sorted(documents, key=lambda document: document["id"]))
    if target.exists():
        target.rmdir()
    making.rename(target)
    SYSTEM.sync_folder(target.parent)
