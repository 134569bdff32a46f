"""Codes on slips: one answer a slip, and nobody knows whose slip it was."""
