"""What the keys of the entry screen do, and which of them are shown just now."""

from valuetui.interview.entry.entering import Entering
from valuetui.interview.stage import Stage
from valuetui.screens.staff.look import Key
from valuetui.words import Words

STEPS = {
    "enter": Entering.enter,
    "backspace": Entering.erase,
    "+": Entering.more,
    "-": Entering.take_out,
    "*": Entering.illegible,
    "left": Entering.back,
    "right": Entering.on,
    "u": Entering.undo,
}
"""The keys that are steps of the form. The number pad has most of them."""


def shown_keys(
    entering: Entering,
    words: Words,
    *,
    may_correct: bool,
    has_menu: bool = False,
    quits: bool = True,
) -> list[Key]:
    """The keys that do something just now, the most needed first: name, sign, meaning."""
    stage, keys = entering.stage, []
    if entering.writes:
        keys = [("enter", "Enter", "enter"), ("*", "*", "illegible"), ("escape", "Esc", "back")]
        return [(name, sign, words(f"entry.keys.{key}")) for name, sign, key in keys]
    if may_correct:
        keys.append(("r", "r", "correct"))
    if stage is Stage.REVIEW:
        keys.append(("enter", "Enter", "save"))
    elif stage is not Stage.INFORMATION:
        keys.append(("enter", "Enter", "enter"))
    if stage is Stage.QUESTION:
        keys += [("+", "+", "more"), ("*", "*", "illegible"), ("-", "-", "take_out")]
        if entering.takes_write_in:
            keys.append(("w", "w", "write_in"))
    elif stage is Stage.BACKGROUND:
        keys.append(("*", "*", "illegible"))
    if entering.is_under_way:
        keys += [("n", "n", "note"), ("escape", "Esc", "put_away")]
    else:
        keys.append(("b", "b", "batch"))
        keys += [("escape", "Esc", "menu")] if has_menu and quits else []
    if entering.can_undo:
        keys.append(("u", "u", "undo"))
    keys.append(("t", "t", "totals"))
    keys += [("?", "?", "help"), ("q", "q", "quit" if quits or not has_menu else "menu")]
    pick = entering.desk.question(entering.state).pick if stage is Stage.QUESTION else 0
    return [
        (name, sign, words("entry.keys.more", pick=pick) if key == "more"
         else words(f"entry.keys.{key}"))
        for name, sign, key in keys
    ]  # fmt: skip


def code_keys(words: Words) -> list[Key]:
    """The keys while the code from a slip is typed."""
    keys = [("enter", "Enter", "enter"), ("escape", "Esc", "back")]
    return [(name, sign, words(f"entry.keys.{key}")) for name, sign, key in keys]
