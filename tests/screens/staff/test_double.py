"""Entering a second time and settling, as clerks do it at the terminal."""

from itertools import count
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.screens.staff.terminal_of_staff import STATION, Clerk, at_terminal, number, short
from tests.station.issued import Issued, asks_for_codes
from valuetui.instrument.form_number import written
from valuetui.responses.record import Adjudication, Amendment, Reentry, Void
from valuetui.screens.staff.tasks import tasks_of
from valuetui.station.collector import Collector
from valuetui.station.operators import Operators
from valuetui.station.people import People, Person, Role

PIN = "271828"
FIVE, OTHERS = "0205070811", "1213141819"
ELSE = "1213141822"
"""Codes of five words, of five others, and of these with another one at their end."""
LOOKS = [((80, 24), "sv"), ((120, 36), "en")]


def at_menu(task: str, person: Person | None = None) -> str:
    """What is typed at the menu to do this."""
    return f"{[each.id for each in tasks_of(person)].index(task) + 1}\r"


async def enters(clerk: Clerk, task: str, operator: str, keys: str, *then: str) -> None:
    """From the menu: somebody enters what these keys say, and goes back to the menu."""
    await clerk.types(task, clerk.words("entry.begin.operator"))
    clerk.press(f"{operator}\r\r\r\r\r")
    await clerk.sees(clerk.words("entry.at.number") + ": ")
    await clerk.types(keys, *then)


