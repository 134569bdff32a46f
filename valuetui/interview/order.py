"""The order in which one person sees the values: random by a seed, the same on every machine."""

import hashlib
from collections.abc import Sequence

from valuetui.instrument.model import Instrument, Value
from valuetui.responses.answer import Order
from valuetui.words.sorting import sort_key

RANDOM = "sha256-sort/1"
ALPHABETICAL = "alphabetical/1"

UNKNOWN_ORDER = Order("unknown", 0, "")
"""Of an answer that came from elsewhere, where nobody has kept in which order the values were."""


def shown_values(instrument: Instrument, seed: int, language: str) -> tuple[Value, ...]:
    """The values in the order that a person with this seed sees them.

    Random order: sorted by the SHA-256 digest of seed and value id, which any program in any
    language can repeat and no release of a random generator can change. All questions show the
    same order, so that a word found once is found again at the same place.
    """
    if instrument.alphabetical:
        return tuple(sorted(instrument.values, key=lambda v: sort_key(v.label[language], language)))
    return tuple(sorted(instrument.values, key=lambda value: _digest(seed, value.id)))


def realised_order(instrument: Instrument, seed: int, shown: Sequence[Value]) -> Order:
    """The order for the record, with the realised order itself packed as paper codes."""
    return Order(algorithm_of(instrument), seed, "".join(value.code for value in shown))


def values_in(order: Order, instrument: Instrument) -> tuple[Value, ...]:
    """The values in a realised order again. Raises ``KeyError`` for a code that is unknown."""
    by_code = {value.code: value for value in instrument.values}
    codes = (order.shown[start : start + 2] for start in range(0, len(order.shown), 2))
    return tuple(by_code[code] for code in codes)


def algorithm_of(instrument: Instrument) -> str:
    """The name of the way in which an instrument orders its values."""
    return ALPHABETICAL if instrument.alphabetical else RANDOM


def _digest(seed: int, value_id: str) -> bytes:
    return hashlib.sha256(f"{seed}:{value_id}".encode()).digest()
