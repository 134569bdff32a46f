"""An instrument as a page to read."""

from rich.console import Group
from rich.table import Table
from rich.text import Text

from valuetui.instrument.background import Background, Kind
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.model import Instrument
from valuetui.results.measures import limiting_baseline
from valuetui.words import Words
from valuetui.words.numbers import percent
from valuetui.words.text import in_language

WIDE = 120
"""Columns from which the classification of the values is shown too."""


def overview(instrument: Instrument, words: Words, language: str, width: int) -> Group:
    """Title, groups, questions and the whole value list; its texts in ``language``."""
    return Group(
        *_head(instrument, words, language),
        Text(),
        *_parts(instrument, words, language),
        Text(),
        *_values(instrument, words, language, classified=width >= WIDE),
    )


def _head(instrument: Instrument, words: Words, language: str) -> list[Text]:
    version = words("instrument.show.version", version=instrument.version)
    wave = words("instrument.show.wave", wave=instrument.wave)
    order = "alphabetical" if instrument.alphabetical else "random"
    return [
        Text(in_language(instrument.title, language), "bold"),
        Text(f"{instrument.id} · {version} · {wave} · {', '.join(instrument.languages)}", "dim"),
        Text(words("instrument.show.threshold", n=instrument.threshold)),
        Text(words(f"instrument.show.order_{order}")),
        Text(f"{words('instrument.show.hash')}: {content_hash(instrument)}", "dim"),
    ]


def _parts(instrument: Instrument, words: Words, language: str) -> list[Text]:
    lines = [Text(words("instrument.show.groups"), "bold")]
    for group in instrument.groups:
        label = in_language(group.label, language)
        roll = words("instrument.show.roll", n=group.roll) if group.roll else ""
        code = words("codes.show") if group.id in instrument.codes else ""
        about = " ".join(filter(None, (in_language(group.description, language), roll, code)))
        lines.append(Text(f"  {label}: {about}"))
    if instrument.background:
        lines += [Text(), Text(words("instrument.show.background"), "bold")]
    for number, asked in enumerate(instrument.background, 1):
        lines += _background(number, asked, words, language)
    lines += [Text(), Text(words("instrument.show.questions"), "bold")]
    for number, question in enumerate(instrument.questions, 1):
        said = [words("instrument.show.picks", n=question.pick)]
        if question.write_in:
            groups = ", ".join(question.write_in)
            said.append(words("instrument.show.write_in", groups=groups))
        text = in_language(question.text, language)
        lines.append(Text(f"  {number}. {text} ({'; '.join(said)})"))
    return lines


def _background(number: int, asked: Background, words: Words, language: str) -> list[Text]:
    """A background question, what is asked of its answer, and its options."""
    said = [words(f"instrument.show.kind.{asked.kind}")]
    if asked.kind is Kind.NUMBER:
        said[0] += f" {asked.least}–{asked.most}"
    said += [words("instrument.show.required")] if asked.required else []
    said += [words("instrument.show.unit")] if asked.unit else []
    said += [
        words("instrument.show.condition", about=about, ids="/".join(ids))
        for about, ids in asked.show_if.items()
    ]
    lines = [Text(f"  {number}. {in_language(asked.text, language)} ({'; '.join(said)})")]
    if asked.options:
        labels = (in_language(option.label, language) for option in asked.options)
        lines.append(Text(f"     {' · '.join(labels)}", "dim"))
    return lines


def _values(
    instrument: Instrument, words: Words, language: str, *, classified: bool
) -> list[Text | Table]:
    baseline = limiting_baseline(instrument.values)
    heading = words("instrument.show.values", n=len(instrument.values))
    share = words(
        "instrument.show.limiting", n=baseline.count, percent=percent(words, baseline.percent)
    )
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    columns = ("code", "label", *(("theme", "scope", "polarity") if classified else ()))
    for key in columns:
        table.add_column(words(f"instrument.show.{key}"), no_wrap=True)
    table.add_column(words("instrument.show.definition"))
    for value in instrument.values:
        classes = (
            words(f"instrument.theme.t{value.theme}"),
            words(f"instrument.scope.{value.scope}"),
            words(f"instrument.polarity.{value.polarity}"),
        )
        table.add_row(
            value.code,
            in_language(value.label, language),
            *(classes if classified else ()),
            in_language(value.definition, language),
        )
    return [Text(f"{heading}, {share}", "bold"), table]
