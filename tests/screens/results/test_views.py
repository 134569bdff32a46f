"""The drawings hold whatever the width, the height and the answers."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screens.results.survey import SIZES, asking_about_the_person_too, comparison, instrument
from valuetui.instrument.model import Role
from valuetui.responses.following import Problem
from valuetui.screens.results import chrome, problems
from valuetui.screens.results.drawn import VIEWS
from valuetui.screens.results.helptext import help_text
from valuetui.screens.results.palette import palette_of
from valuetui.screens.results.scene import Scene
from valuetui.screens.results.state import Sort, State, View, first_state
from valuetui.screens.theme import DARK
from valuetui.words import Words, languages

FULL = comparison()
PALETTE = palette_of(DARK)
PROBLEMS = [
    Problem(Path("svar", "x" * 90, "kiosk-1.json"), reason, 1_234_567, "EIO")
    for reason in ("torn", "vanished", "unreadable", "unnamed", "different", "unknown", "newer",
                   "organisations")
]  # fmt: skip
ANY_SIZES = st.fixed_dictionaries(
    {group: st.one_of(st.just(0), st.integers(5, 60), st.integers(61, 2000)) for group in SIZES}
)


def scene(state: State, width: int = 117, height: int = 33, language: str = "sv") -> Scene:
    return Scene(FULL, state, Words(language), PALETTE, width, height)


@given(
    st.sampled_from(list(View)),
    st.sampled_from(list(Sort)),
    st.integers(60, 250),
    st.integers(10, 80),
    st.sampled_from(languages()),
    ANY_SIZES,
)
def test_no_line_of_any_view_is_wider_than_the_screen(
    view: View, sort: Sort, width: int, height: int, language: str, sizes: dict[str, int]
) -> None:
    shown = comparison(sizes)
    state = replace(first_state(shown), view=view, sort=sort)
    looked_at = Scene(shown, state, Words(language), PALETTE, width, height)
    drawing = VIEWS[view](looked_at)
    for line in [*drawing.head, *drawing.body, *drawing.foot]:
        assert line.cell_len <= width, line.plain
    for line in (
        chrome.title(looked_at),
        chrome.tabs(looked_at, (True, True)),
        chrome.keys(looked_at, exports=True),
    ):
        assert line.cell_len <= width, line.plain
    for line in [
        *help_text(looked_at, width),
        *problems.notice(looked_at, PROBLEMS),
        *problems.details(looked_at, PROBLEMS, width),
    ]:
        assert line.cell_len <= width, line.plain


@given(
    st.sampled_from(list(View)),
    st.integers(1, 9),
    st.integers(50, 250),
    st.sampled_from(languages()),
)
def test_up_to_nine_tabs_have_their_number_and_the_one_looked_at_its_name(
    view: View, number: int, width: int, language: str
) -> None:
    views = [view, *[other for other in [*View, *View] if other is not view]][:number]
    looked_at = scene(replace(first_state(FULL), view=view), width, language=language)
    line = chrome.tabs(looked_at, (True, True), views).plain
    assert len(line) == width
    assert f" 1 {looked_at.words(f'results.tabs.{view.value}')} " in line
    assert all(f" {place} " in line for place in range(1, number + 1))
    assert line.endswith(looked_at.words("results.more.both"))


def test_the_tabs_have_as_much_of_their_names_as_there_is_room_for() -> None:
    state = State(View.COMPARE)
    tabs = [chrome.tabs(scene(state, width), (False, False)).plain for width in (157, 117, 77, 50)]
    assert [line.rstrip() for line in tabs] == [
        " 1 Översikt  2 I korthet  3 Topp tio  4 Jämförelse  5 Förflyttning  6 Teman  7 Ordet"
        "  8 Kvalitet  9 Över tid  0 Nätverk",
        " 1 Översikt  2 I korthet  3 Topp tio  4 Jämförelse  5 Förflyttning  6 Teman  7 Ordet"
        "  8 Kvalitet  9 Tid  0 Nät",
        " 1  2 Kort  3 Topp  4 Jämförelse  5 Flytt  6 Teman  7 Ordet  8  9  0",
        " 1  2  3  4 Jämförelse  5  6  7  8  9  0",
    ]


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("width", [1, 5, 20, 40])
def test_a_screen_that_is_far_too_narrow_is_no_crash(view: View, width: int) -> None:
    VIEWS[view](scene(replace(first_state(FULL), view=view), width, 3))


@pytest.mark.parametrize("width", [77, 117, 157])
def test_all_ties_of_a_top_ten_are_shown(width: int) -> None:
    tied = comparison({"citizens": 10, "elected": 10, "employees": 10})
    for group in tied.groups:
        state = State(View.TOP, group.group.id)
        text = _body(Scene(tied, state, Words("sv"), PALETTE, width, 40))
        for question in group.questions.values():
            assert f"n={group.n} · {len(question.top)} ord" in text
            for ranked in question.top:
                assert text.count(f"{ranked.share.count}") >= 1
                assert all(word in text for word in ranked.value.label["sv"].split())


def _body(looked_at: Scene) -> str:
    return "\n".join(line.plain for line in VIEWS[looked_at.state.view](looked_at).body)


def test_values_in_both_lists_are_marked_in_both() -> None:
    for group in FULL.groups:
        text = _body(scene(State(View.TOP, group.group.id)))
        assert text.count("↔") == 2 * len(group.shared)


def test_the_overview_prints_the_lengths_of_the_lists_beside_what_is_shared() -> None:
    text = _body(scene(State(View.OVERVIEW), width=157, height=60))
    for group in FULL.groups:
        lengths = [len(question.top) for question in group.questions.values()]
        assert f"(av {lengths[0]} och {lengths[1]})" in text


def test_the_comparison_shows_every_value_for_every_group() -> None:
    text = _body(scene(State(View.COMPARE)))
    for value in FULL.instrument.values:
        assert value.label["sv"] in text
    values = len(FULL.instrument.values)
    assert text.count("●") == text.count("▲") == values
    elected = FULL.group("elected")
    assert elected is not None
    shares = elected.questions[Role.DESIRED].shares.values()
    assert text.count("◆") == sum(share.is_exact for share in shares) < values


@pytest.mark.parametrize("language", languages())
def test_the_comparison_tells_the_widest_gap_of_the_value_under_the_cursor(language: str) -> None:
    for value in FULL.instrument.values:
        widest = FULL.widest_gap(value)
        assert widest is not None
        looked_at = scene(State(View.COMPARE, value=value.id), 157, 45, language)
        text = "\n".join(line.plain for line in VIEWS[View.COMPARE](looked_at).foot)
        told = {"sv": "största skillnad mellan grupper:", "en": "largest gap between groups:"}
        at_least = {"sv": "minst ", "en": "at least "}
        least = "" if widest[1].is_exact else at_least[language]
        assert f"{told[language]} {least}{widest[1].whole_points} p" in text


def test_one_group_alone_has_no_gap_to_tell() -> None:
    alone = comparison({"citizens": 420, "elected": 0, "employees": 0})
    looked_at = Scene(alone, State(View.COMPARE), Words("sv"), PALETTE, 157, 45)
    text = "\n".join(line.plain for line in VIEWS[View.COMPARE](looked_at).foot)
    assert "skillnad" not in text


def test_the_shift_shows_what_is_wanted_more_and_less_and_leaves_out_what_is_equal() -> None:
    group = FULL.groups[0]
    text = _body(scene(State(View.SHIFT, group.group.id), width=157))
    assert any(shift.exact == 0 for shift in group.shifts)
    for shift in group.shifts:
        assert (shift.value.label["sv"] in text) == (shift.exact != 0)


@pytest.mark.parametrize("width", [77, 117, 157])
def test_an_instrument_that_asks_about_the_person_too_has_three_lists(width: int) -> None:
    asked = asking_about_the_person_too()
    shown = comparison(asked=asked)
    state = first_state(shown)
    for view in View:
        looked_at = Scene(shown, replace(state, view=view), Words("sv"), PALETTE, width, height=200)
        drawing = VIEWS[view](looked_at)
        assert all(line.cell_len <= width for line in drawing.body)
        if view in (View.OVERVIEW, View.TOP):
            text = "\n".join(line.plain for line in drawing.body)
            assert all(heading in text for heading in ("Jag själv", "I dag", "I framtiden"))


def test_bars_of_all_groups_share_one_axis() -> None:
    text = _body(scene(State(View.OVERVIEW)))
    baseline = [line for line in text.split("\n") if "╵" in line]
    assert len(baseline) == 1
    assert baseline[0].count("╵") == len(instrument().groups)


def test_the_words_never_judge_and_never_claim_causes() -> None:
    for language in languages():
        for view in View:
            drawing = VIEWS[view](scene(replace(first_state(FULL), view=view), language=language))
            lines = [*drawing.head, *drawing.body, *drawing.foot, *help_text(scene(State()), 70)]
            text = " ".join(line.plain for line in lines).casefold()
            for word in ("ohälsosam", "unhealthy", "beror på", "because of", "caused by"):
                assert word not in text
