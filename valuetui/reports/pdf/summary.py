"""The summary: current and desired, the groups side by side, and what stands beside them."""

from collections.abc import Sequence

from valuetui.instrument.model import Role
from valuetui.reports.missed import missed_of_all
from valuetui.reports.pdf.accord import accord, likeness, wishes
from valuetui.reports.pdf.beside import among_others, over_time
from valuetui.reports.pdf.conversation import questions_of_all
from valuetui.reports.pdf.method import hidden, method
from valuetui.reports.pdf.side_by_side import group_head, themes_side_by_side, values_table
from valuetui.reports.pdf.subject import Subject, Told, capitalised
from valuetui.results.comparison import Comparison, GroupResult
from valuetui.results.sentences import limiting_in_words
from valuetui.results.telling import share_in_words

LEADING = 5
"""Values that the opening names of each question, at most."""


def summary_report(
    subject: Subject, earlier: Comparison | None = None, others: Sequence[Comparison] = ()
) -> Told:
    """What the template ``summary`` is told. ``earlier`` is the wave before and ``others`` are
    organisations that were asked the same, where there are any."""
    title = subject.text(
        "summary.title", asked=subject.listed([subject.asked(r) for r in subject.comparison.roles])
    )
    is_shown = bool(subject.comparison.groups)
    return {
        "document": subject.document(subject.text("summary.document", title=title)),
        "opening": {
            "kicker": subject.text(
                "summary.kicker", wave=subject.wave, organisation=subject.organisation
            ),
            "title": title,
            "lead": _lead(subject),
        },
        "remarks": list(subject.remarks),
        "groups": _groups(subject) if is_shown else None,
        "values": [values_table(subject, r) for r in subject.comparison.roles] if is_shown else [],
        "themes": themes_side_by_side(subject) if is_shown else None,
        "accord": accord(subject) if is_shown else [],
        "wishes": wishes(subject),
        "likeness": likeness(subject),
        "accord_note": subject.words("findings.note"),
        "waves": over_time(subject, earlier),
        "network": among_others(subject, others),
        "missed": {
            "heading": subject.words("missed.told.heading"),
            "lines": missed_of_all(subject.comparison, subject.words),
        },
        "hidden": {"heading": subject.text("hidden.heading"), "lines": hidden(subject)},
        "begin": {
            "heading": subject.text("begin.heading"),
            "lead": subject.text("begin.lead" if is_shown else "begin.lead_hidden"),
            "questions": questions_of_all(subject),
        },
        "method": method(subject),
    }


def _lead(subject: Subject) -> str:
    """What all groups have in common, in a sentence for each question."""
    comparison = subject.comparison
    if not comparison.groups:
        return subject.text("summary.nothing", threshold=comparison.gate.threshold)
    if len(comparison.groups) < 2:
        [only] = comparison.groups
        return subject.text("summary.alone", group=subject.name(only.group))
    said = []
    for role, values in comparison.shared.items():
        key = "none" if not values else "all" if len(values) <= LEADING else "some"
        labels = subject.listed([subject.label(value) for value in values[:LEADING]])
        asked = capitalised(subject.asked(role))
        said.append(subject.text(f"summary.lead.{key}", asked=asked, n=len(values), values=labels))
    return " ".join(said)


def _groups(subject: Subject) -> Told:
    """How many answered in each group, the limiting shares and how much each has in both lists."""
    roles = subject.compared
    columns = [subject.text("groups.group"), subject.text("groups.answers")]
    columns += [subject.text("groups.limiting", asked=subject.asked(role)) for role in roles]
    if subject.comparison.asks_shift:
        columns.append(subject.text("groups.shared"))
    baseline = share_in_words(subject.comparison.baseline, subject.words)
    note = subject.text("groups.note", baseline=baseline)
    return {
        "heading": subject.text("groups.heading"),
        "columns": columns,
        "rows": [
            {**group_head(subject, group), "cells": _cells(subject, group)}
            for group in subject.comparison.groups
        ],
        "note": note,
    }


def _cells(subject: Subject, group: GroupResult) -> list[str]:
    cells = [subject.number(group.n)]
    if group.roll is not None:
        key = "groups.all" if group.is_census else "groups.of"
        cells = [subject.text(key, number=cells[0], roll=subject.number(group.roll))]
    for role in subject.compared:
        interval = subject.evidence.groups[group.group.id].questions[role].limiting
        cells.append(limiting_in_words(group.questions[role].limiting, interval, subject.words))
    if subject.comparison.asks_shift:
        tops = [len(group.questions[role].top) for role in (Role.CURRENT, Role.DESIRED)]
        lengths = subject.listed([subject.number(length) for length in tops])
        cells.append(
            subject.text("groups.shared_of", n=subject.number(len(group.shared)), lengths=lengths)
        )
    return cells
