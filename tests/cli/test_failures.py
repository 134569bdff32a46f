"""What goes wrong is said plainly in both languages, with its exit code and no traceback."""

import ast
import errno
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.instrument.samples import QUESTIONNAIRE, make_instrument, write_files
from tests.station.test_survey import (
    ASKED_THE_OTHER_WAY_ROUND,
    OTHER_WORDS,
    answers,
    force,
    keep,
)
from tests.words.catalogue_files import PACKAGE
from valuetui.cli.failure import explain
from valuetui.instrument.canonical import canonical
from valuetui.responses.errors import StoreError
from valuetui.responses.instruments import keep_instrument
from valuetui.station.errors import NotComparable
from valuetui.words import Words

INSTRUMENT = make_instrument()


@pytest.fixture
def blocked(tmp_path: Path) -> Path:
    """A folder that nobody can make or write to, not even root: a file is in its way."""
    (tmp_path / "fil").write_text("", encoding="utf-8")
    return tmp_path / "fil" / "mapp"


# Wrong use: exit code 2


@pytest.mark.parametrize(
    ("line", "swedish", "english"),
    [
        ("exprot", "Kommandot exprot finns inte. Menade du export?", "Did you mean export?"),
        ("xyzzy", "Kommandot xyzzy finns inte.", "There is no command xyzzy"),
        ("instrument chekc", "Menade du check?", "Did you mean check?"),
        ("export xlsx --dta x", "Valet --dta finns inte. Menade du --data?", "mean --data?"),
        ("kiosk --xyzzy", "Valet --xyzzy finns inte.", "There is no option --xyzzy"),
        ("demo data", "--data saknas.", "--data is missing."),
        ("completion", "bash|zsh|fish saknas.", "bash|zsh|fish is missing."),
        ("completion tcsh", "Möjliga värden: bash, zsh, fish.", "bash, zsh, fish."),
        ("--lang fi", "Möjliga värden: sv, en.", "sv, en."),
        ("demo data --data d --seed x", "Värdet på --seed går inte att använda.", "--seed"),
        ("demo data --data d --citizens -1", "Värdet på --citizens går inte", "--citizens"),
        ("export xlsx --data", "Valet --data behöver ett värde.", "--data needs a value."),
        ("export xlsx extra", "Kommandot går inte att förstå.", "cannot be understood."),
    ],
)
def test_wrong_use_is_said_with_where_to_find_help(
    line: str, swedish: str, english: str, valuetui: Run
) -> None:
    for language, said in (("sv", swedish), ("en", english)):
        told = valuetui(*line.split(), lang=language)
        assert (told.code, told.out) == (2, "")
        assert said in told.err
        assert told.err.splitlines()[-1].endswith("--help")


def test_a_suggestion_is_made_only_for_what_is_near(valuetui: Run) -> None:
    assert "Menade du" not in valuetui("xyzzy").err


