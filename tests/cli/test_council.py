"""What a session comes to: while it is open, when it is closed, and whenever it is looked at."""

import sys
from io import StringIO
from pathlib import Path
from random import Random

import pytest

from tests.cli.conftest import Run
from tests.responses.samples import Document, answer
from tests.responses.test_closing import tree
from valuetui.responses.attendance import Sheet, keep_sheet, read_turnout
from valuetui.responses.errors import CannotOpen
from valuetui.responses.sessions import NotOpen, Sitting, close_sitting, keep_sittings, open_sitting
from valuetui.responses.store import StationStore
from valuetui.station.council import account, count_present, named
from valuetui.station.queue import Queue

DAY = "2026-11-23"
SITTING = Sitting("5" * 32, "Kommunfullmäktige", DAY, "elected")
NAME = ("--name", SITTING.name)


def people(count: int) -> list[Document]:
    return [
        answer(id=f"{number:032x}", session=SITTING.id, group="elected", channel="kiosk", day=DAY)
        for number in range(1, count + 1)
    ]


def answer_in_the_queue(wave: Path, documents: list[Document], *, walk_away: int = 0) -> None:
    """They come in this order; those who walk away come in between."""
    queue = Queue(wave, SITTING, "kiosk-1")
    with StationStore(wave, "kiosk-1") as store:
        for number, document in enumerate(documents):
            if number < walk_away:
                queue.begun("e" * 31 + str(number))
                queue.gone()
            queue.begun(document["id"])
            store.save(document)
            queue._counter.kept(document["id"])
    queue.close()


def test_in_whatever_order_they_came_the_closed_session_is_the_very_same_bytes(
    valuetui: Run, tmp_path: Path
) -> None:
    waves = [tmp_path / "one", tmp_path / "other"]
    for number, wave in enumerate(waves):
        keep_sittings(wave, [SITTING])
        arrival = Random(number).sample(people(12), 12)  # noqa: S311
        answer_in_the_queue(wave, arrival, walk_away=2)
        told = valuetui("session", "close", "--data", wave, *NAME, "--present", "15")
        assert told.code == 0, told.err
        assert "15 = 12 på skärm + 2 avbrutna + 1 svarade inte" in told.out
    one, other = map(tree, waves)
    for each in (one, other):
        del each["sessions.json"]  # TinyDB's own number of the session is one by chance
    assert one == other
    assert not any(f"{7:032x}".encode() in data for name, data in one.items()
                   if "attendance" in name)  # fmt: skip


def test_late_paper_counts_and_after_closing_the_protocol_stays_as_it_was(
    valuetui: Run, tmp_path: Path
) -> None:
    keep_sittings(tmp_path, [SITTING])
    answer_in_the_queue(tmp_path, people(3))
    late = answer(session=SITTING.id, channel="paper", paper={"form": "f"})
    with StationStore(tmp_path, "papper") as store:
        store.save(late)
    so_far = valuetui("session", "protocol", "--data", tmp_path, *NAME, "--present", "6")
    assert "6 = 3 på skärm + 1 på papper + 2 svarade inte" in so_far.out
    closed = valuetui("session", "close", "--data", tmp_path, *NAME, "--present", "5")
    assert "5 = 3 på skärm + 1 på papper + 1 svarade inte" in closed.out
    with StationStore(tmp_path, "papper") as store:
        store.save(answer(session=SITTING.id, channel="paper", paper={"form": "g"}))
    again = valuetui("session", "protocol", "--data", tmp_path, *NAME)
    assert "5 = 3 på skärm + 1 på papper + 1 svarade inte" in again.out
    listed = valuetui("session", "list", "--data", tmp_path, lang="en")
    assert "5 = 3 on screen + 1 on paper + 1 did not answer" in listed.out


def test_it_is_not_closed_while_somebody_answers_and_an_interrupted_one_is_settled(
    valuetui: Run, tmp_path: Path
) -> None:
    keep_sittings(tmp_path, [SITTING])
    saved, lost = people(2)
    for number, document in enumerate((saved, lost)):
        queue = Queue(tmp_path, SITTING, f"kiosk-{number}")
        queue.begun(document["id"])
        if document is saved:
            with StationStore(tmp_path, "kiosk-0") as store:
                store.save(document)  # and killed before it was counted
        if number:
            told = valuetui("session", "close", "--data", tmp_path, *NAME)
            assert (told.code, "kiosk-1" in told.err) == (1, True)
            with pytest.raises(CannotOpen):
                Queue(tmp_path, SITTING, "kiosk-1")
        queue.close()
    told = valuetui("session", "close", "--data", tmp_path, *NAME, "--present", "2")
    assert told.code == 0
    assert read_turnout(tmp_path, SITTING.id, "kiosk-0").kept == 1
    assert read_turnout(tmp_path, SITTING.id, "kiosk-1").cut_off == 1
    assert "Allt stämmer." in told.out


def test_it_is_not_closed_while_a_queue_waits_for_its_first_person(
    valuetui: Run, tmp_path: Path
) -> None:
    keep_sittings(tmp_path, [SITTING])
    queue = Queue(tmp_path, SITTING, "kiosk-1")
    told = valuetui("session", "close", "--data", tmp_path, *NAME)
    assert (told.code, "kiosk-1" in told.err) == (1, True)
    assert not queue.is_over
    queue.close()
    assert valuetui("session", "close", "--data", tmp_path, *NAME).code == 0


