"""The parts of the grammar of agreements, over clauses (`kinds.agreements` puts them together)."""
