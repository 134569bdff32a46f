"""Reviews on the disk: ``word-reviews.json`` beside the answers of a wave, a TinyDB file of its
own."""

from collections.abc import Iterable
from pathlib import Path

from valuetui.responses.beside import BesideFile
from valuetui.responses.bundle import REVIEWS
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.layout import Tables
from valuetui.responses.reviews.review import Review, Reviews, review_from

TABLE = "reviews"


class ReviewFile:
    """The reviews of the wave in a folder. Raises a
    :class:`~valuetui.responses.errors.StoreError`."""

    def __init__(self, wave: Path, files: FileOps = SYSTEM) -> None:
        self._file = BesideFile(Path(wave) / REVIEWS, TABLE, "reviews", files)

    @property
    def path(self) -> Path:
        return self._file.path

    @property
    def condition(self) -> tuple[int, ...]:
        """Another one as soon as a review has been kept; empty where there is no file."""
        return self._file.condition

    def read(self) -> Reviews:
        """All of them, read anew."""
        found = map(review_from, self._file.documents())
        return Reviews(frozenset(each for each in found if each))

    def add(self, reviews: Iterable[Review]) -> None:
        """Keep further ones; they are on the disk when this returns. What is there already is left:
        the same may be taken in as often as one likes."""
        new = self.missing(reviews)
        if new:
            self._file.add(each.document() for each in new)

    def missing(self, reviews: Iterable[Review]) -> list[Review]:
        """Those that are not there yet, by id."""
        return sorted(set(reviews) - self.read().facts, key=lambda each: each.id)

    def tables(self) -> Tables:
        """All of them as the tables of a file, the same bytes for the same reviews."""
        found = sorted(self.read().facts, key=lambda each: each.id)
        return self._file.tables(each.document() for each in found)
