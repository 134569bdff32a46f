"""Which values are shown one after another, in which order, and which one is looked at."""

from collections.abc import Sequence

from valuetui.instrument.model import Role, Value
from valuetui.results.comparison import Comparison
from valuetui.screens.results.state import Sort, State
from valuetui.words.sorting import fold, sort_key
from valuetui.words.text import in_language


def ordered(comparison: Comparison, state: State, language: str) -> list[Value]:
    """The values that the search leaves, in the order asked for. Ties keep the list's order."""
    values = [v for v in comparison.instrument.values if matches(v, state.search, language)]
    match state.sort:
        case Sort.ALPHABET:
            return sorted(values, key=lambda v: sort_key(in_language(v.label, language), language))
        case Sort.GAP:
            return sorted(values, key=lambda value: -_widest_gap(comparison, value))
        case Sort.SHIFT:
            reach = _largest_shifts(comparison)
            return sorted(values, key=lambda value: -reach.get(value.id, 0.0))
        case Sort.DESIRED:
            return sorted(values, key=lambda value: -_most_desired(comparison, value))


def looked_at(values: Sequence[Value], state: State) -> Value | None:
    """The value looked at: the first one where the chosen one is not among them."""
    return next((v for v in values if v.id == state.value), values[0] if values else None)


def matches(value: Value, search: str, language: str) -> bool:
    """Whether the label or a synonym holds what was searched for, whatever the accents."""
    texts = [in_language(value.label, language), *value.synonyms.get(language, ())]
    return any(fold(search.strip()) in fold(text) for text in texts)


def _most_desired(comparison: Comparison, value: Value) -> float:
    """The largest share that a group is sure to give the value as desired; 0 where not asked."""
    asked = [group for group in comparison.groups if Role.DESIRED in group.questions]
    shares = [group.share(Role.DESIRED, value) for group in asked]
    return max((share.at_least for share in shares), default=0.0)


def _widest_gap(comparison: Comparison, value: Value) -> float:
    """The size of the group gap on the question where it is widest."""
    widest = comparison.widest_gap(value)
    return widest[1].exact if widest else 0.0


def _largest_shifts(comparison: Comparison) -> dict[str, float]:
    """Value id to the size of the largest desired shift in any group, whichever way."""
    reach: dict[str, float] = {}
    for group in comparison.groups:
        for shift in group.shifts:
            reach[shift.value.id] = max(reach.get(shift.value.id, 0.0), abs(shift.exact))
    return reach
