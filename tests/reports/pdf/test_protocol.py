"""The protocol of a session: numbers and seals on one page that everybody can read, and nothing of
what was answered."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.reports.pdf.reading import opened_pdf, text_of
from tests.reports.surveys import instrument
from valuetui.reports.pdf.compile import compiled
from valuetui.reports.pdf.protocol import Protocol, told_of, write_protocol
from valuetui.responses.answered import Answered
from valuetui.responses.attendance import Turnout
from valuetui.responses.sessions import Sitting
from valuetui.results.gate.participation import participation
from valuetui.results.reconciliation import reconciled
from valuetui.words import Words, languages

DAY = date(2026, 11, 24)
DIGEST = "8860224b" + "0123456789abcdef" * 3 + "01234567"


def protocol(language: str = "sv", *, is_open: bool = False, name: str = "Fullmäktige") -> Protocol:
    turnout = Turnout(begun=34, kept=31, stopped=2, cut_off=1)
    asked = instrument(["ett", "två", "tre"])
    return Protocol(
        Sitting("1" * 32, name, "2026-11-23", asked.groups[1].id,
                None if is_open else "2026-11-23"),
        reconciled(41, turnout, Answered(on_screen=30, incomplete=1, on_paper=4)),
        asked,
        Words(language),
        DAY,
        () if is_open else (("kiosk-1.json", 31, DIGEST), ("papper.json", 4, DIGEST)),
        participation(61, 44),
    )  # fmt: skip


def pdf(of: Protocol) -> bytes:
    return compiled("protocol", told_of(of), of.day)


def test_it_tells_the_numbers_what_differs_and_how_the_answers_are_sealed() -> None:
    found = text_of(pdf(protocol()))
    for said in ("Protokoll: Fullmäktige", "23 november 2026", "Närvarande 41",
                 "Svar som har lämnats in på skärm 30", "– varav inte alla frågor 1",
                 "Svar på papper 4", "Svarade inte 4",
                 "41 = 30 på skärm + 4 på papper + 3 avbrutna + 4 svarade inte",
                 "Kön har räknat ett svar som inte finns här", "61 koder", "44 har använts",
                 "kiosk-1.json 31 8860224b", "Justerare", "Namnförtydligande"):  # fmt: skip
        assert said in found
    with opened_pdf(pdf(protocol())) as pages:
        assert len(pages.pages) == 1


def test_while_the_session_is_open_it_says_so_and_seals_nothing() -> None:
    found = text_of(pdf(protocol("en", is_open=True)))
    assert "An extract while the session is open." in found
    assert "nothing is sealed" in found
    assert DIGEST[:8] not in found


def test_the_same_session_is_the_same_file_and_none_is_written_over(tmp_path: Path) -> None:
    one, other = (write_protocol(protocol(), tmp_path) for _ in range(2))
    assert one.name.endswith("protokoll-fullmaktige-2026-11-23.pdf")
    assert (one.read_bytes(), other.stem) == (other.read_bytes(), f"{one.stem} (2)")


@pytest.mark.slow
def test_an_independent_checker_finds_nothing(tmp_path: Path) -> None:
    checker = Path(sys.executable).with_name("outloud")
    long = "Kommunfullmäktiges sammanträde med allmänhetens frågestund " * 3
    paths = []
    for number, each in enumerate(
        [*(protocol(language) for language in languages()), protocol(is_open=True, name=long)]
    ):
        paths.append(tmp_path / f"{number}.pdf")
        paths[-1].write_bytes(pdf(each))
    done = subprocess.run([checker, "-q", "--fail-on", "warning", *paths],
                          capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stdout
