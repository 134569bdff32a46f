"""What a station does between two looks at it. Each runs on any disk, from an empty one on."""

from collections.abc import Callable

from tests.faults.promise import FILE, RESPONSES, STATION, WAVE, Ledger
from tests.faults.simulated import Remains, SimulatedDisk
from valuetui.responses.closing import close_station
from valuetui.responses.files import FileOps
from valuetui.responses.store import StationStore
from valuetui.responses.table import ResponseDB

Scenario = Callable[[FileOps, Ledger], None]

EMPTY = Remains({}, frozenset({WAVE.parent, WAVE}))


def opening(files: FileOps, ledger: Ledger) -> None:
    """The folder and the file are made, or mended."""
    with ledger.trying(), StationStore(WAVE, STATION, files):
        pass


def one_save(files: FileOps, ledger: Ledger) -> None:
    """One answer in a new file."""
    with ledger.trying(), StationStore(WAVE, STATION, files) as store:
        ledger.save(store)


def saves(files: FileOps, ledger: Ledger) -> None:
    """A few answers one after another."""
    with ledger.trying(), StationStore(WAVE, STATION, files) as store:
        for _ in range(4):
            with ledger.trying():
                ledger.save(store)


def saves_of_many(files: FileOps, ledger: Ledger) -> None:
    """Several at once, in one append."""
    with ledger.trying(), StationStore(WAVE, STATION, files) as store:
        for count in (2, 1, 3):
            with ledger.trying():
                ledger.save(store, count)


def a_bulk_of_answers(files: FileOps, ledger: Ledger) -> None:
    """So many at once that the file is made anew."""
    with ledger.trying(), StationStore(WAVE, STATION, files) as store:
        for count in (1, 12, 1):
            with ledger.trying():
                ledger.save(store, count)


def another_table(files: FileOps, ledger: Ledger) -> None:
    """A change through TinyDB between two answers rewrites the file."""
    with ledger.trying(), StationStore(WAVE, STATION, files) as store:
        with ledger.trying():
            ledger.save(store)
        with ledger.trying(), ResponseDB(store.path, files=files) as database:
            database.table("notes").insert({"text": "lunch"})
        with ledger.trying():
            ledger.save(store)


def topping_up(files: FileOps, ledger: Ledger) -> None:
    """Answers until the reserve has been topped up, more than once where it is small."""
    with ledger.trying(), StationStore(WAVE, STATION, files) as store:
        for _ in range(14):
            with ledger.trying():
                ledger.save(store)


def closing_in_between(files: FileOps, ledger: Ledger) -> None:
    """Answers of two days, each of which is closed."""
    for day in ("2026-11-23", "2026-11-24"):
        with ledger.trying(), StationStore(WAVE, STATION, files) as store:
            for _ in range(2):
                with ledger.trying():
                    ledger.save(store)
            with ledger.trying():
                close_station(WAVE, STATION, day, files)
            with ledger.trying():
                ledger.save(store)


SCENARIOS: tuple[Scenario, ...] = (
    opening,
    saves,
    saves_of_many,
    a_bulk_of_answers,
    another_table,
    topping_up,
    closing_in_between,
)


def torn(ledger: Ledger) -> Remains:
    """A disk with a file whose last save was cut short."""
    disk = _filled(ledger)
    whole = disk.content(FILE)
    end = whole.index(b"}}\n")
    return _with(whole[:end] + b',"77":{"id":"0123' + whole[end + 17 :])


def of_another_hand(ledger: Ledger) -> Remains:
    """A disk with a file that plain TinyDB has rewritten."""
    disk = _filled(ledger)
    return _with(disk.content(FILE).replace(b"\n", b"").rstrip())


def _filled(ledger: Ledger) -> SimulatedDisk:
    disk = SimulatedDisk(EMPTY)
    with StationStore(WAVE, STATION, disk) as store:
        for _ in range(4):
            ledger.save(store)
    return disk


def _with(content: bytes) -> Remains:
    return Remains({FILE: content}, EMPTY.folders | {RESPONSES})
