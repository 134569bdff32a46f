"""Entering forms that were filled in on paper: what the keys of a clerk make of one form. Pure."""
