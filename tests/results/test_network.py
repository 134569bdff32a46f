"""Organisations side by side: their mean, all their people, and nothing of those not shown."""

from dataclasses import replace
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import both, make_instrument
from tests.results.populations import answer_of, compared
from valuetui.instrument.model import Instrument, Organisation, Role
from valuetui.results.comparison import Comparison
from valuetui.results.network import Network, OrganisationsDiffer, network


def asked(name: str, values: int = 14) -> Instrument:
    """The instrument of one organisation."""
    instrument = make_instrument(values, pick=3, threshold=5)
    return replace(instrument, organisation=Organisation(name, both(name.title())))


def survey(name: str, n: int, see: int) -> Comparison:
    """An organisation of whose ``n`` citizens so many see v1."""
    answers = [
        answer_of(
            asked(name),
            "citizens",
            {"current": ("v1" if k < see else "v2", "v3", "v4"), "desired": ("v5", "v6", "v7")},
            k,
        )
        for k in range(n)
    ]
    return compared(answers, asked(name))


@given(st.lists(st.integers(50, 90).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))),
                min_size=1, max_size=9))  # fmt: skip
def test_the_mean_counts_every_organisation_alike(
    sizes: list[tuple[int, int]],
) -> None:
    found = network([survey(f"o{place}", n, see) for place, (n, see) in enumerate(sizes)])
    v1 = next(v for v in found.values("citizens", Role.CURRENT) if v.value.id == "v1")
    assert v1.mean == pytest.approx(mean(see / n for n, see in sizes))
    beside = [v1.beside_mean(f"o{place}") for place in range(len(sizes))]
    assert sum(each for each in beside if each is not None) == pytest.approx(0)


def test_a_mean_needs_every_share_exactly() -> None:
    """Two of twenty are told as few, and so is the mean not told."""
    found = network([survey("a", 50, 10), survey("b", 20, 2)])
    v1 = next(v for v in found.values("citizens", Role.CURRENT) if v.value.id == "v1")
    assert (v1.mean, v1.beside_mean("a")) == (None, None)


def test_values_stand_in_the_order_of_their_means() -> None:
    values = network([survey("a", 50, 10), survey("b", 50, 20)]).values("citizens", Role.CURRENT)
    assert [each.value.id for each in values[:4]] == ["v3", "v4", "v2", "v1"]


def with_hidden(see: int) -> Network:
    return network([survey("a", 50, 10), survey("hidden", 4, see), survey("c", 50, 30)])


def test_an_organisation_that_is_not_shown_is_in_no_mean_and_no_sum() -> None:
    assert [each.id for each in with_hidden(0).shown("citizens")] == ["a", "c"]
    for role in (Role.CURRENT, Role.DESIRED):
        assert with_hidden(0).values("citizens", role) == with_hidden(4).values("citizens", role)
    assert all(
        "hidden" not in each.shares for each in with_hidden(4).values("citizens", Role.CURRENT)
    )
    assert with_hidden(4).values("elected", Role.CURRENT) == ()


def test_other_words_are_refused_with_what_differs() -> None:
    other = compared([], asked("b", values=13))
    with pytest.raises(OrganisationsDiffer) as refused:
        network([survey("a", 50, 10), other])
    assert refused.value.difference.removed == ("v14",)
    assert refused.value.other is other


def test_one_organisation_twice_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="twice"):
        network([survey("a", 50, 10), survey("a", 40, 10)])
