"""Make a publication ready: its tables, static files and roles, then what its folder says."""

from pathlib import Path

from django.core.management import call_command

from columba.accounts.roles import make_roles
from columba.lib.publication import LoadCounts
from columba.publication.load import load_publication


def prepare(folder: Path) -> dict[str, LoadCounts]:
    """Create or update tables, static files and roles, load the folder; harmless to repeat."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    make_roles()
    return load_publication(folder)