@pytest.mark.slow
@pytest.mark.parametrize(("size", "language"), LOOKS, ids=["80x24 sv", "120x36 en"])
async def test_from_the_second_entry_to_what_the_paper_says(
    tmp_path: Path, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    async with at_terminal(tmp_path, size=size, language=language, share=1.0) as clerk:
        words = clerk.words
        menu = words("staff.menu.lead")
        await clerk.begins()
        for form, codes in ((42, FIVE + OTHERS), (43, FIVE + FIVE)):
            await clerk.types(f"{number(form)}1{codes}\r", words("entry.at.number") + ":")
        await clerk.types("t", words("double.rates.heading"))
        assert clerk.text == snapshot(name="totals")
        await clerk.types("!", words("entry.at.number") + ":")
        await clerk.types("!", menu)
        assert clerk.text == snapshot(name="menu")
        await enters(clerk, at_menu("again"), "Ali", f"{number(42)}", words("entry.at.group") + ":")
        await clerk.types(f"1{FIVE}{ELSE}\r", words("double.told.differs", number="")[:12])
        assert OTHERS[-2:] + " " not in clerk.text
        assert clerk.text == snapshot(name="differs")
        await clerk.types("t", words("double.again.queue"))
        assert clerk.text == snapshot(name="queue")
        await clerk.types("!", words("entry.at.number") + ":")
        await clerk.types(f"{number(43)}1{FIVE}{FIVE}\r", words("double.again.done"))
        await clerk.types("!", menu)
        await enters_settling(clerk, "Kim")
        assert clerk.text == snapshot(name="own")
        await clerk.types("\r", words("double.told.not_settling.own", number=written(42))[:30])
        await clerk.types("!", menu)
        await enters_settling(clerk, "Bo")
        await clerk.types("\r", written(42), "≠")
        await clerk.types("1213", "≠")
        assert clerk.text == snapshot(name="settling")
        await clerk.types("141822", words("double.settle.review"))
        assert clerk.text == snapshot(name="review")
        await clerk.types("\r\r", words("double.told.settle.no_reason"))
        await clerk.types(
            "\r22 är kryssat, inte 19\r", words("double.settle.saved", number="")[-12:]
        )
        assert clerk.text == snapshot(name="settled")
        await clerk.types("?", words("double.settle.help.heading"))
        assert clerk.text == snapshot(name="help")
    facts = clerk.facts()
    [settled] = [each for each in facts if isinstance(each, Adjudication)]
    assert (settled.operator, settled.reason) == ("Bo", "22 är kryssat, inte 19")
    assert len([each for each in facts if isinstance(each, Reentry)]) == 2
    assert len(clerk.answers()) == 2


async def enters_settling(clerk: Clerk, name: str) -> None:
    await clerk.types(at_menu("settle"), clerk.words("double.settle.name_heading"))
    await clerk.types(f"{name}\r", clerk.words("double.settle.row", number=written(42)))


async def test_a_code_is_typed_and_the_supervisor_sees_how_the_entry_goes(
    tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    people = People(tmp_path / "state")
    asa = Person("Åsa", Role.SUPERVISOR)
    people.add(asa, PIN)
    asked = asks_for_codes("elected", made=short())
    slips = Issued(tmp_path, (STATION,))
    operators = Operators(tmp_path / "state" / "operators.json", 30)
    ticks = count(0, 45)
    async with at_terminal(
        tmp_path, people=people, questionnaire=asked, operators=operators,
        clock=lambda: float(next(ticks)),
    ) as clerk:  # fmt: skip
        words = clerk.words
        await clerk.types(f"1\r{PIN}\r", words("staff.menu.lead"))
        await clerk.types(at_menu("entry", asa), words("entry.begin.first"))
        await clerk.types("\r\r\r\r", words("entry.at.number") + ":")
        await clerk.types(f"{number(42)}2", words("double.code.at"))
        assert clerk.text == snapshot(name="code")
        slip = slips.code(0, STATION)
        await clerk.types(f"{slip[:-1]}\r", words("double.told.code.mistyped")[:40])
        await clerk.types("\r", words("double.told.code.none")[:40])
        await clerk.types(f"{slip.lower()}\r", words("double.told.code.taken"))
        await clerk.types(f"{FIVE}{OTHERS}\r", words("entry.told.saved", number=written(42)))
        await clerk.types("q", words("staff.menu.lead"))
        await clerk.types(at_menu("operators", asa), words("double.operators.lead", n=30)[:40])
        assert clerk.text == snapshot(name="operators")
    assert len(clerk.answers()) == 1


async def test_a_settling_goes_on_with_its_reason_and_keeps_what_was_corrected(
    tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    draft = tmp_path / "drafts" / f"{STATION}.begun.json"
    async with at_terminal(tmp_path, share=1.0) as clerk:
        words = clerk.words
        await clerk.begins()
        await clerk.types(f"{number(42)}1{FIVE}{OTHERS}\r", words("entry.at.number") + ":")
        await clerk.types("!", words("staff.menu.lead"))
        await enters(clerk, at_menu("again"), "Ali", f"{number(42)}2{FIVE}{ELSE}\r", "skiljer")
        await clerk.types("!", words("staff.menu.lead"))
        first = clerk.answers()[0]
        current, desired = first.picks.values()
        picks = {"current": (*current[:4], desired[-1]), "desired": desired}
        by = Amendment("a" * 32, first.id, 1, picks, "fel kod", "2026-11-20", "b", None, "Åsa")
        with Collector(tmp_path, "kansli-2", short()) as answers:
            answers.save(by)
        await enters_settling(clerk, "Bo")
        await clerk.types("\r", words("entry.at.group") + ":")
        assert clerk.text == snapshot(name="corrected")
        await clerk.types("2" + ELSE, words("double.settle.review"))
        await clerk.types("\rdet står 2", "det står 2")
    assert draft.stat().st_mode & 0o777 == 0o600
    async with at_terminal(tmp_path, share=1.0) as clerk:
        await clerk.types("!", words("staff.menu.lead"))
        await enters_settling(clerk, "bo ")
        await clerk.sees(words("double.settle.begun"))
        await clerk.types("\r", words("double.settle.review"))
        await clerk.types("\r2\r", words("double.settle.saved", number="")[-12:])
        [settled] = [each for each in clerk.facts() if isinstance(each, Adjudication)]
        assert (settled.group, settled.reason) == ("elected", "det står 22")
        assert settled.picks["current"] == picks["current"]
    assert not draft.exists()


async def test_a_settling_that_was_begun_is_told_to_be_gone_where_the_form_was_struck(
    tmp_path: Path,
) -> None:
    async with at_terminal(tmp_path, share=1.0, size=(60, 20)) as clerk:
        words = clerk.words
        await clerk.begins()
        await clerk.types(f"{number(42)}1{FIVE}{OTHERS}\r", words("entry.at.number") + ":")
        await clerk.types("!", words("staff.menu.lead"))
        await enters(clerk, at_menu("again"), "Ali", f"{number(42)}2{FIVE}{OTHERS}\r", "skiljer")
        told = words("double.told.not_again.different", number=written(42))
        await clerk.types(number(42), told[:50])
        await clerk.types("!", words("staff.menu.lead"))
        await enters_settling(clerk, "Bo")
        await clerk.types("\r", words("entry.at.group") + ":")
        await clerk.types("2", words("double.settle.review"))
        struck = Void("a" * 32, clerk.answers()[0].id, "fel", "2026-11-20", "b", "Åsa")
        with Collector(tmp_path, "kansli-2", short()) as answers:
            answers.save(struck)
    async with at_terminal(tmp_path, share=1.0, size=(60, 20)) as clerk:
        await clerk.types("!", words("staff.menu.lead"))
        await clerk.types(at_menu("settle"), words("double.settle.name_heading"))
        await clerk.types("Bo\r", words("double.settle.gone", n=1)[:30], "strukits.")
