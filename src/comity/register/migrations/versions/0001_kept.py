"""The tables of what is kept, as Comity 0.1 had them."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0001", None

_WORD = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "documents",
        sa.Column("id", _WORD, primary_key=True),
        sa.Column("name", _WORD, nullable=False, index=True),
        sa.Column("source", _WORD, nullable=False),
        sa.Column("media_type", _WORD, nullable=False),
        sa.Column("published", _WORD),
        sa.Column("published_evidence", _WORD),
        sa.Column("language", _WORD),
        sa.Column("title", _WORD),
        sa.Column("publisher", _WORD),
        sa.Column("author", _WORD),
        sa.Column("text", _WORD, nullable=False),
        sa.Column("first_read", _WORD, nullable=False),
        sa.Column("reader", _WORD, nullable=False),
        sa.Column("relevant", sa.Boolean, nullable=False),
        sa.Column("reason", _WORD, nullable=False),
        sa.Column("ungrounded", sa.Integer, nullable=False),
    )
    op.create_table(
        "document_names",
        sa.Column("document", _WORD, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("source", _WORD, primary_key=True),
        sa.Column("name", _WORD, nullable=False, index=True),
    )
    op.create_table(
        "claims",
        sa.Column("id", _WORD, primary_key=True),
        sa.Column("document", _WORD, sa.ForeignKey("documents.id"), nullable=False, index=True),
        sa.Column("kind", _WORD, nullable=False, index=True),
        sa.Column("modality", _WORD, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("claim", _WORD, nullable=False),
    )
    op.create_table(
        "decisions",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("verdict", _WORD, nullable=False),
        sa.Column("decision", _WORD, nullable=False),
    )
