"""Merging surveys: what may lie together, from every kind of source, and what is told of it."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from tests.responses.bundles import bundled
from tests.responses.folders import aside, documents, tree
from tests.station.test_survey import (
    INSTRUMENT,
    OTHER_WORDS,
    answers,
    citizens,
    correction,
    keep,
    keep_later_form,
)
from valuetui.instrument.canonical import content_hash
from valuetui.responses.answer import Answer
from valuetui.responses.bundle import Kind
from valuetui.responses.channel import Channel
from valuetui.responses.errors import ForeignFile
from valuetui.responses.following import Problem
from valuetui.responses.holdings import Place
from valuetui.responses.instruments import kept_instruments
from valuetui.responses.record import Amendment, Void
from valuetui.responses.sessions import close_sitting, open_sitting, sittings
from valuetui.responses.sources import SourceKind
from valuetui.responses.store import StationStore
from valuetui.station.bundling import bundle_folder
from valuetui.station.merging import Merged, merge
from valuetui.station.survey import Survey

BETTER = replace(INSTRUMENT, version="2", title={"sv": "Ny", "en": "New"})
KIOSK = Place("kiosk-1", "answer", "kiosk")


def refused(merged: Merged) -> dict[str, int]:
    return dict(merged.counts.refused)


def in_a_plain_file(path: Path, kept: list[Answer]) -> Path:
    """The answers in a file that plain TinyDB has written."""
    with TinyDB(path) as database:
        database.insert_multiple(answer.to_document() for answer in kept)
    return path


# Sources of every kind


def test_a_folder_is_merged_and_counted(tmp_path: Path) -> None:
    keep(tmp_path / "a", answers(5))
    keep(tmp_path / "b", answers(4, start=3))
    merged = merge([tmp_path / "b"], tmp_path / "a")
    assert citizens(Survey(tmp_path / "a")) == 7
    [source] = merged.sources
    assert source.kind is SourceKind.FOLDER
    assert (source.counts.new, source.counts.known) == (Counter({KIOSK: 2}), Counter({KIOSK: 2}))
    assert merged.standing == Counter({KIOSK: 7})
    assert not merged.void
    assert not merged.counts.refused


def test_into_a_folder_that_is_not_there_with_the_instrument(tmp_path: Path) -> None:
    keep(tmp_path / "b", answers(6))
    merge([tmp_path / "b"], tmp_path / "new" / "a")
    assert citizens(Survey(tmp_path / "new" / "a")) == 6
    assert Survey(tmp_path / "new" / "a").comparison().instrument == INSTRUMENT


def test_a_bundle_a_station_file_and_a_plain_one_together(tmp_path: Path) -> None:
    keep(tmp_path / "a", answers(3))
    keep(tmp_path / "b", answers(3, start=10))
    keep(tmp_path / "c", answers(3, BETTER, start=20), BETTER)
    station_file = tmp_path / "c" / "responses" / "kiosk-1.json"
    plain_file = in_a_plain_file(tmp_path / "någons lista.json", answers(3, start=30))
    bundle = bundled(tmp_path / "b", tmp_path / "b.zip")
    merged = merge([bundle, station_file, plain_file], tmp_path / "a")
    kinds = [source.kind for source in merged.sources]
    assert kinds == [SourceKind.BUNDLE, SourceKind.FILE, SourceKind.FILE]
    assert citizens(Survey(tmp_path / "a")) == 12
    assert Survey(tmp_path / "a").comparison().instrument == BETTER
    assert Survey(tmp_path / "a").problems == ()


def test_answers_that_wait_in_the_spool_are_merged(tmp_path: Path) -> None:
    keep(tmp_path / "b", answers(5))
    [last] = answers(1, start=10)
    with StationStore(tmp_path / "apart", "kiosk-1") as store:
        store.save(last.to_document())
    (tmp_path / "b" / "spool").mkdir()
    store.path.rename(tmp_path / "b" / "spool" / f"{last.id}.json")
    merge([tmp_path / "b"], tmp_path / "a")
    assert citizens(Survey(tmp_path / "a")) == 6


def test_merging_a_folder_into_itself_changes_nothing(tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    before = tree(tmp_path)
    merged = merge([tmp_path, tmp_path / "responses" / "kiosk-1.json"], tmp_path)
    assert tree(tmp_path) == before
    assert merged.counts.known == Counter({KIOSK: 12})


@pytest.mark.parametrize("make", ["nothing", "empty", "text", "cut", "json"])
def test_a_source_that_cannot_be_used_is_refused_and_the_others_are_taken(
    make: str, tmp_path: Path
) -> None:
    keep(tmp_path / "b", answers(6))
    bad = tmp_path / "bad"
    if make == "empty":
        bad.mkdir()
    elif make == "text":
        bad.write_text("inköpslista", encoding="utf-8")
    elif make == "json":
        bad.write_text(json.dumps([1, 2]), encoding="utf-8")
    elif make == "cut":
        whole = bundled(tmp_path / "b", bad)
        whole.write_bytes(whole.read_bytes()[:-100])
    merged = merge([bad, tmp_path / "b"], tmp_path / "a")
    reasons = [source.refusal and source.refusal.reason for source in merged.sources]
    expected = {"nothing": "missing", "empty": "no-responses", "text": "not-json",
                "cut": "bundle-damaged", "json": "not-tinydb"}  # fmt: skip
    assert reasons == [expected[make], None]
    assert citizens(Survey(tmp_path / "a")) == 6


def test_a_folder_of_which_no_source_can_be_used_is_not_even_made(tmp_path: Path) -> None:
    merge([tmp_path / "gone"], tmp_path / "a")
    assert list(tmp_path.iterdir()) == []


def damaged(how: str, path: Path) -> None:
    """What a power cut, a bad stick or a person makes of a file of three answers."""
    whole = path.read_bytes()
    end = whole.index(b"}}\n")
    if how == "torn":
        path.write_bytes(whole[: end - 300])
    elif how == "nul-tail":
        path.write_bytes(whole[: end - 300] + bytes(len(whole) - end + 300))
    elif how == "garbled":
        path.write_bytes(whole.replace(b'"language":"sv"', b'"language"\xff"sv"', 1))
    elif how == "by-hand":
        content = json.loads(whole)
        content["responses"]["1"] = {"anteckning": "ingen svarade efter lunch"}
        path.write_text(json.dumps(content, indent=2), encoding="utf-8")


@pytest.mark.parametrize(
    ("how", "problem", "whole"),
    [
        ("torn", "torn", 2),
        ("nul-tail", "torn", 2),
        ("garbled", "torn", 2),
        ("by-hand", "unnamed", 3),
    ],
)
def test_a_source_that_is_damaged_gives_what_is_whole_and_the_rest_is_told(
    how: str, problem: str, whole: int, tmp_path: Path
) -> None:
    keep(tmp_path / "b", answers(3))
    path = tmp_path / "b" / "responses" / "kiosk-1.json"
    damaged(how, path)
    before = tree(tmp_path / "b")
    merged = merge([tmp_path / "b"], tmp_path / "a")
    [told] = merged.sources[0].problems
    assert (told.path, told.reason) == (path, problem)
    assert merged.counts.new.total() == len(documents(tmp_path / "a")) == whole
    assert tree(tmp_path / "b") == before


def test_a_foreign_file_in_a_source_is_told_and_the_rest_is_taken(tmp_path: Path) -> None:
    keep(tmp_path / "b", answers(6))
    (tmp_path / "b" / "responses" / "inköp.json").write_text("mjölk", encoding="utf-8")
    merged = merge([tmp_path / "b"], tmp_path / "a")
    assert merged.sources[0].problems == (
        Problem(tmp_path / "b" / "responses" / "inköp.json", "not-json"),
    )
    assert citizens(Survey(tmp_path / "a")) == 6


def test_a_number_that_json_does_not_know_is_told_and_the_rest_is_taken(tmp_path: Path) -> None:
    keep(tmp_path / "b", answers(3))
    path = tmp_path / "b" / "responses" / "kiosk-1.json"
    path.write_bytes(path.read_bytes().replace(b'"seed":1', b'"seed":NaN', 1))
    merged = merge([tmp_path / "b"], tmp_path / "a")
    assert merged.sources[0].problems == (Problem(path, "not-storable", 1),)
    assert merged.counts.new.total() == 2


# What may lie together


def test_versions_with_the_same_words_lie_together(tmp_path: Path) -> None:
    keep(tmp_path / "a", answers(3))
    keep(tmp_path / "b", answers(3, BETTER, start=10), BETTER)
    merge([tmp_path / "b"], tmp_path / "a")
    assert citizens(Survey(tmp_path / "a")) == 6
    assert set(kept_instruments(tmp_path / "a")) == {content_hash(INSTRUMENT), content_hash(BETTER)}


def test_answers_to_other_words_are_refused_with_the_words_that_differ(tmp_path: Path) -> None:
    keep(tmp_path / "a", answers(6))
    keep(tmp_path / "b", answers(2, OTHER_WORDS, start=10), OTHER_WORDS)
    before = tree(tmp_path / "a")
    merged = merge([tmp_path / "b"], tmp_path / "a")
    assert refused(merged) == {"other-words": 2}
    [differing] = merged.sources[0].not_comparable
    assert differing.path == tmp_path / "b"
    assert (differing.difference.added, differing.difference.removed) == (("v50",), ("v1",))
    assert tree(tmp_path / "a") == before


def test_an_instrument_that_nobody_has_answered_hinders_nobody(tmp_path: Path) -> None:
    keep(tmp_path / "a", [], OTHER_WORDS)
    keep(tmp_path / "b", answers(6))
    keep(tmp_path / "b", answers(1, start=10))
    assert not refused(merge([tmp_path / "b"], tmp_path / "a"))
    assert citizens(Survey(tmp_path / "a")) == 7


def test_of_two_sources_with_other_words_the_first_decides(tmp_path: Path) -> None:
    keep(tmp_path / "b", answers(6))
    keep(tmp_path / "c", answers(6, OTHER_WORDS, start=10), OTHER_WORDS)
    sources = [tmp_path / "b", tmp_path / "c"]
    told = merge(sources, tmp_path / "a", dry_run=True)
    merged = merge(sources, tmp_path / "a")
    assert refused(merged) == refused(told) == {"other-words": 6}
    assert Survey(tmp_path / "a").comparison().instrument == INSTRUMENT
    assert list(kept_instruments(tmp_path / "a")) == [content_hash(INSTRUMENT)]


@pytest.mark.parametrize("change", [{"wave": "2027"}, {"organisation": "storby"}])
def test_answers_of_another_survey_are_refused(change: dict[str, Any], tmp_path: Path) -> None:
    keep(tmp_path / "a", answers(6))
    keep(tmp_path / "b", [replace(answer, **change) for answer in answers(2, start=10)])
    assert refused(merge([tmp_path / "b"], tmp_path / "a")) == {"other-survey": 2}
    assert citizens(Survey(tmp_path / "a")) == 6


def test_answers_without_their_instrument_are_refused_until_it_is_there(tmp_path: Path) -> None:
    keep(tmp_path / "b", answers(6))
    path = (tmp_path / "b" / "responses" / "kiosk-1.json").rename(tmp_path / "kiosk-1.json")
    assert refused(merge([path], tmp_path / "a")) == {"no-instrument": 6}
    assert not (tmp_path / "a").exists()
    keep(tmp_path / "a", [])
    assert not refused(merge([path], tmp_path / "a"))
    assert citizens(Survey(tmp_path / "a")) == 6


def test_an_instrument_that_is_missing_in_the_folder_comes_back(tmp_path: Path) -> None:
    keep(tmp_path / "a", answers(6))
    keep(tmp_path / "b", answers(6))
    next((tmp_path / "a" / "instruments").glob("*.json")).unlink()
    merge([tmp_path / "b"], tmp_path / "a")
    assert citizens(Survey(tmp_path / "a")) == 6


def test_an_instrument_of_a_later_version_is_refused(tmp_path: Path) -> None:
    stamp = keep_later_form(tmp_path / "b")
    with StationStore(tmp_path / "b", "kiosk-1") as store:
        store.save(replace(answers(1)[0], instrument_hash=stamp).to_document())
    assert refused(merge([tmp_path / "b"], tmp_path / "a")) == {"newer-instrument": 1}


# What counts afterwards


def test_corrections_travel_and_what_counts_is_told(tmp_path: Path) -> None:
    first, second, *_ = kept = answers(8)
    keep(tmp_path / "a", kept)
    instead = {"current": ("v4", "v5", "v6"), "desired": ("v4", "v5", "v6")}
    corrections = [
        correction(Void, first),
        correction(Amendment, second, revision=1, picks=instead),
    ]
    keep(tmp_path / "b", corrections, station="staff")
    merged = merge([tmp_path / "b"], tmp_path / "a")
    assert (merged.standing, merged.void) == (Counter({KIOSK: 7}), Counter({KIOSK: 1}))
    assert merged.counts.new == Counter(
        {Place("staff", "void", ""): 1, Place("staff", "amendment", ""): 1}
    )
    assert citizens(Survey(tmp_path / "a")) == 7


def test_a_void_that_comes_before_its_answer_waits_for_it(tmp_path: Path) -> None:
    first, *_ = kept = answers(7)
    keep(tmp_path / "b", [correction(Void, first)], station="staff")
    keep(tmp_path / "c", kept)
    assert not merge([tmp_path / "b"], tmp_path / "a").void
    assert merge([tmp_path / "c"], tmp_path / "a").void == Counter({KIOSK: 1})
    assert citizens(Survey(tmp_path / "a")) == 6


def test_answers_are_told_apart_by_station_and_channel(tmp_path: Path) -> None:
    own = [
        replace(answer, station=station, channel=channel)
        for answer, (station, channel) in zip(
            answers(3),
            [("kiosk-1", Channel.KIOSK), ("kiosk-1", Channel.STAFF), ("disken", Channel.PAPER)],
            strict=True,
        )
    ]
    keep(tmp_path / "b", own)
    merged = merge([tmp_path / "b"], tmp_path / "a")
    assert merged.standing == Counter(
        {KIOSK: 1, Place("kiosk-1", "answer", "staff"): 1, Place("disken", "answer", "paper"): 1}
    )


def test_a_record_that_differs_is_set_aside_and_the_one_in_the_folder_counts(
    tmp_path: Path,
) -> None:
    kept = answers(6)
    keep(tmp_path / "a", kept)
    changed = replace(kept[0], group="elected")
    keep(tmp_path / "b", [changed])
    for new in (1, 0):
        merged = merge([tmp_path / "b"], tmp_path / "a")
        assert refused(merged) == {"different": 1}
        assert merged.counts.set_aside == new
    assert citizens(Survey(tmp_path / "a")) == 6
    [document] = aside(tmp_path / "a")
    assert (document["id"], document["group"]) == (changed.id, "elected")


# The folder itself


def test_a_dry_run_writes_nothing_and_tells_the_same(tmp_path: Path) -> None:
    kept = answers(6)
    keep(tmp_path / "a", kept)
    keep(tmp_path / "b", [replace(kept[0], group="elected"), *answers(3, start=10)])
    before = tree(tmp_path)
    told = merge([tmp_path / "b"], tmp_path / "a", dry_run=True)
    assert tree(tmp_path) == before
    merged = merge([tmp_path / "b"], tmp_path / "a")
    assert (told.counts, told.standing, told.void) == (merged.counts, merged.standing, merged.void)


def test_a_dry_run_into_nothing_makes_nothing(tmp_path: Path) -> None:
    keep(tmp_path / "b", answers(6))
    told = merge([tmp_path / "b"], tmp_path / "a", dry_run=True)
    assert told.standing == Counter({KIOSK: 6})
    assert not (tmp_path / "a").exists()


def test_a_folder_whose_file_is_something_else_is_not_written_to(tmp_path: Path) -> None:
    keep(tmp_path / "b", answers(6))
    (tmp_path / "a" / "responses").mkdir(parents=True)
    (tmp_path / "a" / "responses" / "kiosk-1.json").write_text("mjölk", encoding="utf-8")
    with pytest.raises(ForeignFile):
        merge([tmp_path / "b"], tmp_path / "a")
    text = (tmp_path / "a" / "responses" / "kiosk-1.json").read_text(encoding="utf-8")
    assert text == "mjölk"


def test_how_far_it_has_come_grows_to_the_end(tmp_path: Path) -> None:
    keep(tmp_path / "b", answers(40))
    bundle = bundled(tmp_path / "b", tmp_path / "b.zip")
    for source in (tmp_path / "b", bundle):
        shown: list[float] = []
        merge([source], tmp_path / "a", show=shown.append)
        assert len(shown) > 40
        assert all(0 <= share <= 1 for share in shown)
        assert shown[-1] > 0.9


def test_sessions_travel_with_the_answers(tmp_path: Path) -> None:
    keep(tmp_path / "a", answers(2))
    opened = open_sitting(tmp_path / "a", "Fullmäktige", "2026-11-23", "elected")
    merge([tmp_path / "a"], tmp_path / "dry", dry_run=True)
    assert not (tmp_path / "dry").exists()
    bundle = bundle_folder(tmp_path / "a", tmp_path / "a.zip", Kind.ANSWERS)
    merge([bundle.path], tmp_path / "centre")
    assert sittings(tmp_path / "centre") == [opened]
    close_sitting(tmp_path / "a", "Fullmäktige", "2026-11-24")
    for source in (tmp_path / "a", tmp_path / "a.zip"):
        merge([source], tmp_path / "centre")
        assert sittings(tmp_path / "centre") == [replace(opened, closed="2026-11-24")]
