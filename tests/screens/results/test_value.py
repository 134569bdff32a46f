"""One value in depth: its shares with their intervals, counts, places and surroundings."""

from dataclasses import replace

import pytest

from tests.results import populations
from tests.screens.results.survey import asking_only, comparison, instrument
from valuetui.instrument.model import Role, Value
from valuetui.results.comparison import Comparison, compare
from valuetui.screens.results import value
from valuetui.screens.results.palette import palette_of
from valuetui.screens.results.scene import Scene
from valuetui.screens.results.state import Sort, State, View
from valuetui.screens.theme import DARK
from valuetui.words import Words, languages

FULL = comparison()
VALUES = FULL.instrument.values


def scene(
    state: State | None = None,
    width: int = 117,
    language: str = "sv",
    height: int = 33,
    shown: Comparison = FULL,
) -> Scene:
    state = state or State(View.VALUE)
    return Scene(shown, state, Words(language), palette_of(DARK), width, height)


def text(looked_at: Scene) -> str:
    drawing = value.draw(looked_at)
    lines = [*drawing.head, *drawing.body, *drawing.foot]
    return "\n".join(line.plain for line in lines).replace("\N{NO-BREAK SPACE}", " ")


def of(each: Value, **rest: object) -> str:
    return text(replace(scene(State(View.VALUE, value=each.id)), **rest))  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [77, 117, 157])
@pytest.mark.parametrize("height", [21, 33])
@pytest.mark.parametrize("each", VALUES[::5], ids=lambda each: each.id)
def test_each_group_and_question_has_its_share_count_place_and_interval(
    each: Value, width: int, height: int
) -> None:
    lines = of(each, width=width, height=height).split("\n")
    for group in FULL.groups:
        start = next(n for n, line in enumerate(lines) if group.group.label["sv"] in line)
        shift = next(s for s in group.shifts if s.value is each)
        points = f"{abs(shift.points):.1f}".replace(".", ",")
        assert f"{points} procentenhet" in lines[start] or not (shift.is_exact or shift.points)
        for number, (role, question) in enumerate(group.questions.items(), 1):
            share, place = question.shares[each.id], question.place(each)
            line = lines[start + number]
            assert line.strip().startswith(
                {Role.CURRENT: "i dag", Role.DESIRED: "i framtiden"}[role]
            )
            if not share.is_exact:
                assert "‹" in line
                assert f"{share.least}–{share.most} av {question.n}" in line
                assert line.rstrip().endswith(f">{len(question.top)}")
                continue
            assert ("○" in line) == (role is Role.CURRENT)
            assert f"{share.percent:.1f} %".replace(".", ",") in line
            assert f"{share.count} av {question.n}" in line
            assert place is not None
            assert line.rstrip().endswith(f"{place.rank}" + (" delad" if place.tied else ""))


def test_one_axis_for_all_values_so_that_looking_on_does_not_mislead() -> None:
    scales = {value.draw(scene(State(View.VALUE, value=v.id))).head[-1].plain for v in VALUES}
    assert len(scales) == 1


def test_the_chart_begins_on_the_same_line_whether_or_not_there_are_synonyms() -> None:
    heads = {len(value.draw(scene(State(View.VALUE, value=v.id))).head) for v in VALUES}
    assert len(heads) == 1


def test_a_limiting_value_is_told_by_letter_and_word() -> None:
    for each in VALUES:
        first = of(each).split("\n")[0]
        assert first.startswith(each.label["sv"])
        assert ("H (hämmande)" in first) == each.limiting


def test_synonyms_are_told_in_the_language_in_use_where_there_are_any() -> None:
    jobs, other = VALUES[0], VALUES[1]
    assert "Hittas också som: jobb" in of(jobs)
    assert "Also found as: work" in of(jobs, words=Words("en"))
    assert "Hittas också" not in of(other)


@pytest.mark.parametrize("language", languages())
def test_definition_theme_and_the_widest_gap_are_told(language: str) -> None:
    words = Words(language)
    for each in VALUES:
        told = of(each, words=words)
        assert each.definition[language] in told
        assert words(f"instrument.theme.t{each.theme}") in told
        widest = FULL.widest_gap(each)
        assert widest is not None
        assert f" {widest[1].whole_points} p" in told


def test_one_group_alone_has_no_gap_and_the_others_are_named_without_figures() -> None:
    alone = comparison({"citizens": 420, "elected": 7, "employees": 0})
    told = text(scene(shown=alone))
    assert "skillnad" not in told
    assert told.count("färre än 10 svar") == 2


def test_a_value_that_nobody_picked_has_no_place() -> None:
    asked = instrument()
    picked = {each.id: 50 for each in VALUES[:5]}
    counts = {("citizens", question.id): picked for question in asked.questions}
    few = compare(populations.counted(asked, {"citizens": 50}, counts), asked)
    told = text(scene(State(View.VALUE, value=VALUES[5].id), shown=few))
    line = next(each for each in told.split("\n") if "0 av 50" in each)
    assert line.rstrip().endswith("–")


@pytest.mark.parametrize("role", [Role.CURRENT, Role.DESIRED])
@pytest.mark.parametrize("sort", Sort)
def test_one_question_is_enough(role: Role, sort: Sort) -> None:
    told = text(scene(State(View.VALUE, sort=sort), shown=comparison(asked=asking_only(role))))
    assert "n=420" in told
    assert "förflyttning +" not in told


@pytest.mark.parametrize("width", [77, 117, 157])
def test_the_other_values_of_the_theme_are_below_with_what_each_group_gives_them(
    width: int,
) -> None:
    each = VALUES[0]
    body = [line.plain for line in value.draw(scene(State(View.VALUE, value=each.id), width)).body]
    below = body[next(n for n, line in enumerate(body) if "samma tema" in line) + 1 :]
    others = [v for v in VALUES if v.theme == each.theme and v is not each]
    assert others
    for other in others:
        line = next(line for line in below if line.startswith(other.label["sv"]))
        for group in FULL.groups:
            now, wanted = (group.share(r, other) for r in (Role.CURRENT, Role.DESIRED))
            assert f"{now.whole_percent:>3} → {wanted.whole_percent:>3}" in line
    assert not any(line.startswith(each.label["sv"]) for line in below)


def test_of_a_group_of_known_size_it_is_told_what_the_silent_could_change() -> None:
    """25 of 41 answers on a roll of 60 want it: between 42 and 73 per cent of them all. Seven at
    most see it today."""
    plain = instrument()
    groups = (replace(each, roll=60 if each.id == "elected" else None) for each in plain.groups)
    told = text(scene(shown=comparison(asked=replace(plain, groups=tuple(groups)))))
    assert "Vad de 19 som inte har svarat än hade valt" in " ".join(told.split())
    assert "i dag 0–43 %, i framtiden 42–73 %" in " ".join(told.split())
    assert "som inte har svarat" not in text(scene())
