"""A kiosk that is used by one person after another is as it was, however many there have been."""

import pytest

from benchmarks.soak.running import soak
from benchmarks.soak.samples import COUNTS, Sample, growing
from tests.real.programs import need
from valuetui.station.shipped import shipped_config

INTERVIEWS = 150
SAMPLES = 6
WARM_UP = 2
"""Samples at the beginning, by which everybody's way has been gone several times."""
MORE_BLOCKS = 15.0
"""Thousands of pieces of memory by which a kiosk may have grown since; texts whose widths are
remembered come and go. What the pictures of five people take is twice as much."""


@pytest.mark.slow
def test_nothing_grows_however_many_people_come() -> None:
    need("setsid")
    questionnaire = shipped_config() / "kommun-kort.toml"
    samples = list(soak(INTERVIEWS, SAMPLES, questionnaire))[WARM_UP:]
    table = "\n".join(map(str, samples))
    for name in COUNTS:
        counts = {getattr(each, name) for each in samples}
        assert len(counts) == 1, f"{name} {counts}\n{table}"
    blocks = [each.blocks for each in samples]
    assert blocks[-1] - blocks[0] < MORE_BLOCKS, table
    assert samples[-1].resident - samples[0].resident < 5, table


def sample(interviews: int, **held: float) -> Sample:
    """A sample in which all is as it always is, but for what ``held`` says."""
    usual: dict[str, float] = {
        "resident": 50.0, "own": 40.0, "blocks": 230.0, "files": 11, "threads": 6, "tasks": 29,
        "nodes": 22, "past": 0, "p50": 15.0, "p99": 60.0, "repeated": 0,
    }  # fmt: skip
    return Sample(interviews, **(usual | held))  # type: ignore[arg-type]


def test_what_stays_the_same_is_flat_even_where_one_sample_stands_out() -> None:
    samples = [sample(number, resident=50 + number % 2) for number in range(1, 11)]
    samples[4] = sample(5, resident=90.0, p50=200.0)
    assert growing(samples) == []


@pytest.mark.parametrize(
    ("name", "step"), [("files", 1), ("tasks", 1), ("nodes", 11), ("resident", 1.0), ("p50", 2.0)]
)
def test_what_grows_with_every_person_is_named(name: str, step: float) -> None:
    usual = getattr(sample(1), name)
    samples = [sample(number, **{name: usual + number * step}) for number in range(1, 11)]
    [told] = growing(samples)
    assert name in told or (name == "p50" and "touch" in told)
