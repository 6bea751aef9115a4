"""Records as tables: one a kind, with an office's columns, as CSV, Excel workbook or Parquet."""
