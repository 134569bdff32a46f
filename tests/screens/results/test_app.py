"""The results as a program: keys, clicks, new answers, language, colours and the workbook."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.strip import Strip

from tests.screens.results.survey import SIZES, Growing, asking_only, instrument
from tests.screens.results.viewer import Viewer, looking, small
from tests.screens.settling import PATIENCE
from tests.screens.spectator import CHARACTERS
from tests.sparing import one_quick
from tests.station.test_survey import answers, keep
from valuetui.instrument.model import Role
from valuetui.responses.following import Problem
from valuetui.results.evidence import Evidence
from valuetui.screens.results.dialog import Dialog
from valuetui.screens.results.lines import Lines
from valuetui.screens.results.order import ordered
from valuetui.screens.results.state import Sort, View, key_of
from valuetui.screens.theme import THEMES
from valuetui.station.survey import Survey

pytestmark = pytest.mark.slow

WITHHELD = "färre än 10 svar"
KEYS = "".join(key_of(place) for place in range(1, len(View) + 1))
"""One for each view."""
OF_GROUPS = KEYS[:-2]
"""The last two have groups only where there is another wave, and another organisation."""


async def test_number_keys_and_arrows_choose_the_view() -> None:
    async with looking() as viewer:
        for key, view in zip(KEYS, View, strict=True):
            await viewer.press(key)
            assert viewer.state().view is view
        await viewer.press("right")
        assert viewer.state().view is View.OVERVIEW
        await viewer.press("left")
        assert viewer.state().view is list(View)[-1]


async def test_a_click_on_a_tab_a_group_an_order_and_a_key_does_what_the_key_does() -> None:
    async with looking() as viewer:
        await viewer.click("Topp tio")
        assert viewer.state().view is View.TOP
        await viewer.click("Medarbetare")
        assert viewer.state().group == "employees"
        await viewer.click("Jämförelse")
        await viewer.click("störst skillnad")
        assert viewer.state().sort is Sort.GAP
        await viewer.click("ordning")
        assert viewer.state().sort is Sort.SHIFT
        await viewer.click("hjälp")
        assert not viewer.at_results()
        await viewer.click("Stäng")
        assert viewer.at_results()


async def test_a_click_on_a_short_name_or_a_bare_number_chooses_that_view() -> None:
    async with looking((80, 24)) as viewer:
        await viewer.click("4 Jämför")
        assert viewer.state().view is View.COMPARE
    async with looking((64, 24)) as viewer:
        assert "Ordet" not in viewer.text
        await viewer.click(" 7 ")
        assert viewer.state().view is View.VALUE


async def test_a_click_on_a_word_in_brief_shows_it_in_depth() -> None:
    async with looking() as viewer:
        await viewer.press("2")
        await viewer.click("ekonomisk stabilitet")
        assert viewer.state().view is View.VALUE
        assert viewer.state().value == "economy"
        await viewer.press("escape")


async def test_how_sure_the_figures_are_is_found_out_once_and_anew_for_new_figures() -> None:
    source = small()
    weighed = []
    evidence = source.evidence

    def count(snapshot: str) -> Evidence | None:
        weighed.append(dict(source.sizes))
        return evidence(snapshot)

    source.evidence = count  # type: ignore[method-assign]
    async with looking(source=source) as viewer:
        assert weighed == []
        await viewer.press("2", "1", "2", "l")
        assert len(weighed) == 1
        assert "Agreed" in viewer.text
        source.grow(citizens=100)
        await viewer.until(lambda: "n=1,541" in viewer.text)
        await viewer.settles()
        assert len(weighed) == 2
        assert "n=520" in viewer.text


async def test_until_it_is_known_how_sure_the_figures_are_the_screen_says_so() -> None:
    source = small()
    evidence, may_end = source.evidence, threading.Event()

    def wait(snapshot: str) -> Evidence | None:
        may_end.wait(PATIENCE)
        return evidence(snapshot)

    source.evidence = wait  # type: ignore[method-assign]
    async with looking(source=source) as viewer:
        viewer.app.post_message(events.Key("2", "2"))
        await viewer.until(lambda: "Räknar" in viewer.text)
        viewer.app.post_message(events.Key("1", "1"))
        await viewer.until(lambda: viewer.state().view is View.OVERVIEW)
        may_end.set()
        await viewer.press("2")
        assert "Eniga" in viewer.text


async def test_where_it_cannot_be_found_out_how_sure_they_are_the_figures_stay() -> None:
    source = small()
    asked: list[str] = []

    def fail(snapshot: str) -> Evidence | None:
        asked.append(snapshot)
        if len(asked) == 1:
            raise OSError(5, "Input/output error")
        return None

    source.evidence = fail  # type: ignore[method-assign]
    async with looking(source=source) as viewer:
        await viewer.press("3")
        assert "arbetstillfällen" in viewer.text
        await viewer.press("1", "3", "2", "3")
        assert len(asked) == 1  # and not again and again
        source.grow(citizens=100)
        await viewer.until(lambda: len(asked) == 2)


async def test_g_and_tab_choose_the_group_in_the_views_of_one_group() -> None:
    async with looking() as viewer:
        await viewer.press("3", "g")
        assert viewer.state().group == "elected"
        await viewer.press("5", "tab", "tab")
        assert viewer.state().group == "citizens"
        await viewer.press("shift+tab")
        assert viewer.state().group == "employees"
        await viewer.press("6", "g")
        assert viewer.state().group == "citizens"


async def test_every_group_is_shown_with_its_n() -> None:
    async with looking() as viewer:
        for key in OF_GROUPS:
            await viewer.press(key)
            for n in ("n=420", "n=41", "n=980"):
                assert n in viewer.text, key


@pytest.mark.parametrize("key", one_quick(OF_GROUPS))
async def test_a_withheld_group_is_named_with_the_reason_and_without_figures(key: str) -> None:
    async with looking(source=small(SIZES | {"elected": 7})) as viewer:
        await viewer.press(key)
        if key in "3568":
            await viewer.press("g")
        assert "Förtroendevalda" in viewer.text
        assert WITHHELD in viewer.text
        assert "n=7" not in viewer.text
        assert "n=1 400" in viewer.text


async def test_a_survey_without_answers_fills_by_itself_when_they_come() -> None:
    source = small(dict.fromkeys(SIZES, 0))
    async with looking(source=source) as viewer:
        assert "Ännu finns inget resultat att visa." in viewer.text
        source.grow(citizens=12)
        await viewer.sees("n=12")
        assert "arbetstillfällen" in viewer.text


async def test_new_answers_are_counted_without_losing_the_place() -> None:
    source = small()
    async with looking((80, 24), source=source) as viewer:
        await viewer.press("4", *["down"] * 7)
        chosen = viewer.state()
        at = _row_of_cursor(viewer.text)
        top = viewer.screen.body.scroll_offset.y
        assert top > 0
        source.grow(citizens=380)
        await viewer.sees("n=800")
        assert viewer.state() == chosen
        assert _row_of_cursor(viewer.text) == at


def _row_of_cursor(text: str) -> tuple[int, str]:
    """The line that the cursor stands on: its number and its label."""
    lines = text.split("\n")
    row = next(n for n, line in enumerate(lines) if line.strip().startswith("▸"))
    return row, lines[row].split("  ")[0]


async def test_the_cursor_keeps_its_height_when_the_order_changes_beneath_it() -> None:
    source = Growing({"citizens": 0, "elected": 41, "employees": 980})
    async with looking((80, 24), source=source) as viewer:
        await viewer.press("4", *["down"] * 9)
        before = _row_of_cursor(viewer.text)
        source.grow(citizens=5000)
        await viewer.sees("n=5 000")
        assert _row_of_cursor(viewer.text)[1] == before[1]
        assert viewer.screen.body.more != (False, False)


async def test_a_refresh_without_news_paints_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    source = small()
    async with looking(source=source) as viewer:
        painted = _count_paintings(monkeypatch)
        looked = source.looked
        await viewer.until(lambda: source.looked > looked + 1)
        assert painted == []


async def test_only_the_changed_lines_are_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    async with looking() as viewer:
        await viewer.press("4")
        painted = _count_paintings(monkeypatch)
        await viewer.press("down")
        assert 0 < len(painted) < 20


def _count_paintings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of all lines that are painted from now on."""
    painted: list[int] = []
    render = Lines.render_line

    def count(lines: Lines, y: int) -> Strip:
        painted.append(y)
        return render(lines, y)

    monkeypatch.setattr(Lines, "render_line", count)
    return painted


