"""The archive package: all answers, understood without the program, and the same every time."""

import hashlib
import json
import random
import re
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import both, make_instrument
from tests.real.programs import need
from tests.reports.packages import (
    INSTRUMENT,
    OTHER,
    PICKS,
    PROGRAM,
    answer,
    corrected_facts,
    correction,
    heads,
    identifier,
    lines,
    material,
    packed,
    table,
    unpacked,
    values_in,
)
from tests.responses.test_reviews import review
from valuetui.instrument.canonical import canonical, content_hash, from_canonical
from valuetui.instrument.model import Group, Question, Role
from valuetui.reports.archive import LeftOut, archive_package, faults, package_name
from valuetui.reports.archive.encoding import cell, csv_bytes
from valuetui.responses.answer import Answer, Paper
from valuetui.responses.ease import Ease, Verdict
from valuetui.responses.fold import fold
from valuetui.responses.record import (
    Adjudication,
    Amendment,
    Fact,
    Reentry,
    Void,
    fact_from_document,
)
from valuetui.responses.reviews.review import Verdict as Decision
from valuetui.responses.reviews.review import review_from
from valuetui.station.demo import demo_answers, demo_instrument
from valuetui.words import Words

STAMP = content_hash(INSTRUMENT)

# What is in it


def test_each_answer_is_a_row_with_all_that_was_kept_of_it() -> None:
    kept = answer(
        1, unit="skola", session="kf-1", seconds={"current": 61, "desired": 45}, fast=True
    )
    files = packed([kept])
    [row] = table(files, "answers.csv")
    assert row == {
        "id": kept.id, "organisation": "lillby", "wave": "2026", "instrument": "liten",
        "instrument_hash": STAMP, "group": "citizens", "unit": "skola", "session": "kf-1",
        "station": kept.station, "channel": kept.channel.value, "language": kept.language,
        "day": kept.day, "status": "complete", "fast": "1", "order.algorithm": kept.order.algorithm,
        "order.seed": str(kept.order.seed), "order.shown": kept.order.shown, "corrected": "0",
        "picks.current.1": "v1", "picks.current.2": "v2", "picks.current.3": "v3",
        "picks.desired.1": "v4", "picks.desired.2": "v5", "picks.desired.3": "v6",
        "seconds.current": "61", "seconds.desired": "45",
    }  # fmt: skip
    [document] = lines(files, "answers.jsonl")
    assert document.pop("corrected") is False
    assert fact_from_document(document) == kept


def test_what_there_is_nothing_of_is_empty() -> None:
    files = packed([answer(1, picks={"current": ("v9",)}), answer(2, seconds={"review": 3})])
    one, two = sorted(table(files, "answers.csv"), key=lambda row: row["picks.desired.1"])
    assert (one["picks.current.1"], one["picks.current.2"], one["unit"]) == ("v9", "", "")
    assert one["seconds.review"] == ""
    assert two["seconds.review"] == "3"


def test_of_corrections_the_result_and_the_facts_are_there() -> None:
    facts = corrected_facts()
    files = packed(facts)
    rows = {row["id"]: row for row in table(files, "answers.csv")}
    void, amended, adjudicated, against, _, restored = (identifier(number) for number in range(6))
    assert rows.keys() == {identifier(number) for number in range(10)} - {void, against}
    assert list(values_in(rows[amended], "current")) == list(OTHER["current"])
    assert rows[amended]["group"] == "elected"
    assert list(values_in(rows[adjudicated], "desired")) == list(OTHER["desired"])
    assert list(values_in(rows[restored], "current")) == list(PICKS["current"])
    assert {each for each, row in rows.items() if row["corrected"] == "1"} == {amended, adjudicated}

    replaced = table(files, "replaced.csv")
    assert {row["id"] for row in replaced} == {void, amended, adjudicated, against}
    assert all(list(values_in(row, "current")) == list(PICKS["current"]) for row in replaced)
    assert "corrected" not in replaced[0]
    corrections = {row["of"]: row for row in table(files, "corrections.csv")}
    assert corrections[void]["kind"] == "void"
    assert corrections[void]["operator"] == "AB"
    assert corrections[amended]["group"] == "elected"
    assert corrections[adjudicated]["against"] == against
    assert [row["id"] for row in table(files, "corrections.csv")] == sorted(
        fact.id for fact in facts if not isinstance(fact, Answer)
    )


