"""A crash costs nobody their answers, and shows nobody another person's."""

import json
import os
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.responses.samples import Forbidding
from tests.screens.kiosk.test_saving import FULL, SlowShelf
from tests.screens.kiosk.visitor import GRIDS, Clock, Shelf, Visitor, instrument, visiting
from valuetui.instrument.model import Instrument, Interrupted
from valuetui.interview.session import Stage
from valuetui.responses.answer import Answer, Status
from valuetui.responses.channel import Channel
from valuetui.responses.drafts import DraftFile
from valuetui.responses.errors import DifferentRecord, NotSaved
from valuetui.responses.files import SystemFiles
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.handing_in import RETRY
from valuetui.screens.kiosk.interrupted import InterruptedScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.review import ReviewScreen
from valuetui.screens.kiosk.stop import StopDialog
from valuetui.screens.kiosk.swap import SwapDialog
from valuetui.screens.kiosk.thanks import ThanksScreen, UnsavedScreen

pytestmark = pytest.mark.slow

TIMES = instrument().kiosk
SHORT = TIMES.warning - 1
"""Seconds after which a draft at a kiosk is still offered."""
LONG = TIMES.warning
"""Seconds after which it is not any more."""
YEARS = 3e8


def keeping(rule: Interrupted) -> Instrument:
    """The short questionnaire with what becomes of interrupted interviews."""
    short = instrument()
    return replace(short, kiosk=replace(short.kiosk, interrupted=rule))


class Machine:
    """A machine with a disk, on which the kiosk runs, crashes, and is started again."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self.clock = clock
        self.shelf = Shelf()

    @asynccontextmanager
    async def runs(self, *, later: float = 0.0, **set_up: Any) -> AsyncIterator[Visitor]:
        """The kiosk, started so many seconds after the draft was last written. At the end of the
        block it is gone, whatever somebody was doing."""
        now = self.written + later
        with DraftFile(self.folder, "kiosk-1") as drafts:
            set_up = {"shelf": self.shelf, **set_up}
            async with visiting(
                self.clock, drafts=drafts, wall_clock=lambda: now, **set_up
            ) as visitor:
                yield visitor

    @property
    def path(self) -> Path:
        return self.folder / "drafts" / "kiosk-1.json"

    @property
    def written(self) -> float:
        return self.path.stat().st_mtime_ns / 1e9 if self.path.exists() else 0.0

    @property
    def draft(self) -> dict[str, Any] | None:
        """What is on the disk, as soon as the kiosk's thread has done its work."""
        return json.loads(self.path.read_text()) if self.path.exists() else None

    @property
    def left(self) -> list[Path]:
        """Files with anything in them."""
        return [each for each in self.folder.rglob("*") if each.is_file() and each.read_bytes()]


@pytest.fixture
def machine(tmp_path: Path, clock: Clock) -> Machine:
    return Machine(tmp_path, clock)


async def is_interrupted(machine: Machine, **set_up: Any) -> tuple[str, ...]:
    """Somebody answers the first question and a part of the second; what they picked there."""
    async with machine.runs(**set_up) as visitor:
        await visitor.begins("en", "elected")
        await visitor.fills()
        await visitor.goes_on()
        await visitor.pick(*(value.id for value in visitor.session.values[2:5]))
        return visitor.chosen


def settled(visitor: Visitor) -> None:
    """Wait until the disk has what the kiosk wanted to be there."""
    drafts = visitor.app.kiosk.drafts
    assert drafts is not None
    drafts.settle()


def words_on(visitor: Visitor) -> list[str]:
    """What can be read on the screen, wherever the keyboard's cursor stands."""
    return visitor.text.replace("█", " ").replace("▶", " ").split()


