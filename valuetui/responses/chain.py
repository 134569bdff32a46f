"""The chain of a file's records: by it ``valuetui verify`` finds what was changed. Pure.

Each record's line ends in ``"_chain":"…"``: 16 hexadecimal digits that are a digest of the record
itself, and 32 that are one of those 16 and of the 32 before. A record that was altered does not
match its own digest; where one was removed or put in, the digits that follow do not match those
before. The digest has no key: it shows damage and changes by hand, not a forger who computes it
anew; for that the last 32 digits, the *head*, are printed when a session is closed.

The chain holds the order of arrival, and so it begins anew when the records are sorted on closing.
"""

from hashlib import blake2b

CHAIN = "_chain"
"""The key in a record's JSON."""

_KEY = b'"_chain":"'
_OWN, _LINK = 16, 32
_WHOLE = _OWN + _LINK
_LENGTH = len(_KEY) + _WHOLE + len(b'"}')
_DIGITS = frozenset(b"0123456789abcdef")


def digest(doc_id: int, text: bytes) -> bytes:
    """16 hexadecimal digits of a record."""
    return blake2b(b"%d:%s" % (doc_id, text), digest_size=_OWN // 2).hexdigest().encode()


def linked(after: bytes, doc_id: int, text: bytes) -> bytes:
    """The chain of a record that comes after the chain of another, or after none."""
    return link(after, digest(doc_id, text))


def link(after: bytes, own: bytes) -> bytes:
    """The chain of a record with this digest that comes after the chain of another, or none."""
    return own + blake2b(head_of(after) + own, digest_size=_LINK // 2).hexdigest().encode()


def own_of(chain: bytes) -> bytes:
    """The digest of the record in its chain."""
    return chain[:_OWN]


def head_of(chain: bytes) -> bytes:
    """What stands for a record and all before it; empty for none."""
    return chain[_OWN:]


def with_chain(text: bytes, chain: bytes) -> bytes:
    """The JSON of a record with its chain in it."""
    comma = b"" if text == b"{}" else b","
    return b'%s%s%s%s"}' % (text[:-1], comma, _KEY, chain)


def without_chain(text: bytes) -> tuple[bytes, bytes]:
    """The JSON of a record as it was before, and its chain: empty where it has none."""
    start = len(text) - _LENGTH
    if start < 1 or not (text.startswith(_KEY, start) and text.endswith(b'"}')):
        return text, b""
    chain = text[start + len(_KEY) : -2]
    if not _DIGITS.issuperset(chain):
        return text, b""
    if start == 1:
        return b"{}", chain
    return (text[: start - 1] + b"}", chain) if text[start - 1 : start] == b"," else (text, b"")


def chain_at(tail: bytes) -> bytes:
    """The chain of the line that these bytes end with; empty where it has none."""
    line = tail.removesuffix(b"\n")
    return without_chain(line[-_LENGTH - 1 :])[1]
