"""Figures over clauses: what a number counts, of whom, with whom, when, and its place in an order."""
