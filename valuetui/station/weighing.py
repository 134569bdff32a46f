"""The weighted figures of a survey: its margins, its answers, and what was shown of them before.

What was shown is remembered beside the snapshots, for two looks at weighted figures may not differ
by few people either: see docs/decisions/0042-weighted-figures.md.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from valuetui.instrument.margins import FILE, Margin, load_margins
from valuetui.instrument.model import Instrument
from valuetui.instrument.problem import InstrumentFaults
from valuetui.responses.answer import Answer
from valuetui.responses.files import (
    SYSTEM,
    FileOps,
    Opening,
    make_folders,
    opened,
    read_all,
    write_new,
)
from valuetui.responses.shown import FOLDER, WEIGHTED
from valuetui.results.comparison import Comparison
from valuetui.results.frozen import Frozen
from valuetui.results.gate import Gate
from valuetui.results.weighting.counted import Counted, Where
from valuetui.results.weighting.report import (
    Before,
    Unweighted,
    WeightedGroup,
    WeightedReport,
    weighted_group,
)
from valuetui.results.weighting.scheme import Axis, Category, Scheme


@dataclass(frozen=True)
class Showing:
    """That weighted figures of a group were shown."""

    snapshot: int
    """The number of the group's snapshot that counted the answers."""
    schemes: tuple[Scheme, ...] = ()
    """How they were weighted: by one after another; none where nobody knows."""


class NotKept(ValueError):
    """Bytes that are not what was kept."""


class Showings:
    """What has been shown, by group. With ``in_memory`` nothing is read or written; the same where
    the folder cannot be written, as :class:`~valuetui.station.snapshots.Snapshots` has it."""

    def __init__(self, wave: Path, *, in_memory: bool = False, files: FileOps = SYSTEM) -> None:
        self.path = wave / FOLDER / WEIGHTED
        self._files, self._in_memory = files, in_memory
        self._known: dict[str, Showing] = {}

    def known(self, numbers: Mapping[str, int]) -> Mapping[str, Showing]:
        """What has been shown by now, by whichever process. ``numbers`` has that of the latest
        snapshot of each group: where what was kept is damaged, it may have been any of these, and
        that is kept."""
        if self._in_memory:
            return self._known
        try:
            with opened(self._files, self.path) as handle:
                self._known = unpacked(read_all(self._files, handle))
        except FileNotFoundError:
            self._known = {}
        except NotKept:
            self._known = unknown(numbers)
            self._keep()
        except OSError:
            self._in_memory = True
        return self._known

    def remember(self, more: Mapping[str, Showing]) -> None:
        """Keep these beside what was known, on disk before this returns."""
        self._known = {**self._known, **more}
        if not self._in_memory:
            self._keep()

    def _keep(self) -> None:
        new = self.path.with_name(f".{WEIGHTED}.new")
        try:
            make_folders(self._files, self.path.parent)
            write_new(self._files, new, [packed(self._known)], Opening.FRESH)
            self._files.replace(new, self.path)
            self._files.sync_folder(self.path.parent)
        except OSError:
            self._in_memory = True


def weighted_report(
    folder: Path,
    comparison: Comparison,
    answers: Iterable[Answer],
    frozen: Mapping[str, Frozen],
    showings: Showings,
) -> WeightedReport:
    """The weighted figures beside a comparison of everybody, remembered before they are told.

    ``answers`` are just those that the comparison counts, and ``frozen`` what it was made from.
    """
    instrument = comparison.instrument
    try:
        margins = load_margins(folder / FILE, instrument)
    except InstrumentFaults as faults:
        by_name = tuple(each._replace(file=Path(FILE)) for each in faults.problems)
        return WeightedReport(comparison.snapshot, faults=by_name)
    numbers = {group: len(each.snapshots) - 1 for group, each in frozen.items()}
    known, shown = showings.known(numbers), dict[str, Showing]()
    by_group = _by_group(answers, {each.group for each in margins})
    found: list[WeightedGroup] = []
    refused: list[Unweighted] = []
    for result in comparison.groups:
        own = [each for each in margins if each.group == result.group.id]
        if not own:
            continue
        group, last = result.group.id, known.get(result.group.id)
        number = numbers[group]
        earlier = last.schemes if last and last.snapshot == number else ()
        counted = _counted(by_group[group], frozen[group], own, last, earlier, instrument)
        before = Before(last.snapshot == number, earlier) if last else None
        made = weighted_group(result, own, counted, instrument, Gate(instrument.threshold), before)
        if isinstance(made, Unweighted):
            refused.append(made)
            continue
        found.append(made)
        if made.scheme not in earlier:
            shown[group] = Showing(number, (*earlier, made.scheme))
    if shown:
        showings.remember(shown)
    return WeightedReport(comparison.snapshot, tuple(found), tuple(refused))


