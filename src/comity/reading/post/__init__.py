"""Posts: who holds which office."""
