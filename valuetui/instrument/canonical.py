"""The canonical form of an instrument: the bytes that are hashed, kept beside the answers and read
back. What the kiosk does when nobody touches it is no part of what was asked: it is left out."""

import dataclasses
import hashlib
import json
from typing import Any

from valuetui.instrument.background import Background, Kind, Option
from valuetui.instrument.model import (
    WRITE_IN_LETTERS,
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

_LATER: dict[str, object] = {
    "roll": None,
    "background": (),
    "write_in": (),
    "write_in_letters": WRITE_IN_LETTERS,
    "codes": (),
}
"""Fields that were added later, and what they hold in an instrument that does without them."""


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

    A field that was added later is left out of an instrument that does without it: its form, and
    so its hash, stays as it was.
    """
    fields = {each.name: getattr(part, each.name) for each in dataclasses.fields(part)}
    return {
        name: content
        for name, content in fields.items()
        if name not in _LATER or content != _LATER[name]
    }


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
            "questions": tuple(map(_question, content["questions"])),
            "values": tuple(_value(value) for value in content["values"]),
            "information": Information(**content["information"]),
            "background": tuple(map(_background, content.get("background", ()))),
            "codes": tuple(content.get("codes", ())),
        }
    )


def _question(content: dict[str, Any]) -> Question:
    write_in = tuple(content.get("write_in", ()))
    return Question(**content | {"role": Role(content["role"]), "write_in": write_in})


def _background(content: dict[str, Any]) -> Background:
    return Background(
        **content
        | {
            "kind": Kind(content["kind"]),
            "options": tuple(Option(**option) for option in content["options"]),
            "show_if": {about: tuple(ids) for about, ids in content["show_if"].items()},
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
