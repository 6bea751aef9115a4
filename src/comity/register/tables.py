"""The register's tables: documents, claims and decisions are kept, everything else is derived from them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, Table, Text

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False, index=True),
    Column("source", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("published", Text),
    Column("published_evidence", Text),
    Column("language", Text),
    Column("title", Text),
    Column("publisher", Text),
    Column("author", Text),
    Column("text", Text, nullable=False),
    Column("first_read", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("relevant", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("ungrounded", Integer, nullable=False),
)

document_names = Table(
    "document_names",
    metadata,
    Column("document", Text, ForeignKey("documents.id"), primary_key=True),
    Column("source", Text, primary_key=True),
    Column("name", Text, nullable=False, index=True),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document", Text, ForeignKey("documents.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False, index=True),
    Column("modality", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("claim", Text, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("verdict", Text, nullable=False),
    Column("decision", Text, nullable=False),
)

# Below: derived. Everything here may be emptied and made again.

derivations = Table(
    "derivations",
    metadata,
    Column("documents", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("decisions", Integer, nullable=False),
    Column("resolver", Text, nullable=False),
)

entities = Table(
    "entities",
    metadata,
    Column("id", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("reference", Boolean, nullable=False),
)

entity_names = Table(
    "entity_names",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("folded", Text, nullable=False, index=True),
)

claim_entities = Table(
    "claim_entities",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("entity", Text, primary_key=True),
    Index("entity_claims", "entity", "claim"),
)

records = Table(
    "records",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False, index=True),
)

record_fields = Table(
    "record_fields",
    metadata,
    Column("record", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("told", Text, nullable=False),
)

record_claims = Table(
    "record_claims",
    metadata,
    Column("record", Text, primary_key=True),
    Column("claim", Text, primary_key=True),
    Index("claim_records", "claim", "record"),
)

record_entities = Table(
    "record_entities",
    metadata,
    Column("record", Text, primary_key=True),
    Column("entity", Text, primary_key=True),
    Index("entity_records", "entity", "record"),
)

DERIVED = (
    derivations,
    record_entities,
    record_claims,
    record_fields,
    records,
    claim_entities,
    entity_names,
    entities,
)
