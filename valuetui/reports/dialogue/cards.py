"""Cards to talk over, one a word: what it means, what to ask, and room for notes."""

from collections.abc import Iterable

from valuetui.instrument.model import Group, Value
from valuetui.reports.dialogue.rounds import questions
from valuetui.reports.dialogue.subject import Subject, Told, capitalised
from valuetui.results.comparison import Comparison
from valuetui.results.telling import share_in_words
from valuetui.words.sorting import sort_key

HOW = ("choose", "talk", "write")
PAGE = 4
"""Cards of an A4 page."""


def talked_about(comparison: Comparison, group: Group | None = None) -> list[Value]:
    """The words in the top tens of a group, or of every group shown."""
    chosen = {
        each.value.id
        for result in comparison.groups
        if group is None or result.group == group
        for role, question in result.questions.items()
        for each in question.top
    }
    return [value for value in comparison.instrument.values if value.id in chosen]


def cards(
    subject: Subject, values: Iterable[Value], group: Group | None = None, *, figures: bool = True
) -> Told:
    """What the template ``dialogue-cards`` is told: a card that says how, one for each word in
    alphabetical order, and empty ones in the places that are left on the last page. With
    ``figures`` each has the shares of the groups shown."""
    language = subject.words.language
    ordered = sorted(values, key=lambda value: sort_key(subject.label(value), language))
    title = subject.text("cards.title")
    return {
        "document": subject.paper(title, group),
        "first": {
            "kicker": subject.organisation,
            "title": title,
            "lead": subject.text("cards.lead"),
            "how": subject.texts("cards.how", HOW),
            "note": _about_figures(subject) if figures else "",
        },
        "cards": [
            *(_card(subject, value, figures=figures) for value in ordered),
            *[_empty(subject)] * (-(1 + len(ordered)) % PAGE),
        ],
    }


def _about_figures(subject: Subject) -> str:
    is_rough = any(group.is_small for group in subject.comparison.groups)
    return " ".join(subject.texts("cards", ("note", "rough") if is_rough else ("note",)))


def _empty(subject: Subject) -> Told:
    """A card for a word that people miss."""
    return {
        "theme": subject.text("cards.empty"),
        "value": "",
        "definition": "",
        "questions": questions(subject),
        "figures": None,
    }


def _card(subject: Subject, value: Value, *, figures: bool) -> Told:
    return {
        "theme": subject.words(f"instrument.theme.t{value.theme}"),
        "value": capitalised(subject.label(value)),
        "definition": subject.told(value.definition),
        "questions": questions(subject, value),
        "figures": _figures(subject, value) if figures and subject.comparison.groups else None,
    }


def _figures(subject: Subject, value: Value) -> Told:
    return {
        "columns": [
            subject.text("cards.chose"),
            *(capitalised(subject.asked(role)) for role in subject.compared),
        ],
        "rows": [
            [
                subject.shaped(result.group),
                *(
                    share_in_words(result.share(role, value), subject.words)
                    for role in subject.compared
                ),
            ]
            for result in subject.comparison.groups
        ],
    }
