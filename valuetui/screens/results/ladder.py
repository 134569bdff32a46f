"""The limiting shares of one group among those that others have published."""

from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from valuetui.instrument.model import Role
from valuetui.results.comparison import GroupResult
from valuetui.results.ladder import LADDER
from valuetui.results.sentences import limiting_in_words
from valuetui.screens.charts.axis import Axis, bare_axis
from valuetui.screens.charts.bars import MARKER, bar
from valuetui.screens.results.layout import Block, padded, wrapped
from valuetui.screens.results.scene import Scene, sentence

OTHER, LEADER = "◦", "·"
"""What others have published is a point at the end of a dotted line, never a bar."""
LEAST_CHART = 10
MOST_CHART = 100


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the ladder."""

    name: Text
    fraction: float
    figure: str
    role: Role | None = None
    """The question of the group; None for what is no answer of the group."""
    sign: str = OTHER


def draw(scene: Scene, result: GroupResult) -> Block:
    """From the smallest to the largest, under a plain warning that the lists differ."""
    words, palette = scene.words, scene.palette
    steps = sorted(_steps(scene, result), key=lambda step: step.fraction)
    figure = max(len(step.figure) for step in steps)
    longest = max(step.name.cell_len for step in steps)
    name = max(1, min(longest, scene.width - figure - 2 - LEAST_CHART))
    width = max(1, min(MOST_CHART, scene.width - figure - 2 - name))
    axis = bare_axis(steps[-1].fraction, width)
    return [
        *wrapped(words("results.ladder.heading"), scene.width, palette.strong),
        *wrapped(words("results.ladder.warning"), scene.width, palette.text),
        *(
            Text.assemble(
                padded(step.name, name),
                (f" {step.figure:>{figure}} ", palette.strong if step.role else palette.muted),
                _mark(scene, result, axis, step),
            )
            for step in steps
        ),
    ]


def _steps(scene: Scene, result: GroupResult) -> list[Step]:
    """The group's answers, the word list, and what others have published."""
    words, palette = scene.words, scene.palette
    group = Text.assemble((f"{scene.mark(result.group).shape} ", scene.colour(result.group)))
    own = [
        Step(
            Text.assemble(group, (sentence(scene.asked(role)), palette.strong)),
            question.limiting.fraction,
            _figure(scene, result, role),
            role,
        )
        for role, question in result.questions.items()
    ]
    baseline = scene.comparison.baseline
    listed = Step(
        Text(f"{MARKER} {words('results.ladder.baseline')}", palette.text),
        baseline.fraction,
        scene.whole(baseline),
        sign=MARKER,
    )
    others = [
        Step(
            Text(f"{OTHER} {words(f'results.ladder.rung.{rung.id}')}", palette.muted),
            rung.percent / 100,
            words("language.percent", number=rung.percent),
        )
        for rung in LADDER
    ]
    return [*own, listed, *others]


def _figure(scene: Scene, result: GroupResult, role: Role) -> str:
    """The share, with its interval as soon as that is known."""
    share = result.questions[role].limiting
    if scene.evidence is None:
        return scene.whole(share)
    interval = scene.evidence.groups[result.group.id].questions[role].limiting
    return limiting_in_words(share, interval, scene.words)


def _mark(scene: Scene, result: GroupResult, axis: Axis, step: Step) -> Text:
    """A bar for the group, a point for anything else."""
    palette = scene.palette
    if step.role:
        ink = palette.ink(scene.mark(result.group), hatched=step.role is Role.CURRENT)
        return bar(axis.part(step.fraction), axis.width, ink)
    column = axis.cell(step.fraction)
    look = palette.text if step.sign == MARKER else palette.muted
    return Text.assemble(
        (LEADER * column, palette.faint),
        (step.sign, look + Style(bold=True)),
        " " * (axis.width - column - 1),
    )
