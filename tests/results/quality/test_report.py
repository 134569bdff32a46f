"""The report: what it tells, and above all what it does not tell."""

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import make_instrument
from tests.results.populations import seeded
from tests.results.quality.samples import at_random, heavy, ids, shown_order
from valuetui.instrument.model import Role
from valuetui.interview.order import UNKNOWN_ORDER
from valuetui.responses.answer import Answer, Paper, Status
from valuetui.responses.channel import Channel
from valuetui.results.comparison import compare
from valuetui.results.gate import Why
from valuetui.results.measures import Share
from valuetui.results.quality.flags import OF_ORDER, Flag, flags
from valuetui.results.quality.quality import Quality, quality
from valuetui.results.quality.report import GroupQuality, QualityReport, Table, quality_report
from valuetui.results.quality.showing import COMPARED, Variable
from valuetui.results.quality.yardstick import Yardstick
from valuetui.results.tally import tally

INSTRUMENT = make_instrument(30, pick=8, threshold=10)
V = ids(INSTRUMENT)
SIX = make_instrument(12, pick=3, threshold=5)
GROUPS = ("citizens", "elected", "employees")
STATIONS = {"a": Channel.KIOSK, "b": Channel.KIOSK, "c": Channel.STAFF, "d": Channel.PAPER}


def people(
    n: int, seed: int, group: str = "citizens", *, station: str = "kiosk-1", fast: int = 0
) -> list[Answer]:
    """So many people who pick at random at a station, the first of them ``fast``."""
    chance = seeded(seed)
    return [
        replace(at_random(chance, INSTRUMENT, group), station=station, fast=number < fast)
        for number in range(n)
    ]


def halved(whole: Answer) -> Answer:
    """The answer of somebody who went away after the first question."""
    return replace(whole, picks={"current": whole.picks["current"]}, status=Status.PARTIAL)


def report(answers: list[Answer]) -> QualityReport:
    return quality_report(quality(answers, INSTRUMENT), INSTRUMENT)


def citizens(answers: list[Answer]) -> GroupQuality:
    [found] = report(answers).groups
    assert found.group.id == "citizens"
    return found


def test_a_report_of_an_ordinary_survey() -> None:
    found = citizens(people(40, 1) + people(30, 2, station="kiosk-2", fast=12))
    assert found.n == 70
    assert found.partial == 0
    assert found.tables[Variable.STATION] == Table({"kiosk-1": 40, "kiosk-2": 30}, ())
    assert found.tables[Variable.SESSION] == Table({"": 70}, ())
    speeders = found.flags[Flag.SPEEDER]
    assert speeders is not None
    assert (speeders.share, speeders.by_chance) == (Share(12, 70), None)
    assert speeders.by[Variable.STATION] == {"kiosk-1": Share(0, 40), "kiosk-2": Share(12, 30)}
    position = found.positions[Role.CURRENT]
    assert position is not None
    assert position.n == 70
    assert position.p is not None
    assert position.p > 0.001
    effect = found.effects[Variable.STATION]["kiosk-2"][Role.DESIRED]
    assert (effect.n, effect.rest) == (30, 40)
    assert effect.similarity == pytest.approx(effect.by_chance, abs=0.1)
    without_speeders = found.sensitivity[Flag.SPEEDER][Role.CURRENT]
    assert (without_speeders.n, without_speeders.kept) == (70, 58)
    assert set(found.sensitivity) == {Flag.SPEEDER}


def test_with_one_station_there_is_no_effect() -> None:
    assert citizens(people(20, 1)).effects == {Variable.CHANNEL: {}, Variable.STATION: {}}


def test_a_station_of_a_few_is_hidden_with_the_next_smallest() -> None:
    answers = (
        people(30, 1) + people(12, 2, station="kiosk-2") + people(4, 3, station="kiosk-3")
    )  # fmt: skip
    found = citizens(answers)
    assert found.tables[Variable.STATION] == Table({"kiosk-1": 30}, ("kiosk-2", "kiosk-3"))
    assert set(found.effects[Variable.STATION]) == {"kiosk-1"}
    assert found.effects[Variable.STATION]["kiosk-1"][Role.CURRENT].rest == 16


@pytest.mark.parametrize("fast", [1, 9, 31, 39])
def test_a_flag_on_a_few_or_on_all_but_a_few_is_not_counted(fast: int) -> None:
    found = citizens(people(40, 1, fast=fast))
    assert found.flags[Flag.SPEEDER] is None
    assert Flag.SPEEDER not in found.sensitivity


