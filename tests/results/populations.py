"""Invented populations for the tests, and their answers."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hypothesis import strategies as st

from tests.instrument.samples import make_instrument
from tests.results.naive import People
from valuetui.instrument.model import Instrument, Role
from valuetui.responses.answer import Answer, Order
from valuetui.responses.channel import Channel
from valuetui.results.comparison import Comparison, compare
from valuetui.results.tally import Tally, tally

Counts = Mapping[str, int]
"""Value id to how many picked it."""

ROLES = (Role.CURRENT, Role.DESIRED)


@dataclass
class Population:
    """Groups of people with their picks for each question."""

    instrument: Instrument
    picks: dict[str, dict[Role, People]] = field(default_factory=dict)
    """Group to question to one list of picks a person."""

    def people(self, group: str, role: Role) -> People:
        return self.picks[group][role]

    def size(self, group: str) -> int:
        return len(self.picks[group][Role.CURRENT])

    def answers(self, copies: int = 1) -> list[Answer]:
        """Everybody's answer, ``copies`` times over: the shares stay what they are."""
        once = [
            answer_of(
                self.instrument,
                group,
                {role.value: tuple(people[number]) for role, people in asked.items()},
                number,
            )
            for group, asked in self.picks.items()
            for number in range(self.size(group))
        ]
        return once * copies


def answer_of(
    instrument: Instrument, group: str, picks: Mapping[str, tuple[str, ...]], number: int = 0
) -> Answer:
    """An answer about which only the group and the picks matter."""
    return Answer(
        id=f"{int.from_bytes(f'{group}{number}'.encode()) % 2**128:032x}",
        organisation=instrument.organisation.id,
        wave=instrument.wave,
        instrument=instrument.id,
        instrument_hash="0" * 64,
        group=group,
        station="kiosk-1",
        channel=Channel.KIOSK,
        language="sv",
        day="2026-11-23",
        picks=picks,
        order=Order("sha256-sort/1", 1, ""),
    )


def counted(
    instrument: Instrument, sizes: Mapping[str, int], counts: Mapping[tuple[str, str], Counts]
) -> Tally:
    """The tally of groups of these sizes in which (group, question) picked values so many times."""
    answers = []
    for group, size in sizes.items():
        lists = {q.id: dealt_out(counts[group, q.id], size) for q in instrument.questions}
        answers += [
            answer_of(instrument, group, {q: tuple(each[n]) for q, each in lists.items()}, n)
            for n in range(size)
        ]
    return tally(answers, instrument)


def compared(answers: Iterable[Answer], instrument: Instrument) -> Comparison:
    """What these answers to an instrument give."""
    return compare(tally(answers, instrument), instrument)


LARGE = 10
"""Copies of five people that make no small base any more, so that all is told exactly."""


def dealt_out(counts: Counts, n: int) -> People:
    """So many lists of different values in which every value occurs ``count`` times, at most ``n``:
    one value after another is dealt out round the people."""
    people: list[list[str]] = [[] for _ in range(n)]
    place = 0
    for value, count in counts.items():
        for _ in range(min(count, n)):
            people[place % n].append(value)
            place += 1
    return people


def seeded(seed: int) -> random.Random:
    """Chance that is the same in every run."""
    return random.Random(seed)  # noqa: S311 (no secret)


@st.composite
def populations(draw: st.DrawFn, least: int = 0, most: int = 12) -> Population:
    """Three groups of ``least`` to ``most`` people who pick 3 of 14 words, favouring a few: that
    makes ties at the tenth place, equal shifts and words that nobody picks."""
    instrument = make_instrument(14, limiting=4, pick=3, threshold=5)
    ids = [value.id for value in instrument.values]
    drawn = Population(instrument)
    for group in instrument.group_by_id:
        size = draw(st.integers(least, most))
        chance = draw(st.randoms(use_true_random=False))
        drawn.picks[group] = {}
        for role in ROLES:
            favoured = ids[: draw(st.sampled_from([4, 11, 14]))]
            drawn.picks[group][role] = [chance.sample(favoured, 3) for _ in range(size)]
    return drawn
