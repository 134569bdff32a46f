"""Invented answers whose order, time and origin matter."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st

from tests.instrument.samples import make_instrument
from tests.results.populations import answer_of, seeded
from valuetui.instrument.model import Instrument
from valuetui.interview.order import RANDOM
from valuetui.responses.answer import Answer, Order, Status
from valuetui.responses.channel import Channel

heavy = settings(max_examples=max(15, settings().max_examples // 3))
"""For tests of which each example takes some milliseconds: a third of the examples."""

INSTRUMENT = make_instrument(30, pick=8)
"""Long enough that some stretch of the order is seldom picked by chance: 9 places."""


def ids(instrument: Instrument = INSTRUMENT) -> list[str]:
    return [value.id for value in instrument.values]


def shown_order(values: Sequence[str], instrument: Instrument = INSTRUMENT) -> Order:
    """The values in this order, for one person at random."""
    code = {value.id: value.code for value in instrument.values}
    return Order(RANDOM, 1, "".join(code[value] for value in values))


def answer(
    picks: Mapping[str, Sequence[str]],
    order: Sequence[str] | None = None,
    *,
    instrument: Instrument = INSTRUMENT,
    group: str = "citizens",
    number: int = 0,
) -> Answer:
    """An answer whose values were shown in this order, that of the instrument if none is given."""
    made = answer_of(instrument, group, {q: tuple(each) for q, each in picks.items()}, number)
    return replace(made, order=shown_order(order or ids(instrument), instrument))


def at_random(
    chance: random.Random, instrument: Instrument = INSTRUMENT, group: str = "citizens"
) -> Answer:
    """An answer of somebody who picks at random."""
    values = ids(instrument)
    picks = {each.id: chance.sample(values, each.pick) for each in instrument.questions}
    return answer(picks, chance.sample(values, len(values)), instrument=instrument, group=group)


def any_answer(seed: int) -> Answer:
    """Any answer: whole, partial or empty, careful or not, with an order that is known or not."""
    chance = seeded(seed)
    made = at_random(chance, group=chance.choice(["citizens", "elected", "guests"]))
    values = ids()
    habits = [made.picks["current"], values[:8], values[-8:], values[4:12], values[20:23], ()]
    picks = {
        q: tuple(chance.choice(habits)) for q in ("current", "desired") if chance.random() < 0.5
    }
    orders = [made.order.shown] * 4 + [shown_order(values).shown, "", "0102", "9" * 60, "zz", "012"]
    return replace(
        made,
        picks=picks if chance.random() < 0.2 else {**made.picks, **picks},
        order=Order(chance.choice([RANDOM, RANDOM, "other"]), 1, chance.choice(orders)),
        station=chance.choice(["kiosk-1", "kiosk-2"]),
        channel=chance.choice(list(Channel)),
        language=chance.choice(["sv", "en"]),
        session=chance.choice([None, "meeting"]),
        status=chance.choice(list(Status)),
        fast=chance.random() < 0.3,
        seconds={q: chance.randint(0, 20) for q in ("current", "desired") if chance.random() < 0.6},
    )


ANSWERS = st.integers(0, 999).map(any_answer)
"""Answers of every kind; a seed each, for to draw every part of them takes long."""