def rebuilt(files: dict[str, bytes]) -> list[Fact]:
    """All facts, from a package alone."""
    untouched = [each for each in lines(files, "answers.jsonl") if not each.pop("corrected")]
    others = [*lines(files, "replaced.jsonl"), *lines(files, "corrections.jsonl")]
    return [fact_from_document(document) for document in (*untouched, *others)]


def test_every_fact_can_be_had_back_and_gives_the_same_result() -> None:
    facts = corrected_facts()
    files = packed(facts)
    assert sorted(rebuilt(files), key=lambda fact: fact.id) == sorted(facts, key=lambda f: f.id)
    found = {
        document["id"]: fact_from_document(document) for document in lines(files, "answers.jsonl")
    }
    assert found == fold(facts)


def test_the_tables_and_the_documents_say_the_same() -> None:
    files = packed(corrected_facts())
    for name in ("answers", "replaced", "corrections"):
        rows, documents = table(files, f"{name}.csv"), lines(files, f"{name}.jsonl")
        assert [row["id"] for row in rows] == [document["id"] for document in documents]
        for row, document in zip(rows, documents, strict=True):
            for question, picked in document.get("picks", {}).items():
                assert list(values_in(row, question)) == picked
            for key in row.keys() & document.keys():
                assert row[key] == cell(document[key])


# Understood in thirty years


def test_every_instrument_that_was_used_is_there_byte_for_byte() -> None:
    better = replace(INSTRUMENT, version="2", title=both("Ny"))
    files = packed([answer(1), answer(2, better)], INSTRUMENT, better)
    for each in (INSTRUMENT, better):
        assert files[f"data/instruments/{content_hash(each)}.json"] == canonical(each)
        assert from_canonical(files[f"data/instruments/{content_hash(each)}.json"])
    assert {row["instrument_hash"] for row in table(files, "codebook.csv")} == {
        content_hash(INSTRUMENT), content_hash(better),
    }  # fmt: skip


def test_every_id_in_the_answers_is_in_the_codebook_in_every_language() -> None:
    instrument = demo_instrument()
    facts: list[Fact] = list(demo_answers(instrument, {"citizens": 8, "elected": 5}))
    files = packed(facts, instrument)
    codebook = table(files, "codebook.csv")
    known = {(row["entry"], row["entry_id"]): row for row in codebook}
    for row in table(files, "answers.csv"):
        assert known["group", row["group"]]["label.sv"]
        assert known["instrument", row["instrument"]]["label.en"]
        assert known["organisation", row["organisation"]]["label.sv"]
        for question in ("current", "desired"):
            assert known["question", question]["text.en"]
            for value in values_in(row, question):
                label = instrument.value_by_id[value].label
                for language in ("sv", "en"):
                    assert known["value", value][f"label.{language}"] == label[language]
    codes = {row["code"] for row in codebook if row["entry"] == "value"}
    shown = table(files, "answers.csv")[0]["order.shown"]
    assert set(re.findall("..", shown)) == codes


def test_the_codebook_tells_all_of_a_value_a_group_and_a_question() -> None:
    instrument = replace(
        INSTRUMENT,
        groups=(Group("g", both("Grupp"), {"sv": "Vi", "en": "We"}),),
        questions=(
            Question("q", Role.CURRENT, 3, both("Hela frågan?"), both("kort"),
                     {"g": {"sv": "Er fråga?", "en": "Your question?"}}),
        ),
    )  # fmt: skip
    files = packed([], instrument)
    rows = {(row["entry"], row["entry_id"]): row for row in table(files, "codebook.csv")}
    value = rows["value", "v1"]
    assert (value["code"], value["theme"], value["scope"], value["polarity"]) == (
        "01", "2", "relationship", "limiting",
    )  # fmt: skip
    assert (value["label.sv"], value["text.en"], value["synonyms.sv"]) == (
        "ord 1", "Ordet 1.", "synonym1",
    )  # fmt: skip
    assert value["theme_name.sv"] == Words("sv")("instrument.theme.t2")
    assert value["scope_name.en"] == Words("en")("instrument.scope.relationship")
    assert value["polarity_name.sv"] == "hämmande"
    assert rows["group", "g"]["text.en"] == "We"
    question = rows["question", "q"]
    assert (question["role"], question["pick"], question["label.sv"]) == ("current", "3", "kort")
    assert rows["wording", "q/g"]["text.en"] == "Your question?"
    assert rows["information", "controller"]["text.sv"]
    [found] = json.loads(files["data/codebook.json"])["instruments"]
    assert (found["hash"], found["threshold"]) == (content_hash(instrument), 5)
    assert found["values"][0]["theme_name"]["sv"] == value["theme_name.sv"]