def test_who_was_present_is_not_changed_in_a_closed_session(valuetui: Run, tmp_path: Path) -> None:
    keep_sittings(tmp_path, [SITTING])
    queue = Queue(tmp_path, SITTING, "kiosk-1")
    queue.close()
    valuetui("session", "close", "--data", tmp_path, *NAME, "--present", "5")
    told = valuetui("session", "protocol", "--data", tmp_path, *NAME, "--present", "6")
    assert (told.code, "stängt" in told.err) == (1, True)
    with pytest.raises(NotOpen):
        queue.correct(6)
    assert account(tmp_path, named(tmp_path, SITTING.name)).present == 5


def test_of_two_open_sessions_of_one_name_one_is_closed_and_the_other_goes_on(
    valuetui: Run, tmp_path: Path
) -> None:
    other = Sitting("6" * 32, SITTING.name, DAY, "elected")
    keep_sittings(tmp_path, [SITTING, other])  # as after a merge
    assert valuetui("session", "close", "--data", tmp_path, *NAME, "--present", "5").code == 0
    assert named(tmp_path, SITTING.name, is_open=True) == SITTING
    assert valuetui("session", "close", "--data", tmp_path, *NAME, "--present", "5").code == 0


def test_a_closing_that_was_interrupted_is_told_until_it_is_done_again(
    valuetui: Run, tmp_path: Path
) -> None:
    keep_sittings(tmp_path, [SITTING])
    answer_in_the_queue(tmp_path, people(3))
    keep_sheet(tmp_path, SITTING.id, Sheet(5, {}))
    close_sitting(tmp_path, SITTING.name, DAY)  # and killed
    for command in (("list",), ("protocol", *NAME)):
        told = valuetui("session", *command, "--data", tmp_path)
        assert "avbröts innan den var klar" in told.out
    told = valuetui("session", "close", "--data", tmp_path, *NAME)
    assert (told.code, "5 = 3 på skärm + 2 svarade inte" in told.out) == (0, True)
    assert "avbröts" not in valuetui("session", "list", "--data", tmp_path).out
    assert valuetui("session", "close", "--data", tmp_path, *NAME).code == 1


def test_how_many_were_present_is_not_changed_when_a_closing_is_finished(
    valuetui: Run, tmp_path: Path
) -> None:
    keep_sittings(tmp_path, [SITTING])
    keep_sheet(tmp_path, SITTING.id, Sheet(5, {"turnout": {}, "found": {}}))
    close_sitting(tmp_path, SITTING.name, DAY)  # and killed
    told = valuetui("session", "close", "--data", tmp_path, *NAME, "--present", "6")
    assert (told.code, "ändras inte" in told.err, "Gör klart den" in told.err) == (1, True, True)


def test_damaged_numbers_of_a_closed_session_are_told_with_their_file(
    valuetui: Run, tmp_path: Path
) -> None:
    keep_sittings(tmp_path, [SITTING])
    valuetui("session", "close", "--data", tmp_path, *NAME, "--present", "5")
    damaged: list[dict[str, object]] = [
        {"turnout": {"begun": "x"}}, {"codes": [1]}, {"files": [{}]}, {"files": 1},
    ]  # fmt: skip
    for closing in damaged:
        keep_sheet(tmp_path, SITTING.id, Sheet(5, closing))
        told = valuetui("session", "list", "--data", tmp_path)
        assert (told.code, f"{SITTING.id}.json" in told.err) == (1, True)


def test_at_a_terminal_the_number_is_asked_until_it_is_one(
    valuetui: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = StringIO("fyrtioen\n4100000\n41\n")
    typed.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", typed)
    told = valuetui("session", "open", "--data", tmp_path, *NAME)
    assert told.code == 0
    assert told.err.count("Skriv ett antal") == 2
    assert account(tmp_path, named(tmp_path, SITTING.name)).present == 41


def test_a_session_nobody_answered_in_is_closed_too(valuetui: Run, tmp_path: Path) -> None:
    keep_sittings(tmp_path, [SITTING])
    told = valuetui("session", "close", "--data", tmp_path, *NAME)
    assert told.code == 0
    assert "Ingen har angett hur många" in told.out
    assert "--present ANTAL" in told.out
    told = valuetui("session", "protocol", "--data", tmp_path, *NAME, "--present", "0")
    assert (told.code, "--present ANTAL" in told.out) == (0, False)


def test_of_sessions_of_one_name_the_open_one_is_meant_and_else_the_last(tmp_path: Path) -> None:
    with pytest.raises(NotOpen):
        named(tmp_path, "Nämnden")
    old = open_sitting(tmp_path, "Nämnden", "2026-10-01")
    close_sitting(tmp_path, "Nämnden", "2026-10-01")
    assert named(tmp_path, " Nämnden ").id == old.id
    with pytest.raises(NotOpen):
        named(tmp_path, "Nämnden", is_open=True)
    new = open_sitting(tmp_path, "Nämnden", "2026-09-01")
    count_present(tmp_path, new, 9)
    assert named(tmp_path, "Nämnden", is_open=True) == new
    assert account(tmp_path, new).present == 9


def test_a_queue_is_only_for_an_open_session_and_its_group(valuetui: Run, tmp_path: Path) -> None:
    keep_sittings(tmp_path, [SITTING])
    kiosk = ("kiosk", "--no-lock", "--data", tmp_path)
    told = valuetui(*kiosk, "--session", "Nämnden")
    assert (told.code, "session list" in told.err) == (1, True)
    told = valuetui(*kiosk, "--session", SITTING.name, "--group", "citizens")
    assert (told.code, "Förtroendevalda" in told.err) == (1, True)
