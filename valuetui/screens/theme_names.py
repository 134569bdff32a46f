"""What the themes are called: by settings and texts, and by the screens. Knows no screen."""

PREFIX = "valuetui-"


def named(name: str) -> str:
    """The full name of a theme that settings and texts call ``dark`` or ``contrast-light``."""
    return PREFIX + name
