"""Figures: numbers, whose they are, and when they were true."""
