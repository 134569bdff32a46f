"""The codes from slips that come with forms: looked at, and used with the answer."""

from dataclasses import dataclass

from valuetui.interview.entry.entering import Entering
from valuetui.responses.answer import Answer
from valuetui.station.code_desk import Finding
from valuetui.station.entry_place import Place
from valuetui.station.kept_form import Saved


@dataclass(frozen=True)
class FormCodes:
    """The codes of the forms that are entered at a place. A form uses one once, however often it is
    entered anew."""

    place: Place

    def is_needed(self, number: int, group: str) -> bool:
        """Whether a form of somebody of this group comes with a code that is not used yet."""
        asks = group in self.place.instrument.codes
        return asks and not self.place.register.has_spent(number, group)

    def look(self, typed: str, entering: Entering) -> None:
        """Take or refuse what a clerk has typed. Waits for the disk."""
        codes, group = self.place.codes, entering.state.sheet.group
        if codes is None or group is None:
            entering.refuse_code(Finding.CLOSED)
            return
        looked = codes.look(typed, group)
        match looked.finding:
            case Finding.RIGHT:
                entering.code(looked.digest)
            case Finding.OTHER_GROUP:
                entering.refuse_code(looked.finding, group=looked.about)
            case Finding.ELSEWHERE:
                entering.refuse_code(looked.finding, station=looked.about)
            case _:
                entering.refuse_code(looked.finding, seconds=-int(-looked.wait // 1))

    def save(self, record: Saved, entering: Entering) -> None:
        """Keep a record, and with an answer that its code was used. Raises as ``place.save`` and
        :meth:`~valuetui.station.code_desk.CodeDesk.save`."""
        place, state = self.place, entering.state
        number = state.sheet.number or 0
        if (
            place.codes and state.code and isinstance(record, Answer)
            and not place.register.has_spent(number, record.group, but=record.id)
        ):  # fmt: skip
            place.codes.save(record, state.code, place.save)
        else:
            place.save(record)
