"""The styles by their names: font, ground, frame, alignment and number format of each."""

from collections.abc import Iterator

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.workbook import Workbook

from valuetui.instrument.model import Role
from valuetui.reports.workbook.look import (
    FONT,
    INK,
    INPUT,
    LINK,
    MUTED,
    PANEL,
    RULE,
    WHITE,
    Style,
    head_of,
    stripe_of,
    tile_of,
)
from valuetui.reports.workbook.subject import Subject
from valuetui.results.marks import LIMITING


def add_styles(workbook: Workbook, subject: Subject) -> None:
    """Give the workbook every named style that its cells use."""
    for style in [*_common(subject), *_of_groups(subject)]:
        workbook.add_named_style(style)


def _font(size: float = 10, colour: str = INK, *, bold: bool = False) -> Font:
    return Font(name=FONT, size=size, color=colour, bold=bold)


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=colour, end_color=colour)


def _aligned(across: str = "left", down: str = "center", *, wrap: bool = False,
             indent: int = 0, shrink: bool = False) -> Alignment:  # fmt: skip
    return Alignment(across, down, wrap_text=wrap, indent=indent, shrink_to_fit=shrink)


_RULED = Border(bottom=Side("thin", color=RULE))


def _common(subject: Subject) -> Iterator[NamedStyle]:
    yield from _running_text(subject)
    yield from _tables(subject)
    yield from _panels(subject)
    yield from _inputs(subject)


def _inputs(subject: Subject) -> Iterator[NamedStyle]:
    """Cells that staff change: pale ground and a frame, so that nobody needs to see colours."""
    side = Side("thin", color=MUTED)
    frame, fill, faint = Border(side, side, side, side), _fill(INPUT), Side("thin", color=RULE)
    lines = Border(faint, faint, faint, faint)
    flow = _aligned(wrap=True)
    heavy = Side("medium", color=INK)
    heavy_frame, middle = Border(heavy, heavy, heavy, heavy), _aligned("center", shrink=True)
    white = _font(10, WHITE, bold=True)
    yield NamedStyle(Style.HEAD_SOLID, white, _fill(INK), heavy_frame, middle)
    yield NamedStyle(Style.HEAD_OUTLINED, _font(bold=True), _fill(WHITE), heavy_frame, middle)
    yield NamedStyle(Style.TERM_MIDDLE, _font(10.5, bold=True), alignment=_aligned(shrink=True))
    yield NamedStyle(Style.CHOICE, _font(), border=_RULED, number_format="@")
    yield NamedStyle(
        Style.PICK, _font(12, bold=True), fill, frame, _aligned(shrink=True), number_format="@"
    )
    yield NamedStyle(Style.SETTING, _font(), fill, frame, _aligned(), number_format="@")
    yield NamedStyle(Style.INPUT, _font(), border=lines, alignment=flow, number_format="@")
    yield NamedStyle(Style.INPUT_WRAPPED, _font(), border=lines, alignment=flow)
    yield NamedStyle(
        Style.INPUT_DAY, _font(), border=lines, alignment=_aligned("center"),
        number_format=subject.text("format.day"),
    )  # fmt: skip
    yield NamedStyle(
        Style.INPUT_NUMBER, _font(12, bold=True), fill, frame, _aligned("center"), number_format="0"
    )


def _running_text(subject: Subject) -> Iterator[NamedStyle]:
    top, flow = _aligned(down="top"), _aligned(down="top", wrap=True)
    yield NamedStyle(Style.TITLE, _font(20, bold=True), alignment=_aligned())
    yield NamedStyle(Style.SUBTITLE, _font(10, MUTED), alignment=_aligned())
    yield NamedStyle(Style.SENTENCE, _font(10.5, bold=True), alignment=_aligned())
    yield NamedStyle(
        Style.SECTION, _font(13, bold=True), border=Border(bottom=Side("thin", color=MUTED)),
        alignment=_aligned(down="bottom"),
    )  # fmt: skip
    yield NamedStyle(Style.BODY, _font(10.5), alignment=flow)
    yield NamedStyle(
        Style.TERM, _font(10.5, bold=True), alignment=_aligned(down="top", shrink=True)
    )
    yield NamedStyle(Style.REMARK, _font(10, bold=True), alignment=_aligned(wrap=True))
    yield NamedStyle(
        Style.DAY, _font(10.5), alignment=top, number_format=subject.text("format.day")
    )
    yield NamedStyle(
        Style.NUMBER,
        _font(10.5, bold=True),
        alignment=_aligned("right", "top"),
        number_format=subject.text("format.count"),
    )
    yield NamedStyle(Style.LINK, Font(FONT, 10.5, color=LINK, underline="single"), alignment=top)