class TestTakingUp:
    @pytest.mark.parametrize(
        ("channel", "later"), [(Channel.STAFF, YEARS), (Channel.STAFF, -YEARS), (Channel.KIOSK, 0),
                               (Channel.KIOSK, SHORT)]
    )  # fmt: skip
    async def test_the_interview_goes_on_exactly_where_it_was_and_gives_one_answer(
        self, machine: Machine, channel: Channel, later: float
    ) -> None:
        async with machine.runs(channel=channel) as visitor:
            await visitor.begins("en", "elected")
            await visitor.fills()
            await visitor.goes_on()
            await visitor.pick(*(value.id for value in visitor.session.values[2:5]))
            picked, order = visitor.chosen, visitor.session.values
            first = visitor.session.picks_of("current").chosen
            text = words_on(visitor)
            settled(visitor)
            draft = machine.draft
        assert draft is not None

        async with machine.runs(later=later, channel=channel, opens=InterruptedScreen) as visitor:
            await visitor.press("bar", "take_up")
            await visitor.comes_to(PickerScreen)
            assert words_on(visitor) == text
            assert (visitor.chosen, visitor.session.values) == (picked, order)
            assert visitor.app.language == "en"
            await visitor.pick(*(value.id for value in order[6:8]))
            await visitor.goes_on()
            await visitor.comes_to(ReviewScreen)
            await visitor.hands_in()
            settled(visitor)
            assert machine.left == []
        [answer] = machine.shelf.answers
        assert answer.id == draft["record_id"]
        assert answer.picks["current"] == first
        assert answer.picks["desired"][:3] == picked
        assert (answer.group, answer.language, answer.status) == ("elected", "en", Status.COMPLETE)

    async def test_a_crash_during_the_offer_or_soon_after_loses_nothing(
        self, machine: Machine
    ) -> None:
        picked = await is_interrupted(machine)
        async with machine.runs(opens=InterruptedScreen):
            pass
        async with machine.runs(opens=InterruptedScreen) as visitor:
            await visitor.press("bar", "take_up")
            await visitor.comes_to(PickerScreen)
        async with machine.runs(opens=InterruptedScreen) as visitor:
            await visitor.press("bar", "take_up")
            await visitor.comes_to(PickerScreen)
            assert visitor.chosen == picked

    async def test_whoever_changes_the_language_of_the_offer_goes_on_in_it(
        self, machine: Machine
    ) -> None:
        await is_interrupted(machine)
        async with machine.runs(opens=InterruptedScreen) as visitor:
            await visitor.reads("interrupted.heading")
            assert visitor.app.language == "en"
            await visitor.press("corner", "language:sv")
            await visitor.press("bar", "take_up")
            await visitor.comes_to(PickerScreen)
            assert visitor.session.language == visitor.app.language == "sv"

    async def test_it_can_be_thrown_away(self, machine: Machine) -> None:
        await is_interrupted(machine)
        async with machine.runs(opens=InterruptedScreen) as visitor:
            await visitor.press("bar", "discard")
            await visitor.comes_to(AttractScreen)
            assert visitor.app.language == "sv"
            settled(visitor)
            assert machine.left == []
        async with machine.runs():
            pass
        assert machine.shelf.answers == []

    @pytest.mark.parametrize("rule", Interrupted)
    async def test_what_is_thrown_away_is_not_kept_whatever_the_rule(
        self, machine: Machine, rule: Interrupted
    ) -> None:
        await is_interrupted(machine, questionnaire=keeping(rule))
        async with machine.runs(questionnaire=keeping(rule), opens=InterruptedScreen) as visitor:
            await visitor.press("bar", "discard")
            await visitor.comes_to(AttractScreen)
        assert machine.left == []
        assert machine.shelf.answers == []

    @pytest.mark.parametrize("size", GRIDS, ids=str)
    @pytest.mark.parametrize(
        ("channel", "rule"),
        [(Channel.KIOSK, Interrupted.DISCARD), (Channel.KIOSK, Interrupted.KEEP),
         (Channel.STAFF, Interrupted.KEEP)],
    )  # fmt: skip
    async def test_the_offer_says_all_and_shows_nothing(
        self, machine: Machine, size: tuple[int, int], channel: Channel, rule: Interrupted
    ) -> None:
        picked = await is_interrupted(machine)
        async with machine.runs(
            size=size, channel=channel, questionnaire=keeping(rule), opens=InterruptedScreen
        ) as visitor:
            for language in ("en", "sv"):
                if language != visitor.app.language:
                    await visitor.press("corner", f"language:{language}")
                about = "staff" if channel is Channel.STAFF else rule
                said = visitor.app.words(f"kiosk.interrupted.{about}", n=TIMES.warning)
                await visitor.until(lambda said=said: said in " ".join(visitor.text.split()))  # type: ignore[misc]
                await visitor.reads("interrupted.take_up")
                for value in picked:
                    assert instrument().value_by_id[value].label[language] not in visitor.text


