"""A table as Parquet: typed columns with codes and ids, for programs."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from comity.model.dates import bounds
from comity.publish.tables.columns import Column, columns
from comity.publish.tables.rows import Row

_GROUP = 5_000  # rows that are held and written together
_TYPES = {"number": pa.float64(), "whole": pa.int32(), "code": pa.dictionary(pa.int32(), pa.string())}
_SEVERAL = ("entities", "countries", "sectors")


def write(path: Path, kind: str, rows: Iterable[Row]) -> None:
    """Writes the table of a kind, in groups of rows.

    Entities stand in two columns, their names and their ids; a date in three: as told (EDTF), and the first
    and the last day it can mean.
    """
    schema = _schema(kind)
    told = iter(rows)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while some := list(islice(told, _GROUP)):
            writer.write_table(_table(kind, some, schema))


def _schema(kind: str) -> pa.Schema:
    fields = [field for column in columns(kind) for field in _fields(column)]
    return pa.schema(fields, metadata={"kind": kind})


def _fields(column: Column) -> list[pa.Field]:
    name = column.name
    if column.shape == "entities":
        return [pa.field(name, pa.list_(pa.string())), pa.field(f"{name}_ids", pa.list_(pa.string()))]
    if column.shape == "day":
        days = [pa.field(f"{name}_{end}", pa.date32()) for end in ("first", "last")]
        return [pa.field(name, pa.string()), *days]
    if column.shape in _SEVERAL:
        return [pa.field(name, pa.list_(pa.string()))]
    return [pa.field(name, _TYPES.get(column.shape, pa.string()))]


def _table(kind: str, rows: list[Row], schema: pa.Schema) -> pa.Table:
    arrays: dict[str, list[Any]] = {name: [] for name in schema.names}
    for row in rows:
        for column in columns(kind):
            for name, value in _values(column, row):
                arrays[name].append(value)
    return pa.table({name: pa.array(arrays[name], schema.field(name).type) for name in schema.names}, schema)


def _values(column: Column, row: Row) -> list[tuple[str, Any]]:
    """The values of the columns that one column is written as."""
    name, value = column.name, row.values.get(column.name)
    if column.shape == "entities":
        ids = list(value) if isinstance(value, tuple) else []
        return [(name, [row.names.get(id_, id_) for id_ in ids]), (f"{name}_ids", ids)]
    if column.shape == "day":
        first, last = bounds(value) if isinstance(value, str) else (None, None)
        return [(name, value), (f"{name}_first", first), (f"{name}_last", last)]
    if column.shape in _SEVERAL:
        return [(name, list(value) if isinstance(value, tuple) else [])]
    return [(name, value)]
