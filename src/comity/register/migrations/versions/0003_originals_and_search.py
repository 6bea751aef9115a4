"""Comity 0.4 keeps the bytes documents were read from, cells of rows, and how often each was read."""

import sqlalchemy as sa
from alembic import op

from comity.register.migrations.derived import drop_derived

revision, down_revision = "0003", "0002"

_WORD = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Drops what is derived, and makes room for what is kept now."""
    drop_derived()
    op.create_table(
        "originals",
        sa.Column("id", _WORD, primary_key=True),
        sa.Column("media_type", _WORD, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("compressed", sa.LargeBinary, nullable=False),
    )
    op.add_column("documents", sa.Column("cells", _WORD))
    op.add_column("documents", sa.Column("reading", sa.Integer, nullable=False, server_default="1"))
    op.add_column("document_names", sa.Column("original", _WORD))