def test_a_language_that_the_program_does_not_speak_is_in_the_codebook_too() -> None:
    finnish = replace(INSTRUMENT, languages=("fi", "sv"), title={"fi": "Arvot", "sv": "Värden"})
    files = packed([], finnish)
    [row] = [row for row in table(files, "codebook.csv") if row["entry"] == "instrument"]
    assert (row["label.fi"], row["label.sv"]) == ("Arvot", "Värden")
    assert (
        "fi"
        not in json.loads(files["data/codebook.json"])["instruments"][0]["values"][0]["theme_name"]
    )


def test_easy_swedish_is_a_language_of_the_codebook_and_of_no_readme() -> None:
    files = packed([], replace(INSTRUMENT, languages=("sv", "sv-simple", "en")))
    value = next(row for row in table(files, "codebook.csv") if row["entry"] == "value")
    assert value["theme_name.sv-simple"] == value["theme_name.sv"]
    assert "meaning.sv-simple" not in heads(files, "fields.csv")
    assert "data/README.sv-simple.txt" not in files


FORM = Paper("0f" * 16, "Kim", {"desired": ("v1", "v2", "v3")}, ("current", "years"), "en fläck")
AGAIN = Reentry(
    "d" * 32,
    identifier(22),
    "elected",
    PICKS,
    replace(FORM, operator="Ali"),
    "2026-11-24",
    "kansli",
)


def test_of_a_form_on_paper_everything_is_archived() -> None:
    [row] = table(packed([answer(22, paper=FORM)]), "answers.csv")
    assert {column: said for column, said in row.items() if column.startswith("paper.")} == {
        "paper.form": "0f" * 16,
        "paper.operator": "Kim",
        "paper.illegible": "current years",
        "paper.note": "en fläck",
        "paper.marked.desired": "v1 v2 v3",
    }


def test_of_what_somebody_has_settled_all_that_the_paper_said_is_archived() -> None:
    first = answer(22, paper=FORM)
    looked = replace(FORM, operator="Bo", marked={})
    said = Adjudication(
        "d" * 32, first.id, ("e" * 32,), 1, PICKS, "såg efter", "2026-11-24", "kansli-1", "Bo",
        "citizens", None, {"years": 3}, {"desired": "tåg"}, looked,
    )  # fmt: skip
    [row] = table(packed([first, said]), "corrections.csv")
    assert (row["group"], row["background.years"], row["write_ins.desired"]) == (
        "citizens", "3", "tåg",
    )  # fmt: skip
    assert list(values_in(row, "current")) == list(PICKS["current"])
    assert row["paper.illegible"] == "current years"


def test_every_column_and_every_file_is_explained_in_both_languages() -> None:
    facts = [
        *corrected_facts(),
        answer(20, seconds={"current": 50}),
        answer(21, background={"years": 3}, write_ins={"desired": "tåg"}),
        answer(22, paper=replace(FORM, without_code=True)),
        AGAIN,
        Ease("e" * 32, "kiosk-1", "2026-11-23", "sv", "0" * 64, Verdict.EASY),
    ]
    files = packed(
        facts,
        unknown=[{"id": "x"}],
        left_out=[LeftOut("responses/a.json", "torn", 7)],
        sessions=[{"id": "s", "name": "Fullmäktige", "opened": "2026-11-23"}],
        reviews=[review("tåg", 1, Decision.SHOW)],
        margins=b"",
    )
    explained = table(files, "fields.csv")
    for path in files:
        name = path.removeprefix("data/")
        if path.startswith("data/") and not name.startswith("README"):
            for language in ("sv", "en"):
                readme = files[f"data/README.{language}.txt"].decode()
                assert f"  {name.partition('/')[0]}\n" in readme
        if name.endswith(".csv") and name != "fields.csv":
            patterns = [re.sub("<[a-z]+>", "[^.]+", row["column"].replace(".", "[.]"))
                        for row in explained if row["file"] == name]  # fmt: skip
            for column in heads(files, name):
                assert len([each for each in patterns if re.fullmatch(each, column)]) == 1, column
            for pattern in patterns:
                assert any(re.fullmatch(pattern, column) for column in heads(files, name)), pattern
    assert all(row["meaning.sv"] != row["meaning.en"] for row in explained)
    assert {row["type"] for row in explained} == {"text", "integer", "boolean", "date"}


