"""Any small instrument that can be read from files."""

from collections.abc import Sequence

from hypothesis import strategies as st

from valuetui.instrument.background import CHOICES, Background, Kind, Option
from valuetui.instrument.model import (
    Group,
    Information,
    Instrument,
    Interrupted,
    KioskRules,
    Organisation,
    Polarity,
    Question,
    Role,
    Scope,
    Stopping,
    Value,
)
from valuetui.words import Text

IDS = st.from_regex(r"[a-z][a-z0-9_-]{0,7}", fullmatch=True).filter(
    lambda each: each not in {"information", "group", "review"}
)
TEXTS = (
    st.text(
        st.characters(exclude_categories=["C", "Z"], exclude_characters="{}", max_codepoint=0x2FFF),
        min_size=1,
        max_size=9,
    )
    | st.sampled_from(["=1+1", "-", "'a", "${", "_x0041_", 'a "b"', "a, b", "1", "true", "a\nb"])
).map(lambda each: each.replace("${", "$"))
"""Also those that a spreadsheet takes for something else."""


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    """A sound instrument with everything that one can have."""
    languages = draw(st.sampled_from([("sv",), ("sv", "en"), ("en", "sv", "sv-simple")]))
    groups = draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    names = draw(st.lists(IDS, min_size=4, max_size=6, unique=True))
    values = draw(_values(languages))
    roles = draw(st.lists(st.sampled_from(Role), min_size=1, max_size=2, unique=True))
    part = f" ({len(values)})" if draw(st.booleans()) else ""
    return Instrument(
        id=draw(IDS),
        version=draw(IDS),
        wave="2026",
        languages=languages,
        organisation=Organisation(draw(IDS), draw(_texts(languages))),
        title=draw(_texts(languages)),
        groups=tuple(
            Group(each, draw(_texts(languages)), draw(_texts(languages)),
                  draw(st.none() | st.integers(1, 99)))
            for each in groups
        ),
        questions=tuple(
            _question(draw, name, role, languages, groups, len(values))
            for name, role in zip(names, roles, strict=False)
        ),
        value_list=f"{draw(IDS)}/{draw(IDS)}{part}",
        values=values,
        information=Information(*(draw(_texts(languages)) for _ in range(7))),
        threshold=draw(st.integers(5, 50)),
        alphabetical=draw(st.booleans()),
        paradata=draw(st.booleans()),
        kiosk=KioskRules(
            idle=draw(st.sampled_from([0, 45])),
            interrupted=draw(st.sampled_from(Interrupted)),
            stop=draw(st.sampled_from(Stopping)),
            ease=draw(st.booleans()),
        ),
        background=_background(draw, names[len(roles) :], languages, groups),
        codes=tuple(draw(st.lists(st.sampled_from(groups), max_size=2, unique=True))),
    )  # fmt: skip


def _texts(languages: Sequence[str]) -> st.SearchStrategy[Text]:
    return st.fixed_dictionaries(dict.fromkeys(languages, TEXTS))


@st.composite
def _values(draw: st.DrawFn, languages: Sequence[str]) -> tuple[Value, ...]:
    """The list may speak more languages than the instrument."""
    spoken = [*languages, *(["en"] if "en" not in languages and draw(st.booleans()) else [])]
    ids = draw(st.lists(IDS, min_size=1, max_size=6, unique=True))
    return tuple(_value(draw, number, each, spoken) for number, each in enumerate(ids, 1))


def _value(draw: st.DrawFn, number: int, name: str, spoken: Sequence[str]) -> Value:
    words = st.lists(st.sampled_from(["a", "b, c", "=d"]), max_size=2, unique=True)
    synonyms = {each: tuple(draw(words)) for each in spoken}
    if "sv-simple" in spoken and not synonyms["sv-simple"]:
        synonyms["sv-simple"] = synonyms["sv"]  # what a variant does not say its base says
    return Value(
        id=name,
        code=f"{number:02}",
        theme=draw(st.integers(1, 3)),
        scope=draw(st.sampled_from(Scope)),
        polarity=draw(st.sampled_from(Polarity)),
        label={each: f"{number} {draw(TEXTS)}" for each in spoken},
        definition=draw(_texts(spoken)),
        synonyms=synonyms,
    )


def _question(
    draw: st.DrawFn,
    name: str,
    role: Role,
    languages: Sequence[str],
    groups: Sequence[str],
    most: int,
) -> Question:
    writers = tuple(draw(st.lists(st.sampled_from(groups), max_size=2, unique=True)))
    worded = draw(st.lists(st.sampled_from(groups), max_size=1))
    return Question(
        id=name,
        role=role,
        pick=draw(st.integers(1, most)),
        text=draw(_texts(languages)),
        short=draw(_texts(languages)),
        wording={each: draw(_texts(languages)) for each in worded},
        write_in=writers,
        write_in_letters=draw(st.sampled_from([5, 30, 60])),
    )


def _background(
    draw: st.DrawFn, names: Sequence[str], languages: Sequence[str], groups: Sequence[str]
) -> tuple[Background, ...]:
    found: list[Background] = []
    for name in names:
        kind = draw(st.sampled_from(Kind))
        options = draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
        number, text = kind is Kind.NUMBER, kind is Kind.TEXT
        known = {"group": groups} | {
            each.id: [option.id for option in each.options] for each in found if each.is_choice
        }
        conditions = draw(st.lists(st.sampled_from(list(known)), max_size=2, unique=True))
        found.append(
            Background(
                id=name,
                kind=kind,
                text=draw(_texts(languages)),
                short=draw(_texts(languages)),
                help=draw(st.none() | _texts(languages)),
                required=draw(st.booleans()),
                options=tuple(Option(each, draw(_texts(languages))) for each in options)
                if kind in CHOICES
                else (),
                least=1 if number else 0,
                most=draw(st.integers(1, 99)) if number else 0,
                letters=draw(st.integers(1, 60)) if text else 0,
                unit=kind is Kind.SINGLE and not any(each.unit for each in found),
                show_if={
                    each: tuple(draw(st.lists(st.sampled_from(known[each]), min_size=1, max_size=2,
                                              unique=True)))
                    for each in conditions
                },
            )
        )  # fmt: skip
    return tuple(found)
