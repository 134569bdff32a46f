"""The closing of a session may be killed at any call: done again it comes to the same numbers."""

from contextlib import suppress
from dataclasses import replace
from typing import cast

import pytest

from tests.faults.failing import FailingAt, Fault, Killed
from tests.faults.promise import STATION, WAVE
from tests.faults.scenarios import EMPTY
from tests.faults.simulated import Remains, SimulatedDisk
from tests.responses.samples import answer
from valuetui.responses.attendance import Sheet, keep_sheet
from valuetui.responses.counter import Counter
from valuetui.responses.files import FileOps
from valuetui.responses.sessions import NotOpen, Sitting, close_sitting, keep_sittings, sittings
from valuetui.responses.store import StationStore
from valuetui.station.council import Account, Unfinished, account, count_present, open_session
from valuetui.station.council_closing import close_session, to_close

NEVER = 1 << 60
DAY, LATER = "2026-11-23", "2026-11-24"
SITTING = Sitting("5" * 32, "Kommunfullmäktige", DAY, "elected")


def before_closing() -> Remains:
    """Two have answered, and a third one was killed between the answer and its count."""
    disk = SimulatedDisk(EMPTY)
    keep_sittings(WAVE, [SITTING], disk)
    count_present(WAVE, SITTING, 5, disk)
    counter = Counter(WAVE, SITTING.id, STATION, disk)
    with StationStore(WAVE, STATION, disk) as store:
        for number in (1, 2, 3):
            document = answer(id=f"{number:032x}", session=SITTING.id, channel="kiosk")
            counter.begin(document["id"])
            store.save(document)
            if number < 3:
                counter.kept(document["id"])
    counter.close()
    return disk.as_seen()


def close(files: FileOps, day: str) -> Account:
    return close_session(WAVE, to_close(WAVE, SITTING.name, files), day, files=files)


@pytest.mark.slow
def test_killed_at_any_call_and_done_again_on_another_day_it_comes_to_the_same() -> None:
    begin = before_closing()
    whole = FailingAt(SimulatedDisk(begin), NEVER, Fault.KILL_AFTER)
    meant = close(cast("FileOps", whole), DAY)
    assert meant.is_final
    told = meant.reconciliation
    assert (told.present, told.submitted, told.unanswered, told.differences) == (5, 3, 2, ())
    states = set()
    for at in range(1, whole.calls + 1):
        disk = SimulatedDisk(begin)
        with suppress(Killed):
            close(cast("FileOps", FailingAt(disk, at, Fault.KILL_AFTER)), DAY)
        for left in (disk.as_seen(), disk.as_synced()):
            after = SimulatedDisk(left)
            [sitting] = sittings(WAVE, after)
            found = account(WAVE, sitting, files=after)
            states.add((sitting.closed, found.is_cut_short))
            if found.is_final:
                assert found == meant
                continue
            again = close(after, LATER)
            assert replace(again, sitting=meant.sitting) == meant
            assert again.sitting.closed == sitting.closed or not sitting.closed
            assert account(WAVE, again.sitting, files=after) == again
    assert states == {(None, False), (DAY, True), (DAY, False)}


def test_what_was_closed_to_its_end_or_elsewhere_is_not_closed_again() -> None:
    disk = SimulatedDisk(before_closing())
    close(disk, DAY)
    elsewhere = replace(SITTING, id="6" * 32, closed=LATER)
    keep_sittings(WAVE, [elsewhere], disk)
    with pytest.raises(NotOpen):
        to_close(WAVE, SITTING.name, disk)


def test_a_closing_that_was_cut_short_comes_before_another_session_of_the_name() -> None:
    disk = SimulatedDisk(before_closing())
    keep_sheet(WAVE, SITTING.id, Sheet(closing={}), disk)
    close_sitting(WAVE, SITTING.name, DAY, disk)
    with pytest.raises(Unfinished):
        open_session(WAVE, SITTING.name, LATER, files=disk)
    other = replace(SITTING, id="6" * 32, opened=LATER)
    keep_sittings(WAVE, [other], disk)
    assert close(disk, LATER).sitting == replace(SITTING, closed=DAY)
    assert to_close(WAVE, SITTING.name, disk) == other


def test_who_closes_what_was_closed_meanwhile_takes_none_of_its_numbers_away() -> None:
    disk = SimulatedDisk(before_closing())
    final = close(disk, DAY)
    with pytest.raises(NotOpen):
        close_session(WAVE, SITTING, LATER, files=disk)
    assert account(WAVE, final.sitting, files=disk) == final
