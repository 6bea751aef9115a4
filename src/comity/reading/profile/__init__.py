"""What a locality is good at, what it belongs to, and what belongs to it."""
