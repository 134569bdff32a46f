"""Each check in its good case and its bad ones, and the texts of all of them."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.words.catalogue_files import entries
from valuetui.instrument.load import load_instrument
from valuetui.instrument.problem import InstrumentFaults
from valuetui.instrument.problem import Problem as Fault
from valuetui.responses.following import Problem
from valuetui.responses.verify import Change, Verified
from valuetui.responses.verify import Finding as Changed
from valuetui.station.doctor import keeping, machine, terminal
from valuetui.station.doctor.emulator import Emulator
from valuetui.station.doctor.finding import Finding, Level, worst
from valuetui.station.doctor.keeping import FolderSeen
from valuetui.station.doctor.terminal import Seen
from valuetui.station.fit import Fit
from valuetui.station.settings import StationSettings
from valuetui.station.shipped import shipped_config
from valuetui.station.window import Window
from valuetui.words import Words, languages

OK, WARN, FAIL = Level.OK, Level.WARN, Level.FAIL
A_DAY = 86_400.0
NOW = 1_800_000_000.0
PATH = Path("/srv/svar")
HERE = FolderSeen(PATH, exists=True, free=10**10, mode=0o40700)
XTERM: Mapping[str, str] = {"TERM": "xterm-256color", "LANG": "sv_SE.UTF-8",
                            "XTERM_VERSION": "XTerm(379)"}  # fmt: skip
SEEN = Seen(
    stdin=True, stdout=True, stderr=True, encoding="utf-8", window=Window(91, 26),
    emulator=Emulator("xterm", "379"), environment=XTERM,
    fonts=frozenset({"DejaVu Sans Mono"}),
)  # fmt: skip
FAULTS = InstrumentFaults([Fault(Path("a.toml"), 3, "x"), Fault(Path("a.toml"), 9, "y")])
INSTRUMENT = load_instrument(shipped_config() / "kommun.toml")
SETTINGS = StationSettings("kiosk-1", Path("k.toml"))
FIT = Fit(91, 26, 5.2, 10.2)


def environment(**values: str) -> dict[str, str]:
    return {"TERM": "xterm-256color", "LANG": "C.UTF-8"} | values


FOUND: list[tuple[Finding | None, str, Level]] = [
    (machine.check_settings(SETTINGS), "good", OK),
    (machine.check_settings(FAULTS), "faults", FAIL),
    (machine.check_instrument(INSTRUMENT), "good", OK),
    (machine.check_instrument(FAULTS), "faults", FAIL),
    (machine.check_group("gäst", INSTRUMENT), "unknown", FAIL),
    (machine.check_seal(0, can_seal=False), "open", OK),
    (machine.check_seal(2, can_seal=True), "good", OK),
    (machine.check_seal(1, can_seal=False), "missing", FAIL),
    (machine.check_clock(NOW, NOW - 5, NOW - 9), "good", OK),
    (machine.check_clock(NOW, NOW - 5, None), "good", OK),
    (machine.check_clock(NOW, NOW + 2 * A_DAY, None), "old", FAIL),
    (machine.check_clock(NOW, NOW + A_DAY / 2, None), "good", OK),
    (machine.check_clock(NOW, NOW - 5, NOW + 3600), "back", FAIL),
    (machine.check_clock(NOW, NOW - 5, NOW + 30), "good", OK),
    (machine.check_clock(NOW, NOW - 11 * 366 * A_DAY, None), "ahead", WARN),
    (machine.check_pin(is_set=True), "good", OK),
    (machine.check_pin(is_set=False), "none", WARN),
    (machine.check_fit(FIT, Window(91, 26)), "good", OK),
    (machine.check_fit(FIT, None), "good", OK),
    (machine.check_fit(None, Window(91, 26)), "none", WARN),
    (machine.check_fit(FIT, Window(90, 26)), "other", WARN),
    (machine.check_fit(Fit(160, 45, 2.1, 4.4), Window(160, 45)), "small", WARN),
    (machine.check_fit(Fit(66, 19, 5.2, 10.2), Window(66, 19)), "grid", WARN),
    (Finding("fit", "damaged", WARN), "damaged", WARN),
    (keeping.check_writing(HERE), "good", OK),
    (keeping.check_writing(replace(HERE, exists=False)), "new", OK),
    *[
        (keeping.check_writing(replace(HERE, trouble=trouble)), trouble, FAIL)
        for trouble in ("full", "forbidden", "missing", "busy", "device")
    ],
    (keeping.check_space(HERE), "good", OK),
    (keeping.check_space(replace(HERE, free=99 << 20)), "scarce", WARN),
    (keeping.check_space(replace(HERE, free=100 << 20)), "good", OK),
    (keeping.check_space(replace(HERE, free=1000)), "none", FAIL),
    (keeping.check_space(replace(HERE, free=None)), "unknown", WARN),
    (keeping.check_privacy(HERE), "good", OK),
    (keeping.check_privacy(replace(HERE, mode=0o40750)), "open", WARN),
    (keeping.check_privacy(replace(HERE, is_ours=False)), "owner", WARN),
    (keeping.check_integrity([]), "read", OK),
    (keeping.check_integrity([], [Verified(PATH, 3, "", ())]), "good", OK),
    (keeping.check_integrity([Problem(PATH, "torn", 7)]), "partly", WARN),
    (keeping.check_integrity([Problem(PATH, "newer"), Problem(PATH, "torn", 7)]), "unreadable",
     FAIL),
    (keeping.check_integrity([], [Verified(PATH, 3, "", (Changed(Change.ALTERED),))]), "changed",
     WARN),
    (keeping.check_drafts([]), "good", OK),
    (keeping.check_drafts(["kiosk-1"]), "left", WARN),
    (keeping.check_spool(2), "waiting", WARN),
    (terminal.check_streams(SEEN), "good", OK),
    (terminal.check_streams(replace(SEEN, stderr=False)), "stderr", FAIL),
    (terminal.check_streams(replace(SEEN, stdin=False)), "stdin", FAIL),
    (terminal.check_streams(replace(SEEN, stdout=False)), "stdout", WARN),
    (terminal.check_size(Window(64, 24)), "good", OK),
    (terminal.check_size(Window(63, 24)), "small", FAIL),
    (terminal.check_size(Window(64, 23)), "small", FAIL),
    (terminal.check_size(None), "unknown", WARN),
    (terminal.check_characters(SEEN), "good", OK),
    (terminal.check_characters(replace(SEEN, encoding="iso8859-1")), "encoding", FAIL),
    (terminal.check_characters(replace(SEEN, environment={"LANG": "C"})), "locale", WARN),
    (terminal.check_characters(replace(SEEN, environment={})), "locale", WARN),
    (terminal.check_colours(XTERM), "good", OK),
    (terminal.check_colours(environment(COLORTERM="truecolor")), "good", OK),
    (terminal.check_colours(environment(TEXTUAL_COLOR_SYSTEM="truecolor")), "good", OK),
    (terminal.check_colours(environment()), "few", WARN),
    (terminal.check_colours(environment(COLORTERM="truecolor", TEXTUAL_COLOR_SYSTEM="standard")),
     "few", WARN),
    (terminal.check_colours(environment(NO_COLOR="1", COLORTERM="truecolor")), "none", WARN),
    (terminal.check_colours({"TERM": "dumb"}), "dumb", FAIL),
    (terminal.check_colours({}), "dumb", FAIL),
    (terminal.check_touch(SEEN), "both", OK),
    (terminal.check_touch(replace(SEEN, answers={"touch": True})), "came", OK),
    (terminal.check_touch(replace(SEEN, answers={"touch": False})), "missed", WARN),
    (terminal.check_touch(replace(SEEN, emulator=Emulator("foot", "1.13.1"))), "mouse", WARN),
    (terminal.check_touch(replace(SEEN, emulator=Emulator("windows-terminal"))), "windows", WARN),
    (terminal.check_touch(replace(SEEN, emulator=Emulator("linux"))), "nothing", WARN),
    (terminal.check_touch(replace(SEEN, emulator=Emulator(""))), "unknown", WARN),
    (terminal.check_touch(replace(SEEN, emulator=Emulator("xterm", remote=True))), "remote", WARN),
    (terminal.check_fonts(SEEN), "good", OK),
    (terminal.check_fonts(replace(SEEN, fonts=frozenset({"Courier"}))), "none", WARN),
    (terminal.check_fonts(replace(SEEN, answers={"blocks": True}, fonts=None)), "seen", OK),
    (terminal.check_fonts(replace(SEEN, answers={"blocks": False})), "broken", FAIL),
    (terminal.check_environment(XTERM), "good", OK),
    (terminal.check_environment(environment(TEXTUAL_LOG="/srv/x")), "meddling", WARN),
]  # fmt: skip


@pytest.mark.parametrize(("finding", "case", "level"), FOUND, ids=str)
def test_each_check_finds_what_is_there(finding: Finding | None, case: str, level: Level) -> None:
    assert finding is not None
    assert (finding.case, finding.level) == (case, level)


@pytest.mark.parametrize("language", languages())
def test_every_finding_is_said_and_what_is_amiss_is_told_how_to_mend(language: str) -> None:
    words = Words(language)
    for finding, _, level in FOUND:
        assert finding is not None
        assert finding.name(words)
        assert "{" not in finding.said(words) + finding.mend(words)
        assert bool(finding.mend(words)) == (level is not OK)


@pytest.mark.parametrize("language", languages())
def test_no_text_is_left_of_a_finding_that_there_is_not(language: str) -> None:
    told = {key.rpartition(".")[0] for key in entries(language, "machine")
            if key.startswith("machine.doctor.") and key.endswith(".said")}  # fmt: skip
    cases = {f"machine.doctor.{each.check}.{each.case}" for each, _, _ in FOUND if each}
    assert told == cases


def test_decimals_are_those_of_the_language() -> None:
    finding = machine.check_fit(FIT, None)
    assert "10,2 mm" in finding.said(Words("sv"))
    assert "10.2 mm" in finding.said(Words("en"))


def test_nothing_is_said_where_nothing_can_be_told() -> None:
    assert keeping.check_privacy(replace(HERE, exists=False)) is None
    assert keeping.check_privacy(replace(HERE, mode=None)) is None
    assert keeping.check_spool(0) is None
    assert terminal.check_fonts(replace(SEEN, fonts=None)) is None
    assert machine.check_group(None, INSTRUMENT) is None
    assert machine.check_group("citizens", INSTRUMENT) is None


def test_without_a_terminal_only_that_is_said() -> None:
    assert [each.check for each in terminal.terminal_findings(replace(SEEN, stderr=False))] == [
        "streams"
    ]
    assert len(terminal.terminal_findings(SEEN)) == 7


def test_the_worst_counts() -> None:
    assert worst([]) is OK
    assert worst([Finding("a", "b", OK), Finding("a", "b", WARN)]) is WARN
