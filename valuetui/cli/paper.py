"""``valuetui paper``: the questionnaire on paper."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuetui.cli.asking import working
from valuetui.cli.command import Group, config_option, language_option, show_page
from valuetui.cli.context import Unfit, words_of
from valuetui.cli.printing import said_why, show_files
from valuetui.cli.setup import Refused, checked, settings_of
from valuetui.instrument.form_number import MOST
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import Instrument
from valuetui.station.paper_settings import LONGEST_HAND_IN
from valuetui.words import Text, Words, kiosk_languages, language_name
from valuetui.words.variant import base_of

if TYPE_CHECKING:
    from valuetui.reports.paper.options import FormOptions

LONGEST_BATCH = 40


@click.group("paper", cls=Group)
@language_option()
@click.pass_context
def command(context: click.Context) -> None:
    """What is needed to ask on paper."""
    show_page(context)


@command.command("form")
@config_option()
@click.option("--instrument", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--group")
@click.option("--large", is_flag=True)
@click.option("--count", type=int)
@click.option("--first", type=int)
@click.option("--batch", default="")
@click.option("--hand-in", default="")
@click.option("--no-explanations", is_flag=True)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--open", "opens", is_flag=True)
@click.option("--lang", "language", type=click.Choice(kiosk_languages()))
@click.pass_context
def form(
    context: click.Context,
    config: Path | None,
    instrument: Path | None,
    group: str | None,
    large: bool,
    count: int | None,
    first: int | None,
    batch: str,
    hand_in: str,
    no_explanations: bool,
    out: Path | None,
    opens: bool,
    language: str | None,
) -> None:
    """One form without a number, or a batch of numbered ones."""
    from valuetui.reports.paper.options import FormOptions
    from valuetui.station.places import exports_folder

    words = words_of(context)
    numbers = _numbers(count, first, words)
    _check_texts(batch.strip(), hand_in.strip(), numbers, words)
    settings = settings_of(config, instrument, group=group)
    questionnaire = load_instrument(settings.instrument)
    checked(settings, questionnaire, words)
    spoken = Words(_language(language, questionnaire, words))
    options = FormOptions(
        words=spoken,
        group=settings.group,
        large=large,
        explanations=not no_explanations,
        check_digits=settings.paper.check_digits,
        hand_in=hand_in.strip() or _said(settings.paper.hand_in, spoken.language),
    )
    printing = _Printing(questionnaire, options, batch.strip(), out or exports_folder(), words)
    paths = printing.batch_of(numbers) if numbers else printing.one()
    if opens:
        show_files(paths, words)


class _Printing:
    """Forms of one questionnaire on their way into a folder, and what there is to say of it."""

    def __init__(
        self,
        instrument: Instrument,
        options: "FormOptions",
        batch: str,
        folder: Path,
        words: Words,
    ) -> None:
        self._instrument = instrument
        self._options = options
        self._batch = batch
        self._folder = folder
        self._words = words
        self._day = date.today()  # noqa: DTZ011 (the day on the wall)

    def one(self) -> list[Path]:
        """A form without a number."""
        from valuetui.reports.paper.batch import one_form
        from valuetui.reports.paper.names import form_name

        with said_why(self._words):
            made = one_form(self._instrument, self._options, self._day)
        path = self._keep(form_name(self._instrument, self._options, range(0)), made.pdf)
        click.echo(self._words("form.said.form", path=path))
        click.echo(self._words("form.said.pages", n=made.pages))
        click.echo(self._words("form.said.copy"))
        return [path]

    def batch_of(self, numbers: range) -> list[Path]:
        """A form for each number, and the list that controls them."""
        from valuetui.reports.paper.batch import control_list, numbered_forms
        from valuetui.reports.paper.names import form_name, list_name, next_number, printed_before

        words, asked = self._words, self._instrument
        working(words("form.said.at_work", n=len(numbers)))
        with said_why(words):
            made = numbered_forms(asked, self._options, numbers, self._day)
            for_staff = replace(self._options, words=words)
            listed = control_list(asked, for_staff, numbers, self._batch, self._day)
        before = printed_before(self._folder, asked, numbers)
        path = self._keep(form_name(asked, self._options, numbers, self._batch), made.pdf)
        control = self._keep(list_name(asked, numbers, self._batch), listed)
        click.echo(words("form.said.batch", n=len(numbers), path=path))
        click.echo(words("form.said.list", path=control))
        click.echo(words("form.said.pages", n=made.pages))
        for each in before:
            click.echo(words("form.said.printed_before", path=each), err=True)
        after = next_number(self._folder, asked)
        click.echo(words(f"form.said.{'next' if after <= MOST else 'no_more'}", number=after))
        return [path, control]

    def _keep(self, name: str, pdf: bytes) -> Path:
        """Write a file beside any earlier one."""
        from valuetui.reports.durable import replace_file
        from valuetui.reports.naming import unused_path

        self._folder.mkdir(parents=True, exist_ok=True)
        path = unused_path(self._folder, name)
        replace_file(path, pdf)
        return path


def _numbers(count: int | None, first: int | None, words: Words) -> range:
    """The numbers that were asked for; none where no forms are numbered."""
    from valuetui.reports.paper.batch import MOST_FORMS

    if count is None:
        if first is not None:
            raise Unfit(words("form.fault.first_alone"))
        return range(0)
    first = 1 if first is None else first
    if not 1 <= count <= MOST_FORMS:
        raise Unfit(words("form.fault.count", found=count, most=MOST_FORMS))
    if not 1 <= first <= MOST:
        raise Unfit(words("form.fault.first", found=first, most=MOST))
    if first + count - 1 > MOST:
        raise Unfit(words("form.fault.beyond", most=MOST, count=count, first=first))
    return range(first, first + count)


def _check_texts(batch: str, hand_in: str, numbers: range, words: Words) -> None:
    """Refuse texts that find no room on paper."""
    if batch and not numbers:
        raise Unfit(words("form.fault.batch_alone"))
    if len(batch) > LONGEST_BATCH:
        raise Unfit(words("form.fault.batch_long", most=LONGEST_BATCH))
    if len(hand_in) > LONGEST_HAND_IN:
        length = len(hand_in)
        raise Unfit(words("form.fault.hand_in_long", length=length, most=LONGEST_HAND_IN))


def _language(wanted: str | None, instrument: Instrument, words: Words) -> str:
    """The language of the form: the one asked for, or the one of the command line, or the first."""
    known = instrument.languages
    if wanted is None:
        return words.language if words.language in known else known[0]
    if wanted not in known:
        names = ", ".join(map(language_name, known))
        raise Refused(words("form.fault.language", language=language_name(wanted), known=names))
    return wanted


def _said(text: Text, language: str) -> str:
    """A text of the settings; nothing where they say it in other languages only."""
    return text.get(language) or text.get(base_of(language)) or ""
