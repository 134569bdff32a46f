"""What has been shown of a wave, as the bytes that are kept beside its answers.

What they mean is known to the rooms above. Here they are files that go along wherever the answers
go: whoever looks there next may not differ by a few people from what was seen before.
"""

from pathlib import Path

from valuetui.responses.errors import CannotOpen
from valuetui.responses.files import FileOps, opened, read_all

FOLDER = "snapshots"
NAME = "shown"
SET_ASIDE = f"{NAME}.damaged"
"""What was kept and is damaged: as long as it lies there nobody knows what was shown before."""
WEIGHTED = "weighted"
"""Which weighted figures have been shown."""
NAMES = (NAME, SET_ASIDE, WEIGHTED)


def kept_shown(files: FileOps, wave: Path) -> dict[str, bytes]:
    """What is kept, by name. Raises :class:`~valuetui.responses.errors.CannotOpen`."""
    found = {}
    for name in NAMES:
        path = wave / FOLDER / name
        try:
            with opened(files, path) as handle:
                found[name] = read_all(files, handle)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise CannotOpen.from_os(path, error) from error
    return found
