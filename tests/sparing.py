"""What the quick run takes of a test that is repeated for many cases: the first one."""

from collections.abc import Iterable
from typing import Any

import pytest


def slow(*values: Any) -> Any:
    """A case that the quick run leaves out."""
    return pytest.param(*values, marks=pytest.mark.slow)


def one_quick(cases: Iterable[Any]) -> list[Any]:
    """The cases of a test with one parameter, of which the quick run takes the first."""
    first, *others = cases
    return [first, *map(slow, others)]
