"""The presenter: results for a room full of people, shown step by step on a projector."""