class TestNobodyTakesItUp:
    @pytest.mark.parametrize("later", [LONG, YEARS, -1, -YEARS])
    async def test_at_a_kiosk_nothing_is_offered_to_whoever_comes_later(
        self, machine: Machine, later: float
    ) -> None:
        await is_interrupted(machine)
        async with machine.runs(later=later) as visitor:
            assert visitor.app.language == "sv"
            settled(visitor)
            assert machine.left == []
        assert machine.shelf.answers == []

    async def test_the_offer_at_a_kiosk_goes_away_by_itself(self, machine: Machine) -> None:
        await is_interrupted(machine)
        async with machine.runs(opens=InterruptedScreen) as visitor:
            machine.clock.go(TIMES.warning - 0.1)
            await visitor.looks_at_the_clock()
            assert visitor.layers == ["InterruptedScreen"]
            machine.clock.go(0.1)
            await visitor.looks_at_the_clock()
            await visitor.comes_to(AttractScreen)
            settled(visitor)
            assert machine.left == []
        assert machine.shelf.answers == []

    async def test_at_a_terminal_of_staff_it_waits(self, machine: Machine) -> None:
        await is_interrupted(machine, channel=Channel.STAFF)
        async with machine.runs(channel=Channel.STAFF, opens=InterruptedScreen) as visitor:
            machine.clock.go(100_000)
            await visitor.looks_at_the_clock()
            assert visitor.layers == ["InterruptedScreen"]

    @pytest.mark.parametrize("is_offered", [True, False])
    async def test_where_the_questionnaire_says_so_what_is_finished_is_kept(
        self, machine: Machine, is_offered: bool
    ) -> None:
        keep = keeping(Interrupted.KEEP)
        await is_interrupted(machine, questionnaire=keep)
        draft, noon = machine.draft, datetime(2026, 11, 23, 12).astimezone()
        assert draft is not None
        os.utime(machine.path, (noon.timestamp(), noon.timestamp()))
        opens = InterruptedScreen if is_offered else AttractScreen
        async with machine.runs(
            later=0 if is_offered else 3 * 86_400, questionnaire=keep, opens=opens
        ) as visitor:
            if is_offered:
                machine.clock.go(TIMES.warning)
                await visitor.looks_at_the_clock()
                await visitor.comes_to(AttractScreen)
            settled(visitor)
            assert machine.left == []
        [answer] = machine.shelf.answers
        assert answer.status is Status.PARTIAL
        assert answer.picks == {"current": tuple(draft["picks"]["current"])}
        assert (answer.id, answer.day) == (draft["record_id"], "2026-11-23")

    async def test_where_no_question_is_finished_nothing_is_kept(self, machine: Machine) -> None:
        keep = keeping(Interrupted.KEEP)
        async with machine.runs(questionnaire=keep) as visitor:
            await visitor.begins()
            await visitor.pick(visitor.session.values[0].id)
        async with machine.runs(later=LONG, questionnaire=keep):
            pass
        assert machine.left == []
        assert machine.shelf.answers == []

    async def test_what_cannot_be_saved_yet_stays_on_the_disk_until_it_is(
        self, machine: Machine
    ) -> None:
        keep = keeping(Interrupted.KEEP)
        await is_interrupted(machine, questionnaire=keep)
        before = machine.draft
        machine.shelf.fault = FULL
        async with machine.runs(later=LONG, questionnaire=keep, opens=UnsavedScreen) as visitor:
            settled(visitor)
            assert machine.draft == before
            machine.shelf.fault = None
            machine.clock.go(RETRY)
            await visitor.comes_to(ThanksScreen)
            settled(visitor)
            assert machine.left == []
        assert [answer.status for answer in machine.shelf.answers] == [Status.PARTIAL]


