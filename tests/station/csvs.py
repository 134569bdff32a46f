"""CSV files as ODK Central, KoboToolbox and LimeSurvey export them, written after their manuals and
files: headings, delimiters, marks and all that comes along."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from valuetui.instrument.model import Instrument

Person = Mapping[str, object]
"""``group``, question ids to lists of value ids, background, ``day``, and whatever is to differ."""


def person(number: int, group: str = "citizens", **others: object) -> dict[str, object]:
    """Somebody who picks two words at each question of the small instrument."""
    picks = [["trust", "safety"], ["stress", "trust"], ["safety", "stress"]]
    return {
        "number": number,
        "group": group,
        "current": picks[number % 3],
        "desired": picks[(number + 1) % 3],
        "day": "2026-03-02",
    } | others


def uuid(number: int) -> str:
    return f"0c4f8a7e-1b2d-4c3e-8f90-{number:012d}"


def odk(people: Iterable[Person], instrument: Instrument, *, split: bool = False) -> str:
    """Of ODK Central: commas, pages before names with a hyphen, the id as KEY."""
    rows = []
    for each in people:
        rows.append({
            "SubmissionDate": f"{each['day']}T07:31:22.512Z",
            "valuetui_instrument": str(each.get("stamp", "")),
            "sida-group": each["group"],
            **{f"sida-{q.id}": " ".join(_picks(each, q.id)) for q in instrument.questions},
            **(_flags(each, instrument, "sida-{}/{}", "1", "0") if split else {}),
            **_others(each, instrument, "sida-{}"),
            "meta-instanceID": f"uuid:{uuid(each['number'])}",  # type: ignore[arg-type]
            "KEY": f"uuid:{uuid(each['number'])}",  # type: ignore[arg-type]
            "SubmitterID": "17",
            "SubmitterName": "Anna Andersson",
            "DeviceID": "collect:abc",
            "ReviewState": each.get("review", ""),
            "FormVersion": "1-abc",
        })  # fmt: skip
    return written(rows)


def kobo(people: Iterable[Person], instrument: Instrument, *, labels: str = "") -> str:
    """Of KoboToolbox: semicolons, all in quotation marks, choices together and apart; names, or
    labels in a language."""

    def named(choice: str) -> str:
        label = {each.id: each.label for each in instrument.groups}
        label |= {each.id: each.label for each in instrument.values}
        return label[choice].get(labels, choice) if choice in label else choice

    def asked(field: str) -> str:
        return instrument.question_by_id[field].text.get(labels, field)

    rows = []
    for each in people:
        row: dict[str, object] = {
            "start": "2026-03-02T08:30:01.000+01:00",
            "end": "2026-03-02T08:36:01.000+01:00",
            "group": named(str(each["group"])),
        }
        for question in instrument.questions:
            if not labels:
                row[question.id] = " ".join(_picks(each, question.id))
            for value in instrument.values:
                heading = f"{asked(question.id)}/{named(value.id)}"
                row[heading] = "1" if value.id in _picks(each, question.id) else "0"
        row |= _others(each, instrument, "{}")
        number = int(str(each["number"]))
        row |= {
            "_id": 4000 + number,
            "_uuid": uuid(number),
            "_submission_time": f"{each['day']}T07:36:03",
            "_validation_status": each.get("review", ""),
            "_notes": "",
            "_status": "submitted_via_web",
            "_submitted_by": "anna",
            "__version__": "vX1",
            "_tags": "",
            "meta/rootUuid": f"uuid:{uuid(number)}",
            "_index": number,
        }
        rows.append(row)
    return written(rows, delimiter=";", quoting=csv.QUOTE_ALL)


def limesurvey(
    people: Iterable[Person],
    instrument: Instrument,
    *,
    yes: str = "Y",
    no: str = "",
    delimiter: str = ",",
) -> str:
    """Of LimeSurvey: a column for each choice with the code in brackets; answers that nobody has
    handed in are there too."""
    rows = []
    for each in people:
        handed_in = each.get("handed_in", True)
        rows.append({
            "id": each["number"],
            "submitdate": f"{each['day']} 08:36:03" if handed_in else "",
            "lastpage": "3",
            "startlanguage": each.get("language", "sv"),
            "seed": "123456789",
            "startdate": f"{each['day']} 08:30:00",
            "datestamp": f"{each['day']} 08:36:03",
            "ipaddr": "192.0.2.7",
            "refurl": "",
            "token": "kodA1",
            "group": each["group"],
            **_flags(each, instrument, "{}[{}]", yes, no),
            **_others(each, instrument, "{}"),
        })  # fmt: skip
    return written(rows, delimiter=delimiter, quoting=csv.QUOTE_ALL)


def _picks(each: Person, question: str) -> Sequence[str]:
    found = each.get(question, ())
    return found if isinstance(found, list | tuple) else ()


def _flags(
    each: Person, instrument: Instrument, heading: str, yes: str, no: str
) -> dict[str, object]:
    return {
        heading.format(question.id, value.id): yes if value.id in _picks(each, question.id) else no
        for question in instrument.questions
        for value in instrument.values
    }


def _others(each: Person, instrument: Instrument, heading: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for asked in instrument.background:
        said = each.get(asked.id, "")
        found[heading.format(asked.id)] = " ".join(said) if isinstance(said, list) else said
    for question in instrument.questions:
        if question.write_in:
            name = f"{question.id}_own_word"
            found[heading.format(name)] = each.get(name, "")
    return found


def written(
    rows: Sequence[Mapping[str, object]],
    *,
    delimiter: str = ",",
    quoting: Literal[0, 1] = csv.QUOTE_MINIMAL,
) -> str:
    """Rows as CSV."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(
        text, list(rows[0]), delimiter=delimiter, quoting=quoting, lineterminator="\r\n"
    )
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def keep(path: Path, text: str, encoding: str = "utf-8-sig") -> Path:
    """The text in a file, as most of these programs write it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path