@pytest.mark.parametrize(
    ("language", "said"),
    [("sv", ["Svar som gäller: 8", "Svar som gavs: 10", "Rättelser: 5", "sha256sum -c",
             "Lillby", PROGRAM]),
     ("en", ["Answers that count: 8", "Answers that were given: 10", "Corrections: 5",
             "sha256sum -c", "Lillby", PROGRAM])],
)  # fmt: skip
def test_the_page_says_how_many_there_are_and_how_to_check(language: str, said: list[str]) -> None:
    page = packed(corrected_facts())[f"data/README.{language}.txt"].decode()
    assert [part for part in said if part not in page] == []
    assert max(map(len, page.splitlines())) <= 101
    assert "{" not in page


def test_columns_do_not_change_when_texts_do() -> None:
    better = replace(
        INSTRUMENT,
        title=both("Annat"),
        groups=tuple(replace(group, label=both("Annat")) for group in INSTRUMENT.groups),
        questions=tuple(replace(each, short=both("Annat")) for each in INSTRUMENT.questions),
    )
    before, after = packed([answer(1)]), packed([answer(1, better)], better)
    for name in ("answers.csv", "replaced.csv", "corrections.csv", "codebook.csv"):
        assert heads(before, name) == heads(after, name)


def test_questions_of_several_versions_have_their_columns_beside_each_other() -> None:
    longer = make_instrument(pick=4, roles=(Role.PERSONAL, Role.CURRENT))
    facts: list[Fact] = [answer(1), answer(2, longer, picks={"personal": ("v1", "v2", "v3", "v4")})]
    files = packed(facts, INSTRUMENT, longer)
    picks = [column for column in heads(files, "answers.csv") if column.startswith("picks.")]
    assert picks == [
        *(f"picks.current.{place}" for place in (1, 2, 3, 4)),
        *(f"picks.desired.{place}" for place in (1, 2, 3)),
        *(f"picks.personal.{place}" for place in (1, 2, 3, 4)),
    ]


def test_before_the_first_answer_the_tables_are_there_and_empty() -> None:
    files = packed([])
    assert table(files, "answers.csv") == table(files, "corrections.csv") == []
    assert "picks.current.3" in heads(files, "answers.csv")
    assert lines(files, "answers.jsonl") == []


def test_what_could_not_be_read_is_told_and_what_is_unknown_kept() -> None:
    later = {"kind": "wish", "schema": 9, "id": identifier(3), "text": "å \ud800"}
    files = packed(
        [answer(1)],
        unknown=[later, {"kind": "wish", "id": identifier(2)}],
        left_out=[LeftOut("responses/b.json", "different", 1), LeftOut("a.json", "torn", 12)],
    )
    assert {document["id"] for document in lines(files, "unknown.jsonl")} == {
        identifier(2), identifier(3),
    }  # fmt: skip
    assert later in lines(files, "unknown.jsonl")
    assert table(files, "left_out.csv") == [
        {"file": "a.json", "what": "torn", "count": "12"},
        {"file": "responses/b.json", "what": "different", "count": "1"},
    ]
    assert "data/unknown.jsonl" not in packed([answer(1)])
    assert "data/left_out.csv" not in packed([answer(1)])


