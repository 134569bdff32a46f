"""The questions of a form as they are told: numbered, with the conditions in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from valuetui.instrument.background import GROUP, Background, Kind
from valuetui.instrument.form_number import value_code
from valuetui.instrument.model import Group, Instrument, Question, Value
from valuetui.reports.paper.options import FormOptions
from valuetui.words import Text
from valuetui.words.sorting import sort_key
from valuetui.words.text import in_language

Told = dict[str, Any]


@dataclass(frozen=True)
class Questions:
    """The questions that stand on a form, in their order."""

    instrument: Instrument
    options: FormOptions

    def told(self) -> Iterator[Told]:
        """Each question: the group where the form is not bound to one, then what people are asked
        about themselves, then what is picked."""
        if self._asks_group:
            yield self._group_question()
        yield from map(self._background, self._about)
        yield from map(self._picking, self.instrument.questions)

    def number_of(self, name: str) -> int:
        """The number of a question, by its id or ``group``."""
        return self._names.index(name) + 1

    @property
    def asks_about_oneself(self) -> bool:
        """Whether something is asked that may be left out."""
        return any(not question.required for question in self._about)

    @property
    def _asks_group(self) -> bool:
        return self.options.group is None and len(self.instrument.groups) > 1

    @cached_property
    def _about(self) -> tuple[Background, ...]:
        """The background questions whose conditions can hold on this form."""
        found: list[Background] = []
        group = self.options.group
        for question in self.instrument.background:
            known = {GROUP, *(each.id for each in found)}
            groups = question.show_if.get(GROUP, ())
            if question.show_if.keys() <= known and not (group and groups and group not in groups):
                found.append(question)
        return tuple(found)

    @cached_property
    def _names(self) -> list[str]:
        about = [question.id for question in self._about]
        picked = [question.id for question in self.instrument.questions]
        return [GROUP] * self._asks_group + about + picked

    def _group_question(self) -> Told:
        words = self.options.words
        text, how = words("kiosk.group.heading"), words("form.question.single")
        options = [
            [f"{place:02}", self._say(group.label), self._say(group.description)]
            for place, group in enumerate(self.instrument.groups, 1)
        ]
        return self._asked(GROUP, "choice", text, how) | {"options": options}

    def _background(self, question: Background) -> Told:
        kind, how = self._how(question)
        if question.required:
            how += " " + self.options.words("form.question.required")
        return self._asked(question.id, kind, self._say(question.text), how) | {
            "only": self._condition(question.show_if),
            "help": self._say(question.help) if question.help else None,
            "options": [
                [f"{place:02}", self._say(option.label), None]
                for place, option in enumerate(question.options, 1)
            ],
            "boxes": len(str(question.most)),
        }

    def _how(self, question: Background) -> tuple[str, str]:
        """How a question is drawn, and how it is answered."""
        words = self.options.words
        match question.kind:
            case Kind.SINGLE:
                return "choice", words("form.question.single")
            case Kind.MULTIPLE:
                return "choice", words("form.question.multiple")
            case Kind.NUMBER:
                least, most = question.least, question.most
                return "whole", words("form.question.whole", least=least, most=most)
            case Kind.TEXT:
                room = words("form.question.text", n=question.letters)
                return "line", f"{room} {words('kiosk.background.no_names')}"

    def _picking(self, question: Question) -> Told:
        words = self.options.words
        text = self._say(question.text_for(self.options.group))
        how = words("form.values.count", n=question.pick)
        return self._asked(question.id, "values", text, how) | {
            "wording": list(self._other_wordings(question)),
            "pick": question.pick,
            "is_first": question == self.instrument.questions[0],
            "counter": words("form.values.counter"),
            "values": listed(
                self.instrument.values,
                self.options.language,
                check_digits=self.options.check_digits,
            ),
            "write_in": self._write_in(question),
        }

    def _other_wordings(self, question: Question) -> Iterator[tuple[str, str]]:
        """For whom a question has other words, and which, on a form that asks for the group."""
        for group in self.instrument.groups if self._asks_group else ():
            if group.id in question.wording:
                yield self._if_group(group), self._say(question.wording[group.id])

    def _if_group(self, group: Group) -> str:
        return self.options.words(
            "form.question.wording", label=self._say(group.label), number=self.number_of(GROUP)
        )

    def _write_in(self, question: Question) -> Told | None:
        words, groups = self.options.words, question.write_in
        if not groups or (self.options.group and self.options.group not in groups):
            return None
        everybody = len(groups) == len(self.instrument.groups)
        return {
            "heading": words("form.values.write_in", number=self.number_of(question.id)),
            "hint": words("form.values.write_in_hint", n=question.write_in_letters),
            "only": None if everybody else self._condition({GROUP: groups}),
        }

    def _condition(self, conditions: Mapping[str, tuple[str, ...]]) -> str | None:
        """When to answer, in words; None where it is always. The group is no condition on a form
        that is bound to one."""
        words = self.options.words
        told = [
            words(
                "form.condition.on",
                labels=words("form.condition.or").join(self._labels(about, ids)),
                number=self.number_of(about),
            )
            for about, ids in conditions.items()
            if about != GROUP or self._asks_group
        ]
        if not told:
            return None
        return words("form.condition.only", conditions=words("form.condition.and").join(told))

    def _labels(self, about: str, ids: tuple[str, ...]) -> Iterator[str]:
        options: Mapping[str, Any] = (
            self.instrument.group_by_id
            if about == GROUP
            else self.instrument.background_by_id[about].option_by_id
        )
        for each in ids:
            yield self.options.words("form.condition.label", label=self._say(options[each].label))

    def _asked(self, name: str, kind: str, text: str, how: str) -> Told:
        """What every question has."""
        number = self.options.words("form.question.number", n=self.number_of(name))
        said = {"kind": kind, "number": number, "text": text, "how": how}
        return said | {"only": None, "help": None, "wording": []}

    def _say(self, text: Text) -> str:
        return in_language(text, self.options.language)


def listed(
    values: tuple[Value, ...], language: str, *, check_digits: bool = False
) -> list[tuple[str, str, str, bool]]:
    """Code, label, first letter and whether that is a new one, in the order of the codes, in which
    the values are also entered. There are no letters where the labels of this language are in
    another order, in which nobody could look a word up."""
    labels = [in_language(value.label, language) for value in values]
    keys = [sort_key(label, language) for label in labels]
    letters = [label[:1].upper() if keys == sorted(keys) else "" for label in labels]
    return [
        (value_code(value.code, check_digit_too=check_digits), label, letter, letter != before)
        for value, label, letter, before in zip(
            values, labels, letters, ["", *letters[:-1]], strict=True
        )
    ]
