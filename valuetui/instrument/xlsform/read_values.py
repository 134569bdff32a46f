"""The value list of a form."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from valuetui.instrument.model import Value
from valuetui.instrument.xlsform.ids import Ids
from valuetui.instrument.xlsform.kept import SYNONYMS
from valuetui.instrument.xlsform.pages import Line, Page, Remark, by_key, lean
from valuetui.instrument.xlsform.read_kept import KeptTexts
from valuetui.words.variant import base_of

_PART = re.compile(r"(.+) \(\d+\)")
"""How a list is called of which only a part is offered."""


def read_value_list(
    choices: Sequence[Line],
    kept_page: Page,
    kept: KeptTexts,
    languages: Sequence[str],
    known: Mapping[str, Value],
    ids: Ids,
    remarks: list[Remark],
) -> dict[str, Any]:
    """The list as it stands in TOML; ``is_part`` tells whether the form had only a part of it."""
    named, _, version = kept.value("value_list").partition("/")
    part = _PART.fullmatch(version)
    lines = by_key(kept_page.lines, "id")
    in_list = _languages(kept_page, languages)
    codes = _codes(lines.values())
    values = [_value(each, lines, in_list, known, ids, codes) for each in choices]
    if unclassified := sum("theme" not in each for each in values):
        remarks.append(Remark("", "unclassified", {"n": unclassified}))
    return {
        "id": named or "ord",
        "version": (part[1] if part else version) or "1",
        "languages": in_list,
        "value": sorted(values, key=lambda each: str(each["code"])),
        "is_part": part is not None,
    }


def _languages(kept_page: Page, languages: Sequence[str]) -> list[str]:
    """Those of the form, and those that the list speaks beside them."""
    return list(dict.fromkeys([*languages, *kept_page.languages("label")]))


def _codes(lines: Iterable[Line]) -> "count[int]":
    """New paper codes begin after those that are taken."""
    taken = [int(code) for line in lines if (code := line.see("code")).isdigit()]
    return count(max(taken, default=0) + 1)


def _value(
    choice: Line,
    lines: Mapping[str, Line],
    languages: Sequence[str],
    known: Mapping[str, Value],
    ids: Ids,
    codes: "count[int]",
) -> dict[str, Any]:
    name = choice.take("name")
    choice.take("list_name")
    identifier = ids.of(name, choice.place("name"))
    labels = choice.take_text("label", languages)
    own = lines.get(name)
    if own:
        return _as_kept(identifier, labels, own, languages, codes)
    code = f"{next(codes):02}"
    same = known.get(identifier)
    if same and any(same.label.get(language) == said for language, said in labels.items()):
        return {
            "id": identifier,
            "code": code,
            "theme": same.theme,
            "scope": same.scope.value,
            "polarity": same.polarity.value,
            **_texts(labels, same.definition, same.synonyms),
        }
    return {"id": identifier, "code": code, **_texts(labels, labels, {})}


def _as_kept(
    identifier: str,
    labels: Mapping[str, str],
    own: Line,
    languages: Sequence[str],
    codes: "count[int]",
) -> dict[str, Any]:
    """A value of a form of ours."""
    definitions, synonyms = {}, {}
    labels = {
        **labels,
        **own.take_text("label", [each for each in languages if each not in labels]),
    }
    for language in languages:
        definitions[language] = own.take(f"definition::{language}")
        synonyms[language] = tuple(filter(None, own.take(f"synonyms::{language}").split(SYNONYMS)))
    theme = own.take("theme")
    found = {
        "id": identifier,
        "code": own.take("code") or f"{next(codes):02}",
        "theme": int(theme) if theme.isdigit() else theme,
        "scope": own.take("scope"),
        "polarity": own.take("polarity"),
    }
    return {key: each for key, each in found.items() if each != ""} | _texts(
        labels, definitions, synonyms
    )


def _texts(
    labels: Mapping[str, str],
    definitions: Mapping[str, str],
    synonyms: Mapping[str, Sequence[str]],
) -> dict[str, Any]:
    """Language to what is said in it; of a variant only what its base says otherwise."""
    lean_labels, lean_definitions = lean(labels), lean(definitions)
    found: dict[str, Any] = {}
    for language in labels:
        base, words = base_of(language), list(synonyms.get(language, ()))
        own: dict[str, Any] = {}
        if language in lean_labels:
            own["label"] = labels[language]
        if lean_definitions.get(language):
            own["definition"] = definitions[language]
        if words and (language == base or words != list(synonyms.get(base, ()))):
            own["synonyms"] = words
        if own:
            found[language] = own
    return found
