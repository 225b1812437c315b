"""Who speaks in which paragraph of a report."""

from columba.commentary.speakers.find import Speech, speeches
from columba.commentary.speakers.titles import strip_titles

__all__ = ["Speech", "speeches", "strip_titles"]
