import threading
from collections.abc import Iterator
from contextlib import closing
from errno import EIO
from pathlib import Path

import pytest

from valuetui.responses.files import SYSTEM, SystemFiles
from valuetui.responses.lock import FileLock


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("valuetui.responses.lock.PATIENCE", 0.02)


@pytest.fixture
def locks(tmp_path: Path) -> Iterator[tuple[FileLock, FileLock]]:
    """Two locks on one file, as two processes have them."""
    path = tmp_path / ".kiosk-1.json.lock"
    with closing(FileLock(SYSTEM, path)) as one, closing(FileLock(SYSTEM, path)) as other:
        yield one, other


def taken(lock: FileLock) -> bool:
    """Whether somebody else holds it."""
    try:
        with lock:
            return False
    except TimeoutError:
        return True


def test_one_holds_it_at_a_time(locks: tuple[FileLock, FileLock]) -> None:
    one, other = locks
    with one:
        assert taken(other)
    assert not taken(other)
    with other:
        assert taken(one)


def test_who_holds_it_may_take_it_again(locks: tuple[FileLock, FileLock]) -> None:
    one, other = locks
    with one:
        with one:
            assert taken(other)
        assert taken(other)
    assert not taken(other)


def test_it_is_free_after_an_error(locks: tuple[FileLock, FileLock]) -> None:
    one, other = locks
    with pytest.raises(KeyError), one:
        raise KeyError
    assert not taken(other)


def test_threads_of_one_process_exclude_each_other(locks: tuple[FileLock, FileLock]) -> None:
    one, _ = locks
    found: list[bool] = []
    with one:
        thread = threading.Thread(target=lambda: found.append(taken(one)))
        thread.start()
        thread.join()
    assert found == [True]
    assert not taken(one)


def test_removing_its_file_does_not_let_two_hold_it(
    locks: tuple[FileLock, FileLock], tmp_path: Path
) -> None:
    one, other = locks
    with one:
        pass
    (tmp_path / ".kiosk-1.json.lock").unlink()
    with other:
        assert taken(one)
    with one:
        assert taken(other)


def test_what_was_done_under_it_is_done_though_it_cannot_be_given_back(tmp_path: Path) -> None:
    class Failing(SystemFiles):
        def unlock(self, handle: int) -> None:
            del handle
            raise OSError(EIO, "not unlocked")

        def close(self, handle: int) -> None:
            super().close(handle)
            raise OSError(EIO, "closed all the same")

    path = tmp_path / ".kiosk-1.json.lock"
    with FileLock(Failing(), path):
        pass
    with closing(FileLock(SYSTEM, path)) as other:
        assert not taken(other)
