"""Tables as .sav, the file of SPSS itself, by pyreadstat (the extra ``spss``).

Importing it takes a second: it is done where a file is written.
"""

from pathlib import Path
from typing import Any

from valuetui.reports.data.names import spss_names
from valuetui.reports.data.syntax import LONGEST_LABEL, LONGEST_MEANING, is_scale
from valuetui.reports.data.table import Column, Kind, T, Table
from valuetui.words.cleaning import one_line


class SavMissing(Exception):
    """The package that writes .sav is not installed."""


def require_sav() -> None:
    """Raise :class:`SavMissing` where no .sav can be written."""
    try:
        import pandas  # noqa: F401
        import pyreadstat  # noqa: F401
    except ImportError as error:
        raise SavMissing from error


def write_sav(table: Table[T], path: Path, label: str) -> None:
    """Write the table, with labels, meanings and levels as the syntax gives them; it cannot hold
    sets of variables. ``label`` says what the file is. Raises :class:`SavMissing`, ``OSError``."""
    require_sav()
    import pandas
    import pyreadstat

    path.touch(mode=0o600)
    names = spss_names(table.names)
    rows = list(table.rows())
    frame = pandas.DataFrame(
        {names[column.name]: _series(column, [row[column.name] for row in rows])
         for column in table.columns}
    )  # fmt: skip
    pyreadstat.write_sav(
        frame,
        str(path),
        file_label=_cut(label, 64),
        column_labels={names[each.name]: _cut(each.label, LONGEST_LABEL) for each in table.columns},
        variable_value_labels={
            names[each.name]: {
                content: _cut(said, LONGEST_MEANING) for content, said in each.meanings.items()
            }
            for each in table.columns
            if each.meanings
        },
        variable_measure={
            names[each.name]: "scale" if is_scale(each) else "nominal" for each in table.columns
        },
        variable_format={
            names[each.name]: "F9.6" if each.kind is Kind.DECIMAL else "F8.0"
            for each in table.columns
            if each.kind is not Kind.TEXT
        },
    )


def _series(column: Column[T], contents: list[Any]) -> Any:
    import pandas

    if column.kind is Kind.TEXT:
        return pandas.Series(["" if each is None else str(each) for each in contents], dtype="str")
    return pandas.Series(contents, dtype="float64")


def _cut(text: str, longest: int) -> str:
    return one_line(text).encode()[:longest].decode(errors="ignore")
