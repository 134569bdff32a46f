"""What a person says of a file's columns, in TOML::

source = "medarbetare"       # where two files number their answers alike

[columns]
"Q1" = "group"               # group, id, day, language, ignore, a question, question/value ...
"Q2" = "current"             # ... and so of every Q2[...]

[answers.group]
"A1" = "citizens"

[answers.current]
"SQ001" = "trust"
"""

from pathlib import Path

from valuetui.instrument.background import GROUP
from valuetui.instrument.model import Instrument
from valuetui.instrument.problem import InstrumentFaults
from valuetui.instrument.reader import Reader, Source
from valuetui.station.answers.columns import Said

_GENERAL = ("id", "day", "language", GROUP, "ignore")


def read_mapping(path: Path, instrument: Instrument) -> Said:
    """What the file says.

    Raises :class:`~valuetui.instrument.problem.InstrumentFaults` with every fault of it.
    """
    source = Source(path)
    reader = source.reader()
    columns = reader.table("columns", required=False)
    answers = reader.table("answers", required=False)
    said = Said(
        columns=_columns(columns, instrument) if columns else {},
        answers=_answers(answers, instrument) if answers else {},
        source=reader.text("source", "") if "source" in reader else "",
    )
    reader.may_have("source")
    reader.finish()
    if source.problems:
        raise InstrumentFaults(source.problems)
    return said


def _columns(reader: Reader, instrument: Instrument) -> dict[str, str]:
    found = {heading: reader.text(heading) for heading in reader}
    for heading, target in found.items():
        if target and not _is_target(target, instrument):
            known = ", ".join((*_GENERAL, *_fields(instrument)))
            reader.note(heading, "mapped_to_nothing", found=target, known=known)
    return found


def _is_target(target: str, instrument: Instrument) -> bool:
    about, slash, choice = target.partition("/")
    if not slash:
        return target in _GENERAL or about in _fields(instrument)
    if about in instrument.question_by_id:
        return choice in instrument.value_by_id or (
            choice == "write_in" and bool(instrument.question_by_id[about].write_in)
        )
    asked = instrument.background_by_id.get(about)
    return asked is not None and choice in asked.option_by_id


def _answers(reader: Reader, instrument: Instrument) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for about in reader:
        table = reader.table(about)
        choices = _choices(about, instrument)
        if choices is None:
            known = ", ".join((GROUP, *_fields(instrument)))
            reader.note(about, "mapped_to_nothing", found=about, known=known)
        if table is None or choices is None:
            continue
        found[about] = {said: table.text(said) for said in table}
        for said, meant in found[about].items():
            if meant and meant not in choices:
                table.note(said, "mapped_to_nothing", found=meant, known=", ".join(choices))
    return found


def _choices(about: str, instrument: Instrument) -> list[str] | None:
    if about == GROUP:
        return list(instrument.group_by_id)
    if about in instrument.question_by_id:
        return list(instrument.value_by_id)
    asked = instrument.background_by_id.get(about)
    return list(asked.option_by_id) if asked and asked.is_choice else None


def _fields(instrument: Instrument) -> tuple[str, ...]:
    return (*instrument.question_by_id, *instrument.background_by_id)