def test_a_flag_on_nobody_is_told_as_such() -> None:
    found = citizens(people(40, 1)).flags[Flag.SPEEDER]
    assert found is not None
    assert found.share == Share(0, 40)


def test_flags_at_a_station_are_hidden_where_they_are_few_and_the_next_with_them() -> None:
    """Twelve fast at one, three at another: of neither, or the other could be had."""
    answers = (
        people(30, 1, fast=12)
        + people(40, 2, station="kiosk-2", fast=3)
        + people(50, 3, station="kiosk-3", fast=20)
    )
    found = citizens(answers).flags[Flag.SPEEDER]
    assert found is not None
    assert found.share == Share(35, 120)
    assert found.by[Variable.STATION] == {"kiosk-3": Share(20, 50)}


def test_partial_answers_are_told_where_they_are_not_few() -> None:
    nine = [halved(each) for each in people(9, 2)]
    ten = [halved(each) for each in people(10, 2)]
    assert citizens(people(20, 1) + nine).partial is None
    assert citizens(people(20, 1) + ten).partial == 10


def test_an_empty_answer_is_told_of_nowhere() -> None:
    nothing = [replace(each, picks={"current": (), "desired": ()}) for each in people(12, 2)]
    assert citizens(people(20, 1) + nothing) == citizens(people(20, 1))


def test_duplicates_are_told_within_a_group() -> None:
    """Over several groups they would tell of a group that is withheld, once it is not."""
    some = people(20, 1)
    copies = [replace(each, id=f"{place:032x}") for place, each in enumerate(some[:6])]
    elsewhere = [replace(each, group="elected") for each in some]
    assert report(some + elsewhere).groups[0].duplicates == 0
    assert report(some + copies + elsewhere).groups[0].duplicates == 12
    assert report(some + copies[:4]).groups[0].duplicates is None


def test_of_figures_that_have_moved_nothing_is_told() -> None:
    """They are not known, or there are not as many answers as there were."""
    counted = quality(people(20, 1) + people(12, 2, "elected"), SIX)
    found = quality_report(counted, SIX, {"citizens": 20, "elected": 15})
    assert [each.group.id for each in found.groups] == ["citizens"]
    assert {each.group.id: each.why for each in found.withheld} == {
        "elected": Why.MOVED,
        "employees": Why.FEW,
    }
    assert quality_report(counted, SIX, {}).groups == ()


def test_places_are_not_told_where_the_order_of_all_but_a_few_is_known() -> None:
    typed = [replace(each, channel=Channel.PAPER) for each in people(4, 2)]
    assert citizens(people(30, 1) + typed).positions[Role.CURRENT] is None
    assert citizens(typed * 5).positions[Role.CURRENT] is None
    more = [replace(each, channel=Channel.PAPER) for each in people(14, 2)]
    position = citizens(people(30, 1) + more).positions[Role.CURRENT]
    assert position is not None
    assert position.n == 30


def test_a_planted_bias_of_place_and_its_flag_are_told() -> None:
    first = [
        replace(each, picks=dict.fromkeys(each.picks, tuple(V[:8])), order=shown_order(V))
        for each in people(15, 1)
    ]
    found = citizens(first + people(60, 2))
    flagged = found.flags[Flag.FIRST_K]
    assert flagged is not None
    assert flagged.share == Share(15, 75)
    position = found.positions[Role.CURRENT]
    assert position is not None
    assert position.p is not None
    assert position.p < 1e-6
    assert found.sensitivity[Flag.FIRST_K][Role.CURRENT].moved.id in V[:8]


def test_no_threshold_lies_below_the_floor() -> None:
    with pytest.raises(ValueError, match="below 5"):
        quality_report(Quality(), replace(INSTRUMENT, threshold=4))


# What may not be told


@cache
def survey(seed: int) -> list[Answer]:
    """Small groups at several stations, with flags here and there."""
    chance = seeded(seed)
    found = []
    for group, (station, channel) in product(GROUPS, STATIONS.items()):
        size, fast = chance.choice([0, 0, 2, 5, 9, 14]), chance.choice([0, 1, 5, 14])
        for number in range(size):
            made = at_random(chance, SIX, group)
            if chance.random() < 0.2:
                made = halved(made)
            found.append(
                replace(
                    made,
                    station=station,
                    channel=channel,
                    fast=number < fast,
                    language=chance.choice(["sv", "sv", "en"]),
                    session=chance.choice([None, "morning"]),
                )
            )
    return found


