"""Rows of an office's list of ties: what a document says whose columns are told."""