def test_the_sessions_are_named() -> None:
    sitting = {"id": "9e95", "name": "=Fullmäktige", "opened": "2026-11-23", "closed": None,
               "group": "elected"}  # fmt: skip
    other = {"id": "2f41", "name": "Dag 2", "opened": "2026-11-24", "closed": "2026-11-25"}
    files = packed([answer(1, session="9e95")], sessions=[sitting, other])
    assert table(files, "sessions.csv") == [
        {"session": "2f41", "name": "Dag 2", "opened": "2026-11-24", "closed": "2026-11-25",
         "group": ""},
        {"session": "9e95", "name": "'=Fullmäktige", "opened": "2026-11-23", "closed": "",
         "group": "elected"},
    ]  # fmt: skip
    assert table(files, "answers.csv")[0]["session"] == "9e95"
    assert "data/sessions.csv" not in packed([answer(1)])


def test_what_became_of_a_missed_word_and_who_figures_stand_for_can_be_had_back() -> None:
    """With the standard library, as the page tells it."""
    decided = [
        review("Kalle", 1, Decision.HIDE),
        review("tåg", 1, Decision.SHOW, "Tåg"),
        review("bro", 1, Decision.SHOW),
    ]
    margins = '[[margin]]\nsource = "SCB, ålder"\n'.encode()
    facts: list[Fact] = [answer(number, write_ins={"desired": word})
                         for number, word in enumerate(["TÅG", "kalle", "stig"])]  # fmt: skip
    files = packed(facts, reviews=decided, margins=margins)
    rows = {row["word"]: row for row in table(files, "reviews.csv")}
    told = {}
    for row in table(files, "answers.csv"):
        word = " ".join(row["write_ins.desired"].split()).casefold().encode()
        mark = hashlib.blake2b(word, digest_size=16, person=b"word").hexdigest()
        found = rows.get(mark, {"decision": "", "spelling": ""})
        told[row["write_ins.desired"]] = found["decision"], found["spelling"]
    assert told == {"TÅG": ("show", "Tåg"), "kalle": ("hide", ""), "stig": ("", "")}
    kept = {review_from(each) for each in lines(files, "reviews.jsonl")}
    assert kept == set(decided)
    assert files["data/margins.toml"] == margins
    assert "alle" not in files["data/reviews.csv"].decode(), "a name stands in the answers alone"


# The same, and in no order that tells anything


def test_the_same_facts_in_any_order_give_the_same_bytes() -> None:
    facts, chance = corrected_facts(), random.Random(5)  # noqa: S311
    later = [{"id": identifier(number), "kind": "wish"} for number in range(50, 55)]
    first = archive_package(material(facts, unknown=later), PROGRAM)
    for _ in range(5):
        chance.shuffle(facts)
        chance.shuffle(later)
        again = material([*facts, *facts[:3]], unknown=later)
        assert archive_package(again, PROGRAM) == first


def test_rows_stand_in_the_order_of_their_random_ids() -> None:
    files = packed([answer(number) for number in range(30)])
    for name in ("answers.csv",):
        ids = [row["id"] for row in table(files, name)]
        assert ids == sorted(ids)
    assert [each["id"] for each in lines(files, "answers.jsonl")] == ids


def test_nothing_tells_when_the_package_was_made() -> None:
    package = archive_package(material([answer(1)]), PROGRAM)
    with zipfile.ZipFile(BytesIO(package)) as found:
        for entry in found.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.compress_type == zipfile.ZIP_STORED
            assert entry.external_attr >> 16 & 0o077 == 0
            assert entry.filename.startswith("vardekartlaggning-arkiv-lillby-2026/")
            assert ".." not in entry.filename


def test_the_name_tells_organisation_and_wave() -> None:
    assert package_name(material([])) == "vardekartlaggning-arkiv-lillby-2026"
    later = replace(INSTRUMENT, wave="Höst 2027")
    assert package_name(material([], INSTRUMENT, later)) == (
        "vardekartlaggning-arkiv-lillby-2026-host-2027"
    )


# CSV


