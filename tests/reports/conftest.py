"""The demo's comparison and its workbooks, made once."""

from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from tests.reports.surveys import opened, written
from tests.results.populations import compared
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Evidence, evidence
from valuetui.results.tally import tally
from valuetui.station.demo import demo_answers, demo_instrument


@pytest.fixture(scope="session")
def demo() -> Comparison:
    """The demo: three groups, both questions, 94 values."""
    instrument = demo_instrument()
    return compared(demo_answers(instrument), instrument)


@pytest.fixture(scope="session")
def demo_evidence(demo: Comparison) -> Evidence:
    """How sure its figures are."""
    instrument = demo_instrument()
    return evidence(demo, tally(demo_answers(instrument), instrument))


@pytest.fixture(scope="session")
def demo_path(demo: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its workbook in Swedish."""
    return written(demo, tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def demo_book(demo_path: Path) -> Workbook:
    """The same, opened."""
    return opened(demo_path)
