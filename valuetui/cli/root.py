"""The root of the commands, and the way in."""

import os
import sys
from collections.abc import Sequence

import click

from valuetui import __version__
from valuetui.cli.command import Group, language_option, show_page
from valuetui.cli.context import FAILED, WRONG_USE
from valuetui.cli.language import chosen_language
from valuetui.instrument.problem import InstrumentFaults
from valuetui.responses.errors import StoreError
from valuetui.words import Words

SECTIONS = {
    "on_screen": ("demo", "kiosk", "staff", "results", "present"),
    "survey": ("instrument", "paper", "session", "codes", "words", "export", "report", "dialogue",
               "seal"),
    "answers": ("close", "verify", "collect", "merge", "import", "backup", "restore", "archive",
                "purge"),
    "machine": ("station", "doctor", "completion"),
}  # fmt: skip


@click.group(
    cls=Group,
    sections=SECTIONS,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)
@click.version_option(__version__, message="valuetui %(version)s")
@language_option()
@click.pass_context
def root(context: click.Context) -> None:
    """The command ``valuetui``; its texts stand in the catalogues."""
    show_page(context)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command line and leave with its exit code: 0 done, 1 failed, 2 wrong use."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    code = run(arguments, Words(chosen_language(arguments, os.environ)))
    _give_up_what_cannot_be_written()
    sys.exit(code)


def _give_up_what_cannot_be_written() -> None:
    """Nothing more of what was meant for a terminal that has gone, or for a disk that is full:
    Python would try once more at the end, and then tell 120 instead of the exit code."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def run(arguments: Sequence[str], words: Words) -> int:
    """Run a command line in a language and return its exit code."""
    try:
        code = root.main(list(arguments), prog_name="valuetui", standalone_mode=False, obj=words)
    except click.UsageError as error:
        _tell(error, words)
        return WRONG_USE
    except click.ClickException as error:
        click.echo(error.message, err=True)
        return FAILED
    except (StoreError, InstrumentFaults, OSError) as error:
        _tell(error, words)
        return FAILED
    except click.Abort:
        return FAILED
    return code if isinstance(code, int) else 0


def _tell(error: Exception, words: Words) -> None:
    """Say what went wrong. What is needed for that is loaded only now: it must not make a kiosk
    start later."""
    from valuetui.cli.failure import explain

    click.echo(explain(error, words), err=True)
