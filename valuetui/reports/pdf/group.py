"""The report of one group: what it sees today and what it wants."""

from collections.abc import Sequence

from valuetui.instrument.model import Group, Role, Value
from valuetui.reports.missed import missed_of_group
from valuetui.reports.pdf.conversation import questions
from valuetui.reports.pdf.lists import top_list
from valuetui.reports.pdf.method import hidden, method
from valuetui.reports.pdf.shifts import shift_lists
from valuetui.reports.pdf.subject import Subject, Told, capitalised
from valuetui.reports.pdf.themes import theme_table
from valuetui.results.comparison import GroupResult
from valuetui.results.measures import Ranked
from valuetui.results.telling import share_in_words

LEADING = 3
"""Values that the opening names of each list."""


def group_report(subject: Subject, group: Group) -> Told:
    """What the template ``group`` is told of a group; of one that is not shown, why that is so."""
    result = subject.comparison.group(group.id)
    title = subject.text(
        "group.title",
        group=subject.name(group),
        asked=subject.listed([subject.asked(role) for role in subject.comparison.roles]),
    )
    return {
        "document": subject.document(title, subject.mark(group).ink),
        "opening": {
            "kicker": subject.text(
                "group.kicker", shape=subject.mark(group).shape, wave=subject.wave,
                organisation=subject.organisation,
            ),
            "title": title,
            "lead": _lead(subject, result) if result else _why_hidden(subject, group),
        },
        "remarks": list(subject.remarks),
        "tiles": _tiles(subject, result) if result else [],
        "lists": [top_list(subject, result, role) for role in result.questions] if result else [],
        "shifts": shift_lists(subject, result) if result else None,
        "themes": theme_table(subject, result) if result else None,
        "shared": {
            "heading": subject.text("shared.heading"),
            "lines": _shared(subject, result) if result else [],
        },
        "missed": {
            "heading": subject.words("missed.told.heading"),
            "lines": missed_of_group(subject.comparison, group, subject.words),
        },
        "hidden": {"heading": subject.text("hidden.heading"), "lines": hidden(subject, group)},
        "begin": {
            "heading": subject.text("begin.heading"),
            "lead": subject.text("begin.lead" if result else "begin.lead_hidden"),
            "questions": questions(subject, result),
        },
        "method": method(subject, group),
    }  # fmt: skip


def _lead(subject: Subject, result: GroupResult) -> str:
    """The words that were picked most, in a sentence for each question."""
    said = []
    for role, question in result.questions.items():
        leading = first_places(question.top)
        if leading:
            said.append(
                subject.text(
                    "group.lead",
                    asked=capitalised(subject.asked(role)),
                    values=subject.listed([subject.label(each) for each in leading]),
                )
            )
    return " ".join(said)


def first_places(top: Sequence[Ranked], most: int = LEADING) -> list[Value]:
    """The first values of a list, at most so many, and none without those it ties with."""
    for size in range(min(most, len(top)), 0, -1):
        if size == len(top) or top[size].rank != top[size - 1].rank:
            return [each.value for each in top[:size]]
    return []


def _why_hidden(subject: Subject, group: Group) -> str:
    withheld = next(each for each in subject.comparison.withheld if each.group == group)
    return subject.text(f"group.hidden.{withheld.why.value}", threshold=withheld.threshold)


def _tiles(subject: Subject, result: GroupResult) -> list[list[str]]:
    """How many answered, the limiting shares beside that of the list, and the shared values."""
    tiles = [[subject.number(result.n), _answered(subject, result)]]
    baseline = share_in_words(subject.comparison.baseline, subject.words)
    for role in subject.compared:
        question = result.questions[role]
        interval = subject.evidence.groups[result.group.id].questions[role].limiting
        tiles.append(
            [
                share_in_words(question.limiting, subject.words),
                subject.text(
                    "tile.limiting" if subject.interval(interval) else "tile.limiting_sure",
                    asked=subject.asked(role),
                    interval=subject.interval(interval),
                    baseline=baseline,
                ),
            ]
        )
    if subject.comparison.asks_shift:
        n = len(result.shared)
        first, second = map(subject.asked, subject.compared)
        said = subject.text("tile.shared", n=n, first=first, second=second)
        tiles.append([subject.number(n), said])
    return tiles


def _answered(subject: Subject, result: GroupResult) -> str:
    if result.roll is None:
        return subject.text("tile.answers", n=result.n)
    key = "all" if result.is_census else "of"
    return subject.text(f"tile.answers_{key}", roll=subject.number(result.roll))


def _shared(subject: Subject, result: GroupResult) -> list[list[str]]:
    """What this group has in both of its lists, and what it has in common with all others."""
    lines = []
    roles = [role for role in (Role.CURRENT, Role.DESIRED) if role in result.questions]
    if subject.comparison.asks_shift:
        lengths = subject.listed([subject.number(len(result.questions[r].top)) for r in roles])
        term = subject.text(
            "shared.within", first=subject.asked(roles[0]), second=subject.asked(roles[1])
        )
        lines.append([term, _named(subject, result.shared, lengths)])
    if len(subject.comparison.groups) > 1:
        for role, values in subject.comparison.shared.items():
            tops = [each.questions[role].top for each in subject.comparison.groups]
            lengths = subject.listed([subject.number(len(top)) for top in tops])
            term = subject.text("shared.between", asked=subject.asked(role))
            lines.append([term, _named(subject, values, lengths)])
    return lines


def _named(subject: Subject, values: Sequence[Value], lengths: str) -> str:
    if not values:
        return subject.text("shared.none", lengths=lengths)
    return subject.text("shared.values", values=subject.values(values), lengths=lengths)
