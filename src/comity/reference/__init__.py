"""What is known beforehand: localities over time with names and successors, organisations, countries."""
