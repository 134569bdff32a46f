"""What an instrument is. Plain frozen data; every text carries all its languages."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from valuetui.instrument.background import Background
from valuetui.words.text import Text


class Polarity(StrEnum):
    """Whether a value furthers or hampers. Never shown to a respondent."""

    POSITIVE = "positive"
    LIMITING = "limiting"


class Scope(StrEnum):
    """Whom a value is about: jag, vi, organisation, samhälle."""

    INDIVIDUAL = "individual"
    RELATIONSHIP = "relationship"
    ORGANISATION = "organisation"
    SOCIETY = "society"


class Role(StrEnum):
    """What a question asks about. The measures compare current with desired."""

    PERSONAL = "personal"
    CURRENT = "current"
    DESIRED = "desired"


THEMES = range(1, 8)
LIMITING_THEMES = range(1, 4)

THRESHOLD_FLOOR = 5
"""No configuration may show figures from fewer respondents."""

WRITE_IN_LETTERS = 30
"""How long a word that somebody misses may be where nothing is said of it."""


@dataclass(frozen=True)
class Value:
    """A word or phrase that can be picked."""

    id: str
    code: str
    """Two digits: the paper code, also used to pack the shown order of a record."""
    theme: int
    scope: Scope
    polarity: Polarity
    label: Text
    definition: Text
    synonyms: dict[str, tuple[str, ...]]
    """Language code to words that a search also finds the value by."""

    @property
    def limiting(self) -> bool:
        return self.polarity is Polarity.LIMITING


@dataclass(frozen=True)
class Group:
    """A respondent group."""

    id: str
    label: Text
    description: Text
    """One line that helps a person to see which group is theirs."""
    roll: int | None = None
    """How many people are in the group, where all of them are asked and it is known, as in a
    council. Where all of them have answered, the figures are no sample."""


@dataclass(frozen=True)
class Question:
    """Pick exactly ``pick`` of the list."""

    id: str
    role: Role
    pick: int
    text: Text
    short: Text
    """A few words for headings and tables: "i dag", "önskat"."""
    wording: dict[str, Text] = field(default_factory=dict)
    """Group id to the text for that group, where it differs."""
    write_in: tuple[str, ...] = ()
    """Ids of the groups whose respondents may also write in one word that they miss."""
    write_in_letters: int = WRITE_IN_LETTERS
    """How long that word may be, in characters."""

    def text_for(self, group: str | None) -> Text:
        """The question as ``group`` reads it."""
        return self.wording.get(group or "", self.text)

    def takes_write_in(self, group: str | None) -> bool:
        """Whether a respondent of ``group`` may write in a word."""
        return group in self.write_in


@dataclass(frozen=True)
class Organisation:
    """The municipality, district or other organisation that asks."""

    id: str
    name: Text


@dataclass(frozen=True)
class Information:
    """What a person is told before answering, as data protection law asks."""

    controller: Text
    purpose: Text
    legal_basis: Text
    voluntary: Text
    retention: Text
    public_record: Text
    contact: Text


class Stopping(StrEnum):
    """What becomes of an interview that a person does not want to go on with."""

    DISCARD = "discard"
    """Nothing of it is kept."""
    ASK = "ask"
    """Where some question is answered in full, the person is asked whether to keep it."""


class Interrupted(StrEnum):
    """What becomes of an interview at a kiosk that was interrupted and that nobody takes up."""

    DISCARD = "discard"
    """Nothing of it is kept."""
    KEEP = "keep"
    """The questions that are answered in full are kept as a partial answer."""


@dataclass(frozen=True)
class KioskRules:
    """What a kiosk goes by when nobody touches it. Times are in seconds; the defaults are the
    measured ones of the kiosk numbers (docs/reference/kiosk.md)."""

    idle: int = 60
    """0 where nobody is hurried: an interview then waits until somebody goes on or stops it."""
    idle_values: int = 90
    """On a page of values; a second more for each word above 60 on the page, at most 180."""
    warning: int = 30
    thanks: int = 15
    interrupted: Interrupted = Interrupted.DISCARD
    stop: Stopping = Stopping.DISCARD
    ease: bool = False
    """Whether a person is asked, after the thanks, how easy it was."""


@dataclass(frozen=True)
class Instrument:
    """A whole questionnaire, checked."""

    id: str
    version: str
    wave: str
    languages: tuple[str, ...]
    organisation: Organisation
    title: Text
    groups: tuple[Group, ...]
    questions: tuple[Question, ...]
    value_list: str
    """Id and version of the value list, such as ``kommun/1``."""
    values: tuple[Value, ...]
    """The values offered, in paper-code order."""
    information: Information
    threshold: int
    """No figure from fewer respondents than this is ever shown."""
    alphabetical: bool = False
    paradata: bool = True
    """Whether an answer keeps its seconds per screen, and whether it came too fast to be read."""
    kiosk: KioskRules = field(default_factory=KioskRules)
    background: tuple[Background, ...] = ()
    """Asked before the questions, in this order, of those whose conditions hold."""
    codes: tuple[str, ...] = ()
    """Ids of the groups that answer with a code from a slip, once a slip."""

    @cached_property
    def value_by_id(self) -> dict[str, Value]:
        return {value.id: value for value in self.values}

    @cached_property
    def question_by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def units(self) -> dict[str, Text]:
        """The labels of the units by which results can be filtered; none where nobody is asked."""
        return {
            option.id: option.label
            for question in self.background
            if question.unit
            for option in question.options
        }

    @cached_property
    def background_by_id(self) -> dict[str, Background]:
        return {question.id: question for question in self.background}

    @cached_property
    def group_by_id(self) -> dict[str, Group]:
        return {group.id: group for group in self.groups}

    def question_in_role(self, role: Role) -> Question | None:
        """The question that asks about ``role``, or None where the instrument does not ask it."""
        return next((q for q in self.questions if q.role is role), None)
