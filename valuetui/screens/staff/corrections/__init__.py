"""Corrections: finding an answer, its history, and what a supervisor changes of it."""
