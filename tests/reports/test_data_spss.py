"""Data for SPSS: legal names, a syntax that no text can break, and the file of SPSS itself."""

import re
import string
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.data import INSTRUMENT, given_by, relabelled, rows_of, with_labels
from tests.results.populations import compared
from valuetui.reports.data.answers import coded
from valuetui.reports.data.names import LONGEST, RESERVED, spss_names
from valuetui.reports.data.package import spss_files
from valuetui.reports.data.respondent import Given
from valuetui.reports.data.sav import SavMissing, require_sav, write_sav
from valuetui.reports.data.syntax import quoted
from valuetui.words import Words

SV = Words("sv")
COMPARISON = compared([given_by(number) for number in range(12)], INSTRUMENT)
ANSWERS = [
    given_by(1, unit="north-1", background={"age": "old", "ways": ("care",), "years": 7}),
    given_by(2, picks={"desired": ("v1", "v2", "v3")}),
]
IDS = st.text(string.ascii_lowercase + string.digits + "_-", min_size=1, max_size=70).map(
    "q".__add__
)


def text_of(files: dict[str, object], name: str) -> str:
    content = files[name]
    assert isinstance(content, bytes)
    return content.decode("utf-8-sig")


def syntax_of(held: Given | None) -> str:
    return text_of(dict(spss_files(COMPARISON, held, SV, sav=False)), "spss.sps")


# Names


@given(st.lists(IDS, unique=True))
def test_every_column_gets_a_legal_name_of_its_own(columns: list[str]) -> None:
    names = spss_names(columns)
    assert list(names) == columns
    assert len({name.upper() for name in names.values()}) == len(columns)
    for name in names.values():
        assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_.]*[A-Za-z0-9]|[A-Za-z]", name)
        assert len(name) <= LONGEST
        assert name.upper() not in RESERVED
    assert all(spss_names([column]) == {column: names[column]} for column in columns)


@pytest.mark.parametrize("word", sorted(RESERVED))
def test_no_column_is_called_as_a_word_of_the_language(word: str) -> None:
    assert spss_names([word.lower()])[word.lower()].upper() != word


def test_names_that_differ_in_case_alone_are_told_apart() -> None:
    assert len({name.upper() for name in spss_names(["by_a", "By_a"]).values()}) == 2


def test_a_name_says_what_the_column_is() -> None:
    assert spss_names(["current__work-life", "group"]) == {
        "current__work-life": "current__work.life", "group": "group",
    }  # fmt: skip


# The syntax


@given(st.text())
def test_a_text_stands_between_its_quotes_on_one_line(text: str) -> None:
    written = quoted(text, 120)
    assert re.fullmatch(r"'(?:[^']|'')*'", written)
    assert not re.search(r"[\r\n\t\x00\u2028]", written)
    assert len(written[1:-1].replace("''", "'").encode()) <= 120


def test_no_text_ends_a_command_or_a_label() -> None:
    labels = ["it's.", "a 'b'", "rad\n.\nEXECUTE.", "x" * 400]
    held = Given(with_labels(labels), ANSWERS)
    for line in syntax_of(held).splitlines():
        assert len(line.encode()) <= 256 + 64
        assert line.count("'") % 2 == 0
    assert "\n.\n" not in syntax_of(held)
    assert "1 'it''s.'" in syntax_of(held)


def test_every_variable_is_read_and_labelled_and_every_code_explained() -> None:
    held = Given(INSTRUMENT, ANSWERS)
    said = syntax_of(held).replace("\r", "")
    data = spss_files(COMPARISON, held, SV, sav=False)["spss.csv"]
    assert isinstance(data, bytes)
    second, first = sorted(rows_of(data), key=lambda row: row["current_1"])
    read = re.findall(r"^    (\S+) [AF][0-9.]+$", said.partition("  .\n")[0], re.M)
    assert read == [spss_names(list(first))[column] for column in first]
    for name in read:
        assert re.search(rf"^  {re.escape(name)} '.+'$", said, re.M)
    assert (first["current_1"], second["current_1"]) == ("3", "")
    assert re.search(r"VALUE LABELS current_1 current_2 .*?^  3 'ord 3'", said, re.M | re.S)
    assert re.search(r"VALUE LABELS group\n  'citizens' 'Citizens'", said)
    assert re.search(r"MISSING VALUES id .*unit.*\(''\)\.", said, re.S)


def test_what_is_one_answer_is_one_set() -> None:
    said = syntax_of(Given(INSTRUMENT, ANSWERS)).replace("\r", "")
    assert "/MDGROUP NAME=$current LABEL='current?'\n    VARIABLES= current__v1 current__v2" in said
    assert "/MCGROUP NAME=$desired_picks LABEL='desired?'" in said
    assert "NAME=$background.ways LABEL='Hur möts vi?'" in said


def test_a_text_with_what_other_programs_take_for_quotes() -> None:
    assert quoted('säg "hej"', 120) == "'säg \"hej\"'"


def test_the_names_do_not_change_with_the_labels() -> None:
    def names(asked: Given) -> list[str]:
        return re.findall(r"^    (\S+) [AF][0-9.]+\r?$", syntax_of(asked), re.M)

    assert names(Given(INSTRUMENT, ANSWERS)) == names(Given(relabelled(INSTRUMENT), ANSWERS))


def test_the_figures_have_a_syntax_too() -> None:
    said = syntax_of(None).replace("\r", "")
    assert "    share F9.6\n" in said
    assert "MRSETS" not in said
    assert re.search(r"^  'count_few' 'få: ", said, re.M)


# The file of SPSS itself


def test_the_file_of_spss_holds_the_same(tmp_path: Path) -> None:
    pyreadstat = pytest.importorskip("pyreadstat")
    held = Given(with_labels(["tillit ♥", "it's"]), ANSWERS)
    table, _ = coded(held, SV)
    write_sav(table, tmp_path / "spss.sav", "lillby 2026")
    frame, meta = pyreadstat.read_sav(tmp_path / "spss.sav")
    names = spss_names(table.names)
    assert list(frame.columns) == list(names.values())
    for (_, found), row in zip(frame.iterrows(), table.rows(), strict=True):
        for column, name in names.items():
            content = None if found[name] != found[name] or found[name] == "" else found[name]
            assert content == row[column]
    assert meta.column_names_to_labels["current__v1"] == "current: tillit ♥"
    assert meta.variable_value_labels["current_1"][2] == "it's"
    assert meta.variable_value_labels["unit"] == {"north-1": "Norra", "south": "Södra"}
    assert meta.variable_measure["background.years"] == "scale"
    assert meta.variable_measure["current_1"] == "nominal"
    assert meta.file_label == "lillby 2026"
    assert (tmp_path / "spss.sav").stat().st_mode & 0o077 == 0


def test_without_the_extra_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyreadstat", None)
    with pytest.raises(SavMissing):
        require_sav()
