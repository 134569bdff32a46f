"""Weighted figures beside the real ones, for groups whose population is known: never instead of
them, and through the gate. Why it is as it is: docs/decisions/0042-weighted-figures.md.
"""
