"""The words that people missed as a tidy table: a row for each word, one more for each group in
which as many wrote it that this may be told, and one for each reason why there are others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from valuetui.instrument.model import Group, Instrument, Question
from valuetui.reports.data.table import Column, Content, Kind, Meanings, Table, Teller
from valuetui.reports.missed import in_order
from valuetui.results.comparison import Comparison
from valuetui.results.measures import Share
from valuetui.results.missed import Unsaid
from valuetui.words import Words


@dataclass(frozen=True)
class Missed:
    """One row; without a group it is about all of them together."""

    question: Question
    word: str | None = None
    group: Group | None = None
    share: Share | None = None
    why: Unsaid | None = None


def missed_table(comparison: Comparison, words: Words) -> Table[Missed]:
    """The table, by question and then in alphabetical order."""
    return Table(missed_columns(comparison.instrument, words), list(_rows(comparison, words)))


def missed_columns(asked: Instrument, words: Words) -> list[Column[Missed]]:
    """What the columns hold, whatever was written."""
    teller = Teller[Missed](words)
    questions: Meanings = {each.id: teller.told(each.short) for each in asked.questions}
    groups: Meanings = {each.id: teller.told(each.label) for each in asked.groups}
    reasons: Meanings = {each.value: words(f"missed.why.{each.value}", threshold=asked.threshold)
               for each in Unsaid}  # fmt: skip

    def whole(name: str, of: Any) -> Column[Missed]:
        return teller.plain(name, lambda each: of(each.share) if each.share else None, Kind.WHOLE)

    def exact(share: Share) -> Content:
        return share.count if share.is_exact else None

    return [
        teller.plain("organisation", lambda _: asked.organisation.id),
        teller.plain("wave", lambda _: asked.wave),
        *teller.named("question", lambda each: each.question.id, questions),
        Column("word", words("missed.data.word"), lambda each: each.word),
        *teller.named("group", lambda each: each.group.id if each.group else None, groups),
        whole("n", lambda share: share.of),
        whole("count", exact),
        whole("least", lambda share: share.least),
        whole("most", lambda share: share.most),
        *teller.named("why", lambda each: each.why.value if each.why else None, reasons),
    ]


def missed_document(comparison: Comparison, words: Words) -> list[dict[str, Any]]:
    """The same for a JSON document, a part for each question."""
    return [
        {
            "question": missed.question.id,
            "groups": [group.id for group in missed.groups],
            "words": [
                {
                    "word": word.text,
                    "told_of": [
                        {"group": group, "n": share.of, "least": share.least, "most": share.most}
                        for group, share in word.shares.items()
                    ],
                }
                for word in in_order(missed.words, words)
            ],
            "why": [each.value for each in missed.unsaid],
        }
        for missed in comparison.missed
    ]


def _rows(comparison: Comparison, words: Words) -> Iterator[Missed]:
    for missed in comparison.missed:
        for word in in_order(missed.words, words):
            yield Missed(missed.question, word.text)
            for group in missed.groups:
                if share := word.shares.get(group.id):
                    yield Missed(missed.question, word.text, group, share)
        for why in missed.unsaid:
            yield Missed(missed.question, why=why)
