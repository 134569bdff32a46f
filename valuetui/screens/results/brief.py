"""I korthet: in sentences, where the groups agree, where they differ, what each of them wants; and
what people missed in the list."""

from collections.abc import Callable, Sequence

from rich.style import Style
from rich.text import Text

from valuetui.instrument.model import Value
from valuetui.results.comparison import GroupResult
from valuetui.results.evidence import Evidence
from valuetui.results.findings import Findings, findings
from valuetui.results.inference.base import LEAST_BASE
from valuetui.results.sentences import (
    agreement_in_words,
    detectable_in_words,
    likeness_in_words,
    overall_in_words,
    surprise_in_words,
    wish_in_words,
)
from valuetui.screens.results import missed
from valuetui.screens.results.layout import Block, beside, right_aligned, shared_widths, wrapped
from valuetui.screens.results.pieces import nothing_yet, withheld
from valuetui.screens.results.scene import Drawing, Scene, action
from valuetui.screens.results.scene import sentence as capitalised

GAP = 4
ROOMY = 100
"""Columns from which parts stand beside each other."""

Part = Callable[[int], Block]
"""Draws a part in so many columns."""


def draw(scene: Scene) -> Drawing:
    """At most three findings of each kind: a word, and a sentence with its figures."""
    if not scene.comparison.groups:
        return nothing_yet(scene)
    note = wrapped(scene.words("findings.note"), scene.width, scene.palette.muted)
    if scene.evidence is None:
        waiting = Text(scene.words("results.weighing"), scene.palette.accent)
        return Drawing([], [Text(), waiting], note)
    found = findings(scene.comparison, scene.evidence)
    airy = _all_parts(scene, found, scene.evidence, airy=True)
    if len(airy) <= scene.height - len(note):
        return Drawing([], airy, note)
    return Drawing([], _all_parts(scene, found, scene.evidence), note)


def _all_parts(scene: Scene, found: Findings, evidence: Evidence, *, airy: bool = False) -> Block:
    """The parts, with blank lines between the findings where it is to be ``airy``."""
    parts = [
        _side_by_side(
            scene,
            [
                lambda width: _set_apart(_agreed(scene, found, width), airy=airy),
                lambda width: _set_apart(_different(scene, found, evidence, width), airy=airy),
            ],
        )
    ]
    if scene.comparison.asks_shift:
        groups = [
            lambda width, group=group: _set_apart(_wished(scene, group, found, width), airy=airy)
            for group in scene.comparison.groups
        ]
        parts.append([_heading(scene, "wish"), *_side_by_side(scene, groups)])
    parts.append(missed.draw(scene))
    parts += [withheld(scene, each.group, scene.width) for each in scene.comparison.withheld]
    parts.append(_likeness(scene, evidence, airy=airy))
    return [line for part in parts if part for line in [*part, Text()]][:-1]


def _likeness(scene: Scene, evidence: Evidence, *, airy: bool) -> Block:
    """How alike every two groups are, question by question."""
    if len(scene.comparison.groups) < 2:
        return []
    questions = [
        lambda width, role=role, found=found: _set_apart(
            [
                [Text(capitalised(scene.asked(role)), scene.palette.strong)],
                *(
                    wrapped(likeness_in_words(each, scene.words), width, scene.palette.text)
                    for each in found.agreements
                ),
            ],
            airy=airy,
        )
        for role, found in evidence.questions.items()
    ]
    said = [
        scene.words("findings.likeness.note"),
        detectable_in_words(scene.comparison, evidence, scene.words),
    ]
    note = wrapped(" ".join(filter(None, said)), scene.width, scene.palette.muted)
    return [_heading(scene, "likeness"), *_side_by_side(scene, questions), Text(), *note]


def _side_by_side(scene: Scene, parts: Sequence[Part]) -> Block:
    """Beside each other where there is room, else below each other."""
    if scene.width >= ROOMY:
        widths = shared_widths(scene.width, len(parts), GAP)
        return beside([part(width) for part, width in zip(parts, widths, strict=True)], widths, GAP)
    return [line for part in parts for line in [*part(scene.width), Text()]][:-1]


def _set_apart(blocks: Sequence[Block], *, airy: bool) -> Block:
    """The heading and the findings under it."""
    first, *rest = blocks
    return [*first, *(line for block in rest for line in [*([Text()] if airy else []), *block])]


def _agreed(scene: Scene, found: Findings, width: int) -> list[Block]:
    """What is in the top tens of all groups, with every group's share."""
    blocks = [[_heading(scene, "agreement")]]
    instrument, words = scene.comparison.instrument, scene.words
    for each in found.agreements:
        figures = Text("  ").join(
            Text.assemble((f"{scene.mark(group).shape} ", scene.colour(group)), scene.whole(share))
            for group, share in each.shares
        )
        sentence = agreement_in_words(each, instrument, words)
        blocks.append(_finding(scene, each.value, sentence, width, figures))
    if not found.agreements:
        alone = len(scene.comparison.groups) < 2
        blocks.append(_plain(scene, f"findings.agreement.{'alone' if alone else 'none'}", width))
    return blocks


def _different(scene: Scene, found: Findings, evidence: Evidence, width: int) -> list[Block]:
    """Where two groups are furthest apart, and a word about each question as a whole."""
    heading = [_heading(scene, "surprise")]
    instrument, words = scene.comparison.instrument, scene.words
    if len(scene.comparison.groups) < 2:
        return [heading, _plain(scene, "findings.agreement.alone", width)]
    surprises = [
        _finding(scene, each.value, surprise_in_words(each, instrument, words), width)
        for each in found.surprises
    ]
    as_a_whole = [
        line
        for role, question in evidence.questions.items()
        for line in wrapped(
            overall_in_words(role, question, instrument, words), width, scene.palette.muted
        )
    ]
    nothing = [] if surprises else [_plain(scene, "findings.surprise.none", width)]
    return [heading, *surprises, *nothing, as_a_whole]


def _wished(scene: Scene, group: GroupResult, found: Findings, width: int) -> list[Block]:
    """What one group wants more of than it sees."""
    name = [Text.assemble(scene.name(group.group), " ", (scene.people(group), scene.palette.muted))]
    if group.group in found.small:
        return [name, _plain(scene, "findings.wish.small", width, least=LEAST_BASE)]
    instrument, words = scene.comparison.instrument, scene.words
    wishes = [
        _finding(scene, each.shift.value, wish_in_words(each, instrument, words), width)
        for each in found.wishes.get(group.group.id, ())
    ]
    return [name, *(wishes or [_plain(scene, "findings.wish.none", width)])]


def _heading(scene: Scene, kind: str) -> Text:
    return Text(scene.words(f"findings.{kind}.heading"), scene.palette.accent + Style(bold=True))


def _finding(
    scene: Scene, value: Value, sentence: str, width: int, figures: Text | None = None
) -> Block:
    """The word, the sentence, and figures: at the right end of the first line where they fit."""
    bold = Style(bold=True)
    word = Text(scene.label(value), scene.style(value) + bold)
    if value.limiting:
        word.append(f" {scene.sign(value)}", scene.palette.limiting + bold)
    word.stylize(action("show_value", value.id))
    said = wrapped(sentence, width, scene.palette.text)
    if figures is None:
        return [word, *said]
    if word.cell_len + 2 + figures.cell_len > width:
        return [word, *said, figures]
    return [Text.assemble(word, right_aligned(figures, width - word.cell_len)), *said]


def _plain(scene: Scene, key: str, width: int, **values: object) -> Block:
    return wrapped(scene.words(key, **values), width, scene.palette.text)
