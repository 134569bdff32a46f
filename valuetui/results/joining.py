"""What has been shown of one group in two places, as one history: for folders that are merged.

Whoever has seen both has all tables of both. So the snapshots of both are taken as those of one
history, the ones from elsewhere before those from here, and everybody who is counted in both is one
person in it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from valuetui.results.frozen import Frozen
from valuetui.results.gate import Stay
from valuetui.results.roster import Kind, People
from valuetui.results.standing import Standing


@dataclass(frozen=True)
class Joined:
    """Two histories of one group as one."""

    frozen: Frozen
    unsure: int = 0
    """Answers that had been corrected in one of the places only, or in both: it is not known which
    of their versions are the same, and so not sure that the steps are safe for them."""


def joined(elsewhere: Frozen, here: Frozen) -> Joined:
    """What has been shown elsewhere and here. What is shown here goes on being shown, until enough
    has changed beside both.

    Both must be laid out for the same instrument. A history that is the beginning of the other adds
    nothing to it.
    """
    if not elsewhere.snapshots or _is_beginning_of(elsewhere, here):
        return Joined(here)
    if not here.snapshots or _is_beginning_of(here, elsewhere):
        return Joined(elsewhere)
    return _joined(elsewhere, here)


def _is_beginning_of(one: Frozen, other: Frozen) -> bool:
    length = len(one.snapshots)
    if one.snapshots != other.snapshots[:length]:
        return False
    at, known = other.people.at(one.people.ids)
    if not known.all() or _until(length, one) != _until(length, other):
        return False
    alike = _corrected_alike(other.people, one.people)
    places = other.people.places[at].tolist()
    return all(
        is_alike or other.standings[place].stay.spans[0][0] >= length
        for is_alike, place in zip(alike, places, strict=True)
    )


def _until(length: int, frozen: Frozen) -> Counter[Standing]:
    """How many are counted as what in the first so many snapshots."""
    found: Counter[Standing] = Counter()
    for standing, n in frozen.numbers():
        spans = [(since, until) for since, until in standing.stay.spans if since < length]
        if n and spans:
            (*earlier, (since, until)) = spans
            ended = until if until is not None and until < length else None
            done = tuple((start, end) for start, end in earlier if end is not None)
            stay = replace(standing.stay, earlier=done, since=since, until=ended)
            found[standing._replace(stay=stay)] += n
    return found


def _joined(elsewhere: Frozen, here: Frozen) -> Joined:
    length = len(elsewhere.snapshots)
    ended = [each.ended(length) for each in elsewhere.standings]
    later = [_shifted(each, length) for each in here.standings]
    at, known = elsewhere.people.at(here.people.ids)
    theirs = elsewhere.people.places[at]
    corrected = _corrected_alike(elsewhere.people, here.people)

    standings: dict[Standing, int] = {}
    departed = Counter(elsewhere.departed)
    for each, n in here.departed.items():
        departed[_shifted(each, length)] += n
    places, unsure = np.empty(len(here.people.ids), np.int32), 0
    rows = zip(known.tolist(), theirs.tolist(), here.people.places.tolist(), corrected, strict=True)
    for number, (is_known, their, our, is_alike) in enumerate(rows):
        standing = later[our]
        if is_known and is_alike and _kind(ended[their]) == _kind(standing):
            standing = _together(ended[their], standing)
        elif is_known:
            departed[ended[their]] += 1
            standing = standing._replace(stay=replace(standing.stay, again=True))
            unsure += 1
        places[number] = standings.setdefault(standing, len(standings))
    _, in_both = here.people.at(elsewhere.people.ids)
    alone = elsewhere.people.where(~in_both)
    moved = [standings.setdefault(each, len(standings)) for each in ended]
    people = replace(here.people, places=places).joined(
        replace(alone, places=np.array(moved, np.int32)[alone.places])
    )
    if known.any():
        unsure += min(sum(elsewhere.departed.values()), sum(here.departed.values()))
    frozen = replace(
        here,
        snapshots=(*elsewhere.snapshots, *here.snapshots),
        people=people,
        standings=tuple(standings),
        departed=departed,
    )
    return Joined(frozen, unsure)


def _kind(standing: Standing) -> Kind:
    return Kind(standing.stay.cell, standing.answered)


def _together(their: Standing, our: Standing) -> Standing:
    """The same answers, counted there and then here."""
    earlier = (*_ended_spans(their.stay.spans), *our.stay.earlier)
    again = their.stay.again or our.stay.again
    return our._replace(stay=replace(our.stay, earlier=earlier, again=again))


def _ended_spans(spans: Iterable[tuple[int, int | None]]) -> tuple[tuple[int, int], ...]:
    return tuple((since, until) for since, until in spans if until is not None)


def _shifted(standing: Standing, by: int) -> Standing:
    """The same after so many other snapshots."""
    stay = standing.stay
    until = None if stay.until is None else stay.until + by
    earlier = tuple((start + by, end + by) for start, end in stay.earlier)
    return standing._replace(stay=Stay(stay.cell, stay.since + by, until, stay.again, earlier))


def _corrected_alike(elsewhere: People, here: People) -> list[bool]:
    """Of each one here, whether they are counted by the same correction elsewhere, or by none."""
    other = {
        each
        for each in {**elsewhere.corrected, **here.corrected}
        if elsewhere.corrected.get(each) != here.corrected.get(each)
    }
    return [each not in other for each in _each(here)] if other else [True] * len(here.ids)


def _each(people: People) -> Iterable[bytes]:
    ids, size = people.ids.tobytes(), people.ids.dtype.itemsize
    return (ids[start : start + size] for start in range(0, len(ids), size))
