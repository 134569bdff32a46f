"""Whatever keys a clerk presses in whatever order: what is kept is what stands on the paper."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.interview.entry.clerk import (
    INSTRUMENT,
    KEYS,
    PLAIN,
    answer,
    at_desk,
    codes,
    keys_for,
    marked,
    number,
    type_in,
)
from valuetui.instrument.form_number import FormCode
from valuetui.interview.draft import CannotResume
from valuetui.interview.entry.draft import from_document, to_document
from valuetui.interview.stage import Stage
from valuetui.responses.record import fact_from_document
from valuetui.screens.staff.telling import told_in_words
from valuetui.words import Words, languages

MARKS = st.lists(st.integers(1, 12), unique=True, max_size=12).map(tuple)
SLIPS = st.sampled_from(["", "9<", "99", "0<", "--"])
"""What does nothing in the end: a digit taken back, a code that there is not."""


@given(st.tuples(MARKS, MARKS), st.lists(SLIPS, min_size=40, max_size=40))
def test_what_stands_on_the_paper_is_what_is_kept(
    paper: tuple[tuple[int, ...], tuple[int, ...]], slips: list[str]
) -> None:
    clerk = at_desk(group="elected")
    type_in(clerk, number(7))
    waiting = iter(slips)
    for question, marks in zip(PLAIN.questions, paper, strict=True):
        for keys in keys_for(question.pick, marks):
            type_in(clerk, next(waiting) + keys)
    assert clerk.stage is Stage.REVIEW
    made = answer(clerk)
    assert made.paper
    kept = {**made.paper.marked, **made.picks}
    by_id = PLAIN.value_by_id
    assert [[int(by_id[each].code) for each in kept[question.id]]
            for question in PLAIN.questions] == list(map(list, paper))  # fmt: skip
    assert all(len(picks) == 3 for picks in made.picks.values())
    assert all(len(marks) != 3 for marks in made.paper.marked.values())
    assert fact_from_document(json.loads(json.dumps(made.to_document()))) == made


class AnyKeys(RuleBasedStateMachine):
    """A clerk who presses anything."""

    @initialize(
        group=st.sampled_from([None, "citizens", "elected"]),
        check=st.booleans(),
        asks=st.sampled_from([frozenset(), frozenset({"elected"})]),
        may_lack=st.booleans(),
    )
    def begin(self, group: str | None, check: bool, asks: frozenset[str], may_lack: bool) -> None:
        self.changes = 0
        self.asks = asks
        self.clerk = at_desk(
            INSTRUMENT,
            group=group,
            check_digits=check,
            needs_code=asks,
            may_lack_code=may_lack,
            changed=self.change,
        )

    def change(self) -> None:
        self.changes += 1

    @rule(digits=st.text("0123456789", min_size=1, max_size=3))
    def digits(self, digits: str) -> None:
        type_in(self.clerk, digits)

    @rule(places=st.lists(st.integers(1, 12), min_size=1, max_size=4))
    def marks(self, places: list[int]) -> None:
        type_in(self.clerk, codes(places))

    @rule(key=st.sampled_from(list(KEYS)))
    def key(self, key: str) -> None:
        type_in(self.clerk, key)

    @rule(of=st.integers(1, 50))
    def number(self, of: int) -> None:
        if self.clerk.stage is Stage.INFORMATION:
            type_in(self.clerk, number(of))

    @rule(group=st.sampled_from([None, "citizens", "employees"]), of=st.none() | st.integers(1, 9))
    def scan(self, group: str | None, of: int | None) -> None:
        self.clerk.scan(FormCode.of(INSTRUMENT, "en", group, of).text)

    @rule(text=st.sampled_from(["", "tåg", " Lillby\n", "\u202ex\x1b[31m", "ab" * 90]))
    def write(self, text: str) -> None:
        self.clerk.write(text)
        self.clerk.write_in(text)
        self.clerk.note(text)

    @rule(is_right=st.booleans())
    def code(self, is_right: bool) -> None:
        if is_right:
            self.clerk.code("c0de" * 8)
        elif self.clerk.takes_code:
            self.clerk.refuse_code("spent")

    @rule(keys=st.text("0123456789<+i-[]x\r", min_size=1, max_size=1))
    def undoing_gives_back_what_a_key_took(self, keys: str) -> None:
        before, changes = self.clerk.state, self.changes
        type_in(self.clerk, keys)
        if self.changes > changes:
            type_in(self.clerk, "u")
            assert replace(self.clerk.state, told=None) == replace(before, told=None)

    @rule()
    def save(self) -> None:
        if self.clerk.stage is Stage.REVIEW:
            made = answer(self.clerk)
            assert fact_from_document(json.loads(json.dumps(made.to_document()))) == made
            self.clerk.saved()

    @rule()
    def crash(self) -> None:
        """Go on from what is on the disk."""
        if self.clerk.is_under_way:
            document = json.loads(json.dumps(to_document(self.clerk.state, INSTRUMENT)))
            state = from_document(document, self.clerk.desk)
            before = self.clerk.state
            assert state.record_id == before.record_id
            assert to_document(state, INSTRUMENT) == document
            self.clerk.go_on_with(state)

    @invariant()
    def what_is_told_has_a_text(self) -> None:
        if found := self.clerk.state.told:
            assert all(told_in_words(found, INSTRUMENT, Words(each)) for each in languages())

    @invariant()
    def nothing_is_marked_twice_and_all_are_values(self) -> None:
        known = {value.code for value in INSTRUMENT.values}
        for found in marked(self.clerk).values():
            assert len(set(found)) == len(found)
            assert known >= set(found)

    @invariant()
    def only_a_whole_form_comes_to_its_review(self) -> None:
        if self.clerk.stage is Stage.REVIEW:
            assert self.clerk.desk.first_open(self.clerk.state) is None
            sheet = self.clerk.state.sheet
            assert sheet.number
            assert sheet.group
            has_code = bool(self.clerk.state.code or self.clerk.state.without_code)
            assert has_code or sheet.group not in self.asks

    @invariant()
    def what_is_half_typed_is_less_than_a_code(self) -> None:
        most = 6 if self.clerk.stage is Stage.INFORMATION else self.clerk.desk.rules.code_length
        assert len(self.clerk.state.pending) <= most


AnyKeys.TestCase.settings = settings(max_examples=60, stateful_step_count=40)
TestAnyKeys = pytest.mark.slow(AnyKeys.TestCase)


def whole_document() -> dict[str, Any]:
    clerk = at_desk(INSTRUMENT, group="citizens")
    type_in(clerk, f"{number(42)} 1 4 12\r")
    clerk.write("Kim")
    type_in(clerk, "01 02 i")
    clerk.write_in("tåg")
    return to_document(clerk.state, INSTRUMENT)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"kind": "draft"}, "damaged"),
        ({"form": 99}, "damaged"),
        ({"instrument_hash": "00" * 32}, "instrument"),
        ({"record_id": "short"}, "damaged"),
        ({"number": 0}, "damaged"),
        ({"number": True}, "damaged"),
        ({"number": "42"}, "damaged"),
        ({"language": "fi"}, "damaged"),
        ({"group": "unknown"}, "damaged"),
        ({"group": None}, "damaged"),
        ({"marks": {"current": ["v1", "v1"]}}, "damaged"),
        ({"marks": {"unknown": []}}, "damaged"),
        ({"marks": {"current": [["v1"]]}}, "damaged"),
        ({"marks": []}, "damaged"),
        ({"about": {"place": "z"}}, "damaged"),
        ({"about": {"unknown": "a"}}, "damaged"),
        ({"write_ins": {"current": "  tåg"}}, "damaged"),
        ({"illegible": ["unknown"]}, "damaged"),
        ({"settled": [["current"]]}, "damaged"),
        ({"note": "a\nb"}, "damaged"),
        ({"note": None}, "damaged"),
    ],
    ids=str,
)
def test_a_draft_that_no_clerk_can_have_left_is_refused(
    changes: dict[str, Any], reason: str
) -> None:
    desk = at_desk(INSTRUMENT).desk
    assert from_document(whole_document(), desk).sheet.number == 42
    with pytest.raises(CannotResume) as refused:
        from_document({**whole_document(), **changes}, desk)
    assert refused.value.reason == reason