def _by_group(answers: Iterable[Answer], groups: Iterable[str]) -> dict[str, list[Answer]]:
    found: dict[str, list[Answer]] = {each: [] for each in groups}
    for answer in answers:
        if answer.group in found:
            found[answer.group].append(answer)
    return found


def _counted(
    answers: Sequence[Answer],
    frozen: Frozen,
    margins: Sequence[Margin],
    last: Showing | None,
    earlier: Sequence[Scheme],
    instrument: Instrument,
) -> Counted:
    """The answers by what they are weighted by, now and before, and by what tells them apart."""
    now = [each.question.id for each in margins]
    then = {axis.question for scheme in earlier for axis in scheme.axes}
    questions = (*now, *sorted(then.difference(now)))
    units = {each.id for each in instrument.background if each.unit}
    roles = {question.id: question.role for question in instrument.questions}
    counted = Counted(questions)
    places = frozen.people.places_of(each.id for each in answers)
    for answer, place in zip(answers, places, strict=True):
        stay = frozen.standings[place].stay
        picks = {roles[each]: picked for each, picked in answer.picks.items() if picked}
        where = Where(
            kind=place,
            is_new=last is not None and not stay.counted_in(last.snapshot),
            answered=tuple(picks),
        )
        said = (answer.unit if each in units else answer.background.get(each) for each in questions)
        counted.add(where, tuple(each if isinstance(each, str) else None for each in said), picks)
    return counted


def unknown(numbers: Mapping[str, int]) -> dict[str, Showing]:
    """That something was shown of these groups, and nobody knows what."""
    return {group: Showing(number) for group, number in numbers.items()}


def kept_showings(content: bytes | None, numbers: Mapping[str, int]) -> dict[str, Showing]:
    """What was kept in a file, as :meth:`Showings.known` has it; None where there is no file."""
    try:
        return unpacked(content) if content is not None else {}
    except NotKept:
        return unknown(numbers)


def packed(showings: Mapping[str, Showing]) -> bytes:
    """As they are kept."""
    document = {
        group: {"snapshot": each.snapshot, "schemes": [_document(one) for one in each.schemes]}
        for group, each in showings.items()
    }
    return json.dumps(document).encode()


def unpacked(content: bytes) -> dict[str, Showing]:
    """What :func:`packed` made. Raises :class:`NotKept`."""
    try:
        return {
            group: Showing(each["snapshot"], tuple(_scheme(one) for one in each["schemes"]))
            for group, each in json.loads(content).items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotKept("not what was kept") from error


def _document(scheme: Scheme) -> dict[str, Any]:
    return {
        "axes": [
            {
                "question": axis.question,
                "categories": [[c.options, c.people, c.answers] for c in axis.categories],
            }
            for axis in scheme.axes
        ],
        "weights": [[place, weight] for place, weight in scheme.weights.items()],
    }


def _scheme(document: Mapping[str, Any]) -> Scheme:
    return Scheme(
        tuple(
            Axis(
                each["question"],
                tuple(
                    Category(tuple(options), float(people), int(answers))
                    for options, people, answers in each["categories"]
                ),
            )
            for each in document["axes"]
        ),
        {tuple(place): float(weight) for place, weight in document["weights"]},
    )
