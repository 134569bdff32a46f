"""Which parts of a group may be looked at beside the whole of it, where small bases are told with
care.

The threshold lets nothing through that tells of fewer people than it says. Of a small base the rule
of ``gate.small`` tells less than counts; but what it does not tell of a part is the whole less the
other parts, word by word. See docs/decisions/0027.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from valuetui.results.gate.published import Sizes
from valuetui.results.gate.small import SMALL_BASE, is_small

Key = TypeVar("Key")


def told_beside(whole: Sizes, parts: Mapping[Key, Sizes]) -> list[Key]:
    """The parts by one variable that may be told beside the whole, the largest first. Sizes are
    those of all bases that figures have: everybody, and each question's.

    Whoever subtracts the parts that are told from the whole finds nobody, or a base that is not
    small; and so does whoever leaves out one of the small ones. Of a small whole nothing is told
    apart, but what is all of it.
    """
    if _any_small(whole):
        return [key for key, sizes in parts.items() if sizes == whole]
    by_size = sorted(parts, key=lambda key: parts[key], reverse=True)
    told = [key for key in by_size if not _any_small(parts[key])]
    while told and _any_small(_rest(whole, (parts[key] for key in told))):
        told.pop()
    for key in by_size:
        if key not in told and _any_small(parts[key]):
            rest = _rest(whole, (parts[each] for each in [*told, key]))
            if min(rest) >= SMALL_BASE:
                told.append(key)
    return told


def _any_small(sizes: Sizes) -> bool:
    """Whether any of them is somebody, and fewer than a base that is told exactly."""
    return any(size > 0 and is_small(size) for size in sizes)


def _rest(whole: Sizes, parts: Iterable[Sizes]) -> Sizes:
    """How many are in none of the parts."""
    rest = whole
    for sizes in parts:
        rest = tuple(max(0, all_ - some) for all_, some in zip(rest, sizes, strict=True))
    return rest
