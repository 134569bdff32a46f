"""The tags of a PDF without those that say nothing, of which a grid of Typst has many."""

import re

_TAG = b"<</Type/StructElem/"
_PARENT = re.compile(rb"(?<=/P )\d+(?= 0 R)")
_KIDS = re.compile(rb"(?<=/K\[)[^\]]*(?=\])")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_NEEDLESS = re.compile(rb"<</Type/StructElem/S/Div/P \d+ 0 R/K\[(?:\d+ 0 R)?\]>>")
"""A part that has nothing or one tag in it, and nothing else to say."""


def keep_needed(bodies: dict[int, bytes], top: int) -> list[int]:
    """Take empty parts out of the tags below ``top``, and parts around a single tag; the tags that
    are left."""
    left: list[int] = []

    def in_place_of(number: int) -> bytes:
        body = bodies[number]
        if not body.startswith(_TAG):
            return b"%d 0 R" % number
        kids = _REFERENCE.sub(lambda kid: in_place_of(int(kid[1])), _kids(body))
        kids = b" ".join(kids.split())
        bodies[number] = _KIDS.sub(lambda _: kids, body, count=1)
        if _NEEDLESS.fullmatch(bodies[number]):
            return kids
        left.append(number)
        return b"%d 0 R" % number

    in_place_of(top)
    for parent in left:
        for found in _REFERENCE.findall(_kids(bodies[parent])):
            if bodies[kid := int(found)].startswith(_TAG):
                bodies[kid] = _PARENT.sub(b"%d" % parent, bodies[kid], count=1)
    return sorted(left)


def _kids(body: bytes) -> bytes:
    found = _KIDS.search(body)
    return b"" if found is None else found[0]
