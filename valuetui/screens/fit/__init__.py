"""The screen on which somebody measures it."""
