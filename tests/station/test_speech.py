"""Speaking by a program of the system."""

import logging
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.station.fake_speech import install
from valuetui.instrument.problem import InstrumentFaults
from valuetui.station.settings import load_settings
from valuetui.station.speech import LONGEST, Sentence, Speaker, command, is_installed, spoken
from valuetui.station.speech_settings import SILENT_UNTIL_ASKED, SpeechKeys, SpeechSettings
from valuetui.words import Words

PATIENCE = 20.0
TRUST = Sentence("tillit, vald, 5 av 94", "sv", 160)


def until(seen: Callable[[], bool]) -> None:
    """Wait until something is as it should be."""
    end = time.monotonic() + PATIENCE
    while not seen():
        assert time.monotonic() < end, "this never came to be"
        time.sleep(0.01)


def test_nothing_of_what_is_said_is_among_the_arguments() -> None:
    assert command(TRUST) == ["espeak-ng", "-v", "sv", "-s", "160", "-a", "100", "--stdin"]


@pytest.mark.parametrize(("language", "voice"), [("sv", "sv"), ("en", "en"), ("sv-simple", "sv")])
def test_a_variant_of_a_language_has_its_voice(language: str, voice: str) -> None:
    assert command(Sentence("", language, 160))[2] == voice


def test_what_the_program_would_take_for_sounds_is_read_as_text() -> None:
    assert b"[" not in spoken(Sentence("[[t'ilit]]", "sv", 160))


def test_a_pipe_holds_the_longest_sentence() -> None:
    assert len(spoken(Sentence("å" * 100_000, "sv", 160))) <= 2 * LONGEST < 65_536


@pytest.mark.slow
def test_a_sentence_goes_to_the_programs_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = install(tmp_path, monkeypatch)
    with Speaker() as speaker:
        speaker.say(TRUST)
        until(lambda: heard.texts == [TRUST.text])
    assert heard.arguments == [command(TRUST)[1:]]


@pytest.mark.slow
def test_a_new_sentence_ends_the_one_before_and_so_does_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = install(tmp_path, monkeypatch, lasts=600)
    with Speaker() as speaker:
        speaker.say(Sentence("ett", "sv", 160))
        until(lambda: heard.texts == ["ett"])
        speaker.say(Sentence("två", "sv", 160))
        until(lambda: heard.texts == ["ett", "två"])
        assert heard.ended == 1
        speaker.hush()
        until(lambda: heard.ended == 2)
        speaker.say(Sentence("tre", "sv", 160))
        until(lambda: len(heard.texts) == 3)
    assert heard.ended == 3


@pytest.mark.slow
def test_of_many_sentences_at_once_the_newest_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = install(tmp_path, monkeypatch)
    with Speaker() as speaker:
        for number in range(100):
            speaker.say(Sentence(str(number), "sv", 160))
        until(lambda: "99" in heard.texts)
    assert len(heard.texts) < 100


def test_where_there_is_no_program_nothing_is_said_and_the_log_says_so_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not is_installed()
    with caplog.at_level(logging.WARNING), Speaker() as speaker:
        for _ in range(3):
            speaker.say(TRUST)
            speaker.settle()
    assert [record.getMessage() for record in caplog.records] == [
        "nothing can be spoken: FileNotFoundError"
    ]


START = 'station = "s"\ninstrument = "k.toml"\n'


def settings_of(folder: Path, text: str) -> SpeechSettings:
    path = folder / "station.toml"
    path.write_text(START + text, encoding="utf-8")
    return load_settings(path).speech


class TestSettings:
    def test_without_any_it_is_silent_until_somebody_presses_f2(self, tmp_path: Path) -> None:
        assert settings_of(tmp_path, "") == SILENT_UNTIL_ASKED
        assert (SILENT_UNTIL_ASKED.start, SILENT_UNTIL_ASKED.keys.key) == ("key", "f2")

    def test_keys_pace_and_start_can_be_chosen(self, tmp_path: Path) -> None:
        found = settings_of(tmp_path, '[speech]\nstart = "always"\nkey = "F9"\nrate = 120\n')
        assert found == SpeechSettings("always", SpeechKeys("f9"), 120)

    @pytest.mark.parametrize(
        ("text", "line", "said"),
        [
            ('[speech]\nkey = "a"', 4, "funktionstangent"),
            ('[speech]\nlouder = "f2"', 4, "två saker"),
            ('[speech]\nstart = "now"', 4, "key, always, never"),
            ("[speech]\nrate = 20", 4, "80"),
            ('[speech]\nkye = "f2"', 4, "Menade du ”key”?"),
        ],
    )
    def test_every_fault_is_told_with_its_line(
        self, tmp_path: Path, text: str, line: int, said: str
    ) -> None:
        with pytest.raises(InstrumentFaults) as raised:
            settings_of(tmp_path, text)
        told = [problem.say(Words("sv")) for problem in raised.value.problems]
        assert any(f":{line}: " in each and said in each for each in told), told
