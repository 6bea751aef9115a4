"""Comity reads what is published about cooperation between localities and keeps the register of it."""

__version__ = "0.7.0"
