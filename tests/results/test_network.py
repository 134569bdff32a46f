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
from valuetui.results.measures import Share
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


@given(st.lists(st.integers(5, 60).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))),
                min_size=1, max_size=9))  # fmt: skip
def test_the_mean_counts_every_organisation_alike_and_the_sum_every_person(
    sizes: list[tuple[int, int]],
) -> None:
    found = network([survey(f"o{place}", n, see) for place, (n, see) in enumerate(sizes)])
    v1 = next(v for v in found.values("citizens", Role.CURRENT) if v.value.id == "v1")
    assert v1.mean == pytest.approx(mean(see / n for n, see in sizes))
    assert v1.together == Share(sum(see for _, see in sizes), sum(n for n, _ in sizes))
    assert (v1.error is None) == (len(sizes) == 1)
    assert sum(v1.beside_mean(f"o{place}") for place in range(len(sizes))) == pytest.approx(0)


def test_the_error_of_the_mean_is_that_of_the_organisations() -> None:
    """Shares of 20, 40 and 60 per cent: sd 0.2 by hand, over the root of three."""
    found = network([survey("a", 50, 10), survey("b", 50, 20), survey("c", 50, 30)])
    v1 = next(v for v in found.values("citizens", Role.CURRENT) if v.value.id == "v1")
    assert v1.error == pytest.approx(0.2 / 3**0.5)


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
