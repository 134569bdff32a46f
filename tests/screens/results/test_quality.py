"""The quality: how the answers came in, flags, the order, and what may not be told."""

import re
from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.screens.results.survey import SIZES, asking_only, comparison, instrument, report
from tests.screens.results.viewer import SIZES_OF_TERMINALS, Viewer, looking, small
from tests.sparing import one_quick
from valuetui.instrument.model import Role
from valuetui.responses.ease import Verdict
from valuetui.results.gate import Why, Withheld
from valuetui.results.gate import told as as_told
from valuetui.results.measures import Share
from valuetui.results.quality.flags import Flag
from valuetui.results.quality.operators import OperatorQuality
from valuetui.results.quality.report import QualityReport
from valuetui.results.quality.showing import Variable
from valuetui.screens.results import operators, quality
from valuetui.screens.results.palette import palette_of
from valuetui.screens.results.scene import Scene
from valuetui.screens.results.state import State, View
from valuetui.screens.theme import DARK
from valuetui.words import Words, languages
from valuetui.words.numbers import number

FULL = comparison()
REPORT = report()
CITIZENS = REPORT.groups[0]
WIDTHS = [77, 117, 157]


def scene(
    group: str = "citizens",
    width: int = 117,
    language: str = "sv",
    height: int = 33,
    shown: QualityReport | None = REPORT,
) -> Scene:
    state = State(View.QUALITY, group)
    palette = palette_of(DARK)
    return Scene(FULL, state, Words(language), palette, width, height, quality=shown)


def lines(looked_at: Scene) -> list[str]:
    drawing = quality.draw(looked_at)
    drawn = [*drawing.head, *drawing.body, *drawing.foot]
    return [line.plain.replace("\N{NO-BREAK SPACE}", " ") for line in drawn]


def told(looked_at: Scene) -> str:
    """All words in one line, as they follow each other in one column."""
    return " ".join(" ".join(lines(looked_at)).split())


def changed(**fields: object) -> QualityReport:
    """The report with something else about the citizens."""
    citizens = replace(CITIZENS, **fields)  # type: ignore[arg-type]
    return replace(REPORT, groups=(citizens, *REPORT.groups[1:]))


async def open_view(viewer: Viewer) -> None:
    """Choose the view, wherever its tab is."""
    viewer.screen.action_choose_view(View.QUALITY.value)
    await viewer.settles()


# What is drawn


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("group", SIZES)
def test_no_line_is_wider_than_the_view(group: str, width: int, language: str) -> None:
    drawing = quality.draw(scene(group, width, language))
    for line in [*drawing.head, *drawing.body, *drawing.foot]:
        assert line.cell_len <= width, line.plain


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("group", SIZES)
def test_it_begins_by_saying_that_nothing_is_removed(group: str, language: str) -> None:
    drawing = quality.draw(scene(group, 77, language))
    purpose = Words(language)("results.quality.purpose")
    said = " ".join(" ".join(line.plain for line in drawing.body).split())
    assert said.startswith(purpose)


@pytest.mark.parametrize("width", WIDTHS)
def test_each_station_shown_has_its_n_and_share(width: int) -> None:
    drawn = lines(scene(width=width))
    for station, n in CITIZENS.tables[Variable.STATION].shown.items():
        line = next(each for each in drawn if each.startswith(f"{station} "))
        assert f"{n}   {round(100 * n / 420):>2} %" in line
        assert "█" in line


def test_of_what_is_hidden_only_that_it_is_is_said() -> None:
    said = told(scene("elected", 77))
    assert "torget" in said
    assert "bibliotek" not in said
    assert "inmatning" not in said
    assert "Övriga visas inte: de är för få." in said
    assert "Ingen fördelning visas" in said
    assert "Hur många svar som är ofullständiga visas inte" in said
    for flag in (Flag.SPEEDER, Flag.FIRST_K):
        name = Words("sv")(f"results.quality.flags.name.{flag}")
        assert f"{name} Visas inte: det skulle säga för mycket om några få." in said


def test_sessions_are_there_only_where_there_are_any() -> None:
    assert "Tillfälle" not in told(scene())
    table = replace(
        CITIZENS.tables[Variable.SESSION], shown={"Fullmäktige 2026-11-23": 400, "": 20}
    )
    tables = {**CITIZENS.tables, Variable.SESSION: table}
    said = told(scene(shown=changed(tables=tables)))
    assert "Tillfälle" in said
    assert "inget tillfälle" in said


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"partial": 0}, "Alla svar är fullständiga."),
        ({"partial": 21}, "21 svar (5,0 %) är ofullständiga."),
        ({"partial": None}, "Hur många svar som är ofullständiga visas inte"),
    ],
)
def test_answers_that_are_not_whole_are_told(fields: dict[str, int | None], text: str) -> None:
    assert text in told(scene(width=77, shown=changed(**fields)))


