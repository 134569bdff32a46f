"""The survey whose answers lie in one folder: opened, counted, followed."""
