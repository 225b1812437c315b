"""Imports what readers of pages need: once, in the process that they are copied from."""

from columba.articles.extract import load_voters

load_voters()