@pytest.mark.parametrize("found", [0, 24, None])
def test_answers_that_are_the_same_are_told(found: int | None) -> None:
    said = told(scene(width=77, shown=changed(duplicates=found)))
    assert ("24 svar samma ord på alla frågor som något annat" in said) == (found == 24)
    assert ("inga två svar" in said) == (found == 0)
    assert ("samma ord på alla frågor visas inte" in said) == (found is None)


def test_of_figures_that_have_moved_it_is_said_why_nothing_is_told() -> None:
    [citizens, *others] = REPORT.groups
    moved = replace(
        REPORT,
        groups=tuple(others),
        withheld=(Withheld(citizens.group, 10, Why.MOVED), *REPORT.withheld),
    )
    said = told(scene(width=77, shown=moved))
    assert "har flyttats sedan de först visades" in said
    assert "Så kom svaren in" not in said


def test_that_paper_has_no_flags_of_time_is_said_where_there_is_paper() -> None:
    assert "från papper markeras inte" in told(scene())
    assert "från papper markeras inte" not in told(scene("elected"))


@pytest.mark.parametrize("language", languages())
def test_a_flag_has_its_count_and_what_chance_gives(language: str) -> None:
    words = Words(language)
    said = told(scene(width=77, language=language))
    for flag, found in CITIZENS.flags.items():
        assert found
        assert words(f"results.quality.flags.name.{flag}") in said
        if found.share.count:
            count = number(words, found.share.count)
            text = words(
                "results.quality.flags.count", count=count, number=found.share.of, share=""
            )
            assert text.removesuffix(")") in said


@pytest.mark.parametrize(
    ("by_chance", "text"),
    [
        (0.0001, "väntas inget"),
        (0.0024, "väntas 1"),
        (0.02, "väntas 7"),
        (None, "går inte att säga"),
    ],
)
def test_what_chance_gives_is_told_in_whole_answers(by_chance: float | None, text: str) -> None:
    found = CITIZENS.flags[Flag.FIRST_K]
    assert found
    flags = {**CITIZENS.flags, Flag.FIRST_K: replace(found, by_chance=by_chance)}
    drawn = lines(scene(shown=changed(flags=flags)))
    [line] = [each for each in drawn if "▸ De första orden" in each]
    assert text in line


@pytest.mark.parametrize("width", WIDTHS)
def test_those_who_entered_forms_are_told_by_letters_with_what_their_forms_have(width: int) -> None:
    effects = next(iter(CITIZENS.effects[Variable.STATION].values()))
    entered = {
        letter: OperatorQuality(forms, {Flag.SAME_SET_TWICE: Share(count, forms)}, effects)
        for letter, forms, count in (("A", 1055, 3), ("B", 35, 0))
    }
    shown = changed(operators=entered)
    drawn = operators.draw(scene(width=width, shown=shown), shown.groups[0], width)
    said = " ".join(line.plain for line in drawn)
    said = " ".join(said.replace("\N{NO-BREAK SPACE}", " ").split())
    assert "Inmatare A: 1 055 formulär. Störst skillnad mot de andra formulären:" in said
    assert "”Samma ord två gånger”: A 3 av 1 055, B 0 av 35." in said
    assert "färre än 30 formulär visas inte" in said
    assert "De som matade in formulären" not in told(scene())


@pytest.mark.parametrize("role", [Role.CURRENT, Role.DESIRED])
@pytest.mark.parametrize("entered", [0, 2])
@pytest.mark.parametrize("left", [0, 1])
def test_what_leaving_the_flagged_out_would_change_is_a_sentence(
    role: Role, entered: int, left: int
) -> None:
    values = instrument().values
    change = replace(
        CITIZENS.sensitivity[Flag.SPEEDER][role],
        entered=values[:entered],
        left=values[2 : 2 + left],
    )
    flags = {Flag.SPEEDER: CITIZENS.flags[Flag.SPEEDER]}
    shown = changed(sensitivity={Flag.SPEEDER: {role: change}}, flags=flags)
    looked_at = scene(width=77, shown=shown)
    said = told(looked_at)
    start = said.index(f"Utan dem, {looked_at.asked(role)}:")
    own = said[start : said.index("procentenheter.", start)]
    assert ("topp tio blir densamma" in own) == (not entered and not left)
    for value in values[:entered]:
        assert value.label["sv"] in own
    assert (values[2].label["sv"] in own) == (left == 1)
    assert change.moved.label["sv"] in own


