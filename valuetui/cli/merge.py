"""``valuetui merge``: the answers of other stations into one folder."""

import json
from pathlib import Path

import click

from valuetui.cli.command import Command, config_option, data_option, language_option
from valuetui.cli.context import FAILED, words_of
from valuetui.cli.setup import Refused, instrument_and_data, settings_of
from valuetui.responses.errors import StoreError
from valuetui.station.merging import Merged, Taken
from valuetui.words import Words
from valuetui.words.numbers import number


@click.command("merge", cls=Command)
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@config_option()
@data_option()
@click.option("--dry-run", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@language_option()
@click.pass_context
def command(
    context: click.Context,
    sources: tuple[Path, ...],
    config: Path | None,
    data: Path | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Set union by id; what is there stays."""
    from valuetui.cli.failure import said_again
    from valuetui.cli.progress import progress
    from valuetui.station.merging import merge

    words = words_of(context)
    folder = data or instrument_and_data(settings_of(config))[1]
    try:
        with progress(words("cli.merge.at_work")) as show:
            merged = merge(sources, folder, dry_run=dry_run, show=show)
    except StoreError as error:
        raise Refused(said_again(error, words, "cli.merge.again")) from None
    for line in _amiss(merged, words):
        click.echo(line, err=True)
    refused = [each for each in merged.sources if each.refusal]
    if as_json:
        click.echo(_json(merged))
    elif len(refused) < len(merged.sources):
        click.echo("\n".join(_report(merged, words)))
    context.exit(FAILED if refused else 0)


def _amiss(merged: Merged, words: Words) -> list[str]:
    """What a person should look into."""
    from valuetui.cli.failure import differing_words, explain
    from valuetui.cli.told import not_read, refusals

    said = not_read(merged.problems, words)
    for source in merged.sources:
        if source.refusal:
            said.append(explain(source.refusal, words))
        said += not_read(source.problems, words)
        for each in source.not_comparable:
            said += [words("cli.merge.other_words", path=each.path), *differing_words(each, words)]
    return said + refusals(merged.counts, merged.folder / "quarantine", words)


def _report(merged: Merged, words: Words) -> list[str]:
    from valuetui.cli.alongside import told_alongside
    from valuetui.cli.told import table

    said = [_source(source, words) for source in merged.sources if not source.refusal]
    for source in merged.sources:
        said += told_alongside(source.alongside, words)
    said += ["", *table(merged.counts, merged.standing, merged.void, words), ""]
    said.append(words("cli.merge.dry_run" if merged.dry_run else "cli.merge.done",
                      path=merged.folder))  # fmt: skip
    return said


def _source(source: Taken, words: Words) -> str:
    shown = {key: number(words, n) for key, n in _totals(source).items()}
    return words("cli.merge.source", path=source.path, **shown)


def _totals(source: Taken) -> dict[str, int]:
    counts = source.counts
    return {
        "new": counts.new.total(),
        "known": counts.known.total(),
        "refused": counts.refused.total(),
    }


def _json(merged: Merged) -> str:
    from valuetui.cli.alongside import alongside_json
    from valuetui.cli.told import as_json

    sources = [
        {
            "path": str(source.path),
            "kind": source.kind,
            "refused_whole": source.refusal.reason if source.refusal else None,
            **_totals(source),
            "alongside": alongside_json(source.alongside),
            "problems": [
                {"path": str(each.path), "reason": each.reason, "count": each.count}
                for each in source.problems
            ],
        }
        for source in merged.sources
    ]
    content = {"folder": str(merged.folder), "dry_run": merged.dry_run, "sources": sources}
    return json.dumps(content | as_json(merged.counts, merged.standing, merged.void), indent=1)
