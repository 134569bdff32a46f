"""Ids out of names that may be anything."""

import re

from valuetui.instrument.xlsform.pages import Remark
from valuetui.words.sorting import fold

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_-]*")


class Ids:
    """Gives out ids, each once; a name that cannot be one becomes another, which is told."""

    def __init__(self, remarks: list[Remark], taken: set[str] | None = None) -> None:
        self._remarks = remarks
        self.taken = set(taken or ())

    def of(self, name: str, place: str) -> str:
        """The id for a name: the name itself where that can be one."""
        plain = name if _IDENTIFIER.fullmatch(name) else identifier(name)
        found, number = plain, 2
        while found in self.taken:
            found, number = f"{plain}_{number}", number + 1
        self.taken.add(found)
        if found != name:
            self._remarks.append(Remark(place, "renamed", {"name": name, "id": found}))
        return found


def identifier(name: str) -> str:
    """The nearest id to a name."""
    plain = re.sub(r"[^a-z0-9_-]+", "_", fold(name)).strip("_-")
    return plain if _IDENTIFIER.fullmatch(plain) else f"x{plain and '_' + plain}"
