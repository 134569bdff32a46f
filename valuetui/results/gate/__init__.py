"""The privacy gate: the one place that decides what may leave towards a screen or a file.

``threshold`` withholds groups, ``breakdown`` says which categories may be shown of a group,
``snapshot`` when figures may move, and ``small`` how a small count is told. Why it is as it is:
docs/decisions/0015-privacy-gate.md.
"""

from valuetui.results.gate.threshold import Gate, Withheld

__all__ = ["Gate", "Withheld"]
