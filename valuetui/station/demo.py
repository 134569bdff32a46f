"""The demo: an invented municipality with an exact, realistic population."""

import hashlib
import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from valuetui.instrument.canonical import content_hash
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import Instrument, Organisation, Role, Value
from valuetui.interview.order import realised_order, shown_values
from valuetui.responses.answer import Answer
from valuetui.responses.channel import Channel
from valuetui.results.population import exact_counts, realise
from valuetui.station.collector import Collector
from valuetui.station.shipped import shipped_config

ORGANISATION = Organisation(
    "demo",
    {
        "sv": "Exempelköpings kommun (påhittad)",
        "en": "the municipality of Exempelköping (invented)",
    },
)
SIZES = {"citizens": 420, "elected": 41, "employees": 980}
DAY = "2026-11-16"
"""All answers of the demo bear the same day, so that the demo is the same every day."""

CHANNELS = {
    "citizens": ("kiosk-1", Channel.KIOSK),
    "elected": ("kommunfullmaktige", Channel.STAFF),
    "employees": ("personalrum", Channel.STAFF),
}

LANGUAGES = {"sv": 89, "sv-simple": 4, "en": 7}
"""Of a hundred people, how many read each language."""

LEADING = {
    Role.DESIRED: ("employment", "economic_stability", "future_generations"),
    Role.CURRENT: (
        "uncertain_future",
        "cost_hunt",
        "confusion",
        "no_user_focus",
        "bureaucracy",
    ),
}
"""What leads in every group."""

FAVOURED = {
    (Role.CURRENT, "citizens"): ("safety", "quality_of_life", "belonging", "civil_society"),
    (Role.CURRENT, "elected"): ("commitment", "collaboration", "short_term", "democracy"),
    (Role.CURRENT, "employees"): (
        "stress",
        "poor_coordination",
        "competence",
        "commitment",
        "top_down",
    ),
    (Role.DESIRED, "citizens"): ("safety", "listening", "elder_care", "good_schools", "trust"),
    (Role.DESIRED, "elected"): ("long_term", "participation", "trust", "business_climate"),
    (Role.DESIRED, "employees"): ("clarity", "recognition", "trust", "balance", "leadership"),
}
"""What more of a group than of the others picks."""


MISSED = {
    "sv": ("närhet",) * 9 + ("Närhet",) * 2 + ("båttrafik",) * 6 + ("lugn",) * 4
    + ("närheten", "stillhet", "trygghet", "fler bänkar", "öppna dörrar", "trygghet")
    + ("Kalle på torget",),
    "en": ("closeness", "closeness", "boat traffic", "calm"),
}  # fmt: skip
"""What is written by those who miss a word: some of it is the same, one stands in the list already,
and one is a name."""


def demo_instrument() -> Instrument:
    """The shipped instrument, asked by an organisation that says that it is invented."""
    shipped = load_instrument(shipped_config() / "kommun.toml")
    return replace(shipped, organisation=ORGANISATION)


def demo_answers(
    instrument: Instrument, sizes: Mapping[str, int] = SIZES, seed: int = 2026
) -> Iterator[Answer]:
    """One answer for each invented person; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 (an invented population, no secret)
    stamp = content_hash(instrument)
    for group, size in sizes.items():
        picks = {
            question.id: realise(
                exact_counts(_weights(instrument, question.role, group), size, question.pick),
                size,
                question.pick,
                chance,
            )
            for question in instrument.questions
        }
        for number in range(size):
            own = {question: tuple(people[number]) for question, people in picks.items()}
            yield _answer(instrument, stamp, group, own, chance)


def keep_demo(folder: Path, sizes: Mapping[str, int], seed: int) -> None:
    """Keep the answers of an invented population in a folder, group id to number of people."""
    instrument = demo_instrument()
    with Collector(folder, "demo", instrument) as collector:
        collector.save_many(map(with_word, demo_answers(instrument, sizes, seed)))


def with_word(answer: Answer) -> Answer:
    """The answer; of about one citizen in six, with a word that is missing in the list."""
    draw = int(answer.id[:8], 16)
    if answer.group != "citizens" or draw % 6:
        return answer
    words = MISSED["en" if answer.language == "en" else "sv"]
    return replace(answer, write_ins={"desired": words[draw // 6 % len(words)]})


def _weights(instrument: Instrument, role: Role, group: str) -> dict[str, float]:
    """How much each value draws a group: the leading most, then its own, then the rest."""
    leading, favoured = LEADING.get(role, ()), FAVOURED.get((role, group), ())
    return {
        value.id: 5.4 - 0.5 * leading.index(value.id) if value.id in leading
        else 3.3 - 0.3 * favoured.index(value.id) if value.id in favoured
        else _ordinary_weight(value, role, group)
        for value in instrument.values
    }  # fmt: skip


def _ordinary_weight(value: Value, role: Role, group: str) -> float:
    """Few words draw many and many draw few, by chance but always the same; limiting values are
    seldom desired."""
    digest = hashlib.sha256(f"{role}:{group}:{value.id}".encode()).digest()
    weight = 0.1 * 24 ** (digest[0] / 255)
    return weight / 10 if value.limiting and role is not Role.CURRENT else weight


def _answer(
    instrument: Instrument,
    stamp: str,
    group: str,
    picks: Mapping[str, tuple[str, ...]],
    chance: random.Random,
) -> Answer:
    seed = chance.getrandbits(32)
    [language] = chance.choices(list(LANGUAGES), list(LANGUAGES.values()))
    station, channel = CHANNELS.get(group, CHANNELS["citizens"])
    return Answer(
        id=f"{chance.getrandbits(128):032x}",
        organisation=instrument.organisation.id,
        wave=instrument.wave,
        instrument=instrument.id,
        instrument_hash=stamp,
        group=group,
        station=station,
        channel=channel,
        language=language,
        day=DAY,
        picks=picks,
        order=realised_order(instrument, seed, shown_values(instrument, seed, language)),
        seconds={question: chance.randint(45, 240) for question in picks},
    )
