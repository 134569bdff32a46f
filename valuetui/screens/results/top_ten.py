"""Topp tio: the top lists of one group beside each other."""

from enum import Enum
from itertools import zip_longest

from rich.text import Text

from valuetui.instrument.model import Role
from valuetui.results.comparison import GroupResult, QuestionResult
from valuetui.results.measures import Ranked
from valuetui.screens.charts.axis import bare_axis
from valuetui.screens.results.layout import Block, beside, shared_widths, wrapped
from valuetui.screens.results.pieces import (
    RANK,
    entry,
    entry_widths,
    group_tabs,
    hidden_group,
    is_small,
    legend,
    may_be_out,
    nothing_yet,
    share_bar,
)
from valuetui.screens.results.scene import Drawing, Scene, sentence

GAP = 3
NARROWEST = 36
"""Columns that a list needs."""
WITH_TENTHS = 50


class Look(Enum):
    """How much there is to a list; the first that fits the screen is drawn, or else the last."""

    EXPLAINED = "explained"
    AIRY = "airy"
    TIGHT = "tight"


def draw(scene: Scene) -> Drawing:
    """Current beside desired, every tie kept, what stands in both lists marked."""
    if not scene.comparison.groups:
        return nothing_yet(scene)
    result = scene.comparison.group(scene.state.group)
    if result is None:
        return hidden_group(scene)
    head = group_tabs(scene)
    signs = [
        "current",
        "desired",
        "limiting",
        "both",
        "doubt",
        *(["small"] if is_small(result) else []),
    ]
    foot = legend(scene, *signs)
    room = scene.height - len(head) - len(foot)
    bodies = [_lists(scene, result, look) for look in Look]
    return Drawing(head, next((b for b in bodies if len(b) <= room), bodies[-1]), foot)


def _lists(scene: Scene, result: GroupResult, look: Look) -> Block:
    """The lists in as many columns as there is room for, equal places on equal lines."""
    roles = list(result.questions)
    columns = max(1, min(len(roles), (scene.width + GAP) // (NARROWEST + GAP)))
    widths = shared_widths(scene.width, columns, GAP)
    lists = [_list(scene, result, role, widths[0], look) for role in roles]
    air = [] if look is Look.TIGHT else [Text()]
    lines: Block = []
    for start in range(0, len(lists), columns):
        lines += air
        for blocks in zip_longest(*lists[start : start + columns], fillvalue=[]):
            lines += [*beside(blocks, widths[: len(blocks)], GAP), *air]
        lines.append(Text())
    return lines[: -1 - len(air)]


def _list(scene: Scene, result: GroupResult, role: Role, width: int, look: Look) -> list[Block]:
    """The heading and a block for each value of one list; all lists of a group share one axis."""
    question = result.questions[role]
    write = scene.share if width >= WITH_TENTHS else scene.whole
    every = [ranked for each in result.questions.values() for ranked in each.top]
    widths = entry_widths(
        width,
        [scene.label(ranked.value) for ranked in every],
        share=max((len(write(ranked.share)) for ranked in every), default=0),
        count=max((len(scene.count(ranked.share)) for ranked in every), default=0),
        both=1 if scene.comparison.asks_shift else 0,
    )
    axis = bare_axis(max((each.share.fraction for each in every), default=0.0), max(1, widths.bar))
    shared = {value.id for value in result.shared} if role is not Role.PERSONAL else set()
    blocks = [_heading(scene, role, question)]
    for ranked in question.top:
        drawn = share_bar(scene, result.group, role, axis.part(ranked.share.fraction), widths.bar)
        both = ranked.value.id in shared
        block = entry(
            scene,
            ranked,
            widths,
            drawn,
            write(ranked.share),
            both=both,
            doubtful=may_be_out(scene, result, role, ranked.value),
        )
        blocks.append(block + (_definition(scene, ranked, width) if look is Look.EXPLAINED else []))
    return blocks


def _heading(scene: Scene, role: Role, question: QuestionResult) -> Block:
    """The question in short, n and the length of the list, which ties make longer than ten."""
    note = scene.words("results.top.note", n=len(question.top), answers=scene.n(question.n))
    return [
        Text.assemble(
            (sentence(scene.asked(role)), scene.palette.strong), "  ", (note, scene.palette.muted)
        )
    ]


def _definition(scene: Scene, ranked: Ranked, width: int) -> Block:
    """What the value means, under its label."""
    lines = wrapped(scene.say(ranked.value.definition), width - RANK, scene.palette.muted)
    return [Text.assemble(" " * RANK, line) for line in lines]
