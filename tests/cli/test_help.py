"""Help pages: one for every command, in Swedish and English, with texts for all there is."""

import inspect
from collections.abc import Iterator

import click
import pytest

from tests.cli.conftest import Run
from tests.words.catalogue_files import entries
from valuetui.cli.root import root
from valuetui.words import Words, languages


def commands(
    group: click.Group = root, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the names that lead to it."""
    yield path, group
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


TREE = dict(commands())
ALL = pytest.mark.parametrize("path", TREE, ids=lambda path: " ".join(path) or "valuetui")
IN_EVERY_LANGUAGE = pytest.mark.parametrize("language", languages())


def key_of(path: tuple[str, ...]) -> str:
    return "cli.command." + (".".join(path) or "valuetui")


def test_the_commands_are_those_that_were_promised() -> None:
    assert {" ".join(path) for path in TREE} >= {
        "demo", "demo data", "kiosk", "results", "present", "instrument check", "instrument show",
        "instrument new", "export xlsx", "seal new-key", "seal open", "completion", "archive",
        "purge", "collect", "merge", "backup", "restore", "dialogue guide", "dialogue cards",
        "dialogue log add", "dialogue log list", "dialogue log done", "dialogue log print",
        "dialogue log import",
    }  # fmt: skip


@ALL
@IN_EVERY_LANGUAGE
def test_every_command_has_a_page_in_every_language(
    path: tuple[str, ...], language: str, valuetui: Run
) -> None:
    words = Words(language)
    page = valuetui(*path, "--help", lang=language)
    assert (page.code, page.err) == (0, "")
    assert page.out.startswith(words(f"{key_of(path)}.short") + "\n")
    assert words("cli.help.usage") in page.out
    assert " ".join(("valuetui", *path)) in page.out
    assert " ".join(words(f"{key_of(path)}.help").split())[:30] in " ".join(page.out.split())
    assert max(map(len, page.out.splitlines())) <= 100
    assert valuetui(*path, "-h", lang=language).out == page.out


@ALL
def test_the_pages_of_two_languages_differ(path: tuple[str, ...], valuetui: Run) -> None:
    swedish, english = (valuetui(*path, "--help", lang=lang).out for lang in ("sv", "en"))
    same = set(swedish.splitlines()) & set(english.splitlines()) - {""}
    assert [line for line in same if "eval" not in line] == []


@ALL
def test_what_developers_read_is_on_no_page(path: tuple[str, ...], valuetui: Run) -> None:
    docstring = inspect.getdoc(TREE[path].callback) or ""
    assert docstring
    page = valuetui(*path, "--help", lang="en").out
    assert docstring not in " ".join(page.split())


@ALL
@IN_EVERY_LANGUAGE
def test_every_option_and_argument_is_explained(
    path: tuple[str, ...], language: str, valuetui: Run
) -> None:
    words = Words(language)
    page = " ".join(valuetui(*path, "--help", lang=language).out.split())
    for parameter in TREE[path].params:
        name = (parameter.opts[0] if isinstance(parameter, click.Option) else parameter.name) or ""
        explained = words(f"cli.option.{name.removeprefix('--')}")
        assert " ".join(explained.split())[:20] in page
        if isinstance(parameter, click.Option):
            assert all(option in page for option in parameter.opts)


@IN_EVERY_LANGUAGE
def test_no_text_is_left_of_a_command_or_option_that_is_gone(language: str) -> None:
    texts = entries(language, "cli")
    known = {f"{key_of(path)}.{what}" for path in TREE for what in ("short", "help")}
    options = {"cli.option.help"}
    for command in TREE.values():
        for each in command.params:
            name = (each.opts[0] if isinstance(each, click.Option) else each.name) or ""
            options.add("cli.option." + name.removeprefix("--"))
    assert {key for key in texts if key.startswith("cli.command.")} == known
    assert {key for key in texts if key.startswith("cli.option.")} == options


@pytest.mark.parametrize("path", [(), ("instrument",), ("export",), ("seal",)])
def test_a_group_without_a_command_shows_its_page(path: tuple[str, ...], valuetui: Run) -> None:
    page = valuetui(*path, "--help").out
    assert valuetui(*path).out == page
    assert valuetui(*path, "--lang", "sv").out == page
    assert valuetui(*path).code == 0


def test_the_version(valuetui: Run) -> None:
    from valuetui import __version__

    assert valuetui("--version").out == f"valuetui {__version__}\n"
