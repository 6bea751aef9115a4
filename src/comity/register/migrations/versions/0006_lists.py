"""Comity 0.6 lists records by their days, figures by their subjects, and documents as they were read."""

from alembic import op

from comity.register.migrations.derived import drop_derived

revision, down_revision = "0006", "0005"


def upgrade() -> None:
    """Drops what is derived, and makes the index by which new documents are found."""
    drop_derived()
    op.create_index("documents_by_reading", "documents", ["first_read", "id"], if_not_exists=True)
