"""What the programs call the columns that are about an answer and not of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from valuetui.words.sorting import fold


@dataclass(frozen=True)
class Format:
    """A program whose CSV files can be read. Columns are named as :func:`plain` makes them; of
    several the first that holds something is taken."""

    name: str
    ids: tuple[str, ...]
    """What tells an answer from all others."""
    days: tuple[str, ...]
    """When it was handed in."""
    marks: tuple[str, ...]
    """By one of these the format is recognised."""
    languages: tuple[str, ...] = ()
    finished: tuple[str, ...] = ()
    """Empty where somebody has not handed in."""
    verdict: str = ""
    """The column of the reviewer's verdict."""
    rejected: frozenset[str] = frozenset()
    """Verdicts by which an answer does not count."""


ODK = Format(
    "odk",
    ids=("key", "metainstanceid", "instanceid"),
    days=("submissiondate",),
    marks=("submissiondate", "submitterid", "key"),
    verdict="reviewstate",
    rejected=frozenset({"rejected"}),
)
KOBO = Format(
    "kobo",
    ids=("metarootuuid", "uuid", "metainstanceid", "instanceid"),
    days=("submissiontime",),
    marks=("submissiontime", "validationstatus", "submittedby"),
    verdict="validationstatus",
    rejected=frozenset({"notapproved", "validationstatusnotapproved"}),
)
LIMESURVEY = Format(
    "limesurvey",
    ids=("id", "responseid"),
    days=("datestamp", "datelastaction", "startdate", "datestarted"),
    marks=("submitdate", "datesubmitted", "lastpage", "startlanguage"),
    languages=("startlanguage",),
    finished=("submitdate", "datesubmitted"),
)
FORMATS = {each.name: each for each in (ODK, KOBO, LIMESURVEY)}


def recognised(headings: Iterable[str]) -> Format | None:
    """The program that has written a file with these headings; None where it does not show."""
    found = {plain(heading) for heading in headings}
    scores = {each.name: len(found.intersection(each.marks)) for each in FORMATS.values()}
    best = max(scores, key=scores.__getitem__)
    others = [score for name, score in scores.items() if name != best]
    return FORMATS[best] if scores[best] > max(others) else None


def plain(text: str) -> str:
    """The letters and digits of a text, small and without accents: by which names are compared."""
    return re.sub(r"[\W_]+", "", fold(text))


# Why a column is left

_PERSONAL = re.compile(
    r"name$|^name|namn|mail|epost|phone|telefon|mobil|token|^ip|ipaddr|submitter|submittedby|user"
    r"|device|imei|simserial|subscriber|personnummer|pnr|address|adress|birth|fodel"
)
_PLACE = re.compile(r"latitude|longitude|altitude|precision|geo|gps|location|plats|koordinat")
_TIME = re.compile(r"^start|^end$|^end(time|date)|date|datum|time|tid$|stamp$|^today$")
_TECHNICAL = re.compile(
    r"^id$|^index|^tags$|^notes$|version|^edits$|attachment|status|^parent|uuid|instance|^key$"
    r"|lastpage|seed|refurl|reviewstate|formid|valuetuiorder|^meta|lang"
)


def why_left(heading: str) -> str:
    """Why nothing is taken from a column that means nothing to the questionnaire: ``personal``,
    ``place``, ``time``, ``technical`` or ``unknown``. What is said of it changes nothing: it is
    left, whatever it is."""
    name = plain(heading)
    for why, pattern in (
        ("personal", _PERSONAL),
        ("place", _PLACE),
        ("time", _TIME),
        ("technical", _TECHNICAL),
    ):
        if pattern.search(name):
            return why
    return "unknown"
