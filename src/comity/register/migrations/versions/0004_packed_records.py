"""Comity 0.5 keeps records packed: what is derived has another form."""

from comity.register.migrations.derived import drop_derived

revision, down_revision = "0004", "0003"


def upgrade() -> None:
    """Drops what is derived."""
    drop_derived()
