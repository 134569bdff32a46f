"""The steps of a presentation, and moving through it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.screens.results.survey import asking_about_the_person_too, asking_only, instrument
from valuetui.instrument.model import Polarity, Role
from valuetui.screens.presenter.steps import (
    Kind,
    Place,
    Step,
    back,
    forward,
    jumped,
    steps_of,
    whole,
)

STEPS = steps_of(instrument())


def reveals(step: Step) -> int:
    return 3 if step.has_figures else 0


def kinds(steps: tuple[Step, ...]) -> list[str]:
    return [step.kind.value + (f" {step.group.id}" if step.group else "") for step in steps]


def test_a_presentation_goes_from_the_welcome_by_way_of_every_group_to_the_thanks() -> None:
    assert kinds(STEPS) == [
        "welcome", "counts",
        "top citizens", "beside citizens",
        "top elected", "beside elected",
        "top employees", "beside employees",
        "agreed", "agreed", "different",
        "shift citizens", "shift elected", "shift employees",
        "limiting", "thanks",
    ]  # fmt: skip
    assert [step.role for step in STEPS if step.kind is Kind.TOP] == [Role.DESIRED] * 3
    assert [step.role for step in STEPS if step.kind is Kind.AGREED] == [Role.DESIRED, Role.CURRENT]


def test_what_was_not_asked_has_no_step() -> None:
    only = steps_of(asking_only(Role.CURRENT))
    assert {step.kind for step in only}.isdisjoint({Kind.BESIDE, Kind.SHIFT})
    assert [step.role for step in only if step.kind is Kind.TOP] == [Role.CURRENT] * 3
    assert kinds(steps_of(asking_about_the_person_too())) == kinds(STEPS)


def test_one_group_is_compared_with_nobody() -> None:
    asked = instrument()
    alone = steps_of(replace(asked, groups=asked.groups[:1]))
    assert {step.kind for step in alone}.isdisjoint({Kind.AGREED, Kind.DIFFERENT})


def test_a_list_without_limiting_words_says_nothing_of_them() -> None:
    asked = instrument()
    values = tuple(replace(value, polarity=Polarity.POSITIVE) for value in asked.values)
    assert Kind.LIMITING not in {step.kind for step in steps_of(replace(asked, values=values))}


def test_forward_shows_every_reveal_of_every_step_and_stops_at_the_end() -> None:
    place, seen = Place(), [Place()]
    while (further := forward(place, STEPS, reveals)) != place:
        place = further
        seen.append(place)
    assert seen == [Place(number, reveal) for number, step in enumerate(STEPS)
                    for reveal in range(reveals(step) + 1)]  # fmt: skip


def test_back_hides_what_was_shown_and_never_shows_what_was_not() -> None:
    assert back(Place(3, 2), {}) == Place(3, 1)
    assert back(Place(3, 0), {2: 3}) == Place(2, 3)
    assert back(Place(3, 0), {}) == Place(2, 0)
    assert back(Place(), {}) == Place()


def test_all_of_a_step_at_once() -> None:
    assert whole(Place(2, 1), STEPS, reveals) == Place(2, 3)
    assert whole(Place(0), STEPS, reveals) == Place(0)


@given(st.integers(0, 10_000))
def test_a_jump_leads_to_the_heading_of_a_step_that_there_is(number: int) -> None:
    place = jumped(number, STEPS)
    assert place.reveal == 0
    assert place.step == min(max(number, 1), len(STEPS)) - 1
