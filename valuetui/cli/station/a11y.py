"""``valuetui station a11y``: the self-declaration of this station's accessibility."""

from datetime import date
from pathlib import Path

import click

from valuetui import __version__
from valuetui.cli.command import Command, config_option, language_option
from valuetui.cli.context import words_of
from valuetui.cli.setup import checked, settings_of
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import Instrument
from valuetui.station.accessibility import Measured, contrast, rows
from valuetui.station.declaration import declaration
from valuetui.station.fitting import FitDamaged, kept_fit
from valuetui.station.places import state_folder
from valuetui.station.settings import StationSettings
from valuetui.station.speech import voices
from valuetui.words.text import in_language


@click.command("a11y", cls=Command)
@config_option()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path))
@language_option()
@click.pass_context
def command(context: click.Context, config: Path | None, out: Path | None) -> None:
    """Say clause by clause what is met, what is not, and what nobody has measured."""
    words = words_of(context)
    settings = settings_of(config)
    instrument = load_instrument(settings.instrument)
    checked(settings, instrument, words)
    text = declaration(
        rows(_measured(settings, instrument)),
        organisation=in_language(instrument.organisation.name, words.language),
        station=settings.station,
        version=__version__,
        day=date.today(),  # noqa: DTZ011 (the day on the wall)
        words=words,
    )
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")
        click.echo(words("cli.a11y.written", path=out))


def _measured(settings: StationSettings, instrument: Instrument) -> Measured:
    texts, signs = _contrasts(instrument)
    times = instrument.kiosk
    return Measured(
        languages=instrument.languages,
        idle=times.idle,
        idle_values=times.idle_values,
        warning=times.warning,
        text_contrast=texts,
        sign_contrast=signs,
        speech=settings.speech,
        voices=voices(),
        cell_height=_cell_height(),
        has_code=bool(settings.qr),
    )


def _cell_height() -> float | None:
    """Millimetres; None where the screen was never measured, or nobody can tell: then nothing may
    be claimed."""
    try:
        fit = kept_fit(state_folder())
    except (FitDamaged, OSError):
        return None
    return fit.cell_height if fit else None


def _contrasts(instrument: Instrument) -> tuple[float, float]:
    """The lowest contrast of texts and of marks, in all themes."""
    from valuetui.results.marks import mark_of
    from valuetui.screens.theme import THEMES, pairs

    marks = [mark_of(group, instrument) for group in instrument.groups]
    signs = [
        contrast(f"#{mark.light if theme.dark else mark.ink}", str(theme.background))
        for theme in THEMES
        for mark in marks
    ]
    texts = [contrast(ink, ground) for theme in THEMES for ink, ground in pairs(theme)]
    return min(texts), min(signs)
