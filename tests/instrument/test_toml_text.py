"""What is written as TOML is read as it was."""

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from valuetui.instrument.toml_text import toml

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
PLAIN = TEXTS | st.integers(-(2**63), 2**63 - 1) | st.booleans() | st.lists(TEXTS, max_size=30)
PLAIN_TABLES = st.dictionaries(TEXTS, PLAIN, max_size=3)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """Tables in tables, and lists of them, behind what is short."""
    short = {f"a{key}": each for key, each in draw(PLAIN_TABLES).items()}
    inner = PLAIN_TABLES.map(
        lambda table: table | {"in": {"sv": "x", "n": 1, "deep": {"k": ["y"]}}}
    )
    long = {f"b{key}": each for key, each in
            draw(st.dictionaries(TEXTS, inner | st.lists(inner, min_size=1, max_size=2),
                                 max_size=3)).items()}  # fmt: skip
    return short | long


@given(tables(), st.lists(TEXTS, max_size=2), st.lists(TEXTS, max_size=2))
def test_any_content_comes_back_and_remarks_stay_remarks(
    content: dict[str, Any], head: list[str], foot: list[str]
) -> None:
    assert tomllib.loads(toml(content, map(repr, head), map(repr, foot))) == content


def test_it_reads_as_people_write_it() -> None:
    content = {
        "id": "k",
        "title": {"sv": 'Å "ä"', "en": "a\nb"},
        "group": [{"id": "g", "roll": 3}],
        "kiosk": {"idle": 60, "ease": False},
    }
    assert toml(content, ["Made from x."]) == (
        "# Made from x.\n"
        "\n"
        'id = "k"\n'
        'title = { sv = "Å \\"ä\\"", en = "a\\nb" }\n'
        "\n"
        "[[group]]\n"
        'id = "g"\n'
        "roll = 3\n"
        "\n"
        "[kiosk]\n"
        "idle = 60\n"
        "ease = false\n"
    )
