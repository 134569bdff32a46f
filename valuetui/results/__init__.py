"""What the answers mean: counts, measures, and the gate that everything shown must pass. Pure."""
