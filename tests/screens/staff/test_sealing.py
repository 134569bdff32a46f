"""A station that seals takes forms, each once, and can read none of them afterwards."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.responses.sealing import Key, new_key
from tests.screens.staff.terminal_of_staff import Clerk, Clock, number, short
from tests.screens.staff.test_entry import FIVE, OTHERS, saved
from valuetui.cli.staff_terminal import people_here, staff_terminal
from valuetui.responses.answer import Answer
from valuetui.responses.codes.ledger import Ledger
from valuetui.responses.errors import NotSaved
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.record import fact_from_document
from valuetui.responses.sealed_forms import SealedForms, forms_ledger
from valuetui.screens.staff.app import StaffApp
from valuetui.screens.staff.tasks import TASKS, NotAllowed, tasks_of
from valuetui.station.people import People, Person, Role
from valuetui.station.places import state_folder
from valuetui.station.settings import StationSettings
from valuetui.station.shipped import shipped_config
from valuetui.words import Words

BATCH = "Kim\r\r1\r1\r50\r"
AS_BEFORE = "\r" * 5
FORM = f"{FIVE}{OTHERS}\r"
STATION = "kansli-1"


@asynccontextmanager
async def sealing(folder: Path, key: Key) -> AsyncIterator[Clerk]:
    """A terminal of a station that seals, set up as the command does."""
    settings = StationSettings(STATION, shipped_config() / "kommun-kort.toml", seal=(key.public,))
    words, clock = Words("sv"), Clock()
    with staff_terminal(
        settings, short(), folder, key.sealer, people_here(), words, lambda _: None
    ) as staff:
        app = StaffApp(staff, clock)
        async with app.run_test(size=(80, 24)):
            yield Clerk(app, folder, clock, words)


async def test_a_form_is_taken_once_and_only_the_holder_of_the_key_reads_it(tmp_path: Path) -> None:
    wave, key = tmp_path / "wave", new_key(tmp_path)
    async with sealing(wave, key) as clerk:
        await clerk.sees("Svaren förseglas här")
        await clerk.begins(BATCH)
        clerk.press(f"{number(1)}{FORM}")
        await saved(clerk, 1)
        await clerk.types(number(1), "00001-3 är redan infört. Svaret är förseglat")
        assert "rätta" not in clerk.text.splitlines()[-2]
        clerk.press(f"r{number(2)}{FORM}")
        await saved(clerk, 2)
        await clerk.types("t", "48 nummer saknas", "förseglade")
        await clerk.types("!", clerk.words("entry.at.number"))
        await clerk.types(f"{number(3)}02q", clerk.words("entry.told.quit_lost")[:40])
    assert not list((wave / "drafts").glob("*"))
    async with sealing(wave, key) as clerk:  # on another day
        await clerk.begins(AS_BEFORE)
        await clerk.types(number(2), "är redan infört. Svaret är förseglat")
    sealed = list(ResponseFolder(wave).documents())
    assert [each["kind"] for each in sealed] == ["sealed", "sealed"]
    forms = set()
    for document in sealed:
        answer = fact_from_document(key.opener.open(document))
        assert isinstance(answer, Answer)
        assert answer.paper
        assert len(answer.picks["desired"]) == 5
        forms.add(answer.paper.form)
    assert SealedForms(wave).digests() == forms


async def test_a_form_that_was_saved_and_not_noted_is_noted_at_the_next_start(
    tmp_path: Path,
) -> None:
    wave, key = tmp_path / "wave", new_key(tmp_path)
    async with sealing(wave, key) as clerk:
        await clerk.begins(BATCH)
        clerk.press(f"{number(1)}{FORM}")
        await saved(clerk, 1)
    [digest] = SealedForms(wave).digests()
    [sealed] = ResponseFolder(wave).documents()
    with forms_ledger(wave, STATION) as ledger:
        ledger._keep({})  # as though the program had been killed between the two
        ledger._note(digest, sealed["id"])
    async with sealing(wave, key) as clerk:
        await clerk.begins(AS_BEFORE)
        await clerk.types(number(1), "är redan infört. Svaret är förseglat")


async def test_a_form_that_was_saved_is_taken_once_though_noting_it_failed_and_it_was_put_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wave = tmp_path / "wave"
    async with sealing(wave, new_key(tmp_path)) as clerk:
        await clerk.begins(BATCH)
        with monkeypatch.context() as full:
            full.setattr(Ledger, "_keep", _full)
            await clerk.types(f"{number(1)}{FORM}", "Formuläret är inte sparat: disken är full.")
        await clerk.types("!!", "00001-3 sparades inte")
        await clerk.types(f"{number(1)}{FORM}", "är redan infört. Svaret är förseglat")
    assert len(list(ResponseFolder(wave).documents())) == 1


def _full(ledger: Ledger, _: object) -> None:
    raise NotSaved(ledger._listed, "full")


async def test_a_supervisor_has_no_task_for_which_answers_must_be_read(tmp_path: Path) -> None:
    People(state_folder()).add(Person("Åsa", Role.SUPERVISOR), "271828")
    async with sealing(tmp_path / "wave", new_key(tmp_path)) as clerk:
        await clerk.types("1\r271828\r", clerk.words("staff.menu.lead"), "bara där nyckeln finns")
        shown = [task.id for task in tasks_of(Person("Åsa", Role.SUPERVISOR), seals=True)]
        assert shown == ["entry", "overview", "operators", "council"]
        work = clerk.app._work(has_menu=True)
        for task in TASKS:
            if task.reads:
                assert clerk.words(f"staff.about.{task.id}") not in clerk.text
                with pytest.raises(NotAllowed):
                    task.begin(work)