@pytest.mark.parametrize(
    ("p", "text", "figure"),
    [
        (0.4321, "har inte märkbart påverkat", "p=0,43"),
        (0.0123, "har inte märkbart påverkat", "p=0,012"),
        (0.004, "har märkbart påverkat", "p=0,004"),
        (1e-9, "har märkbart påverkat", "p<0,001"),
        (None, "för få för att pröva", "n=420"),
    ],
)
def test_the_test_of_the_order_is_told_in_words(p: float | None, text: str, figure: str) -> None:
    bias = CITIZENS.positions[Role.CURRENT]
    assert bias
    one = {Role.CURRENT: replace(bias, p=p, n=420)}
    looked_at = scene(width=77, shown=changed(positions=one))
    said = told(looked_at)
    assert text in said
    assert figure in said


@pytest.mark.parametrize("width", WIDTHS)
def test_the_even_share_lies_at_one_height_for_all_groups_and_questions(width: int) -> None:
    """Above the columns of a line, or through them: in the same line of every chart."""
    heights = set()
    for group in ("citizens", "employees"):
        drawn = lines(scene(group, width))
        below = next(n for n, line in enumerate(drawn) if "▒▒" in line)
        while "▒▒" in drawn[below]:
            below += 1
        chart = range(below - 8, below)
        [level] = [n for n in chart if max(map(len, re.findall("─+", drawn[n] + "─"))) > 3]
        heights.add(below - level)
    assert len(heights) == 1


def test_where_the_order_is_not_known_there_is_no_chart_but_a_reason() -> None:
    said = told(scene("elected", 77))
    assert said.count("Visas inte: ordningen är känd för få svar") == 1
    assert "tiondel" not in said


def test_of_channels_and_stations_that_are_the_same_people_there_is_one_line() -> None:
    """Paper is what was typed in, and the kiosk is all the others."""
    drawn = [line.split(" (n=")[0] for line in lines(scene()) if "störst skillnad" in line]
    assert sorted(drawn) == ["bibliotek", "papper", "torget"]


def test_the_part_that_is_most_unlike_the_rest_comes_first() -> None:
    effects = CITIZENS.effects[Variable.STATION]
    unlike = {
        station: {role: replace(effect, similarity=effect.by_chance - 0.3)}
        for station, by_role in effects.items()
        for role, effect in list(by_role.items())[:1]
        if station == "torget"
    }
    shown = changed(effects={Variable.CHANNEL: {}, Variable.STATION: {**effects, **unlike}})
    first = next(line for line in lines(scene(shown=shown)) if "störst skillnad" in line)
    assert first.startswith("torget")


def test_a_group_without_parts_has_nothing_to_compare() -> None:
    effects: dict[Variable, dict[str, object]] = {Variable.CHANNEL: {}, Variable.STATION: {}}
    assert "inga delar som kan jämföras" in told(scene(shown=changed(effects=effects)))


def test_a_withheld_group_is_not_in_it() -> None:
    fewer = replace(REPORT, groups=REPORT.groups[1:])
    said = told(scene(shown=fewer))
    assert "färre än 10 svar" in said
    assert "Markerade" not in said


def test_until_it_is_counted_that_is_said() -> None:
    assert lines(scene(shown=None))[-1] == "Räknar …"


@pytest.mark.parametrize("width", [1, 5, 20, 40])
@pytest.mark.parametrize("group", SIZES)
def test_a_screen_that_is_far_too_narrow_is_no_crash(group: str, width: int) -> None:
    quality.draw(scene(group, width, height=3))


@pytest.mark.parametrize("role", [Role.CURRENT, Role.DESIRED])
@pytest.mark.parametrize("width", WIDTHS)
def test_one_question_is_enough(role: Role, width: int) -> None:
    asked = asking_only(role)
    looked_at = scene(width=width, shown=report(asked=asked))
    said = told(replace(looked_at, comparison=comparison(asked=asked)))
    assert "Så kom svaren in" in said
    assert said.count("märkbart påverkat") == 1


# In the program


