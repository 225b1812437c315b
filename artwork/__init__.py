"""The illustrations of the demo newsroom, drawn by code."""
