"""The presenter as a program: keys and remotes, new answers, language, colours, sizes, trouble."""

import pytest
from textual import events
from textual.strip import Strip

from tests.screens.presenter.room import ADDRESS, Telling, presenting, with_missed_words
from tests.screens.results.survey import SIZES
from valuetui.responses.reviews.review import Reviews
from valuetui.screens.results.dialog import Dialog
from valuetui.screens.results.lines import Lines
from valuetui.screens.theme import THEMES

pytestmark = pytest.mark.slow

FORWARD = ("pagedown", "right", "down", "space", "enter", "n")
BACK = ("pageup", "left", "up", "backspace", "p")
NEWS = "Nya siffror"


@pytest.mark.parametrize("key", FORWARD)
async def test_every_key_of_a_remote_that_means_on_goes_on(key: str) -> None:
    async with presenting() as room:
        await room.press(key, key)
        assert room.place == (3, 0)
        await room.press(key)
        assert room.place == (3, 1)


@pytest.mark.parametrize("key", BACK)
async def test_every_key_of_a_remote_that_means_back_goes_back(key: str) -> None:
    async with presenting() as room:
        await room.goes_to(3, 2)
        await room.press(key)
        assert room.place == (3, 1)
        await room.press(key, key)
        assert room.place == (2, 0)
        await room.press(key, key, key)
        assert room.place == (1, 0)


async def test_a_click_goes_on() -> None:
    async with presenting() as room:
        for kind in (events.MouseMove, events.MouseDown, events.MouseUp):
            room.app.post_message(kind(None, 20, 10, 0, 0, 1, False, False, False, 20, 10))
        await room.settles()
        assert room.place == (2, 0)


async def test_nothing_of_the_results_is_asked_for_until_the_first_reveal() -> None:
    async with presenting() as room:
        await room.press("pagedown", "pagedown", "end", "home")
        for number in range(1, 17):
            await room.goes_to(number)
            assert "%" not in room.text
        assert room.source.asked_for == []
        await room.goes_to(3, 1)
        assert len(room.source.asked_for) == 1
        assert "%" in room.text


async def test_going_back_from_the_end_shows_nothing_that_was_not_revealed() -> None:
    async with presenting() as room:
        await room.goes_to(3, 3)
        await room.press("end", "pageup")
        assert room.place == (15, 0)
        await room.goes_to(4)
        await room.press("pageup")
        assert room.place == (3, 3)


async def test_all_of_a_step_is_revealed_by_one_key() -> None:
    async with presenting() as room:
        await room.goes_to(3)
        await room.press("a")
        step, reveal = room.place
        assert step == 3
        assert reveal >= 10
        await room.press("pagedown")
        assert room.place == (4, 0)


@pytest.mark.parametrize("key", ["b", "full_stop"])
async def test_a_blank_screen_shows_nothing_and_comes_back_where_it_was(key: str) -> None:
    async with presenting() as room:
        await room.goes_to(3, 2)
        before = room.text
        await room.press(key)
        assert room.text.strip() == ""
        room.source.grow(citizens=30)
        await room.until(lambda: room.app.presentation.has_news)
        await room.settles()
        assert room.text.strip() == ""
        await room.press("u", key)
        assert before.split("\n")[:2] != room.text.split("\n")[:2]  # n has grown
        assert room.place == (3, 2)


@pytest.mark.parametrize("key", ["b", "pagedown", "pageup", "escape", "a"])
async def test_from_a_blank_screen_any_key_comes_back_and_does_no_more(key: str) -> None:
    async with presenting() as room:
        await room.goes_to(3, 2)
        before = room.text
        await room.press("b", key)
        assert room.text == before


async def test_a_number_and_enter_lead_to_a_step() -> None:
    async with presenting() as room:
        await room.press("1", "5")
        assert "Gå till 15" in room.text
        assert room.place == (1, 0)
        await room.press("enter")
        assert room.place == (15, 0)
        await room.press("1", "2", "backspace", "enter")
        assert room.place == (1, 0)
        await room.press("9", "escape", "enter")
        assert room.place == (2, 0)
        await room.press("9", "9", "9", "9", "enter")
        assert room.place == (16, 0)


@pytest.mark.parametrize("key", ["f5", "tab", "x", "ctrl+c", "ctrl+q", "ctrl+p", "f1"])
async def test_other_keys_do_nothing(key: str) -> None:
    async with presenting() as room:
        await room.goes_to(3, 1)
        before = room.text
        await room.press(key)
        assert room.text == before
        assert room.app.is_running


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_it_asks_before_it_ends(key: str) -> None:
    async with presenting() as room:
        await room.goes_to(3, 2)
        for stay in ("escape", "pagedown", "space", "b", "f5"):
            await room.press(key)
            assert room.is_asking
            await room.press(stay)
            assert room.is_in_front
            assert room.place == (3, 2)
        await room.press(key, "enter")
        await room.until(lambda: not room.app.is_running)
        assert room.app.return_code == 0


async def test_it_is_asked_once_however_quickly_somebody_presses() -> None:
    async with presenting() as room:
        for _ in range(3):
            room.app.post_message(events.Key("question_mark", "?"))
        await room.settles()
        assert isinstance(room.app.screen, Dialog)
        assert len(room.app.screen_stack) == 3


