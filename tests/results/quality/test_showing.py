"""What is shown side by side: nothing about a few people follows from it, however it is put
together."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.results.gate.attacker import Attacker
from tests.results.quality.samples import heavy
from valuetui.instrument.model import Role
from valuetui.responses.answer import Status
from valuetui.responses.channel import Channel
from valuetui.results.gate import breakdowns
from valuetui.results.quality.flags import Flag, Flags
from valuetui.results.quality.operators import OTHERS
from valuetui.results.quality.quality import Kind
from valuetui.results.quality.showing import (
    COMPARED,
    MARKS,
    PARTIAL,
    Mark,
    Showing,
    Variable,
    category,
    has,
    showing,
)

LEAST = 5
ROLES = (Role.CURRENT, Role.DESIRED)
FAST = frozenset({Flag.SPEEDER})
Kinds = dict[Kind, int]


def kind(
    station: str = "a",
    channel: Channel = Channel.KIOSK,
    language: str = "sv",
    *,
    partial: bool = False,
    flags: Iterable[Flag] = (),
    operator: str = "",
) -> Kind:
    """An answer; that of a form where somebody entered it, of which nobody knows the order."""
    if operator:
        channel = Channel.PAPER
    status = Status.PARTIAL if partial else Status.COMPLETE
    roles = ROLES[:1] if partial else ROLES
    return Kind(
        "citizens", station, channel, language, None, status, roles, frozenset(flags),
        is_ordered=not operator, operator=operator,
    )  # fmt: skip


def tables(kinds: Kinds, found: Showing) -> list[tuple[int, ...]]:
    """All that is shown, as who stands in it; ``Attacker`` has one answer for each kind."""
    by_operator = [(None, each) for each in found.operators] + [*found.marked_operators]
    named: list[tuple[Mark | None, Variable | None, str]] = [
        (None, None, ""),
        *((None, v, each) for v in Variable for each in found.tables[v].shown),
        *((mark, None, "") for mark in found.marks),
        *found.marked,
    ]
    return [
        tuple(
            int((mark is None or has(k, mark)) and (v is None or category(k, v) == name))
            for k in kinds
        )
        for mark, v, name in named
    ] + [
        tuple(int(k.operator == each and (mark is None or has(k, mark))) for k in kinds)
        for mark, each in by_operator
    ]


def attacker(kinds: Kinds, found: Showing, role: Role | None = None) -> Attacker:
    """Somebody with all tables of all answers, or of those to one question."""
    there = {k: n for k, n in kinds.items() if role is None or role in k.answered}
    return Attacker(tables(there, found), range(len(there)), list(there.values()))


FLAGS: tuple[Flags, ...] = (
    frozenset(), frozenset(), FAST, frozenset({Flag.ONE_PAGE}),
    frozenset({Flag.SPEEDER, Flag.FIRST_K}),
)  # fmt: skip
KINDS: st.SearchStrategy[Kinds] = st.dictionaries(
    st.builds(
        kind,
        st.sampled_from("abc"),
        st.sampled_from([Channel.KIOSK, Channel.STAFF]),
        st.sampled_from(["sv", "sv", "en"]),
        partial=st.sampled_from([False, False, True]),
        flags=st.sampled_from(FLAGS),
        operator=st.sampled_from(["", "", "A", "B", OTHERS]),
    ),
    st.sampled_from([1, 2, 3, 4, 6, 9, 20]),
    min_size=1,
    max_size=9,
)


@given(KINDS)
def test_nothing_that_follows_from_all_that_is_shown_is_about_few_people(kinds: Kinds) -> None:
    """Plain tables, flags, partial answers and flags by station together, for all answers and for
    those to each question: no set of few people is known, and nothing tells about one alone."""
    found = showing(kinds, ROLES, LEAST)
    for role in (None, *ROLES):
        whole = attacker(kinds, found, role)
        if sum(whole.people) >= LEAST:
            assert whole.fewest_known(LEAST) == LEAST
            assert whole.fewest_told_about(LEAST) == LEAST


@heavy
@given(KINDS)
def test_the_plain_tables_are_those_of_the_gate(kinds: Kinds) -> None:
    """So that what is hidden there is not shown here."""
    cells: dict[tuple[str, ...], tuple[int, ...]] = {}
    for each, n in kinds.items():
        cell = tuple(category(each, variable) for variable in Variable)
        own = (n, *(n * (role in each.answered) for role in ROLES))
        cells[cell] = tuple(map(sum, zip(cells.get(cell, (0, 0, 0)), own, strict=True)))
    found = showing(kinds, ROLES, LEAST)
    assert tuple(found.tables.values()) == breakdowns(cells, LEAST)


@heavy
@given(KINDS)
def test_flags_are_shown_by_what_is_shown_plainly(kinds: Kinds) -> None:
    found = showing(kinds, ROLES, LEAST)
    for mark, variable, each in found.marked:
        assert mark in found.marks
        assert variable in COMPARED
        assert each in found.tables[variable].shown


@heavy
@given(KINDS)
def test_the_order_of_the_kinds_is_of_no_account(kinds: Kinds) -> None:
    assert showing(dict(reversed(kinds.items())), ROLES, LEAST) == showing(kinds, ROLES, LEAST)


def test_marks_that_nobody_has_are_shown_as_such() -> None:
    assert showing({kind(): 20}, ROLES, LEAST).marks == set(MARKS)


@pytest.mark.parametrize(("others", "told"), [(0, True), (3, False), (5, True)])
def test_a_flag_that_is_a_station_but_for_a_few_is_not_told(others: int, told: bool) -> None:
    """All of one station are fast, and some elsewhere: the flag less the station is these. Each
    table by itself has enough people, and so has what it leaves."""
    kinds = {kind("a", flags=FAST): 20, kind("b", flags=FAST): others, kind("b"): 50}
    found = showing({k: n for k, n in kinds.items() if n}, ROLES, LEAST)
    assert found.tables[Variable.STATION].shown == ("a", "b")
    assert (Flag.SPEEDER in found.marks) == told
    assert ((Flag.SPEEDER, Variable.STATION, "a") in found.marked) == told


def test_two_flags_that_differ_by_a_few_are_not_both_told() -> None:
    both = frozenset({Flag.SPEEDER, Flag.ONE_PAGE})
    found = showing({kind(flags=both): 12, kind(flags=FAST): 2, kind(): 40}, ROLES, LEAST)
    assert found.marks & both == FAST


def test_few_flagged_answers_to_one_question_are_enough_to_hide_the_flag() -> None:
    kinds = {kind(flags=FAST): 3, kind(flags=FAST, partial=True): 6, kind(): 40}
    found = showing(kinds, ROLES, LEAST)
    assert found.marks.isdisjoint({Flag.SPEEDER})
    assert PARTIAL in found.marks


def test_whoever_shows_the_flags_beside_the_tables_without_the_gate_is_found_out() -> None:
    """Otherwise that nothing is found would mean nothing."""
    kinds = {kind("a", flags=FAST): 20, kind("b", flags=FAST): 3, kind("b"): 50}
    found = showing(kinds, ROLES, LEAST)
    careless = Showing(found.tables, frozenset(MARKS), found.marked)
    assert attacker(kinds, careless).fewest_told_about(LEAST) == 3
