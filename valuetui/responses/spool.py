"""The emergency spool: where an answer goes when the station's file has failed.

One file an answer, ``<wave>/spool/<id>.json``. Each is a small TinyDB file like the stations' own,
so that whatever reads answers reads these as well, and it names the station whose answer it is.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from valuetui.responses.files import FileOps, Opening, make_folders, write_new
from valuetui.responses.layout import (
    CLOSER,
    META,
    RESPONSES,
    Document,
    Record,
    is_identifier,
    lines,
    with_meta,
    write_head,
)
from valuetui.responses.mending import Foreign
from valuetui.responses.reading import read_tables

FOLDER = "spool"
_SUFFIX = ".json"


def spool_path(wave: Path, identifier: str) -> Path:
    """Where the answer with this id goes."""
    return wave / FOLDER / (identifier + _SUFFIX)


def spool_names(files: FileOps, spool: Path) -> list[str]:
    """Names of the files in the spool, none where there is no spool. May raise ``OSError``."""
    try:
        names = files.names(spool)
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(
        name
        for name in names
        if name.endswith(_SUFFIX) and is_identifier(name.removesuffix(_SUFFIX))
    )


def spool_paths(files: FileOps, wave: Path) -> list[Path]:
    """The files in the spool, none where there is no spool. May raise ``OSError``."""
    return [wave / FOLDER / name for name in spool_names(files, wave / FOLDER)]


def put_in_spool(files: FileOps, path: Path, station: str, record: Record) -> None:
    """Keep one record durably in a file of its own. May raise ``OSError``."""
    content = [write_head(with_meta({}, station)), *lines([record]), CLOSER]
    new = path.with_name(f".{path.name}.new")
    make_folders(files, path.parent)
    write_new(files, new, content, Opening.FRESH)
    files.replace(new, path)
    files.sync_folder(path.parent)


def spooled(files: FileOps, wave: Path, station: str) -> Iterator[tuple[Path, list[Document]]]:
    """The documents of a station in the spool, by file. What cannot be read is passed over."""
    with suppress(OSError):
        for path in spool_paths(files, wave):
            with suppress(OSError, Foreign):
                tables, _ = read_tables(files, path)
                if _is_of(tables.get(META, {}), station):
                    yield path, list(tables[RESPONSES].values())


def _is_of(meta: dict[str, Document], station: str) -> bool:
    return any(document.get("station") == station for document in meta.values())