async def test_new_answers_move_the_numbers_until_the_reveal() -> None:
    async with presenting() as room:
        assert "Medborgare  420" in room.text
        room.source.grow(citizens=31)
        await room.until(lambda: "Medborgare  451" in room.text)
        assert room.source.asked_for == []


async def test_new_answers_never_move_what_is_shown_until_somebody_says_so() -> None:
    async with presenting() as room:
        await room.goes_to(3, 4)
        before = room.text.split("\n")
        room.source.grow(citizens=300)
        await room.until(lambda: NEWS in room.text)
        await room.settles()
        assert room.text.split("\n")[:-1] == before[:-1]
        await room.press("u")
        assert NEWS not in room.text
        assert "n=720" in room.text
        assert room.place == (3, 4)


async def test_a_refresh_without_news_paints_nothing_and_news_only_the_footer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    painted: list[str | None] = []
    render = Lines.render_line

    def count(self: Lines, y: int) -> Strip:
        painted.append(self.id)
        return render(self, y)

    async with presenting() as room:
        await room.goes_to(3, 4)
        monkeypatch.setattr(Lines, "render_line", count)
        looked = room.source.looked
        await room.until(lambda: room.source.looked > looked + 3)
        await room.settles()
        assert painted == []
        room.source.grow(citizens=300)
        await room.until(lambda: NEWS in room.text)
        await room.settles()
        painted.clear()
        await room.press("pagedown")
        assert len(painted) < 15  # and not all 24


async def test_a_group_that_shows_fewer_words_later_keeps_the_place_in_bounds() -> None:
    source = Telling(sizes=SIZES | {"elected": 41})
    async with presenting(source=source) as room:
        await room.goes_to(5)
        await room.press("a")
        before = room.place[1]
        source.sizes["elected"] = 4
        await room.until(lambda: NEWS in room.text)
        await room.press("u")
        assert before > 1
        assert room.place == (5, 1)
        assert "färre än 10" in room.text


async def test_trouble_is_said_and_passes_and_nothing_is_revealed_meanwhile() -> None:
    async with presenting() as room:
        await room.goes_to(3)
        room.source.failing = True
        await room.press("pagedown")
        assert room.place == (3, 0)
        assert "går inte att läsa" in room.text
        room.source.failing = False
        await room.until(lambda: "går inte att läsa" not in room.text)
        await room.press("pagedown")
        assert room.place == (3, 1)


async def test_how_sure_the_figures_are_is_asked_for_again_where_that_failed() -> None:
    source = Telling()
    evidence, failing = source.evidence, [True]

    def sometimes(snapshot: str) -> object:
        if failing.pop() if failing else False:
            raise OSError(5, "Input/output error")
        return evidence(snapshot)

    source.evidence = sometimes  # type: ignore[method-assign, assignment]
    async with presenting(source=source) as room:
        await room.goes_to(3, 1)
        assert room.app.presentation.evidence is None
        await room.goes_to(12, 1)
        assert "Räknar" not in room.text
        assert "→" in room.text


async def test_l_changes_the_language_and_t_the_colours_and_the_place_stays() -> None:
    async with presenting() as room:
        await room.goes_to(3, 3)
        await room.press("l")
        assert "Citizens: top ten in future" in room.text
        assert room.place == (3, 3)
        seen = set()
        for _ in THEMES:
            await room.press("t")
            seen.add(room.app.theme)
            assert "Citizens" in room.text
        assert len(seen) == len(THEMES)


async def test_the_help_is_one_key_away_and_one_key_back() -> None:
    async with presenting() as room:
        await room.press("question_mark")
        assert "Presentationen" in room.text
        await room.press("escape")
        assert room.is_in_front


async def test_nothing_is_lost_when_the_terminal_changes_its_size() -> None:
    async with presenting((120, 36)) as room:
        await room.goes_to(3, 5)
        for size in ((40, 10), (80, 24), (200, 60), (120, 36)):
            await room.resize(*size)
            assert room.place == (3, 5)
        assert "Medborgare: topp tio i framtiden" in room.text


async def test_the_way_to_take_part_is_a_code_and_an_address() -> None:
    async with presenting(address=ADDRESS) as room:
        assert ADDRESS in room.text
        assert "▄" in room.text
        await room.press("pagedown")
        assert ADDRESS not in room.text


async def test_words_that_people_missed_are_a_step_before_the_thanks_where_there_are_any() -> None:
    async with presenting(source=with_missed_words()) as room:
        await room.goes_to(3, 1)
        await room.until(lambda: room.app.presentation.has_words)
        await room.goes_to(16)
        assert "lugn" not in room.text
        await room.press("a")
        assert "lugn (14), närhet (11)" in room.text
        assert "Kalle" not in room.text
        await room.press("pagedown", "end")
        assert room.place == (17, 0)
    async with presenting(source=with_missed_words(Reviews())) as room:
        await room.goes_to(3, 1)
        await room.until(lambda: room.app.presentation.worded is not None)
        await room.press("end")
        assert room.place == (16, 0)
