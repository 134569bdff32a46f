"""Data for other programs: the figures, and on request the answers behind them, as CSV, JSON and
SPSS, with the codebook that makes them understood.

Pure but for ``keeping`` and ``sav``: a comparison or answers in, bytes out.
"""
