"""Several organisations side by side, and against the mean of them all.

Every organisation counts alike: the mean is not the share of all respondents, among whom the
largest organisation would drown the others. It is of the organisations that may be shown: with the
others among them, those could be had by subtraction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from valuetui.instrument.difference import Difference, difference
from valuetui.instrument.model import Organisation, Role, Value
from valuetui.results.comparison import Comparison
from valuetui.results.measures import Share


@dataclass(frozen=True)
class InNetwork:
    """One value of one group on one question, in every organisation."""

    value: Value
    shares: Mapping[str, Share]
    """Organisation id to its share, of those that may be shown."""
    mean: float | None
    """The unweighted mean of their shares, 0..1: every organisation counts alike. None where one of
    them is not exact."""

    def beside_mean(self, organisation: str) -> float | None:
        """An organisation's share less the mean, -1..1."""
        return None if self.mean is None else self.shares[organisation].fraction - self.mean


@dataclass(frozen=True)
class Network:
    """Organisations that were asked the same."""

    organisations: tuple[Organisation, ...]
    """In the order given."""
    comparisons: Mapping[str, Comparison]
    """Organisation id to its own comparison."""

    def shown(self, group: str) -> tuple[Organisation, ...]:
        """The organisations of which this group may be shown."""
        return tuple(each for each in self.organisations if self.comparisons[each.id].group(group))

    def values(self, group: str, role: Role) -> tuple[InNetwork, ...]:
        """Every value, that with the largest mean first; empty where no organisation is shown."""
        results = {
            each.id: found.questions[role].shares
            for each in self.shown(group)
            if (found := self.comparisons[each.id].group(group))
        }
        if not results:
            return ()
        values = next(iter(self.comparisons.values())).instrument.values
        every = [
            _in_network(value, {name: shares[value.id] for name, shares in results.items()})
            for value in values
        ]
        return tuple(
            sorted(every, key=lambda each: -mean(s.at_least for s in each.shares.values()))
        )


class OrganisationsDiffer(ValueError):
    """Two organisations were asked otherwise: see ``difference``."""

    def __init__(self, one: Comparison, other: Comparison, found: Difference) -> None:
        super().__init__("the organisations cannot be compared")
        self.one = one
        self.other = other
        self.difference = found


def network(comparisons: Sequence[Comparison]) -> Network:
    """The organisations of these comparisons side by side.

    Raises :class:`OrganisationsDiffer` where two of them offered other words or asked for another
    number of picks, and ``ValueError`` where two are of the same organisation.
    """
    organisations = tuple(each.instrument.organisation for each in comparisons)
    by_id = dict(zip((each.id for each in organisations), comparisons, strict=True))
    if len(by_id) < len(comparisons):
        raise ValueError("an organisation is there twice")
    for other in comparisons[1:]:
        found = difference(comparisons[0].instrument, other.instrument)
        if not found.comparable or found.renamed or _roles(comparisons[0]) != _roles(other):
            raise OrganisationsDiffer(comparisons[0], other, found)
    return Network(organisations, by_id)


def _roles(comparison: Comparison) -> set[Role]:
    return set(comparison.roles)


def _in_network(value: Value, shares: Mapping[str, Share]) -> InNetwork:
    is_exact = all(share.is_exact for share in shares.values())
    return InNetwork(
        value, shares, mean(share.fraction for share in shares.values()) if is_exact else None
    )
