"""The line at the bottom: where one is, and the keys. Pure."""

from rich.style import Style
from rich.text import Text

from valuetui.screens.presenter.stage import Stage
from valuetui.screens.results.layout import padded


def footer(stage: Stage, number: int, of: int, *, typed: str = "", notice: str = "") -> Text:
    """The number of the step and whose results they are, or what is typed or amiss; the keys."""
    palette = stage.palette
    place = stage.words("present.footer.place", number=number, of=of)
    left = Text.assemble((place, palette.muted + Style(bold=True)), "  ")
    if typed:
        go = stage.words("present.footer.go", number=typed)
        left.append(go, palette.accent + Style(bold=True))
    elif notice:
        left.append(notice, palette.accent + Style(bold=True))
    else:
        organisation = stage.say(stage.instrument.organisation.name)
        left.append(
            stage.words(
                "results.title_short", organisation=organisation, wave=stage.instrument.wave
            ),
            palette.muted,
        )
    keys = [stage.words(f"present.footer.{each}") for each in ("keys", "keys_short", "help")]
    fitting = [each for each in keys if left.cell_len + len(each) + 2 <= stage.width]
    right = Text((fitting or keys[-1:])[0], palette.muted)
    room = max(0, stage.width - right.cell_len - 1)
    return Text.assemble(padded(left, room), " ", right)
