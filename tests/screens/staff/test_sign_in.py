"""Signing in: who may do what, who is named, and what happens when somebody leaves."""

from pathlib import Path
from typing import cast

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.screens.staff.terminal_of_staff import at_terminal, number
from valuetui.screens.staff.app import LEFT_ALONE
from valuetui.screens.staff.tasks import TASKS, NotAllowed, tasks_of
from valuetui.screens.staff.work import Work
from valuetui.station.people import People, Person, Role

ASA, BO, CI = (Person("Åsa", Role.SUPERVISOR), Person("Bo", Role.OPERATOR),
               Person("Ci", Role.ANALYST))  # fmt: skip
PIN, OTHER = "271828", "314159"
FORM = f"{number(42)}102050708111213141819"


@pytest.fixture
def people(tmp_path: Path) -> People:
    """One of each role: Bo, Ci, Åsa in this order."""
    people = People(tmp_path / "state")
    people.add(ASA, PIN)
    people.add(BO, OTHER)
    people.add(CI, OTHER)
    return people


async def test_who_signs_in_is_named_without_typing_a_name_and_comes_back_to_the_menu(
    tmp_path: Path, people: People
) -> None:
    async with at_terminal(tmp_path, people=people) as clerk:
        menu, sign_in = (clerk.words(f"staff.{each}") for each in ("menu.lead", "sign_in.lead"))
        await clerk.sees(sign_in, "Bo", "Åsa")
        clerk.press("1\r" + PIN[:3] + "\r")
        await clerk.reads("pin.short", n=6)
        clerk.press(PIN[3:] + "\r")
        await clerk.reads("pin.wrong")
        await clerk.types(OTHER + "\r", menu, "Bo · ")
        await clerk.types("1\r", clerk.words("entry.begin.first"))
        assert clerk.words("entry.begin.operator") not in clerk.text
        await clerk.types("\r\r1\r50\r", clerk.words("entry.at.number") + ":")
        await clerk.types(FORM + "\r", "1 av 50")
        [answer] = clerk.answers()
        assert answer.paper
        assert answer.paper.operator == "Bo"
        assert "Bo" not in (tmp_path / "memory.json").read_text(encoding="utf-8")
        await clerk.types("q", menu)
        await clerk.types("!", sign_in)
        await clerk.types("3\r" + PIN + "\r", menu, "Åsa · ")


@pytest.mark.slow
async def test_left_alone_it_locks_and_a_form_stays_for_whoever_comes(
    tmp_path: Path, people: People
) -> None:
    async with at_terminal(tmp_path, people=people) as clerk:
        menu = clerk.words("staff.menu.lead")
        await clerk.types("1\r" + OTHER + "\r", menu)
        await clerk.types("1\r", clerk.words("entry.begin.first"))
        await clerk.types("\r\r1\r50\r", clerk.words("entry.at.number") + ":")
        await clerk.types(FORM, "5 av 5")
        for keys, then in ((OTHER + "\r", "5 av 5"), ("!", clerk.words("staff.sign_in.lead"))):
            clerk.clock.now += LEFT_ALONE
            await clerk.sees(clerk.words("staff.locked.lead", name="Bo"))
            assert "5 av 5" not in clerk.text
            clerk.press(PIN + "\r")
            await clerk.reads("pin.wrong")
            await clerk.types(keys, then)
        await clerk.types("3\r" + PIN + "\r", menu)
        await clerk.types("1\r", clerk.words("entry.begin.first"))
        await clerk.types("\r\r\r\r", "5 av 5")
        await clerk.types("\r", "1 av 50")
        [answer] = clerk.answers()
        assert answer.paper
        assert answer.paper.operator == "Åsa"


def test_what_a_role_may_not_do_is_neither_shown_nor_begun() -> None:
    everybody = {person: {task.id for task in tasks_of(person)} for person in (None, ASA, BO, CI)}
    assert everybody[None] >= {"entry"}
    assert everybody[ASA] >= {"entry"}
    assert everybody[BO] >= {"entry"}
    assert not everybody[CI] & {"entry"}
    for person, may in everybody.items():
        work = cast("Work", type("Anybody", (), {"person": person, "seals": False}))
        for task in TASKS:
            if task.id not in may:
                with pytest.raises(NotAllowed):
                    task.begin(work)


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_what_it_looks_like(
    tmp_path: Path, people: People, language: str, snapshot: SnapshotAssertion
) -> None:
    async with at_terminal(tmp_path, people=people, language=language) as clerk:
        words = clerk.words
        await clerk.sees(words("staff.sign_in.lead"))
        await clerk.settles()
        assert clerk.text == snapshot(name="names")
        await clerk.types("?", words("staff.help.heading"))
        assert clerk.text == snapshot(name="help")
        await clerk.types("!", words("staff.sign_in.lead"))
        await clerk.types("3\r27", words("entry.pin.count", n=2))
        assert clerk.text == snapshot(name="pin")
        await clerk.types("1828\r", words("staff.menu.lead"))
        assert clerk.text == snapshot(name="menu")
