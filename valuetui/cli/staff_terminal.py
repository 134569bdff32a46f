"""What ``valuetui staff`` is set up with: folder, keys of this machine, and who works there."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from valuetui.cli.asking import working
from valuetui.cli.setup import Refused
from valuetui.instrument.model import Instrument
from valuetui.responses.errors import StoreError
from valuetui.station.places import state_folder
from valuetui.station.settings import StationSettings
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.responses.codes.ledger import Ledger
    from valuetui.responses.drafts import DraftFile
    from valuetui.responses.record import Fact
    from valuetui.responses.seal import Sealer
    from valuetui.screens.staff.work import Staff
    from valuetui.station.collector import Collector
    from valuetui.station.entry_place import Place
    from valuetui.station.forms import FormRegister
    from valuetui.station.operators import Operators
    from valuetui.station.people import People
    from valuetui.station.staff_lock import StaffLock


Save = Callable[["Fact"], object]


@contextmanager
def staff_terminal(
    settings: StationSettings,
    instrument: Instrument,
    folder: Path,
    sealer: "Sealer | None",
    people: "People | None",
    words: Words,
    then: Callable[[Sequence[str]], object],
) -> Iterator["Staff"]:
    """A staff terminal that answers can be kept at; ``then`` has a command line begun afterwards.
    Raises :class:`~valuetui.cli.setup.Refused` and a ``StoreError``."""
    from valuetui.screens.staff.work import Staff
    from valuetui.screens.theme_names import named
    from valuetui.station.begun import DRAFT as BEGUN
    from valuetui.station.begun import Begun
    from valuetui.station.collector import Collector
    from valuetui.station.form_draft import DRAFT
    from valuetui.station.last_batch import MEMORY
    from valuetui.station.second_desk import DRAFT as AGAIN

    with (
        closing(Collector(folder, settings.station, instrument, sealer)) as answers,
        _draft(folder, DRAFT.format(station=settings.station), sealer) as drafts,
        _draft(folder, AGAIN.format(station=settings.station), sealer) as again,
        _draft(folder, BEGUN.format(station=settings.station), sealer) as begun,
    ):
        answers.open()
        register = _register(folder, instrument, settings, words)
        with suppress(StoreError):
            answers.begin_day(date.today())  # noqa: DTZ011 (the day on the wall)
        with _saving(folder, settings.station, answers, sealer) as save:
            place = _place(settings, instrument, answers, save, register, drafts, people)
            yield Staff(
                replace(place, begun=Begun(begun)),
                words.language,
                settings.group,
                None if people else _lock(),
                state_folder() / MEMORY,
                named(settings.theme),
                people,
                again=again,
                hours=settings.hours,
                then=then,
            )


def people_here() -> "People | None":
    """Who signs in on this machine; None where nobody is signed up. Raises where one of them cannot
    be read: a damaged file must not open what a PIN guards."""
    from valuetui.station.people import People

    people = People(state_folder())
    return people if people.everybody() else None


def _place(
    settings: StationSettings,
    instrument: Instrument,
    answers: "Collector",
    save: Save,
    register: "FormRegister",
    drafts: "DraftFile | None",
    people: "People | None",
) -> "Place":
    """Where forms are entered."""
    from valuetui.station.entry_place import Place
    from valuetui.station.paper_session import PaperSession

    session = PaperSession(register.folder, answers.sitting)
    return Place(
        instrument,
        settings.station,
        save,
        register,
        drafts,
        session.of,
        session,
        check_digits=settings.paper.check_digits,
        codes=answers.codes,
        may_lack_code=settings.paper.without_code,
        operators=_operators(settings.paper.statistics_days) if people else None,
        seals=bool(settings.seal),
    )


def _draft(
    folder: Path, name: str, sealer: "Sealer | None"
) -> "AbstractContextManager[DraftFile | None]":
    """Where a form that is under way is kept; nowhere at a station that seals, for anybody who has
    its disk could read it."""
    from valuetui.responses.drafts import DraftFile
    from valuetui.screens.kiosk.setup import PICTURE

    return nullcontext() if sealer else DraftFile(folder, name, pause=PICTURE)


@contextmanager
def _saving(
    folder: Path, station: str, answers: "Collector", sealer: "Sealer | None"
) -> Iterator[Save]:
    """The way to the disk. Where what is saved cannot be read back, the form is noted with it."""
    from valuetui.responses.sealed_forms import forms_ledger

    if sealer is None:
        yield answers.save
        return
    with forms_ledger(folder, station) as ledger:
        ledger.settle(answers.has)
        yield partial(_save_and_note, answers, ledger)


def _save_and_note(answers: "Collector", ledger: "Ledger", fact: "Fact") -> None:
    from valuetui.responses.answer import Answer

    if isinstance(fact, Answer) and fact.paper is not None:
        ledger.save(fact.paper.form, fact.id, partial(answers.save, fact))
    else:
        answers.save(fact)


def _register(
    folder: Path, instrument: Instrument, settings: StationSettings, words: Words
) -> "FormRegister":
    """The forms that are known, and which of them are entered twice: none of those that are
    sealed."""
    from valuetui.station.draw import Draw
    from valuetui.station.forms import FormRegister, SealingRegister

    forms_key, draw_key = _keys(words)
    if settings.seal:
        register: FormRegister = SealingRegister(folder, forms_key, instrument)
    else:
        draw = Draw(draw_key, settings.paper.double_entry)
        register = FormRegister(folder, forms_key, instrument, draw)
    working(words("entry.at_work"))
    register.refresh()
    return register


def _operators(days: int) -> "Operators":
    """What is known of how the operators work, without what is too old."""
    from valuetui.station.operators import NAME, Operators

    found = Operators(state_folder() / NAME, days)
    found.forget(date.today())  # noqa: DTZ011 (the day on the wall)
    return found


def _lock() -> "StaffLock | None":
    """The lock of this machine, where a PIN has been set. Raises where it cannot be read."""
    from valuetui.station.staff_lock import StaffLock

    lock = StaffLock(state_folder())
    return lock if lock.pin() is not None else None


def _keys(words: Words) -> tuple[bytes, bytes]:
    """The keys of this machine's forms, and of which of them are entered twice."""
    from valuetui.station.answers.secret import BadKey
    from valuetui.station.draw import draw_key
    from valuetui.station.forms import forms_key

    try:
        return forms_key(state_folder()), draw_key(state_folder())
    except BadKey as error:
        raise Refused(words("cli.error.bad_forms_key", path=error.path)) from None
