"""Which forms are entered twice: drawn by a key of its own, that lies beside the key of the forms.

Every machine with the keys draws the same forms, and nobody can tell from a number whether it will
be drawn. A larger share draws more forms and leaves out none that a smaller one drew.
"""

import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path

from valuetui.station.answers.secret import key_in

KEY = "double-key"
SHARE = 0.1
"""The share of the forms that is entered twice where the settings say nothing."""
_BYTES = 8


@dataclass(frozen=True)
class Draw:
    """The draw of a station."""

    key: bytes
    share: float
    """0..1, of all forms."""

    def takes(self, form: str) -> bool:
        """Whether the form with this digest is entered twice."""
        made = hmac.digest(self.key, form.encode(), hashlib.sha256)[:_BYTES]
        return int.from_bytes(made) < self.share * (1 << 8 * _BYTES)


NO_DRAW = Draw(b"", 0.0)
"""No form is entered twice."""


def draw_key(folder: Path) -> bytes:
    """The key of this machine's draw, made where there is none yet. Raises as
    :func:`~valuetui.station.answers.secret.key_in`."""
    return key_in(folder, KEY)