async def test_answers_that_cannot_be_read_are_said_calmly_and_tried_again() -> None:
    source = small()
    async with looking(source=source) as viewer:
        source.failing = True
        await viewer.sees("Svaren går inte att läsa just nu.")
        assert "arbetstillfällen" in viewer.text
        source.failing = False
        await viewer.until(lambda: "Svaren går inte" not in viewer.text)
        source.grow(citizens=10)
        await viewer.sees("n=430")


async def test_answers_that_cannot_be_compared_are_said_for_as_long_as_it_is_so() -> None:
    source = small()
    async with looking(source=source) as viewer:
        source.incomparable = True
        source.grow(citizens=10)
        await viewer.sees("Det har kommit svar på andra ord")
        looked = source.looked
        await viewer.until(lambda: source.looked > looked + 2)
        assert "Det har kommit svar på andra ord" in viewer.text
        source.incomparable = False
        await viewer.sees("n=430")
        assert "svar på andra ord" not in viewer.text


# What is left out

SAID = "Det kan finnas svar som inte är med i resultatet."
TORN = Problem(Path("/srv/svar/responses/kiosk-1.json"), "torn", 12)
VANISHED = Problem(Path("/srv/svar/responses/kiosk-2.json"), "vanished")
UNKNOWN = Problem(Path("/srv/svar/responses"), "unknown", 1)