class TestTheAnswerWasSafe:
    """The program was killed between the saving of the answer and the thanks."""

    async def is_killed(self, machine: Machine) -> None:
        async with machine.runs() as visitor:
            await visitor.answers()
            settled(visitor)
            before = machine.path.read_bytes()
            await visitor.hands_in()
        machine.path.write_bytes(before)

    async def test_whoever_is_still_there_is_thanked(self, machine: Machine) -> None:
        await self.is_killed(machine)
        async with machine.runs(later=SHORT, opens=ThanksScreen) as visitor:
            settled(visitor)
            assert machine.left == []
        assert len(machine.shelf.answers) == 1

    @pytest.mark.parametrize("rule", Interrupted)
    async def test_it_is_neither_offered_nor_kept_again_later(
        self, machine: Machine, rule: Interrupted
    ) -> None:
        await self.is_killed(machine)
        async with machine.runs(later=LONG, questionnaire=keeping(rule)):
            pass
        assert machine.left == []
        assert len(machine.shelf.answers) == 1

    async def test_where_that_could_not_be_known_the_answer_stays_as_it_was_saved(
        self, machine: Machine
    ) -> None:
        class Unsure(Shelf):
            def has(self, identifier: str) -> bool:
                raise NotSaved(Path(f"{identifier}.json"), "busy")

            def save(self, answer: Answer) -> None:
                raise DifferentRecord(Path("kiosk-1.json"), answer.id)

        await self.is_killed(machine)
        async with machine.runs(shelf=Unsure(), opens=InterruptedScreen) as visitor:
            await visitor.press("bar", "take_up")
            await visitor.comes_to(ReviewScreen)
            await visitor.hands_in()
        assert machine.left == []


class TestRefusing:
    @pytest.mark.parametrize("channel", [Channel.KIOSK, Channel.STAFF])
    async def test_another_version_of_the_questionnaire(
        self, machine: Machine, channel: Channel, caplog: pytest.LogCaptureFixture
    ) -> None:
        await is_interrupted(machine)
        async with machine.runs(channel=channel, questionnaire=instrument("kommun")):
            pass
        assert machine.left == []
        assert "another version" in caplog.text

    async def test_a_station_that_is_bound_to_a_group_now(self, machine: Machine) -> None:
        await is_interrupted(machine)
        async with machine.runs(group="citizens"):
            pass
        assert machine.left == []

    @pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"kind": "draft", "form": 2}'])
    async def test_a_file_that_is_damaged(self, machine: Machine, content: str) -> None:
        machine.path.parent.mkdir()
        machine.path.write_text(content)
        async with machine.runs() as visitor:
            await visitor.begins()
        assert machine.draft is not None

    async def test_another_process_of_the_station_offers_nothing(self, machine: Machine) -> None:
        async with machine.runs() as visitor:
            await visitor.begins()
            await visitor.pick(visitor.session.values[0].id)
            settled(visitor)
            with DraftFile(machine.folder, "kiosk-1") as drafts:
                async with visiting(machine.clock, drafts=drafts) as other:
                    await other.begins()
                    await other.pick(other.session.values[1].id)
            draft = machine.draft
            assert draft is not None
            assert draft["picks"]["current"] == list(visitor.chosen)


def as_json(visitor: Visitor) -> dict[str, Any]:
    """The draft of the interview that goes on."""
    draft = json.loads(json.dumps(visitor.session.draft().to_document()))
    assert isinstance(draft, dict)
    return draft


