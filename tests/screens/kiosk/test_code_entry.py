"""The code on a slip at the kiosk: by finger, by keys and by a scanner; and what comes of it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.theme import Theme

from tests.responses.test_record import ANSWER
from tests.screens.kiosk.looks import in_sizes_and_languages
from tests.screens.kiosk.test_contrast import MARK, WORD, styled
from tests.screens.kiosk.test_targets import complaints_about
from tests.screens.kiosk.visitor import GRIDS, Clock, Finger, Hand, Keys, Shelf, Visitor, visiting
from tests.screens.widgets.contrast import SIGN, TEXT, contrast_in
from tests.sparing import one_quick
from tests.station.issued import Issued, asks_for_codes
from valuetui.instrument.model import Stopping
from valuetui.responses.answer import Answer, Status
from valuetui.responses.codes.code import LENGTH, is_sound, written
from valuetui.responses.drafts import DraftFile
from valuetui.responses.errors import NotSaved
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.code_entry import CodeScreen
from valuetui.screens.kiosk.group import GroupScreen
from valuetui.screens.kiosk.handing_in import HandingIn
from valuetui.screens.kiosk.information import InformationScreen
from valuetui.screens.kiosk.interrupted import InterruptedScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.stop import StopDialog
from valuetui.screens.kiosk.thanks import ThanksScreen, UnsavedScreen
from valuetui.screens.theme import THEMES
from valuetui.station.code_desk import CodeDesk

ASKS = asks_for_codes("elected")


@pytest.fixture
def issued(tmp_path: Path) -> Issued:
    return Issued(tmp_path, ("kiosk-1", "kiosk-2"))


@pytest.fixture
def desk(issued: Issued, clock: Clock) -> Iterator[CodeDesk]:
    desk = issued.desk(clock)
    yield desk
    desk.close()


async def to_code(visitor: Visitor, language: str = "sv") -> None:
    """From the first screen to the code."""
    await visitor.comes_to(AttractScreen)
    await visitor.press("languages", language)
    await visitor.comes_to(InformationScreen)
    await visitor.press("bar", "begin")
    await visitor.comes_to(GroupScreen)
    await visitor.press("groups", "elected")
    await visitor.comes_to(CodeScreen)


async def answers(visitor: Visitor) -> None:
    """From the first question to the thanks."""
    await visitor.fills()
    await visitor.goes_on()
    await visitor.hands_in()


def scans(visitor: Visitor, code: str) -> None:
    """A scanner types, and presses Enter at once."""
    visitor.keys(*code, "enter")


async def is_told(visitor: Visitor, finding: str, **values: object) -> None:
    await visitor.sees(visitor.app.words(f"codes.found.{finding}", about="", seconds=0)[:20])
    for value in values.values():
        await visitor.sees(str(value))


@pytest.mark.parametrize("hand", one_quick([Finger, Keys]))
async def test_a_code_is_pressed_on_the_screen_and_used_with_the_answer(
    clock: Clock, issued: Issued, desk: CodeDesk, hand: type[Hand]
) -> None:
    shelf, code = Shelf(), issued.code()
    async with visiting(clock, shelf, hand=hand, questionnaire=ASKS, codes=desk) as visitor:
        await to_code(visitor)
        for place, key in enumerate(code, 1):
            await visitor.press("letters", key)
            if place < LENGTH:
                await visitor.sees(visitor.app.words("codes.kiosk.left", n=LENGTH - place))
        await visitor.press("bar", "next")
        await visitor.comes_to(PickerScreen)
        assert issued.used == 0
        await answers(visitor)
        assert issued.used == 1
    [answer] = shelf.answers
    assert answer.group == "elected"
    digest = desk.look(code, "elected")
    assert digest.finding == "spent"
    assert code not in str(answer.to_document())


async def test_a_scanner_types_and_presses_enter_and_picks_nothing(
    clock: Clock, issued: Issued, desk: CodeDesk
) -> None:
    async with visiting(clock, questionnaire=ASKS, codes=desk) as visitor:
        await to_code(visitor)
        scans(visitor, issued.code().lower())
        visitor.keys("enter")  # some press it twice
        await visitor.comes_to(PickerScreen)
        await visitor.settles()
        assert visitor.chosen == ()


async def test_what_is_pasted_is_read_as_it_stands_on_the_slip(
    clock: Clock, issued: Issued, desk: CodeDesk
) -> None:
    async with visiting(clock, questionnaire=ASKS, codes=desk) as visitor:
        await to_code(visitor)
        visitor.keys("2", "3")
        visitor.paste(f" {written(issued.code()).lower()}\n")
        await visitor.sees(visitor.app.words("codes.kiosk.whole"))
        await visitor.press("bar", "next")
        await visitor.comes_to(PickerScreen)


async def test_a_typing_error_is_told_at_the_last_character_and_can_be_mended(
    clock: Clock, issued: Issued, desk: CodeDesk
) -> None:
    code = issued.code()
    wrong = code[:-1] + next(each for each in "23" if each != code[-1])
    assert not is_sound(wrong)
    async with visiting(clock, questionnaire=ASKS, codes=desk) as visitor:
        await to_code(visitor)
        visitor.keys(*wrong)
        await is_told(visitor, "mistyped")
        visitor.keys("enter", "a", "i", "2")  # no characters of codes, and one too many
        await is_told(visitor, "mistyped")
        await visitor.press("letters", "backspace")
        await visitor.sees(visitor.app.words("codes.kiosk.left", n=1))
        visitor.keys(code[-1], "enter")
        await visitor.comes_to(PickerScreen)


async def test_a_slip_that_was_used_or_is_for_others_is_refused_calmly(
    clock: Clock, issued: Issued, desk: CodeDesk
) -> None:
    shelf = Shelf()
    async with visiting(clock, shelf, questionnaire=ASKS, codes=desk) as visitor:
        await to_code(visitor)
        scans(visitor, issued.code())
        await visitor.comes_to(PickerScreen)
        await answers(visitor)
        await visitor.press("bar", "done")
        await to_code(visitor)
        scans(visitor, issued.code())
        await is_told(visitor, "spent")
        visitor.keys(*["backspace"] * LENGTH)
        scans(visitor, issued.code(station="kiosk-2"))
        await visitor.sees("kiosk-2")
        assert isinstance(visitor.app.screen, CodeScreen)
        await visitor.press("bar", "back")
        await visitor.comes_to(GroupScreen)
        await visitor.press("groups", "citizens")
        await visitor.comes_to(PickerScreen)
    assert len(shelf.answers) == 1


async def test_without_codes_people_are_sent_to_the_staff_and_others_answer_as_usual(
    clock: Clock, issued: Issued
) -> None:
    async with visiting(clock, questionnaire=ASKS) as visitor:
        await to_code(visitor)
        scans(visitor, issued.code())
        await is_told(visitor, "closed")
        await visitor.press("bar", "back")
        await visitor.comes_to(GroupScreen)
        await visitor.press("groups", "employees")
        await visitor.comes_to(PickerScreen)


async def test_where_the_station_has_one_group_the_code_comes_first(
    clock: Clock, issued: Issued, desk: CodeDesk
) -> None:
    async with visiting(clock, questionnaire=ASKS, group="elected", codes=desk) as visitor:
        await visitor.press("languages", "sv")
        await visitor.comes_to(InformationScreen)
        await visitor.press("bar", "begin")
        await visitor.comes_to(CodeScreen)
        scans(visitor, issued.code())
        await visitor.comes_to(PickerScreen)
        await visitor.press("bar", "back")
        await visitor.comes_to(InformationScreen)
        await visitor.press("bar", "begin")
        await visitor.comes_to(PickerScreen)  # the code was given


async def test_nothing_of_a_code_is_left_for_the_next_person(
    clock: Clock, issued: Issued, desk: CodeDesk
) -> None:
    async with visiting(clock, questionnaire=ASKS, codes=desk) as visitor:
        await to_code(visitor)
        visitor.keys(*issued.code())
        await visitor.sees(visitor.app.words("codes.kiosk.whole"))
        await visitor.press("corner", "stop")
        await visitor.comes_to(StopDialog)
        await visitor.press("bar", "stop")
        await to_code(visitor)
        await visitor.sees(visitor.app.words("codes.kiosk.left", n=LENGTH))
    assert issued.used == 0


async def test_a_code_is_used_only_when_the_answer_is_safe(
    clock: Clock, issued: Issued, desk: CodeDesk
) -> None:
    shelf = Shelf(fault=NotSaved(Path("kiosk-1.json"), "full"))
    async with visiting(clock, shelf, questionnaire=ASKS, codes=desk) as visitor:
        await to_code(visitor)
        scans(visitor, issued.code())
        await visitor.comes_to(PickerScreen)
        await visitor.fills()
        await visitor.goes_on()
        await visitor.press("bar", "submit")
        await visitor.comes_to(UnsavedScreen)
        assert issued.used == 0
        shelf.fault = None
        await visitor.press("bar", "retry")
        await visitor.comes_to(ThanksScreen)
    assert (issued.used, len(shelf.answers)) == (1, 1)


async def test_what_is_kept_of_somebody_who_stops_uses_the_code_too(
    clock: Clock, issued: Issued, desk: CodeDesk
) -> None:
    keeping = replace(ASKS, kiosk=replace(ASKS.kiosk, stop=Stopping.ASK))
    shelf = Shelf()
    async with visiting(clock, shelf, questionnaire=keeping, codes=desk) as visitor:
        await to_code(visitor)
        scans(visitor, issued.code())
        await visitor.comes_to(PickerScreen)
        await visitor.fills()
        await visitor.press("corner", "stop")
        await visitor.comes_to(StopDialog)
        await visitor.press("bar", "keep")
        await visitor.comes_to(ThanksScreen)
    assert ([each.status for each in shelf.answers], issued.used) == ([Status.PARTIAL], 1)


async def test_after_a_crash_the_interview_goes_on_with_its_code(
    clock: Clock, issued: Issued, desk: CodeDesk, tmp_path: Path
) -> None:
    shelf = Shelf()
    with DraftFile(tmp_path, "kiosk-1") as drafts:
        async with visiting(clock, questionnaire=ASKS, codes=desk, drafts=drafts) as visitor:
            await to_code(visitor)
            scans(visitor, issued.code())
            await visitor.comes_to(PickerScreen)
            await visitor.fills()
            drafts.settle()
            assert issued.code() not in drafts.path.read_text()
            draft = drafts.path.read_bytes()
        drafts.settle()
        drafts.path.write_bytes(draft)  # the kiosk was killed
        async with visiting(
            clock, shelf, questionnaire=ASKS, codes=desk, drafts=drafts, opens=InterruptedScreen
        ) as visitor:
            await visitor.press("bar", "take_up")
            await visitor.comes_to(PickerScreen)
            await visitor.goes_on()
            await visitor.hands_in()
    assert (issued.used, len(shelf.answers)) == (1, 1)


async def test_the_way_by_four_arrows(clock: Clock, desk: CodeDesk) -> None:
    async with visiting(clock, questionnaire=ASKS, codes=desk) as visitor:
        await to_code(visitor)
        visitor.keys("down")
        await visitor.until(lambda: visitor.app.focused is visitor.board("letters"))
        visitor.clock.go(1)
        visitor.keys("right", "enter")
        await visitor.sees("3 · · · ·")


# What it looks like


@in_sizes_and_languages
async def test_the_screen_looks_as_it_did_and_can_be_pressed_and_read(
    clock: Clock,
    issued: Issued,
    desk: CodeDesk,
    snapshot: SnapshotAssertion,
    size: tuple[int, int],
    language: str,
) -> None:
    async with visiting(clock, size=size, questionnaire=ASKS, codes=desk) as visitor:
        await to_code(visitor, language)
        assert visitor.text == snapshot(name="empty")
        assert list(complaints_about(visitor)) == []
        scans(visitor, issued.code(station="kiosk-2"))
        await visitor.sees("kiosk-2")
        await visitor.settles()
        assert visitor.text == snapshot(name="elsewhere")
        assert list(complaints_about(visitor)) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["sv", "sv-simple", "en"])
@pytest.mark.parametrize("size", GRIDS, ids=str)
async def test_no_answer_to_a_code_is_cut_off(
    clock: Clock, desk: CodeDesk, size: tuple[int, int], language: str
) -> None:
    from valuetui.station.code_desk import Finding, Looked

    async with visiting(clock, size=size, questionnaire=ASKS, codes=desk) as visitor:
        await to_code(visitor, language)
        screen = visitor.app.screen
        assert isinstance(screen, CodeScreen)
        for finding in Finding:
            if finding is not Finding.RIGHT:
                about = "employees" if finding is Finding.OTHER_GROUP else "kiosk-12-biblioteket"
                screen.refuse("", Looked(finding, about=about, wait=899.0))
                await visitor.settles()
                said = visitor.app.words(f"codes.found.{finding}", about="", seconds=900)
                await visitor.sees(said.split()[-1])  # its last word
                assert list(complaints_about(visitor)) == []


@pytest.mark.slow
@pytest.mark.parametrize("theme", one_quick(THEMES), ids=lambda theme: theme.name)
async def test_every_word_stands_out_from_its_ground(
    clock: Clock, issued: Issued, desk: CodeDesk, theme: Theme
) -> None:
    faint = set()
    async with visiting(clock, questionnaire=ASKS, codes=desk, theme=theme.name) as visitor:
        await to_code(visitor)
        for code in ("", issued.code(station="kiosk-2")):
            scans(visitor, code)
            await visitor.settles()
            for pattern, least in ((WORD, TEXT), (MARK, SIGN)):
                for text, style in styled(visitor, pattern):
                    if contrast_in(style) < least:
                        faint.add(f"{text} has {contrast_in(style):.1f}:1")
    assert faint == set()


def test_an_answer_whose_code_was_used_meanwhile_is_not_tried_for_ever(
    clock: Clock, issued: Issued, desk: CodeDesk
) -> None:
    """It cannot come to that while one process takes the codes of a station; a folder that was
    copied over may do it."""
    digest, saved = desk.look(issued.code(), "elected").digest, list[Answer]()
    desk.save(ANSWER, digest, saved.append)
    handing_in = HandingIn(saved.append, clock, desk)
    handing_in.hold(replace(ANSWER, id="b" * 32), digest)
    assert handing_in.try_now()
    assert (saved, handing_in.answer, handing_in.code) == ([ANSWER], None, "")
