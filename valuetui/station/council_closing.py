"""The end of a session: nothing of it goes on, its answers are sealed, and its numbers are kept."""

from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from valuetui.responses.attendance import Sheet, keep_sheet, turnouts
from valuetui.responses.closing import Closed, close_station
from valuetui.responses.codes.issuing import counted
from valuetui.responses.counter import Counter, is_counting
from valuetui.responses.errors import NoResponses, StoreError
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.sessions import Sitting, close_sitting
from valuetui.responses.store import stations
from valuetui.station.council import Account, SealedFile, account, documents_in


class StillCounting(StoreError):
    """People are answering at a terminal of the session, so that it cannot be closed."""

    def __init__(self, path: Path, station: str) -> None:
        super().__init__(path, "session-going-on", "a terminal of the session is in use")
        self.station = station


def close_session(
    wave: Path,
    sitting: Sitting,
    day: str,
    told: Callable[[Closed], object] = lambda _: None,
    files: FileOps = SYSTEM,
) -> Account:
    """Close an open session and all files of answers of its folder; what it has come to for good.

    ``day`` is an ISO date, and each file is ``told`` when it is closed. Interrupted, the session is
    over, and its files can be closed by themselves. Raises :class:`StillCounting` where people are
    answering, and another ``StoreError``.
    """
    _end_interviews(wave, sitting, files)
    close_sitting(wave, sitting.name, day, files, identifier=sitting.id)
    closed = []
    for station in _stations(wave, files):
        for each in close_station(wave, station, day, files):
            closed.append(each)
            told(each)
    codes, group = counted(wave, files), sitting.group or ""
    count = codes.open.get(group) or codes.closed.get(group)
    final = replace(
        account(wave, replace(sitting, closed=day), files=files),
        files=tuple(SealedFile(each.path.name, each.records, each.seal.sha256) for each in closed),
        codes=(count.issued, count.used) if count else None,
    )
    _keep(wave, final, files)
    return final


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


def _keep(wave: Path, closed: Account, files: FileOps = SYSTEM) -> None:
    """Remember what the session has come to, so that its protocol is the same whenever it is
    made."""
    closing = {
        "turnout": asdict(closed.turnout),
        "found": asdict(closed.found),
        "files": [asdict(each) for each in closed.files],
        "codes": closed.codes and list(closed.codes),
    }
    keep_sheet(wave, closed.sitting.id, Sheet(closed.present, closing), files)
