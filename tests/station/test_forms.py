"""The register of forms: found by number with the key, and by nobody without it."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.instrument.samples import make_instrument
from tests.interview.entry.clerk import answer, at_desk, codes, number, type_in
from valuetui.interview.entry.rules import Batch, Before
from valuetui.interview.entry.totals import spans
from valuetui.responses.answer import Answer
from valuetui.responses.record import Void
from valuetui.responses.sealed_forms import forms_ledger
from valuetui.station.answers.secret import BadKey
from valuetui.station.collector import Collector
from valuetui.station.forms import KEY, FormRegister, SealingRegister, form_digest, forms_key
from valuetui.station.last_batch import last_batch, remember_batch

INSTRUMENT = make_instrument(12, pick=3)
SECRET = bytes(32)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with Collector(tmp_path / "wave", "kansli-1", INSTRUMENT):
        yield tmp_path / "wave"


def entered(of: int, record: int, keys: str = codes((1, 2, 3)) * 2) -> Answer:
    clerk = at_desk(INSTRUMENT, group="elected")
    type_in(clerk, number(of) + keys)
    made = answer(clerk)
    assert made.paper
    form = replace(made.paper, form=form_digest(SECRET, INSTRUMENT, of))
    return replace(made, id=f"{record:032x}", paper=form)


def save(folder: Path, station: str, *facts: Answer | Void) -> None:
    with Collector(folder, station, INSTRUMENT) as answers:
        answers.save_many(facts)


def test_forms_of_all_stations_are_found_by_their_numbers(folder: Path) -> None:
    save(folder, "kansli-1", entered(42, 1))
    register = FormRegister(folder, SECRET, INSTRUMENT)
    register.refresh()
    save(folder, "kansli-2", entered(43, 2))
    assert register.before(43) is None
    register.refresh()
    before = register.before(43)
    assert before
    assert (before.operator, before.record_id) == ("Kim", f"{2:032x}")
    assert register.before(44) is None
    assert register.has(f"{1:032x}")


def test_where_answers_are_sealed_no_form_is_entered_twice_nor_any_correction_offered(
    folder: Path,
) -> None:
    save(folder, "kansli-2", entered(42, 1), entered(43, 2))
    save(folder, "kansli-2", Void(f"{9:032x}", f"{2:032x}", "fel", "2026-11-27", "kansli-2", "Kim"))
    register = SealingRegister(folder, SECRET, INSTRUMENT)
    register.refresh()
    before = register.before(42)
    assert before  # in the clear, so that it is not said to be sealed
    assert (before.operator, before.station, before.told) == ("Kim", "kansli-1", "entered_kept")
    assert register.before(43) is None
    register.saved(entered(43, 3))
    assert register.before(43) == Before()
    assert Before().told == "entered_sealed"


def test_a_form_that_was_sealed_elsewhere_is_known_and_no_more_than_that(folder: Path) -> None:
    with forms_ledger(folder, "kansli-2") as ledger:
        for of, record in ((42, 1), (43, 2)):
            digest = form_digest(SECRET, INSTRUMENT, of)
            ledger.save(digest, f"{record:032x}", lambda: None)
    struck = Void(f"{9:032x}", f"{2:032x}", "fel", "2026-11-27", "kansli-1", "Kim")
    save(folder, "kansli-1", entered(43, 2), struck)  # a copy that was opened
    register = FormRegister(folder, SECRET, INSTRUMENT)
    register.refresh()
    assert (register.before(42), register.entries(42)) == (Before(), ())
    assert register.before(43) is None
    found = register.totals(range(41, 44))
    assert (found.entered, found.sealed, found.missing, found.outside) == (1, 1, (41, 43), 0)
    assert register.totals(range(1, 9)).outside == 1


def test_with_another_key_no_form_is_found(folder: Path) -> None:
    save(folder, "kansli-1", entered(42, 1))
    register = FormRegister(folder, bytes([1] * 32), INSTRUMENT)
    register.refresh()
    assert not any(register.before(number) for number in range(1, 100))


def test_a_form_that_was_voided_may_be_entered_again(folder: Path) -> None:
    first = entered(42, 1)
    void = Void(f"{9:032x}", first.id, "fel", "2026-11-27", "kansli-1", "Kim")
    save(folder, "kansli-1", first, void)
    register = FormRegister(folder, SECRET, INSTRUMENT)
    register.refresh()
    assert register.before(42) is None
    assert register.totals(range(42, 43)).missing == (42,)


def test_the_totals_tell_what_is_missing_and_what_is_there_twice(folder: Path) -> None:
    blank = entered(4, 5, "\r\r" + codes((1, 2, 3)))
    save(folder, "kansli-1", entered(1, 1), entered(2, 2), entered(2, 3), entered(9, 4), blank)
    register = FormRegister(folder, SECRET, INSTRUMENT)
    register.refresh()
    found = register.totals(range(1, 6))
    assert (found.forms, found.marks, found.complete, found.outside) == (4, 21, 3, 1)
    assert (found.missing, found.twice) == ((3, 5), (2,))
    assert (found.flags, found.groups) == ({"blank": 1}, {"elected": 4})


def test_the_same_form_of_another_wave_is_another_form() -> None:
    other = replace(INSTRUMENT, wave="2027")
    assert form_digest(SECRET, INSTRUMENT, 42) != form_digest(SECRET, other, 42)


def test_a_machine_has_one_key_and_says_when_it_is_damaged(tmp_path: Path) -> None:
    key = forms_key(tmp_path)
    assert (len(key), forms_key(tmp_path)) == (32, key)
    (tmp_path / KEY).write_text("no key", encoding="utf-8")
    with pytest.raises(BadKey):
        forms_key(tmp_path)


def test_the_last_batch_is_remembered_and_nothing_else_is_taken_for_one(tmp_path: Path) -> None:
    path = tmp_path / "state" / "last-batch.json"
    batch = Batch("Kim", "sv", None, 1, 50)
    remember_batch(path, batch)
    assert last_batch(path) == batch
    assert os.name == "nt" or not path.stat().st_mode & 0o077
    for damaged in ("", "[]", '{"operator": "Kim"}', '{"operator": 3, "language": "sv"}',
                    '{"operator": "Kim", "language": "sv", "first": "1"}'):  # fmt: skip
        path.write_text(damaged, encoding="utf-8")
        assert last_batch(path) is None


def test_numbers_in_a_row_are_told_in_short() -> None:
    assert spans([1, 2, 3, 7, 9, 10]) == [(1, 3), (7, 7), (9, 10)]
    assert spans([]) == []
