"""Folders of a few facts, some of them under the same id, and what is in a folder afterwards."""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hypothesis import strategies as st

from tests.responses.samples import plain
from tests.responses.test_record import ANSWER
from valuetui.responses.answer import Answer, Paper
from valuetui.responses.ease import Ease, Verdict
from valuetui.responses.files import FileOps, SystemFiles
from valuetui.responses.fold import fold
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.holdings import Sealed, fact_of
from valuetui.responses.merge import Counts, Merge, by_its_own_station
from valuetui.responses.meter import Meter
from valuetui.responses.record import Adjudication, Amendment, Fact, Reentry, Void
from valuetui.responses.sources import open_source
from valuetui.responses.store import StationStore

DAY: dict[str, Any] = {"reason": "prov", "day": "2026-11-24"}


class Careless(SystemFiles):
    """A disk that waits for nothing: the laws of merging are no matter of power cuts."""

    def sync(self, handle: int) -> None:
        pass

    def sync_folder(self, folder: Path) -> None:
        pass


CARELESS = Careless()


def hexed(name: str) -> str:
    """A record's id that a person can tell: ``a1`` is ``a1000…``."""
    return name.ljust(32, "0")


def an_answer(name: str, *picks: str, **more: Any) -> Answer:
    """An answer with the id of this name."""
    return replace(ANSWER, id=hexed(name), picks={"current": picks or ("v1",)}, **more)


def an_ease(name: str, verdict: Verdict, station: str = "kiosk-1") -> Ease:
    """How easy somebody found it, with the id of this name."""
    return Ease(hexed(name), station, "2026-11-24", "sv", "ab" * 32, verdict)


def a_void(name: str, of: str, station: str = "staff") -> Void:
    """A void of the record of this name."""
    return Void(hexed(name), hexed(of), station=station, **DAY)


def _amendment(name: str, of: str, revision: int, pick: str) -> Amendment:
    return Amendment(hexed(name), hexed(of), revision, {"current": (pick,)}, station="staff", **DAY)


def _adjudication(pick: str) -> Adjudication:
    of, against = hexed("a1"), (hexed("a2"),)
    return Adjudication(hexed("c4"), of, against, 1, {"current": (pick,)}, station="staff", **DAY)


def _reentry(pick: str) -> Reentry:
    paper = Paper("0f" * 16, "Ali")
    picks = {"current": (pick,)}
    return Reentry(hexed("d1"), hexed("a1"), "elected", picks, paper, "2026-11-24", "kiosk-2")


_PICKS = st.sampled_from(["v1", "v2"])
_STATIONS = st.sampled_from(["kiosk-1", "kiosk-2"])
_OF = st.sampled_from(["a1", "a2", "c2"])
FACTS: st.SearchStrategy[Fact] = st.one_of(
    st.builds(an_answer, st.sampled_from(["a1", "a2", "a3"]), _PICKS, station=_STATIONS),
    st.builds(a_void, st.just("c1"), _OF, _STATIONS),
    st.builds(_amendment, st.sampled_from(["c2", "c3"]), _OF, st.integers(1, 2), _PICKS),
    st.builds(_adjudication, _PICKS),
    st.builds(_reentry, _PICKS),
    st.builds(an_ease, st.sampled_from(["e1", "a3"]), st.sampled_from(Verdict)),
    st.builds(
        an_answer,
        st.sampled_from(["a1", "a4"]),
        _PICKS,
        background=st.just({"years": 3, "ways": ("p", "q")}),
        write_ins=st.sampled_from([{}, {"current": "tåg"}]),
    ),
)
"""Records of which many bear the same id and differ."""

HELD = st.lists(FACTS, unique_by=lambda fact: fact.id, max_size=6)
"""What one folder holds: no id twice."""


@contextmanager
def place() -> Iterator[Path]:
    """A folder for one example, for hypothesis makes many of them within one test."""
    folder = Path(mkdtemp())
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def filled(folder: Path, facts: Iterable[Fact], files: FileOps = CARELESS) -> Path:
    """A folder that holds these facts, each in the file of its station."""
    by_station: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_station[fact.station].append(fact)
    for station, own in by_station.items() or [("kiosk-1", [])]:
        with StationStore(folder, station, files) as store:
            store.save_many(fact.to_document() for fact in own)
    return folder


def take(target: Path, *sources: Path, files: FileOps = CARELESS, dry_run: bool = False) -> Counts:
    """Merge the sources into the target, whatever instruments they answer."""
    merge, counts = Merge(target, files, dry_run=dry_run), Counts()
    for path in sources:
        with open_source(path, Meter(), files) as source:
            for stock in source.stocks():
                counts.add(merge.take(stock, by_its_own_station(lambda _: None)))
            counts.set_aside += merge.take_aside(source.aside)
    return counts


def merged(target: Path, *sources: Path) -> Path:
    """The target with the sources in it."""
    take(target, *sources)
    return target


def documents(folder: Path) -> list[dict[str, Any]]:
    """The documents that count, by id."""
    found = list(ResponseFolder(folder).documents()) if (folder / "responses").exists() else []
    return sorted(found, key=lambda document: str(document["id"]))


def aside(folder: Path) -> list[dict[str, Any]]:
    """The documents in the quarantine, each of which lies in a file of its own."""
    found = []
    for path in sorted((folder / "quarantine").glob("[!.]*")):
        [document] = plain(path)
        found.append(document)
    return found


def versions(folder: Path) -> list[str]:
    """All that is in a folder, whether it counts or was set aside, in an order of its own."""
    return sorted(repr(sorted(each.items())) for each in [*documents(folder), *aside(folder)])


def versions_of(facts: Sequence[Fact]) -> list[str]:
    """The same of facts, each version once."""
    return sorted({repr(sorted(_stored(fact).items())) for fact in facts})


def _stored(fact: Fact) -> dict[str, Any]:
    """The document of a fact as it comes back from a file."""
    document: dict[str, Any] = json.loads(json.dumps(fact.to_document()))
    return document


def folded(folder: Path) -> dict[str, Answer]:
    """What counts in a folder."""
    facts = [fact_of(document, "") for document in documents(folder)]
    return fold([fact for fact in facts if fact and not isinstance(fact, Sealed)])


def tree(folder: Path) -> dict[str, bytes | None]:
    """Every file of a folder with its bytes, and every folder in it."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }
