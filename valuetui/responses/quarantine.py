"""Versions of a record that were refused because another one is kept under the same id.

One file a version, ``<wave>/quarantine/<id>.<8 hex of its fingerprint>.json``: each is a small
TinyDB file like those of the spool. Nothing in it counts; it is there so that no version is lost.
"""

from pathlib import Path

from valuetui.responses.errors import NotSaved
from valuetui.responses.files import FileOps
from valuetui.responses.fingerprint import fingerprint
from valuetui.responses.layout import RESPONSES, Document, Record, doc_ids, dump
from valuetui.responses.listing import names_in
from valuetui.responses.mending import Foreign
from valuetui.responses.reading import read_tables
from valuetui.responses.spool import put_in_spool

FOLDER = "quarantine"
_SHORT, _WHOLE = 8, 64


def set_aside(files: FileOps, wave: Path, document: Document) -> bool:
    """Keep a version of a record durably, once; whether it was new.

    The document has an id. Raises :class:`~valuetui.responses.errors.NotSaved`.
    """
    digits, folder = fingerprint(document).hex(), wave / FOLDER
    record = Record(next(doc_ids(document)), dump(document))
    paths = [folder / f"{document['id']}.{digits[:length]}.json" for length in (_SHORT, _WHOLE)]
    try:
        for path in paths:
            found = _found(files, path)
            if found == [document]:
                files.sync_folder(folder)  # who gave it its name may have been killed before
                return False
            if found is None or path == paths[-1]:
                put_in_spool(files, path, str(document.get("station") or ""), record)
                return True
    except OSError as error:
        raise NotSaved.from_os(folder, error) from error
    raise AssertionError("the last path serves always")


def quarantined(files: FileOps, wave: Path) -> list[Path]:
    """The files with refused versions. Raises :class:`~valuetui.responses.errors.CannotOpen`."""
    names = names_in(wave / FOLDER, files)
    visible = (name for name in names if name.endswith(".json") and not name.startswith("."))
    return [wave / FOLDER / name for name in sorted(visible)]


def _found(files: FileOps, path: Path) -> list[Document] | None:
    """What is in the file; None where there is none."""
    try:
        tables, _ = read_tables(files, path)
    except FileNotFoundError:
        return None
    except Foreign:
        return []
    return list(tables[RESPONSES].values())
