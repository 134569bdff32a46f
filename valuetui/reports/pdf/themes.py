"""What the picks of a group fall on: the themes, beside what the value list would give."""

from valuetui.instrument.model import Role
from valuetui.reports.pdf.subject import Subject, Told, capitalised
from valuetui.results.comparison import GroupResult
from valuetui.results.measures import Part
from valuetui.results.telling import share_in_words


def theme_table(subject: Subject, group: GroupResult) -> Told:
    """The themes, current and desired as far as they are asked; the limiting part apart."""
    roles, letter = subject.compared, subject.words("results.sign.limiting")
    offered = subject.comparison.offered_themes
    parts = [
        part
        for each in subject.comparison.groups
        for role in roles
        for part in each.questions[role].themes.values()
    ]
    return {
        "heading": subject.text("themes.heading"),
        "most": max((part.together.fraction for part in parts), default=1) or 1,
        "columns": {
            "theme": subject.text("themes.theme"),
            "sides": [
                {"name": capitalised(subject.asked(role)), "is_now": role is Role.CURRENT}
                for role in roles
            ],
            "limiting": subject.text("themes.limiting", limiting=letter),
            "offered": subject.text("themes.offered"),
        },
        "rows": [
            {
                "name": subject.words(f"instrument.theme.t{theme}"),
                "sides": [_side(subject, group.questions[role].themes[theme]) for role in roles],
                "offered": share_in_words(part.together, subject.words),
            }
            for theme, part in sorted(offered.items())
        ],
        "note": subject.text("themes.note", limiting=letter),
    }


def _side(subject: Subject, part: Part) -> Told:
    return {
        "share": share_in_words(part.together, subject.words),
        "limiting": share_in_words(part.limiting, subject.words),
        "positive_length": part.positive.fraction,
        "limiting_length": part.limiting.fraction,
    }
