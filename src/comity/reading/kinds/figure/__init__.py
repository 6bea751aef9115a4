"""Figures over clauses: what a number counts, of whom, with whom, when it was true, and its place in an order."""
