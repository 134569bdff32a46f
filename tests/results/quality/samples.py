"""Invented answers whose order, time and origin matter."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from tests.instrument.samples import make_instrument
from tests.results.populations import answer_of
from valuetui.instrument.model import Instrument
from valuetui.interview.order import RANDOM
from valuetui.responses.record import Answer, Channel, Order, Status

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


@st.composite
def answers(draw: st.DrawFn, instrument: Instrument = INSTRUMENT) -> Answer:
    """Any answer: whole, partial or empty, careful or not, with an order that is known or not."""
    chance = draw(st.randoms(use_true_random=False))
    made = at_random(chance, instrument, draw(st.sampled_from(["citizens", "elected", "guests"])))
    values = draw(st.sampled_from([list(made.picks["current"]), ids(instrument)]))
    habits = st.sampled_from([values[:8], values[-8:], values[4:12], ids(instrument)[:8], []])
    picks = dict(made.picks) | draw(
        st.dictionaries(st.sampled_from(["current", "desired"]), habits.map(tuple))
    )
    shown = draw(st.sampled_from([made.order.shown, shown_order(ids(instrument)).shown, "", "0102",
                                  "9" * 60, "zz", "012"]))  # fmt: skip
    return replace(
        made,
        picks=picks,
        order=replace(made.order, shown=shown, algorithm=draw(st.sampled_from([RANDOM, "other"]))),
        station=draw(st.sampled_from(["kiosk-1", "kiosk-2"])),
        channel=draw(st.sampled_from(list(Channel))),
        language=draw(st.sampled_from(["sv", "en"])),
        session=draw(st.sampled_from([None, "meeting"])),
        status=draw(st.sampled_from(list(Status))),
        fast=draw(st.booleans()),
        seconds=draw(st.dictionaries(st.sampled_from(["current", "desired"]), st.integers(0, 20))),
    )
