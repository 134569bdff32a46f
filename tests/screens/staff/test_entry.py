"""Entering forms at the staff terminal."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from errno import ENOSPC
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.instrument.samples import load_with_background
from tests.screens.staff.terminal_of_staff import Clerk, at_terminal, number, short
from valuetui.instrument.form_number import FormCode, written
from valuetui.interview.entry.draft import to_document
from valuetui.interview.entry.finished import answer_of
from valuetui.responses.answer import Status
from valuetui.responses.channel import Channel
from valuetui.responses.drafts import DraftFile
from valuetui.responses.errors import NotSaved
from valuetui.responses.fold import fold
from valuetui.responses.record import Amendment, Fact
from valuetui.screens.staff import sheet_view
from valuetui.screens.staff.entry import EntryScreen
from valuetui.station.collector import Collector
from valuetui.station.operators import Operators
from valuetui.station.people import People, Person, Role
from valuetui.station.staff_lock import StaffLock

FIVE, OTHERS = "0205070811", "1213141819"
"""Codes of the short instrument, which has not all of them."""
PIN = "271828"
FORM_42 = f"{number(42)}1{FIVE}{OTHERS}"


async def saved(clerk: Clerk, of: int) -> None:
    await clerk.reads("told.saved", number=written(of))


def kept_in(folder: Path) -> str:
    """All that lies beside the answers, as text, without what the machine knows of itself."""
    paths = [path for path in folder.rglob("*.json") if path.name != "memory.json"]
    return "".join(path.read_text(encoding="utf-8") for path in paths)


async def test_a_form_is_safe_before_the_next_one(tmp_path: Path) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        await clerk.types(FORM_42, clerk.words("entry.at.review").rstrip("."))
        assert clerk.answers() == []
        clerk.press("\r")
        await saved(clerk, 42)
        [answer] = clerk.answers()
        assert (answer.channel, answer.status) == (Channel.PAPER, Status.COMPLETE)
        assert (answer.group, answer.station) == ("citizens", "kansli-1")
        assert [len(picks) for picks in answer.picks.values()] == [5, 5]
        assert answer.paper
        assert answer.paper.operator == "Kim"
        assert "1 av 50" in clerk.text


async def test_two_forms_typed_without_looking_are_both_there(tmp_path: Path) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        clerk.press("".join(f"{number(of)}1{FIVE}{OTHERS}\r" for of in range(1, 9)))
        await saved(clerk, 8)
        assert len(clerk.answers()) == 8


async def test_keys_that_come_while_the_disk_is_slow_are_not_lost(tmp_path: Path) -> None:
    may_go = threading.Event()

    def slowly(save: Callable[[Fact], object]) -> Callable[[Fact], object]:
        def wait(fact: Fact) -> None:
            assert may_go.wait(20)
            save(fact)

        return wait

    async with at_terminal(tmp_path, save=slowly) as clerk:
        await clerk.begins()
        clerk.press(f"{FORM_42}\r{number(43)}2{FIVE}")
        await asyncio.sleep(0)
        may_go.set()
        await clerk.sees(written(43), "0 av 5", "5 av 5")
        assert clerk.app.desk.entering
        assert clerk.app.desk.entering.state.sheet.group == "elected"


async def test_nothing_that_was_drawn_of_a_form_is_kept_when_it_is_done(tmp_path: Path) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        await clerk.types(FORM_42, clerk.words("entry.at.review").rstrip("."))
        assert sheet_view._row.cache_info().currsize
        clerk.press("\r")
        await saved(clerk, 42)
        assert not sheet_view._row.cache_info().currsize


async def test_a_form_that_cannot_be_saved_stays_until_it_can(tmp_path: Path) -> None:
    async with at_terminal(tmp_path, save=failing_once(NotSaved(tmp_path, "full"))) as clerk:
        await clerk.begins()
        clerk.press(FORM_42 + "\r")
        await clerk.sees("Formuläret är inte sparat: disken är full.")
        clerk.press("\r")
        await saved(clerk, 42)
        assert len(clerk.answers()) == 1


def failing_once(
    error: NotSaved, *, keeps: bool = False
) -> Callable[[Callable[[Fact], object]], Callable[[Fact], object]]:
    """A disk that fails at the first form, and ``keeps`` it all the same."""
    errors = [error]

    def failing(save: Callable[[Fact], object]) -> Callable[[Fact], object]:
        def fail(fact: Fact) -> None:
            if keeps or not errors:
                save(fact)
            if errors:
                raise errors.pop()

        return fail

    return failing


EDITED = "<<22"
"""Keys that change the last word of form 42."""


async def test_what_a_failed_save_has_kept_is_told_and_what_was_changed_counts_by_a_reason(
    tmp_path: Path,
) -> None:
    fails = failing_once(NotSaved(tmp_path, "device"), keeps=True)
    async with at_terminal(tmp_path, save=fails) as clerk:
        await clerk.begins()
        clerk.press(FORM_42 + "\r")
        await clerk.sees("Formuläret är inte sparat: disken svarar med ett fel.")
        clerk.press(EDITED + "\r")
        kept = clerk.words("entry.told.kept", number=written(42))
        await clerk.sees(kept[:60])
        assert [len(clerk.answers()), len(clerk.voids())] == [1, 0]
    async with at_terminal(tmp_path) as clerk:
        await clerk.reads("begin.heading")
        clerk.press("\r\r\r\r\r")
        await clerk.reads("told.resumed", number=written(42))
        await clerk.types("\r", kept[:60], kept[-20:])
        await clerk.types("rdet ändrade gäller\r", "1 av 50")
        [void] = clerk.voids()
        [counts] = fold(clerk.facts()).values()
        assert (void.of, void.reason) == (clerk.answers()[0].id, "det ändrade gäller")
        assert counts.picks["desired"][-1] == value_of("22")


async def test_a_supervisor_makes_of_it_a_correction(tmp_path: Path) -> None:
    people = People(tmp_path / "state")
    people.add(Person("Åsa", Role.SUPERVISOR), PIN)
    fails = failing_once(NotSaved(tmp_path, "device"), keeps=True)
    async with at_terminal(tmp_path, people=people, save=fails) as clerk:
        words = clerk.words
        await clerk.types(f"1\r{PIN}\r", words("staff.menu.lead"))
        await clerk.types("1\r", words("entry.begin.first"))
        await clerk.types("\r\r1\r50\r", words("entry.at.number") + ":")
        await clerk.types(FORM_42 + "\r", "Formuläret är inte sparat")
        await clerk.types(EDITED + "\r", words("entry.told.kept_amend", number=written(42))[:60])
        clerk.press("rsåg fel\r")
        await saved(clerk, 42)
        [answer] = clerk.answers()
        [amendment] = [each for each in clerk.facts() if isinstance(each, Amendment)]
        assert (amendment.operator, amendment.reason) == ("Åsa", "såg fel")
        assert fold(clerk.facts())[answer.id].picks["desired"][-1] == value_of("22")


def value_of(code: str) -> str:
    """The id of the value with a code."""
    return next(each.id for each in short().values if each.code == code)


async def test_a_number_is_refused_the_second_time(tmp_path: Path) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        clerk.press(FORM_42 + "\r")
        await saved(clerk, 42)
        await clerk.types(number(42), "redan infört", "2026-11-27", "Kim")
    async with at_terminal(tmp_path) as again:
        await again.begins("Ali\r\r\r\r\r")
        await again.types(number(42), "redan infört", "Kim")


async def test_what_was_entered_is_corrected_with_a_reason_and_a_trace(tmp_path: Path) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        clerk.press(FORM_42 + "\r")
        await saved(clerk, 42)
        await clerk.types(number(42) + "r", "Varför")
        await clerk.types("fel formulär\r", "gäller inte längre", written(42))
        clerk.press(f"2{OTHERS}{FIVE}\r")
        await saved(clerk, 42)
        [void] = clerk.voids()
        assert (void.reason, void.operator) == ("fel formulär", "Kim")
        first, second = sorted(clerk.answers(), key=lambda each: each.id != void.of)
        assert first.paper
        assert second.paper
        assert (first.group, second.group) == ("citizens", "elected")
        assert first.paper.form == second.paper.form
        assert "1 av 50" in clerk.text


async def test_a_correction_without_a_reason_changes_nothing(tmp_path: Path) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        clerk.press(FORM_42 + "\r")
        await saved(clerk, 42)
        await clerk.types(number(42) + "r", "Varför")
        await clerk.types(" \r", clerk.words("entry.at.number"))
        assert clerk.voids() == []


async def test_the_number_tells_nothing_without_the_key(tmp_path: Path) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        clerk.press(FORM_42 + "\r")
        await saved(clerk, 42)
    assert "00042" not in (text := kept_in(tmp_path))
    assert number(42) not in text


async def test_a_form_goes_on_after_the_program_was_gone(tmp_path: Path) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        await clerk.types(f"{number(42)}3{FIVE}12", "1 av 5")
    async with at_terminal(tmp_path) as again:
        await again.reads("begin.heading")
        again.press("\r\r\r\r\r")
        await again.reads("told.resumed", number=written(42))
        again.press("13141819\r")
        await saved(again, 42)
        [answer] = again.answers()
        assert answer.group == "employees"
    assert not list((tmp_path / "drafts").glob("*.json"))


async def test_a_form_that_was_put_away_leaves_nothing(tmp_path: Path) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        await clerk.types(f"{number(42)}3{FIVE}!", clerk.words("entry.told.put_away_sure"))
        await clerk.types("!", clerk.words("entry.told.put_away", number=written(42)))
    assert clerk.answers() == []
    assert not list((tmp_path / "drafts").glob("*.json"))


async def test_what_is_missing_and_what_is_odd_is_in_the_totals(tmp_path: Path) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins("Kim\r\r\r1\r5\r")
        clerk.press(f"{number(2)}1+{FIVE}22\r{OTHERS}\r")
        await saved(clerk, 2)
        clerk.press(f"{number(4)}1\r\r0205\r\r\r")
        await saved(clerk, 4)
        clerk.press("t")
        await clerk.sees("3 nummer saknas", f"{written(1)}, {written(3)}, {written(5)}")
        assert clerk.app.desk.totals(range(1, 6)).marks == 13
        assert clerk.app.desk.totals(range(1, 6)).flags == {"over": 1, "blank": 1, "under": 1}
        clerk.press("!")
        await clerk.comes_to_entry()


async def test_a_read_code_brings_the_form(tmp_path: Path) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        asked = clerk.app.desk.place.instrument
        code = FormCode.of(asked, "en", "elected", 7).text
        await clerk.types(f"{code}\r", written(7), "Förtroendevalda", "English")
        await clerk.types(f"!!{code.replace('form1', 'form9')}\r", "ingen kod")


async def test_a_remark_and_a_word_of_ones_own_are_typed(tmp_path: Path) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        clerk.press(f"{number(7)}1{FIVE}wtåg 3\rnfläck, q?\r{OTHERS}\r")
        await saved(clerk, 7)
        [answer] = clerk.answers()
        assert answer.write_ins == {"desired": "tåg 3"}
        assert answer.paper
        assert answer.paper.note == "fläck, q?"


async def test_of_a_long_text_the_end_is_seen_while_it_is_typed(tmp_path: Path) -> None:
    async with at_terminal(tmp_path, size=(60, 20)) as clerk:
        await clerk.begins()
        asked = clerk.words("entry.field.note")
        await clerk.types(f"{number(7)}1n{'lång ' * 20}slut", "slut▏", f"{asked}: …")
        await clerk.types("\r", "slut")


async def test_another_language_and_other_colours_keep_the_form(tmp_path: Path) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        await clerk.types(f"{number(7)}102lc", "1 of 5", "Code of the word")
        assert clerk.app.theme == "valuetui-light"


async def test_another_clerk_goes_on_with_the_next_batch(tmp_path: Path) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        clerk.press(FORM_42 + "\r")
        await saved(clerk, 42)
        clerk.press("b")
        await clerk.reads("begin.heading")
        await clerk.types("<<<Ali\r\r\r\r\r", "Ali · 1 av 50")
        clerk.press(f"{number(43)}1{FIVE}{OTHERS}\r")
        await saved(clerk, 43)
        assert {each.paper.operator for each in clerk.answers() if each.paper} == {"Kim", "Ali"}


async def test_a_touch_is_a_key(tmp_path: Path) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        await clerk.settles()
        rows = clerk.text.split("\n")
        row = next(n for n, line in enumerate(rows) if line.split() == [*"1234567890", "⌫", "⏎"])
        pilot: Pilot[None] = Pilot(clerk.app)
        for digit in number(7):
            await pilot.click(offset=(rows[row].index(digit), row))
        await clerk.sees(written(7), "Medborgare")


async def test_a_key_that_is_touched_while_the_disk_is_slow_saves_no_form_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go, is_touched, asked = threading.Event(), asyncio.Event(), list[Fact]()
    press = EntryScreen.action_press

    def slowly(save: Callable[[Fact], object]) -> Callable[[Fact], object]:
        def wait(fact: Fact) -> None:
            asked.append(fact)
            assert may_go.wait(20)
            save(fact)

        return wait

    async def touched(screen: EntryScreen, key: str) -> None:
        is_touched.set()
        await press(screen, key)

    monkeypatch.setattr(EntryScreen, "action_press", touched)
    operators = Operators(tmp_path / "operators.json", 30)
    async with at_terminal(tmp_path, save=slowly, operators=operators) as clerk:
        await clerk.begins()
        await clerk.types(FORM_42, clerk.words("entry.at.review").rstrip("."))
        save = clerk.words("entry.keys.save")
        rows = [*enumerate(clerk.text.split("\n"))]
        at = next((row.index(save), n) for n, row in reversed(rows) if save in row)
        clerk.press("\r")
        while not asked:
            await asyncio.sleep(0.002)
        for kind in (events.MouseDown, events.MouseUp):
            clerk.app.post_message(kind(None, *at, 0, 0, 1, False, False, False, *at))
        async with asyncio.timeout(20):
            await is_touched.wait()
        may_go.set()
        await clerk.sees("1 av 50")  # the touched key then goes on to the next form
        await clerk.settles()
        [counted] = operators.known(date(2026, 11, 27))
        assert (len(asked), counted.forms) == (1, 1)


async def test_a_change_of_size_keeps_what_was_typed(tmp_path: Path) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        await clerk.types(f"{number(7)}1020", "1 av 5")
        for size in ((120, 36), (40, 12), (80, 24)):
            await Pilot(clerk.app).resize_terminal(*size)
            await clerk.settles()
        await clerk.types("5", "2 av 5")


@pytest.mark.slow
async def test_a_terminal_with_a_pin_is_locked_at_first_and_when_it_is_left(
    tmp_path: Path,
) -> None:
    lock = StaffLock(tmp_path / "state")
    lock.set_pin("271828")
    async with at_terminal(tmp_path, lock=lock) as clerk:
        await clerk.reads("pin.lead")
        await clerk.types("271829\r", clerk.words("entry.pin.wrong"))
        clerk.press("271828\r")
        await clerk.begins()
        await clerk.types(f"{number(7)}102", "1 av 5")
        clerk.clock.now += 599
        clerk.app.watch_idle()
        await clerk.types("05", "2 av 5")
        clerk.clock.now += 600
        clerk.app.watch_idle()
        await clerk.reads("pin.lead")
        assert written(7) not in clerk.text
        clerk.press("271828\r")
        await clerk.sees("2 av 5", written(7))
        await clerk.types("07", "3 av 5")


async def test_one_ends_with_q_twice_and_the_form_is_kept(tmp_path: Path) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        await clerk.types(f"{number(7)}102q", clerk.words("entry.told.quit_sure")[:30])
        await clerk.types("05", "2 av 5")
        clerk.press("qq")
        while clerk.app.is_running:
            await asyncio.sleep(0.002)
    [draft] = (tmp_path / "drafts").glob("*.json")
    assert draft.name == "kansli-1.paper.json"


async def test_at_a_second_program_of_the_station_one_is_told_that_the_form_goes(
    tmp_path: Path,
) -> None:
    async with at_terminal(tmp_path), at_terminal(tmp_path) as clerk:
        await clerk.begins()
        await clerk.types(number(42) + "q", clerk.words("entry.told.quit_elsewhere")[:60])


async def test_a_form_that_the_disk_does_not_keep_is_not_said_to_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: DraftFile, __: bytes) -> None:
        raise OSError(ENOSPC, "full")

    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        monkeypatch.setattr(DraftFile, "_write", full)
        await clerk.types(number(42), written(42))
        drafts = clerk.app.desk.place.drafts
        assert drafts
        drafts.settle()
        await clerk.types("q", clerk.words("entry.told.quit_unkept")[:60])
        monkeypatch.undo()
        await clerk.types("1", clerk.words("entry.at.code"))
        drafts.settle()
        await clerk.types("q", clerk.words("entry.told.quit_sure")[:60])


async def test_background_questions_of_every_kind_are_typed_by_code(tmp_path: Path) -> None:
    asked = load_with_background(tmp_path / "config")
    async with at_terminal(tmp_path, questionnaire=asked) as clerk:
        await clerk.begins("Kim\r\r\r\r\r")
        await clerk.types(f"{number(42)}2112\r7\r", clerk.words("entry.at.text"))
        await clerk.types("Norra 3*\r", clerk.words("entry.at.code"))
        await clerk.types("[", "Norra 3*")
        await clerk.types("!", "1 till 110")
        await clerk.types("]", "Norra 3*")
        await clerk.types("<<<<<<<<*", clerk.words("entry.told.illegible")[:20])
        await clerk.settles()
        sheet = clerk.app.desk.entering and clerk.app.desk.entering.state.sheet
        assert sheet
        assert len(sheet.illegible) == 1
        assert list(sheet.about.answers(asked, "employees").values())[2:] == [7]


async def test_a_batch_that_was_begun_by_mistake_is_left_again(tmp_path: Path) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        clerk.press("b")
        await clerk.reads("begin.heading")
        clerk.press("Ali!")
        await clerk.comes_to_entry()
        assert "Kim · 0 av 50" in clerk.text


async def test_readers_that_end_a_code_otherwise_and_caps_lock_change_nothing(
    tmp_path: Path,
) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        asked = clerk.app.desk.place.instrument
        clerk.press(FormCode.of(asked, "sv", "elected", 7).text)
        clerk.app.post_message(events.Key("tab", None))
        await clerk.sees(written(7), "Förtroendevalda")
        await clerk.types("Nfläck", "fläck")
        clerk.app.post_message(events.Key("ctrl+j", None))
        await clerk.sees("Notering: fläck")


async def test_a_form_that_was_saved_just_before_a_crash_is_not_entered_again(
    tmp_path: Path,
) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        await clerk.types(FORM_42, clerk.words("entry.at.review").rstrip("."))
        place, entering = clerk.app.desk.place, clerk.app.desk.entering
        assert entering
        draft = to_document(entering.state, place.instrument)
        clerk.press("\r")
        await saved(clerk, 42)
        assert place.drafts
        place.drafts.keep(draft)
    async with at_terminal(tmp_path) as again:
        await again.begins("\r\r\r\r\r")
        await again.settles()
        assert written(42) not in again.text
        assert len(again.answers()) == 1


async def test_a_form_that_somebody_else_has_saved_meanwhile_is_told_and_not_lost(
    tmp_path: Path,
) -> None:
    async with at_terminal(tmp_path) as clerk:
        await clerk.begins()
        await clerk.types(FORM_42, clerk.words("entry.at.review").rstrip("."))
        place, entering = clerk.app.desk.place, clerk.app.desk.entering
        assert entering
        other = answer_of(
            entering.desk,
            replace(entering.state, record_id="ab" * 16),
            digest=place.register.digest(42),
            day=place.today(),
            station="kansli-2",
        )
        with Collector(tmp_path, "kansli-2", place.instrument) as answers:
            answers.save(other)
        await clerk.types("\r", "redan infört", "kansli-2", written(42))
        assert len(clerk.answers()) == 1
        clerk.press("rmin gäller\r")
        await saved(clerk, 42)
        assert [void.of for void in clerk.voids()] == ["ab" * 16]
        assert len(clerk.answers()) == 2
