"""A small survey whose every figure follows from the lists below."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from tests.responses.test_reviews import review
from tests.results import populations
from tests.results.populations import seeded
from tests.results.quality.samples import at_random
from tests.screens.settling import PATIENCE
from valuetui.instrument.model import (
    Group,
    Information,
    Instrument,
    Organisation,
    Polarity,
    Question,
    Role,
    Scope,
    Value,
)
from valuetui.responses.answer import Answer, Status
from valuetui.responses.channel import Channel
from valuetui.responses.errors import StoreError
from valuetui.responses.following import Problem
from valuetui.responses.reviews.review import Reviews, Verdict
from valuetui.results.comparison import Comparison, compare, with_missed
from valuetui.results.evidence import Evidence, evidence
from valuetui.results.gate import Look, Progress
from valuetui.results.missed import Written
from valuetui.results.population import exact_counts
from valuetui.results.quality.quality import quality
from valuetui.results.quality.report import QualityReport, quality_report
from valuetui.results.selection import Offer, Selection
from valuetui.results.tally import Tally
from valuetui.results.weighting.report import WeightedReport

LABELS = {
    "jobs": ("arbetstillfällen", "job opportunities"),
    "economy": ("ekonomisk stabilitet", "economic stability"),
    "future": ("ansvar för kommande generationer", "duty to future generations"),
    "safety": ("trygghet", "safety"),
    "trust": ("tillit", "trust"),
    "balance": ("balans mellan arbete och fritid", "work-life balance"),
    "schools": ("god utbildning", "good education"),
    "openness": ("öppen kommunikation", "open communication"),
    "honesty": ("ärlighet", "honesty"),
    "learning": ("lärande", "learning"),
    "quality": ("kvalitet", "quality"),
    "commitment": ("engagemang", "commitment"),
    "joy": ("glädje", "joy"),
    "health": ("hälsa", "health"),
}
LIMITING = {
    "uncertainty": ("osäkerhet om framtiden", "uncertainty about the future"),
    "cost_hunt": ("kostnadsjakt", "constant cost cutting"),
    "confusion": ("förvirring", "confusion"),
    "no_focus": ("avsaknad av kundfokus", "lack of customer focus"),
    "bureaucracy": ("byråkrati", "bureaucracy"),
    "stress": ("stress", "stress"),
}
GROUPS = {
    "citizens": ("Medborgare", "Citizens"),
    "elected": ("Förtroendevalda", "Elected representatives"),
    "employees": ("Medarbetare", "Employees"),
}
SIZES = {"citizens": 420, "elected": 41, "employees": 980}
PICK = 5

NAMED = {
    ("current", "citizens"): ("uncertainty", "cost_hunt", "confusion", "safety", "bureaucracy"),
    ("current", "elected"): ("cost_hunt", "uncertainty", "commitment", "no_focus", "economy"),
    ("current", "employees"): ("stress", "uncertainty", "cost_hunt", "confusion", "commitment"),
    ("desired", "citizens"): ("jobs", "economy", "future", "safety", "schools"),
    ("desired", "elected"): ("economy", "jobs", "future", "trust", "openness"),
    ("desired", "employees"): ("jobs", "future", "economy", "balance", "trust"),
}
"""What each group names most, from the most on."""


def instrument(threshold: int = 10) -> Instrument:
    """Twenty values, three groups, two questions."""
    words = LABELS | LIMITING
    return Instrument(
        id="small",
        version="1",
        wave="2026",
        languages=("sv", "en"),
        organisation=Organisation("lilleby", {"sv": "Lilleby kommun", "en": "Lilleby"}),
        title={"sv": "Värden", "en": "Values"},
        groups=tuple(Group(id, _text(*names), _text("", "")) for id, names in GROUPS.items()),
        questions=(
            Question(
                "current", Role.CURRENT, PICK, _text("I dag?", "Today?"), _text("i dag", "today")
            ),
            Question(
                "desired",
                Role.DESIRED,
                PICK,
                _text("Önskat?", "Desired?"),
                _text("i framtiden", "in future"),
            ),
        ),
        value_list="small/1",
        values=tuple(
            _value(number, id, labels) for number, (id, labels) in enumerate(words.items(), 1)
        ),
        information=Information(*[_text("", "")] * 7),
        threshold=threshold,
    )


def _question(role: Role, *short: str) -> Question:
    return Question(role.value, role, PICK, _text("Vad?", "What?"), _text(*short))


def _value(number: int, id: str, labels: tuple[str, str]) -> Value:
    limiting = id in LIMITING
    return Value(
        id=id,
        code=f"{number:02}",
        theme=number % (3 if limiting else 7) + 1,
        scope=tuple(Scope)[number % 4],
        polarity=Polarity.LIMITING if limiting else Polarity.POSITIVE,
        label=_text(*labels),
        definition=_text(f"Vad {labels[0]} innebär.", f"What {labels[1]} means."),
        synonyms={"sv": ("jobb",), "en": ("work",)} if id == "jobs" else {},
    )


def _text(*texts: str) -> dict[str, str]:
    return dict(zip(("sv", "en"), texts, strict=True))


def counted(asked: Instrument, sizes: Mapping[str, int] = SIZES) -> Tally:
    """The counts of groups of these sizes."""
    counts = {}
    for group, size in sizes.items():
        for question in asked.questions:
            named = NAMED.get((question.id, group), ())
            weights = {
                value.id: 8.0 - named.index(value.id) if value.id in named else 1 + number % 4 / 2
                for number, value in enumerate(asked.values)
            }
            counts[group, question.id] = exact_counts(weights, size, question.pick)
    return populations.counted(asked, sizes, counts)


def comparison(sizes: Mapping[str, int] = SIZES, asked: Instrument | None = None) -> Comparison:
    """The comparison of groups of these sizes."""
    asked = asked or instrument()
    return compare(counted(asked, sizes), asked)


def asking_only(role: Role) -> Instrument:
    """The same instrument with one question."""
    asked = instrument()
    return replace(asked, questions=tuple(q for q in asked.questions if q.role is role))


def asking_for_words() -> Instrument:
    """The same instrument, at which citizens and employees may write in a word for the future."""
    current, desired = instrument().questions
    desired = replace(desired, write_in=("citizens", "employees"))
    return replace(instrument(), questions=(current, desired))


MISSED = {"lugn": 14, "närhet": 11, "lekfullhet": 3, "framtidsanda": 2, "ett torg att vara på": 1}
"""Words that citizens missed, and how many of them."""


def words_written() -> tuple[Written, ...]:
    """The words of the citizens, and some of employees."""
    citizens = [
        Written("citizens", "desired", word) for word, n in MISSED.items() for _ in range(n)
    ]
    employees = [Written("employees", "desired", word) for word in ("lugn", "lugn", "Kalle")]
    return (*citizens, *employees)


def all_reviewed() -> Reviews:
    """Reviews by which all of them are shown but a name."""
    shown = [review(word, 1, Verdict.SHOW) for word in MISSED]
    return Reviews(frozenset([*shown, review("Kalle", 1, Verdict.HIDE)]))


def asking_about_the_person_too() -> Instrument:
    """The same instrument with a question about oneself before the others."""
    asked = instrument()
    personal = _question(Role.PERSONAL, "jag själv", "myself")
    return replace(asked, questions=(personal, *asked.questions))


@cache
def answers(group: str, size: int) -> tuple[Answer, ...]:
    """People who pick at random, most of them at the square. At the library some are too fast, some
    go away after the first question, and many pick what is shown first. What comes in on paper has
    been typed in twice where the number ends with nought."""
    chance, asked = seeded(size), instrument()
    ids = {value.code: value.id for value in asked.values}
    found: list[Answer] = []
    for number in range(size):
        made = at_random(chance, asked, group)
        if number % 4 == 1:
            made = replace(made, station="bibliotek", fast=number % 16 == 1)
            if number % 20 == 5:
                first = [ids[made.order.shown[at : at + 2]] for at in range(0, 2 * PICK, 2)]
                made = replace(made, picks={**made.picks, "current": tuple(first)})
            if number % 20 == 9:
                current = {"current": made.picks["current"]}
                made = replace(made, picks=current, status=Status.PARTIAL)
        elif number % 8 == 3:
            made = replace(made, station="inmatning", channel=Channel.PAPER, language="sv")
            if number % 40 == 11 and found:
                made = replace(made, picks=found[-8].picks)
        else:
            made = replace(made, station="torget", language="en" if number % 5 == 0 else "sv")
        found.append(made)
    return tuple(found)


def report(sizes: Mapping[str, int] = SIZES, asked: Instrument | None = None) -> QualityReport:
    """The quality of such answers of groups of these sizes."""
    asked = asked or instrument()
    given = [answer for group, size in sizes.items() for answer in answers(group, size)]
    return quality_report(quality(given, asked), asked)


@dataclass
class Growing:
    """A source whose answers come when the test says so, and that can fail."""

    sizes: dict[str, int] = field(default_factory=lambda: dict(SIZES))
    asked: Instrument = field(default_factory=instrument)
    failing: bool = False
    incomparable: bool = False
    """Whether the answers cannot be compared any more, which is seen when new ones come."""
    problems: tuple[Problem, ...] = ()
    looked: int = 0
    """How often somebody has looked for new answers."""
    waiting: dict[str, int] = field(default_factory=dict)
    """How many have answered whom the figures do not count yet."""
    offers: tuple[Offer, ...] = ()
    quality_asked: int = 0
    """How often somebody has asked for the quality."""
    quality_failing: bool = False
    written: tuple[Written, ...] = ()
    """The words that people missed."""
    reviews: Reviews = field(default_factory=Reviews)
    words_failing: bool = False
    weights: WeightedReport | None = None
    """The weighted figures, where there are margins."""
    may_count: threading.Event = field(default_factory=threading.Event)
    """The quality is counted as soon as this is set, as it is unless a test clears it."""
    _known: dict[str, int] = field(default_factory=dict)
    _shown: tuple[Comparison, Tally] | None = None

    def __post_init__(self) -> None:
        self.may_count.set()

    def grow(self, **more: int) -> None:
        """More answers come in."""
        for group, number in more.items():
            self.sizes[group] += number

    def refresh(self) -> bool:
        self.looked += 1
        if self.failing:
            raise OSError(5, "Input/output error")
        return self._known != self.sizes | self.waiting

    def comparison(self, selection: Selection | None = None, look: Look = Look.ONCE) -> Comparison:
        del look
        self._known = self.sizes | self.waiting
        if self.incomparable:
            raise StoreError(Path("svar"), "not-comparable", "answers to other words")
        offer = next((each for each in self.offers if each.selection == selection), None)
        tally = counted(self.asked, offer.answers if offer else self.sizes)
        hidden = () if offer is None else set(self.sizes) - set(offer.answers)
        found = compare(tally, self.asked, selection, hidden)
        self._shown = found, tally
        return found

    def evidence(self, snapshot: str) -> Evidence | None:
        assert self._shown
        shown, tally = self._shown
        return evidence(shown, tally) if shown.snapshot == snapshot else None

    def progress(self) -> dict[str, Progress]:
        return {
            group: Progress(size + self.waiting.get(group, 0), size + 20)
            for group, size in self.sizes.items()
        }

    def selections(self) -> tuple[Offer, ...]:
        return self.offers

    def with_words(self, comparison: Comparison) -> Comparison:
        if self.words_failing:
            raise OSError(5, "Input/output error")
        return with_missed(comparison, self.written, self.reviews)

    def reviewed(self) -> object:
        return len(self.reviews.facts)

    def days(self) -> tuple[date, date] | None:
        return date(2026, 11, 3), date(2026, 11, 20)

    def quality(self) -> QualityReport:
        self.quality_asked += 1
        assert self.may_count.wait(PATIENCE)
        if self.quality_failing:
            raise OSError(5, "Input/output error")
        return report(self.sizes, self.asked)

    @property
    def has_margins(self) -> bool:
        return self.weights is not None

    def weighted(self) -> WeightedReport | None:
        return self.weights
