"""The other papers of a meeting: the guide of whoever leads it, the tables' note sheets and the
action plan to fill in."""

from valuetui.instrument.model import Group
from valuetui.reports.dialogue.rounds import LENGTH, rounds, timetable
from valuetui.reports.dialogue.subject import Meeting, Subject, Told

BEFORE = ("invite", "decide", "tables", "hosts", "papers", "day")
SAY = ("welcome", "figures", "limiting", "end")
HARD = ("silent", "talks_much", "blames", "numbers", "private", "promises")
AFTER = ("collect", "write_up", "answer", "follow_up")
TIPS = ("one", "everyday", "return")
ON_THE_SHEET = ("word", "here", "best", "hampers")
TO_FILL_IN = 5
"""Agreements that a table has room for."""
PLAN = ("number", "value", "group", "now", "action", "owner", "due", "status", "follow_up")
PLAN_LINES = 8


def host_guide(subject: Subject, group: Group, meeting: Meeting) -> Told:
    """What the template ``dialogue-host`` is told: what whoever leads the meeting does before, in
    and after it."""
    result = subject.comparison.group(group.id)
    title = subject.text("host.title")
    return {
        "document": subject.paper(title, group),
        "opening": {
            "kicker": subject.text("host.kicker", group=subject.shaped(group)),
            "title": title,
            "lead": subject.text("host.lead", minutes=LENGTH),
        },
        "before": _list(subject, "host.before", BEFORE),
        "time": timetable(subject, meeting),
        "say": _terms(subject, "host.say", SAY),
        "rounds": {
            "heading": subject.text("host.rounds.heading"),
            "lead": subject.text("host.rounds.lead"),
            "columns": subject.texts("host.rounds", ("round", "words", "listen")),
            "rows": [
                [each["heading"], each["words"], each["lead"], subject.text(f"host.listen.{name}")]
                for name, each in zip(("keep", "more", "hinder"), rounds(subject, result),
                                      strict=True)
            ],
        },
        "hard": _terms(subject, "host.hard", HARD),
        "after": {
            **_list(subject, "host.after", AFTER),
            "by": _promise(subject, meeting),
        },
        "tips": {**_terms(subject, "host.tips", TIPS), "lead": subject.text("host.tips.lead")},
    }  # fmt: skip


def _list(subject: Subject, key: str, names: tuple[str, ...]) -> Told:
    return {"heading": subject.text(f"{key}.heading"), "lines": subject.texts(key, names)}


def _terms(subject: Subject, key: str, names: tuple[str, ...]) -> Told:
    return {
        "heading": subject.text(f"{key}.heading"),
        "rows": [[subject.text(f"{key}.{n}.name"), subject.text(f"{key}.{n}.text")] for n in names],
    }


def _promise(subject: Subject, meeting: Meeting) -> str:
    """By when people are to have an answer, where that has been promised."""
    if meeting.answer_by is None:
        return ""
    return subject.text("host.after.by", day=subject.date(meeting.answer_by))


def note_sheet(subject: Subject, group: Group) -> Told:
    """What the template ``dialogue-notes`` is told: a sheet for a table, rounds on its front and
    agreements on its back."""
    result = subject.comparison.group(group.id)
    title = subject.text("notes.title")
    return {
        "document": subject.paper(title, group),
        "kicker": subject.shaped(group),
        "title": title,
        "lead": subject.text("notes.lead"),
        "fields": subject.texts("field", ("table", "day_and_place", "notes", "people")),
        "rounds": [
            {
                "heading": subject.text("asking.round", n=number, name=each["heading"]),
                "words": each["words"],
                "lead": each["lead"],
                "asked": subject.texts(
                    "notes.limiting" if number == len(ON_THE_SHEET) - 1 else "notes.any",
                    ON_THE_SHEET,
                ),
            }
            for number, each in enumerate(rounds(subject, result), 1)
        ],
        "agreed": {
            "heading": subject.text("notes.agreed.heading"),
            "lead": subject.text("notes.agreed.lead"),
            "columns": subject.texts("notes.agreed", ("word", "deed", "who", "when")),
            "rows": TO_FILL_IN,
        },
        "surprised": subject.text("notes.surprised"),
        "asks": subject.text("notes.asks"),
        "hand_in": subject.text("notes.hand_in"),
    }


def blank_plan(subject: Subject, group: Group) -> Told:
    """What the template ``dialogue-plan`` is told: the workbook's action plan, to be filled in by
    hand."""
    title = subject.text("plan.title")
    return {
        "document": subject.paper(title, group),
        "kicker": subject.text("plan.kicker", group=subject.shaped(group)),
        "title": title,
        "lead": subject.text("plan.lead"),
        "columns": subject.texts("plan", PLAN),
        "rows": [str(number) for number in range(1, PLAN_LINES + 1)],
        "notes": subject.texts("plan.note", ("owner", "return")),
    }
