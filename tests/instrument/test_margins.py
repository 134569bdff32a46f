"""The file that says how a group is made up: every fault with its line, and what is read of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.instrument.samples import both, make_instrument
from valuetui.instrument.background import Background, Kind, Option
from valuetui.instrument.margins import FILE, Margin, load_margins
from valuetui.instrument.model import Instrument
from valuetui.instrument.problem import InstrumentFaults
from valuetui.words import Words


def question(name: str, *options: str, group: str = "citizens") -> Background:
    """A choice of one that a group is asked."""
    return Background(
        name, Kind.SINGLE, both(name), both(name),
        options=tuple(Option(each, both(each)) for each in options), show_if={"group": (group,)},
    )  # fmt: skip


AGE, SEX = question("age", "young", "middle", "old"), question("sex", "f", "m", "x")
INSTRUMENT = make_instrument(30, pick=8, background=(AGE, SEX))

SOUND = """\
[[margin]]
group = "citizens"
question = "age"
people = { young = 3000, old = 2500.5, middle = 4500 }
source = "Register"
day = 2025-12-31

[[margin]]
group = "citizens"
question = "sex"
shares = { f = 49.6, m = 50.3 }
without = ["x"]
source = "Register"
day = 2025-12-31
"""


def load(folder: Path, text: str, instrument: Instrument = INSTRUMENT) -> tuple[Margin, ...]:
    file = folder / FILE
    file.write_text(text, encoding="utf-8")
    return load_margins(file, instrument)


def test_margins_are_read_in_the_order_of_the_options(tmp_path: Path) -> None:
    day = date(2025, 12, 31)
    assert load(tmp_path, SOUND) == (
        Margin(
            "citizens", AGE, {"young": 3000, "middle": 4500, "old": 2500.5}, (), "Register", day
        ),
        Margin("citizens", SEX, {"f": 49.6, "m": 50.3}, ("x",), "Register", day),
    )
    assert list(load(tmp_path, SOUND)[0].people) == ["young", "middle", "old"]


FAULTS = [
    ('group = "citizens"', 'group = "council"', 2, "not_one_of"),
    ('group = "citizens"', 'group = "elected"', 3, "margins.problem.no_question"),
    ('question = "age"', 'question = "sex"', 10, "margins.problem.twice"),
    ('question = "age"', 'question = "height"', 3, "not_one_of"),
    ("young = 3000, ", "", 4, "margins.problem.lacking"),
    ("young = 3000", "young = 0", 4, "margins.problem.number"),
    ("young = 3000", 'young = "many"', 4, "margins.problem.number"),
    ("young = 3000", "young = 3000, tall = 1", 4, "unknown_key"),
    ("people =", "peoples =", 1, "margins.problem.people_or_shares"),
    ("day = 2025-12-31", 'day = "2025"', 6, "margins.problem.day"),
    ("day = 2025-12-31", "day = 2025-12-31T00:00:00", 6, "margins.problem.day"),
    ("f = 49.6", "f = 40.6", 11, "margins.problem.sum"),
    ("m = 50.3", "m = 50.3, x = 0.1", 11, "margins.problem.also_without"),
    ('without = ["x"]', 'without = ["x", "y"]', 12, "margins.problem.unknown_option"),
    ('["x"]', '["x", "m"]', 11, "margins.problem.also_without"),
    ('source = "Register"', "", 1, "missing_key"),
]


@pytest.mark.parametrize(("right", "wrong", "line", "key"), FAULTS)
def test_every_fault_is_told_with_its_line(
    right: str, wrong: str, line: int, key: str, tmp_path: Path
) -> None:
    with pytest.raises(InstrumentFaults) as told:
        load(tmp_path, SOUND.replace(right, wrong, 1))
    assert (line, key) in {(each.line, each.key) for each in told.value.problems}
    for language in ("sv", "en"):
        assert all(each.say(Words(language)) for each in told.value.problems)


def test_faults_do_not_hide_each_other(tmp_path: Path) -> None:
    faulty = SOUND.replace("2025-12-31", '"2025"', 1).replace("f = 49.6", "f = 1")
    with pytest.raises(InstrumentFaults) as told:
        load(tmp_path, faulty)
    assert [(each.line, each.key) for each in told.value.problems] == [
        (6, "margins.problem.day"), (11, "margins.problem.sum")
    ]  # fmt: skip


def test_of_a_group_of_which_everybody_is_asked_nothing_is_weighted(tmp_path: Path) -> None:
    asked = make_instrument(background=(question("age", "young", "old", group="elected"),))
    council = tuple(replace(g, roll=41 if g.id == "elected" else None) for g in asked.groups)
    asked = replace(asked, groups=council)
    text = SOUND.split("\n\n")[0].replace("citizens", "elected")
    with pytest.raises(InstrumentFaults) as told:
        load(tmp_path, text.replace(", middle = 4500", ""), asked)
    assert [each.key for each in told.value.problems] == ["margins.problem.roll"]


def test_a_file_with_nothing_in_it_weighs_nothing(tmp_path: Path) -> None:
    assert load(tmp_path, "# inget än\n") == ()


def test_single_brackets_are_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(InstrumentFaults) as told:
        load(tmp_path, SOUND.split("\n\n")[0].replace("[[margin]]", "[margin]"))
    assert [(each.line, each.key) for each in told.value.problems] == [(1, "not_tables")]
