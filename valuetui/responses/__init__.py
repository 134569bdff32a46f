"""What was said, kept: immutable records in one always-closed TinyDB file per station."""
