"""What the system knows of a process."""

from dataclasses import dataclass
from pathlib import Path

KIB = 1024


@dataclass(frozen=True)
class Process:
    """A process of this machine; ``number`` is its id."""

    number: int

    @property
    def resident(self) -> int:
        """Bytes of its memory that are in the machine's."""
        return self._kib("status", "VmRSS")

    @property
    def own(self) -> int:
        """Bytes of memory that nobody else uses: what would be free without it."""
        return self._kib("smaps_rollup", "Private_Clean") + self._kib(
            "smaps_rollup", "Private_Dirty"
        )

    @property
    def share(self) -> int:
        """Bytes of its own memory and its share of what others use too."""
        return self._kib("smaps_rollup", "Pss")

    @property
    def files(self) -> int:
        """Open files."""
        return len(list(self._path("fd").iterdir()))

    @property
    def limits(self) -> list[str]:
        """What the system lets it have: a line each, with the soft and the hard limit."""
        return self._path("limits").read_text(encoding="ascii").splitlines()

    @property
    def children(self) -> "list[Process]":
        """The processes that it has started and that still run."""
        found = self._path(f"task/{self.number}/children").read_text(encoding="ascii")
        return [Process(int(number)) for number in found.split()]

    @property
    def family_share(self) -> int:
        """The share of its own and of its children's."""
        return self.share + sum(child.share for child in self.children)

    def _path(self, name: str) -> Path:
        return Path(f"/proc/{self.number}/{name}")

    def _kib(self, file: str, name: str) -> int:
        for line in self._path(file).read_text(encoding="ascii").splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) * KIB
        raise LookupError(name)
