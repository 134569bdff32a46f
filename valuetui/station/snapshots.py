"""What is shown of the groups of a wave, kept from one look to the next.

Whoever could look twice, with a history forgotten in between, could tell single answers from the
difference. So what is shown is on disk before anybody sees it, and one process at a time decides
what that is. It lies where the answers lie and for the same eyes: since which snapshot somebody is
counted is a coarse order of arrival.

Where it cannot be kept, what has been shown is known only as long as the program runs, and that is
said. Where what was kept is damaged, nobody knows any more what was shown. The figures then begin
anew, for to hide them would help nobody who has seen them; the damaged file is set aside, and as
long as it lies there it is said what that means. What a later version has kept is left to it: then
nothing is shown.
"""

import errno
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from valuetui.responses.errors import StoreError
from valuetui.responses.files import (
    SYSTEM,
    FileOps,
    Opening,
    Status,
    make_folders,
    opened,
    read_all,
    write_new,
)
from valuetui.responses.following import Problem
from valuetui.responses.lock import FileLock, lock_path
from valuetui.responses.shown import FOLDER, NAME, SET_ASIDE
from valuetui.results.frozen import Frozen
from valuetui.results.keeping import NewerForm, NotFrozen, pack_frozen, unpack_frozen

Shown = Mapping[str, Frozen]
"""Group id to what is shown of it."""


class NewerSnapshots(StoreError):
    """What has been shown was kept by a version of the program with a later form."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "newer", "snapshots were kept by a later version of the program")


class Snapshots:
    """What is shown of the groups of a wave.

    With ``in_memory`` nothing is written: what follows from sealed answers is not to lie open. What
    others have kept of the open ones counts as shown all the same; with ``anew`` nothing does.
    """

    def __init__(
        self,
        wave: Path,
        *,
        in_memory: bool = False,
        anew: bool = False,
        files: FileOps = SYSTEM,
    ) -> None:
        self.path = wave / FOLDER / NAME
        self._files = files
        self._lock = FileLock(files, lock_path(self.path))
        self._in_memory = in_memory or anew
        self._trouble: Problem | None = None
        self._known: Status | None = None
        self._shown: Shown = {}
        self._looked = anew

    @property
    def problems(self) -> list[Problem]:
        """What a person should know about what was kept."""
        aside = self.path.with_name(SET_ASIDE)
        found = [self._trouble] if self._trouble else []
        with suppress(OSError):
            self._files.status_at(aside)
            found.append(Problem(aside, "snapshots-damaged"))
        return found

    def shown(self) -> Shown:
        """What is shown by now, by whichever process. Raises :class:`NewerSnapshots`."""
        if not (self._in_memory and self._looked):
            self._read()
            self._looked = True
        return self._shown

    def move(self, moved: Callable[[Shown], Shown]) -> Shown:
        """Show what ``moved`` makes of what is shown; on disk before this returns, and with nobody
        else deciding meanwhile. Raises :class:`NewerSnapshots`."""
        with ExitStack() as held:
            if not (self._in_memory or self._alone(held)):
                return self.shown()
            before = self.shown()
            self._shown = moved(before)
            if self._shown is not before and not self._in_memory:
                self._keep()
            return self._shown

    def _alone(self, held: ExitStack) -> bool:
        """Hold the lock; False where somebody else has been deciding for long."""
        try:
            make_folders(self._files, self.path.parent)
            held.enter_context(self._lock)
        except TimeoutError:
            return False
        except OSError as error:
            self._know_in_memory(error)
        return True

    def _read(self) -> None:
        try:
            with opened(self._files, self.path) as handle:
                status = self._files.status(handle)
                if status == self._known:
                    return
                content = read_all(self._files, handle)
            self._shown, self._known = unpack_frozen(content), status
        except FileNotFoundError:
            self._shown, self._known = {}, None
        except OSError as error:
            self._know_in_memory(error)
        except NewerForm:
            raise NewerSnapshots(self.path) from None
        except NotFrozen:
            self._begin_anew()

    def _begin_anew(self) -> None:
        """Set a damaged file aside, unless somebody else just has."""
        self._shown, self._known = {}, None
        with ExitStack() as held:
            if not self._alone(held) or self._in_memory:
                return
            try:
                with opened(self._files, self.path) as handle:
                    unpack_frozen(read_all(self._files, handle))
            except NotFrozen:
                with suppress(OSError):
                    self._files.replace(self.path, self.path.with_name(SET_ASIDE))
            except (OSError, NewerForm):
                return

    def _keep(self) -> None:
        new = self.path.with_name(f".{NAME}.new")
        try:
            write_new(self._files, new, pack_frozen(self._shown.values()), Opening.FRESH)
            self._files.replace(new, self.path)
            self._files.sync_folder(self.path.parent)
            self._known = self._files.status_at(self.path)
        except OSError as error:
            self._know_in_memory(error)

    def _know_in_memory(self, error: OSError) -> None:
        self._in_memory = self._looked = True
        detail = errno.errorcode.get(error.errno or 0, "")
        self._trouble = Problem(self.path, "snapshots-unkept", detail=detail)
