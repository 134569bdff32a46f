"""The supervisor's corrections: found, seen, changed with a reason, and never gone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.reports.data import rows_of
from tests.screens.staff.terminal_of_staff import Clerk, at_terminal, number, short
from valuetui.instrument.form_number import written
from valuetui.responses.answer import Answer, Order, Paper
from valuetui.responses.channel import Channel
from valuetui.responses.errors import NotSaved
from valuetui.responses.fold import fold
from valuetui.responses.record import Amendment, Fact, Void
from valuetui.responses.sessions import close_sitting, open_sitting
from valuetui.station.collector import Collector
from valuetui.station.forms import form_digest
from valuetui.station.people import People, Person, Role
from valuetui.words import Words

PIN = "271828"
KEY = bytes(range(32))
ID = "3f2ab1c0" + "5" * 24
WORDS = Words("sv")


@pytest.fixture
def people(tmp_path: Path) -> People:
    people = People(tmp_path / "state")
    people.add(Person("Åsa", Role.SUPERVISOR), PIN)
    return people


def keep(folder: Path, *, session: str | None = None) -> Answer:
    """One form that Kim has entered, number 42."""
    asked = short()
    ids = [value.id for value in asked.values]
    questions = [question.id for question in asked.questions]
    from valuetui.instrument.canonical import content_hash

    answer = Answer(
        id=ID, organisation=asked.organisation.id, wave=asked.wave, instrument=asked.id,
        instrument_hash=content_hash(asked), group="citizens", station="kansli-1",
        channel=Channel.PAPER, language="sv", day="2026-11-20",
        picks={questions[0]: tuple(ids[:5]), questions[1]: tuple(ids[5:10])},
        order=Order("by-code/1", 0, ""), session=session,
        paper=Paper(form_digest(KEY, asked, 42), "Kim"),
    )  # fmt: skip
    with Collector(folder, "kansli-1", asked) as answers:
        answers.save(answer)
    return answer


async def opens(clerk: Clerk, sought: str) -> None:
    """From the sign-in to an answer."""
    await clerk.types("1\r" + PIN + "\r", clerk.words("staff.menu.lead"))
    await clerk.types("4\r", clerk.words("correct.find.field"))
    await clerk.types(sought + "\r", clerk.words("correct.case.history"))


async def test_an_answer_is_amended_seen_and_undone_and_stays_as_it_was(
    tmp_path: Path, people: People, snapshot: SnapshotAssertion
) -> None:
    given = keep(tmp_path)
    codes = [value.code for value in short().values]
    async with at_terminal(tmp_path, people=people) as clerk:
        await opens(clerk, number(42))
        assert clerk.text == snapshot(name="case")
        await clerk.types("r", WORDS("entry.at.group") + ":")
        await clerk.types("2", WORDS("correct.told.group", group="Förtroendevalda"))
        await clerk.types(codes[0] + codes[20], "5 av 5")
        assert clerk.text == snapshot(name="words")
        await clerk.types("\r\r", WORDS("correct.change.reason") + ":")
        await clerk.types("\r", WORDS("correct.change.no_reason"))
        await clerk.types("fel grupp på omslaget\r", WORDS("correct.change.sure"))
        assert clerk.text == snapshot(name="look")
        assert len(clerk.facts()) == 1
        await clerk.types("\r", WORDS("correct.case.saved"))
        [amendment] = [each for each in clerk.facts() if isinstance(each, Amendment)]
        assert (amendment.operator, amendment.group, amendment.of) == ("Åsa", "elected", ID)
        assert amendment.reason == "fel grupp på omslaget"
        standing = fold(clerk.facts())[ID]
        assert standing.group == "elected"
        assert clerk.answers() == [given]
        assert clerk.text == snapshot(name="amended")
        await clerk.types("u", WORDS("correct.change.lead.undo")[:40])
        await clerk.types("det var rätt ändå\r", WORDS("correct.change.sure"))
        await clerk.types("\r", WORDS("correct.case.saved"))
        assert fold(clerk.facts()) == {ID: given}
        await clerk.types("!", WORDS("correct.find.field"))
        await clerk.types("v", WORDS("correct.verify.sound"))
        await clerk.types("!", WORDS("correct.find.field"))
        [path] = (tmp_path / "responses").glob("*.json")
        path.write_bytes(path.read_bytes().replace(b'"2026-11-20"', b'"2026-11-21"'))
        altered = WORDS("cli.verify.altered", id=ID)
        await clerk.types("v", WORDS("correct.verify.changed")[:40], altered[:30])


async def test_an_answer_of_a_closed_session_is_struck_with_a_word_about_it(
    tmp_path: Path,
    people: People,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.chdir(tmp_path)
    sitting = open_sitting(tmp_path, "Fullmäktige", "2026-11-20")
    close_sitting(tmp_path, "Fullmäktige", "2026-11-21")
    keep(tmp_path, session=sitting.id)
    faults = [NotSaved(tmp_path, "forbidden", "no right")]

    def failing(save: Callable[[Fact], object]) -> Callable[[Fact], object]:
        def fail_once(fact: Fact) -> None:
            if faults:
                raise faults.pop()
            save(fact)

        return fail_once

    async with at_terminal(tmp_path, people=people, save=failing) as clerk:
        await opens(clerk, ID[:6])
        await clerk.types("s", WORDS("correct.change.lead.strike")[:40])
        closed = WORDS("correct.change.closed", name="Fullmäktige", day="2026-11-21")
        await clerk.types("provinmatning\r", closed[:60])
        await clerk.types("\r", WORDS("correct.not_saved.forbidden")[:20])
        assert clerk.voids() == []
        await clerk.types("\r", WORDS("correct.state.struck"))
        [void] = clerk.voids()
        assert (void.of, void.operator, void.reason) == (ID, "Åsa", "provinmatning")
        assert "could not be saved" in caplog.text
        assert not any(secret in caplog.text for secret in (ID, "Åsa", "provinmatning"))
        await clerk.types("r", WORDS("correct.case.cannot")[:40])
        await clerk.types("!", WORDS("correct.find.field"))
        await clerk.types("t", "rattelser")
        [path] = (tmp_path / "exports").glob("*.csv")
        [row] = rows_of(path.read_bytes())
        assert (row["answer"], row["kind"], row["operator"]) == (ID, "void", "Åsa")
        await clerk.types("<" * 6 + "abc\r", WORDS("correct.find.too_short")[:40])
        await clerk.types("abc\r", WORDS("correct.find.not_found")[:40])


async def test_a_form_that_was_struck_can_be_entered_again(tmp_path: Path, people: People) -> None:
    keep(tmp_path)
    async with at_terminal(tmp_path, people=people) as clerk:
        await opens(clerk, "42")
        await clerk.types("s", WORDS("correct.change.lead.strike")[:40])
        await clerk.types("fel\r", WORDS("correct.change.sure"))
        await clerk.types("\r", WORDS("correct.state.struck"))
        await clerk.types("!", WORDS("correct.find.field"))
        await clerk.types("!", WORDS("staff.menu.lead"))
        await clerk.types("1\r", WORDS("entry.begin.first"))
        await clerk.types("\r\r1\r50\r", WORDS("entry.at.number") + ":")
        await clerk.types(number(42), written(42), WORDS("entry.at.group") + ":")
        assert {type(each) for each in clerk.facts()} == {Answer, Void}


async def test_who_is_overtaken_by_another_correction_is_shown_it_and_nothing_is_saved(
    tmp_path: Path, people: People
) -> None:
    keep(tmp_path)
    async with at_terminal(tmp_path, people=people) as clerk:
        await opens(clerk, "42")
        await clerk.types("s", WORDS("correct.change.lead.strike")[:40])
        await clerk.types("fel\r", WORDS("correct.change.sure"))
        other = Amendment("a" * 32, ID, 1, keep(tmp_path).picks, "fel grupp", "2026-11-20",
                          "kansli-2", "elected", "Bo")  # fmt: skip
        with Collector(tmp_path, "kansli-2", short()) as answers:
            answers.save(other)
        await clerk.types("\r", "! " + WORDS("correct.case.meanwhile")[:40], "fel grupp")
        await clerk.sees(WORDS("correct.case.lost", what=WORDS("correct.change.heading.strike")))
        await clerk.sees(WORDS("correct.change.why", reason="fel"))
        assert clerk.voids() == []


async def test_a_change_that_was_begun_waits_for_whoever_began_it(
    tmp_path: Path, people: People, snapshot: SnapshotAssertion, caplog: pytest.LogCaptureFixture
) -> None:
    people.add(Person("Örjan", Role.SUPERVISOR), PIN)
    keep(tmp_path)
    draft = tmp_path / "drafts" / "kansli-1.begun.json"
    offered = WORDS("correct.case.begun.amend")[:40]
    code = short().values[20].code
    async with at_terminal(tmp_path, people=people) as clerk:
        await opens(clerk, number(42))
        await clerk.types("r", WORDS("entry.at.group") + ":")
        await clerk.types("2" + short().values[0].code + code, "5 av 5")
        await clerk.types("\r<<<<<\r", WORDS("correct.change.reason") + ":")
        await clerk.types("fel omsl", "fel omsl")
        clerk.clock.now += 601  # the terminal is left, and somebody else comes
        await clerk.sees(WORDS("staff.locked.lead", name="Åsa")[:30])
        await clerk.types("!", WORDS("staff.sign_in.lead")[:30])
        await clerk.types("2\r" + PIN + "\r", WORDS("staff.menu.lead"))
        await clerk.types("4\r", WORDS("correct.find.field"))
        await clerk.types("42\r", WORDS("correct.case.history"))
        assert offered not in clerk.text
        await clerk.types("!", WORDS("correct.find.field"))
        await clerk.types("!", WORDS("staff.menu.lead"))
        await clerk.types("!", WORDS("staff.sign_in.lead")[:30])
    assert draft.stat().st_mode & 0o777 == 0o600
    async with at_terminal(tmp_path, people=people) as clerk:
        await clerk.types("1\r" + PIN + "\r", WORDS("staff.menu.lead"))
        await clerk.types("4\r", WORDS("correct.find.begun", n=1, ids=ID[:8])[:40])
        await clerk.types("42\r", offered)
        assert clerk.text == snapshot(name="begun")
        await clerk.types("g", "fel omsl", "Förtroendevalda")
        await clerk.sees(WORDS("correct.change.partial"))
        await clerk.types("ag\r\r", WORDS("correct.case.saved"))
        assert offered not in clerk.text
        counts = fold(clerk.facts())[ID]
        assert (counts.group, counts.status) == ("elected", "partial")
        await clerk.types("s", WORDS("correct.change.reason") + ":")
        await clerk.types("provsvar!", WORDS("correct.change.leave_sure")[:40])
        await clerk.types("!", WORDS("correct.case.history"))
        assert WORDS("correct.case.begun.strike")[:40] not in clerk.text
    assert not draft.exists()
    assert not any(secret in caplog.text for secret in (ID, "Åsa", "omsl", "elected"))


async def test_what_was_begun_is_shown_and_not_saved_where_the_answer_was_corrected_since(
    tmp_path: Path, people: People, snapshot: SnapshotAssertion
) -> None:
    given, [one, other_one] = keep(tmp_path), [short().values[each] for each in (0, 20)]
    async with at_terminal(tmp_path, people=people) as clerk:
        await opens(clerk, "42")
        await clerk.types("r", WORDS("entry.at.group") + ":")
        await clerk.types("2" + one.code + other_one.code, "5 av 5")
        await clerk.types("\r\r", WORDS("correct.change.reason") + ":")
        await clerk.types("fel ord", WORDS("correct.change.reason") + ": fel ord")
    other = Amendment("a" * 32, ID, 1, given.picks, "grupp", "2026-11-20", "b", "elected", "Bo")
    with Collector(tmp_path, "kansli-2", short()) as answers:
        answers.save(other)
    async with at_terminal(tmp_path, people=people) as clerk:
        await opens(clerk, "42")
        await clerk.sees("! " + WORDS("correct.case.begun_gone")[:40])
        assert clerk.text == snapshot
    assert not (tmp_path / "drafts" / "kansli-1.begun.json").exists()


async def test_keys_that_are_typed_ahead_go_to_the_screen_that_they_are_meant_for(
    tmp_path: Path, people: People
) -> None:
    keep(tmp_path)
    async with at_terminal(tmp_path, people=people) as clerk:
        to_the_answer = f"1\r{PIN}\r" + "4\r" + "42\r" + "?!"
        strike_and_think_better = "s" + "fel" + "!!" + "!!"
        to_a_form = "1\r" + "\r\r1\r50\r" + "t!" + "b" + "\r\r\r\r"
        form_and_back = f"{number(43)}102050708111213141819\r" + "!" + "4\r" + "abc"
        clerk.press(to_the_answer + strike_and_think_better + to_a_form + form_and_back)
        await clerk.sees(WORDS("correct.find.field") + ": abc")
        assert len(clerk.facts()) == len(clerk.answers()) == 2


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_digits_of_a_correction_are_seen_on_a_narrow_terminal(
    tmp_path: Path, people: People, language: str
) -> None:
    keep(tmp_path)
    async with at_terminal(tmp_path, people=people, size=(40, 16), language=language) as clerk:
        await clerk.types(f"1\r{PIN}\r", clerk.words("staff.menu.lead")[:20])
        await clerk.types("4\r42\r", clerk.words("correct.case.heading"))
        await clerk.types("r\r7", "7▏")
