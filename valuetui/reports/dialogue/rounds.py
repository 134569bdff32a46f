"""The course of a meeting: its times, and the words that each round begins with."""

from collections.abc import Iterator
from dataclasses import dataclass

from valuetui.instrument.model import Role, Value
from valuetui.reports.dialogue.subject import Meeting, Subject, Told
from valuetui.results.comparison import GroupResult

STEPS = {"welcome": 10, "keep": 20, "more": 20, "hinder": 20, "together": 15}
"""What happens, and for how many minutes."""
ROUNDS = ("keep", "more", "hinder")
LENGTH = sum(STEPS.values())
WORDS = 3
"""Words that a round begins with, at most."""
QUESTIONS = ("here", "best", "hampers", "keeps")
LIMITING_QUESTIONS = ("notice", "why", "whom", "instead")


@dataclass(frozen=True)
class Starters:
    """The words that the rounds begin with, as far as the figures give any."""

    keep: tuple[Value, ...]
    """Seen today and wanted in future too."""
    more: tuple[Value, ...]
    """Wanted more than they are seen."""
    hinder: tuple[Value, ...]
    """Limiting words among those that are seen most today."""

    def of(self, round_: str) -> tuple[Value, ...]:
        return {"keep": self.keep, "more": self.more, "hinder": self.hinder}[round_]


def starters(result: GroupResult | None) -> Starters:
    """The words of a group; of one that is not shown there are none."""
    if result is None:
        return Starters((), (), ())
    current = result.questions.get(Role.CURRENT)
    seen = [each.value for each in current.top] if current else []
    kept = [value for value in result.shared if not value.limiting]
    wanted = [
        shift.value for shift in result.shifts if shift.exact > 0 and not shift.value.limiting
    ]
    return Starters(
        keep=tuple(kept or [value for value in seen if not value.limiting])[:WORDS],
        more=tuple(value for value in wanted if value not in kept[:WORDS])[:WORDS],
        hinder=tuple(value for value in seen if value.limiting)[:WORDS],
    )


def timetable(subject: Subject, meeting: Meeting) -> Told:
    """When what happens: by the clock where it is known when the meeting begins, or else in
    minutes."""
    return {
        "heading": subject.text("time.heading"),
        "columns": subject.texts("time", ("when", "what")),
        "rows": [
            [when, subject.text(f"step.{step}.name"), subject.text(f"step.{step}.text")]
            for step, when in zip(STEPS, _times(subject, meeting), strict=True)
        ],
        "note": subject.text("time.note"),
    }


def _times(subject: Subject, meeting: Meeting) -> Iterator[str]:
    at = meeting.starts
    for minutes in STEPS.values():
        if at is None:
            yield subject.text("time.minutes", n=minutes)
        else:
            yield subject.text("time.from_to", first=clock(at), last=clock(at + minutes))
            at += minutes


def clock(minutes: int) -> str:
    """The time of day so many minutes after midnight."""
    return f"{minutes // 60 % 24:02}.{minutes % 60:02}"


def questions(subject: Subject, value: Value | None = None) -> list[str]:
    """What to ask about a word; about a limiting one other things than about others."""
    if value is not None and value.limiting:
        return subject.texts("question.limiting", LIMITING_QUESTIONS)
    return subject.texts("question.any", QUESTIONS)


def rounds(subject: Subject, result: GroupResult | None) -> list[Told]:
    """Each round with its number, what it is about, the words to begin with, and the questions."""
    found = starters(result)
    return [
        {
            "heading": subject.text(f"step.{name}.name"),
            "words": [subject.label(value) for value in found.of(name)],
            "lead": subject.text("round.words" if found.of(name) else f"round.no_words.{name}"),
            "questions": (
                subject.texts("question.limiting", LIMITING_QUESTIONS)
                if name == "hinder"
                else questions(subject)
            ),
        }
        for name in ROUNDS
    ]
