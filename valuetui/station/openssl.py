"""Python's own hashes and no TLS, in a program that needs neither the network nor OpenSSL.

OpenSSL's library takes longer to load than our own first screen, and three megabytes of memory.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

MODULES = ("ssl", "_ssl", "_hashlib")


@contextmanager
def without_openssl() -> Iterator[None]:
    """What is imported meanwhile does without OpenSSL, as where Python was built without it.

    asyncio has no TLS then, and ``hashlib`` hashes by Python's own functions. Whoever imports
    ``ssl`` afterwards finds it.
    """
    hidden = [name for name in MODULES if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # so that it cannot be imported
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
