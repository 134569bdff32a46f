"""What each column of a file means. Only what the questionnaire asks for is ever taken."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from valuetui.instrument.background import GROUP
from valuetui.instrument.model import Instrument
from valuetui.instrument.xlsform.sheets import STAMP
from valuetui.station.answers.formats import Format, plain, why_left
from valuetui.station.answers.names import Names, choice_names, field_names, write_in_names
from valuetui.station.answers.table import Unreadable


class Use(StrEnum):
    """What is made of a column."""

    ID = "id"
    DAY = "day"
    LANGUAGE = "language"
    FINISHED = "finished"
    VERDICT = "verdict"
    STAMP = "stamp"
    GROUP = "group"
    PICKS = "picks"
    """All picks of a question, with blanks between them."""
    PICK = "pick"
    """Whether one value is picked."""
    ABOUT = "about"
    """The answer to a background question."""
    OPTION = "option"
    """Whether one option of a background question is chosen."""
    WRITE_IN = "write_in"
    LEFT = "left"
    """Nothing. ``why`` tells why."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file."""

    number: int
    """From 0."""
    heading: str
    use: Use
    field: str = ""
    """The question or background question that it is about."""
    choice: str = ""
    """The value or option that it is about."""
    why: str = ""


@dataclass(frozen=True)
class Said:
    """What a person says of the columns of a file; see the how-to on other programs."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """Heading to ``id``, ``day``, ``language``, ``group``, ``ignore``, the id of a question or
    background question, ``question/value``, or ``question/write_in``."""
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Field to what the file says, to the id that it means."""
    source: str = ""
    """Tells the answers of one file from those of another whose numbers are the same."""


NOTHING_SAID = Said()
_SAID = {"id": Use.ID, "day": Use.DAY, "language": Use.LANGUAGE, "group": Use.GROUP}
_BRACKETS = re.compile(r"(.+?)\s*\[([^\[\]]+)\]")


