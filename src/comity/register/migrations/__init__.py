"""How registers of older versions become registers of this one, step by step (Alembic)."""
