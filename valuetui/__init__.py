"""valuetui: interviews and kiosks in the terminal.

A municipality asks citizens, elected representatives and employees which values describe it today
and which they want in future, compares the groups and talks about the result.

The way through the house, and which room may import which::

    words < instrument < responses < interview < results < reports < station < screens < cli
"""

import os

# Before numpy is loaded: on a busy machine two threads multiply many times slower than one.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
