"""Whether the names in a folder lead where they led: one question in place of one for each."""

from pathlib import Path

from valuetui.responses.files import FileOps, Names


class KnownNames:
    """A state of the names in a folder, in which everything was opened that is still in use.

    As long as the folder is in that state, what is open is what bears its name. A state counts only
    once it is settled, for a clock gives two changes that follow each other at once the same time.
    """

    def __init__(self, files: FileOps, folder: Path) -> None:
        self._files = files
        self._folder = str(folder)
        self._opened: Names | None = None
        self.now: Names | None = None
        """The state when the folder was last asked."""
        self.stand = False
        """Whether all names led, when the folder was last asked, to what was opened."""

    def look(self) -> Names:
        """The state of the folder. Raises ``OSError``."""
        return self._files.names_at(self._folder)

    def ask(self) -> bool:
        """Ask the folder whether the names stand. Raises ``OSError``."""
        self.now = self.look()
        self.stand = self.now == self._opened
        return self.stand

    def trust(self) -> None:
        """Everything was opened, or found to be what bears its name, since the folder was asked."""
        settled = self.now is not None and self._files.is_settled(self.now)
        self._opened = self.now if settled else None
