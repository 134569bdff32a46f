"""Speech by the real program, and by the kiosk as a real process."""

import subprocess
from pathlib import Path

import pytest

from tests.real.kiosk import begin, kiosk_in
from tests.real.programs import need
from tests.station.fake_speech import install
from valuetui.station.speech import Sentence, command, spoken

F2 = "\x1bOQ"


@pytest.mark.parametrize("language", ["sv", "en", "sv-simple"])
def test_the_real_program_makes_sound_of_a_sentence_in_every_language(language: str) -> None:
    need("espeak-ng")
    sentence = Sentence("tillit, vald, 5 av 94", language, 160)
    done = subprocess.run(
        [*command(sentence), "--stdout"], input=spoken(sentence), capture_output=True, check=True
    )
    assert done.stdout[:4] == b"RIFF"
    assert len(set(done.stdout[44:])) > 100  # silence would have one value
    assert len(done.stdout) > 40_000  # about a second


def test_the_real_program_speaks_louder_and_faster() -> None:
    need("espeak-ng")

    def sound(rate: int, volume: int) -> bytes:
        sentence = Sentence("Vilka tio ord beskriver kommunen?", "sv", rate, volume)
        return subprocess.run(
            [*command(sentence), "--stdout"],
            input=spoken(sentence),
            capture_output=True,
            check=True,
        ).stdout

    assert len(sound(80, 100)) > len(sound(300, 100))
    assert sound(160, 25) != sound(160, 200)


def test_the_kiosk_speaks_when_it_is_asked_to_and_ends_what_it_says_when_it_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = install(tmp_path, monkeypatch, lasts=600)
    with kiosk_in(tmp_path) as kiosk:
        begin(kiosk)
        assert heard.texts == []
        kiosk.type(F2)
        kiosk.until(lambda _: any("Talet är på" in each for each in heard.texts))
        kiosk.type("\r")
        kiosk.until_text("1 av 10")
        kiosk.until(
            lambda _: any(", vald, 1 av 94. 1 av 10 valda." in each for each in heard.texts)
        )
        kiosk.type("\x11")
        assert kiosk.until_end() == 0
    assert heard.last_was_ended
    for arguments in heard.arguments:
        assert [each for each in arguments if each.isalpha()] == ["sv"]
