"""The canonical form of an instrument: the bytes that are hashed, kept beside the answers and read
back. What the kiosk does when nobody touches it is no part of what was asked: it is left out."""

import dataclasses
import hashlib
import json
from typing import Any

from valuetui.instrument.model import (
    Group,
    Information,
    Instrument,
    Organisation,
    Polarity,
    Question,
    Role,
    Scope,
    Value,
)

FORM = 1
"""Number of the canonical form; a later form keeps reading the earlier ones."""

_HASH = "_content_hash"


def canonical(instrument: Instrument) -> bytes:
    """The instrument as JSON with sorted keys and no blanks, in UTF-8."""
    content = _fields(instrument) | {"form": FORM}
    del content["kiosk"]
    text = json.dumps(
        content, default=_fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return text.encode()


def _fields(part: Any) -> dict[str, Any]:
    """A part's fields by name, without the copies of all that is in them that asdict makes.

    A field that was added later is left out where it is None: the form, and so the hash, of an
    instrument that does without it stays as it was.
    """
    fields = {each.name: getattr(part, each.name) for each in dataclasses.fields(part)}
    return {name: content for name, content in fields.items() if content is not None}


def content_hash(instrument: Instrument) -> str:
    """SHA-256 of the canonical form, 64 hex digits: stamped on every response.

    Made once for an instrument, which never changes: a draft is stamped at every press.
    """
    kept = vars(instrument)
    if _HASH not in kept:
        kept[_HASH] = hashlib.sha256(canonical(instrument)).hexdigest()
    return str(kept[_HASH])


def from_canonical(data: bytes) -> Instrument:
    """The instrument again. Raises ``ValueError`` for bytes that are no canonical form."""
    try:
        content: dict[str, Any] = json.loads(data)
        if content.pop("form") != FORM:
            raise ValueError("an unknown canonical form")
        return _instrument(content)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not the canonical form of an instrument") from error


def _instrument(content: dict[str, Any]) -> Instrument:
    return Instrument(
        **content
        | {
            "languages": tuple(content["languages"]),
            "organisation": Organisation(**content["organisation"]),
            "groups": tuple(Group(**group) for group in content["groups"]),
            "questions": tuple(
                Question(**question | {"role": Role(question["role"])})
                for question in content["questions"]
            ),
            "values": tuple(_value(value) for value in content["values"]),
            "information": Information(**content["information"]),
        }
    )


def _value(content: dict[str, Any]) -> Value:
    return Value(
        **content
        | {
            "scope": Scope(content["scope"]),
            "polarity": Polarity(content["polarity"]),
            "synonyms": {lang: tuple(words) for lang, words in content["synonyms"].items()},
        }
    )
