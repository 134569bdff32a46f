"""The code from a slip that comes with a form on paper: checked and spent as at the kiosk."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.interview.entry.clerk import PLAIN, codes, number, told, type_in
from tests.station.issued import Issued, asks_for_codes
from valuetui.interview.entry.entering import Entering
from valuetui.interview.entry.rules import Batch
from valuetui.interview.stage import Stage
from valuetui.responses.answer import Answer
from valuetui.responses.codes.ledger import Ledger, spent_at
from valuetui.responses.drafts import DraftFile
from valuetui.responses.errors import NotSaved
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.record import Reentry, fact_from_document
from valuetui.station.collector import Collector
from valuetui.station.draw import Draw
from valuetui.station.entry_desk import EntryDesk
from valuetui.station.entry_place import Place
from valuetui.station.forms import FormRegister
from valuetui.station.second_desk import SecondDesk

STATION = "kansli-1"
ASKED = asks_for_codes("elected", made=PLAIN)
ELECTED, CITIZEN = "2", "1"
MARKS = codes((1, 2, 3)) + codes((4, 5, 6))


class Post:
    """A staff terminal with slips for the elected."""

    def __init__(self, folder: Path, answers: Collector, draft: DraftFile | None = None) -> None:
        self.folder, self.answers, self.draft = folder, answers, draft
        self.issued = Issued(folder, (STATION, "kansli-2"))

    def place(self, *, may_lack_code: bool = False) -> Place:
        register = FormRegister(self.folder, bytes(32), ASKED, Draw(b"", 1.0))
        return Place(
            ASKED, STATION, self.answers.save, register, self.draft, codes=self.answers.codes,
            may_lack_code=may_lack_code,
        )  # fmt: skip

    def code(self, at: int = 0, station: str = STATION) -> str:
        return self.issued.code(at, station)

    @property
    def spent(self) -> int:
        return len(spent_at(self.folder, STATION))

    def kept(self) -> list[Answer | Reentry]:
        facts = map(fact_from_document, ResponseFolder(self.folder).documents())
        return [each for each in facts if isinstance(each, Answer | Reentry)]


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with Collector(tmp_path, STATION, ASKED) as answers:
        yield Post(tmp_path, answers)


def begin(desk: EntryDesk, form: int, group: str = ELECTED, operator: str = "Kim") -> Entering:
    entering = desk.begin(Batch(operator, "sv", None))
    type_in(entering, number(form) + group)
    return entering


def test_the_code_is_asked_for_and_spent_with_the_answer_and_not_before(post: Post) -> None:
    desk = EntryDesk(post.place())
    clerk = begin(desk, 7)
    assert clerk.stage is Stage.CODE
    desk.look_at_code(post.code().lower())
    assert told(clerk) == "code.taken"
    type_in(clerk, MARKS)
    assert post.spent == 0
    assert desk.save()
    assert post.spent == 1
    assert post.code() not in "".join(each.read_text("utf-8") for each in files(post.folder))


def test_of_other_groups_none_is_asked_for(post: Post) -> None:
    clerk = begin(EntryDesk(post.place()), 7, CITIZEN)
    assert clerk.stage is Stage.QUESTION


def test_what_is_no_code_for_this_form_is_told_and_the_form_stays(post: Post) -> None:
    desk = EntryDesk(post.place())
    clerk = begin(desk, 7)
    desk.look_at_code(post.code())
    type_in(clerk, MARKS)
    assert desk.save()
    clerk = begin(desk, 8)
    for typed, finding in (
        (post.code(), "spent"),
        (post.code(1)[:-1], "mistyped"),
        (post.code(station="kansli-2"), "elsewhere"),
    ):
        desk.look_at_code(typed)
        assert told(clerk) == f"code.{finding}"
        assert clerk.stage is Stage.CODE
    clerk.enter()
    assert told(clerk) == "code.none"
    desk.look_at_code(post.code(1))
    assert clerk.stage is Stage.QUESTION
    type_in(clerk, MARKS)
    assert desk.save()
    assert post.spent == 2


def test_a_code_that_a_kiosk_has_taken_meanwhile_gives_no_second_answer(post: Post) -> None:
    desk = EntryDesk(post.place())
    clerk = begin(desk, 7)
    desk.look_at_code(post.code())
    type_in(clerk, MARKS)
    digest, other = clerk.state.code, begin_other(post)
    assert post.answers.codes
    post.answers.codes.save(other, digest, post.answers.save)
    assert not desk.save()
    assert (told(clerk), clerk.stage) == ("code.spent_since", Stage.CODE)
    assert all(len(marked) == 3 for marked in clerk.state.sheet.marks.values())
    assert [each.id for each in post.kept()] == [other.id]
    desk.look_at_code(post.code(1))
    assert (told(clerk), clerk.stage) == ("code.taken", Stage.REVIEW)
    assert desk.save()
    assert (len(post.kept()), post.spent) == (2, 2)


def test_a_form_without_its_slip_is_taken_only_where_the_settings_say_so_and_noted(
    post: Post,
) -> None:
    desk = EntryDesk(post.place(may_lack_code=True))
    clerk = begin(desk, 7)
    clerk.enter()
    assert (told(clerk), clerk.stage) == ("code.sure", Stage.CODE)
    clerk.enter()
    assert told(clerk) == "code.without"
    type_in(clerk, MARKS)
    assert desk.save()
    [answer] = post.kept()
    assert answer.paper
    assert answer.paper.without_code
    assert post.spent == 0


def test_a_form_that_is_entered_again_or_anew_spends_nothing(post: Post) -> None:
    desk = EntryDesk(post.place())
    clerk = begin(desk, 7)
    desk.look_at_code(post.code())
    type_in(clerk, MARKS)
    assert desk.save()
    second = SecondDesk(post.place())
    clerk = begin(second, 7, operator="Ali")
    assert clerk.stage is Stage.QUESTION
    type_in(clerk, MARKS)
    assert second.save()
    assert told(clerk) == "agrees"
    desk.begin(Batch("Kim", "sv", None))
    assert desk.void(7, "fel")
    assert desk.entering
    type_in(desk.entering, ELECTED)
    assert desk.entering.stage is Stage.QUESTION
    type_in(desk.entering, MARKS)
    assert desk.save()
    assert post.spent == 1


def test_a_code_whose_use_could_not_be_noted_at_first_is_spent_when_enter_comes_again(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = EntryDesk(post.place())
    clerk = begin(desk, 7)
    desk.look_at_code(post.code())
    type_in(clerk, MARKS)

    def fail(*_: object) -> None:
        raise NotSaved(post.folder, "full")

    with monkeypatch.context() as broken:
        broken.setattr(Ledger, "_spend", fail)
        assert not desk.save()
    assert (told(clerk), len(post.kept()), post.spent) == ("not_saved", 1, 0)
    assert desk.save()
    assert (told(clerk), len(post.kept()), post.spent) == ("saved", 1, 1)


def test_who_was_interrupted_goes_on_without_the_slip(tmp_path: Path) -> None:
    with Collector(tmp_path, STATION, ASKED) as answers:
        with DraftFile(tmp_path, "draft") as draft:
            post = Post(tmp_path, answers, draft)
            desk = EntryDesk(post.place())
            begin(desk, 7)
            desk.look_at_code(post.code())
        with DraftFile(tmp_path, "draft") as post.draft:
            desk = EntryDesk(post.place())
            clerk = desk.begin(Batch("Kim", "sv", None))
            assert (told(clerk), clerk.stage) == ("resumed", Stage.QUESTION)
            type_in(clerk, MARKS)
            assert desk.save()
        assert post.spent == 1


def test_another_group_needs_its_own_code(post: Post) -> None:
    desk = EntryDesk(post.place())
    clerk = begin(desk, 7)
    desk.look_at_code(post.code())
    clerk.back()
    assert clerk.stage is Stage.GROUP
    type_in(clerk, CITIZEN + "[" + ELECTED)
    assert clerk.takes_code


def begin_other(post: Post) -> Answer:
    """An answer that somebody else has given meanwhile."""
    desk = EntryDesk(replace(post.place(), codes=None, save=lambda _: None))
    clerk = begin(desk, 9, CITIZEN)
    type_in(clerk, MARKS)
    assert desk.save()
    [found] = [form.firsts[0] for _, form in desk.place.register.forms()]
    return found


def files(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file()]
