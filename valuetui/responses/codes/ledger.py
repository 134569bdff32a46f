"""Which codes have been used, and how an answer and its code are kept together or not at all.

``<wave>/codes/<station>.spent.json`` is sorted and written anew as a whole: neither order nor time
of its entries can be told, and no answer is named in it. Beside each code stands a random number
that was drawn when it was used: so it can be told whether two lists that are joined tell of one use
or of two. A code and an answer name each other
only in ``<station>.pending``, for the moment in which both are being kept: it is written before the
answer and wiped in place after the code. What a crash leaves there is settled by whether the answer
is on disk: see docs/decisions/0034-codes-on-slips.md.

One process at a time takes the codes of a station, and holds a lock as long as it lives.
"""

import json
import logging
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Self

from valuetui.responses.codes.register import (
    SPENT,
    DamagedCodes,
    digests_in,
    read_document,
    register_path,
    write_document,
)
from valuetui.responses.errors import CannotOpen, NotSaved, StoreError
from valuetui.responses.files import SYSTEM, FileOps, Opening, opened
from valuetui.responses.layout import is_identifier
from valuetui.responses.lock import held
from valuetui.responses.note import Note
from valuetui.responses.spool import FOLDER as SPOOL
from valuetui.responses.stations import FOLDER as RESPONSES

log = logging.getLogger(__name__)

Spendings = Mapping[str, frozenset[str]]
"""The digest of each code that was used to the random numbers of its uses: one, as a rule; none
where it was used before there were any."""

SPENT_FORM = 2
"""Version of the form of the list; the first had no random numbers."""
_USE = 16
"""Bytes of the random number of a use."""


