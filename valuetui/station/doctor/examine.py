"""All checks of this machine, in the order in which a person would mend what they find."""

from dataclasses import dataclass
from pathlib import Path

from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import Instrument
from valuetui.instrument.problem import InstrumentFaults
from valuetui.responses.errors import StoreError
from valuetui.station.doctor import keeping, machine, probe
from valuetui.station.doctor.finding import Finding, Level, doubtful
from valuetui.station.doctor.terminal import Seen, terminal_findings
from valuetui.station.fitting import kept_fit
from valuetui.station.places import data_folder
from valuetui.station.settings import StationSettings
from valuetui.station.window import Window

SAVING = frozenset({"settings", "instrument", "group", "seal", "writing"})
"""Checks without which a kiosk cannot begin, or could save nothing."""


@dataclass(frozen=True)
class Patient:
    """What is looked at."""

    settings: StationSettings | InstrumentFaults
    state: Path
    """The folder of what the machine knows of itself."""
    terminal: Seen | None = None
    """None where no terminal is looked at, such as before a kiosk is started."""
    data: Path | None = None
    """The folder of answers, where it is not that of the settings."""

    @property
    def window(self) -> Window | None:
        """The size of this machine's own terminal; None where that is not looked at."""
        if self.terminal is None or self.terminal.emulator.remote:
            return None
        return self.terminal.window


def examine(patient: Patient, *, quick: bool = False) -> list[Finding]:
    """What was found. ``quick`` looks at what a kiosk needs in order to save, and little else."""
    settings = patient.settings
    findings = [machine.check_settings(settings)]
    instrument = _instrument(settings)
    if instrument is not None:
        findings.append(machine.check_instrument(instrument))
    if isinstance(settings, StationSettings):
        if isinstance(instrument, Instrument):
            findings += _present(machine.check_group(settings.group, instrument))
        keys = settings.seal
        findings.append(machine.check_seal(len(keys), bool(keys) and probe.can_seal(keys)))
    folder = patient.data or _folder(settings, instrument)
    if folder is not None:
        findings += _keeping(folder, thoroughly=not quick)
    if not quick:
        newest = probe.newest_change(folder) if folder else None
        findings.append(machine.check_clock(probe.now(), probe.installed(), newest))
        findings.append(machine.check_pin(probe.pin_is_set(patient.state)))
        findings.append(_fit(patient.state, patient.window))
    if patient.terminal is not None:
        findings += terminal_findings(patient.terminal)
    return findings


def must_stop(findings: list[Finding], *, quick: bool) -> bool:
    """Whether something must be mended first; ``quick``: whether nothing could be saved."""
    failed = {each.check for each in findings if each.level is Level.FAIL}
    return bool(failed & SAVING) if quick else bool(failed)


def _instrument(
    settings: StationSettings | InstrumentFaults,
) -> Instrument | InstrumentFaults | None:
    if isinstance(settings, InstrumentFaults):
        return None
    try:
        return load_instrument(settings.instrument)
    except InstrumentFaults as faults:
        return faults


def _folder(
    settings: StationSettings | InstrumentFaults,
    instrument: Instrument | InstrumentFaults | None,
) -> Path | None:
    if isinstance(settings, StationSettings) and settings.data:
        return settings.data
    if isinstance(instrument, Instrument):
        return data_folder(instrument.organisation.id, instrument.wave)
    return None


def _keeping(path: Path, *, thoroughly: bool) -> list[Finding]:
    seen = probe.see_folder(path)
    problems, verified = probe.see_answers(path, thoroughly=thoroughly)
    return [
        keeping.check_writing(seen),
        keeping.check_space(seen),
        *_present(keeping.check_privacy(seen)),
        keeping.check_integrity(problems, verified),
        *_present(keeping.check_spool(probe.spooled(path))),
        keeping.check_drafts(probe.drafts_left(path, probe.now())),
    ]


def _fit(state: Path, window: Window | None) -> Finding:
    try:
        return machine.check_fit(kept_fit(state), window)
    except (StoreError, OSError):
        return doubtful("fit", "damaged")


def _present(finding: Finding | None) -> list[Finding]:
    return [finding] if finding else []
