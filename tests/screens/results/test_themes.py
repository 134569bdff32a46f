"""The themes: what the picks fall on, beside what the list offers and what others published."""

from dataclasses import replace

import pytest

from tests.screens.results.survey import comparison, instrument
from valuetui.instrument.model import Role
from valuetui.results.comparison import GroupResult
from valuetui.results.ladder import LADDER
from valuetui.results.measures import Share
from valuetui.screens.charts.butterfly import SPINE
from valuetui.screens.results import ladder, themes
from valuetui.screens.results.palette import palette_of
from valuetui.screens.results.scene import Scene
from valuetui.screens.results.state import State, View
from valuetui.screens.theme import DARK
from valuetui.words import Words, languages

FULL = comparison()
WIDTHS = (77, 117, 157)


def scene(group: str, width: int = 117, language: str = "sv", height: int = 80) -> Scene:
    state = State(View.THEMES, group)
    return Scene(FULL, state, Words(language), palette_of(DARK), width, height)


def lines(looked_at: Scene) -> list[str]:
    return [line.plain.replace("\N{NO-BREAK SPACE}", " ") for line in themes.draw(looked_at).body]


def whole(share: Share) -> str:
    return f"{share.whole_percent} %"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("group", FULL.groups, ids=lambda group: group.group.id)
def test_each_theme_has_its_shares_of_the_picks_and_the_limiting_part_of_them(
    group: GroupResult, width: int
) -> None:
    drawn = lines(scene(group.group.id, width))
    current, desired = (group.questions[r].themes for r in (Role.CURRENT, Role.DESIRED))
    for theme in FULL.offered_themes:
        line = next(each for each in drawn if each.startswith(f"{theme} "))
        before, after = line.split(SPINE)
        for side, part in ((before, current[theme]), (after, desired[theme])):
            assert whole(part.together) in side
            assert (f"H {part.limiting.whole_percent}" in side) == (part.limiting.count > 0)


def test_each_scope_is_there_from_the_nearest_to_the_widest() -> None:
    drawn = lines(scene("citizens"))
    names = ["Jag", "Vi", "Organisation", "Samhälle"]
    assert [n for line in drawn for n in names if line.startswith(f"{n} ")] == names


@pytest.mark.parametrize("language", languages())
def test_a_long_name_is_never_cut_and_the_spine_goes_on_beside_it(language: str) -> None:
    drawn = lines(scene("citizens", 77, language))
    name = Words(language)("instrument.theme.t7")
    start = next(place for place, line in enumerate(drawn) if line.startswith("7 "))
    own = drawn[start : start + 2]
    assert " ".join(line[2:30].strip() for line in own) == name
    assert len({line.index(SPINE) for line in own}) == 1


def test_the_bars_of_all_groups_are_drawn_on_one_scale() -> None:
    spines = set()
    for group in FULL.groups:
        drawn = [line for line in lines(scene(group.group.id)) if SPINE in line]
        spines |= {line.index(SPINE) for line in drawn}
    assert len(spines) == 1


@pytest.mark.parametrize("height", [21, 33, 42])
def test_blank_lines_between_the_rows_only_where_all_fits(height: int) -> None:
    looked_at = scene("citizens", 157, height=height)
    drawing = themes.draw(looked_at)
    used = len(drawing.head) + len(drawing.body) + len(drawing.foot)
    blank = [line for line in lines(looked_at) if line.strip() == SPINE]
    assert bool(blank) == (height == 42)
    assert not blank or used <= height


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", languages())
def test_the_ladder_holds_every_published_share_in_order_under_its_warning(
    language: str, width: int
) -> None:
    words = Words(language)
    group = FULL.groups[0]
    looked_at = scene(group.group.id, width, language)
    drawn = [line.plain for line in ladder.draw(looked_at, group)]
    warning = words("results.ladder.warning").split()
    assert " ".join(" ".join(drawn).split()).count(" ".join(warning)) == 1
    places = [
        next(n for n, line in enumerate(drawn) if words(f"results.ladder.rung.{rung.id}") in line)
        for rung in LADDER
    ]
    assert places == sorted(places)
    for rung, place in zip(LADDER, places, strict=True):
        assert words("language.percent", number=rung.percent) in drawn[place]


def test_the_group_stands_in_the_ladder_where_its_share_belongs() -> None:
    group = FULL.groups[0]
    steps = ladder._steps(scene(group.group.id), group)
    own = {step.role: step.fraction for step in steps if step.role}
    assert own == {role: q.limiting.fraction for role, q in group.questions.items()}
    drawn = [line.plain for line in ladder.draw(scene(group.group.id), group)]
    figures = [int(line.split("\N{NO-BREAK SPACE}%")[0].split()[-1]) for line in drawn[3:]]
    assert figures == sorted(figures)
    assert len(figures) == len(LADDER) + len(own) + 1


@pytest.mark.parametrize("size", WIDTHS)
def test_an_instrument_without_a_theme_draws_those_that_it_has(size: int) -> None:
    asked = instrument()
    values = tuple(replace(v, theme=1) if v.theme == 4 else v for v in asked.values)
    fewer = comparison(asked=replace(asked, values=values))
    looked_at = replace(scene("citizens", size), comparison=fewer)
    numbers = [line[0] for line in lines(looked_at) if line[:1].isdigit()]
    assert numbers == ["1", "2", "3", "5", "6", "7"]
