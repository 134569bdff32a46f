"""What the answers in a folder are answers to: the newest instrument, and all others as it asks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from valuetui.instrument.difference import difference
from valuetui.instrument.model import Instrument
from valuetui.results.bases import Figures, figures_of
from valuetui.results.frozen import Frozen
from valuetui.results.roster import Kind, Roster
from valuetui.results.standing import Present
from valuetui.results.tally import Layout, Stratum, Tally
from valuetui.station.errors import NotComparable
from valuetui.station.versions import newest_of


@dataclass(frozen=True)
class Newest:
    """The newest of some instruments that are comparable."""

    stamp: str
    """Its hash."""
    instrument: Instrument
    layout: Layout
    figures: Figures
    renamed: Mapping[str, Mapping[str, str]]
    """Hash of each instrument to the earlier and the later ids of its questions."""

    @classmethod
    def of(cls, instruments: Mapping[str, Instrument], folder: Path) -> "Newest":
        """The newest of these, by their hashes. Raises :class:`NotComparable`."""
        newest = newest_of(instruments)
        stamp = next(each for each in instruments if instruments[each] is newest)
        renamed = {}
        for each, instrument in instruments.items():
            found = difference(instrument, newest)
            if not found.comparable:
                raise NotComparable(folder, instrument, newest)
            renamed[each] = dict(found.renamed)
        return cls(stamp, newest, Layout.of(newest), figures_of(newest), renamed)

    def counts(self, tallies: Mapping[str, Tally]) -> Tally:
        """The tallies of answers to each of the instruments, together."""
        together = Tally(self.layout)
        for stamp, tally in tallies.items():
            together += tally.arranged(self.layout, self.renamed[stamp])
        return together

    def present(self, group: str, roster: Roster, counts: Callable[[], Tally]) -> Present:
        """The answers of one group; ``counts`` gives those of all groups together."""

        def kind_of(stamp: str, stratum: Stratum) -> Kind | None:
            if stratum.group != group:
                return None
            names = {self.renamed[stamp].get(each, each) for each in stratum.answered}
            asked = tuple(each for each in self.layout.questions if each in names)
            return Kind.of(stratum._replace(answered=asked)) if asked else None

        people, kinds = roster.people(kind_of)
        return Present(
            people,
            kinds,
            self.layout.questions,
            lambda: counts().where(lambda stratum: stratum.group == group),
        )

    def frozen(self, group: str, shown: Mapping[str, Frozen]) -> Frozen:
        """What is shown of a group, laid out as is asked now; nothing where it was shown as an
        answer to other words."""
        anew = Frozen(group, self.instrument.threshold, self.stamp, self.layout)
        known = shown.get(group, anew)
        if set(known.layout.values) != set(self.layout.values):
            return anew
        if known.threshold != anew.threshold:
            known = replace(known, threshold=anew.threshold)
        if known.instrument != self.stamp:
            renamed = self.renamed.get(known.instrument, {})
            known = known.arranged(self.stamp, self.layout, renamed)
        return known
