"""Issuing codes, counting them, and destroying them when the survey is over.

What is left of destroyed codes is how many there were: ``<wave>/codes-closed.json``.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from valuetui.responses.codes.code import new_code
from valuetui.responses.codes.ledger import (
    Ledger,
    spendings_at,
    spent_at,
    spent_path,
    spent_twice,
)
from valuetui.responses.codes.register import (
    FORM,
    KEY,
    DamagedCodes,
    Register,
    keep_register,
    read_document,
    read_register,
    register_path,
    stations_with_codes,
    write_document,
)
from valuetui.responses.errors import CannotOpen, NoResponses, NotRemoved
from valuetui.responses.files import SYSTEM, FileOps, make_folders
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.lock import alone

CLOSED = "codes-closed.json"


@dataclass(frozen=True)
class Count:
    """Codes of a group, at all stations together."""

    issued: int = 0
    used: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.issued + other.issued, self.used + other.used)


Closed = dict[str, dict[str, Count]]


@dataclass(frozen=True)
class Counts:
    """Group id to how many codes there are that can be used, and were that are destroyed."""

    open: Mapping[str, Count]
    closed: Mapping[str, Count]


def shares(number: int, stations: Sequence[str]) -> dict[str, int]:
    """How many of so many codes each station takes: as evenly as can be, the first ones more."""
    least, more = divmod(number, len(stations))
    return {station: least + (place < more) for place, station in enumerate(stations)}


def issue(
    wave: Path,
    group: str,
    wanted: Mapping[str, int],
    below: Callable[[int], int],
    key: Callable[[int], bytes],
    made: Callable[[Mapping[str, list[str]]], object],
    files: FileOps = SYSTEM,
) -> None:
    """Issue codes of a group, so many for each station.

    ``below`` and ``key`` are the chance: a number below another, and so many bytes. ``made`` is
    given the codes by station, and makes slips of them; only after that do they count, so that no
    code counts that is on no slip. Raises what it does,
    :class:`~valuetui.responses.codes.register.DamagedCodes`, ``CannotOpen`` and ``NotSaved``.
    """
    with issuing(wave, files):
        codes = {station: _new_codes(number, below) for station, number in wanted.items()}
        registers = {
            station: (read_register(wave, station, files) or Register(key(KEY))).with_codes(
                group, each
            )
            for station, each in codes.items()
        }
        made(codes)
        for station, register in registers.items():
            keep_register(wave, station, register, files)


def counted(wave: Path, files: FileOps = SYSTEM) -> Counts:
    """How many codes of each group there are, and how many of them were used.

    Raises :class:`~valuetui.responses.codes.register.DamagedCodes` and ``CannotOpen``.
    """
    total: dict[str, Count] = {}
    known = closed_codes(wave, files)
    for station in stations_with_codes(wave, files):
        register = read_register(wave, station, files)
        if register:
            known.pop(name_of(station, register), None)  # destroying them was cut short
            _add(total, _counts(register, spent_at(wave, station, files)))
    over: dict[str, Count] = {}
    for counts in known.values():
        _add(over, counts)
    return Counts(total, over)


def destroy(wave: Path, files: FileOps = SYSTEM) -> None:
    """Destroy all codes: keys, digests and what was used. Only the numbers are left.

    Interrupted, it is done by doing it again. Raises ``CannotOpen``, with the reason ``busy`` where
    a kiosk takes codes; ``NotSaved``, ``NotRemoved`` and
    :class:`~valuetui.responses.codes.register.DamagedCodes`.
    """
    stations = list(stations_with_codes(wave, files))
    known = closed_codes(wave, files)
    for station in stations:
        with Ledger(wave, station, files) as ledger:
            ledger.settle(lambda identifier: _has(wave, identifier, files))
            register = read_register(wave, station, files)
            if register:
                known[name_of(station, register)] = _counts(register, ledger.spent)
    keep_closed(wave, known, files)
    for station in stations:
        with Ledger(wave, station, files):
            path = register_path(wave, station)
            for each in (path, spent_path(wave, station), path.with_name(f"{station}.pending")):
                _remove(each, files)
            try:
                files.sync_folder(path.parent)
            except OSError as error:
                raise NotRemoved.from_os(path.parent, error) from error


@contextmanager
def issuing(wave: Path, files: FileOps = SYSTEM) -> Iterator[None]:
    """Be the only one who changes which codes there are. Raises ``CannotOpen``."""
    try:
        make_folders(files, wave)
    except OSError as error:
        raise CannotOpen.from_os(wave, error) from error
    with alone(files, wave / CLOSED):
        yield


def _new_codes(number: int, below: Callable[[int], int]) -> list[str]:
    codes: dict[str, None] = {}
    while len(codes) < number:
        codes[new_code(below)] = None
    return list(codes)


def _counts(register: Register, spent: Iterable[str]) -> dict[str, Count]:
    used = frozenset(spent)
    return {group: Count(len(known), len(known & used)) for group, known in register.issued.items()}


def _add(total: dict[str, Count], counts: Mapping[str, Count]) -> None:
    for group, count in counts.items():
        total[group] = total.get(group, Count()) + count


def name_of(station: str, register: Register) -> str:
    """By which a destroyed register is known again; tells nothing of its key."""
    return f"{station} {hashlib.blake2b(register.key, digest_size=8, person=b'name').hexdigest()}"


def closed_codes(wave: Path, files: FileOps = SYSTEM) -> Closed:
    """How many destroyed codes there were, by :func:`name_of` their register and by group. Raises
    :class:`~valuetui.responses.codes.register.DamagedCodes` and ``CannotOpen``."""
    path = wave / CLOSED
    document = read_document(files, path)
    if document is None:
        return {}
    try:
        return {
            name: {group: Count(int(issued), int(used)) for group, (issued, used) in each.items()}
            for name, each in document["stations"].items()
        }
    except (KeyError, TypeError, ValueError, AttributeError):
        raise DamagedCodes(path) from None


def closed_document(known: Mapping[str, Mapping[str, Count]]) -> dict[str, object]:
    """As it is kept."""
    stations = {
        name: {group: [count.issued, count.used] for group, count in sorted(each.items())}
        for name, each in sorted(known.items())
    }
    return {"form": FORM, "stations": stations}


def keep_closed(
    wave: Path, known: Mapping[str, Mapping[str, Count]], files: FileOps = SYSTEM
) -> None:
    """Keep how many destroyed codes there were. Raises ``NotSaved``."""
    write_document(files, wave / CLOSED, closed_document(known))


def twice_used(wave: Path, files: FileOps = SYSTEM) -> int:
    """How many codes were used at two machines. Raises as :func:`counted`."""
    stations = stations_with_codes(wave, files)
    return sum(len(spent_twice(spendings_at(wave, station, files))) for station in stations)


def _has(wave: Path, identifier: str, files: FileOps) -> bool:
    with suppress(NoResponses):
        documents = ResponseFolder(wave, files).documents()
        return any(document.get("id") == identifier for document in documents)
    return False


def _remove(path: Path, files: FileOps) -> None:
    try:
        files.remove(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise NotRemoved.from_os(path, error) from error
