"""The certificate of a purge: what was removed and by which decision, and nothing of any content.

One JSON file in the wave's folder, ``gallring-<day>.json`` (``-2`` and so on where there are more).
It is there, and says that the purge has begun, before the first file goes; it says that the purge
is done only after the last one has gone.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import Any, Self

from valuetui import __version__
from valuetui.instrument.canonical import from_canonical
from valuetui.responses.contents import CERTIFICATE, AnswerFile
from valuetui.responses.errors import CannotOpen
from valuetui.responses.files import FileOps, Opening, opened, read_all, write_new

FORM = 1
"""Number of the certificate's form."""


@dataclass(frozen=True, slots=True)
class Removed:
    """One file that is removed, or was."""

    name: str
    records: int | None
    size: int
    """Bytes."""
    sha256: str


@dataclass(frozen=True)
class Certificate:
    """What is removed by a decision. No person is named: the decision tells who made it."""

    decision: str
    begun: str
    """ISO date."""
    surveys: tuple[str, ...]
    """``<organisation>/<wave>`` of the instruments that are kept in the folder."""
    instruments: tuple[str, ...]
    """Their hashes."""
    files: tuple[Removed, ...]
    left: tuple[str, ...]
    """Names of what else was in the folder and was left there."""
    done: str | None = None
    """ISO date; None while the purge is not finished."""
    program: str = f"valuetui {__version__}"

    @property
    def records(self) -> int:
        """How many records were in the files, as far as they were counted. The same record may have
        been in several of them."""
        return sum(each.records or 0 for each in self.files)

    @property
    def size(self) -> int:
        """How many bytes the files had together."""
        return sum(each.size for each in self.files)

    def with_found(self, found: Iterable[AnswerFile]) -> Self:
        """The certificate with the files that are there now.

        A listed file that is not there any more was removed when the purge was begun, and stays
        listed. One that is there with at least as many records has grown since; with fewer it is a
        new one under the old name.
        """
        now = [Removed(each.name, each.records, each.size, each.sha256) for each in found]
        by_name = {each.name: each for each in now if "*" not in each.name}
        gone = [
            each
            for each in self.files
            if each not in now and not _has_grown(each, by_name.get(each.name))
        ]
        return replace(self, files=tuple(sorted([*gone, *now], key=_place)))

    def to_bytes(self) -> bytes:
        """The certificate as the JSON that is kept."""
        document = {
            "kind": "purge-certificate",
            "form": FORM,
            "status": "done" if self.done else "begun",
            "decision": self.decision,
            "begun": self.begun,
            "done": self.done,
            "contact": None,
            "program": self.program,
            "surveys": self.surveys,
            "instruments": self.instruments,
            "total": {"files": len(self.files), "records": self.records, "bytes": self.size},
            "files": [_document(each) for each in self.files],
            "left": self.left,
        }
        text = json.dumps(document, ensure_ascii=False, indent=1)
        return text.encode("utf-8", "backslashreplace") + b"\n"

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """The certificate again. Raises ``ValueError`` for bytes that are none."""
        try:
            document: dict[str, Any] = json.loads(data)
            if document["kind"] != "purge-certificate" or document["form"] != FORM:
                raise ValueError("no certificate of a form known here")
            return cls(
                decision=document["decision"],
                begun=document["begun"],
                done=document["done"],
                program=document["program"],
                surveys=tuple(document["surveys"]),
                instruments=tuple(document["instruments"]),
                files=tuple(map(_removed, document["files"])),
                left=tuple(document["left"]),
            )
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError("not a certificate") from error


def _document(removed: Removed) -> dict[str, Any]:
    return {
        "name": removed.name,
        "records": removed.records,
        "bytes": removed.size,
        "sha256": removed.sha256,
    }


def _removed(document: Mapping[str, Any]) -> Removed:
    return Removed(document["name"], document["records"], document["bytes"], document["sha256"])


def surveys_of(instruments: Mapping[str, bytes]) -> tuple[str, ...]:
    """Organisation and wave of kept instruments, as far as this version can read them."""
    found = set()
    for form in instruments.values():
        with suppress(ValueError):
            instrument = from_canonical(form)
            found.add(f"{instrument.organisation.id}/{instrument.wave}")
    return tuple(sorted(found))


def kept_certificates(folder: Path, files: FileOps) -> Iterator[tuple[Path, Certificate]]:
    """The certificates in a wave's folder, the oldest first. Raises ``CannotOpen``."""
    try:
        for name in sorted(filter(CERTIFICATE.fullmatch, files.names(folder)), key=_age):
            with opened(files, folder / name) as handle:
                data = read_all(files, handle)
            with suppress(ValueError):
                yield folder / name, Certificate.from_bytes(data)
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotOpen.from_os(folder, error) from error


def unused_name(folder: Path, day: str, files: FileOps) -> Path:
    """Where a new certificate of that day goes. May raise ``OSError``."""
    taken = set(files.names(folder))
    names = chain(
        [f"gallring-{day}.json"], (f"gallring-{day}-{number}.json" for number in count(2))
    )
    return folder / next(name for name in names if name not in taken)


def keep_certificate(path: Path, certificate: Certificate, files: FileOps) -> None:
    """Put the certificate on disk, in place of what it said before. May raise ``OSError``."""
    new = path.with_name(f".{path.name}.new")
    write_new(files, new, [certificate.to_bytes()], Opening.FRESH)
    files.replace(new, path)
    files.sync_folder(path.parent)


def _has_grown(before: Removed, now: Removed | None) -> bool:
    return now is not None and (now.records or 0) >= (before.records or 0)


def _place(removed: Removed) -> tuple[str, str]:
    return removed.name, removed.sha256


def _age(name: str) -> tuple[str, int]:
    match = CERTIFICATE.fullmatch(name)
    return (match[1], int(match[2] or 1)) if match else ("", 0)
