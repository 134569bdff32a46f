"""Entering forms, batch after batch: the questions before one, its forms, and so on."""

from dataclasses import replace
from functools import partial

from valuetui.interview.entry.rules import Batch
from valuetui.screens.staff.batch_form import BatchForm
from valuetui.screens.staff.begin import BeginScreen, Headed
from valuetui.screens.staff.entry import EntryScreen
from valuetui.screens.staff.pages import help_keys, help_page
from valuetui.screens.staff.work import Work
from valuetui.station.entry_desk import EntryDesk
from valuetui.station.last_batch import last_batch, remember_batch


def begin(work: Work) -> BeginScreen:
    """The questions before the first batch."""
    return PaperEntry(work).first()


class PaperEntry:
    """The way from batch to batch. The forms of a batch are all entered on one screen."""

    screen: type[EntryScreen] = EntryScreen
    headed = Headed()
    corrects = True
    """Whether ``r`` lets a number be entered anew."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._entry: EntryScreen | None = None

    @property
    def desk(self) -> EntryDesk:
        """Where the forms are entered."""
        return self._work.desk

    def first(self) -> BeginScreen:
        """The questions before a batch; those of the one before are answered already."""
        staff = self._work.staff
        session, seals = self.desk.place.session, self.desk.place.seals
        form = BatchForm.of(
            staff.place.instrument,
            staff.group,
            self.last(),
            self._work.name,
            session.offered() if session else (),
        )
        return BeginScreen(
            form,
            self._begin,
            is_first=self._entry is None,
            has_menu=self._work.has_menu,
            headed=replace(self.headed, further="staff.menu.seals") if seals else self.headed,
            explained=partial(help_page, keys=self._explained_keys()),
        )

    def _explained_keys(self) -> tuple[str, ...]:
        work, seals = self._work, self.desk.place.seals
        return help_keys(
            has_menu=work.has_menu,
            quits=work.person is None or not work.has_menu,
            seals=seals,
            corrects=self.corrects and not seals,
        )

    def last(self) -> Batch | None:
        """The batch before; None where nothing is known of one."""
        memory, entering = self._work.staff.memory, self.desk.entering
        if entering:
            return entering.desk.batch
        return last_batch(memory) if memory else None

    def _begin(self, batch: Batch) -> None:
        """From the questions before a batch to its forms."""
        work = self._work
        if work.staff.memory:
            known = replace(batch, operator="") if work.person else batch
            remember_batch(work.staff.memory, known)
        if session := self.desk.place.session:
            session.choose(batch.session)
        self.desk.may_amend = work.supervises
        self.desk.begin(batch)
        if self._entry is None:
            self._entry = self.screen(
                self.desk, self._again, has_menu=work.has_menu, quits=work.person is None
            )
            self._entry.begin_batch()
            work.app.switch_screen(self._entry)
        else:
            self._entry.begin_batch()
            work.app.pop_screen()

    def _again(self) -> None:
        self._work.app.push_screen(self.first())
