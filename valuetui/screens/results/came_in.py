"""How the answers of one group came in, and whether it mattered how."""

from collections.abc import Hashable, Iterable

from rich.text import Text

from valuetui.instrument.model import Role
from valuetui.results.measures import Share
from valuetui.results.quality.effects import Effect
from valuetui.results.quality.report import GroupQuality, Table
from valuetui.results.quality.showing import COMPARED, Variable
from valuetui.results.telling import language_in_words
from valuetui.screens.charts.bars import bar
from valuetui.screens.results.layout import Block, beside, padded, shared_widths, wrapped
from valuetui.screens.results.scene import Scene
from valuetui.words.numbers import number, percent

GAP = 3
NARROWEST = 34
"""Columns that a table needs."""
LEAST_BAR = 6
MOST_BAR = 24


def draw(scene: Scene, shown: GroupQuality, width: int) -> Block:
    """Stations, channels, languages and sessions, and answers that are not whole."""
    lines = wrapped(scene.words("results.quality.came.heading"), width, scene.palette.strong)
    tables = {v: table for v, table in shown.tables.items() if _is_worth_showing(table)}
    columns = max(1, min(len(tables), (width + GAP) // (NARROWEST + GAP)))
    widths = shared_widths(width, columns, GAP)
    blocks = [_table(scene, shown, variable, widths[0]) for variable in tables]
    for start in range(0, len(blocks), columns):
        row = blocks[start : start + columns]
        lines += [*beside(row, widths[: len(row)], GAP), Text()]
    return [*lines, *wrapped(_partial(scene, shown), width, scene.palette.text)]


def name_of(scene: Scene, variable: Variable, category: str) -> str:
    """A category as people call it."""
    words = scene.words
    match variable:
        case Variable.CHANNEL:
            return words(f"results.quality.channel.{category}")
        case Variable.LANGUAGE:
            return language_in_words(category, words)
        case Variable.SESSION:
            return category or words("results.quality.came.no_session")
        case Variable.STATION:
            return category


def _is_worth_showing(table: Table) -> bool:
    """Not where no answer belongs to anything, as where no session was ever opened."""
    return {*table.shown, *table.hidden} != {""}


def _table(scene: Scene, shown: GroupQuality, variable: Variable, width: int) -> Block:
    """The largest first, each with a bar, n and its part of the group; why others are hidden."""
    words, palette, table = scene.words, scene.palette, shown.tables[variable]
    lines = wrapped(words(f"results.quality.came.{variable}"), width, palette.muted)
    rows = [
        (name_of(scene, variable, each), Share(n, shown.n))
        for each, n in sorted(table.shown.items(), key=lambda row: (-row[1], row[0]))
    ]
    figures = [f"{number(words, share.count)}  {scene.whole(share):>5}" for _, share in rows]
    figure = max(map(len, figures), default=0)
    longest = max((len(name) for name, _ in rows), default=0)
    label = max(1, min(longest, width - figure - 2 - LEAST_BAR))
    length = max(1, min(MOST_BAR, width - figure - 2 - label))
    ink = palette.ink(scene.mark(shown.group))
    for (name, share), figure_text in zip(rows, figures, strict=True):
        first, *more = wrapped(name, label, palette.text)
        drawn = bar(share.fraction, length, ink)
        lines.append(
            Text.assemble(
                padded(first, label), " ", drawn, (f" {figure_text:>{figure}}", palette.text)
            )
        )
        lines += more
    if table.hidden:
        said = "rest" if rows else "nothing"
        lines += wrapped(words(f"results.quality.came.{said}"), width, palette.muted)
    return lines


def _partial(scene: Scene, shown: GroupQuality) -> str:
    words, partial = scene.words, shown.partial
    if partial is None:
        return words("results.quality.came.partial_hidden")
    if not partial:
        return words("results.quality.came.partial_none")
    return words(
        "results.quality.came.partial",
        number=number(words, partial),
        share=scene.share(Share(partial, shown.n)),
    )


def effects(scene: Scene, shown: GroupQuality, width: int) -> Block:
    """Each channel and station against the rest of the group, the most unlike first."""
    words, palette = scene.words, scene.palette
    lines = wrapped(words("results.quality.effects.heading"), width, palette.strong)
    found = sorted(_furthest(scene, shown), key=lambda each: each[2].similarity - each[2].by_chance)
    for name, role, effect in found:
        lines += wrapped(_line(scene, name, role, effect), width, palette.text, indent=2)
    said = "note" if found else "none"
    return [*lines, *wrapped(words(f"results.quality.effects.{said}"), width, palette.muted)]


def _furthest(scene: Scene, shown: GroupQuality) -> Iterable[tuple[str, Role, Effect]]:
    """Each part with the question on which it is most unlike the rest. Of parts that are the same
    people, or all the others, the first of the smallest will do."""
    found: dict[Hashable, tuple[str, Role, Effect]] = {}
    parts = [
        (variable, category, by_role)
        for variable in COMPARED
        for category, by_role in shown.effects[variable].items()
        if by_role
    ]
    for variable, category, by_role in sorted(
        parts, key=lambda part: max(effect.n for effect in part[2].values())
    ):
        role = max(by_role, key=lambda role: abs(by_role[role].largest.exact))
        effect = by_role[role]
        people = frozenset((effect.n, effect.rest)), effect.similarity
        found.setdefault(people, (name_of(scene, variable, category), role, effect))
    return found.values()


def _line(scene: Scene, name: str, role: Role, effect: Effect) -> str:
    words, largest = scene.words, effect.largest
    return words(
        "results.quality.effects.line",
        name=name,
        n=scene.n(effect.n),
        value=scene.label(largest.value),
        part=scene.whole(largest.part),
        rest=scene.whole(largest.rest),
        asked=scene.asked(role),
        similarity=percent(words, round(100 * effect.similarity)),
        chance=percent(words, round(100 * effect.by_chance)),
    )
