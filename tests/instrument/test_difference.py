"""What differs between two instruments, and what may be compared."""

from dataclasses import replace

from tests.instrument.samples import make_instrument, make_value
from valuetui.instrument.difference import Difference, difference
from valuetui.instrument.model import Role


def test_an_instrument_does_not_differ_from_itself() -> None:
    found = difference(make_instrument(), make_instrument())
    assert found.comparable
    assert found == Difference()


def test_words_added_and_removed_make_figures_incomparable() -> None:
    earlier = make_instrument(4)
    later = replace(earlier, values=(*earlier.values[1:], make_value(20), make_value(21)))
    found = difference(earlier, later)
    assert (found.added, found.removed) == (("v20", "v21"), ("v1",))
    assert not found.comparable
    back = difference(later, earlier)
    assert (back.added, back.removed) == (("v1",), ("v20", "v21"))
    assert not difference(earlier, replace(earlier, values=earlier.values[1:])).comparable
    assert not difference(replace(earlier, values=earlier.values[1:]), earlier).comparable


def test_a_better_label_is_said_but_figures_stay_comparable() -> None:
    earlier = make_instrument()
    better = replace(earlier.values[0], label={"sv": "bättre", "en": "better"})
    found = difference(earlier, replace(earlier, values=(better, *earlier.values[1:])))
    assert found.relabelled == ("v1",)
    assert found.comparable


def test_another_number_of_picks_makes_figures_incomparable() -> None:
    found = difference(make_instrument(pick=3), make_instrument(pick=4))
    assert found.picks_changed == ("current", "desired")
    assert not found.comparable


def test_a_question_about_something_else_is_not_comparable_though_the_others_are() -> None:
    earlier = make_instrument(roles=(Role.PERSONAL, Role.CURRENT))
    personal, current = earlier.questions
    later = replace(earlier, questions=(personal, replace(current, role=Role.DESIRED)))
    found = difference(earlier, later)
    assert found == Difference(roles_changed=("current",))
    assert found.incomparable_questions == {"current"}
    assert not found.comparable


def test_roles_that_change_places_change_both_questions() -> None:
    earlier = make_instrument()
    current, desired = earlier.questions
    swapped = (replace(current, role=Role.DESIRED), replace(desired, role=Role.CURRENT, pick=4))
    found = difference(earlier, replace(earlier, questions=swapped))
    assert found == Difference(
        picks_changed=("desired",),
        roles_changed=("current", "desired"),
        renamed=(("current", "desired"), ("desired", "current")),
    )
    assert found.incomparable_questions == {"current", "desired"}


def test_a_question_under_another_id_is_the_same_one() -> None:
    earlier = make_instrument()
    current, desired = earlier.questions
    later = replace(earlier, questions=(current, replace(desired, id="wanted")))
    found = difference(earlier, later)
    assert found == Difference(renamed=(("desired", "wanted"),))
    assert found.comparable
    more = replace(earlier, questions=(current, replace(desired, id="wanted", pick=4)))
    assert difference(earlier, more).picks_changed == ("wanted",)
    assert not difference(earlier, more).comparable


def test_another_organisation_is_told_but_comparable() -> None:
    earlier = make_instrument()
    there = replace(earlier, organisation=replace(earlier.organisation, id="storby"))
    assert difference(earlier, there) == Difference(other_organisation=True)
    assert difference(earlier, there).comparable


def test_another_name_is_no_other_organisation() -> None:
    earlier = make_instrument()
    name = {"sv": "Lillby kommun", "en": "Littleby"}
    later = replace(earlier, organisation=replace(earlier.organisation, name=name))
    assert difference(earlier, later) == Difference()


def test_texts_order_and_threshold_do_not_matter() -> None:
    earlier = make_instrument()
    later = replace(
        earlier,
        version="2",
        values=earlier.values[::-1],
        threshold=20,
        alphabetical=True,
        title={"sv": "Ny", "en": "New"},
    )
    assert difference(earlier, later).comparable


def test_a_language_that_comes_or_goes_changes_no_label() -> None:
    earlier = make_instrument()
    more = replace(
        earlier,
        languages=("sv", "sv-simple", "en"),
        values=tuple(replace(value, label={**value.label, "sv-simple": value.label["sv"]})
                     for value in earlier.values),
    )  # fmt: skip
    assert difference(earlier, more) == difference(more, earlier) == Difference()
    first = more.values[0]
    other = replace(first, label={**first.label, "sv-simple": "annat"})
    assert difference(more, replace(more, values=(other, *more.values[1:]))).relabelled == ("v1",)
    elsewhere = replace(first, label={"fi": "sana"})
    assert difference(more, replace(more, values=(elsewhere, *more.values[1:]))).relabelled == (
        "v1",
    )


def test_a_question_that_only_one_asks_does_not_matter() -> None:
    asks_less = make_instrument(roles=(Role.CURRENT,))
    assert difference(asks_less, make_instrument()).comparable
    assert difference(make_instrument(), asks_less).comparable