async def test_what_was_left_out_before_somebody_looked_is_told_at_once() -> None:
    source = small()
    source.problems = (TORN,)
    async with looking((80, 24), source=source) as viewer:
        for key in KEYS:
            await viewer.press(key)
            assert SAID in viewer.text
            assert "n=1 441" in viewer.text


async def test_what_is_left_out_meanwhile_is_told_until_it_is_mended() -> None:
    source = small()
    async with looking((80, 24), source=source) as viewer:
        assert SAID not in viewer.text
        lines = viewer.screen.body.size.height
        source.problems = (TORN, VANISHED)
        await viewer.sees(SAID)
        await viewer.until(lambda: viewer.screen.body.size.height == lines - 1)
        source.problems = ()
        await viewer.until(lambda: SAID not in viewer.text)
        await viewer.until(lambda: viewer.screen.body.size.height == lines)


async def test_that_it_is_not_known_what_was_shown_is_told_apart_from_answers_left_out() -> None:
    source = small()
    source.problems = (Problem(Path("/srv/svar/snapshots/shown"), "snapshots-unkept", 0, "EACCES"),)
    async with looking((80, 24), source=source) as viewer:
        assert SAID not in viewer.text
        assert "Det är inte känt vilka siffror som har visats förut." in viewer.text
        await viewer.press("i")
        assert "(EACCES)" in viewer.box


@pytest.mark.parametrize("key", ["i", "click"])
async def test_the_details_are_one_key_or_click_away(key: str) -> None:
    source = small()
    source.problems = (TORN, VANISHED, UNKNOWN)
    async with looking((80, 24), source=source) as viewer:
        await (viewer.press("i") if key == "i" else viewer.click("läs mer"))
        told = " ".join(viewer.box.split())
        assert "kiosk-1.json är skadad: 12 byte är inget svar" in told
        assert "/srv/svar/responses/kiosk-1.json" in told
        assert "kiosk-2.json har försvunnit." in told
        assert "Ett svar är av ett slag som den här versionen inte känner till" in told
        assert "I övrigt är alla svar med i resultatet." in told
        await viewer.press("i")
        assert viewer.at_results()


async def test_the_details_are_in_the_language_in_use() -> None:
    source = small()
    source.problems = (replace(UNKNOWN, count=3),)
    async with looking((80, 24), source=source) as viewer:
        await viewer.press("l")
        assert "There may be answers that are not part of the results." in viewer.text
        await viewer.press("i")
        told = " ".join(viewer.box.split())
        assert "3 answers are of a kind that this version does not know" in told


