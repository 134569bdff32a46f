"""Formulas for the figures of a choice. Their texts are those that the other sheets are told with.

Only functions that every program of the last twenty years knows. Ranges are called by the names
that the sheets of data, calculation and settings give them; for what is about one question the
name ends with its role, such as ``count_current``. ``cell`` is a cell that holds a place in the
list of values, or 0; ``place`` is what it holds as the workbook opens.
"""

from valuetui.instrument.model import Role
from valuetui.reports.workbook.cells import Formula, quoted, written
from valuetui.reports.workbook.chosen import Chosen
from valuetui.reports.workbook.subject import Subject
from valuetui.results.telling import ABOVE, AT_LEAST, AT_MOST, BELOW
from valuetui.words.numbers import MINUS

HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a text where a formula puts a figure."""


def around(text: str, figure: str) -> str:
    """A formula for a text in which ``figure``, a formula too, stands instead of the hole."""
    before, _, after = text.partition(HOLE)
    parts = [quoted(before) if before else "", figure, quoted(after) if after else ""]
    return "&".join(filter(None, parts))


def percent(subject: Subject, figure: str) -> str:
    """A formula for whole per cent as running text; ``figure`` is a formula for 100 times a count
    divided by a number, in this order, so that halves are rounded up."""
    return around(subject.words("language.percent", number=HOLE), f"ROUND({figure},0)")


def share(chosen: Chosen, role: Role, cell: str, place: int) -> Formula:
    """The share of a value as it may be told: a number, or words where it is rough."""
    subject = chosen.subject
    told, count = f"INDEX(told_{role},{cell})", f"INDEX(count_{role},{cell})"
    beyond = percent(subject, f"100*({count}+1)/n_{role}")
    few, nearly = (quoted(subject.words(f"told.{how}")) for how in ("few", "nearly_all"))
    text = (
        f'IF({cell}=0,"",IF({told}=0,{count}/n_{role},IF({told}=1,{few},IF({told}=2,{nearly},'
        f"{quoted(BELOW)}&{beyond}))))"
    )
    return Formula(text, subject.share(chosen.share(role, place)) if place else "")


def points(chosen: Chosen, cell: str, place: int) -> Formula:
    """The desired shift of a value in percentage points, or words where it is rough."""
    subject = chosen.subject
    told = f"INDEX(told_{Role.CURRENT},{cell})+INDEX(told_{Role.DESIRED},{cell})"
    exact = f"100*INDEX(distance,{cell})/(n_{Role.CURRENT}*n_{Role.DESIRED})"
    up, down = quoted(f"{AT_LEAST}+"), quoted(AT_MOST + MINUS)
    rough = (
        f"IF(ROUND({exact},0)=0,{quoted(subject.words('told.unknown'))},"
        f"IF({exact}>0,{up}&ROUND({exact},0),{down}&ROUND(-({exact}),0)))"
    )
    text = f'IF({cell}=0,"",IF({told}=0,{exact},{rough}))'
    return Formula(text, subject.points(chosen.shift(place)) if place else "")


def label(chosen: Chosen, cell: str, place: int) -> Formula:
    """A value's label."""
    text = f'IF({cell}=0,"",INDEX(value_labels,{cell}))'
    return Formula(text, label_of(chosen, place))


def label_of(chosen: Chosen, place: int) -> str:
    """The label at a place of the list, as a cell holds it."""
    return written(chosen.subject.label(chosen.values[place - 1])) if place else ""


def rank(chosen: Chosen, role: Role, cell: str, place: int) -> Formula:
    """A value's rank in the list of one question."""
    own = f"INDEX(listed_{role},{cell})"
    text = f'IF({cell}=0,"",1+COUNTIF(listed_{role},{quoted(ABOVE)}&{own}))'
    return Formula(text, chosen.rank(role, place) if place else "")


def marks(chosen: Chosen, cell: str, place: int) -> Formula:
    """The marks of a value in a list: shared by both lists, and limiting."""
    subject = chosen.subject
    letter, both = subject.text("mark.limiting"), subject.text("mark.shared")
    limiting = f'IF(INDEX(value_limiting,{cell})=1,{quoted(letter)},"")'
    gives = letter if place and chosen.values[place - 1].limiting else ""
    if not subject.comparison.asks_shift:
        return Formula(f'IF({cell}=0,"",{limiting})', gives)
    shared = f'IF(INDEX(in_both,{cell})=1,{quoted(both + " ")},"")'
    before = f"{both} " if place and chosen.in_both(place) else ""
    return Formula(f'IF({cell}=0,"",TRIM({shared}&{limiting}))', (before + gives).strip())
