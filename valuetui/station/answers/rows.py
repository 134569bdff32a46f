"""From a row of a file to an answer, or the reason why it is none."""

import hashlib
import hmac
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from valuetui.instrument.background import Background, Kind
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.model import Instrument, Question
from valuetui.interview.background import About, Given, fits, in_order
from valuetui.interview.order import UNKNOWN_ORDER
from valuetui.responses.answer import UNKNOWN_LANGUAGE, Answer, Status
from valuetui.responses.channel import Channel
from valuetui.station.answers.columns import Column, Columns, Use
from valuetui.station.answers.formats import plain
from valuetui.words.cleaning import one_line, short_line
from valuetui.words.variant import base_of

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
_NO_DATE = "1980-01-01"
"""What LimeSurvey writes where answers are not stamped with a date."""
_NOT_ASKED = "n/a"
_USUAL = {"1": True, "Y": True, "0": False, "": False}
_YES = {"1", "y", "yes", "ja", "j", "true", "x", "selected", "vald"}
_NO = {"", "0", "n", "no", "nej", "false", "notselected"}


HARMLESS = frozenset({"unfinished", "rejected"})
"""Why a row may be left and nothing is amiss: it was not handed in, or it was said in the other
program that it does not count."""


class NotAnAnswer(Exception):
    """A row is refused. ``reason`` is the key of its text in the catalogue section ``imported``,
    table ``refused``; ``heading`` is that of the column where the fault is, empty where it is in
    none. Nothing tells what stands there."""

    def __init__(self, reason: str, heading: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.heading = heading


@dataclass(frozen=True)
class Circumstances:
    """What a file does not tell of its answers."""

    station: str
    key: bytes
    """By which ids are made: 32 random bytes that are this machine's secret."""
    source: str = ""
    group: str | None = None
    """The group of all, where the file does not tell one."""
    day: date | None = None
    """The day of those that have none."""


class Rows:
    """Makes answers to an instrument out of rows."""

    def __init__(self, columns: Columns, instrument: Instrument, about: Circumstances) -> None:
        self.cut = 0
        """Texts that were longer than the questionnaire allows, and were cut."""
        self._columns = columns
        self._instrument = instrument
        self._about = about
        self._stamp = content_hash(instrument)
        self._width = len(columns.all)
        self._uses = {use: columns.of_use(use) for use in Use}
        self._of_field = {
            (use, field): columns.of_use(use, field)
            for use in (Use.PICKS, Use.PICK, Use.ABOUT, Use.OPTION, Use.WRITE_IN)
            for field in (*instrument.question_by_id, *instrument.background_by_id)
        }
        self._places = {each.id: number for number, each in enumerate(instrument.values)}

    def answer(self, cells: Sequence[str]) -> Answer:
        """The answer in a row. Raises :class:`NotAnAnswer`."""
        row = self._whole(cells)
        self._refuse_rejected(row)
        finished = self._is_finished(row)
        picks = dict(self._picks(row, finished=finished))
        if not picks:
            raise NotAnAnswer("empty" if finished else "unfinished")
        group = self._group(row)
        background = self._background(row, group)
        units = [str(background.pop(each.id)) for each in self._instrument.background
                 if each.unit and each.id in background]  # fmt: skip
        return Answer(
            id=self._id(row),
            organisation=self._instrument.organisation.id,
            wave=self._instrument.wave,
            instrument=self._instrument.id,
            instrument_hash=self._stamp,
            group=group,
            station=self._about.station,
            channel=Channel.WEB,
            language=self._language(row),
            day=self._day(row),
            picks=picks,
            order=UNKNOWN_ORDER,
            status=Status.COMPLETE
            if len(picks) == len(self._instrument.questions)
            else Status.PARTIAL,
            unit=units[0] if units else None,
            background=background,
            write_ins=dict(self._write_ins(row, group, picks)),
        )

    def _whole(self, cells: Sequence[str]) -> Sequence[str]:
        """As many cells as there are headings; empty ones at the end may be left out."""
        if len(cells) > self._width and any(cell.strip() for cell in cells[self._width :]):
            raise NotAnAnswer("cells")
        if len(cells) == 1 < self._width:
            raise NotAnAnswer("cells")
        said = ["" if cell.strip().casefold() == _NOT_ASKED else cell for cell in cells]
        return [*said, *[""] * (self._width - len(said))]

    # About the answer

    def _refuse_rejected(self, row: Sequence[str]) -> None:
        for column in self._uses[Use.VERDICT]:
            if plain(row[column.number]) in self._columns.form.rejected:
                raise NotAnAnswer("rejected", column.heading)
        for column in self._uses[Use.STAMP]:
            stamp = row[column.number].strip()
            if stamp and stamp != self._stamp:
                raise NotAnAnswer("other_questionnaire", column.heading)

    def _id(self, row: Sequence[str]) -> str:
        """The same for the same answer, whenever it is taken in on this machine; from it, nobody
        without the key can tell which answer of the other program it was."""
        found = self._first(Use.ID, row).removeprefix("uuid:").casefold()
        if not found:
            raise NotAnAnswer("no_id")
        asked = self._instrument
        parts = (asked.organisation.id, asked.wave, self._about.source, found)
        message = "\0".join(parts).encode()
        return hmac.new(self._about.key, message, hashlib.sha256).hexdigest()[:32]

    def _day(self, row: Sequence[str]) -> str:
        """The day alone: the clock time stays behind."""
        found = self._first(Use.FINISHED, row) or self._first(Use.DAY, row)
        match = _DAY.fullmatch(found)
        if match and match[1] != _NO_DATE:
            try:
                return date.fromisoformat(match[1]).isoformat()
            except ValueError:
                match = None
        if found and not match:
            raise NotAnAnswer("day")
        if self._about.day is None:
            raise NotAnAnswer("no_day")
        return self._about.day.isoformat()

    def _language(self, row: Sequence[str]) -> str:
        found = self._first(Use.LANGUAGE, row)
        known = self._instrument.languages
        return next((each for each in (found, base_of(found)) if each in known), UNKNOWN_LANGUAGE)

    def _is_finished(self, row: Sequence[str]) -> bool:
        return not self._uses[Use.FINISHED] or bool(self._first(Use.FINISHED, row))

    def _first(self, use: Use, row: Sequence[str]) -> str:
        said = (row[column.number].strip() for column in self._uses[use])
        return next(filter(None, said), "")

    # What was said

    def _group(self, row: Sequence[str]) -> str:
        for column in self._uses[Use.GROUP]:
            said = row[column.number].strip()
            if not said and self._about.group is None:
                raise NotAnAnswer("group_empty", column.heading)
            if said:
                return self._choice("group", said, column)
        assert self._about.group is not None  # noqa: S101 - or Columns would have refused
        return self._about.group

    def _choice(self, field: str, said: str, column: Column) -> str:
        found = self._columns.choices[field].find(said)
        if found is None:
            raise NotAnAnswer("unknown_choice", column.heading)
        return found

    def _picks(
        self, row: Sequence[str], *, finished: bool
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The questions for which everything is picked. Of one that somebody has not finished
        nothing is taken."""
        for question in self._instrument.questions:
            picked = self._picked(question, row)
            if len(picked) > question.pick:
                raise NotAnAnswer("too_many", question.id)
            if 0 < len(picked) < question.pick and finished:
                raise NotAnAnswer("too_few", question.id)
            if len(picked) == question.pick:
                yield question.id, picked

    def _picked(self, question: Question, row: Sequence[str]) -> tuple[str, ...]:
        """In the order of the instrument: in which order they were picked, no file tells."""
        together = self._selected(question.id, Use.PICKS, row)
        apart = self._selected(question.id, Use.PICK, row)
        if together and apart and set(together) != set(apart):
            raise NotAnAnswer("contradiction", question.id)
        return tuple(sorted(apart or together, key=self._places.__getitem__))

    def _selected(self, field: str, use: Use, row: Sequence[str]) -> list[str]:
        """The choices in the columns of a field: names with blanks between them, or a column for
        each choice."""
        found: list[str] = []
        for column in self._of_field[use, field]:
            said = row[column.number].strip()
            if use in {Use.PICK, Use.OPTION}:
                if self._is_yes(said, column):
                    found.append(column.choice)
            else:
                found += [self._choice(field, each, column) for each in said.split()]
        if len(set(found)) < len(found):
            raise NotAnAnswer("twice", field)
        return found

    def _is_yes(self, said: str, column: Column) -> bool:
        if said in _USUAL:  # nearly always, and there are two hundred columns of these
            return _USUAL[said]
        word = plain(said)
        if word in _NO:
            return False
        if word in _YES or self._columns.choices[column.field].find(said) == column.choice:
            return True
        raise NotAnAnswer("no_flag", column.heading)

    def _background(self, row: Sequence[str], group: str) -> dict[str, Given]:
        """What was said to the questions that are asked of this person."""
        given = {
            asked.id: said
            for asked in self._instrument.background
            if (said := self._given(asked, row)) is not None
        }
        return About.of(given).answers(self._instrument, group)

    def _given(self, asked: Background, row: Sequence[str]) -> Given | None:
        columns = self._of_field[Use.ABOUT, asked.id]
        said = next(filter(None, (row[each.number].strip() for each in columns)), "")
        given: Given | None = None
        if asked.kind is Kind.MULTIPLE:
            apart = self._selected(asked.id, Use.OPTION, row)
            chosen = apart or self._selected(asked.id, Use.ABOUT, row)
            given = in_order(asked, tuple(chosen)) or None
        elif asked.kind is Kind.SINGLE and said:
            given = self._choice(asked.id, said, columns[0])
        elif asked.kind is Kind.NUMBER and said:
            whole = re.fullmatch(r"([+-]?\d{1,9})(?:[.,]0*)?", said)
            given = int(whole[1]) if whole else None
            if given is None:
                raise NotAnAnswer("no_number", columns[0].heading)
        elif asked.kind is Kind.TEXT and said:
            given = self._shortened(said, asked.letters) or None
        if given is not None and not fits(asked, given):
            raise NotAnAnswer("out_of_range", columns[0].heading if columns else asked.id)
        return given

    def _write_ins(
        self, row: Sequence[str], group: str, picks: dict[str, tuple[str, ...]]
    ) -> Iterator[tuple[str, str]]:
        for question in self._instrument.questions:
            if question.id in picks and question.takes_write_in(group):
                for column in self._of_field[Use.WRITE_IN, question.id]:
                    if word := self._shortened(row[column.number], question.write_in_letters):
                        yield question.id, word

    def _shortened(self, said: str, letters: int) -> str:
        short = short_line(said, letters)
        self.cut += len(one_line(said)) > letters
        return short
