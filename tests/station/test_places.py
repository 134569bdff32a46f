"""Where things lie on a machine, and the log."""

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from valuetui.station.log import log_to
from valuetui.station.places import data_folder, demo_folder, exports_folder, log_file
from valuetui.station.shipped import shipped_config


def test_everything_of_a_user_lies_in_the_users_own_folders(home: Path) -> None:
    for place in (data_folder("lillby", "2026"), demo_folder("ab" * 32), log_file()):
        assert home in place.parents


def test_every_wave_of_every_organisation_and_every_demo_has_its_own_folder() -> None:
    assert data_folder("lillby", "2026") != data_folder("lillby", "2027")
    assert data_folder("lillby", "2026") != data_folder("storby", "2026")
    assert demo_folder("a" * 64) != demo_folder("b" * 64)
    assert demo_folder("a" * 64) != data_folder("lillby", "a" * 64)


def test_exports_land_where_the_command_is_given() -> None:
    assert exports_folder() == Path("exports")


def test_what_ships_is_found() -> None:
    names = {path.name for path in shipped_config().iterdir()}
    assert {"kommun.toml", "kommun-kort.toml", "station.toml", "values"} <= names


@pytest.fixture
def own_logging() -> Iterator[None]:
    """Leave the handlers of the test run as they were."""
    root, before = logging.getLogger(), logging.getLogger().handlers[:]
    level, raises = root.level, logging.raiseExceptions
    yield
    for handler in root.handlers:
        handler.close()
    root.handlers[:], logging.raiseExceptions = before, raises
    root.setLevel(level)


@pytest.mark.usefixtures("own_logging")
def test_the_log_is_a_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "deep" / "valuetui.log"
    log_to(path)
    logging.getLogger("valuetui.test").info("a station began")
    assert path.read_text(encoding="utf-8").endswith("INFO valuetui.test a station began\n")
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="has no such modes")
@pytest.mark.usefixtures("own_logging")
def test_the_folders_of_the_log_are_the_users_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        log_to(tmp_path / "state" / "log" / "valuetui.log")
    finally:
        os.umask(before)
    modes = [(tmp_path / each).stat().st_mode & 0o777 for each in ("state", "state/log")]
    assert modes == [0o700, 0o700]


@pytest.mark.usefixtures("own_logging")
def test_where_no_log_can_be_written_the_program_works_all_the_same(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    log_to(blocked / "valuetui.log")
    logging.getLogger("valuetui.test").error("lost")
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("own_logging")
def test_a_log_that_cannot_be_opened_later_says_nothing_on_the_screen(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "valuetui.log"
    path.mkdir()
    log_to(path)
    logging.getLogger("valuetui.test").error("lost")
    assert capfd.readouterr() == ("", "")