async def test_more_answers_of_an_unknown_kind_are_told_in_the_details() -> None:
    source = small()
    source.problems = (UNKNOWN,)
    async with looking(source=source) as viewer:
        source.problems = (replace(UNKNOWN, count=7),)
        await viewer.until(lambda: viewer.app.problems == source.problems)
        await viewer.press("i")
        assert "7 svar är av ett slag" in viewer.box


async def test_a_file_that_is_torn_for_one_look_is_just_being_written() -> None:
    source = small()
    async with looking(source=source) as viewer:
        source.problems = (TORN,)
        viewer.app.follow()
        assert viewer.app.problems == ()
        source.problems = ()
        viewer.app.follow()
        assert viewer.app.problems == ()
        source.problems = (TORN,)
        viewer.app.follow()
        viewer.app.follow()
        await viewer.sees(SAID)


async def test_answers_of_several_organisations_are_told_as_what_they_are() -> None:
    source = small()
    mixed = Problem(Path("/srv/svar/responses"), "organisations", 2)
    source.problems = (mixed,)
    async with looking((80, 24), source=source) as viewer:
        assert "Svaren kommer från flera organisationer." in viewer.text
        assert SAID not in viewer.text
        await viewer.press("i")
        assert "Svaren kommer från 2 organisationer men räknas ihop" in viewer.box
        await viewer.press("escape")
        source.problems = (TORN, mixed)
        await viewer.sees(SAID)


async def test_while_a_search_is_typed_the_key_is_a_letter() -> None:
    source = small()
    source.problems = (TORN,)
    async with looking((80, 24), source=source) as viewer:
        await viewer.press("slash", "i")
        assert viewer.state().search == "i"
        assert SAID in viewer.text
        assert "läs mer" not in viewer.text
        await viewer.press("escape", "i")
        assert not viewer.at_results()


async def test_where_nothing_is_left_out_the_key_does_nothing() -> None:
    async with looking() as viewer:
        await viewer.press("i")
        assert viewer.at_results()


async def test_a_long_path_is_told_whole_and_without_a_hyphen() -> None:
    path = Path("/srv", *["en-mapp-med-langt-namn"] * 8, "kiosk-1.json")
    source = small()
    source.problems = (Problem(path, "not-json"),)
    async with looking((80, 24), source=source) as viewer:
        await viewer.press("i")
        assert str(path) in viewer.box.replace("\n", "")


