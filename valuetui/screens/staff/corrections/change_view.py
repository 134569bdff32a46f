"""What a change looks like before it is saved."""

from dataclasses import dataclass

from rich.text import Text

from valuetui.interview.amending import Amending
from valuetui.responses.history import Difference, History
from valuetui.responses.record import Correction
from valuetui.responses.sessions import Sitting
from valuetui.screens.results.layout import Block, wrapped
from valuetui.screens.staff.corrections.telling import Teller
from valuetui.screens.staff.look import CURSOR, typed_line


@dataclass(frozen=True)
class ChangeView:
    """Draws the steps of a change."""

    teller: Teller
    history: History
    sitting: Sitting | None

    def words_of(self, amending: Amending) -> Block:
        """The group to choose, or the questions with their words."""
        teller, look, question = self.teller, self.teller.look, amending.question
        if question is not None:
            group = teller.words("entry.sheet.group", group=teller.group(amending.group))
            return [Text(f" {group}", look.strong), Text(),
                    *teller.picks(amending.after, question)]  # fmt: skip
        lines: Block = [Text()]
        groups = amending.instrument.groups
        for place, each in enumerate(groups, 1):
            mark = " ✔ " if each.id == amending.group else "   "
            code = (str(place).zfill(len(str(len(groups)))), look.accent)
            lines.append(Text.assemble(mark, code, "  ", (teller.group(each.id), look.text)))
        return lines

    def code(self, amending: Amending, *, is_leaving: bool) -> Block:
        """What was told last, and the digits that are typed."""
        words, look = self.teller.words, self.teller.look
        at_group = amending.question is None
        asked = words("entry.at.group" if at_group else "correct.change.code")
        told = self._told(amending)
        if is_leaving:
            told = self.teller.paragraph(f"! {words('correct.change.leave_sure')}", look.bad)
        return [*told, typed_line(Text(f" {asked}: "), amending.pending, self.teller.width, look)]

    def _told(self, amending: Amending) -> Block:
        teller, look, told = self.teller, self.teller.look, amending.told
        if told is None:
            return [Text()]
        values = dict(told.values)
        if "value" in values:
            values["value"] = teller.value(values["value"])
        if "group" in values:
            values["group"] = teller.group(values["group"])
        sign, style = ("!", look.bad) if told.is_trouble else ("✔", look.good)
        said = teller.words(f"correct.told.{told.key}", **values)
        return teller.paragraph(f"{sign} {said}", style)

    def why(
        self, kind: str, changes: Difference, typed: str, correction: Correction | None
    ) -> Block:
        """What this changes, and the reason as it is typed; at the second look also what follows
        from it."""
        teller, words, look = self.teller, self.teller.words, self.teller.look
        lines = [Text(), *teller.paragraph(words(f"correct.change.lead.{kind}"), look.text)]
        if changes.any:
            lines += [Text(), *teller.changes(changes)]
        else:
            about = teller.about(self.history.answer, self.history.now)
            told = f"{self.history.answer.id[:12]}  {about}"
            lines += [Text(), *teller.paragraph(told, look.accent)]
        lines.append(Text())
        if correction is not None:
            reason = words("correct.change.why", reason=correction.reason)
            return [*lines, *teller.paragraph(reason, look.text), Text(), *self._consequences()]
        label = f"▸ {words('correct.change.reason')}: {typed}{CURSOR}"
        lines += [Text.assemble(" ", each)
                  for each in wrapped(label, teller.width - 2, look.accent, indent=2)]  # fmt: skip
        hint = words("correct.change.reason_hint")
        return [*lines, *teller.paragraph(hint, look.muted, 3)]

    def sure(self, fault: str, *, is_sure: bool) -> Block:
        """What hinders it, and the question before it is saved."""
        teller, look = self.teller, self.teller.look
        lines = teller.paragraph(f"! {fault}", look.bad) if fault else [Text()]
        if is_sure:
            lines += teller.paragraph(teller.words("correct.change.sure"), look.strong)
        return lines

    def _consequences(self) -> Block:
        teller, words, look = self.teller, self.teller.words, self.teller.look
        lines = teller.paragraph(words("correct.change.stays"), look.muted)
        if self.sitting is not None and self.sitting.closed:
            told = words("correct.change.closed", name=self.sitting.name,
                         day=self.sitting.closed)  # fmt: skip
            lines += teller.paragraph(told, look.bad)
        return lines
