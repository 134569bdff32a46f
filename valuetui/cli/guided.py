"""The guided demo: a menu that leads to the kiosk, the results and the workbook, and back."""

from pathlib import Path

from valuetui.cli.export import export_workbook
from valuetui.instrument.canonical import content_hash
from valuetui.screens.demo.app import Choice, DemoApp
from valuetui.screens.kiosk.app import Kiosk, KioskApp
from valuetui.station.demo import SIZES, demo_instrument, keep_demo
from valuetui.station.places import demo_folder, exports_folder
from valuetui.station.survey import Collector, Survey
from valuetui.words import Words

SEED = 2026
DEMO_KIOSK = "kiosk-2"
"""The station where people answer in the demo; kiosk-1 is the invented citizens'."""


def guided_demo(data: Path | None, words: Words) -> None:
    """Show the menu until the person leaves it."""
    instrument = demo_instrument()
    folder = data or demo_folder(content_hash(instrument))
    if not (folder / "responses").exists():
        keep_demo(folder, SIZES, SEED)
    message = words("demo.welcome")
    while (choice := DemoApp(words, message, folder).run()) is not None:
        message = ""
        match choice:
            case Choice.KIOSK:
                _kiosk(folder, words)
                message = words("demo.answered")
            case Choice.RESULTS:
                _results(folder, words)
            case Choice.WORKBOOK:
                path = export_workbook(Survey(folder).comparison(), exports_folder(), words)
                message = words("demo.exported", path=path)


def _kiosk(folder: Path, words: Words) -> None:
    instrument = demo_instrument()
    with Collector(folder, DEMO_KIOSK, instrument) as collector:
        kiosk = Kiosk(
            instrument, DEMO_KIOSK, collector.save, language=words.language, leave_key="escape"
        )
        KioskApp(kiosk).run()


def _results(folder: Path, words: Words) -> None:
    from valuetui.screens.results.app import ResultsApp

    survey = Survey(folder)

    def export() -> Path:
        return export_workbook(survey.comparison(), exports_folder(), words)

    ResultsApp(survey, words.language, export).run()
