"""Limiting shares that others have published: for orientation only.

Each was measured with a list of its own, so that none is a yardstick: what the list offers decides
what can be picked. There are no bands of good and bad.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rung:
    """A published limiting share."""

    id: str
    """Whose it is; the texts are in the catalogues."""
    percent: int


LADDER = (
    Rung("bhutan", 4),
    Rung("workplaces-sweden-2009", 17),
    Rung("local-government", 27),
    Rung("sweden-2009", 31),
    Rung("singapore-2012", 41),
    Rung("iceland-2008", 53),
    Rung("uk-2012", 59),
)
"""From the smallest to the largest, whole per cent as published. Local government: 158 assessments
in 17 countries."""