class TestWhatIsOnTheDisk:
    async def test_after_every_step_it_is_what_is_on_the_screen(self, machine: Machine) -> None:
        async with machine.runs() as visitor:
            stages = set()

            def is_kept() -> None:
                settled(visitor)
                draft = machine.draft
                assert draft == as_json(visitor)
                stages.add(Stage(draft["stage"]))

            await visitor.begins()
            is_kept()
            first, *others = (value.id for value in visitor.session.values)
            await visitor.pick(first)
            is_kept()
            await visitor.press("corner", "language:en")
            await visitor.until(lambda: visitor.session.language == "en")
            is_kept()
            await visitor.press("tray", first)
            await visitor.until(lambda: not visitor.chosen)
            is_kept()
            await visitor.press("bar", "undo")
            await visitor.until(lambda: visitor.chosen == (first,))
            is_kept()
            await visitor.pick(*others[:4])
            await visitor.press("values", others[-1])
            await visitor.comes_to(SwapDialog)
            await visitor.press("picks", first)
            await visitor.until(lambda: others[-1] in visitor.chosen)
            is_kept()
            await visitor.goes_on()
            is_kept()
            await visitor.fills()
            await visitor.goes_on()
            await visitor.comes_to(ReviewScreen)
            is_kept()
            assert stages == {Stage.QUESTION, Stage.REVIEW}

    async def test_nobody_who_has_not_said_yes_is_on_the_disk(self, machine: Machine) -> None:
        async with machine.runs() as visitor:
            await visitor.press("languages", "sv")
            await visitor.until(lambda: visitor.app.session is not None)
            await visitor.press("corner", "language:en")
            await visitor.until(lambda: visitor.session.language == "en")
            settled(visitor)
            assert machine.left == []

    async def test_the_draft_stays_until_the_answer_is_safe(self, machine: Machine) -> None:
        shelf = SlowShelf()
        async with machine.runs(shelf=shelf) as visitor:
            await visitor.answers()
            settled(visitor)
            before = machine.draft
            await visitor.aim("bar", "submit")
            visitor.hand.strike()
            await visitor.until(shelf.begun.is_set)
            settled(visitor)
            assert machine.draft == before
            shelf.may_go_on.set()
            await visitor.comes_to(ThanksScreen)
            settled(visitor)
            assert machine.left == []

    async def test_a_disk_that_refuses_the_answer_keeps_the_draft(self, machine: Machine) -> None:
        machine.shelf.fault = FULL
        async with machine.runs() as visitor:
            await visitor.answers()
            settled(visitor)
            before = machine.draft
            await visitor.press("bar", "submit")
            await visitor.comes_to(UnsavedScreen)
            visitor.keys("ctrl+q", "ctrl+q")
            await visitor.leaves()
        assert machine.draft == before
        machine.shelf.fault = None
        async with machine.runs(opens=InterruptedScreen) as visitor:
            await visitor.press("bar", "take_up")
            await visitor.comes_to(ReviewScreen)
            await visitor.hands_in()
        assert machine.left == []
        assert len(machine.shelf.answers) == 1

    async def test_staff_who_end_the_program_between_two_people_leave_nothing(
        self, machine: Machine
    ) -> None:
        async with machine.runs() as visitor:
            await visitor.begins()
            await visitor.press("corner", "stop")
            await visitor.comes_to(StopDialog)
            await visitor.press("bar", "stop")
            await visitor.comes_to(AttractScreen)
            visitor.keys("ctrl+q")
            await visitor.leaves()
        assert machine.left == []

    @pytest.mark.parametrize("channel", [Channel.KIOSK, Channel.STAFF])
    async def test_staff_who_end_the_program_in_the_middle_find_it_again_only_at_their_own_terminal(
        self, machine: Machine, channel: Channel
    ) -> None:
        async with machine.runs(channel=channel) as visitor:
            await visitor.begins()
            await visitor.fills()
            settled(visitor)
            visitor.keys("ctrl+q")
            await visitor.leaves()
        assert bool(machine.left) == (channel is Channel.STAFF)


class TestTroubledDisks:
    async def test_nobody_waits_for_a_slow_disk(self, machine: Machine, clock: Clock) -> None:
        class Slow(SystemFiles):
            may_go_on = threading.Event()

            def write_some(self, handle: int, offset: int, data: memoryview) -> int:
                assert self.may_go_on.wait(60)
                return super().write_some(handle, offset, data)

        with DraftFile(machine.folder, "kiosk-1", Slow()) as drafts:
            async with visiting(clock, drafts=drafts) as visitor:
                await visitor.answers()
                assert machine.left == []
                Slow.may_go_on.set()
                settled(visitor)
                assert machine.draft == as_json(visitor)

    async def test_where_no_draft_can_be_kept_people_answer_all_the_same(
        self, machine: Machine, clock: Clock
    ) -> None:
        with DraftFile(machine.folder, "kiosk-1", Forbidding()) as drafts:
            async with visiting(clock, machine.shelf, drafts=drafts) as visitor:
                await visitor.answers()
                await visitor.hands_in()
        assert len(machine.shelf.answers) == 1


@pytest.mark.parametrize("presses", [1, 2, 20])
async def test_however_often_the_offer_is_pressed_the_interview_goes_on_once(
    machine: Machine, presses: int
) -> None:
    picked = await is_interrupted(machine)
    async with machine.runs(opens=InterruptedScreen) as visitor:
        await visitor.aim("bar", "take_up")
        for _ in range(presses):
            visitor.hand.strike()
        await visitor.comes_to(PickerScreen)
        assert visitor.layers == ["PickerScreen"]
        assert visitor.chosen == picked
