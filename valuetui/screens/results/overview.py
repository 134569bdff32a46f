"""Översikt: all groups side by side."""

from itertools import combinations, zip_longest

from rich.text import Text

from valuetui.instrument.model import Group, Role
from valuetui.results.comparison import GroupResult, QuestionResult
from valuetui.screens.charts.axis import bare_axis
from valuetui.screens.charts.bars import Marker, bar
from valuetui.screens.results.layout import (
    Block,
    beside,
    padded,
    right_aligned,
    shared_widths,
    wrapped,
    wrapped_text,
)
from valuetui.screens.results.pieces import (
    entry,
    entry_widths,
    is_small,
    legend,
    nothing_yet,
    reason,
    share_bar,
    values_in_line,
)
from valuetui.screens.results.scene import Drawing, Scene, sentence
from valuetui.words.numbers import number

GAP = 3
NARROWEST = 23
"""Columns that a group needs."""
WITH_SHARES = 30
WITH_BARS = 44

HEADS = (99, 9, 8, 7, 6, 5, 4, 3)
"""How many places of the top lists are shown: as many as there is room for."""
FEW = 5
"""Rather than show fewer places than this, let what the groups share be scrolled to."""


def draw(scene: Scene) -> Drawing:
    """The groups in columns: n, limiting share, the heads of the top tens, what is shared."""
    if not scene.comparison.groups:
        return nothing_yet(scene)
    small = any(is_small(group) for group in scene.comparison.groups)
    signs = ["current", "desired", "limiting", "baseline", *(["small"] if small else [])]
    foot = legend(scene, *signs)
    return Drawing([], _fitting(scene, scene.height - len(foot)), foot)


def _fitting(scene: Scene, room: int) -> Block:
    """As much as the room holds. Where too little would fit, what is shared is scrolled to."""
    shared = _shared_by_all(scene)
    airy = [*_columns(scene, HEADS[0], airy=True), *shared]
    if len(airy) <= room:
        return airy
    pages = []
    for heads in HEADS:
        columns = _columns(scene, heads)
        if heads >= FEW and len(columns) + len(shared) <= room:
            return [*columns, *shared]
        pages.append(columns)
    return [*next((page for page in pages if len(page) <= room), pages[-1]), *shared]


