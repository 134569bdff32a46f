"""The look of the workbook: colours, and the names of the styles that every cell wears one of.

Only the colours of the groups carry meaning, and never alone. Current is outlined, desired solid,
as on the screens.
"""

from enum import StrEnum

from valuetui.instrument.model import Role

INK = "1B2A41"
MUTED = "55606E"
RULE = "D5DAE1"
PANEL = "F3F5F8"
WHITE = "FFFFFF"
LINK = "00598C"
NEGATIVE = "C3C9D2"
"""Bars of what is less wanted: neither good nor bad, so neither green nor red."""
FONT = "Calibri"
INPUT = "FFF8E1"
"""The ground of cells to fill in; they have a frame too."""


class Style(StrEnum):
    """The named styles that are the same for all groups."""

    TITLE = "vk title"
    SUBTITLE = "vk subtitle"
    SENTENCE = "vk sentence"
    SECTION = "vk section"
    BODY = "vk body"
    TERM = "vk term"
    REMARK = "vk remark"
    LINK = "vk link"
    HEAD = "vk head"
    HEAD_CENTRE = "vk head centre"
    HEAD_FAINT = "vk head faint"
    HEAD_FAINT_CENTRE = "vk head faint centre"
    HEAD_FAINT_RIGHT = "vk head faint right"
    TEXT = "vk text"
    TEXT_WRAPPED = "vk text wrapped"
    LABEL = "vk label"
    LABEL_WRAPPED = "vk label wrapped"
    LABEL_LIMITING = "vk label limiting"
    FAINT = "vk faint"
    SIGN = "vk sign"
    SIGN_LIMITING = "vk sign limiting"
    CODE = "vk code"
    SHARE = "vk share"
    POINTS = "vk points"
    NO_POINTS = "vk no points"
    """What rounds to nothing is neither +0 nor −0."""
    PLAIN_POINTS = "vk plain points"
    COUNT = "vk count"
    FIGURE = "vk figure"
    """Between nought and one, with two decimals."""
    VALUE = "vk value"
    """A number as somebody gave it."""
    DATE = "vk date"
    TERM_MIDDLE = "vk term middle"
    HEAD_SOLID = "vk head solid"
    HEAD_OUTLINED = "vk head outlined"
    DAY = "vk day"
    NUMBER = "vk number"
    PANEL_TEXT = "vk panel text"
    PANEL_TERM = "vk panel term"
    PANEL_HEAD = "vk panel head"
    TILE = "vk tile"
    TILE_INDENTED = "vk tile indented"
    TILE_COUNT = "vk tile count"
    TILE_SHARE = "vk tile share"
    RANK = "vk rank"
    TILE_ARROW = "vk tile arrow"
    TILE_NAME = "vk tile name"
    TILE_TEXT = "vk tile text"
    CHOICE = "vk choice"
    """A name to choose from, kept as text."""
    PICK = "vk pick"
    """A cell whose content is chosen from a list, and which changes others."""
    SETTING = "vk setting"
    """A name in a list that staff may change."""
    INPUT = "vk input"
    INPUT_WRAPPED = "vk input wrapped"
    INPUT_DAY = "vk input day"
    INPUT_NUMBER = "vk input number"
    """Cells for staff to fill in."""


def points_style(points: object) -> str:
    """The style of a shift or a movement in percentage points."""
    rounds_to_nothing = isinstance(points, float) and abs(points) < 0.5
    return Style.NO_POINTS if rounds_to_nothing else Style.POINTS


def head_of(place: int, role: Role | None = None) -> str:
    """The heading style of the group at ``place``: outlined for current, solid for the others."""
    return f"vk group {place + 1} {'outlined' if role is Role.CURRENT else 'solid'}"


def tile_of(place: int) -> str:
    """The style of the heading of the tile of the group at ``place``."""
    return f"vk group {place + 1} tile"


def stripe_of(place: int) -> str:
    """The style of the coloured stripe along a tile."""
    return f"vk group {place + 1} stripe"


def tint(colour: str, strength: float) -> str:
    """The colour mixed with white; ``strength`` 1 is the colour itself."""
    parts = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return "".join(f"{round(255 - (255 - part) * strength):02X}" for part in parts)
