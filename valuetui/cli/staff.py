"""``valuetui staff``."""

import gc
import time
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuetui.cli.asking import working
from valuetui.cli.closed_off import say_no_more_than_where
from valuetui.cli.command import Command, config_option, data_option, language_option
from valuetui.cli.context import words_of
from valuetui.cli.next_program import go_on_as
from valuetui.cli.setup import (
    Refused,
    begin_on_screen,
    checked,
    instrument_and_data,
    settings_of,
)
from valuetui.instrument.model import Instrument
from valuetui.responses.errors import StoreError
from valuetui.station.places import state_folder
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.station.forms import FormRegister
    from valuetui.station.operators import Operators
    from valuetui.station.people import People
    from valuetui.station.staff_lock import StaffLock

MEMORY = "last-batch.json"


@click.command("staff", cls=Command)
@config_option()
@data_option()
@click.option("--instrument", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--station")
@click.option("--group")
@language_option()
@click.pass_context
def command(
    context: click.Context,
    config: Path | None,
    data: Path | None,
    instrument: Path | None,
    station: str | None,
    group: str | None,
) -> None:
    """Forms on paper, entered one after another."""
    words = words_of(context)
    settings = settings_of(config, instrument, data, station, group)
    questionnaire, folder = instrument_and_data(settings)
    checked(settings, questionnaire, words)
    if settings.seal:
        raise Refused(words("cli.error.staff_seals"))
    people = _people()
    begin_on_screen(words)
    from valuetui.responses.drafts import DraftFile
    from valuetui.screens.kiosk.setup import PICTURE
    from valuetui.screens.staff.app import StaffApp
    from valuetui.screens.staff.work import Staff
    from valuetui.screens.theme_names import named
    from valuetui.station.begun import DRAFT as BEGUN
    from valuetui.station.begun import Begun
    from valuetui.station.collector import Collector
    from valuetui.station.entry_place import Place
    from valuetui.station.form_draft import DRAFT
    from valuetui.station.paper_session import PaperSession
    from valuetui.station.second_desk import DRAFT as AGAIN

    then: list[str] = []
    with (
        closing(Collector(folder, settings.station, questionnaire)) as answers,
        DraftFile(folder, DRAFT.format(station=settings.station), pause=PICTURE) as drafts,
        DraftFile(folder, AGAIN.format(station=settings.station), pause=PICTURE) as again,
        DraftFile(folder, BEGUN.format(station=settings.station), pause=PICTURE) as begun,
    ):
        answers.open()
        register = _register(folder, questionnaire, settings.paper.double_entry, words)
        with suppress(StoreError):
            answers.begin_day(date.today())  # noqa: DTZ011 (the day on the wall)
        session = PaperSession(folder, answers.sitting)
        place = Place(
            questionnaire,
            settings.station,
            answers.save,
            register,
            drafts,
            session.of,
            session,
            check_digits=settings.paper.check_digits,
            codes=answers.codes,
            may_lack_code=settings.paper.without_code,
            operators=_operators(settings.paper.statistics_days) if people else None,
            begun=Begun(begun),
        )
        staff = Staff(
            place,
            words.language,
            settings.group,
            None if people else _lock(),
            state_folder() / MEMORY,
            named(settings.theme),
            people,
            again=again,
            hours=settings.hours,
            then=then.extend,
        )
        say_no_more_than_where()
        gc.freeze()  # the forms that are known stay to the end, and need not be looked through
        app = StaffApp(staff, time.monotonic)
        app.run()
    if then:
        given = {"--config": config, "--data": data, "--instrument": instrument,
                 "--station": station, "--lang": words.language}  # fmt: skip
        go_on_as([*then, *(str(part) for pair in given.items() if pair[1] for part in pair)])
    context.exit(app.return_code or 0)


def _register(
    folder: Path, questionnaire: Instrument, double_entry: float, words: Words
) -> "FormRegister":
    """The forms that are known; ``double_entry`` is the share of them that is entered twice."""
    from valuetui.station.draw import Draw
    from valuetui.station.forms import FormRegister

    forms_key, draw_key = _keys(words)
    register = FormRegister(folder, forms_key, questionnaire, Draw(draw_key, double_entry))
    working(words("entry.at_work"))
    register.refresh()
    return register


def _operators(days: int) -> "Operators":
    """What is known of how the operators work, without what is too old."""
    from valuetui.station.operators import NAME, Operators

    found = Operators(state_folder() / NAME, days)
    found.forget(date.today())  # noqa: DTZ011 (the day on the wall)
    return found


def _people() -> "People | None":
    """Who signs in on this machine; None where nobody is signed up. Raises where one of them cannot
    be read: a damaged file must not open what a PIN guards."""
    from valuetui.station.people import People

    people = People(state_folder())
    return people if people.everybody() else None


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
