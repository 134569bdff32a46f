"""What lies in the memory of a running process: all that it could be made to tell."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path


def memory_of(process: int) -> Iterator[bytes]:
    """The content of all that the process may write to, one mapping after another."""
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text(encoding="utf-8").splitlines():
            place, rights, *_ = line.split()
            if not rights.startswith("rw") or line.endswith(("[vvar]", "[vsyscall]")):
                continue
            first, end = (int(each, 16) for each in place.split("-"))
            memory.seek(first)
            yield memory.read(end - first)


def found_in(memory: Iterable[bytes], texts: Iterable[str]) -> list[str]:
    """Those of the texts that lie in the memory, as a file holds them or as Python does.

    However many blanks a text has in one place, it may have any number of them.
    """
    shapes = {text: _shapes(text) for text in texts}
    found = {
        text
        for mapping in memory
        for text, its_shapes in shapes.items()
        if any(each.search(mapping) for each in its_shapes)
    }
    return [text for text in shapes if text in found]


def _shapes(text: str) -> list[re.Pattern[bytes]]:
    parts = text.split()
    shapes = []
    for coding in ("utf-8", "latin-1", "utf-16-le"):
        try:
            encoded = [re.escape(part.encode(coding)) for part in parts]
        except UnicodeEncodeError:
            continue  # Python would hold the text in wider characters
        blanks = b"(?:" + re.escape(" ".encode(coding)) + b"){1,60}"
        shapes.append(re.compile(blanks.join(encoded)))
    return shapes
