"""Saves answers and prints the id of each when it is safe: ``writer.py FOLDER COUNT [rewrites]``.

With ``rewrites`` every tenth save is followed by a change to another table, which rewrites the
whole file.
"""

import sys
from pathlib import Path

from tests.responses.samples import answer
from valuetui.responses.store import StationStore
from valuetui.responses.table import ResponseDB

folder, count, rewrites = Path(sys.argv[1]), int(sys.argv[2]), "rewrites" in sys.argv
with StationStore(folder, "kiosk-1") as store, ResponseDB(store.path) as database:
    for number in range(count):
        document = answer()
        store.save(document)
        sys.stdout.write(document["id"] + "\n")
        sys.stdout.flush()
        if rewrites and number % 10 == 9:
            database.table("notes").upsert({"number": number}, lambda _: True)
