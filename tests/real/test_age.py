"""The stock program ``age``: it opens what valuetui seals, and its keys are keys for valuetui."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.real.programs import need
from tests.real.started import PROGRAM
from tests.real.test_main_job import pick_ten
from tests.real.tmux import Tmux
from tests.responses.samples import plain
from tests.responses.sealing import Key, damaged, new_key
from tests.station.test_sealed import keep_sealed
from tests.station.test_survey import answers, citizens
from valuetui.instrument.load import load_instrument
from valuetui.responses.seal import Opener
from valuetui.station.shipped import shipped_config
from valuetui.station.survey import Survey
from valuetui.words import Words

WORDS = Words("sv")


@pytest.fixture(autouse=True)
def age() -> None:
    """The program that all this is about."""
    need("age", "age-keygen")


def opened(content: str, key: Path) -> "subprocess.CompletedProcess[str]":
    """What age makes of a sealed record."""
    return subprocess.run(
        ["age", "--decrypt", "-i", str(key)],
        input=content,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def age_key(folder: Path, name: str) -> Key:
    """A key that age itself has made."""
    path = folder / name
    subprocess.run(["age-keygen", "-o", str(path)], check=True, capture_output=True)
    told = subprocess.run(["age-keygen", "-y", str(path)], check=True, capture_output=True)
    return Key(path, told.stdout.decode().strip())


def records(wave: Path, station: str) -> list[dict[str, Any]]:
    """The records of a station, as plain TinyDB reads them."""
    return plain(wave / "responses" / f"{station}.json")


def test_age_opens_every_sealed_record(tmp_path: Path) -> None:
    key, other, wrong = (age_key(tmp_path, name) for name in ("key", "other", "wrong"))
    kept = answers(3)
    keep_sealed(tmp_path / "wave", kept, key, other)
    found = records(tmp_path / "wave", "kiosk-1")
    for each in (key, other):
        contents = [json.loads(opened(record["age"], each.path).stdout) for record in found]
        assert {content["id"]: content for content in contents} == {
            answer.id: json.loads(json.dumps(answer.to_document())) for answer in kept
        }
    assert opened(found[0]["age"], wrong.path).returncode != 0
    assert opened(damaged(found[0])["age"], key.path).returncode != 0


def test_the_keys_of_age_and_ours_are_the_same(tmp_path: Path) -> None:
    theirs, ours = age_key(tmp_path, "theirs"), new_key(tmp_path)
    told = subprocess.run(["age-keygen", "-y", str(ours.path)], check=True, capture_output=True)
    assert told.stdout.decode().strip() == ours.public
    keep_sealed(tmp_path / "wave", answers(6), theirs)
    assert citizens(Survey(tmp_path / "wave", Opener.from_file(theirs.path))) == 6
    keep_sealed(tmp_path / "wave", answers(1, start=10), ours, station="kiosk-2")
    [record] = records(tmp_path / "wave", "kiosk-2")
    assert json.loads(opened(record["age"], ours.path).stdout)["kind"] == "answer"


@pytest.mark.slow
def test_an_answer_at_a_kiosk_that_seals_is_for_the_holder_of_the_key_alone(
    tmp_path: Path,
) -> None:
    need("tmux")
    key, wave = age_key(tmp_path, "key"), tmp_path / "wave"
    config = tmp_path / "station.toml"
    config.write_text(
        f'station = "kiosk-1"\ninstrument = "{(shipped_config() / "kommun.toml").as_posix()}"\n'
        f'data = "wave"\nseal = "{key.public}"\n',
        encoding="utf-8",
    )
    with Tmux(tmp_path / "tmux", tmp_path) as tmux:
        tmux.start(*PROGRAM, "kiosk", "--no-lock", "--config", config, "--lang", "sv")
        for text in ("attract.start", "information.begin", "group.heading"):
            tmux.look(WORDS(f"kiosk.{text}"))
            tmux.keys("Enter")
        for question in ("i dag", "ska prägla"):
            tmux.look(question, "0 av 10")
            pick_ten(tmux)
        tmux.look(WORDS("kiosk.review.heading"))
        tmux.keys("Enter")
        tmux.look(WORDS("kiosk.thanks.heading"))
        tmux.keys("C-q")
        assert tmux.ends() == 0

    assert not (wave / "drafts").exists()
    [record] = records(wave, "kiosk-1")
    assert record.keys() == {"kind", "schema", "id", "age"}
    answer = json.loads(opened(record["age"], key.path).stdout)
    assert answer["id"] == record["id"]
    assert {question: len(picks) for question, picks in answer["picks"].items()} == {
        "current": 10,
        "desired": 10,
    }
    content = b"".join(path.read_bytes() for path in (wave / "responses").iterdir())
    values = load_instrument(shipped_config() / "kommun.toml").value_by_id
    assert [value for value in values if f'"{value}"'.encode() in content] == []
