"""What else a supervisor does where answers are found: checks the files, and writes the trail."""

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from valuetui.responses.errors import StoreError
from valuetui.responses.verify import Verified, verify_wave
from valuetui.screens.results.layout import Block
from valuetui.screens.staff.info import Page
from valuetui.screens.staff.look import Look
from valuetui.screens.staff.pages import indented
from valuetui.station.entry_place import Place
from valuetui.words import Words


def checked_page(folder: Path) -> Page:
    """Look at every file of answers, and tell of it. Reads all of them: for a thread of its own."""
    try:
        verified: Sequence[Verified] | None = verify_wave(folder)
    except StoreError:
        verified = None
    return lambda width, look, words: _told(verified, width, look, words)


def _told(verified: Sequence[Verified] | None, width: int, look: Look, words: Words) -> Block:
    if verified is None:
        return [Text(), *indented(words("correct.find.unreadable"), width, look)]
    is_sound = not any(each.findings for each in verified)
    key, style = ("sound", look.good) if is_sound else ("changed", look.bad)
    lines: Block = [Text(), Text(f" {words(f'correct.verify.{key}')}", style), Text()]
    for each in verified:
        name = each.path.name
        for finding in each.findings:
            said = words(f"cli.verify.{finding.change}", id=finding.identifier)
            lines += indented(words("cli.verify.finding", file=name, finding=said), width, look)
        if not each.findings:
            head = each.head[:8] or "–"
            told = words("cli.verify.sound", file=name, n=each.records, head=head)
            lines += indented(told, width, look)
    about = words("correct.verify.about")
    return [*lines, Text(), *indented(about, width, look)]


def save_audit_trail(place: Place, words: Words) -> tuple[str, bool]:
    """Write the audit trail where exports land: what to tell, and whether it is trouble. Reads all
    answers: for a thread of its own."""
    from valuetui.reports.archive.keeping import keep_package
    from valuetui.reports.data.audit import WHAT, audit_csv
    from valuetui.reports.naming import export_name, unused_path
    from valuetui.station.audit import audit_of
    from valuetui.station.places import exports_folder

    try:
        found = audit_of(place.register.folder)
        folder = exports_folder()
        folder.mkdir(parents=True, exist_ok=True)
        name = export_name(place.instrument, place.today(), WHAT) + ".csv"
        path = unused_path(folder, name)
        keep_package(path, audit_csv(found.entries, words))
    except (StoreError, OSError):
        return words("correct.audit.not_written"), True
    return words("correct.audit.written", n=len(found.entries), path=path), False
