"""What people are called, as they type it."""


def folded(name: str) -> str:
    """A name without what says nothing of who it is: capitals and blanks."""
    return "".join(name.casefold().split())
