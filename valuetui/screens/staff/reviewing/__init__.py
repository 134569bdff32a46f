"""Somebody goes through the words that people missed: a program of its own, and a task of staff."""