DANGEROUS = ("=1+1", "+46", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "'")


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_is_a_formula_and_every_text_can_be_had_back(text: str) -> None:
    kept = answer(1, unit=text, station=text)
    void = correction(Void, 2, kept, reason=text, operator=text)
    amended = correction(Amendment, 3, answer(4), revision=1, picks={"current": (text,)})
    files = packed([kept, answer(4), void, amended])
    for name in ("replaced.csv", "corrections.csv"):
        for row in table(files, name):
            assert not any(found.startswith(tuple("=+-@\t\r\n＝")) for found in row.values())
    found = next(row for row in table(files, "corrections.csv") if row["kind"] == "void")
    assert found["reason"] == found["operator"] == "'" + text
    [document] = [each for each in lines(files, "corrections.jsonl") if each["kind"] == "void"]
    assert document["reason"] == text


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2))
)
def test_any_text_comes_back_from_a_table(rows: list[list[str]]) -> None:
    content = csv_bytes(["a", "b"], [{"a": one, "b": two} for one, two in rows])
    assert content.startswith(b"\xef\xbb\xbfa,b\r\n")
    files = {"data/x.csv": content}
    found = [[row["a"], row["b"]] for row in table(files, "x.csv")]
    assert [[each.removeprefix("'") for each in row] for row in found] == rows


def test_half_a_character_harms_nothing() -> None:
    void = correction(Void, 2, answer(1), reason="a\ud800b")
    files = packed([answer(1), void])
    assert table(files, "corrections.csv")[0]["reason"] == "a\\ud800b"
    assert lines(files, "corrections.jsonl")[0]["reason"] == "a\ud800b"


def test_cells_are_numbers_and_words_that_every_country_reads() -> None:
    found = [cell(each) for each in (None, True, False, -3, 0, "", ["a", "b"], [])]
    assert found == ["", "1", "0", "-3", "0", "", "a b", ""]


# Checksums


def test_sha256sum_finds_all_well_and_damage(tmp_path: Path) -> None:
    need("sha256sum")
    package = tmp_path / "p.zip"
    package.write_bytes(archive_package(material(corrected_facts()), PROGRAM))
    with zipfile.ZipFile(package) as found:
        found.extractall(tmp_path)
    [folder] = [path for path in tmp_path.iterdir() if path.is_dir()]
    listed = set()
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        told = checked(folder, manifest)
        assert told.returncode == 0, told.stdout
        listed |= {line.rpartition(":")[0] for line in told.stdout.splitlines()}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert listed == there - {"tagmanifest-sha256.txt"}
    with (folder / "data" / "answers.csv").open("ab") as file:
        file.write(b"x")
    assert checked(folder, "manifest-sha256.txt").returncode != 0


def checked(folder: Path, manifest: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["sha256sum", "-c", manifest], cwd=folder, capture_output=True, text=True, check=False
    )


def test_the_package_is_a_bag() -> None:
    files = packed(corrected_facts())
    assert files["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    info = dict(line.split(": ", 1) for line in files["bag-info.txt"].decode().splitlines())
    payload = [content for path, content in files.items() if path.startswith("data/")]
    assert info["Payload-Oxum"] == f"{sum(map(len, payload))}.{len(payload)}"
    assert info["External-Identifier"] == "lillby/2026"
    assert info["Bag-Software-Agent"] == PROGRAM


def test_a_label_of_several_lines_does_not_break_the_bag() -> None:
    odd = replace(INSTRUMENT, title=both("En\r\nBag-Size: 1"))
    files = packed([], odd)
    assert "External-Description: En Bag-Size: 1\n" in files["bag-info.txt"].decode()


def test_damage_is_found() -> None:
    package = archive_package(material(corrected_facts()), PROGRAM)
    assert faults(package) == []
    place = package.index(identifier(9).encode())
    with pytest.raises(ValueError, match="no package"):
        faults(b"milk, bread")
    damaged = package[:place] + b"0" * 32 + package[place + 32 :]
    assert found_faulty(damaged)
    with pytest.raises(ValueError, match="no package"):
        faults(zipped({"a/b": b""}))
    files = {f"x/{path}": content for path, content in unpacked(package).items()}
    assert faults(zipped(files)) == []
    assert faults(zipped({**files, "x/data/more": b"x"})) == ["data/more"]
    assert faults(zipped({**files, "x/data/answers.csv": b"x"})) == ["data/answers.csv"]
    del files["x/data/answers.csv"]
    assert faults(zipped(files)) == ["data/answers.csv"]


def found_faulty(package: bytes) -> bool:
    try:
        return bool(faults(package))
    except ValueError:
        return True


def zipped(files: dict[str, Any]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for path, data in files.items():
            package.writestr(path, data)
    return content.getvalue()
