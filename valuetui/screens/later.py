"""Something to be done a moment from now, on whatever terminal and however busy the machine."""

import asyncio
from collections.abc import Callable

from textual.message_pump import MessagePump


def after(seconds: float, pump: MessagePump, callback: Callable[[], object]) -> None:
    """Have an app, a screen or a widget carry this out so many seconds from now, in its turn; not
    at all where it has ended by then.

    Textual's own ``set_timer`` may never do it: where the machine is so busy that the time is over
    before the timer has begun to wait, it takes that for a turn that was missed.
    """
    asyncio.get_running_loop().call_later(seconds, pump.call_later, callback)
