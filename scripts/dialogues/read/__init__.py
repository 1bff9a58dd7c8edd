"""Bytes to values: text, YAML with positions, PO files, raw layouts; one file at a time."""
