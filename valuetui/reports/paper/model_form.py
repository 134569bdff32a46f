"""The form that is copied for every number: which objects of its PDF each copy has for itself."""

import re
from collections.abc import Sequence

from valuetui.reports.pdf.objects import Objects, pages_in, part_of, reached
from valuetui.reports.pdf.packing import stream
from valuetui.reports.pdf.tags import keep_needed

_READ = b"/P<</MCID %d>>BDC /Number Do EMC /Artifact BMC /Code Do EMC"
_SEEN = b"/Artifact BMC /Number Do EMC"
"""The number is told once; on later pages it is part of the head, which nobody hears again."""


class ModelForm:
    """A form that has room for its number, with tags and pages ready to be copied.

    ``own`` are the objects that each copy has, in their order: its ``pages``, of which some may be
    blank, what is tagged on each page, and the tags. ``place`` is where each stands, also the
    stamps, which come after them; ``lists`` has by the place of a page that of what is tagged on
    it. ``seen`` are the objects that all copies share. Raises :class:`PdfFault` where Typst has
    written otherwise than it used to.
    """

    def __init__(self, form: Objects, numbered: int) -> None:
        self.heading, self.root, self.info = form.heading, form.root, form.info
        self.bodies = dict(form.bodies)
        catalogue = self.bodies[self.root]
        self.kids, self.tags, self.bookmarks, self.about = (
            int(part_of(catalogue, rb"/" + key + rb" (\d+) 0 R"))
            for key in (b"Pages", b"StructTreeRoot", b"Outlines", b"Metadata")
        )
        pages = pages_in(form)
        tree = part_of(self.bodies[self.tags], rb"/Nums\[(.*?)\]")
        listed = {int(key): int(each) for key, each in re.findall(rb"(\d+) (\d+) 0 R", tree)}
        keys = {page: re.search(rb"/StructParents (\d+)", self.bodies[page]) for page in pages}
        on_pages = {page: listed[int(key[1])] for page, key in keys.items() if key}
        self.document = int(part_of(self.bodies[self.tags], rb"/K\[(\d+) 0 R\]"))
        tags = keep_needed(self.bodies, self.document)
        self.seen = {
            each
            for page in pages
            for key in (rb"Resources", rb"Contents")
            for each in reached(self.bodies, self._named(page, key))
        }
        self._new = iter(range(max(self.bodies) + 1, 10**9))
        said = self._say_number(pages[0], on_pages[pages[0]])
        upon = self._put_upon(pages, numbered, on_pages[pages[0]])
        if len(pages) % 2:
            pages.append(self._put(b"<</Type/Page/Parent %d 0 R/MediaBox%s/Resources<<>>>>" % (
                self.kids, part_of(self.bodies[pages[0]], rb"/MediaBox(\[.*?\])")
            )))  # fmt: skip
        self.pages = len(pages)
        self.own = [*pages, *on_pages.values(), *tags, said]
        self.place = {number: place for place, number in enumerate([*self.own, *upon])}
        self.lists = {self.place[page]: self.place[each] for page, each in on_pages.items()}

    def _named(self, number: int, key: bytes) -> int:
        return int(part_of(self.bodies[number], rb"/" + key + rb" (\d+) 0 R"))

    def _put(self, body: bytes) -> int:
        number = next(self._new)
        self.bodies[number] = body
        return number

    def _change(self, number: int, pattern: bytes, written: bytes) -> None:
        """Put something else in the place of a part that must be there."""
        body = self.bodies[number]
        old = part_of(body, b"(" + pattern + b")")
        self.bodies[number] = body.replace(old, written, 1)

    def _say_number(self, page: int, on_page: int) -> int:
        """A tag for the number, which is the first that is told of a form; its own number."""
        place = len(re.findall(rb"0 R", self.bodies[on_page]))
        part = self.document
        tag = b"<</Type/StructElem/S/P/P %d 0 R/K[%d]/Pg %d 0 R>>" % (part, place, page)
        said = self._put(tag)
        self._change(on_page, rb"\]$", b" %d 0 R]" % said)
        self._change(part, rb"/S/Document", b"/S/Part")
        self._change(part, rb"/K\[", b"/K[%d 0 R " % said)
        return said

    def _put_upon(self, pages: Sequence[int], numbered: int, on_page: int) -> tuple[int, int, int]:
        """Let the first pages show stamps, whose numbers are these."""
        code, first, later = (next(self._new) for _ in range(3))
        place = len(re.findall(rb"0 R", self.bodies[on_page])) - 1
        read, seen = self._put(stream(_READ % place)), self._put(stream(_SEEN))
        self.seen |= {read, seen}
        for page in pages[:numbered]:
            resources = self.bodies[self._named(page, b"Resources")]
            number, over = (first, read) if page == pages[0] else (later, seen)
            stamps = b"/XObject<</Number %d 0 R/Code %d 0 R>>>>" % (number, code)
            content = self._named(page, b"Contents")
            self._change(page, rb"/Resources \d+ 0 R", b"/Resources" + resources[:-2] + stamps)
            self._change(page, rb"/Contents \d+ 0 R", b"/Contents[%d 0 R %d 0 R]" % (content, over))
        return code, first, later

    def told_of_all(self, pages: int, name: bytes) -> bytes:
        """What the form says of itself in XMP, for a PDF of so many pages with a name of its own.
        It stays unpacked, as it should."""
        said = part_of(self.bodies[self.about], rb"stream\n(.*?)\s*endstream")
        said = re.sub(rb"(?<=NPages>)\d+", b"%d" % pages, said)
        said = re.sub(rb"(?<=ID>)[^<]+", name, said)
        entries = b"/Type/Metadata/Subtype/XML/Length %d" % len(said)
        return b"<<%s>>\nstream\n%s\nendstream" % (entries, said)
