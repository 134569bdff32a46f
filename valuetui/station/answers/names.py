"""By which names a file may mean a part of the questionnaire: ids, labels, codes."""

from collections.abc import Iterable, Mapping

from valuetui.instrument.background import GROUP
from valuetui.instrument.model import Instrument
from valuetui.instrument.xlsform.sheets import STAMP, write_in_field
from valuetui.station.answers.formats import plain
from valuetui.words import Text, Words, kiosk_languages


class Names:
    """Ids by the names that they go by. A name that two share means neither, unless it is an id."""

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        self._own = dict(own or {})
        self._ids: dict[str, str] = {}
        self._exact: dict[str, str] = {}
        self._others: dict[str, str | None] = {}

    def add(self, identifier: str, names: Iterable[str] = ()) -> None:
        """An id, and what else it is called."""
        self._exact[identifier] = identifier
        self._note(self._ids, identifier, identifier)
        for name in names:
            self._note(self._others, name, identifier)

    def _note(self, index: dict[str, str | None] | dict[str, str], name: str, found: str) -> None:
        key = plain(name)
        if key:
            index[key] = found if index.get(key, found) == found else None  # type: ignore[assignment]

    def find(self, name: str) -> str | None:
        """The id that is meant; None where there is none, or more than one."""
        name = name.strip()
        if name in self._own:
            return self._own[name]
        if name in self._exact:
            return self._exact[name]
        key = plain(name)
        return self._ids.get(key) or self._others.get(key)


def field_names(instrument: Instrument) -> Names:
    """The fields of a form: the group, the questions, and what is asked beside them."""
    names = Names()
    headings = [Words(each)("kiosk.group.heading") for each in kiosk_languages()]
    names.add(GROUP, ["grupp", *headings])
    names.add(STAMP)
    for question in instrument.questions:
        names.add(question.id, question.text.values())
    for asked in instrument.background:
        names.add(asked.id, asked.text.values())
    return names


def write_in_names(instrument: Instrument) -> dict[str, str]:
    """The fields for words of one's own, to the ids of their questions."""
    return {write_in_field(instrument, each): each.id
            for each in instrument.questions if each.write_in}  # fmt: skip


def choice_names(instrument: Instrument, field: str, own: Mapping[str, str]) -> Names:
    """The choices of a field: the groups, the values, or the options of a background question.

    Paper codes are names of values too: LimeSurvey takes no underscores in its own codes.
    """
    names = Names(own)
    if field == GROUP:
        for group in instrument.groups:
            names.add(group.id, group.label.values())
    elif field in instrument.question_by_id:
        for value in instrument.values:
            names.add(value.id, [*_labels(value.label), value.code])
    else:
        for option in instrument.background_by_id[field].options:
            names.add(option.id, option.label.values())
    return names


def _labels(label: Text) -> list[str]:
    return list(label.values())
