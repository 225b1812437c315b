"""One page of HTML to an article: title, people, moment, picture, paragraphs."""

from columba.articles.extract.fragment import read_fragment
from columba.articles.extract.language import language_of
from columba.articles.extract.page import extract
from columba.articles.extract.values import Extraction, ExtractionError, Mode, Reason
from columba.articles.extract.voters import load_voters

__all__ = [
    "Extraction",
    "ExtractionError",
    "Mode",
    "Reason",
    "extract",
    "language_of",
    "load_voters",
    "read_fragment",
]
