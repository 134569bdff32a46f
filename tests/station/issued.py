"""Codes that were issued in a folder, for tests."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.screens.kiosk.visitor import brief
from valuetui.instrument.model import Instrument
from valuetui.responses.codes.issuing import issue
from valuetui.responses.codes.ledger import spent_at
from valuetui.station.code_desk import CodeDesk


def asks_for_codes(*groups: str, made: Instrument | None = None) -> Instrument:
    """An instrument of which these groups answer with a code."""
    return replace(made or brief(), codes=groups)


@dataclass
class Issued:
    """A folder with codes for the elected at the stations, a few at each."""

    folder: Path
    stations: tuple[str, ...] = ("kiosk-1",)
    group: str = "elected"
    number: int = 12
    codes: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        chance = random.Random(5)  # noqa: S311
        issue(
            self.folder,
            self.group,
            dict.fromkeys(self.stations, self.number),
            chance.randrange,
            chance.randbytes,
            lambda codes: self.codes.update(codes),
        )

    def code(self, place: int = 0, station: str = "kiosk-1") -> str:
        """What stands on one of the slips."""
        return self.codes[station][place]

    def desk(
        self,
        now: Callable[[], float] = lambda: 1000.0,
        is_saved: Callable[[str], bool] = lambda _: False,
    ) -> CodeDesk:
        """Where they are looked at."""
        return CodeDesk(self.folder, "kiosk-1", is_saved, now)

    @property
    def used(self) -> int:
        """How many were used at the station."""
        return len(spent_at(self.folder, "kiosk-1"))
