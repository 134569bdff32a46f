"""The way to take part as a QR code, as large as the room allows."""

from valuetui.screens.kiosk.elsewhere import drawn, modules_of
from valuetui.screens.results.layout import Block


def code(address: str, width: int, height: int) -> Block:
    """The lines of the code; none where there is no room, for one that is cut cannot be read."""
    modules = modules_of(address)
    by = min(width // len(modules[0]), 2 * height // len(modules))
    if by < 1:
        return []
    larger = [[module for module in row for _ in range(by)] for row in modules for _ in range(by)]
    return list(drawn(larger).split("\n"))
