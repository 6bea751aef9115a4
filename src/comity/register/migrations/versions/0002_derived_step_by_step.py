"""Comity 0.3 derives step by step: what is derived has another form."""

from comity.register.migrations.derived import drop_derived

revision, down_revision = "0002", "0001"


def upgrade() -> None:
    """Drops what is derived."""
    drop_derived()
