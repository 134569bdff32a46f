"""From a form that was entered to an answer."""

from collections.abc import Sequence
from datetime import date

from valuetui.instrument.canonical import content_hash
from valuetui.interview.entry.desk import Desk
from valuetui.interview.entry.state import State
from valuetui.interview.stage import Stage
from valuetui.interview.steps import NotAllowed
from valuetui.responses.answer import Answer, Order, Paper, Status
from valuetui.responses.channel import Channel
from valuetui.responses.record import Adjudication, Reentry

BY_CODE = "by-code/1"
"""How a form shows the values: in the order of their codes, to everybody."""


def answer_of(
    desk: Desk, state: State, *, digest: str, day: date, station: str, sitting: str | None = None
) -> Answer:
    """The answer of a form at its review. ``digest`` stands for its number.

    The questions at which exactly as much is marked as they ask for are picks, and count; what is
    marked at the others is kept beside them. Raises :class:`NotAllowed` elsewhere.
    """
    sheet, instrument = state.sheet, desk.instrument
    if state.place.stage is not Stage.REVIEW or sheet.group is None:
        raise NotAllowed("the form is not entered to its end")
    counting = [each.id for each in instrument.questions if sheet.counts(each)]
    others = [each.id for each in instrument.questions if not sheet.counts(each)]
    background = sheet.about.answers(instrument, sheet.group)
    units = [str(background.pop(each.id)) for each in instrument.background
             if each.unit and each.id in background]  # fmt: skip
    return Answer(
        id=state.record_id,
        organisation=instrument.organisation.id,
        wave=instrument.wave,
        instrument=instrument.id,
        instrument_hash=content_hash(instrument),
        group=sheet.group,
        station=station,
        channel=Channel.PAPER,
        language=sheet.language,
        day=day.isoformat(),
        picks={each: sheet.marked(each) for each in counting},
        order=Order(BY_CODE, 0, "".join(value.code for value in instrument.values)),
        status=Status.PARTIAL if others else Status.COMPLETE,
        unit=units[0] if units else None,
        session=sitting,
        background=background,
        write_ins={
            each.id: word
            for each in instrument.questions
            if each.takes_write_in(sheet.group) and (word := sheet.write_ins.get(each.id))
        },
        paper=Paper(
            form=digest,
            operator=desk.batch.operator,
            marked={each: sheet.marked(each) for each in others},
            illegible=tuple(each for each in sheet.unusual(instrument) if each in sheet.illegible),
            note=sheet.note,
            without_code=state.without_code,
        ),
    )


def reentry_of(entered: Answer, first: Answer) -> Reentry:
    """What was entered of a form again, beside the answer that was entered ``first``. Raises
    ``ValueError`` where it was entered from no form."""
    return Reentry(
        id=entered.id,
        of=first.id,
        group=entered.group,
        picks=entered.picks,
        paper=_paper(entered),
        day=entered.day,
        station=entered.station,
        unit=entered.unit,
        background=entered.background,
        write_ins=entered.write_ins,
    )


def adjudication_of(
    entered: Answer, first: Answer, against: Sequence[str], *, revision: int, reason: str
) -> Adjudication:
    """What the paper says, as somebody has ``entered`` it who saw that the entries differ. Raises
    as :func:`reentry_of`."""
    paper = _paper(entered)
    return Adjudication(
        id=entered.id,
        of=first.id,
        against=tuple(against),
        revision=revision,
        picks=entered.picks,
        reason=reason,
        day=entered.day,
        station=entered.station,
        operator=paper.operator,
        group=entered.group,
        unit=entered.unit,
        background=entered.background,
        write_ins=entered.write_ins,
        paper=paper,
    )


def _paper(entered: Answer) -> Paper:
    if entered.paper is None:
        raise ValueError("the entry is of no form on paper")
    return entered.paper
