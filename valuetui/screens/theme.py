"""Four themes: dark, light, and two of high contrast. Text has at least 7:1 on its ground in all.

``tests/screens/test_theme.py`` measures it.
"""

from textual.theme import Theme

from valuetui.screens.plain import GROUND, INK

DARK = Theme(
    name="valuetui-dark",
    dark=True,
    background=GROUND,
    surface="#243441",
    panel="#1B2833",
    foreground=INK,
    primary="#8FD0FF",
    secondary="#B8C4CE",
    accent="#FFD166",
    success="#8CE0B0",
    warning="#FFD166",
    error="#FFB09C",
    variables={"board-quiet": "#15202A", "board-chosen": "#BFE3FF", "board-chosen-text": "#08131C"},
)
LIGHT = Theme(
    name="valuetui-light",
    dark=False,
    background="#FFFFFF",
    surface="#EEF2F6",
    panel="#E2E9F0",
    foreground="#14202C",
    primary="#004B78",
    secondary="#3D4A57",
    accent="#7A3800",
    success="#00523A",
    warning="#7A3800",
    error="#8C2A10",
    variables={"board-quiet": "#F6F8FA", "board-chosen": "#004B78", "board-chosen-text": "#FFFFFF"},
)
CONTRAST_DARK = Theme(
    name="valuetui-contrast-dark",
    dark=True,
    background="#000000",
    surface="#262626",
    panel="#1A1A1A",
    foreground="#FFFFFF",
    primary="#FFFF00",
    secondary="#FFFFFF",
    accent="#FFFF00",
    success="#00FF7F",
    warning="#FFFF00",
    error="#FFA28A",
    variables={"board-quiet": "#101010", "board-chosen": "#FFFF00", "board-chosen-text": "#000000"},
)
CONTRAST_LIGHT = Theme(
    name="valuetui-contrast-light",
    dark=False,
    background="#FFFFFF",
    surface="#E2E2E2",
    panel="#EFEFEF",
    foreground="#000000",
    primary="#00008B",
    secondary="#000000",
    accent="#00008B",
    success="#003D24",
    warning="#5C2A00",
    error="#7A0000",
    variables={"board-quiet": "#F4F4F4", "board-chosen": "#00008B", "board-chosen-text": "#FFFFFF"},
)
THEMES = (DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT)


INKS = ("foreground", "primary", "secondary", "accent", "success", "warning")
GROUNDS = ("background", "surface", "panel")


def pairs(theme: Theme) -> list[tuple[str, str]]:
    """Every colour of letters with every ground that it may stand on, such as ``#0F171E``."""
    texts = [(getattr(theme, ink), getattr(theme, ground)) for ink in INKS for ground in GROUNDS]
    chosen = theme.variables["board-chosen-text"], theme.variables["board-chosen"]
    quiet = theme.secondary, theme.variables["board-quiet"]
    return [*texts, chosen, quiet, (theme.background, theme.success)]


def next_theme(name: str) -> str:
    """The name of the theme after ``name``, round and round."""
    names = [theme.name for theme in THEMES]
    place = names.index(name) if name in names else -1
    return names[(place + 1) % len(names)]
