"""The codes that a tactile keypad sends: the table ``[keypad]`` of the station's settings."""

import re
from collections.abc import Mapping

from valuetui.instrument.reader import Reader

FUNCTIONS = ("up", "down", "left", "right", "select", "help")

NAMED = frozenset({
    "up", "down", "left", "right", "enter", "space", "escape", "home", "end", "pageup", "pagedown",
    "insert", "delete", "backspace",
})  # fmt: skip
STANDARD = {
    "up": "up", "down": "down", "left": "left", "right": "right",
    "enter": "select", "space": "select", "f1": "help",
}  # fmt: skip
"""What the keys of every keyboard do; none of them may be given another function."""

_KEY = re.compile(r"(?:shift\+)?([a-z0-9]+)")
_FUNCTION_KEY = re.compile(r"f([1-9]|1\d|2[0-4])")


def is_key(name: str) -> bool:
    """Whether this is how a key is called: ``f13``, ``home``, ``8``. Those with Ctrl
    are for staff."""
    match = _KEY.fullmatch(name)
    if match is None:
        return False
    key = match[1]
    return len(key) == 1 or key in NAMED or _FUNCTION_KEY.fullmatch(key) is not None


def read_keypad(reader: Reader) -> Mapping[str, str]:
    """The function of each key of the keypad, by the key's name; empty without the table.

    A function has one key or a list of them, beside the keys of every keyboard: ``STANDARD``.
    """
    table = reader.table("keypad", required=False) if "keypad" in reader else None
    if table is None:
        return {}
    found: dict[str, str] = {}
    for function in FUNCTIONS:
        for key in table.one_or_more(function):
            if not is_key(key):
                table.note(function, "bad_key", found=key)
            elif (other := {**STANDARD, **found}.get(key, function)) != function:
                table.note(function, "key_twice", found=key, other=other)
            else:
                found[key] = function
    table.finish()
    return found
