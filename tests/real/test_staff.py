"""The staff terminal as a real process: a batch at typing speed, killed, hung up and resized."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.real.programs import need
from tests.real.started import PROGRAM, environment
from tests.real.terminal import Terminal
from tests.results.populations import answer_of
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.form_number import written
from valuetui.instrument.load import load_instrument
from valuetui.responses.answer import Answer
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.record import Void, fact_from_document
from valuetui.screens.private import PRESSES
from valuetui.screens.staff.tasks import tasks_of
from valuetui.station.collector import Collector
from valuetui.station.people import People, Person, Role
from valuetui.station.places import state_folder
from valuetui.station.shipped import shipped_config
from valuetui.words import Words

WORDS = Words("sv")
KEYSTROKES = 48
"""Of a form whose group is not that of the batch: its number with the check digit, the group, twice
ten codes, and Enter."""
FORMS = 50
PIN = "271828"
BATCH = f"Kim\r\r\r1\r{FORMS}\r"


def staff_in(
    folder: Path, columns: int = 80, rows: int = 24, config: Path | None = None
) -> Terminal:
    need("setsid")
    command: list[str | Path] = [*PROGRAM, "staff", "--lang", "sv", "--data", folder / "wave"]
    command += ["--config", config] if config else []
    return Terminal(command, columns=columns, rows=rows, environment=environment(), folder=folder)


def begin(staff: Terminal, keys: str = BATCH) -> None:
    staff.until_text(WORDS("entry.begin.heading"))
    staff.type(keys)
    staff.until_text(WORDS("entry.at.number") + ":")


def codes_of(form: int, question: int) -> list[str]:
    """Ten codes, others on every form and at every question."""
    codes = [value.code for value in load_instrument(shipped_config() / "kommun.toml").values]
    start = 7 * form + 31 * question
    return [codes[(start + 9 * step) % len(codes)] for step in range(10)]


def group_of(form: int) -> int:
    return 1 + form % 3


def typed(form: int) -> str:
    """All that is typed for a form."""
    codes = "".join("".join(codes_of(form, question)) for question in range(2))
    return f"{written(form).replace('-', '')}{group_of(form)}{codes}\r"


def answers_in(folder: Path) -> Iterator[Answer]:
    for document in ResponseFolder(folder / "wave").documents():
        fact = fact_from_document(document)
        assert isinstance(fact, Answer)
        yield fact


def test_a_batch_is_typed_without_looking_and_no_key_is_lost(tmp_path: Path) -> None:
    assert {len(typed(form)) for form in range(1, FORMS + 1)} == {KEYSTROKES}
    asked = load_instrument(shipped_config() / "kommun.toml")
    with staff_in(tmp_path) as staff:
        begin(staff)
        for form in range(1, FORMS, 2):
            forms = form, form + 1
            began = time.monotonic()
            keys = "".join(map(typed, forms))
            staff.type(keys)
            staff.until_text(WORDS("entry.told.saved", number=written(forms[-1])))
            # No faster than any person types, which is all that a terminal may send.
            time.sleep(max(0.0, len(keys) / PRESSES[1] - (time.monotonic() - began)))
        staff.until_text(f"{FORMS} av {FORMS}")
        staff.type("t")
        staff.until_text(WORDS("entry.totals.nothing_missing"))
        # From the totals to the form, to the next batch and its first form: three other screens.
        staff.type(f"qb\x15Ali\r\r\r\r\x15{FORMS + 1}\r{typed(FORMS + 1)}")
        staff.until_text(WORDS("entry.told.saved", number=written(FORMS + 1)), "Ali")
        staff.type("q")
        assert staff.until_end() == 0
    made = {tuple(each.picks.values()): each.group for each in answers_in(tmp_path)}
    by_code = {value.code: value.id for value in asked.values}
    expected = {
        tuple(tuple(by_code[code] for code in codes_of(form, question)) for question in range(2)):
            asked.groups[group_of(form) - 1].id
        for form in range(1, FORMS + 2)
    }  # fmt: skip
    assert len(expected) == FORMS + 1
    assert made == expected


@pytest.mark.parametrize("end", ["kill", "hang up"])
def test_a_form_goes_on_after_whatever_ended_the_program(tmp_path: Path, end: str) -> None:
    first, second = codes_of(7, 0), codes_of(7, 1)
    with staff_in(tmp_path) as staff:
        begin(staff)
        staff.type(f"{written(7).replace('-', '')}2{''.join(first)}{''.join(second[:4])}")
        staff.until_text("4 av 10")
        draft = tmp_path / "wave" / "drafts" / "kiosk-1.paper.json"
        until_holds(draft, staff, 14)
        if end == "kill":
            staff.pull_the_plug()
        else:
            staff.hang_up()
        staff.process.wait()
    with staff_in(tmp_path) as staff:
        begin_again(staff)
        staff.until_text(WORDS("entry.told.resumed", number=written(7)), "4 av 10")
        staff.type("".join(second[4:]) + "\r")
        staff.until_text(WORDS("entry.told.saved", number=written(7)))
        staff.type("q")
        assert staff.until_end() == 0
    [answer] = answers_in(tmp_path)
    assert [len(picks) for picks in answer.picks.values()] == [10, 10]
    assert not draft.exists()


def begin_again(staff: Terminal) -> None:
    """The same batch as last time: it is all there already."""
    staff.until_text(WORDS("entry.begin.heading"), "Kim")
    staff.type("\r" * 5)


def until_holds(draft: Path, staff: Terminal, marks: int) -> None:
    """Wait until so many marks are in the draft, which is written beside the typing."""

    def holds(_: str) -> bool:
        text = draft.read_text(encoding="utf-8") if draft.exists() else "{}"
        return sum(map(len, json.loads(text).get("marks", {}).values())) == marks

    staff.until(holds)


def test_a_form_survives_any_change_of_size(tmp_path: Path) -> None:
    with staff_in(tmp_path) as staff:
        begin(staff)
        staff.type(f"{written(7).replace('-', '')}2{''.join(codes_of(7, 0))}")
        staff.until_text("10 av 10")
        for columns, rows in ((40, 10), (1, 1), (160, 45), (80, 24)):
            staff.resize(columns, rows)
            staff.type("\x1b[D\x1b[C")
            staff.until_quiet()
        staff.type("".join(codes_of(7, 1)) + "\r")
        staff.until_text(WORDS("entry.told.saved", number=written(7)))
    [answer] = answers_in(tmp_path)
    assert [len(picks) for picks in answer.picks.values()] == [10, 10]


def test_a_second_entry_goes_on_after_a_kill_and_counts_for_nothing(tmp_path: Path) -> None:
    config = tmp_path / "station.toml"
    asked = shipped_config() / "kommun.toml"
    text = f'station = "kansli-1"\ninstrument = "{asked.as_posix()}"\n[paper]\ndouble_entry = 1\n'
    config.write_text(text, encoding="utf-8")
    begun, rest = typed(7)[:27], typed(7)[27:]
    with staff_in(tmp_path, config=config) as staff:
        begin(staff)
        staff.type(typed(7))
        staff.until_text(WORDS("entry.told.saved", number=written(7)))
        begin_second(staff)
        staff.type(begun)
        until_holds(tmp_path / "wave" / "drafts" / "kansli-1.again.json", staff, 10)
        staff.pull_the_plug()
        staff.process.wait()
    with staff_in(tmp_path, config=config) as staff:
        staff.until_text(WORDS("entry.begin.heading"))
        begin_second(staff)
        staff.until_text(WORDS("entry.told.resumed", number=written(7)))
        staff.type(rest)
        staff.until_text(WORDS("double.told.agrees", number=written(7))[:60])
        staff.type("q")
        assert staff.until_end() == 0
    facts = [fact_from_document(each) for each in ResponseFolder(tmp_path / "wave").documents()]
    assert sorted(type(each).__name__ for each in facts) == ["Answer", "Reentry"]


def begin_second(staff: Terminal) -> None:
    """To the menu, and from there to forms that are entered again, by another clerk."""
    staff.type("\x1b")
    staff.until_text(WORDS("staff.menu.lead"))
    staff.type(f"{[task.id for task in tasks_of(None)].index('again') + 1}\r")
    staff.until_text(WORDS("double.again.heading"))
    staff.type("Ali\r\r\r\r\r")
    staff.until_text("Ali · ")


def test_a_correction_outlives_a_kill_while_it_is_typed_and_when_it_is_saved(
    tmp_path: Path,
) -> None:
    asked = load_instrument(shipped_config() / "kommun.toml")
    ids = tuple(value.id for value in asked.values)
    picks = {each.id: ids[:10] for each in asked.questions}
    given = replace(answer_of(asked, "citizens", picks), instrument_hash=content_hash(asked))
    with Collector(tmp_path / "wave", "kiosk-1", asked) as answers:
        answers.save(given)
    person = Person("Åsa", Role.SUPERVISOR)
    People(state_folder()).add(person, PIN)
    begun = tmp_path / "wave" / "drafts" / "kiosk-1.begun.json"
    with staff_in(tmp_path) as staff:
        staff.until_text(WORDS("staff.sign_in.lead"), "Åsa")
        staff.type("1\r")
        staff.until_text(WORDS("staff.sign_in.pin_lead", name="Åsa"))
        staff.type("999999\r")
        staff.until_text(WORDS("entry.pin.wrong"))
        finds(staff, PIN, given.id, person)
        staff.type("s")
        staff.until_text(WORDS("correct.change.reason") + ":")
        staff.type("prov")
        staff.until(lambda _: begun.exists() and '"prov"' in begun.read_text(encoding="utf-8"))
        staff.pull_the_plug()
        staff.process.wait()
    with staff_in(tmp_path) as staff:
        staff.until_text(WORDS("staff.sign_in.lead"), "Åsa")
        finds(staff, f"1\r{PIN}", given.id, person)
        staff.until_text(WORDS("correct.case.begun.strike")[:60])
        staff.type("g")
        staff.until_text(WORDS("correct.change.reason") + ": prov")
        staff.type("svar\r")
        staff.until_text(WORDS("correct.change.sure"))
        staff.resize(60, 16)
        staff.until_text(WORDS("correct.change.sure"))
        staff.type("\r")
        staff.until_text(WORDS("correct.case.saved"))
        staff.pull_the_plug()
    facts = [fact_from_document(each) for each in ResponseFolder(tmp_path / "wave").documents()]
    [void] = [each for each in facts if isinstance(each, Void)]
    assert (void.of, void.operator, void.reason) == (given.id, "Åsa", "provsvar")
    assert given in facts


def finds(staff: Terminal, keys: str, answer: str, person: Person) -> None:
    """Sign in with these keys, and look up an answer."""
    staff.type(f"{keys}\r")
    staff.until_text(WORDS("staff.menu.lead"))
    place = [task.id for task in tasks_of(person)].index("corrections")
    staff.type(f"{place + 1}\r")
    staff.until_text(WORDS("correct.find.field"))
    staff.type(f"{answer[:8]}\r")
    staff.until_text(WORDS("correct.case.history"))
