"""Rows that are claimed, worked on and released: the truth behind every queue."""
