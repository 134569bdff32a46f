"""The guided demo: a menu that leads to each program, and back."""

from pathlib import Path

from valuetui.cli.export import export_workbook
from valuetui.instrument.canonical import content_hash
from valuetui.responses.drafts import DraftFile
from valuetui.screens.demo.app import Choice, DemoApp
from valuetui.screens.kiosk.app import KioskApp
from valuetui.screens.kiosk.setup import PICTURE, Kiosk
from valuetui.station.collector import Collector
from valuetui.station.demo import SIZES, demo_instrument, keep_demo
from valuetui.station.places import demo_folder, exports_folder
from valuetui.station.survey import Survey
from valuetui.words import Words

SEED = 2026
DEMO_KIOSK = "kiosk-2"
"""The station where people answer in the demo; kiosk-1 is the invented citizens'."""


def guided_demo(data: Path | None, words: Words) -> int:
    """Show the menu until the person leaves it; the exit code.

    A program that ended because the system asked it to, such as when the terminal was closed, ends
    the demo too: a menu nobody can see would be shown for ever.
    """
    instrument = demo_instrument()
    folder = data or demo_folder(content_hash(instrument))
    if not (folder / "responses").exists():
        keep_demo(folder, SIZES, SEED)
    message = words("demo.welcome")
    while True:
        menu = DemoApp(words, message, folder)
        choice, code, message = menu.run(), menu.return_code or 0, ""
        if code or choice is None:
            return code
        match choice:
            case Choice.KIOSK:
                code = _kiosk(folder, words)
                message = words("demo.answered")
            case Choice.RESULTS:
                code = _results(folder, words)
            case Choice.WORKBOOK:
                path = export_workbook(Survey(folder, invented=True), exports_folder(), words)
                message = words("demo.exported", path=path)
            case Choice.PRESENT:
                code = _presentation(folder, words)
        if code:
            return code


def _kiosk(folder: Path, words: Words) -> int:
    instrument = demo_instrument()
    with (
        Collector(folder, DEMO_KIOSK, instrument) as collector,
        DraftFile(folder, DEMO_KIOSK, pause=PICTURE) as drafts,
    ):
        kiosk = Kiosk(
            instrument,
            DEMO_KIOSK,
            collector.save,
            begin_day=collector.begin_day,
            drafts=drafts,
            is_saved=collector.has,
            keep_ease=collector.save,
            language=words.language,
            leave_key="escape",
        )
        app = KioskApp(kiosk)
        app.run()
    return app.return_code or 0


def _results(folder: Path, words: Words) -> int:
    from valuetui.cli.saving import exports_of
    from valuetui.screens.results.app import ResultsApp

    survey = Survey(folder, invented=True)
    app = ResultsApp(survey, words.language, exports_of(survey))
    app.run()
    return app.return_code or 0


def _presentation(folder: Path, words: Words) -> int:
    from valuetui.screens.presenter.app import PresenterApp

    app = PresenterApp(Survey(folder, invented=True), words.language)
    app.run()
    return app.return_code or 0
