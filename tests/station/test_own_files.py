"""Every kind of file that the program writes goes with a purge, or is named, or is of nobody."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from valuetui.responses.certificate import Certificate
from valuetui.responses.files import SYSTEM
from valuetui.responses.purge import plan_purge, purge
from valuetui.station.own_files import KEYS, OF_STAFF, own_files

PROGRAM = Path(__file__).parents[2] / "valuetui"
DAY = "2026-11-28"

REMOVED = {
    "attendance", "cache", "codes", "codes-closed.json", "drafts", "quarantine", "responses",
    "sealed-forms", "sessions.json", "snapshots", "spool", "word-reviews.json",
}  # fmt: skip
"""Holds answers, or what is known of those who gave them."""
STAYS = {"instruments"}
"""What was asked."""
STAYS_AND_IS_NAMED = {"dialogue.json", "margins.toml", "station.toml"}
"""What was agreed, how the people are made up, settings: no answer."""
NAMED = {*KEYS, *OF_STAFF}
"""Lies on the machine and not in the folder."""
OF_NOBODY = {
    "attempts.json", "fit.json", "person.json", "pin.json", "running", "valuetui.log",
}  # fmt: skip
"""Of the machine: its screen, its PIN (those of staff lie in their folder), which kiosks go on, and
a log without an answer."""
INSIDE = {
    "codebook.json", "kommun.toml", "manifest.json", "quarantine/refused.json", "shown", "tallies",
    "weighted",
}  # fmt: skip
"""Lies in one of these folders, in a package, or comes with the program."""

_CONSTANT = re.compile(r"_?(?:[A-Z]+_)*(?:NAME|FILE|FOLDER|KEY|LOG|MEMORY|CLOSED|REVIEWS|WEIGHTED)")
_FILE = re.compile(r"[a-z][a-z_/-]*\.(?:json|toml|lock|pid|pending|open|log|bin|npz)")
_NO_FILE = {"ctrl+q"}


def names_in_the_program() -> Iterator[str]:
    """What looks like the name of a file or a folder."""
    for path in PROGRAM.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if (text := text_of(node)) and _FILE.fullmatch(text):
                yield text
        for statement in tree.body:
            if isinstance(statement, ast.Assign):
                yield from (text for name, value in assigned(statement)
                            if _CONSTANT.fullmatch(name) and (text := text_of(value)))  # fmt: skip


def assigned(statement: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    """Names with what is assigned to them, also several at once."""
    for target in statement.targets:
        if isinstance(target, ast.Name):
            yield target.id, statement.value
        elif isinstance(target, ast.Tuple) and isinstance(statement.value, ast.Tuple):
            yield from (
                (each.id, value)
                for each, value in zip(target.elts, statement.value.elts, strict=True)
                if isinstance(each, ast.Name)
            )


def text_of(node: ast.AST) -> str:
    """The text that a constant is; empty for everything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_no_file_is_forgotten() -> None:
    """A new one? Decide what a purge does with it, here and in docs/dataskydd.md."""
    known = REMOVED | STAYS | STAYS_AND_IS_NAMED | NAMED | OF_NOBODY | INSIDE | _NO_FILE
    assert set(names_in_the_program()) == known


def test_a_purge_does_with_each_what_is_decided(tmp_path: Path) -> None:
    for name in REMOVED | STAYS | STAYS_AND_IS_NAMED:
        path = tmp_path / name if "." in name else tmp_path / name / "kiosk-1.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text('{"responses":{}}', encoding="utf-8")
    _, certificate = purge(plan_purge(tmp_path, SYSTEM), "KS 1", DAY)
    assert isinstance(certificate, Certificate)
    there = {path.name for path in tmp_path.iterdir()}
    assert there == STAYS | STAYS_AND_IS_NAMED | {f"gallring-{DAY}.json"}
    assert set(certificate.left) == STAYS_AND_IS_NAMED


def test_what_is_known_on_the_machine_is_named_where_it_is_there(tmp_path: Path) -> None:
    assert own_files(tmp_path) == {}
    for name in NAMED:
        (tmp_path / name).touch()
    found = own_files(tmp_path)
    assert {path.name for paths in found.values() for path in paths} == NAMED
    (tmp_path / "staff").unlink()
    assert tmp_path / "staff" not in own_files(tmp_path)["staff"]
