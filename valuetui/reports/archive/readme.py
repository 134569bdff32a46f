"""The page that explains a package to somebody who has never heard of the program."""

import textwrap
from collections.abc import Collection, Iterator

from valuetui.reports.archive.fields import FIELDS, FILES
from valuetui.reports.archive.material import Material
from valuetui.words import Words
from valuetui.words.cleaning import one_line
from valuetui.words.numbers import number
from valuetui.words.text import in_language

WIDTH = 96
SAME_AS_ANSWERS = "replaced.csv"
"""Its columns are explained once."""


def readme(material: Material, program: str, present: Collection[str], words: Words) -> bytes:
    """The page in one language; ``present`` are the names of the tables in the package."""
    said = words(
        "archive.readme",
        surveys="\n".join(_surveys(material, words)),
        counts="\n".join(_counts(material, words)),
        files="\n".join(_files(present, words)),
        columns="\n".join(_columns(present, words)),
        program=program,
    )
    return said.encode("utf-8", "backslashreplace")


def _surveys(material: Material, words: Words) -> Iterator[str]:
    for stamp, instrument in material.instruments.items():
        said = words(
            "archive.survey",
            organisation=one_line(in_language(instrument.organisation.name, words.language)),
            wave=one_line(instrument.wave),
            title=one_line(in_language(instrument.title, words.language)),
            instrument=instrument.id,
            version=one_line(instrument.version),
            values=len(instrument.values),
        )
        yield from textwrap.wrap(said, WIDTH, initial_indent="  ", subsequent_indent="  ")
        yield f"      {stamp}"


def _counts(material: Material, words: Words) -> Iterator[str]:
    counts = {
        "counting": len(material.counting),
        "given": len(material.given),
        "replaced": len(material.replaced),
        "corrections": len(material.corrections),
        "reviews": len(list(material.reviews)),
        "unknown": len(material.unknown),
    }
    for key, amount in counts.items():
        yield f"  {words(f'archive.count.{key}')}: {number(words, amount)}"


def _files(present: Collection[str], words: Words) -> Iterator[str]:
    for file in FILES:
        if file in present or file == "instruments":
            key = file.partition(".")[0] if "." not in file else file.replace(".", "_")
            yield from _item(file, words(f"archive.file.{key}"))


def _columns(present: Collection[str], words: Words) -> Iterator[str]:
    for file in FILES:
        fields = [field for field in FIELDS if file in field.files]
        if fields and file in present and file != SAME_AS_ANSWERS:
            yield f"  {file}"
            for field in fields:
                yield from _item(f"  {field.column}", words(f"archive.column.{field.key}"))
            yield ""


def _item(name: str, text: str) -> Iterator[str]:
    yield f"  {name}"
    yield from textwrap.wrap(text, WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6)
