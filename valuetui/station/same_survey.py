"""Which answers may lie together in one folder."""

from collections.abc import Iterable, Mapping

from valuetui.instrument.canonical import from_canonical
from valuetui.instrument.difference import difference
from valuetui.instrument.model import Instrument
from valuetui.responses.answer import Answer
from valuetui.responses.holdings import Held, Holdings, Sealed
from valuetui.responses.merge import Refused


class SameSurvey:
    """Whether an answer may lie beside those of a folder: it is of the same survey, its instrument
    is there, and the same words were offered."""

    def __init__(
        self, held: Holdings, forms: Mapping[str, bytes], offered: Iterable[str] = ()
    ) -> None:
        self.not_comparable: dict[str, tuple[Instrument, Instrument]] = {}
        """Hash of a refused instrument to one of the folder and itself."""
        self._held = held
        self._forms = forms
        self._offered = tuple(offered)
        """Hashes of the instruments to any of which a sealed answer may be."""
        self._understood: dict[str, Instrument | None] = {}

    def check(self, fact: Held) -> None:
        """Raises :class:`~valuetui.responses.merge.Refused` for an answer that may not, and for a
        sealed one where any that came with it might not.

        Reasons: ``other-survey``, ``no-instrument``, ``newer-instrument`` and ``other-words``.
        """
        if isinstance(fact, Answer):
            self.check_survey(fact.organisation, fact.wave)
            self.check_instrument(fact.instrument_hash)
        elif isinstance(fact, Sealed):
            for stamp in self._offered:
                self.check_instrument(stamp)

    def check_survey(self, organisation: str, wave: str) -> None:
        """As :meth:`check`, of the survey that an answer belongs to."""
        if self._held.surveys and (organisation, wave) not in self._held.surveys:
            raise Refused("other-survey")

    def check_instrument(self, stamp: str) -> None:
        """As :meth:`check`, of the instrument with this hash."""
        if stamp in self.not_comparable:
            raise Refused("other-words")
        if stamp not in self._forms:
            raise Refused("no-instrument")
        instrument = self._instrument(stamp)
        if instrument is None:
            raise Refused("newer-instrument")
        if stamp in self._held.instruments:
            return
        for each in self._held.instruments:
            other = self._instrument(each)
            if other and not difference(other, instrument).comparable:
                self.not_comparable[stamp] = (other, instrument)
                raise Refused("other-words")

    def _instrument(self, stamp: str) -> Instrument | None:
        """None where the instrument is missing, or of a form that is not known here."""
        if stamp not in self._understood:
            try:
                self._understood[stamp] = from_canonical(self._forms.get(stamp, b""))
            except ValueError:
                self._understood[stamp] = None
        return self._understood[stamp]
