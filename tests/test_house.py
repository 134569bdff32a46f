"""The rules of the house that no single room can keep alone."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import valuetui

PACKAGE = Path(valuetui.__file__).parent
CHECKOUT = PACKAGE.parent
PYTHON_FILES = sorted(PACKAGE.rglob("*.py"))
ROOMS = ("words", "instrument", "responses", "interview", "results", "reports", "station",
         "screens", "cli")  # fmt: skip


def imports_of(path: Path) -> set[str]:
    """The modules that a file imports, with the names that it takes from them."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{each.name}" for each in node.names}
    return found


def test_imports_go_one_way_through_the_house() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run(
        [program, "--no-cache"], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout
    assert "0 broken" in told.stdout


def test_every_room_is_under_the_contract() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert rooms == set(ROOMS)


def loaded_by(*modules: str) -> set[str]:
    """All modules that are loaded when these are."""
    script = f"import {', '.join(modules)}, sys; print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    return set(told.stdout.split())


def test_a_kiosk_loads_nothing_that_it_does_not_need() -> None:
    loaded = loaded_by("valuetui.cli.root", "valuetui.cli.kiosk", "valuetui.screens.kiosk.app",
                       "valuetui.screens.kiosk.stages", "valuetui.screens.kiosk.thanks",
                       "valuetui.station.collector", "valuetui.station.comparable",
                       "valuetui.responses.store")  # fmt: skip
    assert "textual.app" in loaded
    for heavy in ("openpyxl", "numpy", "msgspec", "typst", "psycopg", "pandas", "scipy", "pyrage",
                  "tinydb", "valuetui.responses.folder", "valuetui.responses.record",
                  "valuetui.responses.seal", "valuetui.station.code_desk"):  # fmt: skip
        assert heavy not in loaded
    assert not [name for name in loaded if name.startswith("valuetui.reports")]


def test_the_first_screen_waits_for_no_store() -> None:
    """What the first answer needs is loaded when the first screen has been seen."""
    script = (
        "from valuetui.station.openssl import without_openssl\n"
        "with without_openssl(): import asyncio\n"
        "import valuetui.cli.root, valuetui.cli.kiosk, valuetui.responses.drafts;"
        "import valuetui.screens.kiosk.app, valuetui.station.notify, valuetui.station.collector;"
        "import sys; print(*sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    loaded = set(told.stdout.split())
    assert "valuetui.screens.kiosk.attract" in loaded
    for later in ("ssl", "hashlib", "tinydb", "tomllib", "valuetui.responses.answer",
                  "valuetui.responses.ease", "valuetui.responses.store",
                  "valuetui.interview.session", "valuetui.station.staff_lock",
                  "valuetui.station.speech"):  # fmt: skip
        assert later not in loaded


def test_the_process_that_watches_a_kiosk_is_small() -> None:
    loaded = loaded_by("valuetui.cli.watched")
    assert not loaded & {"click", "typing", "logging", "threading", "textual", "rich"}


def test_help_loads_no_screen() -> None:
    loaded = loaded_by("valuetui.cli.root", "valuetui.cli.help_page")
    assert "valuetui.cli.root" in loaded
    assert "textual" not in loaded


@pytest.mark.parametrize("room", ["words", "instrument", "interview", "results"])
def test_the_core_asks_no_clock_no_chance_and_no_system(room: str) -> None:
    """What these bring is passed in; random is imported for its type alone."""
    asking = {
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in (PACKAGE / room).rglob("*.py")
        for name in imports_of(path)
        if name.partition(".")[0] in {"time", "secrets", "os", "uuid", "logging", "subprocess"}
    }
    assert asking == set()
    for path in (PACKAGE / room).rglob("*.py"):
        called = {
            ast.unparse(node.func)
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
        }
        assert not called & {"random.Random", "random.random", "date.today", "datetime.now",
                             "print", "open", "input"}, path  # fmt: skip


def test_nobody_uses_the_header_that_crashes() -> None:
    """Textual 8.2's Header fails when a screen is replaced twice quickly."""
    users = [path for path in PYTHON_FILES
             if {"textual.widgets.Header", "textual.widgets._header"} & imports_of(path)
             or "Header()" in path.read_text(encoding="utf-8")]  # fmt: skip
    assert users == []


def test_no_handler_calls_the_one_that_it_adds_to() -> None:
    """Textual calls the handlers of all classes, the base's last: it would be called twice."""
    twice = re.compile(r"super\(\)\._?on_(?!event\b)\w+\(")
    assert [path for path in PYTHON_FILES if twice.search(path.read_text(encoding="utf-8"))] == []


def test_every_room_says_what_it_is_for() -> None:
    for path in PYTHON_FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), path
