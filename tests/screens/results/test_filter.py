"""Whose figures are looked at, and what is said while they stand still."""

from dataclasses import replace
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.reports.surveys import opened, rows_below
from tests.screens.results.survey import Growing
from tests.screens.results.viewer import looking
from tests.station.test_survey import answers, keep
from valuetui.cli.saving import exports_of
from valuetui.responses.channel import Channel
from valuetui.results.selection import Offer, Selection, Variable
from valuetui.screens.results.state import View
from valuetui.station.survey import Survey

pytestmark = pytest.mark.slow

KIOSK = Offer(
    Selection(Variable.CHANNEL, "kiosk"), {"citizens": 300, "employees": 700}, ("elected",)
)
OFFERS = (
    Offer(Selection(Variable.SESSION, "f" * 32), {"citizens": 120}, (), "Öppet hus"),
    KIOSK,
    Offer(Selection(Variable.CHANNEL, "paper"), {}, ("citizens",)),
    Offer(Selection(Variable.LANGUAGE, "sv"), {"citizens": 400, "elected": 41}, ()),
    Offer(Selection(Variable.LANGUAGE, "fi"), {}, ("citizens", "employees")),
)


def offering() -> Growing:
    return Growing(offers=OFFERS)


async def test_a_filter_is_chosen_and_ended() -> None:
    async with looking(source=offering()) as viewer:
        await viewer.press("f", "down", "down", "enter")
        assert viewer.at_results()
        assert "Kanal: kiosk" in viewer.text
        assert "n=1 000" in viewer.text
        assert "n=700" in viewer.text
        assert "för få svar i urvalet" in viewer.text
        await viewer.press("escape")
        assert "Kanal: kiosk" not in viewer.text
        assert "n=1 441" in viewer.text


async def test_everybody_is_the_first_choice_and_the_cursor_stands_on_the_one_chosen() -> None:
    async with looking(source=offering()) as viewer:
        await viewer.press("f", "down", "enter", "f")
        assert "▸ Öppet hus" in viewer.box
        await viewer.press("up", "up", "enter")
        assert "n=1 441" in viewer.text
        await viewer.press("f", "down", "escape")
        assert "n=1 441" in viewer.text


async def test_a_click_chooses() -> None:
    async with looking(source=offering()) as viewer:
        await viewer.click("urval")
        await viewer.click("Svenska")
        assert "n=441" in viewer.text
        await viewer.click("Språk: Svenska")
        assert not viewer.at_results()


async def test_those_who_read_easy_swedish_can_be_looked_at() -> None:
    easy = Offer(Selection(Variable.LANGUAGE, "sv-simple"), {"citizens": 38}, ())
    async with looking(source=Growing(offers=(easy,))) as viewer:
        await viewer.press("f", "down", "enter")
        assert "Språk: Lättläst svenska" in viewer.text
        assert "n=38" in viewer.text


async def test_what_may_not_be_looked_at_is_named_with_the_reason() -> None:
    async with looking(source=offering()) as viewer:
        await viewer.press("f")
        box = " ".join(viewer.box.split())
        assert "Kanal: papper, Språk: fi" in box
        assert "färre än 10" in box
        await viewer.press(*["down"] * 9, "enter")
        assert "Språk: Svenska" in viewer.text


async def test_the_group_looked_at_may_be_hidden_in_a_filter() -> None:
    async with looking(source=offering()) as viewer:
        await viewer.press("3", "g", "f", "down", "down", "enter")
        assert "Det här urvalet visas inte för gruppen" in viewer.text
        for key in map(str, range(1, len(View) + 1)):
            await viewer.press(key)
            assert "n=41" not in viewer.text


async def test_esc_leaves_the_search_and_the_word_before_the_filter() -> None:
    async with looking(source=offering()) as viewer:
        await viewer.press("f", "down", "enter", "4", "enter", "escape")
        assert viewer.state().view is View.COMPARE
        assert "Möte: Öppet hus" in viewer.text
        await viewer.press("escape")
        assert "Möte: Öppet hus" not in viewer.text


async def test_where_there_is_nothing_to_choose_that_is_said_and_no_key_is_offered() -> None:
    async with looking() as viewer:
        assert "urval" not in viewer.text
        await viewer.press("f")
        assert "Ännu finns ingen del" in viewer.box


