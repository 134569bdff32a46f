"""Small surveys with known counts, and workbooks opened again."""

import warnings
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.results import populations
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
from valuetui.reports.workbook import write_workbook
from valuetui.results.comparison import Comparison, compare
from valuetui.results.tally import Tally
from valuetui.words import Text, Words

DAY = date(2026, 11, 23)
SHORT = {Role.PERSONAL: "jag själv", Role.CURRENT: "i dag", Role.DESIRED: "i framtiden"}
BOTH = (Role.CURRENT, Role.DESIRED)


def both(text: str) -> Text:
    """The same text in both languages."""
    return {"sv": text, "en": text}


def instrument(
    labels: Sequence[str],
    *,
    groups: Sequence[str] = ("Medborgare", "Förtroendevalda", "Medarbetare"),
    roles: Sequence[Role] = BOTH,
    organisation: str = "Lillköpings kommun",
    wave: str = "2026",
) -> Instrument:
    """An instrument with these labels. Every third value is limiting."""
    information = Information(*[both("…")] * 7)
    return Instrument(
        id="liten",
        version="1",
        wave=wave,
        languages=("sv", "en"),
        organisation=Organisation("lillkoping", both(organisation)),
        title=both("Vilka värden?"),
        groups=tuple(Group(f"g{n}", both(name), both(name)) for n, name in enumerate(groups)),
        questions=tuple(
            Question(role.value, role, 3, both(f"Hur är det {SHORT[role]}?"), both(SHORT[role]))
            for role in roles
        ),
        value_list="liten/1",
        values=tuple(_value(number, label) for number, label in enumerate(labels)),
        information=information,
        threshold=10,
    )


def _value(number: int, label: str) -> Value:
    return Value(
        id=f"v{number}",
        code=f"{number + 1:02}",
        theme=1 + number % 3,
        scope=Scope.SOCIETY,
        polarity=Polarity.LIMITING if number % 3 == 2 else Polarity.POSITIVE,
        label=both(label),
        definition=both(f"Vad {label} betyder."),
        synonyms={},
    )


def counted(
    survey: Instrument, sizes: Sequence[int], counts: Mapping[Role, Sequence[int]]
) -> Tally:
    """Groups of these sizes in which the values were picked so many times, the same in each."""
    groups = [group.id for group in survey.groups]
    picked = {
        (group, question.id): {
            value.id: count
            for value, count in zip(survey.values, counts[question.role], strict=False)
        }
        for group in groups
        for question in survey.questions
    }
    return populations.counted(survey, dict(zip(groups, sizes, strict=True)), picked)


def comparison_of(
    labels: Sequence[str], sizes: Sequence[int] = (30, 20, 40), **parts: object
) -> Comparison:
    """A comparison in which the earlier values of the list are picked the more often."""
    survey = instrument(labels, **parts)  # type: ignore[arg-type]
    falling = [max(1, 12 - number) for number in range(len(labels))]
    counts = dict.fromkeys(Role, falling)
    return compare(counted(survey, sizes, counts), survey)


def written(comparison: Comparison, folder: Path, language: str = "sv") -> Path:
    """A workbook on the disk."""
    path = folder / f"arbetsbok-{language}.xlsx"
    write_workbook(comparison, path, Words(language), day=DAY)
    return path


def opened(path: Path, *, results: bool = False) -> Workbook:
    """The workbook as openpyxl reads it: formulas, or the ``results`` that they carry."""
    with warnings.catch_warnings():
        # openpyxl says that it drops the fuller description of data bars if it saves the book.
        warnings.filterwarnings("ignore", message=".*extension is not supported")
        return load_workbook(path, data_only=results)


def rows_below(sheet: Worksheet, heading: str) -> list[dict[str, object]]:
    """The rows of the table one of whose headings is this one, heading to content."""
    rows = list(sheet.iter_rows(values_only=True))
    top = next(number for number, row in enumerate(rows) if heading in row)
    heads = [str(head) for head in rows[top]]
    return [dict(zip(heads, row, strict=True)) for row in rows[top + 1 :]]
