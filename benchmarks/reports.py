"""The reports: what we add to the compiler, and all of a survey beside one page by WeasyPrint."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.counting import most_memory
from benchmarks.measure import Row, Unit, fed, medians
from valuetui.reports.pdf import compile as compiling
from valuetui.reports.pdf.group import group_report
from valuetui.reports.pdf.subject import Subject
from valuetui.reports.pdf.summary import summary_report
from valuetui.results.comparison import compare
from valuetui.results.evidence import evidence
from valuetui.results.tally import tally
from valuetui.station.demo import demo_answers, demo_instrument
from valuetui.words import Words

ROOT = Path(__file__).parents[1]
DAY = date(2026, 11, 27)
RUNS, WARM_UP = 15, 3
PROCESSES = 3
PAGE = "<h1>Title</h1><p>Text</p>" + "<table>" + "<tr><td>a</td><td>1</td></tr>" * 20 + "</table>"


def rows() -> Iterator[Row]:
    """All comparisons, in about a minute."""
    ours, theirs = medians(
        fed(_tell_and_compile, _subjects()),
        fed(_only_compile, _told()),
        runs=RUNS,
        warm_up=WARM_UP,
        clock=time.process_time,
    )
    yield Row("report of a group / Typst by itself with the same source", ours, theirs, target=1.2)
    ours, most = _in_a_process("every_report") or (0.0, 0.0)
    theirs, their_most = _in_a_process("simple_page") or (0.0, 0.0)
    if theirs:
        name = "four reports, from import / WeasyPrint, one simple page"
        yield Row(name, ours, theirs, target=1.0)
    yield Row("  memory of the four at most", most, unit=Unit.MEGABYTES)
    if theirs:
        yield Row("  memory of WeasyPrint at most", their_most, unit=Unit.MEGABYTES)


@cache
def _demo() -> Subject:
    instrument = demo_instrument()
    counted = tally(demo_answers(instrument), instrument)
    comparison = compare(counted, instrument)
    return Subject(comparison, evidence(comparison, counted), Words("sv"), DAY)


def _subjects() -> Iterator[Subject]:
    """A subject for each run, of which no two are the same: the compiler remembers what it has
    laid out."""
    for number in range(WARM_UP + RUNS):
        yield replace(_demo(), remarks=(f"Ours {number}",))


def _told() -> Iterator[str]:
    for number in range(WARM_UP + RUNS):
        subject = replace(_demo(), remarks=(f"Theirs {number}",))
        yield json.dumps(group_report(subject, subject.comparison.groups[0].group))


def _tell_and_compile(subject: Subject) -> bytes:
    group = subject.comparison.groups[0].group
    return compiling.compiled("group", group_report(subject, group), DAY)


def _only_compile(told: str) -> Any:
    from typst import Compiler

    fonts = compiling._fonts()
    return Compiler(root=compiling.HERE, font_paths=fonts, ignore_system_fonts=True).compile(
        compiling.TEMPLATES / "group.typ",
        format="pdf",
        sys_inputs={"told": told},
        pdf_standards=[compiling.STANDARD],
        timestamp=datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC),
    )


def _in_a_process(task: str) -> tuple[float, float] | None:
    """Median seconds of the processor, and of the most memory in bytes, that a task takes in a new
    process, from its first import on; None where what it needs is not there."""
    told = []
    for _ in range(PROCESSES):
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.reports", task],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            return None
        told.append(tuple(map(float, done.stdout.split())))
    seconds, memory = zip(*told, strict=True)
    return median(seconds), median(memory)


def every_report() -> Callable[[], None]:
    """The summary and the reports of three groups; what they tell of is counted before."""
    subject = _demo()

    def write() -> None:
        compiling.compiled("summary", summary_report(subject), DAY)
        for group in subject.comparison.instrument.groups:
            compiling.compiled("group", group_report(subject, group), DAY)

    return write


def simple_page() -> Callable[[], None]:
    """A heading, a line and a table by WeasyPrint, which needs Pango on the machine."""

    def write() -> None:
        from weasyprint import HTML

        HTML(string=PAGE).write_pdf()

    return write


TASKS = {"every_report": every_report, "simple_page": simple_page}

if __name__ == "__main__":
    do = TASKS[sys.argv[1]]()
    start = time.process_time()
    do()
    print(time.process_time() - start, most_memory())