class CodeSpent(StoreError):
    """The code was used for another answer."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "code-spent", "the code was used for another answer")


def spent_path(wave: Path, station: str) -> Path:
    """Where the codes that were used at a station are."""
    return register_path(wave, station).with_name(station + SPENT)


def spent_at(wave: Path, station: str, files: FileOps = SYSTEM) -> frozenset[str]:
    """The digests of the codes that were used at a station.

    Raises :class:`~valuetui.responses.codes.register.DamagedCodes` and ``CannotOpen``.
    """
    return frozenset(spendings_at(wave, station, files))


def spendings_at(wave: Path, station: str, files: FileOps = SYSTEM) -> Spendings:
    """The codes that were used at a station, and by what their uses are told apart. Raises as
    :func:`spent_at`."""
    return spendings_in(spent_path(wave, station), files)


def spendings_in(path: Path, files: FileOps = SYSTEM) -> Spendings:
    """What stands in a list. Raises as :func:`spent_at`."""
    document = read_document(files, path)
    if document is None:
        return {}
    try:
        match document["form"]:
            case 1:
                return dict.fromkeys(digests_in(document["spent"]), frozenset())
            case 2:
                spent = document["spent"]
                digests_in(list(spent))
                return {digest: digests_in(uses) for digest, uses in spent.items()}
    except (KeyError, ValueError, TypeError, AttributeError):
        raise DamagedCodes(path) from None
    raise DamagedCodes(path)


def together(one: Spendings, other: Spendings) -> dict[str, frozenset[str]]:
    """Two lists as one: a set union, whatever is joined with what and however often."""
    return {
        digest: one.get(digest, frozenset()) | other.get(digest, frozenset())
        for digest in {**one, **other}
    }


def spent_twice(spendings: Spendings) -> frozenset[str]:
    """The codes that were used more than once: at two machines, for one alone takes none twice."""
    return frozenset(digest for digest, uses in spendings.items() if len(uses) > 1)


def spent_document(spendings: Spendings) -> dict[str, object]:
    """The list as it is kept, in which nothing tells in which order codes were used."""
    spent = {digest: sorted(uses) for digest, uses in sorted(spendings.items())}
    return {"form": SPENT_FORM, "spent": spent}


class Ledger:
    """The codes that are used at a station.

    Raises ``CannotOpen`` where the folder cannot be used, with the reason ``busy`` where another
    process takes the codes of this station.
    """

    def __init__(
        self, wave: Path, station: str, files: FileOps = SYSTEM, listed: Path | None = None
    ) -> None:
        """``listed`` is the file of the list, where it is another one than that of the codes: of
        something else that is used once, and kept together with an answer."""
        self._wave, self._station, self._files = Path(wave), station, files
        self._listed = listed or spent_path(wave, station)
        self._pending = self._listed.with_name(f"{station}.pending")
        self._both = Note(self._pending, files)
        """In which a code and an answer name each other, while both are being kept."""
        self._is_saved: Callable[[str], bool] | None = None
        self._lock: int | None = held(files, self._pending.with_name(f".{station}.lock"))
        try:
            self._both.make()
        except OSError as error:
            self.close()
            raise CannotOpen.from_os(self._pending, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let others take the codes of the station."""
        lock, self._lock = self._lock, None
        if lock is not None:
            with suppress(OSError):
                self._files.close(lock)

    @property
    def spent(self) -> frozenset[str]:
        """The digests of the codes that were used. Raises as :func:`spent_at`."""
        return frozenset(spendings_in(self._listed, self._files))

    def save(self, digest: str, identifier: str, save: Callable[[], object]) -> None:
        """Keep an answer by ``save``, and that its code was used: both are on disk when this
        returns.

        May be called again after an error, with the same code and answer; with others, what the
        error has left is settled first. Raises :class:`CodeSpent` where the code was used for
        another answer, which then is not saved; ``NotSaved``, and what ``save`` and
        :meth:`settle` raise.
        """
        try:
            is_ours = self._in_pending() == (digest, identifier)
            if not is_ours and self._is_saved:
                self.settle(self._is_saved)  # the one before, which somebody may have given up
            if digest in self.spent and not is_ours:
                raise CodeSpent(self._listed)
            self._note(digest, identifier)
        except OSError as error:
            raise NotSaved.from_os(self._pending, error) from error
        save()
        self._spend(digest)
        self._wipe()

    def join(self, other: Spendings) -> None:
        """Know of codes that were used at another machine of the station. Raises as
        :func:`spent_at`, and ``NotSaved``."""
        own = spendings_in(self._listed, self._files)
        if (joined := together(own, other)) != own:
            self._keep(joined)

    def settle(self, is_saved: Callable[[str], bool]) -> None:
        """Finish what a crash has interrupted: a code counts as used where its answer is on disk,
        and can be used again where it is not.

        ``is_saved`` tells whether an answer with an id is there. Raises what it does,
        ``CannotOpen``, ``NotSaved`` and
        :class:`~valuetui.responses.codes.register.DamagedCodes`.
        """
        self._is_saved = is_saved
        try:
            found = self._in_pending()
        except OSError as error:
            raise CannotOpen.from_os(self._pending, error) from error
        if found is None:
            return
        digest, identifier = found
        if is_saved(identifier):
            self._make_answers_durable()
            self._spend(digest)
        self._wipe()

    def _make_answers_durable(self) -> None:
        """A process that was killed may have left an answer that everybody sees and that a power
        cut would still take away, when its code had long been used."""
        for place, begins in ((RESPONSES, f"{self._station}."), (SPOOL, "")):
            folder = self._wave / place
            try:
                for name in self._files.names(folder):
                    if name.startswith(begins) and name.endswith(".json"):
                        with opened(self._files, folder / name, Opening.WRITE) as handle:
                            self._files.sync(handle)
                self._files.sync_folder(folder)
            except FileNotFoundError:
                continue  # there is no spool, or it has just been emptied
            except OSError as error:
                raise NotSaved.from_os(folder, error) from error

    # The list

    def _spend(self, digest: str) -> None:
        spent = dict(spendings_in(self._listed, self._files))
        self._keep({digest: frozenset({secrets.token_hex(_USE)}), **spent})

    def _keep(self, spendings: Spendings) -> None:
        write_document(self._files, self._listed, spent_document(spendings))

    # The moment in which both are kept

    def _note(self, digest: str, identifier: str) -> None:
        self._both.write(json.dumps([digest, identifier]).encode())

    def _wipe(self) -> None:
        """What is left where this fails does no harm, and goes away the next time."""
        try:
            self._both.wipe()
        except OSError as error:
            log.warning("what names a code could not be wiped: %s", type(error).__name__)

    def _in_pending(self) -> tuple[str, str] | None:
        """The code and the answer that are there; None also for what a power cut has torn: then
        the answer was not begun to be saved, or both had been kept."""
        content = self._both.read()
        try:
            found = json.loads(content)
        except ValueError:
            return None
        if isinstance(found, list) and len(found) == 2 and all(map(is_identifier, found)):
            return found[0], found[1]
        return None
