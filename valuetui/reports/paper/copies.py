"""One form laid out, and a copy of it for every number.

What is seen on a page is in the file once, and all copies show it; each has its own pages and its
own tags, so that every form is read out as a form, and its number with it (docs/decisions/0045).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from valuetui.reports.paper.model_form import ModelForm
from valuetui.reports.pdf.compile import PdfFault
from valuetui.reports.pdf.objects import (
    REFERENCE,
    objects_of,
    pages_in,
    part_of,
    reached,
    referring,
)
from valuetui.reports.pdf.packing import PdfWriter, name_of

STAMPS = 3
"""Pages of stamps for each number: the code, the number beside it, and the number that later pages
have."""
_KEY = b"/StructParents"
"""By which a page finds what is tagged on it: the number of the page's own object will do."""
_TOLD = re.compile(_KEY + rb" \d+|" + REFERENCE.pattern, REFERENCE.flags)


def copies(form: bytes, numbered: int, stamps: bytes, numbers: Sequence[str]) -> bytes:
    """A PDF with a form for each number, each on sheets of its own, that holds to PDF/UA-1.

    ``form`` is one without a number that holds to it, of which the first ``numbered`` pages get
    one, and ``stamps`` has :data:`STAMPS` pages without tags for each number. Raises
    :class:`PdfFault` where Typst has written otherwise than it used to.
    """
    model = ModelForm(objects_of(form), numbered)
    batch = _Batch(model, name_of(form, stamps))
    batch.put_stamps(stamps)
    for number in numbers:
        batch.add(number)
    return batch.finished()


@dataclass(frozen=True)
class _Body:
    """An object that every copy has: ``%d`` stands for the number of another one of the same copy,
    which is the ``own`` one of them."""

    text: bytes
    own: tuple[int, ...]

    def of(self, first: int) -> bytes:
        """It, in the copy whose objects begin at this number."""
        return self.text % tuple([first + place for place in self.own])


class _Batch:
    def __init__(self, model: ModelForm, name: bytes) -> None:
        self._model, self._name = model, name
        self._out = out = PdfWriter(model.heading)
        self._root, self._info, self._about, self._whole = (out.take() for _ in range(4))
        self._kids, self._tags, self._bookmarks = (out.take() for _ in range(3))
        shared = {model.kids: self._kids, model.tags: self._whole}
        shared |= self._take_over(model.bodies, model.seen)
        self._bodies = [_body(number, model, shared) for number in model.own]
        self._stamps: list[bytes] = []
        self._copies: list[tuple[str, int]] = []

    def _take_over(self, bodies: Mapping[int, bytes], which: Iterable[int]) -> dict[int, int]:
        """Put these objects into the batch once; their new numbers."""
        renamed = {number: self._out.take() for number in sorted(which)}
        for old, new in renamed.items():
            self._out.put(new, referring(bodies[old], renamed))
        return renamed

    def put_stamps(self, stamps: bytes) -> None:
        """What the copies will have upon them, in their order; its fonts are put in at once."""
        found = objects_of(stamps)
        pages = [found.bodies[page] for page in pages_in(found)]
        resources = [int(part_of(page, rb"/Resources (\d+) 0 R")) for page in pages]
        fonts = {each for one in set(resources) for each in reached(found.bodies, one)}
        renamed = self._take_over(found.bodies, fonts)
        for page, resource in zip(pages, resources, strict=True):
            content = found.bodies[int(part_of(page, rb"/Contents (\d+) 0 R"))]
            box = part_of(page, rb"/MediaBox(\[.*?\])")
            entries = b"<</Type/XObject/Subtype/Form/BBox%s/Resources %d 0 R"
            start = entries % (box, renamed[resource])
            self._stamps.append(content.replace(b"<<", start, 1))

    def add(self, number: str) -> None:
        """A copy, with the next stamps upon it."""
        first = self._out.take(len(self._bodies) + STAMPS)
        self._out.pack(first, [body.of(first) for body in self._bodies])
        at = len(self._copies) * STAMPS
        for place, stamp in enumerate(self._stamps[at : at + STAMPS]):
            self._out.put(first + len(self._bodies) + place, stamp)
        self._copies.append((number, first))

    def finished(self) -> bytes:
        """The PDF of all copies."""
        model, out = self._model, self._out
        firsts = [first for _, first in self._copies]
        pages = [first + place for first in firsts for place in range(model.pages)]
        kids = b"<</Type/Pages/Count %d/Kids[%s]>>"
        out.put(self._kids, kids % (len(pages), _references(pages)))
        self._put_tags(firsts)
        self._put_bookmarks()
        named = {
            model.kids: self._kids, model.about: self._about,
            model.tags: self._tags, model.bookmarks: self._bookmarks,
        }  # fmt: skip
        out.put(self._root, referring(model.bodies[model.root], named))
        out.put(self._info, model.bodies[model.info])
        out.put(self._about, model.told_of_all(len(pages), self._name))
        return out.finished(self._root, self._info, self._name)

    def _put_tags(self, firsts: Sequence[int]) -> None:
        """The tags of all copies in one tree, and what is tagged on each page by its number."""
        model, out = self._model, self._out
        parts = _references(first + model.place[model.document] for first in firsts)
        whole = b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>" % (self._tags, parts)
        out.put(self._whole, whole)
        lists = [
            b"%d %d 0 R" % (first + page, first + tagged)
            for first in firsts
            for page, tagged in sorted(model.lists.items())
        ]
        body = re.sub(rb"(?<=/K\[)\d+", b"%d" % self._whole, model.bodies[model.tags])
        body = re.sub(rb"(?<=/Nums\[).*?(?=\])", b" ".join(lists), body)
        body = re.sub(rb"(?<=/ParentTreeNextKey )\d+", b"%d" % (firsts[-1] + model.pages), body)
        out.put(self._tags, body)

    def _put_bookmarks(self) -> None:
        """One for each form, named by its number."""
        first, last = self._out.take(len(self._copies)), len(self._copies) - 1
        made = []
        for place, (title, page) in enumerate(self._copies):
            beside = b"/Prev %d 0 R" % (first + place - 1) if place else b""
            beside += b"/Next %d 0 R" % (first + place + 1) if place < last else b""
            made.append(
                b"<</Parent %d 0 R%s/Title(%s)/Dest[%d 0 R/Fit]>>"
                % (self._bookmarks, beside, title.encode("ascii"), page)
            )
        self._out.pack(first, made)
        body = b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>"
        self._out.put(self._bookmarks, body % (first, first + last, len(made)))


def _body(number: int, model: ModelForm, shared: Mapping[int, int]) -> _Body:
    own = []

    def told(found: re.Match[bytes]) -> bytes:
        if found[0].startswith(_KEY):
            own.append(model.place[number])
            return _KEY + b" %d"
        if found[1] is None:
            return found[0]
        if (referred := int(found[1])) in shared:
            return b"%d 0 R" % shared[referred]
        if referred not in model.place:
            raise PdfFault("template", f"object {number} refers to {referred}")
        own.append(model.place[referred])
        return b"%d 0 R"

    return _Body(_TOLD.sub(told, model.bodies[number].replace(b"%", b"%%")), tuple(own))


def _references(numbers: Iterable[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)
