"""Hostile input: a corpus of it as data, what lays it in, and what tries new pieces."""
