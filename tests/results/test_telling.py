"""How shares and differences are told, exactly and not."""

import pytest

from tests.instrument.samples import make_value
from tests.results.populations import compared
from tests.results.test_evidence import APART, INSTRUMENT, SIZES, people
from valuetui.instrument.model import Role
from valuetui.results.evidence import evidence
from valuetui.results.gate import told, told_in_list
from valuetui.results.inference.differences import detectable
from valuetui.results.inference.intervals import Interval
from valuetui.results.measures import Share, Shift
from valuetui.results.selection import Offer, Selection, Variable
from valuetui.results.sentences import (
    detectable_in_words,
    likeness_in_words,
    limiting_in_words,
    wishes_in_words,
)
from valuetui.results.tally import tally
from valuetui.results.telling import (
    count_in_words,
    part_in_words,
    points_in_words,
    share_in_words,
    short_share,
)
from valuetui.words import Words

SV, EN = Words("sv"), Words("en")
COUNTS = [30, 28, 26, 24, 22, 20, 18, 16, 14, 10, 9, 5, 0]
COUNCIL = told_in_list({f"v{n}": Share(count, 41) for n, count in enumerate(COUNTS)}, 41)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("share", "long", "short", "count"),
    [
        (Share(290, 420), "69 %", "69", "290"),
        (told(Share(2, 41)), "få", "<7", "1–2"),
        (told(Share(40, 41)), "nästan alla", ">93", "39–41"),
        (COUNCIL["v9"], "24 %", "24", "10"),
        (COUNCIL["v10"], "<24 %", "<24", "0–9"),
        (COUNCIL["v12"], "<24 %", "<24", "0–9"),
    ],
)
def test_a_share_is_told_as_exactly_as_it_may_be(
    share: Share, long: str, short: str, count: str
) -> None:
    assert plain(share_in_words(share, SV)) == long
    assert short_share(share) == short
    assert count_in_words(share, SV) == count


@pytest.mark.parametrize(
    ("current", "desired", "points"),
    [
        (Share(10, 100), Share(25, 100), "+15"),
        (COUNCIL["v11"], COUNCIL["v0"], "≥+51"),
        (COUNCIL["v0"], COUNCIL["v11"], "≤−51"),
        (COUNCIL["v10"], COUNCIL["v11"], "?"),
        (Share(8, 50), COUNCIL["v12"], "?"),
    ],
)
def test_a_difference_is_told_as_at_least_so_large(
    current: Share, desired: Share, points: str
) -> None:
    shift = Shift(make_value(1), current, desired)
    assert points_in_words(shift, SV) == points


@pytest.mark.parametrize(
    ("variable", "category", "name", "expected"),
    [
        (Variable.CHANNEL, "kiosk", "", "Kanal: kiosk"),
        (Variable.LANGUAGE, "en", "", "Språk: English"),
        (Variable.SESSION, "f" * 32, "Öppet hus", "Möte: Öppet hus"),
        (Variable.SESSION, "", "", "Möte: inget möte"),
        (Variable.UNIT, "", "", "Enhet: ingen enhet"),
    ],
)
def test_a_part_of_those_who_answered_has_a_name(
    variable: Variable, category: str, name: str, expected: str
) -> None:
    offer = Offer(Selection(variable, category), {}, (), name)
    assert part_in_words(offer, SV, INSTRUMENT) == expected


def test_a_limiting_share_has_its_interval_where_something_was_drawn() -> None:
    share = Share(27, 100)
    assert plain(limiting_in_words(share, Interval(0.241, 0.309), SV)) == "27 % (24–31)"
    assert limiting_in_words(share, Interval(0.27, 0.27), EN) == "27%"


def test_how_alike_groups_are_stands_beside_what_chance_gives() -> None:
    answers = people(SIZES, APART)
    comparison = compared(answers, INSTRUMENT)
    found = evidence(comparison, tally(answers, INSTRUMENT))
    alike, _, apart = found.questions[Role.CURRENT].agreements
    assert 0 <= apart.rank_overlap < alike.rank_overlap <= 1
    assert apart.rank_correlation < alike.rank_correlation
    low, high = alike.expected.matches.low, alike.expected.matches.high
    assert f"({low:.0f}–{high:.0f})" in likeness_in_words(alike, SV)
    points = round(100 * detectable(200, 90))
    assert f"under ungefär {points} procentenheter" in detectable_in_words(comparison, found, SV)


def test_whether_anything_else_is_wanted_is_said_only_where_chance_has_a_part() -> None:
    answers = people(SIZES, APART)
    comparison = compared(answers, INSTRUMENT)
    found = evidence(comparison, tally(answers, INSTRUMENT))
    asked = INSTRUMENT.questions[0]
    citizens, elected = found.groups["citizens"], found.groups["elected"]
    assert "för få" in wishes_in_words(elected, asked, SV)
    assert "för få" not in wishes_in_words(citizens, asked, SV)
    assert wishes_in_words(citizens, asked, SV, is_census=True).startswith("I snitt")
