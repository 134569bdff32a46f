"""Words that people missed, reviewed at the staff terminal."""

from dataclasses import replace
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.instrument.samples import make_instrument
from tests.screens.staff.terminal_of_staff import at_terminal
from tests.station.test_survey import answers, keep
from valuetui.responses.reviews.keeping import ReviewFile
from valuetui.responses.reviews.review import Verdict
from valuetui.screens.staff.pages import help_keys
from valuetui.screens.staff.tasks import tasks_of
from valuetui.station.people import People, Person, Role

PIN = "271828"
INSTRUMENT = make_instrument(write_in=("citizens",))


@pytest.mark.slow
async def test_an_analyst_reviews_from_the_menu_and_comes_back_to_it(
    tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    ann = Person("Ann", Role.ANALYST)
    people = People(tmp_path / "state")
    people.add(ann, PIN)
    task = f"{1 + [task.id for task in tasks_of(ann)].index('words')}\r"
    async with at_terminal(tmp_path, questionnaire=INSTRUMENT, people=people) as clerk:
        say = clerk.words
        await clerk.types(f"1\r{PIN}\r", say("staff.menu.lead"))
        await clerk.types(task, say("missed.task.heading"))
        await clerk.types("\r", say("missed.task.none"))
        await clerk.types("!", say("staff.menu.lead"))
        given = [replace(each, write_ins={"desired": "lugn"}) for each in answers(3, INSTRUMENT)]
        keep(tmp_path, given, INSTRUMENT)
        await clerk.types(task, say("missed.task.heading"))
        assert "lugn" not in clerk.text
        assert clerk.text == snapshot(name="warning")
        await clerk.types("\r", "lugn")
        await clerk.types("1", say("missed.review.told.kept", word="lugn"))
        assert clerk.text == snapshot(name="review")
        await clerk.types("3!", say("missed.review.told.kept", word="lugn"))
        await clerk.types("!", say("staff.menu.lead"))
    found = ReviewFile(tmp_path).read().own("lugn")
    assert found is not None
    assert found.verdict is Verdict.SHOW


def test_who_enters_forms_and_who_has_not_signed_in_have_no_such_task() -> None:
    for person in (None, Person("Bo", Role.OPERATOR)):
        assert "words" not in {task.id for task in tasks_of(person)}


def test_the_help_has_the_keys_that_do_something_where_forms_are_entered() -> None:
    sealing = help_keys(has_menu=False, quits=True, seals=True, corrects=False)
    assert sealing[-1] == "quit_lost"
    assert {"menu", "correct"}.isdisjoint(sealing)
    signed_in = help_keys(has_menu=True, quits=False, seals=False, corrects=True)
    assert signed_in[-1] == "to_menu"
    assert {"menu", "correct"} < set(signed_in)
    assert "quit" not in signed_in
