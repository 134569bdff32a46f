"""``valuetui export audit``: every correction, and nothing of any answer."""

import json
from dataclasses import replace
from pathlib import Path

from tests.cli.conftest import Run
from tests.reports.data import rows_of
from tests.station.test_survey import INSTRUMENT, answers
from valuetui.responses.record import Amendment, Void
from valuetui.station.collector import Collector
from valuetui.words import Words

REASON = "=fel grupp"
FIELDS = ["answer", "day", "kind", "reason", "operator", "station", "id", "of", "revision",
          "stands"]  # fmt: skip


def test_the_trail_says_what_was_corrected_when_by_whom_and_why(
    valuetui: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "svar"
    first, second = answers(2)
    amended = replace(first, group="elected")
    picked = {value for picks in first.picks.values() for value in picks}
    amendment = Amendment("c" * 32, first.id, 1, amended.picks, REASON, "2026-11-26", "kansli-1",
                          "elected", "Åsa")  # fmt: skip
    with Collector(folder, "kansli-1", INSTRUMENT) as collector:
        collector.save_many([
            first, second, amendment,
            Void("d" * 32, amendment.id, "nej", "2026-11-27", "kansli-1", "Bo"),
            Void("e" * 32, second.id, "prov", "2026-11-25", "kansli-1"),
        ])  # fmt: skip
    told = valuetui("export", "audit", "--data", folder)
    [path] = (tmp_path / "exports").glob("*.csv")
    assert told.code == 0
    assert Words("sv")("correct.audit.written", n=3, path=Path("exports") / path.name) in told.out
    assert path.stat().st_mode & 0o777 == 0o600
    rows = rows_of(path.read_bytes())
    assert list(rows[0]) == FIELDS
    assert [(row["kind"], row["answer"], row["operator"], row["stands"]) for row in rows] == [
        ("void", second.id, "", "1"), ("amendment", first.id, "Åsa", "0"),
        ("void", first.id, "Bo", "1"),
    ]  # fmt: skip
    assert rows[1]["reason"] == f"'{REASON}"
    text = path.read_text(encoding="utf-8")
    assert not any(value in text for value in picked)
    assert valuetui("export", "audit", "--json", "--data", folder).code == 0
    [path] = (tmp_path / "exports").glob("*.json")
    document = json.loads(path.read_text(encoding="utf-8"))
    assert set(document["columns"]) == set(FIELDS)
    assert [each["reason"] for each in document["corrections"]] == ["prov", REASON, "nej"]