async def test_a_file_that_is_put_among_the_real_answers_is_told(tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    async with looking((80, 24), source=Survey(tmp_path)) as viewer:
        assert "n=6" in viewer.text
        (tmp_path / "responses" / "inkop.json").write_text("mjölk", encoding="utf-8")
        await viewer.sees(SAID)
        keep(tmp_path, answers(5, start=10))
        await viewer.sees("n=11")
        await viewer.press("i")
        assert "inkop.json är ingen fil med svar" in viewer.box


async def test_l_changes_the_language_at_once_and_keeps_the_place() -> None:
    async with looking() as viewer:
        await viewer.press("4", "down", "down")
        chosen = viewer.state().value
        await viewer.press("l")
        assert "Comparison" in viewer.text
        assert "job opportunities" in viewer.text
        assert viewer.state().value == chosen
        await viewer.press("l")
        assert "Jämförelse" in viewer.text


async def test_t_goes_through_all_themes_and_redraws_in_their_colours() -> None:
    async with looking() as viewer:
        first = viewer.app.theme
        seen, colours = [], set()
        for _ in THEMES:
            seen.append(viewer.app.theme)
            colours.add(str(viewer.style_at("osäkerhet").color))
            await viewer.press("t")
        assert sorted(seen) == sorted(theme.name for theme in THEMES)
        assert len(colours) == 2, "one colour on dark, one on light"
        assert viewer.app.theme == first


async def test_limiting_values_bear_a_letter_and_a_colour() -> None:
    async with looking() as viewer:
        await viewer.press("3")
        line = next(line for line in viewer.text.split("\n") if "kostnadsjakt" in line)
        assert " H" in line
        assert viewer.style_at("kostnadsjakt").color != viewer.style_at("arbetstillfällen").color


async def test_the_search_folds_letters_and_finds_synonyms() -> None:
    async with looking() as viewer:
        await viewer.press("slash", *"larande")
        assert viewer.state().view is View.COMPARE
        assert "lärande" in viewer.text
        assert "arbetstillfällen" not in viewer.text
        await viewer.press("escape")
        assert "arbetstillfällen" in viewer.text
        await viewer.press("slash", *"jobb", "enter")
        assert "arbetstillfällen" in viewer.text
        assert "kostnadsjakt" not in viewer.text
        await viewer.press("s")
        assert viewer.state().sort is Sort.GAP, "after Enter the keys work again"


async def test_a_search_that_finds_nothing_says_how_to_go_on() -> None:
    async with looking() as viewer:
        await viewer.press("slash", *"xyz")
        assert "Inget värdeord stämmer med ”xyz”." in viewer.text
        await viewer.press("enter", "down", "pagedown", "escape")
        assert "arbetstillfällen" in viewer.text


async def test_letters_typed_in_the_search_are_no_commands() -> None:
    async with looking() as viewer:
        await viewer.press("slash", *"qlt1")
        assert viewer.app.is_running
        assert viewer.state().search == "qlt1"
        assert viewer.app.words.language == "sv"


async def test_a_search_typed_in_one_burst_loses_no_letter() -> None:
    async with looking() as viewer:
        for _ in range(3):
            for key in ("slash", *"qelt1"):
                viewer.app.post_message(events.Key(key, CHARACTERS.get(key, key)))
            await viewer.until(lambda: viewer.state().search == "qelt1")
            assert viewer.app.words.language == "sv"
            await viewer.press("escape")
            assert viewer.state().search == ""


async def test_another_view_ends_the_typing_and_keeps_the_selection() -> None:
    async with looking() as viewer:
        await viewer.press("slash", *"jobb")
        await viewer.click("Topp tio")
        await viewer.press("g", "4")
        assert viewer.state().group == "elected"
        assert viewer.state().search == "jobb"
        assert "kostnadsjakt" not in viewer.text


async def test_enter_shows_the_value_under_the_cursor_and_escape_goes_back_to_it() -> None:
    async with looking((80, 24)) as viewer:
        await viewer.press("4", *["down"] * 9)
        before = viewer.state()
        await viewer.press("enter")
        assert viewer.state() == replace(before, view=View.VALUE)
        await viewer.press("enter")
        assert viewer.state() == replace(before, view=View.VALUE), "there is nothing more to open"
        await viewer.press("escape")
        assert viewer.state() == before
        await viewer.until(lambda: _cursor_is_in_sight(viewer))


def _cursor_is_in_sight(viewer: Viewer) -> bool:
    return any(line.strip().startswith("▸") for line in viewer.text.split("\n")[5:])


async def test_a_click_puts_the_cursor_on_a_value_and_a_second_one_shows_it() -> None:
    async with looking() as viewer:
        await viewer.press("4")
        await viewer.click("tillit")
        assert (viewer.state().view, viewer.state().value) == (View.COMPARE, "trust")
        await viewer.click("tillit")
        assert (viewer.state().view, viewer.state().value) == (View.VALUE, "trust")


async def test_from_value_to_value_it_goes_in_the_order_of_the_comparison() -> None:
    async with looking() as viewer:
        await viewer.press("4", *["s"] * 3)
        order = [v.id for v in ordered(viewer.app.comparison, viewer.state(), "sv")]
        await viewer.press("7")
        for keys, place in [("down", 1), ("n", 2), ("up", 1), ("p", 0), ("p", 0), ("end", -1)]:
            await viewer.press(keys)
            assert viewer.state().value == order[place]
        await viewer.press("home")
        assert "1 av 20 · A–Ö" in viewer.text
        await viewer.press("1", "n", "p")
        assert viewer.state().view is View.OVERVIEW, "elsewhere these keys do nothing"


async def test_the_value_stays_when_answers_come_in_that_change_the_order() -> None:
    source = Growing({"citizens": 0, "elected": 41, "employees": 0})
    async with looking(source=source) as viewer:
        await viewer.press("7")
        name = viewer.text.split("\n")[2].split("  ")[0]
        assert "1 av 20" in viewer.text
        source.grow(citizens=5000)
        await viewer.sees("n=5 000")
        assert viewer.text.split("\n")[2].split("  ")[0] == name
        assert "1 av 20" not in viewer.text, "the order has changed, or this proves nothing"


async def test_the_search_works_in_the_view_of_one_value_too() -> None:
    async with looking() as viewer:
        await viewer.press("7", "slash", *"larande")
        assert viewer.state().view is View.VALUE
        assert "Vad lärande innebär." in viewer.text
        assert "”larande”: 1 av 1" in viewer.text
        await viewer.press("escape")
        assert viewer.state().search == ""
        assert "Vad lärande innebär." in viewer.text, "the value that was found stays"
        await viewer.press("slash", *"xyz", "enter", "n", "down", "end")
        assert "Inget värdeord stämmer med ”xyz”." in viewer.text


async def test_a_click_on_another_value_of_the_theme_shows_that_one() -> None:
    async with looking() as viewer:
        await viewer.press("7")
        await viewer.click("öppen kommunikation")
        assert (viewer.state().view, viewer.state().value) == (View.VALUE, "openness")
        assert "Vad öppen kommunikation innebär." in viewer.text


async def test_the_order_can_be_chosen() -> None:
    firsts = {}
    async with looking() as viewer:
        await viewer.press("4")
        for _ in Sort:
            firsts[viewer.state().sort] = _row_of_cursor(viewer.text)[1].strip()
            await viewer.press("s")
    assert firsts[Sort.ALPHABET] == "▸ ansvar för kommande generationer"
    assert firsts[Sort.DESIRED] == "▸ arbetstillfällen"
    assert set(firsts) == set(Sort)


async def test_keys_and_wheel_scroll_and_a_sign_tells_that_there_is_more() -> None:
    async with looking((80, 24)) as viewer:
        await viewer.press("1")
        assert "▼ mer" in viewer.text
        await viewer.press("end")
        assert "▲ mer" in viewer.text
        await viewer.press("home")
        assert viewer.screen.body.scroll_offset.y == 0
        await viewer.press("4")
        await viewer.press("pagedown")
        assert viewer.state().value != ""
        await viewer.press("end")
        assert "▼ mer" not in viewer.text
        viewer.screen.body.scroll_to(y=2, animate=False)
        await viewer.sees("▲▼ mer")


@pytest.mark.parametrize("key", one_quick(["escape", "question_mark", "enter", "q"]))
async def test_help_closes_by_its_keys_and_the_program_goes_on(key: str) -> None:
    async with looking() as viewer:
        await viewer.press("question_mark")
        assert "Så läser du bilderna" in viewer.text
        await viewer.press(key)
        assert viewer.at_results()
        assert viewer.app.is_running


async def test_a_box_opens_and_closes_once_however_quickly_somebody_presses() -> None:
    async with looking() as viewer:
        for _ in range(3):
            viewer.screen.action_help()
        await viewer.sees("Så läser du bilderna")
        boxes = [each for each in viewer.app.screen_stack if isinstance(each, Dialog)]
        assert len(boxes) == 1
        for _ in range(3):
            boxes[0].action_close()
        await viewer.until(viewer.at_results)


async def test_q_quits() -> None:
    async with looking() as viewer:
        await viewer.press("q")
        await viewer.until(lambda: not viewer.app.is_running)


@pytest.mark.parametrize("role", one_quick([Role.CURRENT, Role.DESIRED]))
async def test_an_instrument_with_one_question_is_shown_as_far_as_it_goes(role: Role) -> None:
    async with looking(source=small(asked=asking_only(role))) as viewer:
        needs_both = "Den här vyn jämför nuläget"
        for key, text in zip(
            KEYS,
            (
                "Medborgare",
                "Eniga",
                "n=420",
                *[needs_both] * 3,
                "av 420",
                "Medborgare",
                "förra",
                "andra",
            ),
            strict=True,
        ):
            await viewer.press(key)
            assert text in viewer.text


async def test_the_threshold_of_the_instrument_is_the_one_that_is_said() -> None:
    source = small(SIZES | {"elected": 19}, instrument(threshold=20))
    async with looking(source=source) as viewer:
        assert "färre än 20 svar" in viewer.text
