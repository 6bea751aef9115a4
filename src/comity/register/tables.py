"""The register's tables: documents, claims and decisions are kept, everything else is derived from them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table
from sqlalchemy import Text as AnyText

metadata = MetaData()

# Text is ordered by its code points on every engine, so that the same comes out first everywhere.
Text = AnyText().with_variant(AnyText(collation="C"), "postgresql")

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
    Column("cells", Text),
    Column("reading", Integer, nullable=False, server_default="1"),
    Index("documents_cited", "id", "published", "name"),  # what a citation tells, without the text
    Index("documents_by_reading", "first_read", "id"),
)

# The bytes documents were read from, each once.
originals = Table(
    "originals",
    metadata,
    Column("id", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("compressed", LargeBinary, nullable=False),
)

document_names = Table(
    "document_names",
    metadata,
    Column("document", Text, ForeignKey("documents.id"), primary_key=True),
    Column("source", Text, primary_key=True),
    Column("name", Text, nullable=False, index=True),
    Column("original", Text),
)

# Ids of claims are kept unique by an index, which is made behind the rows where many come at once: they are
# in no order, and SQLite fills the index of a key row by row.
claims = Table(
    "claims",
    metadata,
    Column("id", Text, nullable=False),
    Column("document", Text, ForeignKey("documents.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False, index=True),
    Column("modality", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("claim", Text, nullable=False),
    Index("claims_by_id", "id", unique=True),
)

decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("verdict", Text, nullable=False),
    Column("decision", Text, nullable=False),
)

FORM_TABLE = "comity_form"
"""Where Alembic notes the form of a register."""

KEPT = frozenset({"documents", "document_names", "originals", "claims", "decisions", FORM_TABLE})
"""What only ever grows, of every form; every other table follows from these."""

# Below: derived. Everything here may be emptied and made again. What links two things has no key of its own
# but an index for each way it is asked, made when the table is filled: rows in no order fill an index slowly.

derivations = Table(
    "derivations",
    metadata,
    Column("resolver", Text, nullable=False),
    Column("decisions", Integer, nullable=False),
)

# What stands in the register's records: each document with the ids of its claims as they were then. The
# number of its `reading` is lower than the document's own where it was read again since.
derived_documents = Table(
    "derived_documents",
    metadata,
    Column("document", Text, primary_key=True),
    Column("claims", Text, nullable=False),
    Column("reading", Integer, nullable=False),
)

mentions = Table(
    "mentions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("document", Text, nullable=False, index=True),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("given", Text),
    Column("mention", Text),
    Column("ruled", Text, nullable=False, index=True),
    Column("entity", Text, nullable=False),
    Column("judgement", BigInteger, nullable=False),
    Index("mentions_of_entity", "entity", "type", "name"),
)

mention_keys = Table(
    "mention_keys",
    metadata,
    Column("key", Text, nullable=False),
    Column("mention", Integer, nullable=False),
    Index("mentions_of_key", "key", "mention"),
    Index("keys_of_mention", "mention"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("standing", Text, nullable=False),
    Column("judgement", Text, nullable=False),
)

joined_entities = Table(
    "joined_entities",
    metadata,
    Column("ruled", Text, primary_key=True),
    Column("entity", Text, nullable=False),
)

copy_bands = Table(
    "copy_bands",
    metadata,
    Column("band", BigInteger, nullable=False),
    Column("document", Text, nullable=False),
    Index("documents_of_band", "band", "document"),
    Index("bands_of_document", "document"),
)

copies = Table(
    "copies",
    metadata,
    Column("document", Text, primary_key=True),
    Column("cluster", Text, nullable=False, index=True),
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

# The entities of a claim in the order of `model.claim.entities_of`: always asked for together.
claim_entities = Table(
    "claim_entities",
    metadata,
    Column("claim", Text, nullable=False),
    Column("entities", Text, nullable=False),
    Index("entities_of_claim", "claim"),
)

# What a claim shares with every claim that may tell the same thing, and the moment it puts there (0: none).
claim_keys = Table(
    "claim_keys",
    metadata,
    Column("key", BigInteger, nullable=False),
    Column("claim", Text, nullable=False),
    Column("moment", BigInteger, nullable=False),
    Index("claims_of_key", "key", "claim", "moment"),
    Index("keys_of_claim", "claim"),
)

UNDATED = "9999"  # stands for the day of a record that has none, behind all others

# `told` is what `register.packed` makes of a record, `cited` what `register.citing` makes of its claims.
records = Table(
    "records",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("told", Text, nullable=False),
    Column("decisions", Text),
    Column("cited", Text, nullable=False),
    Index("records_by_day", "kind", "day", "id"),
)

record_claims = Table(
    "record_claims",
    metadata,
    Column("record", Text, nullable=False),
    Column("claim", Text, nullable=False),
    Index("claims_of_record", "record", "claim"),
    Index("records_of_claim", "claim", "record"),
)

# What a page on an entity lists, kind by kind in the order of time. What has no date by nature (a post, a
# speech …) stands at the last day on which a document told it. `part`: 0 where the entity is only named in
# it, 1 where it acts in it, 2 where it is denied that it does.
record_entities = Table(
    "record_entities",
    metadata,
    Column("record", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("part", Integer, nullable=False),
    Index("entities_of_record", "record", "entity"),
    Index("records_of_entity", "entity", "kind", "day", "record", "part"),
)

# What agreements and events are listed by (`register.marks`).
record_marks = Table(
    "record_marks",
    metadata,
    Column("mark", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("records_of_mark", "mark", "kind", "day", "record"),
    Index("marks_of_record", "record"),
)

# The records that name two entities, from either, in the order of time: what a page on two localities
# asks for. `together`: how many act in it with these two, as parties of an agreement or at an event; 0 where
# these do not. `heard`: the last day on which a document told it, empty where that is not known.
record_pairs = Table(
    "record_pairs",
    metadata,
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("together", Integer, nullable=False),
    Column("heard", Text, nullable=False),
    Index("records_of_pair", "one", "other", "day", "record", "together", "heard"),
    Index("pairs_of_record", "record"),
)

# The figures of a subject, measure by measure. `plain`: told as a fact, and of all of it, not of one partner,
# sector or sort. `day` is the last day of the time it was told of, else the first on which it was published,
# empty where neither is known.
figures = Table(
    "figures",
    metadata,
    Column("subject", Text, nullable=False),
    Column("indicator", Text, nullable=False),
    Column("plain", Integer, nullable=False),
    Column("day", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("figures_of_subject", "subject", "indicator", "plain", "day", "record"),
    Index("figures_of_indicator", "indicator", "subject"),
    Index("figures_of_record", "record"),
)

# What affiliations say is part of what.
said_parts = Table(
    "said_parts",
    metadata,
    Column("parent", Text, nullable=False),
    Column("child", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("parts_of_parent", "parent", "child"),
    Index("parts_of_record", "record"),
)

DERIVED = (
    derivations,
    derived_documents,
    said_parts,
    figures,
    record_pairs,
    record_marks,
    record_entities,
    record_claims,
    records,
    claim_keys,
    claim_entities,
    entity_names,
    entities,
    copies,
    copy_bands,
    joined_entities,
    judgements,
    mention_keys,
    mentions,
)
