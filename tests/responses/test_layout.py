import json
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.responses.layout import (
    CLOSER,
    Document,
    NotJson,
    Record,
    Scan,
    doc_ids,
    dump,
    lines,
    parsed,
    read_head,
    with_meta,
    write_head,
)

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec=None) | st.sampled_from(' \n"\\')),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)
json_documents = st.dictionaries(st.text(), json_values, max_size=4)


def scanned(data: bytes) -> tuple[list[Document], Scan]:
    """The documents found in record lines that begin the file, and the scan."""
    scan = Scan(0, 0)
    return [record.document() for record in scan.records([data])], scan


def written(*documents: Document) -> bytes:
    records = [Record(number, dump(document)) for number, document in enumerate(documents)]
    return b"".join(lines(records))


@given(json_documents)
def test_a_document_comes_back_from_one_line_of_printable_ascii_without_two_blanks_in_a_row(
    document: Document,
) -> None:
    text = dump(document)
    assert json.loads(text) == document
    assert all(0x20 <= byte < 0x7F for byte in text)
    assert b"  " not in text


@pytest.mark.parametrize("content", [float("nan"), float("inf"), {1, 2}, object(), b"bytes"])
def test_what_json_cannot_hold_is_refused_without_a_word_of_the_content(content: Any) -> None:
    with pytest.raises(NotJson) as refusal:
        dump({"secret": "what was said", "bad": content})
    assert str(refusal.value) == "not JSON"
    assert refusal.value.__suppress_context__


def test_a_document_that_contains_itself_is_refused() -> None:
    document: dict[str, Any] = {}
    document["again"] = [document]
    with pytest.raises(NotJson):
        dump(document)


def test_a_document_nested_too_deeply_is_refused() -> None:
    nested: Any = 0
    for _ in range(100_000):
        nested = [nested]
    with pytest.raises(NotJson):
        dump({"nested": nested})


@given(st.lists(json_documents, max_size=4), st.integers(1, 300))
def test_records_are_found_however_the_bytes_are_cut_into_blocks(
    documents: list[Document], length: int
) -> None:
    data = written(*documents) + CLOSER + b" " * 100
    scan = Scan(0, 0)
    blocks = (data[start : start + length] for start in range(0, len(data), length))
    assert [record.document() for record in scan.records(blocks)] == documents
    assert scan.quiet
    assert data[scan.end :].startswith(CLOSER)


@given(st.lists(json_documents, min_size=2, max_size=6), st.data())
def test_a_record_with_a_hole_is_never_taken_for_whole_and_the_others_are_kept(
    documents: list[Document], data: st.DataObject
) -> None:
    whole = written(*documents)
    start = data.draw(st.integers(0, len(whole) - 2))
    stop = data.draw(st.integers(start + 2, len(whole)))
    filler = data.draw(st.sampled_from([b" ", b"\0"]))
    holed = whole[:start] + filler * (stop - start) + whole[stop:]
    ends = [len(written(*documents[: number + 1])) for number in range(len(documents))]
    untouched = [
        document
        for document, begin, end in zip(documents, [0, *ends], ends, strict=False)
        if end <= start or begin >= stop
    ]
    found, scan = scanned(holed + CLOSER)
    assert found == untouched
    assert not scan.quiet


def test_a_record_counts_when_its_newline_is_there() -> None:
    whole = written({"a": 1}, {"b": 2})
    assert len(scanned(whole)[0]) == 2
    assert len(scanned(whole[:-1])[0]) == 1


@pytest.mark.parametrize("left", [CLOSER, b""])
@pytest.mark.parametrize("filler", [b" ", b"\0"])
def test_a_record_behind_one_that_never_reached_the_disk_counts(left: bytes, filler: bytes) -> None:
    first, lost, last = ({"number": number} for number in range(3))
    before, until_last = len(written(first)), len(written(first, lost))
    hole = left + filler * (until_last - before - len(left))
    data = written(first) + hole + written(first, lost, last)[until_last:] + CLOSER
    found, scan = scanned(data)
    assert found == [first, last]
    assert scan.torn == []
    assert not scan.quiet


def test_what_looks_like_a_record_within_one_that_lost_its_beginning_is_none() -> None:
    whole = written({"a": 1}, {"b": 2, "7": {}})
    start, stop = len(written({"a": 1})), whole.index(b',"7"')
    found, scan = scanned(whole[:start] + b" " * (stop - start) + whole[stop:] + CLOSER)
    assert found == [{"a": 1}]
    assert len(scan.torn) == 1


@pytest.mark.parametrize("rest", [b"", b" " * 10, b" \n", b"\n\n"])
def test_a_file_is_quiet_with_nothing_but_blanks_behind_its_closer(rest: bytes) -> None:
    assert scanned(written({"a": 1}) + CLOSER + rest)[1].quiet


@pytest.mark.parametrize(
    "data",
    [
        written({"a": 1}),
        written({"a": 1}) + b"}}",
        written({"a": 1}) + CLOSER + b"\0\0",
        written({"a": 1}) + CLOSER + CLOSER,
        written({"a": 1}) + CLOSER + b"garbage\n",
        b"," + written({"a": 1}) + CLOSER,
        written({"a": 1}) + written({"a": 1}) + CLOSER,
    ],
)
def test_a_file_is_not_quiet_otherwise(data: bytes) -> None:
    assert not scanned(data)[1].quiet


def test_lines_that_are_json_only_together_are_torn() -> None:
    pieces = [Record(1, b'{"a":"x}'), Record(2, b'{y"}')]
    whole = Record(3, b'{"b":1}')
    torn: list[bytes] = []
    assert list(parsed([*pieces, whole], torn)) == [(whole, {"b": 1})]
    assert torn == [piece.text for piece in pieces]


def test_the_head_comes_back_with_its_tables_and_the_place_of_the_first_record() -> None:
    others = with_meta({"sessions": {"3": {"name": "fullmäktige,\n"}}}, "kiosk-1")
    data = write_head(others)
    head = read_head(data + written({"a": 1}))
    assert head is not None
    assert head.others == others
    assert head.records == len(data)


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b'{"responses":{', b'{"meta":7,\n"responses":{\n', b'{"meta":{"x":{}},\n"resp'],
)
def test_what_is_no_head_is_not_taken_for_one(data: bytes) -> None:
    assert read_head(data) is None


def test_a_document_is_numbered_by_the_upper_63_bits_of_its_id() -> None:
    numbers = doc_ids({"id": "ffffffffffffffff" + "0" * 16})
    assert list(islice(numbers, 2)) == [(1 << 63) - 1, 0]
    assert next(doc_ids({"id": "0000000000000003" + "f" * 16})) == 1


def test_documents_without_an_id_are_numbered_by_chance() -> None:
    numbers = {next(doc_ids({})) for _ in range(100)}
    assert len(numbers) == 100
    assert all(0 <= number < 1 << 63 for number in numbers)


@given(
    st.lists(json_documents, max_size=5),
    st.sampled_from(['"\\ud800"', "1e400", "[" * 400 + "]" * 400]),
)
def test_together_they_are_parsed_as_each_of_them_is_alone(
    documents: list[Document], strange: str
) -> None:
    """Also beside what one parser takes and the other does not."""
    records = [Record(number, dump(document)) for number, document in enumerate(documents)]
    records.append(Record(99, f'{{"odd":{strange}}}'.encode()))
    for some in (records, records[:-1]):
        found = list(parsed(some, []))
        assert found == [(record, json.loads(record.text)) for record in some]
