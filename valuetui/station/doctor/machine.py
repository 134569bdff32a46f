"""Checks of how the machine is set up: clock, PIN, questionnaire, key, screen. Pure."""

from datetime import date

from valuetui.instrument.model import Instrument
from valuetui.instrument.problem import InstrumentFaults
from valuetui.station.doctor.finding import Finding, bad, doubtful, good
from valuetui.station.fit import Advice, Fit
from valuetui.station.settings import StationSettings
from valuetui.station.window import Window

YEARS = 10
"""Years after the program was installed that a clock can be trusted to show."""
A_DAY = 86_400.0


def check_clock(now: float, built: float, newest: float | None) -> Finding:
    """No clock is older than what has happened by it. All in seconds since 1970: ``built`` when
    the program was installed, ``newest`` when an answer was last saved."""
    today = {"day": _day(now)}
    if now < built - A_DAY:
        return bad("clock", "old", **today, other=_day(built))
    if newest is not None and now < newest - 60:
        return bad("clock", "back", **today, other=_day(newest))
    if now > built + YEARS * 366 * A_DAY:
        return doubtful("clock", "ahead", **today)
    return good("clock", **today)


def _day(seconds: float) -> str:
    return date.fromtimestamp(seconds).isoformat()  # noqa: DTZ012 (the day on the wall)


def check_settings(settings: StationSettings | InstrumentFaults) -> Finding:
    """The settings of the machine can be read."""
    if isinstance(settings, InstrumentFaults):
        first = settings.problems[0]
        return bad("settings", "faults", n=len(settings.problems), file=first.file, line=first.line)
    return good("settings", station=settings.station)


def check_instrument(instrument: Instrument | InstrumentFaults) -> Finding:
    """The questionnaire is without faults."""
    if isinstance(instrument, InstrumentFaults):
        first = instrument.problems[0]
        return bad(
            "instrument", "faults", n=len(instrument.problems), file=first.file, line=first.line
        )
    return good("instrument", id=instrument.id, version=instrument.version,
                n=len(instrument.values))  # fmt: skip


def check_group(group: str | None, instrument: Instrument) -> Finding | None:
    """The group that the machine is bound to is one of the questionnaire. None where that is so."""
    if group is None or group in instrument.group_by_id:
        return None
    return bad("group", "unknown", group=group, known=", ".join(instrument.group_by_id))


def check_pin(is_set: bool) -> Finding:
    """Staff can end the kiosk, and nobody else."""
    return good("pin") if is_set else doubtful("pin", "none")


def check_seal(keys: int, can_seal: bool) -> Finding:
    """Answers are sealed where they are to be. The keys themselves were checked with the
    settings."""
    if not keys:
        return good("seal", "open")
    return good("seal", n=keys) if can_seal else bad("seal", "missing")


def check_fit(fit: Fit | None, window: Window | None) -> Finding:
    """The screen was measured, is large enough, and still has the grid that was measured."""
    if fit is None:
        return doubtful("fit", "none")
    if window is not None and window.grid != (fit.columns, fit.rows):
        return doubtful("fit", "other", columns=fit.columns, rows=fit.rows,
                        now=f"{window.columns} x {window.rows}")  # fmt: skip
    height, target = round(fit.cell_height, 1), round(fit.target, 1)
    if fit.advice is not Advice.NOTHING:
        case = "small" if fit.profile else "grid"
        return doubtful("fit", case, height=height, target=target)
    return good("fit", height=height, target=target)
