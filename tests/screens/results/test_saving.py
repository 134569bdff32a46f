"""Saving the results from the screen: what is offered, how far it has come, where it is and what is
hidden in it."""

import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.screens.results.survey import SIZES
from tests.screens.results.viewer import looking, small
from tests.screens.settling import PATIENCE
from tests.sparing import one_quick
from valuetui.cli.saving import exports_of
from valuetui.responses.errors import NoResponses
from valuetui.results.selection import Offer
from valuetui.screens.results.exporting import Export, NotSaved, Saved
from valuetui.words import Words

pytestmark = pytest.mark.slow

Show = Callable[[float], None]


def saves(path: Path = Path("resultat.xlsx"), *said: str) -> tuple[Export]:
    """One export, of the workbook, that tells this."""

    def save(_: Words, __: Offer | None, ___: Show) -> Saved:
        return Saved((path,), said)

    return (Export("workbook", save),)


def files_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("size", one_quick([(80, 24), (120, 36), (64, 24)]))
async def test_e_offers_what_can_be_saved(
    language: str, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    source = small()
    async with looking(size, language, source, exports_of(source)) as viewer:
        await viewer.press("e")
        assert viewer.text == snapshot


async def test_where_there_is_one_thing_only_it_is_saved_at_once(tmp_path: Path) -> None:
    async with looking(exports=saves(Path("boken.xlsx"))) as viewer:
        await viewer.press("e")
        await viewer.sees("Filen ligger här:")
        assert str(tmp_path / "boken.xlsx") in viewer.box.replace("\n", "")
        await viewer.press("escape")
        await viewer.until(viewer.at_results)


async def test_escape_and_e_close_the_choice_and_nothing_is_saved(tmp_path: Path) -> None:
    source = small()
    async with looking(source=source, exports=exports_of(source)) as viewer:
        for key in ("escape", "e", "q"):
            await viewer.press("e")
            assert "Bildspel" in viewer.text
            await viewer.press(key)
            assert viewer.at_results()
        assert not files_in(tmp_path)


@pytest.mark.parametrize(("downs", "suffix"), [(0, "xlsx"), (2, "pptx"), (3, "csv"), (4, "json")])
async def test_what_is_chosen_is_saved_beside_what_is_there(
    downs: int, suffix: str, tmp_path: Path
) -> None:
    """And it is told where, and which group is hidden in it and why."""
    if suffix == "pptx":
        pytest.importorskip("pptx", reason="needs the package python-pptx")
    source = small(SIZES | {"elected": 7})
    async with looking(source=source, exports=exports_of(source)) as viewer:
        for number in (1, 2):
            await viewer.press("e", *["down"] * downs, "enter")
            await viewer.sees("Filen ligger här:")
            found = sorted((tmp_path / "exports").glob(f"*.{suffix}"), key=lambda path: path.name)
            assert len(found) == number
            newest = next(path for path in found if ("(2)" in path.name) is (number == 2))
            assert str(newest) in viewer.box.replace("\n", "")
            assert "Visas inte: Förtroendevalda, färre än 10 svar." in viewer.box
            await viewer.press("escape")
        if suffix == "json":
            assert json.loads(found[0].read_text(encoding="utf-8"))


async def test_the_reports_are_a_summary_and_one_for_each_group(tmp_path: Path) -> None:
    """Also for a group that is not shown: it says why."""
    source = small(SIZES | {"elected": 7})
    async with looking(source=source, exports=exports_of(source)) as viewer:
        await viewer.press("e", "down", "enter")
        await viewer.sees("Filerna ligger här:")
        names = {path.name for path in (tmp_path / "exports").glob("*.pdf")}
        assert len(names) == 4
        for name in names:
            assert name in viewer.box.replace("\n", "")


async def test_reports_that_were_written_before_one_that_could_not_be_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object, **__: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("valuetui.reports.pdf.write.write_group_report", fail)
    source = small()
    async with looking(source=source, exports=exports_of(source)) as viewer:
        await viewer.press("e", "down", "enter")
        await viewer.sees("Det gick inte att spara")
        [path] = (tmp_path / "exports").glob("*.pdf")
        assert str(path) in viewer.box.split("Det här hann sparas:")[1].replace("\n", "")


async def test_a_click_saves(tmp_path: Path) -> None:
    source = small()
    async with looking(source=source, exports=exports_of(source)) as viewer:
        await viewer.click("spara")
        await viewer.click("Siffrorna som CSV")
        await viewer.sees("Filen ligger här:")
        assert len(list((tmp_path / "exports").glob("*.csv"))) == 1


async def test_the_screen_goes_on_while_something_is_saved_and_says_how_far_it_is() -> None:
    told, may_end = threading.Event(), threading.Event()

    def save(_: Words, __: Offer | None, show: Show) -> Saved:
        told.wait(PATIENCE)
        show(0.5)
        may_end.wait(PATIENCE)
        return Saved((Path("resultat.xlsx"),))

    async with looking(exports=[Export("workbook", save)]) as viewer:
        await viewer.press("e")
        await viewer.sees("Skriver arbetsboken …")
        await viewer.press("3", "e")
        assert viewer.at_results()
        assert "Topp tio" in viewer.text
        told.set()
        await viewer.sees("Skriver arbetsboken: 50 %")
        await viewer.press("question_mark")
        may_end.set()
        await viewer.sees("Filen ligger här:")
        await viewer.press("escape")
        await viewer.until(lambda: "Skriver" not in viewer.text)


async def test_it_is_saved_in_the_language_of_the_screen() -> None:
    spoken = []

    def save(words: Words, _: Offer | None, __: Show) -> Saved:
        spoken.append(words.language)
        return Saved((Path("resultat.xlsx"),))

    async with looking(exports=[Export("workbook", save)]) as viewer:
        for said in ("Filen ligger", "The file is"):
            await viewer.press("e")
            await viewer.sees(said)
            await viewer.press("escape", "l")
    assert spoken == ["sv", "en"]


async def test_several_files_are_told_with_all_their_places(snapshot: SnapshotAssertion) -> None:
    def save(_: Words, __: Offer | None, ___: Show) -> Saved:
        return Saved((Path("/ut/medborgare.pdf"), Path("/ut/alla.pdf")), ("Visas inte: Unga.",))

    async with looking((80, 24), exports=[Export("workbook", save)]) as viewer:
        await viewer.press("e")
        await viewer.sees("Filerna ligger här:")
        assert viewer.text == snapshot


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "Permission denied"), "inte läsas eller skrivas"),
        (NoResponses(Path("svar")), "I svar finns inga svar."),
    ],
)
async def test_what_cannot_be_saved_is_said_calmly_and_why(
    error: Exception, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> Path:
        raise error

    monkeypatch.setattr("valuetui.cli.export.export_workbook", fail)
    source = small()
    async with looking(source=source, exports=exports_of(source)) as viewer:
        await viewer.press("e", "enter")
        await viewer.sees("Det gick inte att spara")
        said = " ".join(viewer.box.split())
        assert reason in said
        assert "Om filen är öppen i ett annat program: stäng den och försök igen." in said
        await viewer.press("escape")
        await viewer.sees("Översikt")


async def test_where_the_deck_cannot_be_made_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pptx", None)
    source = small()
    async with looking(source=source, exports=exports_of(source)) as viewer:
        await viewer.press("e", "down", "down", "enter")
        await viewer.sees("Det gick inte att spara")
        assert "pip install 'valuetui[pptx]'" in " ".join(viewer.box.split())
        assert not files_in(tmp_path)


async def test_a_failure_can_be_told_in_several_lines() -> None:
    def save(_: Words, __: Offer | None, ___: Show) -> Saved:
        raise NotSaved("Det första.\nDet andra.")

    async with looking(exports=[Export("workbook", save)]) as viewer:
        await viewer.press("e")
        await viewer.sees("Det första.")
        assert "Det andra." in viewer.box.splitlines()


async def test_without_anything_to_save_there_is_no_such_key() -> None:
    async with looking() as viewer:
        assert "spara" not in viewer.text
        await viewer.press("e")
        assert viewer.at_results()