class Columns:
    """The columns of a file, each with what is made of it.

    Raises :class:`~.table.Unreadable` where two columns say the same thing, or where what is needed
    is missing; ``group`` and ``day`` tell whether these are known otherwise.
    """

    def __init__(
        self,
        headings: Sequence[str],
        instrument: Instrument,
        form: Format,
        said: Said = NOTHING_SAID,
        *,
        group: bool = False,
        day: bool = False,
    ) -> None:
        self.form = form
        self._instrument = instrument
        self._said = said
        self._fields = field_names(instrument)
        self._write_ins = write_in_names(instrument)
        self.choices: dict[str, Names] = {
            each: choice_names(instrument, each, said.answers.get(each, {}))
            for each in (GROUP, *instrument.question_by_id, *instrument.background_by_id)
        }
        self.all = tuple(self._column(n, heading) for n, heading in enumerate(headings))
        self._refuse_repeated()
        self._refuse_missing(group=group, day=day)

    def of_use(self, use: Use, field: str = "") -> list[Column]:
        """The columns of a use, about a field; of ids and days the first come first."""
        found = [each for each in self.all if each.use is use and each.field == field]
        ranked = {Use.ID: self.form.ids, Use.DAY: self.form.days}.get(use, ())
        return sorted(found, key=lambda each: _rank(each.heading, ranked))

    def without_column(self, question: str) -> list[str]:
        """The values that no column of a question is about, where it has one for each value."""
        has = {each.choice for each in self.of_use(Use.PICK, question)}
        return [each for each in self._instrument.value_by_id if each not in has] if has else []

    # What a column means

    def _column(self, number: int, heading: str) -> Column:
        use, about, choice = self._meaning(heading)
        why = why_left(heading) if use is Use.LEFT else ""
        return Column(number, heading, use, about, choice, why)

    def _meaning(self, heading: str) -> tuple[Use, str, str]:
        if heading in self._said.columns:
            return self._as_said(self._said.columns[heading])
        asked = self._asked(heading)
        if asked[0] is not Use.LEFT:
            return asked
        name, form = plain(heading), self.form
        for use, names in (
            (Use.ID, form.ids),
            (Use.FINISHED, form.finished),
            (Use.DAY, form.days),
            (Use.LANGUAGE, form.languages),
            (Use.VERDICT, (form.verdict,)),
        ):
            if name and name in names:
                return use, "", ""
        return _NOTHING

    def _as_said(self, target: str) -> tuple[Use, str, str]:
        """What a person says that a column is; :mod:`.mapping` has checked that it can be."""
        if target in _SAID:
            return _SAID[target], "", ""
        about, _, choice = target.partition("/")
        if choice == "write_in":
            return Use.WRITE_IN, about, ""
        return self._of_field(about, choice) if target != "ignore" else _NOTHING

    def _asked(self, heading: str) -> tuple[Use, str, str]:
        """Whether the questionnaire asks for it: ``field``, ``field/choice`` or ``field[choice]``,
        behind the names of pages with ``/`` or ``-`` between them."""
        if match := _BRACKETS.fullmatch(heading):
            found = self._with_choice(match[1], match[2])
            return found or _NOTHING
        before, slash, last = heading.rpartition("/")
        if slash and (found := self._with_choice(before, last)):
            return found
        return self._of_field(self._field_of(heading), "")

    def _with_choice(self, before: str, last: str) -> tuple[Use, str, str] | None:
        about = self._field_of(before)
        if about in self._instrument.question_by_id and plain(last) == "other":
            return (Use.WRITE_IN, about, "") if self._takes_word(about) else None
        if about in self.choices and about != GROUP:
            choice = self.choices[about].find(last)
            return self._of_field(about, choice) if choice else None
        return None

    def _takes_word(self, question: str) -> bool:
        return bool(self._instrument.question_by_id[question].write_in)

    def _field_of(self, path: str) -> str:
        """The field at the end of a path; empty where there is none."""
        if path in self._said.columns:
            return self._said.columns[path].partition("/")[0]
        last = path.rpartition("/")[2] if not self._fields.find(path) else path
        steps = last.split("-")
        for start in range(len(steps)):
            name = "-".join(steps[start:])
            if name in self._write_ins:
                return name
            if found := self._fields.find(name):
                return found
        return ""

    def _of_field(self, about: str, choice: str) -> tuple[Use, str, str]:
        if about == STAMP:
            return Use.STAMP, "", ""
        if about == GROUP:
            return Use.GROUP, "", ""
        if about in self._write_ins:
            return Use.WRITE_IN, self._write_ins[about], ""
        if about in self._instrument.question_by_id:
            return (Use.PICK if choice else Use.PICKS), about, choice
        if about in self._instrument.background_by_id:
            return (Use.OPTION if choice else Use.ABOUT), about, choice
        return _NOTHING

    # What must not be, and what must be there

    def _refuse_repeated(self) -> None:
        seen: dict[tuple[Use, str, str], Column] = {}
        for each in self.all:
            if each.use in {Use.LEFT, Use.DAY, Use.ID}:
                continue
            before = seen.setdefault((each.use, each.field, each.choice), each)
            if before is not each:
                raise Unreadable(
                    "same_twice", first=before.heading, other=each.heading, n=each.number + 1
                )

    def _refuse_missing(self, *, group: bool, day: bool) -> None:
        asked = [
            each.id
            for each in self._instrument.questions
            if not (self.of_use(Use.PICKS, each.id) or self.of_use(Use.PICK, each.id))
        ]
        if len(asked) == len(self._instrument.questions):
            raise Unreadable("nothing_known", columns=len(self.all))
        if asked:
            raise Unreadable("no_question", questions=", ".join(asked))
        if not group and not self.of_use(Use.GROUP):
            raise Unreadable("no_group")
        if not self.of_use(Use.ID):
            raise Unreadable("no_id", ids=", ".join(self.form.ids))
        has_day = self.of_use(Use.DAY) or self.of_use(Use.FINISHED)
        if not day and not has_day:
            raise Unreadable("no_day")


_NOTHING = (Use.LEFT, "", "")


def _rank(heading: str, ranked: Sequence[str]) -> int:
    name = plain(heading)
    return ranked.index(name) if name in ranked else -1
