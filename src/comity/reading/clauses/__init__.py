"""A text as clauses: who does what to whom, when, how firmly said.

What languages give, and what the grammars of the kinds read.
"""
