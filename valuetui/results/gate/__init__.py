"""The privacy gate: the one place that decides what may leave towards a screen or a file.

``threshold`` withholds groups, ``breakdown`` says which categories may be shown of a group and
``beside`` which of them are told beside all of it,
``snapshot`` when figures may move, ``progress`` what may be said until then, and ``small`` how the
figures of a small base are told. Why it is as it is:
docs/decisions/0015-privacy-gate.md.
"""

from valuetui.results.gate.beside import told_beside
from valuetui.results.gate.breakdown import Breakdown, breakdowns
from valuetui.results.gate.progress import Look, Progress, in_tens, progress, step
from valuetui.results.gate.published import Cell, Sizes
from valuetui.results.gate.small import SMALL_BASE, is_small, told, told_in_list
from valuetui.results.gate.snapshot import Changes, History, Stay
from valuetui.results.gate.threshold import Gate, Why, Withheld

__all__ = [
    "SMALL_BASE",
    "Breakdown",
    "Cell",
    "Changes",
    "Gate",
    "History",
    "Look",
    "Progress",
    "Sizes",
    "Stay",
    "Why",
    "Withheld",
    "breakdowns",
    "in_tens",
    "is_small",
    "progress",
    "step",
    "told",
    "told_beside",
    "told_in_list",
]
