"""Comity 0.5 keeps in a record's row where its claims stand: what is derived has another form."""

from comity.register.migrations.derived import drop_derived

revision, down_revision = "0005", "0004"


def upgrade() -> None:
    """Drops what is derived."""
    drop_derived()
