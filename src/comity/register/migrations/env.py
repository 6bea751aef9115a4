"""Runs migrations over the connection it is given, in the transaction that is open on it."""

from alembic import context

from comity.register.tables import FORM_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    version_table=FORM_TABLE,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
