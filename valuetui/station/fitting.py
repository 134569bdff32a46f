"""The measured screen of this machine: kept in a small file, and found again."""

import json
from contextlib import suppress
from pathlib import Path

from valuetui.responses.errors import StoreError
from valuetui.responses.files import SYSTEM, FileOps, Opening, make_folders, write_new
from valuetui.station.fit import Fit

FORM = 1
NAME = "fit.json"


class FitDamaged(StoreError):
    """The file does not hold a measured screen: measure again."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "fit-damaged", "no measured screen")


def keep_fit(folder: Path, fit: Fit, files: FileOps = SYSTEM) -> Path:
    """Keep the fit in the folder of the machine's state instead of an earlier one; where it is.

    Raises ``OSError``.
    """
    document = {
        "form": FORM,
        "columns": fit.columns,
        "rows": fit.rows,
        "cell_width_mm": round(fit.cell_width, 3),
        "cell_height_mm": round(fit.cell_height, 3),
        "cell_pixels": fit.cell_pixels,
    }
    make_folders(files, folder)
    path = folder / NAME
    new = path.with_name(f".{NAME}.new")
    with suppress(FileNotFoundError):
        files.remove(new)
    write_new(files, new, [json.dumps(document, indent=1).encode() + b"\n"], Opening.NEW)
    files.replace(new, path)
    files.sync_folder(folder)
    return path


def kept_fit(folder: Path) -> Fit | None:
    """The fit in the folder; None where the screen was never measured.

    Raises :class:`FitDamaged` and ``OSError``.
    """
    path = folder / NAME
    try:
        found = json.loads(path.read_bytes())
        if found["form"] != FORM:
            raise FitDamaged(path)
        pixels = found["cell_pixels"]
        return Fit(
            int(found["columns"]),
            int(found["rows"]),
            float(found["cell_width_mm"]),
            float(found["cell_height_mm"]),
            (int(pixels[0]), int(pixels[1])) if pixels else None,
        )
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, LookupError):  # Implausible is a ValueError
        raise FitDamaged(path) from None
