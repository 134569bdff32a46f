"""One person's way through an instrument: a pure state machine. Screens show it, nothing more."""
