"""The folder that everybody at the table has: why we meet, how we talk, what the groups have said,
what to ask, and what happens next. As A4, and as a booklet of A5 pages.
"""

from valuetui.instrument.model import Group
from valuetui.reports.dialogue.figures import likeness, top_lists, wanted
from valuetui.reports.dialogue.rounds import LENGTH, rounds, timetable
from valuetui.reports.dialogue.subject import Meeting, Subject, Told, terms
from valuetui.results.comparison import GroupResult

RULES = ("curious", "everyone", "own", "stays", "words")
ROLES = ("host", "notes", "everybody")
STEPS = ("hand_in", "answer", "log", "again")
SHEET = 4
"""Pages of a booklet on one sheet of paper."""
LINES_TO_FILL_IN = 2

Section = Told
"""One part of the folder; ``kind`` says which."""


def folder(subject: Subject, group: Group, meeting: Meeting) -> Told:
    """What the templates ``dialogue-folder`` and ``dialogue-booklet`` are told.

    ``sheets`` are the sections on each A4 page, and ``pages`` those on each A5 page: as many as
    fill whole sheets of paper, the cover first and what happens next last.
    """
    result = subject.comparison.group(group.id)
    title = subject.text("folder.title")
    cover = _cover(subject, group, title)
    before = [_purpose(subject, group, result, meeting), _talking(subject)]
    time = {"kind": "time", **timetable(subject, meeting)}
    lists = _lists(subject, result)
    alike = _alike(subject)
    asking = _asking(subject, result)
    deeds = _deeds(subject, result)
    after = _after(subject, group, meeting)
    found = [[each] for each in [*lists, *alike]] if result else [[*lists, *alike]]
    pages = [[cover], before, *found, [asking], [deeds]]
    return {
        "document": subject.paper(title, group),
        "sheets": [
            [cover, *before, time],
            *([lists, [*alike, asking]] if result else [[*lists, *alike, asking]]),
            [deeds, after],
        ],
        "pages": _filled_up(
            pages, [time, after], {"kind": "notes", "heading": subject.text("own_notes")}
        ),
    }


def _filled_up(pages: list[list[Section]], last: list[Section], empty: Section) -> list[Told]:
    """So many pages for notes before the last one that no side of a sheet is left over."""
    missing = -(len(pages) + 1) % SHEET
    filled = [*pages, *([[empty]] * missing), last]
    return [{"number": number, "sections": each} for number, each in enumerate(filled, 1)]


def spreads(pages: int) -> list[tuple[int, int]]:
    """The pages left and right on each side of the sheets of a booklet that is folded in the
    middle, front and back in turn: of four pages 4 and 1, then 2 and 3."""
    return [
        (pages - side, 1 + side) if side % 2 == 0 else (1 + side, pages - side)
        for side in range(pages // 2)
    ]


def booklet(told: Told) -> Told:
    """The folder's pages as they lie on the sheets."""
    pages = told["pages"]
    return {
        "document": told["document"],
        "spreads": [
            [pages[left - 1], pages[right - 1]] for left, right in spreads(len(pages))
        ],
    }  # fmt: skip


def _cover(subject: Subject, group: Group, title: str) -> Section:
    fields = dict.fromkeys(subject.texts("field", ("day_and_place", "table", "host")), "")
    return {
        "kind": "cover",
        "kicker": subject.text("folder.kicker", group=subject.shaped(group)),
        "title": title,
        "lead": subject.text(
            "folder.lead", organisation=subject.whom, minutes=LENGTH
        ),
        "organisation": subject.organisation,
        "wave": subject.text("folder.wave", wave=subject.comparison.instrument.wave),
        "fields": terms(fields),
    }  # fmt: skip


def _purpose(
    subject: Subject, group: Group, result: GroupResult | None, meeting: Meeting
) -> Section:
    said = "purpose.answered" if result else "purpose.unanswered"
    return {
        "kind": "purpose",
        "heading": subject.text("purpose.heading"),
        "texts": [
            subject.text(
                said,
                n=subject.number(result.n) if result else "",
                group=subject.name(group),
                organisation=subject.whom,
            ),
            subject.audience("purpose.for", group),
        ],
        "boxes": [
            _box(subject, "influence", meeting.influence),
            _box(subject, "settled", meeting.settled),
        ],
    }


def _box(subject: Subject, name: str, known: tuple[str, ...]) -> Told:
    """What is known, or lines to fill in."""
    return {
        "heading": subject.text(f"purpose.{name}"),
        "lines": list(known),
        "blank": 0 if known else LINES_TO_FILL_IN,
    }


def _talking(subject: Subject) -> Section:
    return {
        "kind": "talking",
        "heading": subject.text("rules.heading"),
        "rules": subject.texts("rules", RULES),
        "roles": {
            "heading": subject.text("roles.heading"),
            "rows": [[subject.text(f"roles.{name}.name"), subject.text(f"roles.{name}.text")]
                     for name in ROLES],
        },
    }  # fmt: skip


def _lists(subject: Subject, result: GroupResult | None) -> list[Section]:
    hidden = [subject.reason(each) for each in subject.comparison.withheld]
    if result is None:
        reasons = {"heading": subject.text("hidden.heading"), "lines": hidden}
        return [{"kind": "hidden", **reasons, "text": subject.text("hidden.talk_anyway")}]
    told = top_lists(subject, result)
    if hidden:
        told[-1]["notes"] += hidden
    return [{"kind": "top", **each} for each in told]


def _alike(subject: Subject) -> list[Section]:
    """What the groups agree on and what sets them apart, where more than one is shown."""
    if len(subject.comparison.groups) < 2:
        return []
    return [{"kind": "likeness", **likeness(subject)}]


def _asking(subject: Subject, result: GroupResult | None) -> Section:
    return {
        "kind": "asking",
        "heading": subject.text("asking.heading"),
        "lead": subject.text("asking.lead"),
        "rounds": [
            {**each, "heading": subject.text("asking.round", n=number, name=each["heading"])}
            for number, each in enumerate(rounds(subject, result), 1)
        ],
    }


def _deeds(subject: Subject, result: GroupResult | None) -> Section:
    """For each word that is wanted more: what is begun, stopped and gone on with."""
    words = wanted(subject, result) if result else []
    words += [{"value": "", "shares": subject.text("shift.own")}] * max(0, 2 - len(words))
    return {
        "kind": "deeds",
        "heading": subject.text("deeds.heading"),
        "lead": subject.text("deeds.lead"),
        "words": words,
        "columns": subject.texts("deeds", ("we", "deed", "who", "when")),
        "rows": subject.texts("deeds", ("start", "stop", "go_on")),
        "word": subject.text("deeds.word"),
    }


def _after(subject: Subject, group: Group, meeting: Meeting) -> Section:
    by = subject.date(meeting.answer_by) if meeting.answer_by else ""
    fields = subject.texts("field", ("answer_by", "contact"))
    return {
        "kind": "after",
        "heading": subject.text("after.heading"),
        "steps": subject.texts("after.step", STEPS),
        "for": subject.audience("after.for", group),
        "fields": terms(dict(zip(fields, (by, meeting.contact), strict=True))),
        "thanks": subject.text("after.thanks"),
    }
