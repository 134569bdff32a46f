"""When figures are asked for, and when they change."""

import pytest

from tests.screens.presenter.room import Telling
from tests.screens.results.survey import SIZES
from valuetui.results.gate import Look
from valuetui.screens.presenter.presentation import Presentation


def test_before_the_first_reveal_nothing_is_asked_for_but_the_numbers() -> None:
    source = Telling()
    shown = Presentation(source)
    source.grow(citizens=30)
    assert shown.follow()
    assert shown.progress["citizens"].answers == 450
    assert shown.comparison is None
    assert source.asked_for == []


def test_a_reveal_asks_for_the_figures_of_all_who_have_answered_by_then() -> None:
    source = Telling()
    shown = Presentation(source)
    source.grow(citizens=30)
    shown.reveal()
    shown.reveal()
    assert source.asked_for == [Look.ONCE]
    assert shown.comparison
    assert [group.n for group in shown.comparison.groups] == [450, 41, 980]


def test_new_answers_wait_until_somebody_wants_to_see_them() -> None:
    source = Telling()
    shown = Presentation(source)
    shown.reveal()
    before = shown.comparison
    assert not shown.follow()
    assert not shown.update()
    source.grow(citizens=30)
    assert shown.follow()
    assert shown.comparison is before
    assert shown.has_news
    assert source.asked_for[-1] is Look.FOLLOWING
    assert shown.update()
    assert not shown.has_news
    assert shown.comparison
    assert shown.comparison.groups[0].n == 450


def test_answers_that_have_moved_no_figures_are_no_news() -> None:
    source = Telling()
    shown = Presentation(source)
    shown.reveal()
    source.waiting["citizens"] = 5
    assert shown.follow()
    assert not shown.has_news
    assert shown.progress["citizens"].answers == 425


def test_how_sure_the_figures_are_is_told_of_the_figures_that_are_shown() -> None:
    source = Telling()
    shown = Presentation(source)
    shown.weigh()
    assert shown.evidence is None
    shown.reveal()
    shown.weigh()
    assert shown.evidence
    source.grow(citizens=30)
    shown.follow()
    assert shown.evidence
    shown.update()
    assert shown.evidence is None


def test_what_could_not_be_read_is_tried_again() -> None:
    source = Telling()
    shown = Presentation(source)
    source.failing = True
    with pytest.raises(OSError, match="Input/output"):
        shown.reveal()
    assert shown.comparison is None
    source.failing = False
    shown.reveal()
    source.grow(citizens=30)
    source.incomparable = True
    for _ in range(2):
        with pytest.raises(Exception, match="answers to other words"):
            shown.follow()
    source.incomparable = False
    assert shown.follow()
    assert shown.has_news
    assert shown.comparison
    assert sum(SIZES.values()) == sum(group.n for group in shown.comparison.groups)
