"""Files of answers go into a folder whole or not at all, once, and point to nobody there."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import load_small, load_with_background
from tests.station.csvs import Person, keep, kobo, limesurvey, odk, person, uuid
from valuetui.instrument.model import Instrument
from valuetui.responses.answer import Answer
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.keys import write_new_key
from valuetui.responses.record import fact_from_document
from valuetui.responses.seal import Opener, Sealer
from valuetui.responses.sealed import is_sealed
from valuetui.results.quality.showing import Variable
from valuetui.results.telling import language_in_words
from valuetui.station.answers.rows import Circumstances
from valuetui.station.answers.secret import (
    BadKey,
    key_in,
    read_key,
    station_of_key,
)
from valuetui.station.answers.taking import (
    BATCH,
    File,
    OtherKey,
    Outcome,
    refuse_other_key,
    take_in,
)
from valuetui.station.collector import Collector
from valuetui.station.survey import Survey
from valuetui.words import Words

KEY = b"k" * 32
STATION = station_of_key(KEY)
TODAY = date(2026, 3, 9)

Program = Callable[[Sequence[Person], Instrument], str]


@pytest.fixture
def small(tmp_path: Path) -> Instrument:
    return load_small(tmp_path / "q")


def take(path: Path, folder: Path, instrument: Instrument, **others: bool) -> Outcome:
    about = Circumstances(STATION, KEY)
    return take_in(
        File(path),
        folder,
        instrument,
        about,
        today=TODAY,
        dry_run=others.get("dry_run", False),
        take_rest=others.get("take_rest", False),
    )


def answers_in(folder: Path, opener: Opener | None = None) -> list[Answer]:
    documents = ResponseFolder(folder, opener=opener).documents()
    found = [fact_from_document(each) for each in documents]
    return [each for each in found if isinstance(each, Answer)]


def tuple_of(given: object) -> tuple[object, ...]:
    return given if isinstance(given, tuple) else (given,)


def people(n: int, first: int = 1) -> list[Person]:
    return [person(each, "citizens" if each % 2 else "employees")
            for each in range(first, first + n)]  # fmt: skip


def test_what_a_file_holds_is_counted_like_any_other_answer(
    small: Instrument, tmp_path: Path
) -> None:
    path = keep(tmp_path / "a.csv", odk(people(30), small))
    outcome = take(path, tmp_path / "data", small)
    assert (outcome.is_whole, outcome.written, outcome.rows) == (True, True, 30)
    assert outcome.counts.new.total() == 30
    survey = Survey(tmp_path / "data")
    compared = survey.comparison()
    assert {group.group.id: group.n for group in compared.groups} == {
        "citizens": 15,
        "employees": 15,
    }


def test_the_quality_of_answers_without_order_times_and_language_is_told(
    small: Instrument, tmp_path: Path
) -> None:
    path = keep(tmp_path / "a.csv", odk(people(60), small))
    take(path, tmp_path / "data", small)
    citizens, employees = Survey(tmp_path / "data").quality().groups
    assert (citizens.n, employees.n) == (30, 30)
    assert citizens.tables[Variable.LANGUAGE].shown == {"und": 30}
    assert language_in_words("und", Words("en")) == "unknown language"


@pytest.mark.parametrize("program", [odk, kobo, limesurvey])
def test_the_same_file_twice_adds_nothing(
    program: Program, small: Instrument, tmp_path: Path
) -> None:
    path = keep(tmp_path / "a.csv", program(people(8), small))
    take(path, tmp_path / "data", small)
    before = (tmp_path / "data" / "responses" / f"{STATION}.json").read_bytes()
    again = take(path, tmp_path / "data", small)
    assert (again.counts.new.total(), again.counts.known.total()) == (0, 8)
    assert (tmp_path / "data" / "responses" / f"{STATION}.json").read_bytes() == before


def test_a_later_export_adds_only_what_is_new(small: Instrument, tmp_path: Path) -> None:
    take(keep(tmp_path / "a.csv", odk(people(5), small)), tmp_path / "data", small)
    later = keep(tmp_path / "b.csv", odk(people(9), small, split=True))
    outcome = take(later, tmp_path / "data", small)
    assert (outcome.counts.new.total(), outcome.counts.known.total()) == (4, 5)


def test_nothing_in_the_folder_tells_who_or_when_or_where_from(
    small: Instrument, tmp_path: Path
) -> None:
    take(keep(tmp_path / "a.csv", odk(people(6), small)), tmp_path / "data", small)
    take(keep(tmp_path / "b.csv", kobo(people(6, 10), small)), tmp_path / "data", small)
    take(keep(tmp_path / "c.csv", limesurvey(people(6, 20), small)), tmp_path / "data", small)
    assert len(answers_in(tmp_path / "data")) == 18
    said = b"".join(each.read_bytes() for each in (tmp_path / "data").rglob("*") if each.is_file())
    for secret in ("Anna", "anna", "192.0.2.7", "kodA1", "collect:abc", "07:31", "08:36",
                   "a.csv", KEY.hex(), *map(uuid, range(1, 20))):  # fmt: skip
        assert secret.encode() not in said


def test_on_disk_they_lie_in_an_order_that_says_nothing(small: Instrument, tmp_path: Path) -> None:
    take(keep(tmp_path / "a.csv", odk(people(20), small)), tmp_path / "data", small)
    ids = [each["id"] for each in ResponseFolder(tmp_path / "data").documents()]
    assert ids == sorted(ids)
    assert (tmp_path / "data" / "manifest.json").exists()


def test_where_one_row_is_refused_nothing_is_taken_in(small: Instrument, tmp_path: Path) -> None:
    rows = [*people(3), person(4, current=["trust"])]
    path = keep(tmp_path / "a.csv", odk(rows, small))
    outcome = take(path, tmp_path / "data", small)
    [refused] = outcome.refused
    assert (refused.line, refused.reason, refused.heading) == (5, "too_few", "current")
    assert (outcome.written, outcome.refused_rows) == (False, 1)
    assert not (tmp_path / "data").exists()
    rest = take(path, tmp_path / "data", small, take_rest=True)
    assert (rest.written, rest.counts.new.total()) == (True, 3)


def test_a_dry_run_writes_nothing_and_counts_the_same(small: Instrument, tmp_path: Path) -> None:
    path = keep(tmp_path / "a.csv", odk(people(3), small))
    outcome = take(path, tmp_path / "data", small, dry_run=True)
    assert (outcome.written, outcome.counts.new.total()) == (False, 3)
    assert not (tmp_path / "data").exists()


def test_who_did_not_hand_in_or_was_rejected_stops_nobody(
    small: Instrument, tmp_path: Path
) -> None:
    rows = [*people(2), person(5, current=[], desired=["trust"], handed_in=False)]
    path = keep(tmp_path / "a.csv", limesurvey(rows, small))
    outcome = take(path, tmp_path / "data", small)
    assert (outcome.is_whole, outcome.counts.new.total()) == (True, 2)
    assert dict(outcome.reasons) == {"unfinished": 1}
    rejected = keep(tmp_path / "b.csv", odk([*people(2), person(9, review="rejected")], small))
    assert take(rejected, tmp_path / "data", small).reasons == {"rejected": 1}


def test_an_answer_that_was_changed_in_the_other_program_is_told_and_set_aside(
    small: Instrument, tmp_path: Path
) -> None:
    take(keep(tmp_path / "a.csv", odk(people(3), small)), tmp_path / "data", small)
    changed = [person(1, current=["stress", "safety"]), *people(3, 2)]
    path = keep(tmp_path / "b.csv", odk(changed, small))
    outcome = take(path, tmp_path / "data", small)
    assert (outcome.is_whole, outcome.written) == (False, False)
    assert outcome.counts.refused == {"different": 1}
    rest = take(path, tmp_path / "data", small, take_rest=True)
    assert (rest.counts.new.total(), rest.counts.known.total()) == (1, 2)
    assert len(answers_in(tmp_path / "data")) == 4


def test_the_same_answer_twice_in_a_file_is_one(small: Instrument, tmp_path: Path) -> None:
    path = keep(tmp_path / "a.csv", odk([*people(2), *people(2)], small))
    outcome = take(path, tmp_path / "data", small)
    assert (outcome.counts.new.total(), outcome.counts.known.total()) == (2, 2)


def test_answers_to_other_words_do_not_come_among_those_of_a_kiosk(
    small: Instrument, tmp_path: Path
) -> None:
    take(keep(tmp_path / "a.csv", odk(people(1), small)), tmp_path / "a", small)
    [answer] = answers_in(tmp_path / "a")
    with Collector(tmp_path / "data", "kiosk-1", small) as collector:
        collector.save(replace(answer, station="kiosk-1"))
    fewer = replace(small, values=small.values[:2], questions=small.questions[:1])
    chosen = [person(1, current=["trust", "stress"])]
    outcome = take(keep(tmp_path / "b.csv", odk(chosen, fewer)), tmp_path / "data", fewer)
    assert outcome.counts.refused == {"other-words": 1}
    assert not outcome.written


@pytest.mark.slow
def test_many_rows_go_in_by_batches_and_once(small: Instrument, tmp_path: Path) -> None:
    shares: list[float] = []
    path = keep(tmp_path / "a.csv", odk(people(2 * BATCH + 5), small))
    about = Circumstances(STATION, KEY)
    take_in(File(path), tmp_path / "data", small, about, today=TODAY, show=shares.append)
    assert len(answers_in(tmp_path / "data")) == 2 * BATCH + 5
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert take(path, tmp_path / "data", small).counts.known.total() == 2 * BATCH + 5


PEOPLE = st.lists(
    st.tuples(
        st.integers(1, 99),
        st.sampled_from(["citizens", "employees"]),
        st.permutations(["trust", "stress", "safety"]),
        st.permutations(["trust", "stress", "safety"]),
        st.lists(st.sampled_from(["school", "care", "other"]), unique=True),
        st.one_of(st.just(""), st.integers(1, 110)),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda each: each[0],
)


@given(people=PEOPLE, program=st.sampled_from([odk, kobo, limesurvey]))
def test_whoever_answers_whatever_it_comes_in_as_it_was_given(
    tmp_path_factory: pytest.TempPathFactory, people: list[Any], program: Program
) -> None:
    folder = tmp_path_factory.mktemp("any")
    instrument = load_with_background(folder / "q")
    rows = [
        person(number, group, current=now[:2], desired=then[:2], ways=ways, years=years)
        for number, group, now, then, ways, years in people
    ]
    take(keep(folder / "a.csv", program(rows, instrument)), folder / "data", instrument)
    found = Counter(
        (
            each.group,
            *(frozenset(each.picks[question]) for question in ("current", "desired")),
            frozenset(tuple_of(each.background.get("ways", ()))),
            each.background.get("years", ""),
        )
        for each in answers_in(folder / "data")
    )
    expected = Counter(
        (group, frozenset(now[:2]), frozenset(then[:2]), frozenset(ways), years)
        for _, group, now, then, ways, years in people
    )
    assert found == expected


def test_where_answers_are_sealed_these_are_too_and_known_again(
    small: Instrument, tmp_path: Path
) -> None:
    public = write_new_key(tmp_path / "key.txt")
    path, about = keep(tmp_path / "a.csv", odk(people(4), small)), Circumstances(STATION, KEY)
    for new, known in ((4, 0), (0, 4)):
        outcome = take_in(
            File(path), tmp_path / "data", small, about, today=TODAY, sealer=Sealer([public])
        )
        assert (outcome.counts.new.total(), outcome.counts.known.total()) == (new, known)
    assert answers_in(tmp_path / "data", Opener.from_file(tmp_path / "key.txt"))
    assert all(map(is_sealed, ResponseFolder(tmp_path / "data").documents()))


# The key


def test_the_key_is_made_once_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    key = key_in(tmp_path / "state")
    assert key_in(tmp_path / "state") == key == read_key(tmp_path / "state" / "answers-key")
    assert len(key) == 32
    assert (tmp_path / "state" / "answers-key").stat().st_mode & 0o077 == 0


def test_what_is_no_key_is_no_key(tmp_path: Path) -> None:
    (tmp_path / "answers-key").write_text("secret\n")
    with pytest.raises(BadKey):
        key_in(tmp_path)


def test_another_machine_would_count_the_same_answers_twice_and_may_not(
    small: Instrument, tmp_path: Path
) -> None:
    refuse_other_key(tmp_path / "data", STATION)
    take(keep(tmp_path / "a.csv", odk(people(1), small)), tmp_path / "data", small)
    refuse_other_key(tmp_path / "data", STATION)
    with pytest.raises(OtherKey) as other:
        refuse_other_key(tmp_path / "data", station_of_key(b"l" * 32))
    assert other.value.station == STATION
