"""The canonical form: what is hashed, kept, and read back."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import load_small, make_instrument, make_value
from valuetui.instrument.canonical import canonical, content_hash, from_canonical
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import (
    Group,
    Information,
    Instrument,
    Interrupted,
    KioskRules,
    Polarity,
    Role,
)
from valuetui.station.shipped import shipped_config
from valuetui.words import Text

GOLDEN = "222058a207268158f2e1dd3f92fdfc5b6fcc8e510d30ccb2effbb0c2c536121f"
"""The hash of the small instrument. It is on every answer: it must never change."""


def test_the_small_instrument_has_the_hash_that_it_always_had(tmp_path: Path) -> None:
    assert content_hash(load_small(tmp_path)) == GOLDEN


@pytest.mark.parametrize("name", ["kommun.toml", "kommun-kort.toml"])
def test_what_ships_comes_back_equal(name: str) -> None:
    instrument = load_instrument(shipped_config() / name)
    returned = from_canonical(canonical(instrument))
    assert returned == replace(instrument, kiosk=KioskRules())
    assert content_hash(returned) == content_hash(instrument)


@given(
    values=st.integers(1, 20),
    limiting=st.integers(0, 5),
    roles=st.lists(st.sampled_from(Role), unique=True, min_size=1),
    alphabetical=st.booleans(),
    paradata=st.booleans(),
    threshold=st.integers(5, 50),
    said=st.text(max_size=20),
)
def test_any_instrument_comes_back_equal_with_the_same_hash(
    values: int,
    limiting: int,
    roles: list[Role],
    alphabetical: bool,
    paradata: bool,
    threshold: int,
    said: str,
) -> None:
    made = make_instrument(
        values,
        limiting=limiting,
        pick=1,
        roles=tuple(roles),
        threshold=threshold,
        alphabetical=alphabetical,
        paradata=paradata,
    )
    instrument = replace(made, title={"sv": said, "en": said[::-1]})
    returned = from_canonical(canonical(instrument))
    assert returned == instrument
    assert canonical(returned) == canonical(instrument)


def other_text(text: Text) -> Text:
    return {**text, "en": text["en"] + "!"}


def with_first_group(change: Callable[[Group], Group]) -> Callable[[Instrument], Instrument]:
    return lambda made: replace(made, groups=(change(made.groups[0]), *made.groups[1:]))


CHANGES: dict[str, Callable[[Instrument], Instrument]] = {
    "id": lambda made: replace(made, id="annan"),
    "version": lambda made: replace(made, version="2"),
    "wave": lambda made: replace(made, wave="2027"),
    "languages": lambda made: replace(made, languages=("en", "sv")),
    "threshold": lambda made: replace(made, threshold=6),
    "order": lambda made: replace(made, alphabetical=True),
    "paradata": lambda made: replace(made, paradata=False),
    "title": lambda made: replace(made, title=other_text(made.title)),
    "organisation": lambda made: replace(
        made, organisation=replace(made.organisation, name=other_text(made.organisation.name))
    ),
    "group label": with_first_group(lambda group: replace(group, label=other_text(group.label))),
    "group description": with_first_group(
        lambda group: replace(group, description=other_text(group.description))
    ),
    "question text": lambda made: replace(
        made,
        questions=(
            replace(made.questions[0], text=other_text(made.questions[0].text)),
            *made.questions[1:],
        ),
    ),
    "question short": lambda made: replace(
        made,
        questions=(
            replace(made.questions[0], short=other_text(made.questions[0].short)),
            *made.questions[1:],
        ),
    ),
    "wording": lambda made: replace(
        made,
        questions=(
            replace(made.questions[0], wording={"elected": made.title}),
            *made.questions[1:],
        ),
    ),
    "pick": lambda made: replace(
        made, questions=(replace(made.questions[0], pick=2), *made.questions[1:])
    ),
    "value label": lambda made: replace(
        made, values=(replace(made.values[0], label=other_text(made.values[0].label)),
                      *made.values[1:])
    ),
    "value definition": lambda made: replace(
        made, values=(replace(made.values[0], definition=other_text(made.values[0].definition)),
                      *made.values[1:])
    ),
    "synonyms": lambda made: replace(
        made, values=(replace(made.values[0], synonyms={"sv": (), "en": ()}), *made.values[1:])
    ),
    "polarity": lambda made: replace(
        made, values=(replace(made.values[0], polarity=Polarity.POSITIVE), *made.values[1:])
    ),
    "a value more": lambda made: replace(made, values=(*made.values, make_value(90))),
    "order of values": lambda made: replace(made, values=made.values[::-1]),
    "information": lambda made: replace(
        made, information=replace(made.information, retention=other_text(made.title))
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_any_change_of_what_was_asked_changes_the_hash(what: str) -> None:
    made = make_instrument()
    changed = CHANGES[what](made)
    assert changed != made
    assert content_hash(changed) != content_hash(made)


@pytest.mark.parametrize("text", Information.__dataclass_fields__)
def test_every_text_of_the_information_is_in_the_hash(text: str) -> None:
    made = make_instrument()
    information = replace(made.information, **{text: {"sv": "ny", "en": "new"}})
    assert content_hash(replace(made, information=information)) != content_hash(made)


def test_what_the_kiosk_does_by_itself_is_no_part_of_it() -> None:
    made = make_instrument()
    rules = KioskRules(600, 600, warning=120, thanks=120, interrupted=Interrupted.KEEP)
    assert canonical(replace(made, kiosk=rules)) == canonical(made)


def test_the_form_is_json_that_any_program_reads() -> None:
    text = canonical(make_instrument()).decode()
    content = json.loads(text)
    assert content["form"] == 1
    assert content["organisation"]["name"]["sv"] == "Lillby"
    assert ": " not in text.replace("…", "")
    assert "\\u" not in text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff",
        b'{"form":2}',
        b'{"form":1}',
        b'{"form":1,"values":5}',
        canonical(make_instrument()).replace(b'"form":1', b'"form":2'),
        canonical(make_instrument()).replace(b'"positive"', b'"happy"'),
        canonical(make_instrument()).replace(b'"wave"', b'"unknown"'),
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_canonical(data)
