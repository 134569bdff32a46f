"""Commands whose every text comes from the catalogues, in a help page drawn with Rich.

The texts of a command stand in the catalogue section ``cli`` under its path: ``valuetui instrument
check`` has ``command.instrument.check.short`` and ``.help``. Options and arguments have their text
under ``option`` by name, whichever command they belong to.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from valuetui.cli.context import command_text, path_of, words_of

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Command(click.Command):
    """A command with its help from the catalogues."""

    def get_help(self, ctx: click.Context) -> str:
        from valuetui.cli.help_page import help_page

        return help_page(self, ctx, {})


class Group(click.Group):
    """A group of commands, each imported when it is asked for: a kiosk never loads the workbook.

    ``sections`` maps the key of a heading to the names of the commands under it; a command lives in
    the module of its name in ``package`` as ``command`` unless it was added by a decorator (that of
    a word that Python keeps for itself, such as import, has a ``_`` behind its name). Without
    a command the group itself is called: :func:`show_page` is what most of them do then.
    """

    command_class = Command

    def __init__(
        self,
        *args: Any,
        sections: Mapping[str, Sequence[str]] | None = None,
        package: str = "valuetui.cli",
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("invoke_without_command", True)
        super().__init__(*args, **kwargs)
        self.sections = sections or {}
        self.package = package

    def list_commands(self, ctx: click.Context) -> list[str]:
        lazy = [name for names in self.sections.values() for name in names]
        return lazy or super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if any(cmd_name in names for names in self.sections.values()):
            module = cmd_name + "_" * iskeyword(cmd_name)
            command = import_module(f"{self.package}.{module}").command
            return command if isinstance(command, click.Command) else None
        return super().get_command(ctx, cmd_name)

    def get_help(self, ctx: click.Context) -> str:
        from valuetui.cli.help_page import help_page

        return help_page(self, ctx, self.sections)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Click's completions, with the texts of the catalogues beside the commands."""
        items = super().shell_complete(ctx, incomplete)
        for item in items:
            if item.value in self.list_commands(ctx):
                item.help = command_text(words_of(ctx), path_of(ctx), "short", item.value)
        return items


def show_page(context: click.Context) -> None:
    """The help page of a group whose command was not named."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def language_option() -> Decorator:
    """``--lang``, which :mod:`valuetui.cli.language` has already understood."""
    from valuetui.words import languages

    return click.option("--lang", type=click.Choice(languages()), expose_value=False, is_eager=True)


def data_option(*, required: bool = False) -> Decorator:
    """``--data``, the folder of a survey's answers."""
    return click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="VALUETUI_DATA",
        required=required,
    )


def survey_options() -> Decorator:
    """``--organisation`` and ``--wave``: which survey is meant, where ``--data`` holds several."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        return click.option("--organisation")(click.option("--wave")(function))

    return decorate


def config_option() -> Decorator:
    """``--config``, the station's settings."""
    return click.option(
        "--config", type=click.Path(dir_okay=False, path_type=Path), envvar="VALUETUI_CONFIG"
    )


def theme_option() -> Decorator:
    """``--theme``, the colours to begin in."""
    from valuetui.station.settings import THEMES

    return click.option("--theme", type=click.Choice(THEMES))


def key_option(*, required: bool = False) -> Decorator:
    """``--key``, the file with the secret key of sealed answers."""
    return click.option(
        "--key",
        type=click.Path(dir_okay=False, path_type=Path),
        envvar="VALUETUI_KEY",
        required=required,
    )
