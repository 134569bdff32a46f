"""The end of a session: nothing of it goes on, its answers are sealed, and its numbers are kept."""

from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from valuetui.responses.attendance import Sheet, keep_sheet, read_sheet, turnouts
from valuetui.responses.closing import Closed, close_station
from valuetui.responses.codes.issuing import counted
from valuetui.responses.counter import Counter, is_counting
from valuetui.responses.errors import NoResponses, StoreError
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.lock import alone
from valuetui.responses.sessions import NAME, NotOpen, Sitting, close_sitting, sittings
from valuetui.responses.stations import stations
from valuetui.station.council import (
    Account,
    SealedFile,
    account,
    cut_short,
    documents_in,
    is_unfinished,
    named,
)

CLOSING = "closing"
"""What one person does at a time, in the folder of a wave."""


class StillCounting(StoreError):
    """People are answering at a terminal of the session, so that it cannot be closed."""

    def __init__(self, path: Path, station: str) -> None:
        super().__init__(path, "session-going-on", "a terminal of the session is in use")
        self.station = station


def to_close(wave: Path, name: str, files: FileOps = SYSTEM) -> Sitting:
    """The session of this name of which the closing was interrupted on this machine, for that is
    what people are told to do; otherwise the one that is open. Raises ``NotOpen`` where there is
    neither, and another ``StoreError``."""
    found = cut_short(wave, " ".join(name.split()), files)
    return found or named(wave, name, is_open=True, files=files)


def close_session(
    wave: Path,
    sitting: Sitting,
    day: str,
    told: Callable[[Closed], object] = lambda _: None,
    files: FileOps = SYSTEM,
) -> Account:
    """Close a session and all files of answers of its folder; what it has come to for good.

    ``day`` is an ISO date, and each file is ``told`` when it is closed. Interrupted at any point,
    it is done by doing it again with what :func:`to_close` finds: what has been kept by then stays.
    Where somebody is just closing one it is waited for. Raises :class:`StillCounting` where people
    are answering, ``NotOpen`` where somebody has closed it meanwhile, and another ``StoreError``.
    """
    with alone(files, wave / CLOSING):
        return _close(wave, sitting, day, told, files)


def _close(
    wave: Path, sitting: Sitting, day: str, told: Callable[[Closed], object], files: FileOps
) -> Account:
    sitting = _still_to_close(wave, sitting, files)
    counted_then = read_sheet(wave, sitting.id, files).closing if sitting.closed else None
    if not counted_then:
        _end_interviews(wave, sitting, files)
        sitting = _end(wave, sitting, day, files)
        _keep_numbers(wave, sitting, files)
    closed = []
    for station in _stations(wave, files):
        for each in close_station(wave, station, day, files):
            closed.append(each)
            told(each)
    _keep_seals(wave, sitting, closed, files)
    return account(wave, sitting, files=files)


def _still_to_close(wave: Path, sitting: Sitting, files: FileOps) -> Sitting:
    """The session as it is noted now: who asks may have looked at it long ago."""
    now = next((each for each in sittings(wave, files) if each.id == sitting.id), sitting)
    if now.closed and not is_unfinished(now, read_sheet(wave, now.id, files)):
        raise NotOpen(wave / NAME)
    return now


def _end(wave: Path, sitting: Sitting, day: str, files: FileOps) -> Sitting:
    """From now on nobody's answer belongs to it. That it is being closed here is noted first."""
    if sitting.closed:
        return sitting
    sheet = read_sheet(wave, sitting.id, files)
    keep_sheet(wave, sitting.id, replace(sheet, closing={}), files)
    close_sitting(wave, sitting.name, day, files, identifier=sitting.id)
    return replace(sitting, closed=day)


def _keep_numbers(wave: Path, sitting: Sitting, files: FileOps) -> None:
    """Remember what the session has come to, so that its protocol is the same whenever it is
    made."""
    found = account(wave, sitting, files=files)
    codes, group = counted(wave, files), sitting.group or ""
    count = codes.open.get(group) or codes.closed.get(group)
    numbers = {
        "turnout": asdict(found.turnout),
        "found": asdict(found.found),
        "codes": [count.issued, count.used] if count else None,
    }
    keep_sheet(wave, sitting.id, Sheet(found.present, numbers), files)


def _keep_seals(wave: Path, sitting: Sitting, closed: list[Closed], files: FileOps) -> None:
    """Remember how the files of answers were sealed: with that the closing has come to its end."""
    sheet = read_sheet(wave, sitting.id, files)
    sealed = [SealedFile(each.path.name, each.records, each.seal.sha256) for each in closed]
    closing = {**(sheet.closing or {}), "files": [asdict(each) for each in sealed]}
    keep_sheet(wave, sitting.id, replace(sheet, closing=closing), files)


def _stations(wave: Path, files: FileOps) -> list[str]:
    """Those that have files; none where nobody has answered."""
    try:
        return stations(wave, files)
    except NoResponses:
        return []


def _end_interviews(wave: Path, sitting: Sitting, files: FileOps = SYSTEM) -> None:
    """Before a session is closed: nothing of it goes on any more. An interview that an interruption
    has left counts as handed in where its answer is on disk, and as cut off where not.

    Raises :class:`StillCounting` where people are answering, and another ``StoreError``.
    """
    found = turnouts(wave, sitting.id, files)
    for station in found:
        if is_counting(wave, sitting.id, station, files):
            raise StillCounting(wave, station)
    for station, turnout in found.items():
        if turnout.open:
            counter = Counter(wave, sitting.id, station, files)
            try:
                counter.settle(partial(_is_kept, wave, files))
                counter.gone()
            finally:
                counter.close()


def _is_kept(wave: Path, files: FileOps, identifier: str) -> bool:
    return any(each.get("id") == identifier for each in documents_in(wave, files))
