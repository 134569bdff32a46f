"""Both entries of a form where they differ, and beside them what is typed of the paper."""

from dataclasses import dataclass

from rich.text import Text

from valuetui.instrument.background import Background
from valuetui.instrument.form_number import written
from valuetui.instrument.model import Question
from valuetui.interview.entry.comparing import Entry, What, marks, said
from valuetui.interview.entry.settling import open_parts
from valuetui.interview.stage import Stage
from valuetui.screens.results.layout import Block, beside, padded, shared_widths, wrapped
from valuetui.screens.staff.look import Look
from valuetui.screens.staff.sheet_view import GAP, SheetView
from valuetui.screens.staff.telling import given_in_words, value_in_words
from valuetui.station.settling_desk import SettlingDesk
from valuetui.words import Words
from valuetui.words.text import in_language

DIFFERS, ALIKE = "≠", " "


@dataclass(frozen=True)
class BothView:
    """Draws the form that is being settled. Who has typed which entry is not told: nobody should
    believe one of them for its name."""

    desk: SettlingDesk
    words: Words
    look: Look
    width: int

    @property
    def _entries(self) -> tuple[Entry, ...]:
        form = self.desk.form
        return (form.first, *form.again) if form else ()

    @property
    def _sheet(self) -> SheetView:
        entering = self.desk.entering
        assert entering is not None  # noqa: S101 - the screen is shown while a form is settled
        return SheetView(entering, self.words, self.look, self.width)

    def head(self) -> Block:
        """Which paper to look at, and whether the first entry has been corrected."""
        sheet = self._sheet.entering.state.sheet
        number = "" if sheet.number is None else written(sheet.number)
        asked = self.words("double.settle.fetch", number=number)
        form = self.desk.form
        amendment = form.amendment if form else None
        if amendment is None:
            return [Text(), Text(f" {asked}", self.look.accent)]
        who = amendment.operator or self.words("correct.step.nobody")
        told = self.words("double.settle.amended", operator=who, reason=amendment.reason)
        lines = wrapped(told, self.width - 2, self.look.text)
        return [Text(), Text(f" {asked}", self.look.accent),
                *(Text.assemble(" ", line) for line in lines)]  # fmt: skip

    def body(self, height: int) -> Block:
        """What the entries say at the present place, and what the paper says."""
        sheet = self._sheet
        entering = sheet.entering
        match entering.stage:
            case Stage.GROUP:
                groups = self.desk.place.instrument.group_by_id
                told = [in_language(groups[each.group].label, self.words.language)
                        for each in self._entries]  # fmt: skip
                return [*self._told(told), Text(), *sheet.body(height)]
            case Stage.BACKGROUND:
                question = entering.desk.background(entering.state)
                told = [self._answer(each, question) for each in self._entries]
                return [*self._told(told), Text(), *sheet.body(height)]
            case Stage.QUESTION:
                return self._columns(entering.desk.question(entering.state), height)
        about = sheet.head()
        return [*about, *sheet.body(height - len(about))]

    def _told(self, told: list[str]) -> Block:
        return [
            padded(Text.assemble((f" {self._name(place)}: ", self.look.muted), text), self.width)
            for place, text in enumerate(told)
        ]

    def _name(self, place: int) -> str:
        if not place:
            return self.words("double.settle.one")
        return self.words("double.settle.other", letter=chr(ord("A") + place))

    def _answer(self, entry: Entry, question: Background) -> str:
        given = said(entry, question.id, self.desk.place.instrument)
        if given is None:
            return self.words("double.settle.nothing")
        return given_in_words(question, given, self.words)

    def _columns(self, question: Question, height: int) -> Block:
        """The entries, then what is typed of the paper."""
        count = len(self._entries) + 1
        widths = shared_widths(self.width - 1, count, GAP)
        columns = [
            self._entered(place, question, widths[place], height)
            for place in range(len(self._entries))
        ]
        columns.append(self._sheet.column(question, widths[-1], height))
        return [Text.assemble(" ", line) for line in beside(columns, widths, GAP)]

    def _entered(self, place: int, question: Question, width: int, height: int) -> Block:
        """One entry: first what is not in every other one."""
        look, words = self.look, self.words
        value_by_id = self.desk.place.instrument.value_by_id
        sets = [set(marks(each, question.id)) for each in self._entries]
        everywhere = set.intersection(*sets)
        lines = [padded(Text(f" {self._name(place)}", look.strong), width)]
        own = sorted(sets[place], key=lambda each: (each in everywhere, value_by_id[each].code))
        for each in own:
            differs = each not in everywhere
            sign, style = (DIFFERS, look.accent) if differs else (ALIKE, look.muted)
            text = f"{sign} {value_in_words(value_by_id[each], words)}"
            lines.append(padded(Text(text, style), width))
        if not own:
            lines.append(Text(f"  {words('double.settle.nothing')}", look.accent))
        found = self.desk.form
        differ = open_parts(found, self.desk.place.instrument) if found else {}
        if question.id in differ.get(What.WRITE_IN, ()):
            word = self._entries[place].write_ins.get(question.id, words("double.settle.nothing"))
            said = words("entry.sheet.write_in", word=word)
            return [*lines[: height - 1], padded(Text(f"{DIFFERS} {said}", look.accent), width)]
        return lines[:height]
