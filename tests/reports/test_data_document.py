"""The JSON document: as its schema promises, and the same figures as everywhere."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.reports.data import INSTRUMENT, given_by
from tests.results.populations import compared
from valuetui.instrument.canonical import content_hash
from valuetui.reports.data.document import data_json
from valuetui.reports.data.figures import figures
from valuetui.reports.data.respondent import Also, Given
from valuetui.results.comparison import Comparison
from valuetui.words import Words

SV = Words("sv")
DAY = date(2026, 11, 23)
SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "data.schema.json"
ANSWERS = [
    given_by(1, unit="south", background={"age": "old", "ways": ("care",), "years": 0}),
    given_by(2, picks={"desired": ("v1", "v2", "v3")}),
    *(given_by(number) for number in range(3, 9)),
]


def document(comparison: Comparison, given: Given | None = None) -> Any:
    content = data_json(comparison, SV, day=DAY, program="valuetui 1", remarks=("x",), given=given)
    return json.loads(content)


def validate(found: Any) -> None:
    """Raise where the document is not as the schema has it."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema, jsonschema.Draft202012Validator)


def test_it_has_what_was_asked_and_the_figures(demo: Comparison) -> None:
    found = document(demo)
    assert found["snapshot"] == demo.snapshot
    assert found["instrument"]["hash"] == content_hash(demo.instrument)
    assert found["figures"] == [dict(row) for row in figures(demo, SV).rows()]
    assert "answers" not in found
    validate(found)


def test_the_answers_only_where_they_are_given() -> None:
    comparison = compared(ANSWERS, INSTRUMENT)
    for also in (frozenset[Also](), frozenset(Also)):
        found = document(comparison, Given(INSTRUMENT, ANSWERS, also=also))
        by_id = {answer["id"]: answer for answer in found["answers"]}
        assert list(by_id) == sorted(answer.id for answer in ANSWERS)
        first, second = by_id[ANSWERS[0].id], by_id[ANSWERS[1].id]
        assert first["picks"] == {"current": ["v3", "v1", "v2"], "desired": ["v4", "v5", "v6"]}
        assert first["background"] == {"age": "old", "ways": ["care"], "years": 0}
        assert second["picks"]["current"] is None
        assert second["background"] == {"age": None, "ways": None, "years": None}
        assert ("station" in first) == bool(also)
        validate(found)


def test_a_group_that_is_not_shown_is_named_without_its_number() -> None:
    found = document(compared(ANSWERS, INSTRUMENT))
    assert {each["group"] for each in found["withheld"]} == {"elected", "employees"}
    assert all(set(each) == {"group", "why", "threshold"} for each in found["withheld"])
    validate(found)


@pytest.mark.parametrize(
    "spoil",
    [
        {"hidden": 1}, {"count": None}, {"why": "group_few"}, {"share": 1.5}, {"extra": 1},
        {"group": "Ö"},
    ],
)  # fmt: skip
def test_the_schema_refuses_what_is_not_promised(spoil: dict[str, Any], demo: Comparison) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    found = document(demo)
    found["figures"][0] |= spoil
    with pytest.raises(jsonschema.ValidationError):
        validate(found)
