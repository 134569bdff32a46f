"""What a reviewer has said of the words that people missed in the list."""
