"""The overview on screen: counts in tens, alarms in words, and it follows by itself."""

from collections import Counter
from datetime import datetime, time
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.screens.staff.terminal_of_staff import at_terminal, short
from tests.screens.staff.test_corrections import keep
from valuetui.responses.sessions import Sitting
from valuetui.screens.staff.look import look_of
from valuetui.screens.staff.overview import OverviewScreen
from valuetui.screens.staff.overview_view import OverviewView
from valuetui.screens.theme import DARK
from valuetui.station.hours import OpeningHours, Span
from valuetui.station.overview import Count, Sight
from valuetui.station.people import People, Person, Role
from valuetui.station.watching import Watching
from valuetui.words import Words

PIN = "271828"
HOURS = OpeningHours(((Span(time(8), time(17)),),) * 7)
NOW = datetime(2026, 11, 27, 14, 0)  # noqa: DTZ001 (the clock on the wall)


def count(day: str, flagged: int = 0, **groups: int) -> Count:
    return Count(Counter(groups), flagged, day, day)


SIGHT = Sight(
    now=NOW,
    by_station={
        "bibliotek": count("2026-11-27", 23, citizens=412, employees=9),
        "kansli-1": Count(Counter(citizens=50), 0, "2026-11-26"),
        "kiosk-torget": count("2026-11-27", citizens=88, elected=12, employees=101),
    },
    by_session={"f" * 32: count("2026-11-26", elected=57)},
    changed={
        "bibliotek": NOW.replace(hour=13, minute=20),
        "kansli-1": NOW.replace(day=25),
        "kiosk-torget": NOW.replace(hour=9),
    },
    running=frozenset({"bibliotek"}),
    known=frozenset({"bibliotek"}),
    sittings=(Sitting("f" * 32, "Kommunfullmäktige i november", "2026-11-26", "elected",
                      "2026-11-26"),),
    drafts=frozenset({"kiosk-torget"}),
)  # fmt: skip


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_rows(width: int, language: str, snapshot: SnapshotAssertion) -> None:
    view = OverviewView(SIGHT, Path("wave"), HOURS, short(), Words(language), look_of(DARK), width)
    lines = [line.plain.rstrip() for line in view.counts(with_flags=True)]
    assert max(map(len, lines)) <= width
    assert "\n".join(lines) == snapshot


@pytest.mark.slow
async def test_it_follows_by_itself_and_tells_an_analyst_nothing_of_the_machine(
    tmp_path: Path,
) -> None:
    people = People(tmp_path / "state")
    people.add(Person("Bo", Role.ANALYST), PIN)
    people.add(Person("Åsa", Role.SUPERVISOR), PIN)
    clock = Words("sv")("machine.doctor.clock.name")
    async with at_terminal(tmp_path, people=people, size=(80, 36)) as clerk:
        menu, heading = clerk.words("staff.menu.lead"), clerk.words("watch.column.session")
        await clerk.types(f"1\r{PIN}\r", menu)
        silence = clerk.words("watch.no_hours")[:20]
        await clerk.types("1\r", heading, clerk.words("watch.no_session")[:20], silence)
        assert clock not in clerk.text
        assert "2026-11-20" not in clerk.text
        keep(tmp_path)
        await clerk.sees("2026-11-20")
        await clerk.types("!", menu)
        await clerk.types("!", clerk.words("staff.sign_in.lead"))
        await clerk.types(f"2\r{PIN}\r", menu)
        await clerk.types("5\r", heading, clock, silence)
        await clerk.types("?", clerk.words("watch.help.heading"))


async def test_it_looks_at_no_files_while_something_lies_upon_it(tmp_path: Path) -> None:
    looks = list[int]()

    def look() -> Sight:
        looks.append(1)
        return SIGHT

    watching = cast(Watching, SimpleNamespace(look=look, folder=tmp_path))
    async with at_terminal(tmp_path, size=(80, 36)) as clerk:
        overview = OverviewScreen(watching, HOURS, "Bo", with_machine=False)
        await clerk.app.push_screen(overview)
        await clerk.sees("kiosk-torget")
        await clerk.types("?", clerk.words("watch.help.heading"))
        before = len(looks)
        await overview.look()
        assert len(looks) == before
