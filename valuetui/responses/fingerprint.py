"""By what two documents under the same id are told apart."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def fingerprint(document: Mapping[str, Any]) -> bytes:
    """SHA-256 of the document, whatever the order of its keys.

    Raises ``ValueError``, which says nothing of the content, for what JSON cannot hold.
    """
    try:
        text = _encode(dict(document))
    except (TypeError, ValueError, RecursionError):
        raise ValueError("not JSON") from None
    return hashlib.sha256(text.encode("ascii")).digest()
