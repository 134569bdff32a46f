"""The newest errand is carried out, each at most once, and the last one always."""

import threading

from hypothesis import given
from hypothesis import strategies as st

from valuetui.responses.errands import Errands


@given(st.lists(st.integers(), min_size=1, max_size=30))
def test_the_last_wish_is_carried_out_and_none_out_of_turn(asked: list[int]) -> None:
    done: list[int] = []
    errands = Errands("test", done.append)
    for errand in asked:
        errands.run(errand)
    errands.settle()
    errands.close()
    assert done[-1] == asked[-1]
    left = iter(asked)
    assert all(errand in left for errand in done)


def test_what_was_asked_before_the_last_is_passed_over_while_the_thread_is_busy() -> None:
    begun, go_on = threading.Event(), threading.Event()
    done: list[str] = []

    def carry_out(errand: str) -> None:
        begun.set()
        go_on.wait()
        done.append(errand)

    errands = Errands("test", carry_out)
    errands.run("first")
    begun.wait()
    errands.run("second")
    errands.run("third")
    go_on.set()
    errands.close()
    assert done == ["first", "third"]
