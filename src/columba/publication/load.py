"""Bring what the operator's folder says into the database."""

from collections.abc import Callable
from pathlib import Path

from columba.commentary.load import load_playbooks
from columba.directory.load import load_directory
from columba.lib.publication import LoadCounts
from columba.sources.load import load_sources
from columba.stories.load import load_categories

_PARTS: tuple[tuple[str, str, Callable[[Path], LoadCounts]], ...] = (
    ("directory links", "directory", load_directory),
    ("categories", "categories.toml", load_categories),
    ("sources", "sources.opml", load_sources),
    ("playbooks", "playbooks", load_playbooks),
)


def load_publication(folder: Path) -> dict[str, LoadCounts]:
    """Load every part in `folder`, each in its own transaction; a second load changes nothing.

    PublicationError names the file, the entry and the mend; the parts before it stay loaded.
    """
    return {what: load(folder / name) for what, name, load in _PARTS}