@cache
def reported(seed: int) -> QualityReport:
    """The report of such a survey."""
    return quality_report(quality(survey(seed), SIX), SIX)


SURVEYS = st.integers(0, 60)
"""A seed each."""


def are_fine(total: int, parts: list[int]) -> bool:
    """Whether neither a sum of some parts nor what it leaves of the total is a few."""
    sums = {0}
    for part in parts:
        sums |= {each + part for each in sums}
    return not parts or all(n == 0 or n >= 5 for each in sums for n in (each, total - each))


@heavy
@given(SURVEYS)
def test_the_groups_shown_are_those_of_the_comparison(seed: int) -> None:
    answers = survey(seed)
    found = reported(seed)
    comparison = compare(tally(answers, SIX), SIX)
    assert [each.group for each in found.groups] == [each.group for each in comparison.groups]
    assert found.withheld == comparison.withheld
    assert [each.n for each in found.groups] == [each.n for each in comparison.groups]


@heavy
@given(SURVEYS)
def test_nothing_of_a_withheld_group_is_anywhere(seed: int) -> None:
    answers = survey(seed)
    found = reported(seed)
    shown = {each.group.id for each in found.groups}
    without = quality_report(quality([a for a in answers if a.group in shown], SIX), SIX)
    assert found == without


@given(SURVEYS)
def test_no_few_can_be_had_by_subtraction_from_a_table(seed: int) -> None:
    """Within a group and a variable, from all sums of what is shown and the totals."""
    for found in reported(seed).groups:
        assert found.n >= 5
        assert found.partial is None or are_fine(found.n, [found.partial])
        for table in found.tables.values():
            assert are_fine(found.n, list(table.shown.values()))
        for flagged in filter(None, found.flags.values()):
            count, of = flagged.share.count, flagged.share.of
            for by in flagged.by.values():
                shares = list(by.values())
                assert are_fine(of, [share.of for share in shares])
                assert are_fine(count, [share.count for share in shares])
                assert are_fine(of - count, [share.of - share.count for share in shares])


@given(SURVEYS)
def test_no_figure_is_of_a_few(seed: int) -> None:
    for found in reported(seed).groups:
        effects = [
            effect
            for variable in COMPARED
            for by_role in found.effects[variable].values()
            for effect in by_role.values()
        ]
        changes = [each for by_role in found.sensitivity.values() for each in by_role.values()]
        positions = [each for each in found.positions.values() if each]
        assert all(min(effect.n, effect.rest) >= 5 for effect in effects)
        assert all(min(change.kept, change.n - change.kept) >= 5 for change in changes)
        assert all(position.n >= 5 for position in positions)


@given(SURVEYS)
def test_a_channel_and_its_stations_do_not_tell_of_a_few(seed: int) -> None:
    """Kiosk is the stations a and b, staff is c and paper is d."""
    for found in reported(seed).groups:
        stations = found.tables[Variable.STATION].shown
        kiosk = found.tables[Variable.CHANNEL].shown.get("kiosk")
        if kiosk is not None:
            assert are_fine(kiosk, [n for station, n in stations.items() if station in "ab"])


@heavy
@given(SURVEYS)
def test_what_is_told_is_true(seed: int) -> None:
    answers = survey(seed)
    for found in reported(seed).groups:
        own = [a for a in answers if a.group == found.group.id]
        assert found.n == len(own)
        for variable, table in found.tables.items():
            counts = Counter(str(getattr(a, variable) or "") for a in own)
            assert set(table.shown) | set(table.hidden) == set(counts)
            assert all(n == counts[category] for category, n in table.shown.items())
        for flag, flagged in found.flags.items():
            having = [a for a in own if flag in flags(a, SIX)]
            if flagged:
                known = [a for a in own if flag not in OF_ORDER or not found.unordered
                         or Yardstick(SIX).places(a)]  # fmt: skip
                assert flagged.share == Share(len(having), len(known))
                for station, share in flagged.by[Variable.STATION].items():
                    assert share.count == sum(a.station == station for a in having)
                    assert share.of == sum(a.station == station for a in own)


@given(SURVEYS)
def test_flags_are_told_only_of_categories_that_the_table_shows(seed: int) -> None:
    for found in reported(seed).groups:
        for flagged in filter(None, found.flags.values()):
            for variable, by in flagged.by.items():
                assert set(by) <= set(found.tables[variable].shown)


@heavy
@given(SURVEYS)
def test_a_report_changes_nothing_in_the_counts(seed: int) -> None:
    answers = survey(seed)
    counts = quality(answers, SIX)
    quality_report(counts, SIX)
    assert counts == quality(answers, SIX)


