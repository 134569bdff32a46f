"""The help page of a command, drawn with Rich."""

import re
import sys
from collections.abc import Mapping, Sequence

import click
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from valuetui.cli.context import command_text, path_of, words_of
from valuetui.words import Words

WIDEST = 100
LONGEST_CHOICE = 30
"""Characters of what can be chosen that leave room for the text beside them."""

Sections = Mapping[str, Sequence[str]]
"""Key of a heading to the names of the commands under it."""


def help_page(command: click.Command, context: click.Context, sections: Sections) -> str:
    """The page as text, with colours where it goes to a terminal."""
    console = Console(
        file=sys.stdout, width=min(WIDEST, Console().width), highlight=False, legacy_windows=False
    )
    with console.capture() as capture:
        console.print(_page(command, context, sections, words_of(context)))
    return "\n".join(line.rstrip() for line in capture.get().rstrip().splitlines())


def _paragraphs(text: str) -> str:
    """The text with its paragraphs unwrapped; indented lines stay as they are."""
    return re.sub(r"(?<=\S)\n(?=\S)", " ", text.strip())


def _page(
    command: click.Command, context: click.Context, sections: Sections, words: Words
) -> Group:
    path = path_of(context)
    parts: list[Text | Padding | Table] = [
        Text.assemble((command_text(words, path, "short"), "bold")),
        Text(),
        Text.assemble(
            (words("cli.help.usage") + " ", "bold"), (_usage(command, context, words), "cyan")
        ),
        Text(),
        Text(_paragraphs(command_text(words, path, "help"))),
        Text(),
    ]
    if isinstance(command, click.Group):
        sections = sections or {"commands": command.list_commands(context)}
        parts += _commands(sections, path, words)
    parts += _heading(words("cli.help.options"))
    parts.append(Padding(_options(command, context, words), (0, 0, 0, 2)))
    return Group(*parts)


def _usage(command: click.Command, context: click.Context, words: Words) -> str:
    pieces = [context.command_path, words("cli.help.any_options")]
    if isinstance(command, click.Group):
        pieces.append(words("cli.help.a_command"))
    pieces += [metavar(each, words) for each in command.params if isinstance(each, click.Argument)]
    return " ".join(pieces)


def metavar(parameter: click.Parameter, words: Words) -> str:
    """What stands for the value of an option or argument."""
    kind = parameter.type
    if isinstance(kind, click.Choice):
        shown = "|".join(map(str, kind.choices))
        if len(shown) > LONGEST_CHOICE:  # the text of the option names them
            shown = words("cli.metavar.text")
    elif isinstance(kind, click.Path):
        what = "file" if not kind.dir_okay else "either" if kind.file_okay else "folder"
        shown = words(f"cli.metavar.{what}")
    elif kind.name == "day":
        shown = words("cli.metavar.day")
    else:
        shown = words("cli.metavar." + ("text" if kind is click.STRING else "number"))
    return f"{shown} …" if parameter.nargs == -1 else shown


def _heading(text: str) -> list[Text | Padding | Table]:
    return [Text(text, "bold")]


def _commands(sections: Sections, above: str, words: Words) -> list[Text | Padding | Table]:
    """The commands of a group with a line each, under their headings."""
    parts: list[Text | Padding | Table] = []
    for heading, names in sections.items():
        parts += _heading(words(f"cli.help.{heading}"))
        table = _two_columns()
        for name in names:
            table.add_row(Text(name, "cyan"), command_text(words, above, "short", name))
        parts.append(Padding(table, (0, 0, 1, 2)))
    return parts


def _options(command: click.Command, context: click.Context, words: Words) -> Table:
    table = _two_columns()
    for parameter in command.get_params(context):
        if isinstance(parameter, click.Argument):
            label, name = metavar(parameter, words), parameter.name or ""
        else:
            label, name = ", ".join(parameter.opts), parameter.opts[0].removeprefix("--")
            if not getattr(parameter, "is_flag", False):
                label += f" {metavar(parameter, words)}"
        table.add_row(Text(label, "cyan"), words(f"cli.option.{name}"))
    return table


def _two_columns() -> Table:
    table = Table.grid(padding=(0, 3, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    return table
