"""What goes wrong, said in the person's language and without a traceback."""

import difflib
import errno

import click

from valuetui.cli.context import Unfit
from valuetui.instrument.model import Organisation
from valuetui.instrument.problem import InstrumentFaults
from valuetui.responses.errors import Damaged, StoreError
from valuetui.station.bundling import NoStation
from valuetui.station.errors import NotComparable, NotOne
from valuetui.words import Words
from valuetui.words.text import in_language

_PASSING = {"full", "busy", "forbidden", "device", "failed", "vanished", "conflict", "different"}

LISTED = 8
"""Words that a message lists before it says how many more there are."""


def explain(error: Exception, words: Words) -> str:
    """The message for an error that the command line expects."""
    if isinstance(error, InstrumentFaults):
        return "\n".join(problem.say(words) for problem in error.problems)
    if isinstance(error, NotComparable):
        return _not_comparable(error, words)
    if isinstance(error, NotOne):
        return _not_one(error, words)
    if isinstance(error, NoStation):
        known = ", ".join(error.known)
        return words("cli.error.no-station", path=error.path, found=error.station, known=known)
    if isinstance(error, Damaged):
        line, letter = error.place
        how = words(f"cli.damage.{error.how}", line=line, letter=letter)
        return words(f"cli.error.{error.reason}", path=error.path, how=how)
    if isinstance(error, StoreError):
        return words(f"cli.error.{error.reason}", path=error.path)
    if isinstance(error, click.UsageError):
        return _wrong_use(error, words)
    if isinstance(error, OSError):
        return words(f"cli.error.{_reason(error)}", path=error.filename or "")
    raise error


def said_again(error: StoreError, words: Words, again: str) -> str:
    """The message for a task that was interrupted, with what to do where doing it again helps."""
    said = explain(error, words)
    return f"{said}\n{words(again)}" if error.reason in _PASSING else said


def _reason(error: OSError) -> str:
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "forbidden"
    if error.errno == errno.ENOSPC:
        return "full"
    return "missing" if error.errno in {errno.ENOENT, errno.ENOTDIR} else "device"


def _not_one(error: NotOne, words: Words) -> str:
    listed = [
        words(
            "cli.error.survey",
            organisation=in_language(asked.organisation.name, words.language),
            id=asked.organisation.id,
            wave=asked.wave,
            path=folder,
        )
        for folder, asked in error.surveys.items()
    ]
    return "\n".join([words(f"cli.error.{error.reason}", path=error.path), *listed])


def _not_comparable(error: NotComparable, words: Words) -> str:
    head = words("cli.error.not-comparable", path=error.path)
    return "\n".join([head, *differing_words(error, words)])


def differing_words(error: NotComparable, words: Words) -> list[str]:
    """What differs between two instruments, a line for each kind of difference."""
    language, found = words.language, error.difference
    labels = {
        "added": [error.other.value_by_id[each].label for each in found.added],
        "removed": [error.first.value_by_id[each].label for each in found.removed],
    }
    lines = []
    for key, texts in labels.items():
        if texts:
            said = ", ".join(in_language(text, language) for text in texts[:LISTED])
            more = words("cli.error.and_more", n=len(texts) - LISTED) if len(texts) > LISTED else ""
            lines.append(words(f"cli.error.{key}", n=len(texts), labels=said + more))
    for key, ids in (("picks", found.picks_changed), ("roles", found.roles_changed)):
        if ids:
            lines.append(words(f"cli.error.{key}_changed", n=len(ids), questions=", ".join(ids)))
    if found.other_organisation:
        first, other = (_named(each.organisation, words) for each in (error.first, error.other))
        lines.append(words("cli.error.other_organisation", first=first, other=other))
    return lines


def _named(organisation: Organisation, words: Words) -> str:
    """With its id, for two organisations may have the same name."""
    return f"{in_language(organisation.name, words.language)} ({organisation.id})"


def _wrong_use(error: click.UsageError, words: Words) -> str:
    """Click's own complaints, in the person's language."""
    match error:
        case Unfit():
            said = error.message
        case click.NoSuchOption():
            near = (error.possibilities or [""])[0]
            said = _unknown("option", error.option_name, near, words)
        case click.NoSuchCommand():
            known = _commands(error.ctx)
            near = (difflib.get_close_matches(error.command_name, known, n=1) or [""])[0]
            said = _unknown("command", error.command_name, near, words)
        case click.MissingParameter():
            said = words("cli.wrong.missing", name=_name_of(error, words))
        case click.BadParameter():
            said = words("cli.wrong.bad_value", name=_name_of(error, words))
            if isinstance(error.param and error.param.type, click.Choice):
                choices = error.param.type.choices  # type: ignore[union-attr]
                said += " " + words("cli.wrong.choices", choices=", ".join(map(str, choices)))
        case click.BadOptionUsage():
            said = words("cli.wrong.no_value", option=error.option_name)
        case _:
            said = words("cli.wrong.usage")
    path = error.ctx.command_path if error.ctx else "valuetui"
    return f"{said}\n{words('cli.wrong.help', command=path)}"


def _unknown(what: str, name: str, near: str, words: Words) -> str:
    if near:
        return words(f"cli.wrong.no_such_{what}_near", name=name, near=near)
    return words(f"cli.wrong.no_such_{what}", name=name)


def _commands(context: click.Context | None) -> list[str]:
    if context is None or not isinstance(context.command, click.Group):
        return []
    return context.command.list_commands(context)


def _name_of(error: click.BadParameter, words: Words) -> str:
    from valuetui.cli.help_page import metavar

    if error.param is None:
        return error.param_hint if isinstance(error.param_hint, str) else ""
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return metavar(error.param, words)
