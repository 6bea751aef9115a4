"""Comity 0.5 keeps records packed: what is derived has another form. Citations are looked up in an index."""

from alembic import op

from comity.register.migrations.derived import drop_derived

revision, down_revision = "0004", "0003"


def upgrade() -> None:
    """Drops what is derived, and makes the index."""
    drop_derived()
    op.create_index("documents_cited", "documents", ["id", "published", "name"])