async def test_how_sure_filtered_figures_are_is_found_out_too() -> None:
    async with looking(source=offering()) as viewer:
        await viewer.press("2")
        await viewer.until(lambda: "Räknar" not in viewer.text)
        await viewer.press("f", "down", "down", "enter")
        await viewer.until(lambda: "Räknar" not in viewer.text and "n=1 000" in viewer.text)
        await viewer.settles()
        assert viewer.app.evidence is not None
        assert viewer.app.evidence.groups.keys() == {"citizens", "employees"}


async def test_while_the_figures_stand_still_it_is_said_how_many_have_answered() -> None:
    source = Growing()
    async with looking(source=source) as viewer:
        assert "har svarat" not in viewer.text
        assert "nytt vid" not in viewer.text
        source.waiting = {"citizens": 3}
        await viewer.sees("423 svar · nytt vid 440")
        assert "n=1 441 · 1 444 har svarat" in viewer.text


async def test_real_answers_are_told_of_at_once_and_counted_in_steps(tmp_path: Path) -> None:
    keep(tmp_path, answers(120))
    async with looking(source=Survey(tmp_path)) as viewer:
        assert "n=120" in viewer.text
        keep(tmp_path, answers(1, start=200))
        await viewer.sees("121 har svarat")
        assert "n=120" in viewer.text
        keep(tmp_path, answers(5, start=300))
        await viewer.sees("n=126")
        assert "har svarat" not in viewer.text


async def test_real_answers_of_one_channel(tmp_path: Path) -> None:
    web = [replace(each, channel=Channel.WEB) for each in answers(60, start=100)]
    keep(tmp_path, [*answers(90), *web])
    async with looking(source=Survey(tmp_path)) as viewer:
        await viewer.press("f", "down", "down", "enter")
        assert "Kanal: webb" in viewer.text
        assert "n=60" in viewer.text


async def test_what_is_left_out_because_of_the_rest_is_said() -> None:
    kiosk = Offer(Selection(Variable.CHANNEL, "kiosk"), {}, (), untold=("citizens",))
    web = Offer(Selection(Variable.CHANNEL, "web"), {"citizens": 20}, ())
    async with looking(source=Growing(offers=(kiosk, web))) as viewer:
        await viewer.press("f")
        assert "Visas inte vid sidan av hela gruppen: Kanal: kiosk." in " ".join(viewer.box.split())
        assert "färre än 50 personer" in " ".join(viewer.box.split())


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
async def test_the_chooser(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with looking(size, source=offering()) as viewer:
        await viewer.press("f", "down")
        assert viewer.text == snapshot


async def test_a_filtered_overview(snapshot: SnapshotAssertion) -> None:
    async with looking((80, 24), source=offering()) as viewer:
        await viewer.press("f", "down", "down", "enter")
        assert viewer.text == snapshot


async def test_an_overview_while_answers_come(snapshot: SnapshotAssertion) -> None:
    source = Growing(waiting={"citizens": 3, "employees": 11})
    async with looking((80, 24), source=source) as viewer:
        assert viewer.text == snapshot


async def test_the_workbook_has_the_figures_of_the_filter_and_says_so_on_every_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    web = [replace(each, channel=Channel.WEB) for each in answers(60, start=100)]
    keep(tmp_path / "d", [*answers(90), *web])
    survey = Survey(tmp_path / "d")
    async with looking(source=survey, exports=exports_of(survey)) as viewer:
        await viewer.press("f", "down", "down", "enter")
        assert "Kanal: webb" in viewer.text
        await viewer.press("e")
        assert "Urval: Kanal: webb" in viewer.box
        assert "CSV" in viewer.box.split("Bara av alla svar")[1]
        await viewer.press("enter")
        await viewer.sees("Filen ligger här:")
        [path] = (tmp_path / "exports").glob("*-webb-*.xlsx")
        book = opened(path)
        rows = rows_below(book["Alla värdeord"], "Värdeord-id")
        assert {row["n"] for row in rows if row["Grupp-id"] == "citizens"} == {60}
        about = [str(cell.value) for row in book["Läs mig"].iter_rows() for cell in row]
        assert "Kanal: webb. Talen gäller bara den delen av svaren." in about
        for sheet in book.worksheets:
            assert sheet.oddFooter is not None
            assert "Kanal: webb" in str(sheet.oddFooter.left.text)
        await viewer.press("escape", "escape", "e", "enter")
        await viewer.sees("Filen ligger här:")
        assert len(list((tmp_path / "exports").glob("*.xlsx"))) == 2
