"""Make a publication ready: its tables, its static files, then what its folder says."""

from pathlib import Path

from django.core.management import call_command

from columba.lib.publication import LoadCounts
from columba.publication.load import load_publication


def prepare(folder: Path) -> dict[str, LoadCounts]:
    """Create or update tables and static files, load the folder; harmless when nothing changed."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    return load_publication(folder)
