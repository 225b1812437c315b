"""Feeds: polling, parsing, OPML, health."""
