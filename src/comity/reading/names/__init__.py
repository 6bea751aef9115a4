"""Which localities, bodies and people the names of a text are, and what points back to them."""