@pytest.mark.parametrize(
    "size", one_quick(SIZES_OF_TERMINALS), ids=lambda size: f"{size[0]}x{size[1]}"
)
async def test_how_it_looks_in_swedish(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with looking(size) as viewer:
        await open_view(viewer)
        await viewer.sees("Så kom svaren in")
        assert viewer.text == snapshot


@pytest.mark.slow
async def test_how_it_looks_in_english_page_by_page(snapshot: SnapshotAssertion) -> None:
    async with looking((80, 24), "en") as viewer:
        await open_view(viewer)
        await viewer.sees("How the answers came in")
        seen = [viewer.text]
        for _ in range(3):
            await viewer.press("pagedown")
            seen.append(viewer.text)
        assert "\n".join(seen) == snapshot


async def test_it_is_counted_when_it_is_first_looked_at_and_kept() -> None:
    source = small()
    async with looking(source=source) as viewer:
        assert source.quality_asked == 0
        for _ in range(2):
            await open_view(viewer)
            await viewer.sees("Så kom svaren in")
            await viewer.press("1")
        assert source.quality_asked == 1


async def test_the_screen_can_be_used_while_it_is_counted() -> None:
    source = small()
    source.may_count.clear()
    async with looking(source=source) as viewer:
        try:
            await open_view(viewer)
            assert "Räknar …" in viewer.text
            await viewer.press("g", "l")
            assert "Counting …" in viewer.text
            await viewer.press("3")
            assert viewer.state().view is View.TOP
            await open_view(viewer)
        finally:
            source.may_count.set()
        await viewer.sees("How the answers came in")
        assert viewer.state().group == "elected"
        assert source.quality_asked == 1


async def test_it_is_counted_anew_when_the_figures_have_changed() -> None:
    source = small()
    async with looking(source=source) as viewer:
        await open_view(viewer)
        await viewer.sees("Så kom svaren in")
        source.may_count.clear()
        try:
            source.grow(citizens=80)
            await viewer.sees("n=500")
            await viewer.until(lambda: source.quality_asked == 2)
            assert "Så kom svaren in" in viewer.text
        finally:
            source.may_count.set()
        await viewer.sees("125   25")


@pytest.mark.slow
async def test_trouble_is_said_while_it_is_looked_at_and_passes() -> None:
    source = small()
    source.quality_failing = True
    async with looking(source=source) as viewer:
        await open_view(viewer)
        await viewer.sees("Kvaliteten gick inte att räkna.")
        await viewer.press("1")
        await viewer.until(lambda: "gick inte att räkna" not in viewer.text)
        await open_view(viewer)
        await viewer.sees("Kvaliteten gick inte att räkna.")
        source.quality_failing = False
        await open_view(viewer)
        await viewer.sees("Så kom svaren in")
        await viewer.until(lambda: "gick inte att räkna" not in viewer.text)


async def test_what_failed_is_tried_again_when_answers_come_and_not_before() -> None:
    source = small()
    source.quality_failing = True
    async with looking(source=source) as viewer:
        await open_view(viewer)
        await viewer.sees("Kvaliteten gick inte att räkna.")
        looked = source.looked
        await viewer.until(lambda: source.looked > looked + 3)
        assert source.quality_asked == 1
        source.grow(citizens=1)
        await viewer.until(lambda: source.quality_asked == 2)
        looked = source.looked
        await viewer.until(lambda: source.looked > looked + 3)
        assert source.quality_asked == 2


async def test_a_click_on_the_tab_and_on_a_group_shows_it() -> None:
    async with looking(source=small(SIZES | {"elected": 7})) as viewer:
        await viewer.click("Kvalitet")
        await viewer.sees("Så kom svaren in")
        await viewer.click("Medarbetare")
        assert "612" in viewer.text
        await viewer.click("Förtroendevalda")
        assert "färre än 10 svar" in viewer.text


@pytest.mark.parametrize("language", languages())
def test_how_easy_it_was_is_said_for_all_groups_and_of_no_few(language: str) -> None:
    words = Words(language)
    counts = {Verdict.EASY: 16, Verdict.SO_SO: 3, Verdict.HARD: 1}
    easy = {verdict: as_told(Share(count, 20)) for verdict, count in counts.items()}
    said = told(scene(language=language, shown=replace(REPORT, ease=easy)))
    assert words("results.quality.ease.heading") in said
    assert f"{words('results.quality.ease.hard')} {words('told.few')} (n=20)" in said
    assert "80" in said.partition(words("results.quality.ease.heading"))[2]
    assert words("results.quality.ease.heading") not in told(scene(language=language))
