"""The calls that a save makes to the system, as strace counts them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Row, Unit
from tests.real.syscalls import SYNCS, WRITES, calls_on_the_file

FEW = 12
MANY = 400


def rows(folder: Path) -> Iterator[Row]:
    """Writes and syncs a save; none where there is no strace."""
    if shutil.which("strace") is None:
        print("the calls that a save makes: not counted, for strace is not installed")
        return
    few = calls_on_the_file(folder / "few", FEW)
    many = calls_on_the_file(folder / "many", MANY)
    for name, kinds in (("writes", WRITES), ("syncs", SYNCS)):
        mine = sum(few[kind] for kind in kinds) / FEW
        yield Row(f"{name} a save", mine, target=1, unit=Unit.PIECES, exact=True)
        mine = sum(many[kind] for kind in kinds) / MANY
        yield Row(f"  over {MANY} saves, topping up the reserve", mine, unit=Unit.PIECES)
