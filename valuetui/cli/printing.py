"""PDFs at the command line: why one could not be made, and how it is shown."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from valuetui.cli.setup import Refused
from valuetui.words import Words


@contextmanager
def said_why(words: Words) -> Iterator[None]:
    """Refuse, with what helps, where no PDF could be made."""
    from valuetui.reports.pdf.compile import PdfFault

    try:
        yield
    except PdfFault as fault:
        raise Refused(words(f"pdf.fault.{fault.reason}", detail=fault.detail)) from None


def show_files(paths: Sequence[Path], words: Words) -> None:
    """Show a file in the machine's own program; of several, the folder that they lie in."""
    path = paths[0] if len(paths) == 1 else paths[0].parent
    if click.launch(str(path.resolve())):
        click.echo(words("pdf.not_opened", path=path), err=True)
