"""What this machine keeps for itself, outside every folder of answers, and that tells of people.

A purge does not reach it, for other surveys at the machine may need it; it is named, so that
whoever purges can remove it by hand.
"""

from pathlib import Path

from valuetui.station.answers.secret import NAME as ANSWERS_KEY
from valuetui.station.draw import KEY as DRAW_KEY
from valuetui.station.forms import KEY as FORMS_KEY
from valuetui.station.last_batch import MEMORY
from valuetui.station.operators import NAME as OPERATORS
from valuetui.station.people import FOLDER as STAFF

KEYS = (FORMS_KEY, ANSWERS_KEY, DRAW_KEY)
"""With one of them and the number of a form, or of an answer in another program, an answer that
still lies somewhere can be found."""
OF_STAFF = (STAFF, OPERATORS, MEMORY)
"""Who works here, and how."""


def own_files(state: Path) -> dict[str, list[Path]]:
    """Those that lie in the state of a machine: its ``keys``, and what is known of ``staff``."""
    kinds = {"keys": KEYS, "staff": OF_STAFF}
    found = {kind: [state / name for name in names] for kind, names in kinds.items()}
    there = {kind: [path for path in paths if path.exists()] for kind, paths in found.items()}
    return {kind: paths for kind, paths in there.items() if paths}
