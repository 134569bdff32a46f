"""A session opened, looked at, closed and put on paper at the staff terminal."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.instrument.samples import make_instrument
from tests.responses.samples import answer
from tests.screens.staff.terminal_of_staff import Clerk, at_terminal
from valuetui.responses.attendance import Sheet, keep_sheet
from valuetui.responses.sessions import close_sitting, open_sitting, sittings
from valuetui.responses.store import StationStore
from valuetui.screens.staff.council.opening import OpenForm
from valuetui.screens.staff.tasks import tasks_of
from valuetui.station.council import account
from valuetui.station.people import People, Person, Role
from valuetui.station.queue import Queue

PIN = "271828"
NAME = "Kommunfullmäktige"
BO = Person("Bo", Role.OPERATOR)


@pytest.fixture
def people(tmp_path: Path) -> People:
    people = People(tmp_path / "state")
    people.add(BO, PIN)
    return people


async def signs_in(clerk: Clerk) -> None:
    await clerk.sees(clerk.words("staff.sign_in.lead"))
    await clerk.types(f"1\r{PIN}\r", clerk.words("staff.menu.lead"))
    number = 1 + [task.id for task in tasks_of(BO)].index("council")
    await clerk.types(f"{number}\r", clerk.words("council.task.heading"))


async def test_from_opening_to_the_protocol(
    tmp_path: Path, people: People, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    monkeypatch.chdir(tmp_path)
    async with at_terminal(tmp_path, people=people) as clerk:
        await signs_in(clerk)
        await clerk.sees(clerk.words("council.task.none"))
        await clerk.types("o", clerk.words("council.task.name_hint"))
        await clerk.types(f"{NAME}\r2\r41\r", "41 = 0 på skärm")
        [sitting] = sittings(tmp_path)
        assert (sitting.name, sitting.group, sitting.opened) == (NAME, "elected", "2026-11-27")
        queue = Queue(tmp_path, sitting, "kiosk-1")
        with StationStore(tmp_path, "kiosk-1") as store:
            document = answer(session=sitting.id, channel="kiosk")
            queue.begun(document["id"])
            store.save(document)
            queue._counter.kept(document["id"])
        await clerk.types("\r", "Närvarande")
        await clerk.types("n40\r", "40 = 1 på skärm + 39 svarade inte")
        await clerk.types("s", clerk.words("council.task.close_sure"))
        await clerk.types("s", clerk.words("council.task.going_on", station="kiosk-1"))
        queue.close()
        await clerk.types("s", clerk.words("council.task.close_sure"))
        assert clerk.text == snapshot(name="open")
        await clerk.types("s", clerk.words("council.task.closed"))
        await clerk.types("p", "Protokollet:")
        assert clerk.text == snapshot(name="closed")
        [protocol] = (tmp_path / "exports").glob("*.pdf")
        assert protocol.read_bytes().startswith(b"%PDF")
        assert sittings(tmp_path)[0].closed
        await clerk.types("!", "stängt 2026-11-27")
        assert clerk.text == snapshot(name="all")
        await clerk.types("!", clerk.words("staff.menu.lead"))


async def test_a_closing_that_was_cut_short_is_finished_here(
    tmp_path: Path, people: People
) -> None:
    sitting = open_sitting(tmp_path, NAME, "2026-11-26", "elected")
    keep_sheet(tmp_path, sitting.id, Sheet(5, {}))
    close_sitting(tmp_path, NAME, "2026-11-26")  # and killed
    async with at_terminal(tmp_path, people=people) as clerk:
        await signs_in(clerk)
        await clerk.sees(clerk.words("council.task.cut_short"))
        await clerk.types("\r", "Närvarande", clerk.words("council.task.cut_short"))
        await clerk.types("k", "Närvarande")  # nobody can answer any more
        assert clerk.words("council.task.queue_sure") not in clerk.text
        await clerk.types("s", clerk.words("council.task.close_sure"))
        await clerk.types("s", clerk.words("council.task.closed"))
        assert clerk.words("council.task.cut_short") not in clerk.text
    assert account(tmp_path, sittings(tmp_path)[0]).is_final


async def test_the_queue_is_begun_when_this_program_has_ended(
    tmp_path: Path, people: People
) -> None:
    open_sitting(tmp_path, NAME, "2026-11-27", "elected")
    begun: list[Sequence[str]] = []
    async with at_terminal(tmp_path, people=people, then=begun.append) as clerk:
        await signs_in(clerk)
        await clerk.sees(NAME)
        await clerk.types("\r", "Närvarande")
        await clerk.types("k", clerk.words("council.task.queue_sure"))
        clerk.press("k")
        await clerk.ends()
    assert begun == [("kiosk", "--session", NAME)]


@pytest.mark.parametrize(
    ("typed", "fault"),
    [("\r", "name"), ("A\r7\r", "choice"), ("A\rx\r", "choice"), ("A\r\rmany\r", "present")],
)
def test_what_cannot_be_taken_is_told_at_its_question(typed: str, fault: str) -> None:
    form = OpenForm.of(make_instrument())
    for key in typed:
        form = form.press("enter" if key == "\r" else key)
    assert (form.fault, form.done) == (fault, False)


def test_a_group_and_a_number_may_be_left_out() -> None:
    form = OpenForm.of(make_instrument())
    for key in ("A", "enter", "enter", "enter"):
        form = form.press(key)
    assert (form.done, form.name, form.group, form.present) == (True, "A", None, None)
