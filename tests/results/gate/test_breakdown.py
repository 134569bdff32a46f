from hypothesis import given, settings
from tests.results.gate.attacker import of_breakdowns
from tests.results.gate.layouts import LEAST, layouts
from valuetui.results.gate.breakdown import Breakdown, breakdowns, category_sizes, as_breakdowns
@settings(max_examples=400)
@given(layouts())
def test_x(cells):
    att = of_breakdowns({c: s[0] for c, s in cells.items()}, found := breakdowns(cells, LEAST))
    if sum(s[0] for s in cells.values()) >= LEAST:
        assert att.fewest_known(LEAST) == LEAST
        assert att.fewest_told_about(LEAST) == LEAST
