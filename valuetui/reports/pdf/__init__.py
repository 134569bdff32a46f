"""Reports on paper, accessible and the same everywhere: figures and words in, a PDF out."""
