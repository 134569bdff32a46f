"""Every fact of a folder, or a clear refusal."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.responses.test_reviews import review
from tests.station.test_survey import INSTRUMENT, answers, correction, keep, keep_later_form
from valuetui.instrument.canonical import canonical, content_hash
from valuetui.responses.certificate import Certificate, keep_certificate
from valuetui.responses.errors import Damaged, NoResponses, PurgeBegun
from valuetui.responses.files import SYSTEM
from valuetui.responses.instruments import keep_instrument
from valuetui.responses.record import Void
from valuetui.responses.reviews.keeping import ReviewFile
from valuetui.responses.reviews.review import Verdict
from valuetui.station.collector import Collector
from valuetui.station.errors import NewerInstrument, NoInstrument
from valuetui.station.everything import everything


def test_the_facts_of_all_stations_are_there_once(tmp_path: Path) -> None:
    first, *others = answers(5)
    keep(tmp_path, [first, *others])
    keep(tmp_path, [first, correction(Void, first)], station="staff")
    found = everything(tmp_path)
    assert found.is_whole
    assert len(found.material.facts) == 6
    assert found.material.counting.keys() == {each.id for each in others}
    assert found.material.forms == {content_hash(INSTRUMENT): canonical(INSTRUMENT)}


def test_only_instruments_that_were_used_are_there_unless_none_was(tmp_path: Path) -> None:
    tried = replace(INSTRUMENT, version="2")
    keep_instrument(tmp_path, canonical(tried))
    with Collector(tmp_path, "kiosk-1", INSTRUMENT):
        assert len(everything(tmp_path).material.forms) == 2
    keep(tmp_path, answers(1))
    assert list(everything(tmp_path).material.forms) == [content_hash(INSTRUMENT)]


def test_what_is_unknown_is_there_as_it_is(tmp_path: Path) -> None:
    later = {**answers(1, start=20)[0].to_document(), "schema": 2}
    with Collector(tmp_path, "kiosk-1", INSTRUMENT) as collector:
        collector.store.save(later)
    assert everything(tmp_path).material.unknown == [later]


def test_a_file_that_cannot_be_read_makes_it_less_than_whole(tmp_path: Path) -> None:
    keep(tmp_path, answers(2))
    path = tmp_path / "responses" / "kiosk-1.json"
    data = path.read_bytes()
    end = data.index(b"}}\n")
    path.write_bytes(data[:end] + b',"77":{"id":"0123\n}}\n')
    found = everything(tmp_path)
    assert found.is_whole
    assert [each.what for each in found.material.left_out] == ["torn"]
    assert found.material.left_out[0].file == "responses/kiosk-1.json"
    (tmp_path / "responses" / "milk.json").write_text("milk", encoding="utf-8")
    assert not everything(tmp_path).is_whole


def test_what_cannot_be_understood_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoResponses):
        everything(tmp_path / "nowhere")
    keep(tmp_path, answers(1))
    [form] = (tmp_path / "instruments").glob("*.json")
    form.unlink()
    with pytest.raises(NoInstrument):
        everything(tmp_path)
    stamp = keep_later_form(tmp_path / "later")
    with Collector(tmp_path / "later2", "kiosk-1", INSTRUMENT) as collector:
        collector.save(replace(answers(1)[0], instrument_hash=stamp))
    keep_later_form(tmp_path / "later2")
    with pytest.raises(NewerInstrument):
        everything(tmp_path / "later2")


def test_what_is_half_removed_is_refused(tmp_path: Path) -> None:
    keep(tmp_path, answers(1))
    begun = Certificate("KS 2026:1", "2026-11-23", (), (), (), ())
    path = tmp_path / "gallring-2026-11-23.json"
    keep_certificate(path, begun, SYSTEM)
    with pytest.raises(PurgeBegun) as refused:
        everything(tmp_path)
    assert (refused.value.path, refused.value.decision) == (path, "KS 2026:1")
    keep_certificate(path, replace(begun, done="2026-11-23"), SYSTEM)
    assert len(everything(tmp_path).material.facts) == 1


def test_reviews_and_margins_are_there_and_damaged_reviews_stop_it(tmp_path: Path) -> None:
    keep(tmp_path, answers(3))
    bare = everything(tmp_path).material
    assert (set(bare.reviews), bare.margins) == (set(), None)
    shown = review("lugn", 1, Verdict.SHOW)
    ReviewFile(tmp_path).add([shown])
    (tmp_path / "margins.toml").write_bytes(b"x")
    found = everything(tmp_path).material
    assert (set(found.reviews), found.margins) == ({shown}, b"x")
    ReviewFile(tmp_path).path.write_text("{")
    with pytest.raises(Damaged):
        everything(tmp_path)