def test_a_file_where_a_folder_should_be_is_wrong_use(valuetui: Run, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    for line in (["export", "xlsx", "--data", "fil"], ["export", "xlsx", "--out", "fil"]):
        told = valuetui(*line)
        assert told.code == 2
        assert f"Värdet på {line[-2]} går inte att använda." in told.err


# Failures: exit code 1


@pytest.mark.parametrize(
    "line", ["export xlsx --config", "kiosk --config", "results --config", "present --config"]
)
def test_a_settings_file_that_is_missing(line: str, valuetui: Run, tmp_path: Path) -> None:
    told = valuetui(*line.split(), tmp_path / "gone.toml")
    assert told.code == 1
    assert told.err.startswith(f"{tmp_path / 'gone.toml'}:1: filen finns inte.")


def test_a_questionnaire_that_is_missing(valuetui: Run, tmp_path: Path) -> None:
    told = valuetui("kiosk", "--instrument", tmp_path / "gone.toml", lang="en")
    assert told.code == 1
    assert "gone.toml:1: the file does not exist" in told.err


def test_a_faulty_questionnaire_is_told_before_the_kiosk_begins(
    valuetui: Run, tmp_path: Path
) -> None:
    path = write_files(tmp_path, QUESTIONNAIRE.replace("pick = 2", "pick = 9"))
    told = valuetui("kiosk", "--instrument", path)
    assert told.code == 1
    assert len(told.err.splitlines()) == 2
    assert f"{path}:28:" in told.err


@pytest.mark.parametrize("command", [["export", "xlsx"], ["results"], ["present"]])
def test_a_folder_without_answers(command: list[str], valuetui: Run, tmp_path: Path) -> None:
    told = valuetui(*command, "--data", tmp_path / "ingenting")
    assert told.code == 1
    assert "finns inga svar" in told.err
    assert not (tmp_path / "ingenting").exists()


def test_answers_without_their_questionnaire(valuetui: Run, tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    next((tmp_path / "instruments").glob("*.json")).unlink()
    told = valuetui("export", "xlsx", "--data", tmp_path)
    assert told.code == 1
    assert "Frågeformuläret till svaren saknas" in told.err


@pytest.mark.parametrize("command", [["export", "xlsx"], ["results"], ["present"]])
def test_a_questionnaire_of_a_later_version(
    command: list[str], valuetui: Run, tmp_path: Path
) -> None:
    stamp = keep_instrument(tmp_path, canonical(INSTRUMENT).replace(b'"form":1', b'"form":9'))
    apart = tmp_path / "apart"
    keep(apart, [replace(answer, instrument_hash=stamp) for answer in answers(6)])
    (apart / "responses").rename(tmp_path / "responses")
    told = valuetui(*command, "--data", tmp_path)
    assert told.code == 1
    assert "nyare version" in told.err


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", ["olika frågeformulär", "Ett ord finns bara i det nyare: ord 50",
                "Ett ord finns bara i det äldre: ord 1"]),
        ("en", ["One word is only in the newer: word 50",
                "One word is only in the older: word 1"]),
    ],
)  # fmt: skip
def test_answers_to_different_words_are_refused_with_what_differs(
    language: str, said: list[str], valuetui: Run, tmp_path: Path
) -> None:
    keep(tmp_path, answers(6))
    force(tmp_path, answers(6, OTHER_WORDS, start=10), OTHER_WORDS)
    told = valuetui("export", "xlsx", "--data", tmp_path, lang=language)
    assert told.code == 1
    assert [part for part in said if part not in told.err] == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", ["2 frågor gäller något annat i det nyare (role): current, desired",
                "olika organisationer: Lillby (lillby) och Lillby (storby)"]),
        ("en", ["2 questions ask about something else in the newer (role): current, desired",
                "different organisations as well: Lillby (lillby) and Lillby (storby)"]),
    ],
)  # fmt: skip
def test_answers_to_questions_about_something_else_are_refused_with_what_differs(
    language: str, said: list[str], valuetui: Run, tmp_path: Path
) -> None:
    elsewhere = replace(ASKED_THE_OTHER_WAY_ROUND, organisation=replace(
        INSTRUMENT.organisation, id="storby"))  # fmt: skip
    keep(tmp_path, answers(6))
    force(tmp_path, answers(6, elsewhere, start=10), elsewhere)
    told = valuetui("export", "xlsx", "--data", tmp_path, lang=language)
    assert told.code == 1
    assert [part for part in said if part not in told.err] == []
    assert "ord finns bara" not in told.err


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_differs_is_said_only_where_it_does(language: str) -> None:
    error = NotComparable(Path("svar"), INSTRUMENT, make_instrument(pick=4))
    assert len(explain(error, Words(language)).splitlines()) == 2


def test_answers_of_two_organisations_are_counted_together_and_it_is_told(
    valuetui: Run, tmp_path: Path
) -> None:
    elsewhere = replace(INSTRUMENT, organisation=replace(INSTRUMENT.organisation, id="storby"))
    keep(tmp_path / "d", answers(3))
    keep(tmp_path / "d", answers(3, elsewhere, start=10), elsewhere)
    told = valuetui("export", "xlsx", "--data", tmp_path / "d", "--out", tmp_path / "ut")
    assert told.code == 0
    assert "Svaren kommer från 2 organisationer men räknas ihop" in told.err


def test_of_many_different_words_some_are_named_and_the_rest_counted(
    valuetui: Run, tmp_path: Path
) -> None:
    many = replace(make_instrument(40), version="2")
    keep(tmp_path, answers(6))
    force(tmp_path, answers(6, many, start=10), many)
    told = valuetui("export", "xlsx", "--data", tmp_path)
    assert "28 ord finns bara i det nyare: ord 13, ord 14" in told.err
    assert "ord 20 och 20 till" in told.err


