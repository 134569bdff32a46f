"""What has been shown elsewhere is remembered where the answers go: merged, and restored."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from valuetui.instrument.canonical import from_canonical
from valuetui.instrument.model import Instrument
from valuetui.responses.errors import NotSaved, StoreError
from valuetui.responses.files import FileOps, Opening, make_folders, write_new
from valuetui.responses.following import Problem
from valuetui.responses.merge import Merge, Refused
from valuetui.responses.shown import FOLDER, NAME, SET_ASIDE, WEIGHTED, kept_shown
from valuetui.responses.sources import Source
from valuetui.station.same_survey import SameSurvey

if TYPE_CHECKING:
    from valuetui.station.snapshots import Shown


def remember(source: Source, target: Merge, same_survey: SameSurvey) -> list[Problem]:
    """Remember in the target what the source has shown, and say what could not be.

    Before the answers of the source are taken: otherwise somebody might look in between. A source
    from which no answer would be taken has nothing to say. A dry run writes nothing. Raises a
    :class:`~valuetui.responses.errors.StoreError`.
    """
    instruments = _instruments(source, target, same_survey)
    if target.dry_run or not source.shown or not instruments:
        return []
    own = kept_shown(target.files, target.folder)
    if SET_ASIDE in source.shown and SET_ASIDE not in own:
        _keep(target.files, target.folder / FOLDER / SET_ASIDE, source.shown[SET_ASIDE])
    content = source.shown.get(NAME)
    problems = _joined(content, source.path, target, instruments) if content else []
    _remember_weighted(source.shown.get(WEIGHTED), own, target)
    return problems


def _remember_weighted(content: bytes | None, own: Mapping[str, bytes], target: Merge) -> None:
    """Which weighted figures have been shown. Where histories became one, the numbers of their
    snapshots are others: then it is remembered that something was shown, and no longer how."""
    if WEIGHTED not in own and content is None:
        return
    if NAME not in own:
        if content is not None:
            _keep(target.files, target.folder / FOLDER / WEIGHTED, content)
        return
    from valuetui.results.keeping import NewerForm, NotFrozen, unpack_frozen
    from valuetui.station.snapshots import Snapshots
    from valuetui.station.weighing import Showing, Showings, kept_showings

    try:
        before = {group: len(each.snapshots) for group, each in unpack_frozen(own[NAME]).items()}
        shown = Snapshots(target.folder, files=target.files).shown()
    except (NewerForm, NotFrozen, StoreError):
        return  # then nothing is shown, or told what that means
    numbers = {group: len(each.snapshots) - 1 for group, each in shown.items()}
    theirs, ours = kept_showings(content, numbers), kept_showings(own.get(WEIGHTED), numbers)
    changed = {}
    for group in {*theirs, *ours}.intersection(numbers):
        is_same = before.get(group) == numbers[group] + 1
        if group not in before:
            changed[group] = theirs.get(group, Showing(numbers[group]))
        elif not is_same or theirs.get(group, ours.get(group)) != ours.get(group):
            changed[group] = Showing(numbers[group])
    if changed:
        showings = Showings(target.folder, files=target.files)
        showings.known(numbers)
        showings.remember(changed)


def _instruments(
    source: Source, target: Merge, same_survey: SameSurvey
) -> Mapping[str, Instrument]:
    """Those of the folder, and those of the source to which answers would be taken; none where the
    source has none of these."""
    admitted = _admitted(source, same_survey)
    if not admitted:
        return {}
    for stamp in target.held.instruments & set(target.instruments):
        with suppress(ValueError):
            admitted[stamp] = from_canonical(target.instruments[stamp])
    return admitted


def may_be_the_same(source: Source, same_survey: SameSurvey) -> bool:
    """Whether what lies beside the answers of a source is of this survey: answers would be taken
    from it, or it does not say whose it is."""
    return not source.instruments or bool(_admitted(source, same_survey))


def _admitted(source: Source, same_survey: SameSurvey) -> dict[str, Instrument]:
    """The instruments of a source to which answers would be taken."""
    admitted = {}
    for stamp in source.instruments:
        with suppress(Refused, ValueError):
            instrument = from_canonical(source.instruments[stamp])
            same_survey.check_survey(instrument.organisation.id, instrument.wave)
            same_survey.check_instrument(stamp)
            admitted[stamp] = instrument
    return admitted


def _joined(
    content: bytes, path: Path, target: Merge, instruments: Mapping[str, Instrument]
) -> list[Problem]:
    # numpy is needed only where something has been shown
    from valuetui.results.joining import joined
    from valuetui.results.keeping import NewerForm, NotFrozen, unpack_frozen
    from valuetui.station.newest import Newest
    from valuetui.station.snapshots import Snapshots

    where = path / FOLDER / NAME
    try:
        theirs = unpack_frozen(content)
    except NewerForm:
        if NAME in kept_shown(target.files, target.folder):
            return [Problem(where, "shown-newer")]
        _keep(target.files, target.folder / FOLDER / NAME, content)
        return []
    except NotFrozen:
        return [Problem(where, "shown-damaged")]
    newest = Newest.of(instruments, target.folder)
    problems: list[Problem] = []
    done = False

    def both(ours: "Shown") -> "Shown":
        nonlocal done
        done = True
        together, unsure = dict(ours), 0
        for group, their in theirs.items():
            if group not in ours:
                together[group] = their
                continue
            found = joined(newest.frozen(group, theirs), newest.frozen(group, ours))
            together[group] = found.frozen
            unsure += found.unsure
        if unsure:
            problems.append(Problem(where, "shown-unsure", unsure))
        return together

    snapshots = Snapshots(target.folder, files=target.files)
    snapshots.move(both)
    if not done:
        problems.append(Problem(snapshots.path, "shown-busy"))
    unkept = [each for each in snapshots.problems if each.reason == "snapshots-unkept"]
    return problems + unkept


def _keep(files: FileOps, path: Path, content: bytes) -> None:
    """As it is, under its own name."""
    new = path.with_name(f".{path.name}.new")
    try:
        make_folders(files, path.parent)
        write_new(files, new, [content], Opening.FRESH)
        files.replace(new, path)
        files.sync_folder(path.parent)
    except OSError as error:
        raise NotSaved.from_os(path, error) from error