def _columns(scene: Scene, heads: int, *, airy: bool = False) -> Block:
    groups = scene.comparison.instrument.groups
    columns = max(1, min(len(groups), (scene.width + GAP) // (NARROWEST + GAP)))
    widths = shared_widths(scene.width, columns, GAP)
    lines: Block = []
    for start in range(0, len(groups), columns):
        row = groups[start : start + columns]
        sections = [_sections(scene, group, widths[0], heads) for group in row]
        for blocks in zip_longest(*sections, fillvalue=[]):
            lines += beside(blocks, widths[: len(row)], GAP)
            if airy:
                lines.append(Text())
    return lines


def _sections(scene: Scene, group: Group, width: int, heads: int) -> list[Block]:
    """One group from top to bottom; the sections of all groups begin on the same lines."""
    result = scene.comparison.group(group.id)
    if result is None:
        why = wrapped(reason(scene, group), width, scene.palette.muted)
        return [wrapped_text(scene.name(group), width), why]
    lists = [_head(scene, result, role, width, heads) for role in result.questions]
    shared = [_shared(scene, result, pair, width) for pair in combinations(result.questions, 2)]
    return [_heading(scene, result, width), _limiting(scene, result, width), *lists, *shared]


def _heading(scene: Scene, result: GroupResult, width: int) -> Block:
    """The group and its n, on a line of its own where the name takes all the room."""
    name, n = scene.name(result.group), Text(scene.people(result), scene.palette.text)
    text = _live(scene, result)
    live = wrapped(text, width, scene.palette.accent) if text else []
    if name.cell_len + 1 + n.cell_len <= width:
        return [Text.assemble(name, right_aligned(n, width - name.cell_len)), *live]
    return [*wrapped_text(name, width), right_aligned(n, width), *live]


def _live(scene: Scene, result: GroupResult) -> str:
    """That more have answered than the figures count, and when these move; nothing otherwise."""
    answers = scene.answers(result)
    if answers <= result.n:
        return ""
    moves_at = scene.progress[result.group.id].moves_at
    key = "live" if moves_at else "live_last"
    return scene.words(
        f"results.overview.{key}",
        answers=number(scene.words, answers),
        moves_at=number(scene.words, moves_at or 0),
    )


def _limiting(scene: Scene, result: GroupResult, width: int) -> Block:
    """The limiting share of each question, with the baseline as a line across the bars."""
    write = scene.share if width >= WITH_SHARES else scene.whole
    names = max(len(scene.asked(role)) for role in result.questions)
    figures = max(len(write(each.limiting)) for each in result.questions.values())
    baseline = scene.comparison.baseline
    axis = bare_axis(_largest_limiting(scene), max(4, width - names - figures - 2))
    marker = Marker(axis.cell(baseline.fraction), scene.palette.text)
    lines = wrapped(scene.words("results.overview.limiting"), width, scene.palette.muted)
    for role, question in result.questions.items():
        ink = scene.palette.ink(scene.mark(result.group), hatched=role is Role.CURRENT)
        lines.append(
            Text.assemble(
                (f"{scene.asked(role):<{names}} ", scene.palette.text),
                bar(axis.part(question.limiting.fraction), axis.width, ink, marker),
                (f" {write(question.limiting):>{figures}}", scene.palette.strong),
            )
        )
    text = scene.words("results.overview.baseline", share=write(baseline))
    return [*lines, _hooked(Text(text, scene.palette.muted), names + 1 + marker.column, width)]


def _hooked(text: Text, column: int, width: int) -> Text:
    """The text beside a hook in ``column``: before it, or behind it, or without it."""
    if text.cell_len + 1 <= column:
        return right_aligned(Text.assemble(text, (" ╵", text.style)), column + 1)
    if column + 2 + text.cell_len <= width:
        return Text.assemble(" " * column, ("╵ ", text.style), text)
    return padded(text, width)


def _largest_limiting(scene: Scene) -> float:
    """For one axis for all groups, so that the bars can be compared across the columns."""
    shares = [each.limiting for each in _all_questions(scene)]
    return max(share.fraction for share in [*shares, scene.comparison.baseline])


def _head(scene: Scene, result: GroupResult, role: Role, width: int, heads: int) -> Block:
    """The head of a top list, with a line that tells how many more there are."""
    question = result.questions[role]
    top = question.top[:heads]
    labels = [scene.label(ranked.value) for each in _all_questions(scene) for ranked in each.top]
    figures = max((len(scene.whole(each.share)) for each in question.top), default=0)
    widths = entry_widths(
        width, labels, figures if width >= WITH_SHARES else 0, 0, 0, bars=width >= WITH_BARS
    )
    axis = bare_axis(_largest(scene), max(1, widths.bar))
    lines: Block = [Text(sentence(scene.asked(role)), scene.palette.strong)]
    for ranked in top:
        drawn = share_bar(scene, result.group, role, axis.part(ranked.share.fraction), widths.bar)
        lines += entry(scene, ranked, widths, drawn, scene.whole(ranked.share))
    if left := len(question.top) - len(top):
        lines.append(Text(scene.words("results.overview.more", n=left), scene.palette.muted))
    return lines


def _all_questions(scene: Scene) -> list[QuestionResult]:
    return [each for group in scene.comparison.groups for each in group.questions.values()]


def _largest(scene: Scene) -> float:
    return max((r.share.fraction for each in _all_questions(scene) for r in each.top), default=0.0)


def _shared(scene: Scene, result: GroupResult, pair: tuple[Role, Role], width: int) -> Block:
    """How many are in the top tens of two questions, with the lengths of the lists; of what is
    seen and what is wanted, which."""
    lengths = _in_words(scene, [len(result.questions[role].top) for role in pair])
    shared = result.shared_by(*pair)
    if len(result.questions) == len(pair):
        heading = _counted(scene, "shared", len(shared), lengths=lengths)
    else:
        one, other = map(scene.asked, pair)
        heading = _counted(scene, "shared_pair", len(shared), one=one, other=other, lengths=lengths)
    lines = wrapped(heading, width, scene.palette.muted)
    for value in shared if Role.PERSONAL not in pair else ():
        text = scene.label(value) + (f" {scene.sign(value)}" if value.limiting else "")
        lines += wrapped(f"{scene.words('results.sign.both')} {text}", width, scene.style(value), 2)
    return lines


def _shared_by_all(scene: Scene) -> Block:
    """What stands in the top tens of all groups, question by question."""
    groups = scene.comparison.groups
    if len(groups) < 2:
        return []
    lines: Block = []
    for role in scene.comparison.roles:
        values = scene.comparison.shared[role]
        heading = _counted(
            scene,
            "shared_by_all",
            len(values),
            asked=sentence(scene.asked(role)),
            lengths=_in_words(scene, [len(each.questions[role].top) for each in groups]),
        )
        named = values_in_line(scene, values)
        lines += wrapped_text(
            Text.assemble((heading, scene.palette.muted), " ", named), scene.width
        )
    return lines


def _counted(scene: Scene, key: str, n: int, **values: object) -> str:
    """A text that has words of its own for none."""
    which = key if n else f"{key}_none"
    return scene.words(f"results.overview.{which}", n=n, **values)


def _in_words(scene: Scene, lengths: list[int]) -> str:
    """Numbers as a list in words: "10, 11 och 10"."""
    *others, last = map(str, lengths)
    return scene.words("results.and", first=", ".join(others), last=last) if others else last
