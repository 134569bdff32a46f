"""Counts of how the answers came about: mergeable, and of no use for anything but the report.

They hold a digest of each answer and cells of single persons, so that nothing of them is to be
shown or kept: what may leave is in :mod:`.report`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from valuetui.instrument.model import Instrument, Role
from valuetui.interview.order import RANDOM
from valuetui.responses.answer import Answer, Status
from valuetui.responses.channel import Channel
from valuetui.responses.ease import Verdict
from valuetui.results.quality.duplicates import Digests
from valuetui.results.quality.flags import Flags, flags_by
from valuetui.results.quality.picked import Picked
from valuetui.results.quality.position import PlaceCounts
from valuetui.results.quality.yardstick import Yardstick


class Kind(NamedTuple):
    """All that is counted of how an answer came about."""

    group: str
    station: str
    channel: Channel
    language: str
    session: str | None
    status: Status
    answered: tuple[Role, ...]
    flags: Flags
    is_ordered: bool = True
    """Whether it is known where everything stood that was picked."""
    operator: str = ""
    """Who entered it from paper, as they call themselves; nothing is to be shown but a letter."""


class Source(NamedTuple):
    """Where picks came from."""

    group: str
    station: str
    channel: Channel
    flags: Flags
    operator: str = ""


@dataclass
class Quality:
    """How the answers came about. Merging is commutative and associative, and counting apart and
    merging is counting together.

    Questions are told apart by what they ask about, so that answers to versions of the instrument
    in which a question has another id add up.
    """

    kinds: Counter[Kind] = field(default_factory=Counter)
    """Answers with at least one pick."""
    empty: Counter[str] = field(default_factory=Counter)
    """Group to the number of answers without any pick."""
    picks: dict[Source, dict[Role, Picked]] = field(default_factory=lambda: defaultdict(_no_cells))
    places: dict[tuple[str, int], dict[Role, PlaceCounts]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    """Group and number of values in the list to the places of the picks: only of orders that were
    random for each person, and whole."""
    digests: dict[str, Digests] = field(default_factory=lambda: defaultdict(Digests))
    """Group to the digests of the picks of its answers, on all questions together."""
    ease: Counter[Verdict] = field(default_factory=Counter)
    """How easy people found it to answer. Of what group they were, nothing tells."""
    _yardstick: Yardstick | None = field(default=None, init=False, repr=False, compare=False)

    def add(self, answer: Answer, instrument: Instrument) -> None:
        """Count one answer, given to this version of the instrument.

        Questions that the instrument does not have are left alone.
        """
        yardstick = self._yardstick
        if yardstick is None or yardstick.instrument is not instrument:
            yardstick = self._yardstick = Yardstick(instrument)
        answered = [
            (asked, picks) for asked in yardstick.asked if (picks := answer.picks.get(asked.id))
        ]
        group, station, channel = answer.group, answer.station, answer.channel
        if not answered:
            self.empty[group] += 1
            return
        places = yardstick.places(answer)
        flags = flags_by(yardstick, answer, places)
        operator = one_name(answer.paper.operator) if answer.paper else ""
        roles = tuple([asked.role for asked, _ in answered])
        self.kinds[
            Kind(
                group,
                station,
                channel,
                answer.language,
                answer.session,
                answer.status,
                roles,
                flags,
                bool(places),
                operator,
            )
        ] += 1
        cells = self.picks[Source(group, station, channel, flags, operator)]
        digest = 0
        for asked, picks in answered:
            cells[asked.role].add(picks)
            digest += sum(map(asked.marks.__getitem__, picks))
        self.digests[group].add(digest)
        if places and answer.order.algorithm == RANDOM:
            shown = self.places[group, yardstick.size]
            for asked, _ in answered:
                if asked.id in places:
                    _counts(shown, asked.role, yardstick.size).add(places[asked.id])

    def merge(self, other: "Quality") -> None:
        """Count everything that ``other`` counted, which stays as it is."""
        self.kinds.update(other.kinds)
        self.empty.update(other.empty)
        self.ease.update(other.ease)
        for source, cells in other.picks.items():
            for role, cell in cells.items():
                self.picks[source][role].merge(cell)
        for (group, size), places in other.places.items():
            for role, counts in places.items():
                _counts(self.places[group, size], role, size).merge(counts)
        for group, digests in other.digests.items():
            self.digests[group].merge(digests)


def quality(answers: Iterable[Answer], instrument: Instrument) -> Quality:
    """The quality counts of all these answers to one version of the instrument."""
    counted = Quality()
    for answer in answers:
        counted.add(answer, instrument)
    return counted


def one_name(name: str) -> str:
    """A name however it was typed: "KL" and " kl " are the same."""
    return " ".join(name.casefold().split())


def _no_cells() -> dict[Role, Picked]:
    return defaultdict(Picked)


def _counts(places: dict[Role, PlaceCounts], role: Role, size: int) -> PlaceCounts:
    counts = places.get(role)
    if counts is None:
        counts = places[role] = PlaceCounts([0] * size)
    return counts
