"""Which parts of those who answered may stand beside the whole in one file.

The gate lets nothing through that tells of fewer people than its threshold. In a file the rule of
small bases needs one thing more: what a part hides is the whole less the other parts, and a formula
subtracts ninety words at once. See docs/decisions/0027.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from valuetui.reports.workbook.subject import Part
from valuetui.results.comparison import Comparison, GroupResult
from valuetui.results.gate import SMALL_BASE

Sizes = tuple[int, ...]
"""How many answered, and how many each question."""


def told_beside(whole: Comparison, parts: Sequence[Part]) -> list[Part]:
    """The parts by one variable with those groups of each that may be told beside the whole.

    Whoever subtracts the parts that are told from the whole finds nobody, or a base that is not
    small; and so does whoever leaves out one of the small ones.
    """
    kept: dict[int, set[str]] = {number: set() for number in range(len(parts))}
    for group in whole.groups:
        for number in _kept(group, [part.comparison.group(group.group.id) for part in parts]):
            kept[number].add(group.group.id)
    told = (_only(part, kept[number]) for number, part in enumerate(parts))
    return [part for part in told if part.comparison.groups]


def _kept(whole: GroupResult, parts: Sequence[GroupResult | None]) -> list[int]:
    """The places of the parts of one group that are told."""
    sizes = {number: _sizes(part) for number, part in enumerate(parts) if part}
    if _is_small(_sizes(whole)):
        return []
    by_size = sorted(sizes, key=lambda number: sizes[number], reverse=True)
    kept = [number for number in by_size if not _is_small(sizes[number])]
    while kept and _is_small(_rest(whole, (sizes[number] for number in kept))):
        kept.pop()
    for number in by_size:
        if number not in kept and _is_small(sizes[number]):
            rest = _rest(whole, (sizes[each] for each in [*kept, number]))
            if min(rest) >= SMALL_BASE:
                kept.append(number)
    return kept


def _sizes(result: GroupResult) -> Sizes:
    return result.n, *(question.n for question in result.questions.values())


def _is_small(sizes: Sizes) -> bool:
    """Whether any of them is somebody, and fewer than a base that is told exactly."""
    return any(0 < size < SMALL_BASE for size in sizes)


def _rest(whole: GroupResult, parts: Iterable[Sizes]) -> Sizes:
    """How many are in none of the parts."""
    rest = _sizes(whole)
    for sizes in parts:
        rest = tuple(max(0, all_ - some) for all_, some in zip(rest, sizes, strict=True))
    return rest


def _only(part: Part, groups: set[str]) -> Part:
    """A part with these groups alone; what it says between groups is left out."""
    kept = tuple(each for each in part.comparison.groups if each.group.id in groups)
    return replace(part, comparison=replace(part.comparison, groups=kept, shared={}, gaps={}))
