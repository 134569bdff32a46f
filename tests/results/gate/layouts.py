"""Groups of respondents with background variables, as awkward as can be."""

from hypothesis import strategies as st

from valuetui.results.gate.published import Cell, Sizes

LEAST = 5
"""The threshold of these tests: the lowest there is, at which small examples say most."""

PEOPLE = st.one_of(st.integers(1, 2), st.integers(1, LEAST), st.integers(LEAST, 3 * LEAST))


@st.composite
def layouts(draw: st.DrawFn, most: int = 9, figures: int = 1) -> dict[Cell, Sizes]:
    """Up to ``most`` cells of one to four variables with two to eight categories, often tiny.

    Sometimes the second variable is nearly the same as the first: a few cells differ.
    """
    variables = draw(st.integers(1, 4))
    names = [
        [f"{'abcd'[variable]}{number}" for number in range(draw(st.integers(2, 8)))]
        for variable in range(variables)
    ]
    cells = st.tuples(*(st.sampled_from(each) for each in names))
    drawn = draw(st.lists(cells, min_size=1, max_size=most, unique=True))
    if variables > 1 and draw(st.booleans()):
        same = dict(zip(names[0], names[1] * 4, strict=False))
        drawn[2:] = [(each[0], same[each[0]], *each[2:]) for each in drawn[2:]]
    sizes = st.tuples(*[PEOPLE] * figures)
    return {cell: draw(sizes) for cell in drawn}