def test_a_foreign_file_among_the_answers_is_told_and_the_rest_exported(
    valuetui: Run, tmp_path: Path
) -> None:
    keep(tmp_path / "d", answers(6))
    (tmp_path / "d" / "responses" / "inköp.json").write_text("mjölk", encoding="utf-8")
    (tmp_path / "d" / "responses" / "lista.json").write_text(json.dumps([1]), encoding="utf-8")
    told = valuetui("export", "xlsx", "--data", tmp_path / "d", "--out", tmp_path / "ut")
    assert told.code == 0
    assert "inköp.json är ingen fil med svar" in told.err
    assert "lista.json innehåller något annat än svar" in told.err
    assert len(list((tmp_path / "ut").glob("*.xlsx"))) == 1


def test_with_nothing_but_foreign_files_both_are_told(valuetui: Run, tmp_path: Path) -> None:
    (tmp_path / "responses").mkdir()
    (tmp_path / "responses" / "inköp.json").write_text("mjölk", encoding="utf-8")
    told = valuetui("export", "xlsx", "--data", tmp_path)
    assert told.code == 1
    assert "inköp.json är ingen fil med svar" in told.err


def test_answers_of_a_later_version_are_told(valuetui: Run, tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    text = (tmp_path / "responses" / "kiosk-1.json").read_text(encoding="utf-8")
    later = text.replace('"schema":1', '"schema":2', 1)
    assert later != text
    (tmp_path / "responses" / "kiosk-1.json").write_text(later, encoding="utf-8")
    told = valuetui("export", "xlsx", "--data", tmp_path, "--out", tmp_path / "ut", lang="en")
    assert told.code == 0
    assert "One answer is of a kind that this version does not know" in told.err


def test_a_folder_that_cannot_be_written_to(valuetui: Run, tmp_path: Path, blocked: Path) -> None:
    keep(tmp_path / "d", answers(6))
    for line in (
        ["demo", "data", "--data", blocked],
        ["instrument", "new", blocked],
        ["export", "xlsx", "--data", tmp_path / "d", "--out", blocked],
    ):
        told = valuetui(*line)
        assert told.code == 1
        assert str(blocked) in told.err
        assert "finns inte. Kontrollera namnet." in told.err


@pytest.mark.parametrize("command", ["kiosk", "demo"])
def test_what_draws_on_the_screen_needs_a_terminal(command: str, valuetui: Run) -> None:
    told = valuetui(command)
    assert told.code == 1
    assert "behöver en terminal" in told.err


@pytest.mark.parametrize("command", ["results", "present"])
def test_what_shows_results_needs_a_terminal_too(
    command: str, valuetui: Run, tmp_path: Path
) -> None:
    keep(tmp_path, answers(6))
    told = valuetui(command, "--data", tmp_path, lang="en")
    assert told.code == 1
    assert "terminal" in told.err


@pytest.mark.parametrize(
    ("address", "said"),
    [("svar.example/2026", "ingen webbadress"), ("https://svar.example/" + "a" * 99, "120 tecken")],
)
def test_an_address_that_no_telephone_could_follow(
    address: str, said: str, valuetui: Run, tmp_path: Path
) -> None:
    keep(tmp_path, answers(6))
    told = valuetui("present", "--data", tmp_path, "--qr", address)
    assert told.code == 1
    assert said in told.err
    assert told.err.startswith("--qr: ")


def test_a_station_or_group_that_cannot_be(valuetui: Run) -> None:
    told = valuetui("kiosk", "--station", "Kiosk 1")
    assert told.code == 1
    assert "”Kiosk 1” går inte att använda" in told.err
    told = valuetui("kiosk", "--group", "visitors")
    assert told.code == 1
    assert "citizens, elected, employees" in told.err


# Every error has its words


def constants_in(tree: ast.AST, function: str, position: int) -> Iterator[str]:
    """What stands at a position in calls of a function, where it is a plain text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and len(node.args) > position:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node.func, ast.Name) else name
            argument = node.args[position]
            if name == function and isinstance(argument, ast.Constant):
                yield str(argument.value)


def parsed(path: str) -> ast.Module:
    return ast.parse((PACKAGE / path).read_text(encoding="utf-8"))


SEALED = {"sealed", "other-key", "damaged"}
"""Why answers stay sealed."""


def foreign_reasons() -> set[str]:
    """The reasons for which a file is foreign: keys of a table in the module of the errors."""
    return keys_of_tables("responses/errors.py")


def keys_of_tables(path: str) -> set[str]:
    """The keys of all tables in a module."""
    tables = [node.value for node in parsed(path).body
              if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)]  # fmt: skip
    return {str(key.value) for table in tables for key in table.keys
            if isinstance(key, ast.Constant)}  # fmt: skip


def bundle_refusals() -> set[str]:
    """The reasons for which a bundle is refused: keys of a table in the module that reads them."""
    return {
        str(key.value)
        for node in parsed("responses/bundle_files.py").body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
        for key in node.value.keys
        if isinstance(key, ast.Constant)
    }


def reasons() -> set[str]:
    """Every reason of a StoreError in the code."""
    errors = parsed("responses/errors.py")
    found = foreign_reasons() | keys_of_tables("responses/keys.py") | SEALED
    for room in ("errors", "survey", "bundling", "restoring"):
        found |= set(constants_in(parsed(f"station/{room}.py"), "__init__", 1))
    found |= set(constants_in(errors, "__init__", 1)) | set(bundle_refusals())
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= set(constants_in(tree, "NotSaved", 1)) | set(constants_in(tree, "CannotOpen", 1))
    for node in ast.walk(errors):
        if isinstance(node, ast.FunctionDef) and node.name == "_reason":
            found |= {str(each.value) for each in ast.walk(node)
                      if isinstance(each, ast.Constant) and str(each.value).isalpha()}  # fmt: skip
    return found - {"errno"}


def test_the_reasons_are_all_seen() -> None:
    assert reasons() >= {"full", "busy", "missing", "forbidden", "device", "failed", "vanished",
                         "closed", "no-responses", "not-json", "newer", "conflict", "id",
                         "different", "no-instrument", "not-comparable",
                         "key-protected", "bundle-damaged", "bundle-odd",
                         "not-a-backup", "other-survey", "no-station"}  # fmt: skip


@pytest.mark.parametrize("reason", sorted(reasons() - {"not-comparable", "no-station"}))
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_reason_has_its_words(reason: str, language: str) -> None:
    path = Path("svar") / "2026"
    said = explain(StoreError(path, reason, "for developers"), Words(language))
    assert str(path) in said
    assert "for developers" not in said


def test_every_problem_with_a_file_has_its_words() -> None:
    told = set(constants_in(parsed("responses/following.py"), "Problem", 1)) | {
        "unknown", "organisations", "groups", *SEALED, *(foreign_reasons() - {"id"})
    }  # fmt: skip
    assert told >= {"vanished", "unreadable", "torn", "unnamed", "different", "not-json"}
    for language in ("sv", "en"):
        for reason in told:
            assert Words(language)(f"survey.problem.{reason}", path="x", n=2, detail="EIO")
        # Both of two different versions are carried along, and so is what is sealed or unknown.
        for reason in told - {"different", "unknown", "organisations", "groups", *SEALED}:
            assert Words(language)(f"cli.not_read.{reason}", path="x", n=2, detail="EIO")


def test_every_reason_for_refusing_a_record_has_its_words() -> None:
    told = {
        reason
        for path in ("responses/merge.py", "station/same_survey.py")
        for reason in constants_in(parsed(path), "Refused", 0)
    }
    assert told >= {"unknown", "station", "other-words", "no-instrument"}
    for language in ("sv", "en"):
        for reason in {*told, "different"}:
            assert Words(language)(f"cli.refused.{reason}", n=2)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "får inte läsas eller skrivas"),
        (errno.EPERM, "får inte läsas eller skrivas"),
        (errno.EROFS, "får inte läsas eller skrivas"),
        (errno.ENOSPC, "Disken är full"),
        (errno.ENOENT, "finns inte"),
        (errno.ENOTDIR, "finns inte"),
        (errno.EIO, "kunde inte läsas eller skrivas"),
    ],
)
def test_what_the_system_refuses_is_said_with_the_file(number: int, said: str) -> None:
    told = explain(OSError(number, "in English", "svar.json"), Words("sv"))
    assert said in told
    assert "svar.json" in told
    assert "in English" not in told


def test_what_nobody_expected_is_not_explained_away() -> None:
    with pytest.raises(ZeroDivisionError):
        explain(ZeroDivisionError(), Words("sv"))
