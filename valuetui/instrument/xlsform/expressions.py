"""The few expressions that both an XLSForm and an instrument can say."""

import re

_ATOM = (
    r"selected\(\s*\$\{\s*([\w.-]+)\s*\}\s*,\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)"
    r"|\$\{\s*([\w.-]+)\s*\}\s*=\s*(?:'([^']*)'|\"([^\"]*)\")"
)
_TOKEN = re.compile(rf"\s*(?:(?:{_ATOM})|(and\b|or\b|\(|\)))")
_COUNT = re.compile(r"\s*\(?\s*count-selected\(\s*\.\s*\)\s*=\s*(\d{1,4})\s*\)?\s*")
_RANGE = re.compile(r"\s*\.\s*>=\s*(\d{1,9})\s+and\s+\.\s*<=\s*(\d{1,9})\s*")
_LETTERS = re.compile(r"\s*string-length\(\s*\.\s*\)\s*<=\s*(\d{1,9})\s*")

Conditions = dict[str, list[str]]


def exact_count(constraint: str) -> int | None:
    """How many must be selected, where the constraint says just that."""
    match = _COUNT.fullmatch(constraint)
    return int(match[1]) if match else None


def limits(constraint: str) -> tuple[int, int] | None:
    """Between which whole numbers the answer is, where the constraint says just that."""
    match = _RANGE.fullmatch(constraint)
    return (int(match[1]), int(match[2])) if match else None


def letters(constraint: str) -> int | None:
    """How many characters the answer may have, where the constraint says just that."""
    match = _LETTERS.fullmatch(constraint)
    return int(match[1]) if match else None


def conditions(relevant: str) -> Conditions | None:
    """Field to the choices of which one must be selected; all fields must fit. None where the
    expression says anything else, such as "or" between two fields."""
    tokens = _tokens(relevant)
    if not tokens:
        return None
    found: Conditions = {}
    parts = _parts(tokens)
    if len(parts) > 1 and any(part[:1] != ["("] and "or" in part for part in parts):
        return None  # "and" comes before "or"
    for part in parts:
        choices = _choices(part)
        if choices is None or choices[0] in found:
            return None
        found[choices[0]] = choices[1]
    return found


Piece = str | tuple[str, str]


def _tokens(text: str) -> list[Piece]:
    """Words and parentheses, and pairs of a field and a choice; nothing where there is more."""
    found: list[Piece] = []
    position, text = 0, text.strip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            return []
        *atom, word = match.groups()
        found.append(word or (atom[0] or atom[3], next(a for a in _said(atom) if a is not None)))
        position = match.end()
    return found


def _said(atom: list[str | None]) -> list[str | None]:
    return [atom[1], atom[2], atom[4], atom[5]]


def _parts(tokens: list[Piece]) -> list[list[Piece]]:
    """What stands between the "and"s outside of parentheses."""
    parts: list[list[Piece]] = [[]]
    depth = 0
    for piece in tokens:
        depth += (piece == "(") - (piece == ")")
        if piece == "and" and depth == 0:
            parts.append([])
        else:
            parts[-1].append(piece)
    return parts


def _choices(part: list[Piece]) -> tuple[str, list[str]] | None:
    """The one field of a part, and the choices between the "or"s."""
    while part and part[0] == "(" and part[-1] == ")":
        part = part[1:-1]
    atoms, between = part[::2], part[1::2]
    pairs = [atom for atom in atoms if isinstance(atom, tuple)]
    is_plain = len(pairs) == len(atoms) == len(between) + 1 and set(between) <= {"or"}
    if not is_plain or len({field for field, _ in pairs}) != 1:
        return None
    return pairs[0][0], list(dict.fromkeys(choice for _, choice in pairs))
