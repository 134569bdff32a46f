"""The newest wish is carried out, each at most once, and the last one always."""

import threading

from hypothesis import given
from hypothesis import strategies as st

from valuetui.responses.newest import Newest


@given(st.lists(st.integers(), min_size=1, max_size=30))
def test_the_last_wish_is_carried_out_and_none_out_of_turn(wishes: list[int]) -> None:
    done: list[int] = []
    newest = Newest("test", done.append)
    for wish in wishes:
        newest.wish(wish)
    newest.settle()
    newest.close()
    assert done[-1] == wishes[-1]
    left = iter(wishes)
    assert all(wish in left for wish in done)


def test_what_was_wished_before_the_last_is_passed_over_while_the_thread_is_busy() -> None:
    begun, go_on = threading.Event(), threading.Event()
    done: list[str] = []

    def carry_out(wish: str) -> None:
        begun.set()
        go_on.wait()
        done.append(wish)

    newest = Newest("test", carry_out)
    newest.wish("first")
    begun.wait()
    newest.wish("second")
    newest.wish("third")
    go_on.set()
    newest.close()
    assert done == ["first", "third"]
