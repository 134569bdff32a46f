"""The menu of the guided demo."""
