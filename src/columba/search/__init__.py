"""The full-text index of published articles."""
