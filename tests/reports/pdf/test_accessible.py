"""Everybody can read the reports: by eye, by ear, and who jumps from heading to heading."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.dialogue.papers import first_group, subject_of
from tests.reports.pdf.reading import (
    TIED,
    group_pdf,
    of_demo,
    opened_pdf,
    subject,
    summary_pdf,
    with_roll,
)
from tests.reports.surveys import DAY
from tests.sparing import one_quick
from valuetui.instrument.load import load_instrument
from valuetui.reports.dialogue.cards import cards
from valuetui.reports.dialogue.entry import begun
from valuetui.reports.dialogue.folder import booklet, folder
from valuetui.reports.dialogue.following import follow_up
from valuetui.reports.dialogue.papers import blank_plan, host_guide, note_sheet
from valuetui.reports.dialogue.subject import Meeting
from valuetui.reports.paper.batch import control_list, numbered_forms, one_form
from valuetui.reports.paper.options import FormOptions
from valuetui.reports.pdf.compile import compiled
from valuetui.reports.pdf.slips import slips
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Evidence
from valuetui.station.shipped import shipped_config
from valuetui.words import Words

PALE = (0xF3, 0xF5, 0xF7)
"""The darkest ground that text stands on."""
ENOUGH = 4.5


def luminance(colour: tuple[float, ...]) -> float:
    """Relative luminance of a colour in sRGB, each part 0..1 (WCAG 2.1)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: tuple[float, ...], ground: tuple[float, ...]) -> float:
    lighter, darker = sorted((luminance(colour), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def reports(demo: Comparison, found: Evidence, language: str) -> Iterator[bytes]:
    about = of_demo(demo, found, language)
    yield summary_pdf(about)
    for group in demo.instrument.groups:
        yield group_pdf(about, group)


@pytest.mark.slow
@pytest.mark.parametrize("language", one_quick(["sv", "en"]))
def test_a_report_has_title_language_and_bookmarks(
    demo: Comparison, demo_evidence: Evidence, language: str
) -> None:
    for content in reports(demo, demo_evidence, language):
        with opened_pdf(content) as found:
            assert found.metadata["Title"]
            assert found.metadata["Author"]
            assert bytes(found.doc.catalog["Lang"]).decode() == language
            marks = [(level, name) for level, name, *_ in found.doc.get_outlines()]
        assert marks[0][0] == 1
        assert len([name for level, name in marks if level == 2]) >= 6


def nodes(tree: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in tree:
        yield node
        yield from nodes(node.get("children", []))


@pytest.mark.slow
def test_every_table_has_headings_and_every_figure_knows_its_own(
    demo: Comparison, demo_evidence: Evidence
) -> None:
    for content in reports(demo, demo_evidence, "sv"):
        with opened_pdf(content) as found:
            tables = [node for node in nodes(found.structure_tree) if node["type"] == "Table"]
        assert len(tables) >= 4
        for table in tables:
            heads, *rows = (node for node in nodes(table["children"]) if node["type"] == "TR")
            assert {(cell["type"], cell["attributes"]["Scope"]) for cell in heads["children"]} == {
                ("TH", "Column")
            }
            for row in rows:
                assert {cell["type"] for cell in row["children"]} == {"TD"}
                assert all(cell["attributes"]["Headers"] for cell in row["children"])


@pytest.mark.slow
def test_every_text_stands_out_from_its_ground(demo: Comparison, demo_evidence: Evidence) -> None:
    many = subject(sizes=(15,) * 6, groups=list("ABCDEF"))
    every = [*reports(demo, demo_evidence, "sv"), summary_pdf(many)]
    every += [group_pdf(many, group) for group in many.comparison.instrument.groups]
    ground = tuple(part / 255 for part in PALE)
    colours = set()
    for content in every:
        with opened_pdf(content) as found:
            colours |= {
                letter["non_stroking_color"] for page in found.pages for letter in page.chars
            }
    assert len(colours) >= 8
    for colour in colours:
        assert contrast(colour, ground) >= ENOUGH, colour


@pytest.mark.slow
def test_nothing_is_printed_outside_the_page(demo: Comparison, demo_evidence: Evidence) -> None:
    long = "ett mycket långt värdeord som inte tar slut "
    hard = [
        subject(labels=[f"{long * 2}{n}" for n in range(12)], counts=[12, 9] + [5] * 10),
        subject(labels=[f"{'ordutanmellanslag' * 4}{n}" for n in range(12)], counts=[5] * 12),
        with_roll(41, (41, 60, 60), TIED),
        subject(sizes=(15,) * 9, groups=[f"{long}{n}" for n in range(9)]),
        subject(organisation=long * 4, wave=long),
    ]
    every = [*reports(demo, demo_evidence, "sv")]
    for about in hard:
        every += [summary_pdf(about), group_pdf(about, about.comparison.instrument.groups[0])]
    for content in every:
        with opened_pdf(content) as found:
            for page in found.pages:
                for letter in page.chars:
                    assert 0 < letter["x0"] < letter["x1"] < page.width
                    assert 0 < letter["top"] < letter["bottom"] < page.height


def test_an_ordinary_report_of_a_group_has_two_pages_and_the_summary_at_most_four(
    demo: Comparison, demo_evidence: Evidence
) -> None:
    summary, *groups = reports(demo, demo_evidence, "sv")
    with opened_pdf(summary) as found:
        assert len(found.pages) <= 4
    for each in groups:
        with opened_pdf(each) as found:
            assert len(found.pages) == 2


@pytest.mark.slow
@pytest.mark.parametrize("language", one_quick(["sv", "en"]))
def test_an_independent_checker_finds_nothing(
    demo: Comparison, demo_evidence: Evidence, language: str, tmp_path: Path
) -> None:
    every = [*reports(demo, demo_evidence, language)]
    hidden = subject(sizes=(60, 6, 120), language=language)
    every += [group_pdf(hidden, hidden.comparison.instrument.groups[1])]
    every += [summary_pdf(subject(sizes=(0, 0, 0), language=language))]
    every += [summary_pdf(subject(sizes=(15,) * 9, groups=list("ABCDEFGHI"), language=language))]
    long = [f"ett mycket långt namn på en grupp som inte tar slut {number}" for number in range(9)]
    every += [summary_pdf(subject(sizes=(15,) * 9, groups=long, language=language))]
    checked(every, tmp_path)


TO_FILL_IN = "TBL-012", "TBL-014"
"""Tables of boxes to write in are called no tables, because most of their cells are empty."""
REPEATED = "PAG-001"
"""On every card stand the names of the groups, and in a batch is the same form again and again."""


@pytest.mark.slow
@pytest.mark.parametrize("language", one_quick(["sv", "en"]))
def test_nor_in_any_other_paper(language: str, tmp_path: Path) -> None:
    about = subject_of(language=language)
    group, words = first_group(about), Words(language)
    told = folder(about, group, Meeting())
    entries = [begun(1, {"said": "öppenhet", "action": "Öppet hus"}, DAY)]
    talked_about = list(about.comparison.instrument.values[:5])
    papers = {
        "dialogue-folder": told,
        "dialogue-booklet": booklet(told),
        "dialogue-host": host_guide(about, group, Meeting()),
        "dialogue-notes": note_sheet(about, group),
        "dialogue-plan": blank_plan(about, group),
        "dialogue-cards": cards(about, talked_about, None, figures=True),
        "dialogue-follow-up": follow_up(entries, about.comparison.instrument, words, DAY),
    }
    asked = load_instrument(shipped_config() / "kommun-kort.toml")
    options = FormOptions(words)
    elected = asked.group_by_id["elected"]
    every = [
        *(compiled(template, paper, DAY) for template, paper in papers.items()),
        one_form(asked, options, DAY).pdf,
        numbered_forms(asked, options, range(1, 4), DAY).pdf,
        control_list(asked, options, range(1, 3), "", DAY),
        slips(asked, elected, {"kiosk-1": ["23456789CD"] * 3}, words, DAY),
    ]
    checked(every, tmp_path, *TO_FILL_IN, REPEATED)


def checked(every: Iterable[bytes], folder: Path, *skip: str) -> None:
    """Let the independent checker look at them, but for rules that do not fit."""
    paths = []
    for number, content in enumerate(every):
        paths.append(folder / f"{number}.pdf")
        paths[-1].write_bytes(content)
    checker = Path(sys.executable).with_name("outloud")
    rules = ["--skip", ",".join(skip)] if skip else []
    command: list[str | Path] = [checker, "-q", "--fail-on", "warning", *rules, *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40), min_size=3, max_size=3)
)
def test_any_names_can_be_laid_out(names: list[str]) -> None:
    about = subject(
        groups=names, labels=[*names, *("a" * n for n in range(1, 9))], organisation=names[0]
    )
    assert summary_pdf(about).startswith(b"%PDF")
    assert group_pdf(about, about.comparison.instrument.groups[0]).startswith(b"%PDF")
