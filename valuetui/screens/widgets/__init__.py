"""Widgets that several apps use."""
