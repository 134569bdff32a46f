"""The rules that background questions keep, among themselves and with the rest."""

from collections.abc import Iterable, Sequence

from valuetui.instrument.background import GROUP, Background, Kind
from valuetui.instrument.model import Instrument
from valuetui.instrument.reader import Source
from valuetui.words.wrapping import wrap

MOST_QUESTIONS = 12
"""More than anybody has patience for, and than the smallest kiosk grid shows at the review."""
MOST_OPTIONS = 90
"""Five pages of the smallest grid, and all paper codes of two digits but the last few."""
OPTION_WIDTH, OPTION_LINES = 25, 2
"""What a tile of the smallest grid offers an option."""
TEXT_WIDTH, TEXT_LINES = 38, 2
"""What the head of the smallest grid offers a question, beside the languages and the way out."""
HELP_WIDTH, HELP_LINES = 60, 2

Place = tuple[str | int, ...]


def check_background(instrument: Instrument, source: Source) -> None:
    """Note every broken rule of the background questions but those of ids alone."""
    asked = instrument.background
    if len(asked) > MOST_QUESTIONS:
        source.note(("background", MOST_QUESTIONS), "too_many_background", found=len(asked),
                    most=MOST_QUESTIONS)  # fmt: skip
    taken = instrument.question_by_id
    for number, question in enumerate(asked):
        where = ("background", number)
        if question.id in taken:
            source.note((*where, "id"), "duplicate_id", found=question.id)
        _check_texts(question, instrument.languages, where, source)
        _check_options(question, instrument.languages, where, source)
        if question.kind is Kind.NUMBER and question.least > question.most:
            source.note((*where, "min"), "min_above_max", least=question.least, most=question.most)
        _check_conditions(instrument, number, where, source)
    _check_units(asked, source)


def _check_texts(
    question: Background, languages: Sequence[str], where: Place, source: Source
) -> None:
    for key, text, width, lines in (
        ("text", question.text, TEXT_WIDTH, TEXT_LINES),
        ("help", question.help or {}, HELP_WIDTH, HELP_LINES),
    ):
        for language in languages:
            found = text.get(language, "")
            if not _fits(found, width, lines):
                source.note((*where, key, language), "text_too_long", found=found, width=width,
                            lines=lines)  # fmt: skip


def _check_options(
    question: Background, languages: Sequence[str], where: Place, source: Source
) -> None:
    if len(question.options) > MOST_OPTIONS:
        source.note((*where, "option", MOST_OPTIONS), "too_many_options",
                    found=len(question.options), most=MOST_OPTIONS)  # fmt: skip
    for number, option in enumerate(question.options):
        for language in languages:
            label = option.label.get(language, "")
            if not _fits(label, OPTION_WIDTH, OPTION_LINES):
                source.note((*where, "option", number, "label", language), "label_too_long",
                            found=label, width=OPTION_WIDTH, lines=OPTION_LINES)  # fmt: skip


def _fits(text: str, width: int, lines: int) -> bool:
    return max(map(len, text.split()), default=0) <= width and len(wrap(text, width)) <= lines


def _check_conditions(instrument: Instrument, number: int, where: Place, source: Source) -> None:
    """A condition speaks of the group, or of a choice that comes before."""
    question = instrument.background[number]
    earlier = {each.id: each for each in instrument.background[:number]}
    for about, wanted in question.show_if.items():
        at = (*where, "show_if", about)
        if about == GROUP:
            known: Iterable[str] = instrument.group_by_id
        elif about in earlier and earlier[about].is_choice:
            known = earlier[about].option_by_id
        else:
            _note_condition(instrument, about, earlier, at, source)
            continue
        for found in wanted:
            if found not in known:
                source.note(at, "show_if_unknown_answer", found=found, known=", ".join(known))


def _note_condition(
    instrument: Instrument, about: str, earlier: dict[str, Background], at: Place, source: Source
) -> None:
    known = ", ".join([GROUP, *(each.id for each in earlier.values() if each.is_choice)])
    if about in earlier:
        key = "show_if_no_choice"
    elif about in {each.id for each in instrument.background}:
        key = "show_if_later"
    else:
        key = "show_if_unknown"
    source.note(at, key, found=about, known=known)


def _check_units(asked: Sequence[Background], source: Source) -> None:
    """One choice at most can be the unit."""
    seen = False
    for number, question in enumerate(asked):
        if question.unit and question.kind is not Kind.SINGLE:
            source.note(("background", number, "unit"), "unit_not_single")
        elif question.unit and seen:
            source.note(("background", number, "unit"), "unit_twice")
        seen |= question.unit
