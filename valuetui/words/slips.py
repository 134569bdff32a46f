"""How far apart what was typed and what was meant are."""


def slips(typed: str, meant: str, most: int) -> int | None:
    """The least number of slips that turn the beginning of ``meant``, however long, into ``typed``;
    None where it is more than ``most``.

    A slip is a letter that is wrong, missing or too many, or two neighbours that have changed
    places: the restricted edit distance of Damerau (1964), to the nearest prefix (Sellers 1980,
    with a fixed start).
    """
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for number, letter in enumerate(typed, 1):
        further, before, row = before, row, [number]
        for place, other in enumerate(meant, 1):
            least = min(before[place - 1] + (letter != other), before[place] + 1, row[-1] + 1)
            swapped = (
                number > 1
                and place > 1
                and letter == meant[place - 2]
                and (other == typed[number - 2])
            )
            row.append(min(least, further[place - 2] + 1) if swapped else least)
        if min(row) > most and min(before) > most:  # two rows: a swap reaches back over one
            return None
    return min(row) if min(row) <= most else None
