"""What stands beside the groups of a survey: the wave before, and other organisations."""

from collections.abc import Iterator, Sequence

from valuetui.instrument.model import Role
from valuetui.reports.pdf.side_by_side import group_head
from valuetui.reports.pdf.subject import Subject, Told, capitalised
from valuetui.results.comparison import Comparison, GroupResult
from valuetui.results.measures import TOP
from valuetui.results.network import InNetwork, Network, OrganisationsDiffer, network
from valuetui.results.telling import points_in_words, share_in_words
from valuetui.results.waves import (
    Direction,
    GroupMovements,
    Movement,
    WavesDiffer,
    movements,
)
from valuetui.words.numbers import number, percent

MOST_MOVED = 6
"""Values whose movement is told of a group."""
MOST_BESIDE = 4
"""Values of each question that stand beside those of other organisations."""
FEWEST = 2
"""Organisations that are needed for a mean to stand beside one of them."""


def over_time(subject: Subject, earlier: Comparison | None) -> Told | None:
    """How what each group sees has moved since the wave before; None where there is none."""
    if earlier is None:
        return None
    waves = {"earlier": earlier.instrument.wave, "later": subject.wave}
    heading = subject.text("waves.heading", **waves)
    try:
        moved = movements(earlier, subject.comparison)
    except WavesDiffer:
        return {
            "heading": heading,
            "lead": subject.words("results.waves.differ", earlier=waves["earlier"]),
            "groups": [],
        }
    if not moved:
        lead = subject.words("results.waves.hidden")
    else:
        lead = subject.text("waves.lead", asked=subject.asked(Role.CURRENT), **waves)
    return {
        "heading": heading,
        "lead": lead,
        "columns": [
            subject.text("top.value"),
            subject.text("waves.wave", wave=waves["earlier"]),
            subject.text("waves.wave", wave=waves["later"]),
            subject.text("waves.moved"),
            subject.text("waves.wanted", wave=waves["earlier"]),
            subject.text("waves.direction"),
        ],
        "groups": [_moved(subject, each) for each in moved],
    }


def _moved(subject: Subject, found: GroupMovements) -> Told:
    result = subject.comparison.group(found.group.id)
    assert result is not None  # noqa: S101 - it is shown in both waves
    sure = [each for each in found.values if each.is_sure][:MOST_MOVED]
    summary = subject.words(
        "results.waves.summary",
        n=len(found.values),
        towards=found.count(Direction.TOWARDS),
        away=found.count(Direction.AWAY),
        unclear=found.count(Direction.UNCLEAR),
    )
    before, after = map(subject.number, found.n)
    n = subject.words("results.waves.n", first=before, second=after)
    return {
        **group_head(subject, result),
        "said": f"{n}. {summary}",
        "rows": [list(_movement(subject, each)) for each in sure],
    }


def _movement(subject: Subject, each: Movement) -> Iterator[str]:
    yield subject.marked(each.value)
    yield share_in_words(each.moved.before, subject.words)
    yield share_in_words(each.moved.after, subject.words)
    yield points_in_words(each.moved, subject.words)
    yield points_in_words(each.wanted, subject.words)
    yield subject.text(f"waves.{each.direction.value}")


def among_others(subject: Subject, others: Sequence[Comparison]) -> Told | None:
    """Each group beside the mean of the organisations that were asked the same; None where there
    are no others."""
    if not others:
        return None
    heading = subject.text("network.heading")
    try:
        found = network([subject.comparison, *others])
    except OrganisationsDiffer:
        lead = subject.words("results.waves.questions")
        return {"heading": heading, "lead": lead, "groups": []}
    groups = [
        _of_group(subject, found, group)
        for group in subject.comparison.groups
        if len(found.shown(group.group.id)) >= FEWEST
    ]
    return {
        "heading": heading,
        "lead": subject.text("network.lead") if groups else subject.words("results.network.hidden"),
        "columns": [
            subject.text("top.value"),
            subject.text("network.here"),
            subject.text("network.mean"),
            subject.text("shift.points"),
        ],
        "groups": groups,
    }


def _of_group(subject: Subject, found: Network, group: GroupResult) -> Told:
    shown = found.shown(group.group.id)
    names = subject.listed([subject.told(each.name) for each in shown])
    left = len(found.organisations) - len(shown)
    said = subject.words("results.network.shown", n=len(shown), names=names)
    if left:
        said = f"{said} {subject.words('results.network.left', n=left)}"
    return {
        **group_head(subject, group),
        "said": said,
        "questions": [
            {
                "name": capitalised(subject.asked(role)),
                "rows": [
                    list(_beside_mean(subject, each))
                    for each in _first(found.values(group.group.id, role), group, role)
                ],
            }
            for role in subject.compared
        ],
    }


def _first(values: Sequence[InNetwork], group: GroupResult, role: Role) -> Sequence[InNetwork]:
    """The first of the group's own top ten."""
    places = {each.value.id: each.rank for each in group.questions[role].top[:TOP]}
    own = [each for each in values if each.value.id in places]
    return sorted(own, key=lambda each: places[each.value.id])[:MOST_BESIDE]


def _beside_mean(subject: Subject, each: InNetwork) -> Iterator[str]:
    here = subject.comparison.instrument.organisation.id
    yield subject.marked(each.value)
    yield share_in_words(each.shares[here], subject.words)
    apart = each.beside_mean(here)
    if each.mean is None or apart is None:
        yield subject.words("told.unknown")
        yield ""
    else:
        yield percent(subject.words, round(100 * each.mean))
        yield number(subject.words, round(100 * apart), signed=True)
