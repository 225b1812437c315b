"""Copies, story clusters, categories, related articles."""
