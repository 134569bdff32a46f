"""A questionnaire with as many words as there can be: their codes have two digits."""

import shutil
from pathlib import Path

from valuetui.instrument.load import load_instrument
from valuetui.station.shipped import shipped_config

MOST = 100

WORD = """
[[value]]
id = "extra_{code}"
code = "{code}"
theme = 1
scope = "society"
polarity = "positive"

[value.sv]
label = "ytterligare ord {code}"
definition = "Ett ord som bara finns för att listan ska bli lång."
synonyms = []

[value.en]
label = "another word {code}"
definition = "A word that is there to make the list long."
synonyms = []
"""


def with_many_values(folder: Path) -> Path:
    """The shipped questionnaire with ``MOST`` words, written into a folder: its path."""
    shutil.copytree(shipped_config(), folder, dirs_exist_ok=True)
    questionnaire = folder / "kommun.toml"
    taken = {value.code for value in load_instrument(questionnaire).values}
    free = [code for code in map("{:02}".format, range(MOST)) if code not in taken]
    with (folder / "values" / "kommun.toml").open("a", encoding="utf-8") as words:
        words.writelines(WORD.format(code=code) for code in free)
    assert len(load_instrument(questionnaire).values) == MOST
    return questionnaire