def _tables(subject: Subject) -> Iterator[NamedStyle]:
    def ruled(name: str, font: Font, alignment: Alignment, form: str = "General") -> NamedStyle:
        return NamedStyle(name, font, border=_RULED, alignment=alignment, number_format=form)

    white, ink = _font(10, WHITE, bold=True), _fill(INK)
    top, middle = _aligned(down="top", wrap=True), _aligned("center", "top", wrap=True)
    yield NamedStyle(Style.HEAD, white, ink, alignment=top)
    yield NamedStyle(Style.HEAD_CENTRE, white, ink, alignment=middle)
    left, right, centre = _aligned(), _aligned("right"), _aligned("center")
    faint = _font(9, MUTED, bold=True)
    yield ruled(Style.HEAD_FAINT, faint, left)
    yield ruled(Style.HEAD_FAINT_CENTRE, faint, centre)
    yield ruled(Style.HEAD_FAINT_RIGHT, faint, right)
    shrunk = _aligned(shrink=True)
    limiting = _font(10, LIMITING.ink, bold=True)
    yield ruled(Style.TEXT, _font(), left)
    yield ruled(Style.TEXT_WRAPPED, _font(), _aligned(wrap=True))
    yield ruled(Style.LABEL, _font(bold=True), shrunk)
    yield ruled(Style.LABEL_WRAPPED, _font(bold=True), _aligned(wrap=True))
    yield ruled(Style.LABEL_LIMITING, limiting, shrunk)
    yield ruled(Style.FAINT, _font(9, MUTED), shrunk)
    yield ruled(Style.SIGN, _font(bold=True), centre)
    yield ruled(Style.SIGN_LIMITING, limiting, centre)
    yield ruled(Style.CODE, _font(10, MUTED), centre, "@")
    yield ruled(Style.RANK, _font(10, MUTED), centre)
    yield ruled(Style.SHARE, _font(), right, subject.text("format.percent"))
    yield ruled(Style.POINTS, _font(), right, subject.text("format.points"))
    yield ruled(Style.NO_POINTS, _font(), right, "0;0;0")
    yield ruled(Style.PLAIN_POINTS, _font(), right, "0")
    yield ruled(Style.COUNT, _font(10, MUTED), right, subject.text("format.count"))
    yield ruled(Style.FIGURE, _font(), right, "0.00")
    yield ruled(Style.VALUE, _font(), right)
    yield ruled(Style.DATE, _font(), right, subject.text("format.day"))


def _panels(subject: Subject) -> Iterator[NamedStyle]:
    fill = _fill(PANEL)
    middle = _aligned("center")
    share = subject.text("format.percent")
    big = _font(20, bold=True)
    indented = _aligned(indent=1)
    yield NamedStyle(Style.PANEL_TEXT, _font(10), fill, alignment=_aligned(wrap=True))
    yield NamedStyle(
        Style.PANEL_TERM, _font(10, bold=True), fill, alignment=_aligned(wrap=True, indent=1)
    )
    yield NamedStyle(Style.PANEL_HEAD, _font(11, bold=True), fill, alignment=indented)
    yield NamedStyle(Style.TILE_INDENTED, _font(9.5, MUTED), fill, alignment=_aligned(indent=1))
    yield NamedStyle(Style.TILE, _font(9.5, MUTED), fill, alignment=_aligned(shrink=True))
    yield NamedStyle(
        Style.TILE_COUNT, big, fill, alignment=indented, number_format=subject.text("format.count")
    )
    yield NamedStyle(Style.TILE_SHARE, big, fill, alignment=_aligned(), number_format=share)
    yield NamedStyle(Style.TILE_NAME, _font(11, bold=True), fill, alignment=indented)
    yield NamedStyle(
        Style.TILE_TEXT, _font(9.5, MUTED), fill, alignment=_aligned(wrap=True, indent=1)
    )
    yield NamedStyle(Style.TILE_ARROW, _font(16, MUTED), fill, alignment=middle)


def _of_groups(subject: Subject) -> Iterator[NamedStyle]:
    for place, group in enumerate(subject.comparison.instrument.groups):
        ink = subject.mark(group).ink
        side = Side("medium", color=ink)
        frame = Border(left=side, right=side, top=side, bottom=side)
        middle = _aligned("center", shrink=True)
        own = _font(10, ink, bold=True)
        solid, outlined = head_of(place), head_of(place, Role.CURRENT)
        yield NamedStyle(solid, _font(10, WHITE, bold=True), _fill(ink), frame, middle)
        yield NamedStyle(outlined, own, _fill(WHITE), frame, middle)
        yield NamedStyle(
            tile_of(place), _font(12, ink, bold=True), _fill(PANEL), alignment=_aligned(indent=1)
        )
        yield NamedStyle(stripe_of(place), fill=_fill(ink))
