"""What the store asks of the system, as the system sees it."""

from pathlib import Path

from tests.real.programs import need
from tests.real.syscalls import calls_on_the_file

SAVES = 12


def test_a_save_is_one_write_and_one_sync(tmp_path: Path) -> None:
    need("strace")
    assert calls_on_the_file(tmp_path, SAVES) == {"pwrite64": SAVES, "fdatasync": SAVES}
