"""``valuetui station units``."""

from pathlib import Path

import click

from valuetui.cli.command import Command, language_option
from valuetui.cli.context import Unfit, words_of
from valuetui.cli.setup import Refused
from valuetui.responses.errors import StoreError
from valuetui.station.units import POINTS, PROGRAM, BadProgram, Kind, recipe


@click.command("units", cls=Command)
@click.option("--kind", type=click.Choice([str(kind) for kind in Kind]), required=True)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option("--program", default=PROGRAM)
@click.option("--points", type=click.FloatRange(4, 200))
@language_option()
@click.pass_context
def command(
    context: click.Context, kind: str, out: Path, program: str, points: float | None
) -> None:
    """Write the files of a kiosk into a new folder."""
    words = words_of(context)
    if out.exists() and any(out.iterdir()):
        raise Refused(words("machine.units.folder_taken", path=out))
    try:
        written = recipe(Kind(kind), words.language, program=program,
                         points=points or _measured() or POINTS)  # fmt: skip
    except BadProgram:
        raise Unfit(words("machine.units.bad_program", program=program), context) from None
    for each in written:
        path = out / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(each.text, encoding="utf-8", newline="\n")
        path.chmod(0o755 if each.is_program else 0o644)
        click.echo(path)
    click.echo(words("machine.units.written", path=out / "README.md"))


def _measured() -> float | None:
    """The size of the font that the screen of this machine wants, where it was measured."""
    from valuetui.station.fitting import kept_fit
    from valuetui.station.places import state_folder

    try:
        fit = kept_fit(state_folder())
    except (StoreError, OSError):
        return None
    return fit.points if fit else None
