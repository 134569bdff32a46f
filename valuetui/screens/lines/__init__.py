"""The interview line by line, for screen readers, braille displays and ssh: no Textual here."""
