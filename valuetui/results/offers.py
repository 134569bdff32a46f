"""Of whom the figures that are shown may be looked at apart."""

from collections.abc import Sequence

from valuetui.results.bases import Figures
from valuetui.results.frozen import Frozen
from valuetui.results.selection import Offer, Selection, Variable


def offers(groups: Sequence[Frozen], figures: Figures) -> tuple[Offer, ...]:
    """All categories that somebody is of in what is shown of these groups, by variable and name,
    with the groups in which each may be looked at. Last of each variable those who are without one,
    where others have one."""
    shown = {each.group: each.history(figures).breakdowns for each in groups}
    found = []
    for number, variable in enumerate(Variable):
        broken_down = {group: each[number] for group, each in shown.items() if each}
        names = {name for each in broken_down.values() for name in (*each.shown, *each.hidden)}
        for name in sorted(names, key=lambda name: (not name, name)) if names != {""} else ():
            answers = {
                each.group: each.respondents((number, name))
                for each in groups
                if each.may_tell((number, name))
            }
            hidden = tuple(group for group, each in broken_down.items() if name in each.hidden)
            untold = tuple(
                each.group
                for each in groups
                if each.may_show((number, name)) and each.group not in answers
            )
            found.append(Offer(Selection(variable, name), answers, hidden, untold=untold))
    return tuple(found)
