"""The results in the terminal: four views of one comparison, following new answers."""
