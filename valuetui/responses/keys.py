"""Keys of age: public ones, for which is sealed, and secret ones in files, which open.

The form of a public key is checked without pyrage, so that settings can be read everywhere.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from valuetui.responses.errors import StoreError
from valuetui.responses.files import SYSTEM, FileOps, Opening, write_new

if TYPE_CHECKING:
    from pyrage.x25519 import Identity

_SECRET = "AGE-SECRET-KEY-1"  # noqa: S105 (how every secret key begins)
_PROTECTED = (b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

_KEY = {
    "key-protected": "the key is protected by a passphrase",
    "key-public": "a public key, where the secret one is needed",
    "key-unknown": "no whole secret key of age",
}


class SealingMissing(Exception):
    """The extra ``seal`` is not installed."""


@contextmanager
def extra() -> Iterator[None]:
    """Import pyrage within this; raises :class:`SealingMissing` where it is not installed."""
    try:
        yield
    except ImportError:
        raise SealingMissing from None


class KeyFault(StoreError):
    """A file that should hold a secret key. Reasons: ``key-protected`` (by a passphrase),
    ``key-public`` and ``key-unknown``. Nothing of its content is told."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason, _KEY[reason])


def write_new_key(path: Path, files: FileOps = SYSTEM) -> str:
    """Write a new secret key to a new file, as ``age-keygen`` does; its public key.

    Raises :class:`SealingMissing` and ``OSError``, ``FileExistsError`` among them.
    """
    with extra():
        from pyrage import x25519
    identity = x25519.Identity.generate()
    public = str(identity.to_public())
    write_new(files, path, [f"# public key: {public}\n{identity}\n".encode()], Opening.NEW)
    files.sync_folder(path.parent)
    return public


def secret_keys(path: Path) -> "list[Identity]":
    """The secret keys in a file such as ``age-keygen`` writes, at least one.

    Raises :class:`KeyFault`, :class:`SealingMissing` and ``OSError``.
    """
    with extra():
        from pyrage import IdentityError, x25519
    content = path.read_bytes()
    if content.startswith(_PROTECTED):
        raise KeyFault(path, "key-protected")
    # "age-keygen > file" in the PowerShell of Windows makes UTF-16.
    encoding = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    stripped = map(str.strip, content.decode(encoding, errors="replace").splitlines())
    keys = [line for line in stripped if line and not line.startswith("#")]
    if keys and all(map(is_recipient, keys)):
        raise KeyFault(path, "key-public")
    try:
        identities = [x25519.Identity.from_str(key) for key in keys]
    except IdentityError:
        raise KeyFault(path, "key-unknown") from None
    if not identities:
        raise KeyFault(path, "key-unknown")
    return identities


# The form of a public key

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_NUMBERS = {letter: number for number, letter in enumerate(_LETTERS)}
_PREFIX = "age"
_LENGTH = 58
"""Letters after the prefix: 32 bytes in fives of bits, and six letters of checksum."""
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def is_secret(text: str) -> bool:
    """Whether it looks like a secret key, which must not lie where answers are sealed."""
    return text.strip().upper().startswith(_SECRET)


def is_recipient(text: str) -> bool:
    """Whether it is a public key of age (X25519, ``age1…``), its checksum included."""
    prefix, _, letters = text.partition("1")
    if prefix != _PREFIX or len(letters) != _LENGTH or not set(letters) <= set(_LETTERS):
        return False
    numbers = [_NUMBERS[letter] for letter in letters]
    spare_bits = numbers[-7] & 0b1111
    return not spare_bits and _checksum(numbers) == 1


def _checksum(numbers: Iterable[int]) -> int:
    """What Bech32 (BIP 173) makes of the prefix and the numbers after it; 1 where all is right."""
    high, low = [ord(each) >> 5 for each in _PREFIX], [ord(each) & 31 for each in _PREFIX]
    check = 1
    for number in (*high, 0, *low, *numbers):
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ number
        for bit, generator in enumerate(_GENERATORS):
            check ^= generator if top >> bit & 1 else 0
    return check
