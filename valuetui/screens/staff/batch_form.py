"""What a clerk is asked before a batch: who they are, and what the forms have in common. Pure."""

from dataclasses import dataclass, replace

from valuetui.instrument.form_number import DIGITS, MOST, NotAForm, read_number, written
from valuetui.instrument.model import Instrument
from valuetui.interview.entry.rules import Batch
from valuetui.responses.sessions import Sitting
from valuetui.screens.staff.field import Field
from valuetui.words.cleaning import short_line

NAME_LETTERS = 40
"""How long the name of a clerk may be."""


@dataclass(frozen=True)
class BatchForm:
    """The questions before a batch, with what is typed at each."""

    instrument: Instrument
    fields: tuple[Field, ...]
    place: int = 0
    bound: str | None = None
    """The group of all that is entered at this station, where its settings say so."""
    operator: str = ""
    """Who has signed in."""
    sessions: tuple[Sitting, ...] = ()
    """Those that are open, and some that are over, to say so."""
    fault: str = ""
    """Why the present answer cannot be taken: the key of a text."""

    @classmethod
    def of(
        cls,
        instrument: Instrument,
        bound: str | None,
        last: Batch | None,
        operator: str = "",
        sessions: tuple[Sitting, ...] = (),
    ) -> "BatchForm":
        """The questions for a station, with what was answered ``last`` already there. Whoever has
        signed in, the ``operator``, is not asked for their name."""
        asked = [] if operator else ["operator"]
        if len(instrument.languages) > 1:
            asked.append("language")
        if bound is None and len(instrument.groups) > 1:
            asked.append("group")
        if any(bound is None or each.group in (None, bound) for each in sessions):
            asked.append("session")
        asked += ["first", "last"]
        fields = tuple(Field(each, _before(each, instrument, last)) for each in asked)
        return cls(instrument, fields, bound=bound, operator=operator, sessions=sessions)

    @classmethod
    def of_name(cls, instrument: Instrument) -> "BatchForm":
        """The only question is who somebody is."""
        return cls(instrument, (Field("operator"),))

    def asks(self, what: str) -> bool:
        """Whether this is among the questions."""
        return any(each.what == what for each in self.fields)

    @property
    def name(self) -> str:
        """Who enters the forms."""
        said = next((each.text for each in self.fields if each.what == "operator"), "")
        return self.operator or short_line(said, NAME_LETTERS)

    @property
    def field(self) -> Field:
        """The question that is answered now."""
        return self.fields[self.place]

    @property
    def group(self) -> str | None:
        """The group of the batch, as far as it has been said."""
        groups = self.instrument.groups
        said = next((each.text.strip() for each in self.fields if each.what == "group"), "")
        fault = _fault_of_choice(said, len(groups), least=0)
        place = 0 if fault else int(said or 0)
        only = groups[0].id if len(groups) == 1 else None
        return self.bound or only or (groups[place - 1].id if place else None)

    @property
    def offered(self) -> tuple[Sitting, ...]:
        """The sessions that forms of the batch may belong to."""
        group = self.group
        return tuple(each for each in self.sessions
                     if group is None or each.group in (None, group))  # fmt: skip

    def session(self, text: str) -> Sitting | None:
        """The session that a digit chooses; nothing typed is the only one that is open."""
        if text:
            return self.offered[int(text) - 1] if int(text) else None
        is_open = [each for each in self.offered if not each.closed]
        return is_open[0] if len(is_open) == 1 else None

    def type(self, letters: str) -> "BatchForm":
        """With these letters at the end of the present answer."""
        return self._put(self.field.type(letters))

    def erase(self) -> "BatchForm":
        """Without the last letter; to the question before where there is none."""
        return self._put(self.field.erase()) if self.field.text else self.back()

    def empty(self) -> "BatchForm":
        """Without the present answer."""
        return self._put(self.field.empty())

    def back(self) -> "BatchForm":
        """At the question before."""
        return replace(self, place=max(0, self.place - 1), fault="")

    def on(self) -> "BatchForm":
        """At the next question, where this answer can be taken. Behind the last one the form is
        :attr:`done`."""
        fault = self.fault_of(self.field)
        return replace(self, fault=fault) if fault else replace(self, place=self.place + 1)

    @property
    def done(self) -> bool:
        """Whether all questions are answered."""
        return self.place == len(self.fields)

    def batch(self) -> Batch:
        """The batch, when it is :attr:`done`."""
        said = {each.what: each.text.strip() for each in self.fields}
        languages, chosen = self.instrument.languages, None
        if "session" in said:
            sitting = self.session(said["session"])
            chosen = sitting.id if sitting else ""
        first, last = said.get("first"), said.get("last")
        return Batch(
            operator=self.name,
            language=languages[int(said.get("language") or 1) - 1],
            group=self.group,
            first=_number(first) if first and last else None,
            last=_number(last) if first and last else None,
            session=chosen,
        )

    def _put(self, field: Field) -> "BatchForm":
        fields = (*self.fields[: self.place], field, *self.fields[self.place + 1 :])
        return replace(self, fields=fields, fault="")

    def fault_of(self, field: Field) -> str:
        """Why what is typed at a question cannot be taken; empty where it can."""
        text = field.text.strip()
        match field.what:
            case "operator":
                return "" if short_line(text, NAME_LETTERS) else "operator"
            case "language":
                return _fault_of_choice(text, len(self.instrument.languages), least=1)
            case "group":
                return _fault_of_choice(text, len(self.instrument.groups), least=0)
            case "session":
                return self._fault_of_session(text)
        if not text:
            return ""
        if (number := _number(text)) is None:
            return "number"
        first = _number(self.fields[-2].text.strip())
        is_last = field.what == "last"
        return "order" if is_last and first is not None and number < first else ""

    def _fault_of_session(self, text: str) -> str:
        if fault := _fault_of_choice(text, len(self.offered), least=0):
            return fault
        sitting = self.session(text)
        return "session_closed" if sitting and sitting.closed else ""


def _fault_of_choice(text: str, options: int, *, least: int) -> str:
    is_one = not text or (text.isascii() and text.isdecimal() and least <= int(text) <= options)
    return "" if is_one else "choice"


def _number(text: str) -> int | None:
    """A number as it is printed, or without the digit that checks it."""
    if text.isascii() and text.isdecimal() and len(text) <= DIGITS and 1 <= int(text) <= MOST:
        return int(text)
    try:
        return read_number(text)
    except NotAForm:
        return None


def _before(what: str, instrument: Instrument, last: Batch | None) -> str:
    """What was answered last time, as it is typed."""
    if last is None:
        return ""
    languages, groups = instrument.languages, [group.id for group in instrument.groups]
    match what:
        case "operator":
            return last.operator
        case "language" if last.language in languages:
            return str(languages.index(last.language) + 1)
        case "group" if last.group in groups:
            return str(groups.index(last.group) + 1)
        case "first" if last.first and 1 <= last.first <= MOST:
            return written(last.first)
        case "last" if last.last and 1 <= last.last <= MOST:
            return written(last.last)
    return ""
