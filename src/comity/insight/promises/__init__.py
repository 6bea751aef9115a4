"""Promises, and what is told later that speaks to them."""
