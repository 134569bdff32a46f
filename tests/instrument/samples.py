"""A small sound instrument as TOML, and a maker of instruments of any size."""

from pathlib import Path

from valuetui.instrument.background import Background
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import (
    Group,
    Information,
    Instrument,
    Organisation,
    Polarity,
    Question,
    Role,
    Scope,
    Value,
)
from valuetui.words import Text

QUESTIONNAIRE = """\
id = "liten"
version = "1"
wave = "2026"
languages = ["sv", "en"]
values = "values.toml"

[organisation]
id = "lillby"
name = { sv = "Lillby", en = "Littleby" }

[title]
sv = "Värden i {organisation}"
en = "Values in {organisation}"

[[group]]
id = "citizens"
label = { sv = "Medborgare", en = "Citizens" }
description = { sv = "Jag bor här.", en = "I live here." }

[[group]]
id = "employees"
label = { sv = "Medarbetare", en = "Employees" }
description = { sv = "Jag arbetar här.", en = "I work here." }

[[question]]
id = "current"
role = "current"
pick = 2
text = { sv = "{organisation} i dag?", en = "{organisation} today?" }
short = { sv = "i dag", en = "today" }

[question.wording]
employees = { sv = "Arbetsplatsen i dag?", en = "The workplace today?" }

[[question]]
id = "desired"
role = "desired"
pick = 2
text = { sv = "I framtiden?", en = "In future?" }
short = { sv = "i framtiden", en = "in future" }

[information]
controller = { sv = "Vi frågar.", en = "We ask." }
purpose = { sv = "Att veta.", en = "To know." }
legal_basis = { sv = "Allmänt intresse.", en = "Public interest." }
voluntary = { sv = "Frivilligt.", en = "Voluntary." }
retention = { sv = "Gallras.", en = "Deleted." }
public_record = { sv = "Allmän handling.", en = "Public record." }
contact = { sv = "Receptionen.", en = "The reception." }

[kiosk]
idle = 45
"""

BACKGROUND = """
[[background]]
id = "part"
kind = "single"
text = { sv = "Var arbetar du?", en = "Where do you work?" }
short = { sv = "plats", en = "place" }
show_if = { group = ["employees"] }
unit = true

[[background.option]]
id = "north"
label = { sv = "Norra skolan", en = "North school" }

[[background.option]]
id = "south"
label = { sv = "Södra skolan", en = "South school" }

[[background]]
id = "ways"
kind = "multiple"
text = { sv = "Hur möter du kommunen?", en = "How do you meet the municipality?" }
short = { sv = "möten", en = "meetings" }
help = { sv = "Välj alla som stämmer.", en = "Choose all that apply." }
required = true

[[background.option]]
id = "school"
label = { sv = "I skolan", en = "At school" }

[[background.option]]
id = "care"
label = { sv = "I vården", en = "In care" }

[[background.option]]
id = "other"
label = { sv = "På annat sätt", en = "In another way" }

[[background]]
id = "years"
kind = "number"
text = { sv = "Hur många år har du bott här?", en = "How many years have you lived here?" }
short = { sv = "år här", en = "years here" }
min = 1
max = 110

[[background]]
id = "place"
kind = "text"
text = { sv = "Vad heter din skola?", en = "What is your school called?" }
short = { sv = "skola", en = "school" }
letters = 12
show_if = { ways = ["school", "care"], group = ["citizens", "employees"] }
"""
"""Questions of every kind, for the end of a questionnaire."""

VALUE_LIST = """\
id = "ord"
version = "1"
languages = ["sv", "en"]

[[value]]
id = "trust"
code = "01"
theme = 5
scope = "relationship"
polarity = "positive"

[value.sv]
label = "tillit"
definition = "Man litar på varandra."
synonyms = ["förtroende"]

[value.en]
label = "trust"
definition = "People rely on each other."

[[value]]
id = "stress"
code = "02"
theme = 1
scope = "individual"
polarity = "limiting"

[value.sv]
label = "stress"
definition = "Tiden räcker inte."

[value.en]
label = "strain"
definition = "There is not enough time."

[[value]]
id = "safety"
code = "03"
theme = 1
scope = "society"
polarity = "positive"

[value.sv]
label = "trygghet"
definition = "Man känner sig trygg."

[value.en]
label = "safety"
definition = "People feel safe."
"""


def write_files(
    folder: Path, questionnaire: str = QUESTIONNAIRE, value_list: str = VALUE_LIST
) -> Path:
    """Both files in a folder; the path of the questionnaire."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "values.toml").write_text(value_list, encoding="utf-8")
    path = folder / "liten.toml"
    path.write_text(questionnaire, encoding="utf-8")
    return path


def load_small(folder: Path) -> Instrument:
    """The small instrument, read from files."""
    return load_instrument(write_files(folder))


def load_with_background(folder: Path) -> Instrument:
    """The small instrument with background questions of every kind, where citizens may write in a
    word that they wish for."""
    text = QUESTIONNAIRE.replace('role = "desired"', 'role = "desired"\nwrite_in = ["citizens"]')
    return load_instrument(write_files(folder, text + BACKGROUND))


def both(text: str) -> Text:
    """A text that is the same in both languages."""
    return {"sv": text, "en": text}


def make_value(number: int, *, limiting: bool = False) -> Value:
    """The value ``v<number>`` with the paper code ``number``."""
    return Value(
        id=f"v{number}",
        code=f"{number:02}",
        theme=1 + number % (3 if limiting else 7),
        scope=list(Scope)[number % 4],
        polarity=Polarity.LIMITING if limiting else Polarity.POSITIVE,
        label={"sv": f"ord {number}", "en": f"word {number}"},
        definition=both(f"Ordet {number}."),
        synonyms={"sv": (f"synonym{number}",), "en": ()},
    )


def make_instrument(
    values: int = 12,
    *,
    limiting: int = 4,
    pick: int = 3,
    roles: tuple[Role, ...] = (Role.CURRENT, Role.DESIRED),
    groups: tuple[str, ...] = ("citizens", "elected", "employees"),
    threshold: int = 5,
    alphabetical: bool = False,
    paradata: bool = True,
    background: tuple[Background, ...] = (),
    write_in: tuple[str, ...] = (),
    codes: tuple[str, ...] = (),
) -> Instrument:
    """An instrument of so many values, of which the first ``limiting`` are limiting."""
    return Instrument(
        id="liten",
        version="1",
        wave="2026",
        languages=("sv", "en"),
        organisation=Organisation("lillby", both("Lillby")),
        title=both("Värden"),
        groups=tuple(Group(group, both(group.title()), both(f"I am {group}")) for group in groups),
        questions=tuple(
            Question(role.value, role, pick, both(f"{role}?"), both(role.value), write_in=write_in)
            for role in roles
        ),
        value_list="ord/1",
        values=tuple(make_value(number, limiting=number <= limiting)
                     for number in range(1, values + 1)),
        information=Information(*[both("…")] * len(Information.__dataclass_fields__)),
        threshold=threshold,
        alphabetical=alphabetical,
        paradata=paradata,
        background=background,
        codes=codes,
    )  # fmt: skip
