"""Sealed answers: whoever writes them knows public keys only, and cannot read them back.

A sealed record is a document that holds the id of the record inside and a file of age, which the
stock program ``age`` opens as well. pyrage is an extra: it is imported when something is to be
sealed or opened.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from valuetui.responses.keys import KeyFault, SealingMissing, extra, is_recipient, secret_keys
from valuetui.responses.layout import Document, dump
from valuetui.responses.sealed import KIND, SCHEMA

if TYPE_CHECKING:
    from pyrage.x25519 import Identity

__all__ = ["KeyFault", "NotOpened", "Opener", "Sealer", "SealingMissing"]

UNIT = 2048
"""What is sealed is a multiple of so many bytes long. An answer has 700 to 1,100: whatever was
picked, and whether all was answered, the length is the same."""

_NO_KEY_FITS = "No matching keys"


class NotOpened(ValueError):
    """A sealed record that stays sealed. Reasons: ``other-key`` (it was sealed for other keys) and
    ``damaged`` (or it is not the record that it pretends to be)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Sealer:
    """Seals records for one holder of a key or several, each of whom can open them alone.

    Raises :class:`SealingMissing`, and ``ValueError`` where something is no public key.
    """

    def __init__(self, recipients: Iterable[str]) -> None:
        keys = list(recipients)
        if not keys or not all(map(is_recipient, keys)):
            raise ValueError("not a list of public keys")
        with extra():
            from pyrage import encrypt, x25519
        self._encrypt = encrypt
        self._recipients = [x25519.Recipient.from_str(key) for key in keys]

    def seal(self, document: Mapping[str, Any]) -> Document:
        """The record as its sealed document: another one each time, by chance.

        Raises :class:`~valuetui.responses.layout.NotJson`.
        """
        content = dump(document)
        padded = content.ljust(-(-len(content) // UNIT) * UNIT)
        age = self._encrypt(padded, self._recipients, armored=True).decode("ascii")
        return {"kind": KIND, "schema": SCHEMA, "id": document["id"], "age": age}


class Opener:
    """Opens sealed records with secret keys, of which one that fits is enough.

    Raises :class:`SealingMissing`.
    """

    def __init__(self, identities: "Iterable[Identity]") -> None:
        with extra():
            from pyrage import DecryptError, decrypt
        self._decrypt = decrypt
        self._refusal = DecryptError
        self._identities = list(identities)

    @classmethod
    def from_file(cls, path: Path) -> Self:
        """With the keys in a file such as ``age-keygen`` writes.

        Raises :class:`KeyFault`, :class:`SealingMissing` and ``OSError``.
        """
        return cls(secret_keys(path))

    def open(self, document: Mapping[str, Any]) -> Document:
        """The record inside. Raises :class:`NotOpened`."""
        try:
            content = self._decrypt(str(document.get("age")).encode(), self._identities)
            record: object = json.loads(content)
        except self._refusal as refusal:
            fits = _NO_KEY_FITS not in str(refusal)
            raise NotOpened("damaged" if fits else "other-key") from None
        except (ValueError, RecursionError):
            raise NotOpened("damaged") from None
        # A copy of somebody's record under another id would count twice.
        if not isinstance(record, dict) or record.get("id") != document.get("id"):
            raise NotOpened("damaged")
        return record
