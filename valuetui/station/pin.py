"""The PIN by which staff end a kiosk: digits that only a slow function of them is kept of.

It guards the screen and not the data: who has the file can try all PINs of six digits in days. What
guards against trying them at the kiosk is :mod:`valuetui.station.attempts`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Self

FORM = 1
"""The version of the document below."""
SHORTEST, LONGEST = 6, 12
"""Digits that a PIN has."""
COST, BLOCK, LANES = 2**14, 8, 1
"""What scrypt takes: about a tenth of a second and 16 MiB."""
SALT = 16
"""Bytes of salt."""


class BadPin(ValueError):
    """The document is none of a PIN."""


@dataclass(frozen=True)
class Pin:
    """What is kept of a PIN."""

    salt: bytes
    digest: bytes
    cost: int = COST
    block: int = BLOCK
    lanes: int = LANES

    @classmethod
    def of(cls, digits: str, salt: bytes) -> Self:
        """The PIN with these digits; ``salt`` are :data:`SALT` random bytes."""
        return cls(salt, _digest(digits, salt, COST, BLOCK, LANES))

    def is_(self, digits: str) -> bool:
        """Whether these are the digits; takes as long whatever they are."""
        found = _digest(digits, self.salt, self.cost, self.block, self.lanes)
        from hmac import compare_digest

        return compare_digest(found, self.digest)

    def to_document(self) -> dict[str, Any]:
        """As it is kept: plain JSON."""
        return {
            "form": FORM,
            "function": "scrypt",
            "n": self.cost,
            "r": self.block,
            "p": self.lanes,
            "salt": self.salt.hex(),
            "digest": self.digest.hex(),
        }

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Raises :class:`BadPin` where the document is another one, or asks for endless work."""
        try:
            salt, digest = bytes.fromhex(document["salt"]), bytes.fromhex(document["digest"])
            cost, block, lanes = (int(document[name]) for name in "nrp")
            kind = document["form"], document["function"]
        except (KeyError, TypeError, ValueError):
            raise BadPin from None
        reasonable = 2 <= cost <= 2**17 and not cost & (cost - 1) and (block, lanes) == (8, 1)
        if kind != (FORM, "scrypt") or not reasonable or len(salt) < SALT or len(digest) < SALT:
            raise BadPin
        return cls(salt, digest, cost, block, lanes)


def fault_of(digits: str) -> str | None:
    """What makes these digits no PIN: ``digits``, ``short``, ``long`` or ``trivial``."""
    if not (digits.isascii() and digits.isdecimal()):
        return "digits"
    if len(digits) < SHORTEST:
        return "short"
    if len(digits) > LONGEST:
        return "long"
    return "trivial" if is_trivial(digits) else None


def is_trivial(digits: str) -> bool:
    """Whether somebody would try these digits first: one or two of them again and again, a run up
    or down, or a piece that is repeated."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(digits)}
    if len(set(digits)) <= 2 or (len(steps) == 1 and steps <= {0, 1, 9}):
        return True
    return any(
        len(digits) % length == 0 and digits == digits[:length] * (len(digits) // length)
        for length in range(1, len(digits) // 2 + 1)
    )


def _digest(digits: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    from _hashlib import scrypt  # hashlib has it only where it was loaded with OpenSSL

    return scrypt(
        digits.encode(), salt=salt, n=cost, r=block, p=lanes, maxmem=256 * cost * block, dklen=32
    )