# Answers whose order nobody knows


def imported(n: int, seed: int) -> list[Answer]:
    return [replace(each, channel=Channel.WEB, order=UNKNOWN_ORDER, station="web-1")
            for each in people(n, seed)]  # fmt: skip


def test_answers_of_unknown_order_are_on_neither_side_of_what_chance_gives() -> None:
    found = citizens(people(60, 1) + imported(40, 2))
    first, same = found.flags[Flag.FIRST_K], found.flags[Flag.SAME_SET_TWICE]
    assert first
    assert same
    assert (first.share.of, same.share.of) == (60, 100)
    assert found.unordered == 40
    assert "web-1" not in first.by[Variable.STATION]
    for bias in found.positions.values():
        assert bias
        assert (bias.n, bias.left_out) == (60, 40)


def test_of_a_few_it_is_not_told_that_their_order_is_unknown() -> None:
    found = citizens(people(60, 1) + imported(4, 2))
    first = found.flags[Flag.FIRST_K]
    assert first
    assert (first.share.of, found.unordered) == (64, None)


# Who entered the forms


def forms(n: int, seed: int, operator: str, *, same: bool = False) -> list[Answer]:
    """So many forms that somebody entered; with the same words twice where they are careless."""
    return [
        replace(each, channel=Channel.PAPER, station="inmatning",
                paper=Paper(f"{seed}-{number}", operator),
                picks=dict.fromkeys(each.picks, each.picks["current"]) if same else each.picks)
        for number, each in enumerate(people(n, seed))
    ]  # fmt: skip


def test_two_who_entered_forms_are_told_apart_by_letters() -> None:
    found = citizens(
        people(60, 1) + forms(40, 2, "Karin") + forms(15, 3, " karin ") + forms(35, 4, "OB")
    )
    assert sorted(each.forms for each in found.operators.values()) == [35, 55]
    assert set(found.operators) == {"A", "B"}
    for each in found.operators.values():
        assert {(e.n, e.rest) for e in each.effects.values()} == {(each.forms, 90 - each.forms)}
        assert each.flags[Flag.SAME_SET_TWICE] == Share(0, each.forms)
    assert "arin" not in repr(found)


def test_who_knows_the_names_does_not_know_the_letters() -> None:
    told = set()
    for seed in range(8):
        found = citizens(forms(40, 2 * seed, "KL") + forms(35, 2 * seed + 1, "OB"))
        told.add(next(letter for letter, each in found.operators.items() if each.forms == 40))
    assert told == {"A", "B"}


def test_what_one_of_them_does_otherwise_is_told() -> None:
    found = citizens(people(60, 1) + forms(40, 2, "KL", same=True) + forms(40, 4, "OB"))
    flagged = [each.flags[Flag.SAME_SET_TWICE].count for each in found.operators.values()]
    assert sorted(flagged) == [0, 40]


@pytest.mark.parametrize(
    "entered",
    [
        {"KL": 60},  # one alone: the others' is nobody's
        {"KL": 60, "OB": 29},  # the other has entered few
        {"KL": 60, "OB": 29, "N": 4},
    ],
)
def test_of_one_alone_or_of_few_forms_nothing_is_told(entered: dict[str, int]) -> None:
    made = [each for seed, (name, n) in enumerate(entered.items(), 2)
            for each in forms(n, seed, name)]  # fmt: skip
    assert citizens(people(60, 1) + made).operators == {}


def test_where_a_third_has_entered_a_few_the_largest_is_told_against_all_others() -> None:
    """Paper less two of them would be the four forms of the third."""
    found = citizens(people(60, 1) + forms(45, 2, "KL") + forms(40, 3, "OB") + forms(4, 4, "N"))
    [each] = found.operators.values()
    assert each.forms == 45
    assert {(e.n, e.rest) for e in each.effects.values()} == {(45, 44)}


def test_nothing_follows_from_operators_and_all_other_tables_about_a_few() -> None:
    """Of A's forms all but four came from one station: the station less A would be told of."""
    elsewhere = [replace(each, station="annex") for each in forms(40, 4, "OB")]
    moved = [replace(each, station="annex") for each in forms(4, 5, "KL")]
    found = citizens(people(60, 1) + forms(40, 2, "KL") + moved + elsewhere)
    assert found.operators == {}
    assert set(found.tables[Variable.STATION].shown) == {"kiosk-1", "inmatning", "annex"}
