"""Several surveys in folders beside each other: waves of one organisation, or organisations."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from valuetui.instrument.model import Instrument
from valuetui.responses.errors import StoreError
from valuetui.responses.instruments import FOLDER as INSTRUMENTS
from valuetui.responses.stations import FOLDER
from valuetui.station.errors import NotOne
from valuetui.station.versions import newest_of, versions_in

DEPTH = 2
"""A folder of surveys holds them, or folders that hold them: organisations, and their waves."""


def surveys_in(folder: Path) -> dict[Path, Instrument]:
    """The folders of surveys in a folder, or in folders below it, with what was asked there; a
    folder with answers is one survey, of one organisation and one wave.

    By organisation and wave, 9 before 10. Folders whose instruments cannot be read are left out:
    whoever looks at one alone is told why. May raise ``OSError``.
    """
    found = {each: asked for each in _folders(folder, DEPTH) if (asked := _asked_in(each))}
    order = sorted(
        found, key=lambda each: (found[each].organisation.id, _natural(found[each].wave))
    )
    return {each: found[each] for each in order}


def signs_of_surveys(folder: Path) -> dict[Path, tuple[int, ...]]:
    """What tells whether a survey has come or gone, or asks otherwise, without reading any: each
    folder with answers, and when instruments were last kept in it. May raise ``OSError``."""
    return {each: tuple(_last_kept(each)) for each in _folders(folder, DEPTH)}


def _last_kept(folder: Path) -> Iterator[int]:
    with suppress(FileNotFoundError):
        yield (folder / INSTRUMENTS).stat().st_mtime_ns


def chosen(folder: Path, organisation: str | None = None, wave: str | None = None) -> Path:
    """The folder of the survey that is meant: of this organisation, by its id or a name of it, and
    of this wave; of the latest wave where none is said.

    A folder without surveys is itself, so that it is said what is amiss with it. Raises
    :class:`NotOne`, and ``OSError``.
    """
    surveys = surveys_in(folder)
    if not surveys:
        return folder
    meant = {each: asked for each, asked in surveys.items() if _is_meant(asked, organisation, wave)}
    if not meant:
        raise NotOne(folder, "no-such-survey", surveys)
    if len({asked.organisation.id for asked in meant.values()}) > 1:
        raise NotOne(folder, "which-organisation", meant)
    latest = list(meant)[-1]
    twice = {each: asked for each, asked in meant.items() if asked.wave == meant[latest].wave}
    if len(twice) > 1:
        raise NotOne(folder, "twice", twice)
    return latest


def wave_before(folder: Path, survey: Path) -> Path | None:
    """The folder of the wave before a survey, of the same organisation, where there is one.

    ``survey`` is one of the folders of surveys in ``folder``. A wave that lies in two folders is
    left out, for nobody knows which is meant. May raise ``OSError``.
    """
    surveys = _each_once(surveys_in(folder), survey)
    if survey not in surveys:
        return None
    organisation, wave = surveys[survey].organisation.id, surveys[survey].wave
    earlier = [
        each
        for each, asked in surveys.items()
        if asked.organisation.id == organisation and _natural(asked.wave) < _natural(wave)
    ]
    return earlier[-1] if earlier else None


def beside(folder: Path, survey: Path) -> list[Path]:
    """The folders of other organisations' surveys of the same wave.

    ``survey`` is one of the folders of surveys in ``folder``. As in :func:`wave_before`, what lies
    in two folders is left out. May raise ``OSError``.
    """
    surveys = _each_once(surveys_in(folder), survey)
    if survey not in surveys:
        return []
    here = surveys[survey]
    return [
        each
        for each, asked in surveys.items()
        if asked.wave == here.wave and asked.organisation.id != here.organisation.id
    ]


def _each_once(surveys: dict[Path, Instrument], survey: Path) -> dict[Path, Instrument]:
    """The surveys that lie in one folder only, and the one that was chosen."""
    names = Counter((asked.organisation.id, asked.wave) for asked in surveys.values())
    return {
        each: asked
        for each, asked in surveys.items()
        if each == survey or names[asked.organisation.id, asked.wave] == 1
    }


def _is_meant(asked: Instrument, organisation: str | None, wave: str | None) -> bool:
    names = {asked.organisation.id, *asked.organisation.name.values()}
    return (organisation is None or organisation.casefold() in map(str.casefold, names)) and (
        wave is None or wave.casefold() == asked.wave.casefold()
    )


def _folders(folder: Path, depth: int) -> list[Path]:
    if (folder / FOLDER).is_dir():
        return [folder]
    if not depth or not folder.is_dir():
        return []
    found = []
    for each in sorted(folder.iterdir()):
        with suppress(OSError):  # what may not be read beside the surveys is none of them
            found += _folders(each, depth - 1) if each.is_dir() else []
    return found


def _asked_in(folder: Path) -> Instrument | None:
    try:
        return newest_of(versions_in(folder))
    except (OSError, StoreError):
        return None


def _natural(text: str) -> list[str | int]:
    """What sorts 9 before 10: texts and numbers by turns."""
    parts = re.split(r"([0-9]+)", text)
    return [int(part) if part.isdecimal() else part for part in parts]
