"""The questionnaire on paper: forms, numbered ones in batches, and the list that controls them."""
