"""Which values the comparison shows, and in which order."""

from dataclasses import dataclass
from fractions import Fraction

from valuetui.instrument.model import Role, Value
from valuetui.results.comparison import Comparison
from valuetui.screens.results.state import Sort, State
from valuetui.words.sorting import fold, sort_key
from valuetui.words.text import in_language


@dataclass(frozen=True, slots=True)
class Gap:
    """The group gap of a value: the largest difference in share between two groups."""

    role: Role
    exact: Fraction

    @property
    def points(self) -> int:
        """Whole percentage points, rounded half-up."""
        return int(self.exact * 100 + Fraction(1, 2))


def ordered(comparison: Comparison, state: State, language: str) -> list[Value]:
    """The values that the search leaves, in the order asked for. Ties keep the list's order."""
    values = [v for v in comparison.instrument.values if matches(v, state.search, language)]
    match state.sort:
        case Sort.ALPHABET:
            return sorted(values, key=lambda v: sort_key(in_language(v.label, language), language))
        case Sort.GAP:
            return sorted(values, key=lambda value: -largest_gap(comparison, value).exact)
        case Sort.SHIFT:
            reach = _largest_shifts(comparison)
            return sorted(values, key=lambda value: -reach[value.id])
        case Sort.DESIRED:
            return sorted(
                values,
                key=lambda value: (
                    -max(_fractions(comparison, value, Role.DESIRED), default=Fraction(0))
                ),
            )


def matches(value: Value, search: str, language: str) -> bool:
    """Whether the label or a synonym holds what was searched for, whatever the accents."""
    texts = [in_language(value.label, language), *value.synonyms.get(language, ())]
    return any(fold(search.strip()) in fold(text) for text in texts)


def largest_gap(comparison: Comparison, value: Value) -> Gap:
    """The larger of the gaps on the questions asked; 0 where fewer than two groups are shown."""
    gaps = []
    for role in comparison.roles:
        shares = _fractions(comparison, value, role)
        gaps.append(Gap(role, max(shares) - min(shares) if shares else Fraction(0)))
    return max(gaps, key=lambda gap: gap.exact)


def _fractions(comparison: Comparison, value: Value, role: Role) -> list[Fraction]:
    """The exact share that each group shown gives the value; a group shown has answers."""
    shares = [group.share(role, value) for group in comparison.groups]
    return [Fraction(share.count, share.of) for share in shares]


def _largest_shifts(comparison: Comparison) -> dict[str, float]:
    """Value id to the size of the largest desired shift in any group, whichever way."""
    reach: dict[str, float] = {}
    for group in comparison.groups:
        for shift in group.shifts:
            reach[shift.value.id] = max(reach.get(shift.value.id, 0.0), abs(shift.exact))
    return reach
