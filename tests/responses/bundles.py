"""Bundles that are sound, and some that were tampered with."""

import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.responses.folders import CARELESS
from valuetui.responses.bundle import (
    MANIFEST,
    Kind,
    Manifest,
    aside_entry,
    instrument_entry,
    station_entry,
    write_bundle,
)
from valuetui.responses.files import FileOps
from valuetui.responses.instruments import kept_instruments
from valuetui.responses.meter import Meter
from valuetui.responses.stock import aside_of, stations_of, stock_of


def bundled(folder: Path, path: Path, kind: Kind = Kind.ANSWERS, files: FileOps = CARELESS) -> Path:
    """The bundle of a folder, under this path."""
    stocks = [
        stock_of(files, station, paths, Meter(), whole=kind is Kind.BACKUP)
        for station, paths in stations_of(files, folder).items()
    ]
    aside = aside_of(files, folder).versions
    entries = [instrument_entry(*each) for each in sorted(kept_instruments(folder, files).items())]
    entries += [aside_entry(aside)] if aside else []
    entries += map(station_entry, stocks)
    write_bundle(files, path, entries, lambda parts: Manifest(kind, "lillby", "2026", parts))
    return path


Contents = dict[str, bytes]


def rewritten(
    path: Path,
    change: Callable[[Contents], Any] = lambda _: None,
    manifest: Callable[[dict[str, Any]], Any] = lambda _: None,
    more: Sequence[tuple[zipfile.ZipInfo, bytes]] = (),
) -> Path:
    """The bundle with its files changed, and its manifest, and with more files in it."""
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    said = json.loads(contents.pop(MANIFEST))
    change(contents)
    manifest(said)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
        for information, content in more:
            archive.writestr(information, content)
        archive.writestr(MANIFEST, json.dumps(said))
    return path


def entry(name: str, **attributes: int) -> zipfile.ZipInfo:
    """A further file of a bundle. The name stays as it is, however odd."""
    information = zipfile.ZipInfo("x")
    information.filename = name
    for key, content in attributes.items():
        setattr(information, key, content)
    return information


def manifest_of(path: Path) -> Mapping[str, Any]:
    """What a bundle says of itself."""
    with zipfile.ZipFile(path) as archive:
        content: Mapping[str, Any] = json.loads(archive.read(MANIFEST))
    return content
