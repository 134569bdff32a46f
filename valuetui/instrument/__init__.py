"""The questionnaire as data: read from TOML, checked, hashed. Pure but for its loader."""
