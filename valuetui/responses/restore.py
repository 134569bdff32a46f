"""What a backup brings back besides records: other tables, and documents without an id.

Nothing that is there is changed: where a table has another document under the same number, that of
the folder stays.
"""

from collections.abc import Mapping
from pathlib import Path

from tinydb.table import Document as NumberedDocument

from valuetui.responses.errors import NoResponses
from valuetui.responses.files import FileOps
from valuetui.responses.holdings import Found
from valuetui.responses.layout import RESPONSES, Document, Tables
from valuetui.responses.merge import Merge
from valuetui.responses.stock import Stock, Version, stations_of, tables_in
from valuetui.responses.store import StationStore
from valuetui.responses.table import ResponseDB


def restore_rest(merge: Merge, stock: Stock) -> int:
    """Bring back what a station has besides records; how many documents were new.

    Raises :class:`~valuetui.responses.errors.StoreError`.
    """
    files = merge.files
    held = tables_in(files, _paths(files, merge.folder, stock.station))
    missing = {name: _missing(table, held.get(name, {})) for name, table in stock.tables.items()}
    nameless = [
        each
        for each in stock.versions
        if not each.identifier and merge.held.find(each, stock.station) is Found.NEW
    ]
    if not merge.dry_run and (nameless or any(missing.values())):
        _insert(merge.folder, stock.station, missing, nameless, files)
    for version in nameless:
        merge.held.add(version, None, stock.station)
    return len(nameless) + sum(map(len, missing.values()))


def _paths(files: FileOps, wave: Path, station: str) -> list[Path]:
    try:
        return stations_of(files, wave).get(station, [])
    except NoResponses:
        return []


def _missing(table: Mapping[str, Document], held: Mapping[str, Document]) -> dict[str, Document]:
    kept = list(held.values())
    return {key: each for key, each in table.items() if key not in held and each not in kept}


def _insert(
    wave: Path, station: str, tables: Tables, nameless: list[Version], files: FileOps
) -> None:
    with StationStore(wave, station, files) as store:
        path = store.path
    with ResponseDB(path, files=files, station=station) as database:
        for name, table in tables.items():
            documents = [NumberedDocument(each, int(key)) for key, each in table.items()]
            if documents:
                database.table(name).insert_multiple(documents)
        if nameless:
            database.table(RESPONSES).insert_multiple(each.document() for each in nameless)
