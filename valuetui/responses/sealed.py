"""By what a sealed record is known, which needs no key."""

from collections.abc import Mapping
from typing import Any

KIND = "sealed"
SCHEMA = 1


def is_sealed(document: Mapping[str, Any]) -> bool:
    """Whether a document is a sealed record, of a form that this version can open."""
    return document.get("kind") == KIND and document.get("schema") == SCHEMA
