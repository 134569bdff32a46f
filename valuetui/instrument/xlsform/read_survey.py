"""The rows of a survey, one after another, as groups, questions and background questions."""

from typing import Any

from valuetui.instrument.background import GROUP, Kind
from valuetui.instrument.model import Role
from valuetui.instrument.xlsform.expressions import conditions, exact_count, letters, limits
from valuetui.instrument.xlsform.ids import Ids
from valuetui.instrument.xlsform.pages import Line, Page, Remark, lean
from valuetui.instrument.xlsform.read_kept import KeptTexts
from valuetui.instrument.xlsform.sheets import GROUPS_LIST, INFORMATION, ORDER, STAMP

Table = dict[str, Any]

_GROUP_NAMES = {"group", "grupp", GROUPS_LIST, "grupper"}
_METADATA = {"start", "end", "today", "deviceid", "device_id", "username", "phonenumber",
             "phone_number", "email", "simserial", "subscriberid", "audit", "start-geopoint",
             "background-audio"}  # fmt: skip
_YES = {"yes", "true", "true()"}
_OWN_WORD = "_own_word"
_LONGEST_TEXT, _USUAL_LETTERS = 60, 40


class SurveyReader:
    """Reads every row once. ``values`` are then the rows of the value list."""

    def __init__(
        self,
        survey: Page,
        choices: Page,
        kept: KeptTexts,
        languages: list[str],
        remarks: list[Remark],
    ) -> None:
        self.values: list[Line] = []
        self._survey = survey
        self._kept = kept
        self._languages = languages
        self._remarks = remarks
        self._lists: dict[str, list[Line]] = {}
        for line in choices.lines:
            self._lists.setdefault(line.see("list_name"), []).append(line)
        self._ids = Ids(remarks, {INFORMATION, "review", GROUP})
        self._fields: dict[str, str] = {}
        """Names of fields to the ids of the background questions that they became."""
        self._options: dict[str, dict[str, str]] = {}
        """Names of fields to their choices, each with its id."""
        self._values_list = ""
        self._groups: list[Table] = []
        self._questions: list[Table] = []
        self._background: list[Table] = []

    def read(self) -> Table:
        """Groups, questions and background questions as they stand in TOML."""
        within_repeat = 0
        for line in self._survey.lines:
            what, _, list_name = line.see("type").partition(" ")
            if line.see("type").replace("_", " ") == "begin repeat":
                within_repeat += 1
            if within_repeat:
                self._leave(line, "repeat")
            elif line.see("type").replace("_", " ").split(" ")[0] in {"begin", "end"}:
                self._grouping(line)
            else:
                self._row(line, what, list_name.partition(" ")[0])
            if line.see("type").replace("_", " ") == "end repeat":
                within_repeat -= 1
        return {"group": self._groups, "question": self._questions, "background": self._background}

    def _row(self, line: Line, what: str, list_name: str) -> None:
        name, of_ours = line.see("name"), self._kept.is_there
        if of_ours and name in {STAMP, ORDER, INFORMATION}:
            line.pass_over("type", "name", "calculation", "label")
        elif what == "select_one" and self._is_group(name, list_name):
            self._group(line, list_name)
        elif what == "select_multiple" and self._is_question(line, list_name):
            self._question(line, list_name)
        elif of_ours and what == "text" and self._asker(name):
            line.pass_over("type", "name", "label", "hint", "relevant", "constraint",
                           "constraint_message")  # fmt: skip
        elif what in {"select_one", "select_multiple", "integer", "text"}:
            self._ask_about(line, what, list_name)
        elif what in {"note", "calculate"}:
            self._leave(line, what)
        else:
            self._leave(line, "metadata" if what in _METADATA else "type", type=what)

    def _leave(self, line: Line, key: str, **values: object) -> None:
        """Say that a row is not taken. Its cells are kept as they are."""
        if line.see("type"):
            name = line.see("name")
            self._remarks.append(Remark(line.place("type"), key, {"name": name, **values}))
            line.told = True

    def _grouping(self, line: Line) -> None:
        """Pages and headings are left away; a condition of theirs is lost, and told."""
        line.pass_over("type", "name", "label", "appearance")
        if line.see("relevant"):
            self._remarks.append(Remark(line.place("relevant"), "grouping"))
            line.told = True

    def _asker(self, name: str) -> str:
        """The question to which this field takes a word of one's own."""
        asked = name.rstrip("_").removesuffix(_OWN_WORD)
        return asked if self._kept.value(f"question.{asked}.write_in") and asked != name else ""

    # Groups

    def _is_group(self, name: str, list_name: str) -> bool:
        is_named = name.casefold() in _GROUP_NAMES or list_name.casefold() in _GROUP_NAMES
        return is_named and not self._groups

    def _group(self, line: Line, list_name: str) -> None:
        line.pass_over("type", "name", "label", "required")
        if self._kept.is_there:
            line.pass_over("hint")
        name = line.see("name")
        self._fields[name], self._options[name] = GROUP, {}
        ids = Ids(self._remarks)
        for choice in self._lists.get(list_name, ()):
            identifier = self._choice(choice, name, ids)
            label = choice.take_text("label", self._languages)
            key = f"group.{choice.see('name')}"
            described = self._kept.text(f"{key}.description", self._languages)
            if not described:
                self._remarks.append(
                    Remark(choice.place("name"), "no_description", {"id": identifier})
                )
            group = {
                "id": identifier,
                "label": lean(label),
                "description": lean(described or label),
            }
            self._groups.append(group | self._whole("roll", self._kept.value(f"{key}.roll")))

    def _choice(self, choice: Line, field: str, ids: Ids) -> str:
        """The id of a choice."""
        name = choice.take("name")
        choice.take("list_name")
        return self._options[field].setdefault(name, ids.of(name, choice.place("name")))

    # Questions

    def _is_question(self, line: Line, list_name: str) -> bool:
        return (
            exact_count(line.see("constraint")) is not None
            and list_name in self._lists
            and self._values_list in ("", list_name)
        )

    def _question(self, line: Line, list_name: str) -> None:
        if not self._values_list:
            self._values_list, self.values = list_name, self._lists[list_name]
        line.pass_over("type", "name", "required", "constraint", "constraint_message")
        if "randomize" in line.see("parameters"):
            line.pass_over("parameters")
        if self._kept.is_there:
            line.pass_over("hint", "guidance_hint", "parameters")
        name = line.see("name")
        key, text = f"question.{name}", line.take_text("label", self._languages)
        question: Table = {"id": self._ids.of(name, line.place("name"))}
        role = self._kept.value(f"{key}.role") or (name if name in set(Role) else "")
        if role:
            question["role"] = role
        else:
            self._remarks.append(Remark(line.place("name"), "no_role", {"id": question["id"]}))
        question |= {"pick": exact_count(line.see("constraint")) or 0, "text": lean(text)}
        question["short"] = lean(self._short(key, text, line))
        wording = {
            each: lean(self._kept.text(f"{key}.wording.{each}", self._languages))
            for each in self._kept.below(f"{key}.wording")
        }
        if writers := self._kept.value(f"{key}.write_in").split():
            question["write_in"] = writers
        question |= self._whole("write_in_letters", self._kept.value(f"{key}.write_in_letters"))
        self._questions.append(question | ({"wording": wording} if wording else {}))

    def _short(self, key: str, text: dict[str, str], line: Line) -> dict[str, str]:
        short = self._kept.text(f"{key}.short", self._languages)
        if not short:
            self._remarks.append(Remark(line.place("name"), "no_short", {"id": line.see("name")}))
        return short or text

    # Background questions

    def _ask_about(self, line: Line, what: str, list_name: str) -> None:
        if self._questions:
            self._remarks.append(Remark(line.place("name"), "moved", {"name": line.see("name")}))
        line.pass_over("type", "name", "required")
        name, key = line.see("name"), f"background.{line.see('name')}"
        kind = {"select_one": Kind.SINGLE, "select_multiple": Kind.MULTIPLE, "integer": Kind.NUMBER,
                "text": Kind.TEXT}[what]  # fmt: skip
        identifier = self._ids.of(name, line.place("name"))
        text = line.take_text("label", self._languages)
        asked: Table = {"id": identifier, "kind": kind.value, "text": lean(text)}
        asked["short"] = lean(self._short(key, text, line))
        if hint := line.take_text("hint", self._languages):
            asked["help"] = lean(hint)
        if line.see("required").lower() in _YES:
            asked["required"] = True
        asked |= self._limits(line, kind)
        if self._kept.value(f"{key}.unit") == "true":
            asked["unit"] = True
        asked |= self._conditions(line)
        if list_name:
            self._options[name] = {}
            ids = Ids(self._remarks)
            asked["option"] = [
                {
                    "id": self._choice(choice, name, ids),
                    "label": lean(choice.take_text("label", self._languages)),
                }
                for choice in self._lists.get(list_name, ())
            ]
        self._fields[name] = identifier
        self._background.append(asked)

    def _limits(self, line: Line, kind: Kind) -> Table:
        """What the constraint says, where it says what an instrument can say; else it is told."""
        constraint = line.see("constraint")
        if kind is Kind.NUMBER:
            found = limits(constraint)
            if found is None:
                self._remarks.append(
                    Remark(line.place("constraint"), "no_limits", {"name": line.see("name")})
                )
                line.told = line.told or bool(constraint)
                return {}
            line.pass_over("constraint", "constraint_message")
            return {"min": found[0], "max": found[1]}
        if kind is Kind.TEXT:
            most = letters(constraint)
            if most is not None:
                line.pass_over("constraint", "constraint_message")
            if most is None or not 1 <= most <= _LONGEST_TEXT:
                values = {"name": line.see("name"), "most": _USUAL_LETTERS}
                self._remarks.append(Remark(line.place("constraint"), "no_letters", values))
                return {}
            return {"letters": most}
        return {}

    def _conditions(self, line: Line) -> Table:
        """The conditions, where they are on the group or on choices; else the question is asked of
        everybody, which is told."""
        relevant = line.see("relevant")
        if not relevant:
            return {}
        found = conditions(relevant)
        if found is None or not found.keys() <= self._options.keys():
            self._remarks.append(
                Remark(line.place("relevant"), "condition", {"name": line.see("name")})
            )
            line.told = True
            return {}
        line.pass_over("relevant")
        return {
            "show_if": {
                self._fields[field]: [self._options[field].get(each, each) for each in chosen]
                for field, chosen in found.items()
            }
        }

    def _whole(self, key: str, text: str) -> Table:
        if not text:
            return {}
        return {key: int(text) if text.isascii() and text.isdigit() else text}
