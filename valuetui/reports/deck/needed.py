"""Whether this machine can make a deck."""


class PptxMissing(Exception):
    """The package that writes presentations is not installed."""


def require_pptx() -> None:
    """Raise :class:`PptxMissing` where no presentation can be written."""
    try:
        import pptx  # noqa: F401
    except ImportError as error:
        raise PptxMissing from error
