"""CSV files of every make, a row at a time."""

from pathlib import Path

import pytest

from tests.station.csvs import keep
from valuetui.station.answers.table import Unreadable, open_table


def rows_of(path: Path) -> tuple[tuple[str, ...], list[tuple[int, list[str]]]]:
    with open_table(path) as table:
        return table.headings, list(table.rows())


def fault_of(path: Path) -> Unreadable:
    with pytest.raises(Unreadable) as fault:
        rows_of(path)
    return fault.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encoding_and_delimiter_show_by_themselves(
    encoding: str, delimiter: str, tmp_path: Path
) -> None:
    text = 'å,"b,\nc"\r\n1,"två ""2"""\r\n'.replace(",", delimiter)
    path = keep(tmp_path / "a.csv", text, encoding)
    headings = ("å", f"b{delimiter}\nc")
    assert rows_of(path) == (headings, [(3, ["1", 'två "2"'])])


def test_line_ends_may_be_mixed_and_rows_empty(tmp_path: Path) -> None:
    path = keep(tmp_path / "a.csv", "a,b\r\n1,2\n\n\r\n,\r3,4\r\n5,6")
    assert rows_of(path)[1] == [(2, ["1", "2"]), (6, ["3", "4"]), (7, ["5", "6"])]


def test_a_row_is_said_to_be_where_it_begins(tmp_path: Path) -> None:
    path = keep(tmp_path / "a.csv", 'a,b\n"1\n1\n1",2\n3,4\n')
    assert [line for line, _ in rows_of(path)[1]] == [2, 5]


@pytest.mark.parametrize(
    ("content", "reason", "line"),
    [
        (b"", "empty", None),
        (b"\xef\xbb\xbf", "empty", None),
        (b"a|b\n1|2\n", "one_column", None),
        (b"PK\x03\x04abc", "zipped", None),
        (b"a,b\n1,2\n\xe5,4\n", "encoding", 3),
        (b'a,b\n1,2\n"3,4\n5,6\n', "quotes", 4),
        (b'a,b\n1,2\n"3"x,4\n', "quotes", 3),
        (b"a,b\n1," + b"x" * 200_000 + b"\n", "quotes", 2),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(
    content: bytes, reason: str, line: int | None, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    fault = fault_of(path)
    assert fault.reason == reason
    assert fault.values.get("line") == line


def test_a_large_file_is_never_in_memory(tmp_path: Path) -> None:
    """What has been read of the file when the first row is there is a small part of it."""
    path = tmp_path / "large.csv"
    with path.open("w") as file:
        file.write("a,b\n")
        file.writelines(f"{number},x\n" for number in range(200_000))
    with open_table(path) as table:
        rows = table.rows()
        next(rows)
        assert table.share < 0.05
        assert sum(1 for _ in rows) == 199_999
        assert table.share == 1.0
