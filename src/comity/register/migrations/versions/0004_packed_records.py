"""Comity 0.5 keeps records packed: what is derived has another form. Citations are looked up in an index.

Ids of claims are kept unique by an index of their own, which is made behind the rows when many come.
"""

from alembic import op

from comity.register.migrations.derived import drop_derived

revision, down_revision = "0004", "0003"

_CLAIMS = """CREATE TABLE claims (
    id TEXT NOT NULL, document TEXT NOT NULL REFERENCES documents (id), kind TEXT NOT NULL,
    modality TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, claim TEXT NOT NULL
)"""


def upgrade() -> None:
    """Drops what is derived, and makes the indexes."""
    drop_derived()
    op.create_index("documents_cited", "documents", ["id", "published", "name"])
    if op.get_bind().dialect.name == "sqlite":
        _without_key()
    else:
        op.drop_constraint("claims_pkey", "claims")
    op.create_index("claims_by_id", "claims", ["id"], unique=True)


def _without_key() -> None:
    """Makes the table of claims anew: SQLite takes no key off a table."""
    for column in ("document", "kind"):
        op.drop_index(f"ix_claims_{column}", "claims", if_exists=True)
    op.rename_table("claims", "keyed_claims")
    op.execute(_CLAIMS)
    op.execute("INSERT INTO claims SELECT * FROM keyed_claims ORDER BY rowid")
    op.drop_table("keyed_claims")
    for column in ("document", "kind"):
        op.create_index(f"ix_claims_{column}", "claims", [column])
