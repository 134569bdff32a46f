"""The program in which somebody goes through the words that people missed."""
