"""Letters of several cells, drawn where those of the terminal are too small."""
