"""The kiosk app: it carries one person after another through the screens and saves the answers."""

import time
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.types import CSSPathType

from valuetui.interview.paradata import Clock
from valuetui.interview.stage import Stage
from valuetui.responses.channel import Channel
from valuetui.screens.kiosk import intents
from valuetui.screens.kiosk.base import KioskScreen
from valuetui.screens.kiosk.eases import Eases
from valuetui.screens.kiosk.handing_in import HandingIn
from valuetui.screens.kiosk.idleness import Idleness
from valuetui.screens.kiosk.interviews import (
    broken_off,
    drafts_of,
    handed_in,
    looked_at,
    may_keep,
    new_interview,
    taken_up,
)
from valuetui.screens.kiosk.setup import Kiosk
from valuetui.screens.kiosk.small import is_too_small
from valuetui.screens.kiosk.staff_door import StaffDoor
from valuetui.screens.kiosk.waiting import WaitingApp
from valuetui.station.interruption import Interruption
from valuetui.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from valuetui.instrument.model import Value
    from valuetui.interview.session import Session
    from valuetui.responses.answer import Answer
    from valuetui.screens.kiosk.narrator import Narrator

SURE = 10.0
"""Seconds within which staff may confirm that they leave without an answer that is not saved."""


class KioskApp(WaitingApp):
    """One interview after another."""

    # A file that comes later makes Textual read all of them again: the first screen's is here too.
    CSS_PATH: ClassVar[CSSPathType | None] = ["kiosk.tcss", "between.tcss"]

    def __init__(
        self, kiosk: Kiosk, clock: Clock = time.monotonic, wall_clock: Clock = time.time
    ) -> None:
        super().__init__(kiosk)
        self.instrument = kiosk.instrument
        self.session: Session | None = None
        self.clock = clock
        self.idleness = Idleness(self, clock, self.instrument.kiosk.warning, self.make_way)
        self.door = StaffDoor(self, self, kiosk.lock, kiosk.leave_key, clock)
        self.handing_in = HandingIn(kiosk.save, clock, kiosk.codes)
        self._eases = Eases(kiosk)
        self._drafts = drafts_of(kiosk, wall_clock)
        self._interrupted: Interruption | None = None
        """What is offered to whoever was interrupted."""
        self._narrator: Narrator | None = None
        self._leaves_until = float("-inf")
        self._first_language = kiosk.language or self.instrument.languages[0]
        self.words = Words(self._first_language)

    def run(self, *args: Any, **options: Any) -> None:
        """Run, and fall silent at the end."""
        try:
            super().run(*args, **options)
        finally:
            if self._narrator:
                self._narrator.close()

    # Languages

    @property
    def language(self) -> str:
        return self.words.language

    @property
    def other_languages(self) -> tuple[str, ...]:
        return tuple(code for code in self.instrument.languages if code != self.language)

    @on(intents.SpeakLanguage)
    def speak_language(self, intent: intents.SpeakLanguage) -> None:
        self.words = Words(intent.language)
        if self.session:
            self.session.use_language(intent.language)
        if isinstance(self.screen, KioskScreen):
            self.screen.fill()

    def speak_as_shown(self) -> None:
        if self.present and self.present.spoken != self.language:
            self.speak_language(intents.SpeakLanguage(self.present.spoken))

    @property
    def is_changed(self) -> bool:
        return super().is_changed or self.language != self._first_language

    # All the time

    async def on_mount(self) -> None:
        if self.kiosk.lock is None:
            self.bind(self.kiosk.leave_key, "leave", show=False)

    def load_what_some_need(self) -> None:
        """Be ready to speak, where there is something to speak with."""
        settings = self.kiosk.speech
        if settings is None or settings.start == "never":
            return
        from valuetui.station.speech import Speaker, is_installed

        if is_installed():
            from valuetui.screens.kiosk.narrator import Narrator

            self._narrator = Narrator(self, self, Speaker(), settings)

    @property
    def is_answering(self) -> bool:
        return self.session is not None

    @property
    def is_at_rest(self) -> bool:
        return super().is_at_rest and self.handing_in.answer is None

    @property
    def is_with_staff(self) -> bool:
        return self.door.front is not None

    def look_at_the_clock(self) -> None:
        """Once a second. A timer goes on while a message is being carried out; what it finds to do
        waits for its turn, so that nothing is saved twice at once and no screen comes while
        another one does."""
        super().look_at_the_clock()
        self.call_later(self.watch_idle)
        if self.session is None and not self.is_swept:
            self.call_later(self.sweep)
        self.call_later(self.watch_unsaved)

    async def action_leave(self) -> None:
        """Staff end the program; while an answer is not safe, only when they ask a second time."""
        if self.handing_in.answer and self.clock() > self._leaves_until:
            self._leaves_until = self.clock() + SURE
            await self.show_unsaved(leave_key=self.kiosk.leave_key)
            return
        self.end()

    def end(self) -> None:
        """End the program, whatever is going on."""
        if self.kiosk.channel is Channel.KIOSK and not self.handing_in.answer:
            self._drafts.discard()  # whoever sat there was sent away: this is no crash
            self.kiosk.gone()
        self.exit()

    # One interview

    @on(intents.Start)
    async def start(self, intent: intents.Start) -> None:
        if self.handing_in.answer:
            await self.show_unsaved()
            return
        self.words = Words(intent.language)
        self.session = new_interview(self.kiosk, intent.language, self.clock, self._keep_draft)
        await self.show_stage()

    @on(intents.GoOn)
    async def go_on(self) -> None:
        if self.session and self.session.stage is Stage.INFORMATION:
            self.session.begin()
        elif self.session and self.session.stage in (Stage.BACKGROUND, Stage.QUESTION):
            self.session.next()
        await self.show_stage()

    @on(intents.SkipQuestion)
    async def skip_question(self) -> None:
        if self.session and self.session.stage is Stage.BACKGROUND:
            self.session.skip()
            await self.show_stage()

    @on(intents.GoBack)
    async def go_back(self) -> None:
        if self.session and self.session.stage is not Stage.INFORMATION:
            self.session.back()
            await self.show_stage()
        else:
            await self.start_over()

    @on(intents.ChooseGroup)
    async def choose_group(self, intent: intents.ChooseGroup) -> None:
        if self.session:
            self.session.choose_group(intent.group)
            await self.show_stage()

    @on(intents.TryCode)
    async def try_code(self, intent: intents.TryCode) -> None:
        """Let the person in, or say why not."""
        from valuetui.screens.kiosk.code_entry import CodeScreen

        if self.session is None or self.session.stage is not Stage.CODE:
            return
        looked = looked_at(self.kiosk, self.session, intent.typed)
        if self.session.code:
            await self.show_stage()
        elif isinstance(self.present, CodeScreen):
            self.present.refuse(intent.typed, looked)

    @on(intents.Revise)
    async def revise(self, intent: intents.Revise) -> None:
        if self.session:
            self.session.revise(intent.question)
            await self.show_stage()

    @on(intents.Submit)
    async def submit(self) -> None:
        """Save first, thank afterwards. An answer that could not be saved stays in memory."""
        if self.session and self.session.stage is Stage.REVIEW:
            code = self.session.code
            self.handing_in.hold(handed_in(self.kiosk, self.session), code)
            await self._hand_in(told=True)
        elif self.handing_in.answer:
            await self._hand_in()

    async def _hand_in(self, *, told: bool = False) -> None:
        """Save the answer and thank. Only whoever has just handed in is ``told`` about it: later it
        may be somebody else who stands there."""
        answer = self.handing_in.answer
        if answer is None:
            return
        if await self.is_safe():
            await self.thank(answer if told else None)
        else:
            await self.show_unsaved()

    async def watch_unsaved(self) -> None:
        """Every few seconds: try again, by itself, to save what could not be saved."""
        if self.door.front is None and self.handing_in.is_due and await self.is_safe():
            await self.thank()

    async def is_safe(self) -> bool:
        """Try to save the answer; whether it is safe. Only then its draft goes away."""
        safe = await self.handing_in.is_safe()
        if safe:
            self._drafts.discard()
        return safe

    @on(intents.AskToStop)
    def confirm_stop(self) -> None:
        """Ask whether the person really wants to stop."""
        from valuetui.screens.kiosk.stop import StopDialog

        session = self.session
        keeps = session is not None and may_keep(self.kiosk, session)
        self.push_screen(StopDialog(may_keep=keeps))

    @on(intents.StopAndKeep)
    async def stop_and_keep(self) -> None:
        """Keep what is finished, and thank for it."""
        if self.session is None or self.session.ended:
            return
        code = self.session.code
        self.handing_in.hold(broken_off(self.kiosk, self.session), code)
        if self.handing_in.answer:
            await self._hand_in()
        else:
            await self.start_over()

    @on(intents.Stop)
    @on(intents.Finish)
    async def start_over(self) -> None:
        """Nothing of this person stays; the next one may come.

        Only an answer that was handed in and is not safe yet is held on to.
        """
        if self.handing_in.answer:
            return
        if self.session:
            self.session.abandon()
        self.kiosk.gone()
        self.session = self._interrupted = None
        self._drafts.discard()
        self.words = Words(self._first_language)
        self.appear_as_at_first()
        if self._narrator:
            self._narrator.reset()
        await self.show(self.between())
        self.call_after_refresh(self.sweep)

    # What a crash interrupts

    def _keep_draft(self) -> None:
        if self.session:
            self._drafts.keep(self.session)

    async def begin(self) -> None:
        """After a crash, before anything is seen: what becomes of the interview that it
        interrupted."""
        found = self._drafts.look()
        if found is None:
            return
        if found.is_saved:
            self._drafts.discard()
            if found.may_be_offered:
                await self.thank()
        elif found.may_be_offered:
            await self.offer(found)
        else:
            await self.give_up(found)

    async def offer(self, found: Interruption) -> None:
        """Ask whether to go on with the interview. Nothing of it is shown yet."""
        from valuetui.screens.kiosk.interrupted import InterruptedScreen

        self._interrupted = found
        self.words = Words(found.draft.language)
        await self.show(InterruptedScreen(self.kiosk.channel))

    @on(intents.TakeUp)
    async def take_up(self) -> None:
        """Go on with what was offered, exactly where it was."""
        found, self._interrupted = self._interrupted, None
        if found:
            self.session = taken_up(self.kiosk, found, self.language, self.clock, self._keep_draft)
            await self.show_stage()

    async def give_up(self, found: Interruption) -> None:
        """Nobody goes on with it: what the questionnaire says becomes of it."""
        self._interrupted = None
        self.handing_in.hold(self._drafts.rest_of(found), found.draft.code)
        if await self.is_safe():
            await self.start_over()
        else:
            await self.show_unsaved()

    # Screens

    async def show_stage(self) -> None:
        """Show the screen for where the interview is."""
        from valuetui.screens.kiosk.stages import SCREENS

        if self.session:
            await self.show(SCREENS[self.session.stage](self.session))

    async def thank(self, answer: "Answer | None" = None) -> None:
        """Thank, once the answer is safe; and tell what may be told of it."""
        from valuetui.screens.kiosk.said import values_twice

        await self.show(self.thanks(values_twice(answer, self.instrument) if answer else None))

    def thanks(self, twice: "Sequence[Value] | None") -> KioskScreen:
        """The screen that thanks, and tells of the values that were picked ``twice``."""
        from valuetui.screens.kiosk.thanks import ThanksScreen

        return ThanksScreen(twice)

    @on(intents.Judge)
    async def judge(self, intent: intents.Judge) -> None:
        await self._eases.add(intent.verdict, self.language)

    async def show_unsaved(self, leave_key: str = "") -> None:
        """Say that the answer is not safe yet; and, with a key, how to leave nevertheless."""
        from valuetui.screens.kiosk.thanks import UnsavedScreen

        await self.show(UnsavedScreen(leave_key))

    # Time

    async def on_event(self, event: events.Event) -> None:
        """Any key, touch or scroll counts as activity. Under the warning it does nothing else."""
        if isinstance(event, events.InputEvent) and not event.is_forwarded:
            self.idleness.begin_anew()
            self.door.hear(event)
            if is_too_small(self.size) and not (self.door.front or self._leaves(event)):
                return
            if warning := self.idleness.warning:
                if not isinstance(event, events.MouseMove | events.MouseDown):
                    warning.answer()
                return
            if self._narrator and self._narrator.hear(event):
                return
        await super().on_event(event)

    def _leaves(self, event: events.Event) -> bool:
        return isinstance(event, events.Key) and event.key == self.kiosk.leave_key

    async def show(self, screen: KioskScreen) -> None:
        await super().show(screen)
        self.idleness.begin_anew()

    async def watch_idle(self) -> None:
        """Once a second: whoever seems to have gone, staff too."""
        if self.door.front:
            self.door.watch(self.idleness.seconds)
        else:
            await self.idleness.watch()

    async def make_way(self) -> None:
        """Whoever was here has gone, or whoever was interrupted does not come back."""
        if self._interrupted:
            await self.give_up(self._interrupted)
        else:
            await self.start_over()
