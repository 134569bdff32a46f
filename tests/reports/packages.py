"""Archive packages, and reading them back with nothing but the standard library."""

import csv
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any

from tests.instrument.samples import make_instrument
from tests.results.populations import answer_of
from valuetui.instrument.canonical import canonical, content_hash
from valuetui.instrument.model import Instrument
from valuetui.reports.archive import Material, archive_package
from valuetui.responses.answer import Answer
from valuetui.responses.record import Adjudication, Amendment, Fact, Void

PROGRAM = "valuetui 1.2.3"
INSTRUMENT = make_instrument()
PICKS = {"current": ("v1", "v2", "v3"), "desired": ("v4", "v5", "v6")}
OTHER = {"current": ("v7", "v8", "v9"), "desired": ("v10", "v11", "v12")}


def identifier(number: int) -> str:
    """An id; they are not in the order of the numbers."""
    return f"{(number * 0x9E3779B97F4A7C15F39CC0605CEDC835) % (1 << 128):032x}"


def answer(number: int, instrument: Instrument = INSTRUMENT, **fields: Any) -> Answer:
    """An answer with an id of its own."""
    plain = answer_of(instrument, "citizens", PICKS)
    return replace(plain, id=identifier(number), instrument_hash=content_hash(instrument), **fields)


def correction(kind: Any, number: int, of: Fact, **fields: Any) -> Any:
    """A correction with an id of its own."""
    plain = {"reason": "prov", "day": "2026-11-24", "station": "staff"}
    return kind(identifier(1000 + number), of.id, **{**plain, **fields})


def corrected_facts() -> list[Fact]:
    """Ten answers, of which one is void, one amended, one adjudicated against another, and one
    whose void is void."""
    given = [answer(number) for number in range(10)]
    unsaid = correction(Amendment, 4, given[5], revision=1, picks=OTHER)
    return [
        *given,
        correction(Void, 1, given[0], operator="AB"),
        correction(Amendment, 2, given[1], revision=1, picks=OTHER, group="elected"),
        correction(Adjudication, 3, given[2], revision=1, picks=OTHER, against=(given[3].id,)),
        unsaid,
        correction(Void, 5, unsaid),
    ]


def material(facts: list[Fact], *instruments: Instrument, **more: Any) -> Material:
    """The material of these facts."""
    used = instruments or (INSTRUMENT,)
    return Material(facts, {content_hash(each): canonical(each) for each in used}, **more)


def packed(facts: list[Fact], *instruments: Instrument, **more: Any) -> dict[str, bytes]:
    """The files of a package by their path below its folder."""
    return unpacked(archive_package(material(facts, *instruments, **more), PROGRAM))


def unpacked(package: bytes) -> dict[str, bytes]:
    """The files by their path below the package's folder."""
    with zipfile.ZipFile(BytesIO(package)) as found:
        assert found.testzip() is None
        return {name.partition("/")[2]: found.read(name) for name in found.namelist()}


def table(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    """The rows of a CSV file as anybody would read it, column to content."""
    text = files[f"data/{name}"].decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def heads(files: Mapping[str, bytes], name: str) -> list[str]:
    """The columns of a CSV file."""
    text = files[f"data/{name}"].decode("utf-8-sig")
    return next(csv.reader(StringIO(text, newline="")))


def lines(files: Mapping[str, bytes], name: str) -> list[dict[str, Any]]:
    """The documents of a file of JSON Lines."""
    return [json.loads(line) for line in files[f"data/{name}"].decode().splitlines()]


def values_in(row: Mapping[str, str], question: str) -> Iterator[str]:
    """What was picked for a question, in its order."""
    for column, content in row.items():
        if column.startswith(f"picks.{question}.") and content:
            yield content
