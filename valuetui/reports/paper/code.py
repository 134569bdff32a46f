"""QR codes as rows of modules, which a template draws."""

import segno


def modules(text: str) -> list[str]:
    """The rows of a QR code without its margin: ``1`` is dark. A seventh of it may be stained."""
    code = segno.make(text, micro=False, error="m")
    return ["".join("1" if module else "0" for module in row) for row in code.matrix_iter(border=0)]
