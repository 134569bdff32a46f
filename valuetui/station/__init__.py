"""This machine: its settings, the folder of its survey, and the demo."""
