"""Columba turns the news into something people can do."""

__version__ = "0.1.0"
