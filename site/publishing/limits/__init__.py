"""Drafts that only the persons and groups of a list may read (A7)."""
