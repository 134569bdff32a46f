"""What somebody has begun to correct or to settle, until it is saved or thrown away.

One draft file a station, ``drafts/<station>.begun.json``, holds all of it, each piece for whoever
has typed it: nobody finishes another's reason. Where no draft can be kept it is known as long as
the program runs.
"""

import json
import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from valuetui.responses.drafts import FOLDER, DraftFile
from valuetui.words.names import folded

DRAFT = "{station}.begun"
"""The name of a station's file of these; none of an interview can have it."""
ROOM = 1 << 15
"""Bytes of all pieces, about thirty; where there are more, the oldest one goes."""
_FORM = 1
_FILE = re.compile(r"\.?(.+)\.begun\.json(?:\.new)?")

log = logging.getLogger(__name__)


class Kind(StrEnum):
    """What has been begun."""

    CORRECTION = "correction"
    SETTLING = "settling"


@dataclass(frozen=True)
class Piece:
    """What a piece of work is, of which answer, and whose."""

    kind: Kind
    of: str
    """The id of the answer."""
    by: str
    """A name, :func:`~valuetui.words.names.folded`."""


class Begun:
    """The pieces of work that have been begun at a station and are not finished."""

    def __init__(self, drafts: DraftFile | None = None) -> None:
        self._drafts = drafts
        self._pieces: dict[Piece, Mapping[str, Any]] = {}
        """The one that was worked at last comes last."""
        if drafts is not None:
            drafts.settle()
            if (found := drafts.found()) is not None:
                self._take_up(found.document)

    def of(self, kind: Kind, name: str) -> tuple[str, ...]:
        """The ids of the answers of which somebody has begun something."""
        by = folded(name)
        return tuple(each.of for each in self._pieces if (each.kind, each.by) == (kind, by))

    def find(self, kind: Kind, of: str, name: str) -> Mapping[str, Any] | None:
        """What somebody has typed; None where they have begun nothing."""
        return self._pieces.get(Piece(kind, of, folded(name)))

    def keep(self, kind: Kind, of: str, name: str, document: Mapping[str, Any]) -> None:
        """Keep what somebody has typed so far, without waiting for the disk."""
        piece = Piece(kind, of, folded(name))
        self._pieces.pop(piece, None)
        self._pieces[piece] = document
        while len(self._pieces) > 1 and len(json.dumps(self._document())) > ROOM:
            del self._pieces[next(iter(self._pieces))]
        self._write()

    def drop(self, kind: Kind, of: Iterable[str], name: str) -> None:
        """It is saved, or thrown away."""
        gone = [self._pieces.pop(Piece(kind, each, folded(name)), None) for each in of]
        if any(each is not None for each in gone):
            self._write()

    def _write(self) -> None:
        if self._drafts is None:
            return
        if self._pieces:
            self._drafts.keep(self._document())
        else:
            self._drafts.discard()

    def _document(self) -> dict[str, Any]:
        pieces = [{"kind": piece.kind.value, "of": piece.of, "by": piece.by, "said": said}
                  for piece, said in self._pieces.items()]  # fmt: skip
        return {"form": _FORM, "pieces": pieces}

    def _take_up(self, document: Mapping[str, Any]) -> None:
        """Know what an earlier process has left. What each piece says is looked at when somebody
        goes on with it."""
        try:
            if document["form"] != _FORM:
                raise ValueError
            for each in document["pieces"]:
                piece = Piece(Kind(each["kind"]), str(each["of"]), str(each["by"]))
                self._pieces[piece] = dict(each["said"])
        except (LookupError, TypeError, ValueError):
            log.warning("what was begun cannot be read and is discarded")
            self._pieces.clear()
            self._write()


def forget_begun(wave: Path, stations: Iterable[str] = ()) -> list[str]:
    """Leave nothing that was begun at these stations, at any where none is named; the stations at
    which somebody is at work just now, so that it stays."""
    at_work, only = [], set(stations)
    for station in sorted(_stations_with_begun(wave)):
        if only and station not in only:
            continue
        with DraftFile(wave, DRAFT.format(station=station)) as drafts:
            drafts.discard()
        if drafts.path.exists():
            at_work.append(station)
    return at_work


def _stations_with_begun(wave: Path) -> set[str]:
    """Those that have such a file, also one that was being written when its process was killed. A
    station at which nothing was ever saved has no other file."""
    names = (each.name for each in (wave / FOLDER).glob("*"))
    return {found[1] for name in names if (found := _FILE.fullmatch(name))}
