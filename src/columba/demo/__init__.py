"""A sample newsroom on loopback, and a publication that reads it."""
