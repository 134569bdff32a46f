"""How much a touch makes the terminal carry.

A kiosk that paints the whole screen at every touch is slow on a slow line, and flickers: newer
versions of Textual do so unless selecting text is switched off.
"""

from pathlib import Path
from statistics import median

import pytest

from tests.real.kiosk import begin, kiosk_in, values_on

MOST = 1_500
"""Bytes an ordinary touch; the one that picks the last value also lights up the button to go on.
A whole screen takes 10,000 at 91 x 26 and 25,000 at 160 x 45."""


@pytest.mark.parametrize(("columns", "rows"), [(64, 24), (91, 26), (160, 45)])
def test_a_touch_paints_only_what_changes(tmp_path: Path, columns: int, rows: int) -> None:
    with kiosk_in(tmp_path, columns, rows) as kiosk:
        begin(kiosk)
        sizes = []
        for number, (_, column, row) in enumerate(values_on(kiosk.screen)[:10], 1):
            before = len(kiosk.written)
            kiosk.tap(column, row)
            kiosk.until_text(f"{number} av 10")
            kiosk.until_quiet()
            sizes.append(len(kiosk.written) - before)
        assert len(sizes) >= 5
        assert median(sizes) < MOST, sizes
        assert max(sizes) < 2 * MOST, sizes


def test_a_resize_to_nearly_nothing_and_back_loses_nothing(tmp_path: Path) -> None:
    with kiosk_in(tmp_path) as kiosk:
        begin(kiosk)
        values = values_on(kiosk.screen)
        for number, (_, column, row) in enumerate(values[:3], 1):
            kiosk.tap(column, row)
            kiosk.until_text(f"{number} av 10")
        for size in ((10, 5), (1, 1), (400, 1), (3, 100), (91, 26)):
            kiosk.resize(*size)
            kiosk.until_quiet()
        kiosk.until_text("3 av 10", "✕")
        _, column, row = values[3]
        kiosk.tap(column, row)
        kiosk.until_text("4 av 10")
