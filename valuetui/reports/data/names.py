"""Names that SPSS takes for the columns of a table: the same for the same column, always."""

import hashlib
import re
from collections.abc import Sequence

LONGEST = 64
"""Bytes; all of them are ASCII here."""
_DIGEST = 8
RESERVED = frozenset(
    {"ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH"}
)


def spss_names(columns: Sequence[str]) -> dict[str, str]:
    """Each column to its name. A hyphen, which no name may have, becomes a period, which no id has.

    What is too long, reserved, or the same as another one but for the case gets a digest of the
    column at its end: what a column is called depends on its ids alone where no two are alike.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for column in columns:
        name = re.sub(r"[^A-Za-z0-9_.]", ".", column)
        if not _is_legal(name) or name.upper() in taken:
            digest = hashlib.sha256(column.encode()).hexdigest()[:_DIGEST]
            name = f"{name[: LONGEST - _DIGEST - 1]}_{digest}"
        names[column] = name
        taken.add(name.upper())
    return names


def _is_legal(name: str) -> bool:
    return len(name) <= LONGEST and not name.endswith((".", "_")) and name.upper() not in RESERVED
