"""The groups side by side: what is in any top ten, and what the picks fall on."""

from collections.abc import Sequence

from valuetui.instrument.model import Role, Value
from valuetui.reports.pdf.lists import length
from valuetui.reports.pdf.subject import Subject, Told, capitalised
from valuetui.results.comparison import GroupResult
from valuetui.results.gate import SMALL_BASE
from valuetui.results.telling import share_in_words

ACROSS = 4
"""Groups that have room beside each other."""


def in_bands(groups: Sequence[GroupResult]) -> list[Sequence[GroupResult]]:
    """Up to four beside each other; more than that in rows as even as can be: five as 3 + 2."""
    rows = -(-len(groups) // ACROSS)
    across = -(-len(groups) // rows) if rows else 1
    return [groups[start : start + across] for start in range(0, len(groups), across)]


def values_table(subject: Subject, role: Role) -> Told:
    """Every value that is in the top ten of a group, with the shares of all groups."""
    values = _in_any_top(subject, role)
    letter = subject.words("results.sign.limiting")
    groups = subject.comparison.groups
    notes = [subject.text("side.note")]
    if any(value.limiting for value in values):
        notes.append(subject.text("top.note.limiting", limiting=letter))
    if any(group.is_small for group in groups):
        notes.append(subject.text("side.rough", base=SMALL_BASE))
    return {
        "heading": subject.text("side.heading", asked=subject.asked(role)),
        "is_now": role is Role.CURRENT,
        "most": _scale(groups, role),
        "value": subject.text("top.value"),
        "bands": [
            {
                "groups": [group_head(subject, group) for group in band],
                "rows": [
                    {
                        "value": subject.label(value),
                        "limiting": letter if value.limiting else None,
                        "cells": [_cell(subject, group, role, value) for group in band],
                    }
                    for value in values
                ],
            }
            for band in in_bands(groups)
        ],
        "note": " ".join(notes),
    }


def group_head(subject: Subject, group: GroupResult) -> Told:
    """A group's mark, name and colour, as the heading of a column."""
    return {"name": subject.shaped(group.group), "colour": f"#{subject.mark(group.group).ink}"}


def _in_any_top(subject: Subject, role: Role) -> list[Value]:
    """First what is picked most in the mean of the groups: every group counts alike."""
    results = [group.questions[role] for group in subject.comparison.groups]
    in_a_top = {ranked.value.id for result in results for ranked in result.top}
    values = [value for value in subject.comparison.instrument.values if value.id in in_a_top]
    return sorted(values, key=lambda v: -sum(each.shares[v.id].at_least for each in results))


def _scale(groups: Sequence[GroupResult], role: Role) -> float:
    tops = [each.share.fraction for group in groups for each in group.questions[role].top]
    return max(tops, default=1) or 1


def _cell(subject: Subject, group: GroupResult, role: Role, value: Value) -> Told:
    question = group.questions[role]
    rank = next((each.rank for each in question.top if each.value == value), None)
    share = question.shares[value.id]
    return {
        "share": share_in_words(share, subject.words),
        "rank": f"({rank})" if rank else None,
        "length": length(share),
    }


def themes_side_by_side(subject: Subject) -> Told:
    """The share of the picks on each theme: of each group, from current to desired as asked."""
    asked = [subject.asked(role) for role in subject.compared]
    return {
        "heading": subject.text("themes.heading"),
        "theme": subject.text("themes.theme"),
        "offered": subject.text("themes.offered"),
        "bands": [
            {
                "groups": [group_head(subject, group) for group in band],
                "rows": [
                    {
                        "name": subject.words(f"instrument.theme.t{theme}"),
                        "shares": [_theme_shares(subject, group, theme) for group in band],
                        "offered": share_in_words(offered.together, subject.words),
                    }
                    for theme, offered in sorted(subject.comparison.offered_themes.items())
                ],
            }
            for band in in_bands(subject.comparison.groups)
        ],
        "note": subject.text("side.themes", asked=capitalised(_from_to(subject, asked))),
    }


def _theme_shares(subject: Subject, group: GroupResult, theme: int) -> str:
    """What falls on a theme: "23 % → 26 %"."""
    parts = [group.questions[role].themes[theme].together for role in subject.compared]
    return _from_to(subject, [share_in_words(part, subject.words) for part in parts])


def _from_to(subject: Subject, texts: Sequence[str]) -> str:
    return f" {subject.text('side.arrow')} ".join(texts)
