"""How the people whom a group stands for are made up: the margins that weights are made from.

They stand in a file of their own beside the answers of a survey, ``margins.toml``, for they change
without the questionnaire: see docs/how-to/weights.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from valuetui.instrument.background import GROUP, Background, Kind
from valuetui.instrument.model import Group, Instrument
from valuetui.instrument.problem import InstrumentFaults
from valuetui.instrument.reader import Reader, Source

FILE = "margins.toml"
WHOLE = 100
ROUNDED = 1.0
"""Per cent by which shares may miss the whole, for they are published rounded."""


@dataclass(frozen=True)
class Margin:
    """How a population divides over the options of one background question."""

    group: str
    """Id of the group that the population is of."""
    question: Background
    people: Mapping[str, float]
    """Option id to how many people, or how large a part of them; in the order of the options."""
    without: tuple[str, ...]
    """Ids of the options of which nobody knows how many they are. Who chose one counts as one."""
    source: str
    day: date
    """For which the numbers are."""


def load_margins(path: Path, instrument: Instrument) -> tuple[Margin, ...]:
    """The margins in a file, in its order.

    Raises :class:`~valuetui.instrument.problem.InstrumentFaults` with every fault.
    """
    source = Source(path)
    whole = source.reader()
    found: list[Margin] = []
    if source.content or not source.problems:
        for reader in whole.tables("margin", required=False):
            if margin := _read(reader, instrument):
                if any((margin.group, margin.question) == (m.group, m.question) for m in found):
                    reader.note("question", "margins.problem.twice", question=margin.question.id)
                found.append(margin)
            reader.finish()
        whole.finish()
    if source.problems:
        raise InstrumentFaults(source.problems)
    return tuple(found)


def _read(reader: Reader, instrument: Instrument) -> Margin | None:
    """One margin; None where it is not known what it is about."""
    group = instrument.group_by_id[reader.one_of("group", instrument.group_by_id)]
    if group.roll is not None:
        reader.note("group", "margins.problem.roll", group=group.id)
    source, day = reader.text("source"), reader.of_kind("day", date, "margins.problem.day")
    if isinstance(day, datetime):
        reader.note("day", "margins.problem.day")
    asked = {each.id: each for each in instrument.background if _may_weigh(each, group)}
    for key in ("people", "shares", "without"):
        reader.may_have(key)
    if not asked:
        reader.may_have("question")
        reader.note("question", "margins.problem.no_question", group=group.id)
        return None
    question = asked[reader.one_of("question", asked)]
    if reader.text("question") != question.id:
        return None
    without = tuple(reader.texts("without", required=False))
    people = _people(reader, question, without)
    for option in without:
        if option not in question.option_by_id:
            reader.note("without", "margins.problem.unknown_option", option=option,
                        known=", ".join(question.option_by_id))  # fmt: skip
    return Margin(group.id, question, people, without, source, day or date.min)


def _may_weigh(question: Background, group: Group) -> bool:
    """Whether it is a choice of one that people of the group are asked."""
    asked = question.show_if.get(GROUP, (group.id,))
    return question.kind is Kind.SINGLE and group.id in asked


def _people(reader: Reader, question: Background, without: tuple[str, ...]) -> dict[str, float]:
    if ("people" in reader) == ("shares" in reader):
        reader.note("people", "margins.problem.people_or_shares")
        return {}
    key = "people" if "people" in reader else "shares"
    table = reader.table(key)
    if table is None:
        return {}
    found = {option: _number(table, option) for option in question.option_by_id if option in table}
    lacking = [each for each in question.option_by_id if each not in {*found, *without}]
    if lacking:
        reader.note(key, "margins.problem.lacking", options=", ".join(lacking),
                    question=question.id)  # fmt: skip
    for option in without:
        if option in found:
            reader.note(key, "margins.problem.also_without", option=option)
    if len(found) < 2:
        reader.note(key, "margins.problem.one", question=question.id)
    total = sum(found.values())
    if key == "shares" and all(found.values()) and abs(total - WHOLE) > ROUNDED:
        reader.note(key, "margins.problem.sum", total=round(total, 2))
    table.finish()
    return found


def _number(table: Reader, option: str) -> float:
    found = table.of_kind(option, (int, float), "margins.problem.number")
    if found is not None and not 0 < found < float("inf"):
        table.note(option, "margins.problem.number")
        return 0.0
    return float(found or 0)
