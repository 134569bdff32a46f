"""The codebook: every id and every column of the data, in each language of the instrument."""

from dataclasses import replace

from tests.reports.data import INSTRUMENT, given_by, rows_of, with_labels
from valuetui.instrument.canonical import content_hash
from valuetui.reports.data.package import codebook_files
from valuetui.reports.data.respondent import Also, Given


def book_of(given: Given) -> dict[str, str]:
    files = codebook_files(given)
    return {
        name: content.decode("utf-8-sig")
        for name, content in files.items()
        if isinstance(content, bytes)
    }


def test_there_is_one_in_each_language_of_the_instrument() -> None:
    assert set(book_of(Given(INSTRUMENT, ()))) == {
        "codebook.csv", "codebook.sv.md", "codebook.en.md",
    }  # fmt: skip
    swedish = replace(INSTRUMENT, languages=("sv", "sv-simple"))
    assert set(book_of(Given(swedish, ()))) == {"codebook.csv", "codebook.sv.md"}


def test_it_tells_what_every_id_means() -> None:
    page = book_of(Given(INSTRUMENT, ()))["codebook.en.md"]
    for value in INSTRUMENT.values:
        assert f"| `{value.id}` | {value.code} | {value.label['en']} |" in page
    assert "| `place` | `north-1` | Norra |" in page
    assert "| `citizens` | Citizens | I am citizens |" in page


def test_it_tells_what_every_column_holds() -> None:
    page = book_of(Given(INSTRUMENT, (), also=frozenset(Also)))["codebook.sv.md"]
    for column in ("share", "why", "station", "background.<question>", "<question>__<value>"):
        assert f"| `{column}` | " in page
    assert "`group_few` = gruppen har färre än 5 svar" in page
    assert "i ord. |" in page


def test_no_label_breaks_a_table() -> None:
    page = book_of(Given(with_labels(["a|b", "två\nrader"]), ()))["codebook.sv.md"]
    assert "| `v1` | 01 | a\\|b | hämmande |" in page
    assert "| två rader |" in page


def test_the_one_for_programs_has_every_version() -> None:
    earlier = replace(INSTRUMENT, version="0")
    versions = {content_hash(each): each for each in (earlier, INSTRUMENT)}
    held = Given(INSTRUMENT, [given_by(1)], versions)
    files = codebook_files(held)["codebook.csv"]
    assert isinstance(files, bytes)
    assert {row["instrument_hash"] for row in rows_of(files)} == set(versions)
