"""What comes of a code that somebody types, and how often wrong ones are heard."""

import random
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.responses.test_record import ANSWER
from tests.screens.kiosk.visitor import Clock
from tests.station.issued import Issued, asks_for_codes
from valuetui.responses.answer import Answer
from valuetui.responses.codes.code import new_code, written
from valuetui.responses.codes.issuing import issue
from valuetui.responses.codes.ledger import Ledger
from valuetui.responses.codes.register import register_path
from valuetui.station.code_desk import Finding, Looked
from valuetui.station.collector import Collector

CHANCE = random.Random(99)  # noqa: S311


def unknown() -> str:
    """A code that was issued nowhere."""
    return new_code(CHANCE.randrange)


@pytest.fixture
def issued(tmp_path: Path) -> Issued:
    return Issued(tmp_path)


def test_a_code_is_right_however_it_is_typed_until_it_is_used(issued: Issued) -> None:
    with closing(issued.desk()) as desk:
        looked = desk.look(f" {written(issued.code()).lower()} ", "elected")
        assert looked == desk.look(issued.code(), "elected")
        assert looked.finding is Finding.RIGHT
        saved = list[Answer]()
        desk.save(ANSWER, looked.digest, saved.append)
        assert (saved, issued.used) == ([ANSWER], 1)
        assert desk.look(issued.code(), "elected") == Looked(Finding.SPENT)
        assert desk.look(issued.code(1), "elected").finding is Finding.RIGHT


def test_what_is_typed_wrong_is_no_attempt(issued: Issued) -> None:
    with closing(issued.desk()) as desk:
        wrong = (
            "",
            issued.code()[:9],
            issued.code() + "2",
            issued.code()[::-1],
            "é" + issued.code(),
        )
        for typed in wrong * 20:
            assert desk.look(typed, "elected") == Looked(Finding.MISTYPED), typed
        assert desk.look(issued.code(), "elected").finding is Finding.RIGHT


def test_a_slip_of_another_group_or_station_is_told_as_one(tmp_path: Path) -> None:
    issued = Issued(tmp_path, ("kiosk-1", "kiosk-2"))
    with closing(issued.desk()) as desk:
        assert desk.look(issued.code(), "employees") == Looked(Finding.OTHER_GROUP, about="elected")
        elsewhere = Looked(Finding.ELSEWHERE, about="kiosk-2")
        assert desk.look(issued.code(station="kiosk-2"), "elected") == elsewhere


def test_unknown_codes_are_heard_five_times_and_then_seldom(issued: Issued) -> None:
    clock = Clock()
    with closing(issued.desk(clock)) as desk:
        found = [desk.look(unknown(), "elected").finding for _ in range(6)]
        assert found == [Finding.UNKNOWN] * 4 + [Finding.WAIT] * 2
        assert desk.look(issued.code(), "elected") == Looked(Finding.WAIT, wait=60.0)
        clock.go(60)
        assert desk.look(unknown(), "elected") == Looked(Finding.WAIT, wait=120.0)
        clock.go(120)
        assert desk.look(issued.code(), "elected").finding is Finding.RIGHT
        assert desk.look(unknown(), "elected").finding is Finding.UNKNOWN


def test_who_presses_again_and_again_has_tried_once(issued: Issued) -> None:
    code = unknown()
    with closing(issued.desk()) as desk:
        assert {desk.look(code, "elected").finding for _ in range(20)} == {Finding.UNKNOWN}


def test_codes_that_are_issued_while_the_kiosk_runs_are_good_at_once(issued: Issued) -> None:
    codes = dict[str, list[str]]()
    with closing(issued.desk()) as desk:
        assert desk.look(issued.code(), "elected").finding is Finding.RIGHT
        issue(issued.folder, "elected", {"kiosk-1": 1}, CHANCE.randrange, CHANCE.randbytes,
              codes.update)  # fmt: skip
        assert desk.look(codes["kiosk-1"][0], "elected").finding is Finding.RIGHT
        assert desk.look(issued.code(), "elected").finding is Finding.RIGHT


def test_where_no_codes_can_be_taken_people_are_told_so(tmp_path: Path) -> None:
    code = unknown()
    with closing(Issued(tmp_path / "none", stations=()).desk()) as desk:
        assert desk.look(code, "elected").finding is Finding.CLOSED
    issued = Issued(tmp_path)
    with closing(issued.desk()) as first, closing(issued.desk()) as second:
        assert first.look(issued.code(), "elected").finding is Finding.RIGHT
        assert second.look(issued.code(), "elected").finding is Finding.CLOSED
    register_path(tmp_path, "kiosk-1").write_text("{")
    with closing(issued.desk()) as desk:
        assert desk.look(issued.code(), "elected").finding is Finding.CLOSED


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_collector_settles_what_a_crash_has_left_before_anybody_answers(
    issued: Issued, is_kept: bool
) -> None:
    instrument = asks_for_codes("elected")
    with closing(issued.desk()) as desk:
        digest = desk.look(issued.code(), "elected").digest
    answer = replace(ANSWER, station="kiosk-1")
    with Collector(issued.folder, "kiosk-1", asks_for_codes()) as answers:

        def crash() -> None:
            if is_kept:
                answers.save(answer)
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt), Ledger(issued.folder, "kiosk-1") as ledger:
            ledger.save(digest, answer.id, crash)
    assert issued.used == 0
    with Collector(issued.folder, "kiosk-1", instrument) as answers:
        assert issued.used == int(is_kept)
        assert answers.codes is not None
        expected = Finding.SPENT if is_kept else Finding.RIGHT
        assert answers.codes.look(issued.code(), "elected").finding is expected


def test_a_collector_of_an_instrument_without_codes_has_no_desk(tmp_path: Path) -> None:
    with Collector(tmp_path, "kiosk-1", asks_for_codes()) as answers:
        assert answers.codes is None
    assert not (tmp_path / "codes").exists()
