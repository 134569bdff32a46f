"""``valuetui archive``: every answer for itself, for the municipality's archive."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from valuetui import __version__
from valuetui.cli.asking import confirm, working
from valuetui.cli.command import Command, config_option, data_option, language_option
from valuetui.cli.context import words_of
from valuetui.cli.setup import Refused, instrument_and_data, settings_of
from valuetui.words import Words
from valuetui.words.numbers import number

if TYPE_CHECKING:
    from valuetui.reports.archive import Material
    from valuetui.station.everything import Everything

SUFFIX = ".zip"


@click.command("archive", cls=Command)
@config_option()
@data_option()
@click.option("--to", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True)
@language_option()
@click.pass_context
def command(
    context: click.Context, config: Path | None, data: Path | None, to: Path | None, yes: bool
) -> None:
    """Write the archive package."""
    from valuetui.reports.archive import archive_package
    from valuetui.station.everything import everything

    words = words_of(context)
    folder = data or instrument_and_data(settings_of(config))[1]
    working(words("cli.archive.reading"))
    found = everything(folder)
    for line in _amiss(found, words):
        click.echo(line, err=True)
    if not found.is_whole:
        raise Refused(words("cli.archive.incomplete"))
    wanted = _wanted(to, found.material)
    if wanted.resolve().is_relative_to(folder.resolve()):
        raise Refused(words("cli.archive.inside", path=wanted))
    click.echo(words("cli.archive.warning"), err=True)
    word = words("cli.archive.word")
    confirm(words("cli.archive.confirm", word=word), (word,), words, yes=yes)
    working(words("cli.archive.packing"))
    package = archive_package(found.material, f"valuetui {__version__}")
    _keep(wanted, package, words, named=wanted == to)
    for line in _told(found.material, package, words):
        click.echo(line)


def _amiss(found: "Everything", words: Words) -> Iterator[str]:
    """What will not be in the package as an answer, a line for each."""
    for each in found.problems:
        yield words(
            f"cli.archive.amiss.{each.reason}", path=each.path, n=each.count, detail=each.detail
        )
    if found.material.unknown:
        yield words("cli.archive.unknown", n=len(found.material.unknown))


def _wanted(to: Path | None, material: "Material") -> Path:
    """Where the package goes: to a file that was named, or into a folder."""
    from valuetui.reports.archive import package_name
    from valuetui.station.places import exports_folder

    place = to or exports_folder()
    if place.suffix.lower() == SUFFIX and not place.is_dir():
        return place
    return place / (package_name(material) + SUFFIX)


def _keep(wanted: Path, package: bytes, words: Words, *, named: bool) -> None:
    """Write the package and read it back. What is there already is never written over."""
    from valuetui.reports.archive import faults, keep_package
    from valuetui.reports.naming import unused_path

    if wanted.is_file() and wanted.read_bytes() == package:
        click.echo(words("cli.archive.same", path=wanted))
        return
    if named and (wanted.exists() or wanted.is_symlink()):
        raise Refused(words("cli.archive.taken", path=wanted))
    if not named:
        wanted.parent.mkdir(parents=True, exist_ok=True)
    path = wanted if named else unused_path(wanted.parent, wanted.name)
    keep_package(path, package)
    if path.read_bytes() != package or faults(package):
        raise Refused(words("cli.archive.damaged", path=path))
    click.echo(words("cli.archive.written", path=path))


def _told(material: "Material", package: bytes, words: Words) -> list[str]:
    counts = words(
        "cli.archive.counts",
        counting=number(words, len(material.counting)),
        given=number(words, len(material.given)),
        corrections=number(words, len(material.corrections)),
    )
    return [counts, words("cli.archive.digest", digest=hashlib.sha256(package).hexdigest())]
