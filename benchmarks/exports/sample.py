"""Answers as rows of 35 columns, as the sheet of answers has them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from valuetui.reports.workbook.streamed import Row

VALUES = 94
PICKS = 13
HEADS = (
    *("Svar", "Grupp", "Grupp-id", "Kanal", "Kanal-id", "Språk", "Status", "Version", "år här"),
    *(f"i dag {place}" for place in range(1, PICKS + 1)),
    *(f"i dag {place}-id" for place in range(1, PICKS + 1)),
)
"""35 of them."""


@dataclass(frozen=True)
class Rows:
    """So many rows, the same ones every time, each made when it is asked for."""

    number: int

    def __len__(self) -> int:
        return self.number

    def __contains__(self, row: object) -> bool:
        return any(row == each for each in self)

    def __iter__(self) -> Iterator[Row]:
        chance = random.Random(7)  # noqa: S311 - the same every time
        labels = [f"ett värdeord {number}" for number in range(VALUES)]
        ids = [f"value_number_{number}" for number in range(VALUES)]
        for _ in range(self.number):
            picked = chance.sample(range(VALUES), PICKS)
            yield [
                f"{chance.getrandbits(128):032x}",
                *("Medborgare", "citizens", "kiosk", "kiosk", "Svenska", "complete", "1"),
                chance.randrange(1, 90),
                *(labels[each] for each in picked),
                *(ids[each] for each in picked),
            ]
