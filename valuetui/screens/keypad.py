"""Six keys for everything: a tactile keypad, whose codes the station's settings translate."""

from collections.abc import Mapping

from textual import events

HELP = "f1"
"""The key that explains what is in front."""

MEANINGS: Mapping[str, str] = {
    "up": "up",
    "down": "down",
    "left": "left",
    "right": "right",
    "select": "enter",
    "help": HELP,
}
"""The six functions, and the key that each is on every keyboard."""


def translated(event: events.Key, keypad: Mapping[str, str]) -> events.Key:
    """The key that a key of the keypad stands for; any other key is itself.

    ``keypad`` has functions by the names of keys.
    """
    function = keypad.get(event.key)
    return event if function is None else events.Key(MEANINGS[function], None)
