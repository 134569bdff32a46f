"""Small files beside the answers that are damaged: which, where, and how to mend them."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.station.test_survey import answers, keep
from valuetui.responses.damage import place_of_damage

SECRET = "någons ord"
FILES = {
    "word-reviews.json": ("words", "status"),
    "dialogue.json": ("dialogue", "log", "list"),
    "sessions.json": ("session", "list"),
    "codes/kiosk-1.json": ("codes", "status"),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("language", "where"), [("sv", "Från rad 2, tecken 5,"), ("en", "From line 2, letter 5,")]
)
def test_it_is_told_where_and_how_it_is_mended_and_never_what_stands_there(
    valuetui: Run, tmp_path: Path, name: str, language: str, where: str
) -> None:
    keep(tmp_path / "d", answers(3))
    (tmp_path / "d" / name).parent.mkdir(exist_ok=True)
    (tmp_path / "d" / name).write_text(f'{{\n"a" "{SECRET}"}}')
    told = valuetui(*FILES[name], "--data", "d", lang=language)
    assert told.code == 1
    assert where in told.err
    assert f"d/{name}" in told.err
    assert "valuetui restore" in told.err
    assert SECRET not in told.err


def test_a_backup_tells_all_that_are_damaged_and_has_the_rest(
    valuetui: Run, tmp_path: Path
) -> None:
    keep(tmp_path / "d", answers(3))
    (tmp_path / "d" / "codes").mkdir()
    damaged = ["codes/a.json", "codes/b.spent.json", "codes/c.json", "dialogue.json",
               "word-reviews.json"]  # fmt: skip
    for name in damaged:
        (tmp_path / "d" / name).write_text("[]")
    made = valuetui("backup", "--data", "d", "--to", "to")
    assert made.code == 1
    told = [line.split(" ")[0] for line in made.err.splitlines()]
    assert sorted(told) == [f"d/{name}" for name in damaged]
    restored = valuetui("restore", *(tmp_path / "to").iterdir(), "--data", "new")
    assert restored.code == 0


def test_a_restore_that_leaves_a_damaged_file_ends_with_1(valuetui: Run, tmp_path: Path) -> None:
    keep(tmp_path / "d", answers(3))
    valuetui("backup", "--data", "d", "--to", "copy.zip")
    (tmp_path / "d" / "dialogue.json").write_text("[]")
    told = valuetui("restore", "copy.zip", "--data", "d")
    assert (told.code, told.err.count("dialogue.json")) == (1, 1)
    (tmp_path / "d" / "dialogue.json").unlink()
    assert valuetui("restore", "copy.zip", "--data", "d").code == 0


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("{}", (0, 0)),
        ("", (1, 1)),
        ('{\n "å": ?}', (2, 7)),
        ("[" * 100_000, (1, 1)),
    ],
)
def test_the_place_is_counted_in_lines_and_letters(content: str, place: tuple[int, int]) -> None:
    assert place_of_damage(content.encode()) == place


def test_bytes_that_are_no_text_have_a_place_too() -> None:
    assert place_of_damage('{\n"åä'.encode() + b"\xff") == (2, 4)
