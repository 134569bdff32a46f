"""The figures in the workbook are those of the comparison, as numbers."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from openpyxl.chart.bar_chart import BarChart
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.reports.surveys import DAY, opened, rows_below
from valuetui.instrument.model import Role
from valuetui.reports.workbook import write_workbook
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Evidence
from valuetui.results.measures import Distance, Share, Shift
from valuetui.results.telling import points_in_words, share_in_words
from valuetui.words import Words

GROUPS = {"citizens": "Medborgare", "elected": "Förtroendevalda", "employees": "Medarbetare"}
ROLES = {Role.CURRENT: "I dag", Role.DESIRED: "I framtiden"}


def cell_of(share: Share) -> float | str:
    """What the cell of a share holds: text only where the gate does not tell it exactly."""
    return share.fraction if share.is_exact else share_in_words(share, Words("sv"))


def points_of(distance: Distance) -> float | str:
    """The same of a shift or gap."""
    exact = distance.exact_points
    return exact if distance.is_exact else points_in_words(distance, Words("sv"))


def test_the_tidy_table_has_every_count_of_every_group_question_and_value(
    demo: Comparison, demo_book: Workbook
) -> None:
    rows = rows_below(demo_book["Alla värdeord"], "Värdeord-id")
    found = {
        (row["Grupp-id"], row["Fråga-id"], row["Värdeord-id"]): (row["n"], row["Antal"])
        for row in rows
    }
    expected = {
        (group.group.id, result.question.id, value): (
            share.of,
            share.count if share.is_exact else f"{share.least}–{share.most}",
        )
        for group in demo.groups
        for result in group.questions.values()
        for value, share in result.shares.items()
    }
    assert len(rows) == len(expected)
    assert found == expected
    for row in rows:
        if isinstance(row["Antal"], int):
            assert row["Andel"] == pytest.approx(row["Antal"] / row["n"])  # type: ignore[operator]
        else:
            assert (row["Grupp-id"], type(row["Andel"])) == ("elected", str)


def test_counts_are_whole_numbers_and_shares_are_numbers_shown_as_per_cent(
    demo_book: Workbook,
) -> None:
    sheet = demo_book["Alla värdeord"]
    n, count, share = (sheet.cell(5, column) for column in (12, 13, 14))
    assert (type(n.value), type(count.value), type(share.value)) == (int, int, float)
    assert share.number_format == r"0\ %"


def test_every_share_has_its_interval_and_its_place(demo: Comparison, demo_book: Workbook) -> None:
    rows = rows_below(demo_book["Alla värdeord"], "Värdeord-id")
    for row in rows:
        group = demo.group(str(row["Grupp-id"]))
        assert group
        result = group.questions[Role(str(row["Fråga-id"]))]
        value = demo.instrument.value_by_id[str(row["Värdeord-id"])]
        interval, place = result.intervals[value.id], result.place(value)
        assert (row["Från"], row["Till"]) == pytest.approx((interval.low, interval.high))
        assert row["Plats"] == (place.rank if place else None)


def test_codes_keep_their_leading_nought(demo: Comparison, demo_book: Workbook) -> None:
    codes = [row["Kod"] for row in rows_below(demo_book["Kodbok"], "Slag")]
    assert codes[: len(demo.instrument.values)] == [v.code for v in demo.instrument.values]


def comparison_row(book: Workbook, label: str) -> list[object]:
    sheet = book["Jämförelse"]
    return next(list(row) for row in sheet.iter_rows(values_only=True) if row[0] == label)


def test_the_comparison_has_shares_and_shifts_and_the_largest_gaps(
    demo: Comparison, demo_book: Workbook
) -> None:
    for value in demo.instrument.values:
        expected: list[float | str] = []
        for group in demo.groups:
            current, desired = (group.share(role, value) for role in ROLES)
            expected += [cell_of(current), cell_of(desired)]
            expected.append(points_of(Shift(value, current, desired)))
        for role in ROLES:
            those = [group.share(role, value) for group in demo.groups]
            exact = [share.fraction for share in those]
            gap = demo.gaps[role][value.id]
            is_exact = all(share.is_exact for share in those)
            expected.append(100 * (max(exact) - min(exact)) if is_exact else points_of(gap))
        row = comparison_row(demo_book, value.label["sv"])
        assert len(row[3:14]) == len(expected)
        for cell, content in zip(row[3:14], expected, strict=True):
            assert cell == (content if isinstance(content, str) else pytest.approx(content))


def test_the_gaps_are_the_ones_that_the_screens_show(demo: Comparison, demo_book: Workbook) -> None:
    """Shown without decimals they are the same whole percentage points."""
    for value in demo.instrument.values:
        row = comparison_row(demo_book, value.label["sv"])
        for cell, role in zip(row[12:14], ROLES, strict=True):
            gap = demo.gaps[role][value.id]
            if not gap.is_exact:
                assert cell == points_of(gap)
                continue
            assert cell == pytest.approx(gap.exact_points, rel=1e-14)
            shown = Decimal(repr(cell)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
            assert shown == gap.whole_points


def test_the_comparison_marks_limiting_values_and_says_in_whose_top_ten_a_value_is(
    demo_book: Workbook,
) -> None:
    bureaucracy = comparison_row(demo_book, "byråkrati")
    assert (bureaucracy[1], bureaucracy[14], bureaucracy[15]) == ("H", "● ◆ ▲", None)
    safety = comparison_row(demo_book, "trygghet")
    assert (safety[1], safety[14], safety[15]) == (None, "●", "●")


def test_the_comparison_begins_with_what_the_groups_want_most(
    demo: Comparison, demo_book: Workbook
) -> None:
    rows = rows_below(demo_book["Jämförelse"], "Värdeord")
    by_label = {value.label["sv"]: value for value in demo.instrument.values}
    means = [
        sum(
            group.share(Role.DESIRED, by_label[str(row["Värdeord"])]).at_least
            for group in demo.groups
        )
        for row in rows
    ]
    assert len(means) == len(demo.instrument.values)
    assert means == sorted(means, reverse=True)


def test_a_shift_that_rounds_to_nothing_has_no_sign(demo_book: Workbook) -> None:
    sheet = demo_book["Jämförelse"]
    shifts = [cell for (cell,) in sheet.iter_rows(min_row=7, min_col=6, max_col=6)]
    assert {cell.number_format for cell in shifts if abs(float(str(cell.value))) < 0.5} == {"0;0;0"}
    assert {cell.number_format for cell in shifts if abs(float(str(cell.value))) >= 0.5} == {
        '+0;"−"0;0'
    }


def top_list(sheet: Worksheet, heading: str) -> list[tuple[object, ...]]:
    """Rank, label, marks, share and count of the list under a heading."""
    start = next(cell for row in sheet.iter_rows() for cell in row if cell.value == heading)
    rows = sheet.iter_rows(
        min_row=start.row + 2,
        min_col=start.column,
        max_col=start.column + 4,
        values_only=True,
    )
    found: list[tuple[object, ...]] = []
    for row in rows:
        if not isinstance(row[0], int):
            break
        found.append(row)
    return found


def test_the_top_lists_have_every_rank_label_share_and_count(
    demo: Comparison, demo_book: Workbook
) -> None:
    for group in demo.groups:
        for role, result in group.questions.items():
            name = f"{GROUPS[group.group.id]}: {ROLES[role].lower()}, {result.n} svar"
            found = top_list(demo_book["Topp 10"], name)
            assert [(row[0], row[1], row[4]) for row in found] == [
                (ranked.rank, ranked.value.label["sv"], ranked.share.count) for ranked in result.top
            ]
            assert [row[3] for row in found] == pytest.approx(
                [ranked.share.fraction for ranked in result.top]
            )


def test_the_top_lists_mark_limiting_and_shared_values(
    demo: Comparison, demo_book: Workbook
) -> None:
    citizens = demo.groups[0]
    found = top_list(demo_book["Topp 10"], "Medborgare: i dag, 420 svar")
    marks = {row[1]: row[2] for row in found}
    for ranked in citizens.questions[Role.CURRENT].top:
        letters = ["↔"] * (ranked.value in citizens.shared) + ["H"] * ranked.value.limiting
        assert marks[ranked.value.label["sv"]] == (" ".join(letters) or None)


def tile(sheet: Worksheet, name: str) -> list[object]:
    """What stands in the row of large figures under the name of a group."""
    start = next(cell for row in sheet.iter_rows() for cell in row if cell.value == name)
    row = sheet[start.row + 1][start.column - 1 : start.column + 5]
    return [cell.value for cell in row if cell.value is not None]


def test_the_overview_says_how_many_answered_and_the_limiting_shares(
    demo: Comparison, demo_book: Workbook
) -> None:
    for group, name in zip(demo.groups, ("● Medborgare", "◆ Förtroendevalda"), strict=False):
        n, current, arrow, desired = tile(demo_book["Översikt"], name)
        assert (n, arrow) == (group.n, "→")
        limiting = [group.questions[role].limiting.fraction for role in ROLES]
        assert [current, desired] == pytest.approx(limiting)


def test_a_group_under_a_hundred_is_to_be_read_with_caution(demo_book: Workbook) -> None:
    texts = [cell.value for row in demo_book["Översikt"].iter_rows() for cell in row]
    assert texts.count("läs med försiktighet") == 1


def drawn(book: Workbook) -> Iterator[tuple[BarChart, list[list[float]]]]:
    """The charts of the overview, with the figures of the cells that they are drawn from."""
    for chart in book["Översikt"]._charts:  # type: ignore[attr-defined]
        figures = []
        for series in chart.series:
            name, cells = series.val.numRef.f.replace("$", "").replace("'", "").split("!")
            figures.append([row[0].value for row in book[name][cells]])
        yield chart, figures


def test_each_chart_is_drawn_from_the_cells_and_carries_the_same_figures(
    demo: Comparison, demo_book: Workbook
) -> None:
    charts = list(drawn(demo_book))
    assert len(charts) == len(demo.groups) + 1
    for chart, figures in charts:
        for series, column in zip(chart.series, figures, strict=True):
            cached = {point.idx: float(point.v) for point in series.val.numRef.numCache.pt}
            numbers = {
                place: cell for place, cell in enumerate(column) if not isinstance(cell, str)
            }
            assert cached == pytest.approx(numbers)


def test_a_groups_chart_shows_its_desired_top_ten_with_current_beside_it(
    demo: Comparison, demo_book: Workbook
) -> None:
    for group, (_, (desired, current)) in zip(demo.groups, drawn(demo_book), strict=False):
        top = group.questions[Role.DESIRED].top
        beside = [group.share(Role.CURRENT, ranked.value) for ranked in top]
        assert desired == [pytest.approx(ranked.share.fraction) for ranked in top]
        assert current == [
            pytest.approx(share.fraction) if share.is_exact else cell_of(share) for share in beside
        ]


def test_how_sure_the_figures_are_has_a_sheet_where_that_is_known(
    demo: Comparison, demo_evidence: Evidence, tmp_path: Path
) -> None:
    path = tmp_path / "bok.xlsx"
    write_workbook(demo, path, Words("sv"), day=DAY, evidence=demo_evidence)
    book = opened(path)
    assert book.sheetnames[8] == "Säkerhet"
    rows = [list(row) for row in book["Säkerhet"].iter_rows(values_only=True)]
    citizens = next(row for row in rows if row[:2] == ["Medborgare", "I framtiden"])
    found = demo_evidence.groups["citizens"].questions[Role.DESIRED].limiting
    assert citizens[2] == 420
    assert citizens[4:6] == pytest.approx([found.low, found.high])
    [first, *_] = demo_evidence.questions[Role.CURRENT].agreements
    alike = next(row for row in rows if row[:2] == ["Medborgare", "Förtroendevalda"])
    assert (alike[3], alike[4]) == (first.matches, first.expected.matches.low)
    assert alike[9:11] == pytest.approx([first.rank_overlap, first.rank_correlation])
    texts = [str(cell) for row in rows for cell in row]
    assert sum("I snitt har var och en valt" in text for text in texts) == 3
    links = [
        cell.hyperlink.location
        for row in book["Läs mig"].iter_rows()
        for cell in row
        if cell.hyperlink
    ]
    assert "'Säkerhet'!A1" in links


def test_words_in_place_of_figures_leave_the_sums_of_the_table_numeric(
    demo_book: Workbook,
) -> None:
    """A formula over the column passes over text, and no figure is kept as text."""
    rows = rows_below(demo_book["Alla värdeord"], "Värdeord-id")
    texts = {str(row["Andel"]) for row in rows if isinstance(row["Andel"], str)}
    assert texts
    assert all(text.startswith("<") or text in ("få", "nästan alla") for text in texts)
    about = [str(cell.value) for row in demo_book["Läs mig"].iter_rows() for cell in row]
    assert "Små grupper" in about


def test_the_last_chart_compares_limiting_shares_with_picking_at_random(
    demo: Comparison, demo_book: Workbook
) -> None:
    *_, (_, (desired, current)) = drawn(demo_book)
    assert desired[-1] == current[-1] == pytest.approx(demo.baseline.fraction)
    limiting = [group.questions[Role.CURRENT].limiting.fraction for group in demo.groups]
    assert current[:-1] == pytest.approx(limiting)


def test_charts_and_bars_have_one_scale_in_all_groups(
    demo: Comparison, demo_book: Workbook
) -> None:
    largest = max(
        share.fraction
        for group in demo.groups
        for result in group.questions.values()
        for share in result.shares.values()
    )
    *tops, _ = (chart.y_axis.scaling.max or 0 for chart, _ in drawn(demo_book))
    assert len(set(tops)) == 1
    assert tops[0] > largest
    rules = [
        rule
        for name in ("Jämförelse", "Topp 10")
        for rules in demo_book[name].conditional_formatting
        for rule in rules.rules
    ]
    scales = {tuple(float(end.val) for end in rule.dataBar.cfvo) for rule in rules}
    assert scales == {(0.0, 0.8), (-80.0, 80.0), (0.0, 80.0)}


def test_the_codebook_has_every_label_and_definition_in_every_language(
    demo: Comparison, demo_book: Workbook
) -> None:
    rows = {row["Id"]: row for row in rows_below(demo_book["Kodbok"], "Slag")}
    for value in demo.instrument.values:
        for language in demo.instrument.languages:
            assert rows[value.id][f"Namn ({language})"] == value.label[language]
            assert rows[value.id][f"Förklaring ({language})"] == value.definition[language]
    assert {group.id for group in demo.instrument.groups} <= set(rows)
    assert {question.id for question in demo.instrument.questions} <= set(rows)


def test_the_first_sheet_says_who_answered_when_and_from_which_results(
    demo: Comparison, demo_book: Workbook
) -> None:
    texts = [str(cell.value) for row in demo_book["Läs mig"].iter_rows() for cell in row]
    told = "\n".join(texts)
    for part in ("420", "41", "980", "2026-11-23", demo.snapshot, "själva valt att delta"):
        assert part in told
    for question in demo.instrument.questions:
        assert question.text["sv"] in told


def test_the_first_sheet_leads_to_all_the_others(demo_book: Workbook) -> None:
    links = [
        cell.hyperlink.location
        for row in demo_book["Läs mig"].iter_rows()
        for cell in row
        if cell.hyperlink
    ]
    assert links == [f"'{name}'!A1" for name in demo_book.sheetnames[1:]]
