"""``python -m benchmarks.counting FOLDER``: count the answers in a folder as the results do.

Prints how many they are, and the bytes by which the most memory that was ever in use has grown
since all was imported.
"""

import resource
import sys
from pathlib import Path

from valuetui.station.survey import Survey

STATUS = Path("/proc/self/status")


def main(folder: Path) -> None:
    """Count, and tell."""
    before = most_memory()
    groups = Survey(folder).comparison().groups
    growth = most_memory() - before
    print(sum(group.n for group in groups), growth)


def most_memory() -> int:
    """Bytes of memory that this process has had at most.

    Linux is asked by another way, for there ``getrusage`` begins with what the parent had.
    """
    if STATUS.exists():
        lines = STATUS.read_text(encoding="ascii").splitlines()
        return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else 1024 * most


if __name__ == "__main__":
    main(Path(sys.argv[1]))
