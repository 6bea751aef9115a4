"""Agreements: who agreed what with whom, when, and how it stands."""
