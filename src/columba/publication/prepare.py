"""Make a publication ready: its tables, static files and roles, then what its folder says."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from columba.accounts.roles import make_roles
from columba.commentary.soundness import refuse_unsound
from columba.lib.publication import LoadCounts
from columba.publication.load import load_publication
from columba.publication.once import fingerprint_of, once


def prepare(folder: Path) -> dict[str, LoadCounts]:
    """Create or update tables, static files and roles, load the folder; harmless to repeat.

    PublicationError names what cannot be used. A playbook that the lint finds an error in is
    refused before anything of the folder is loaded. Static files and playbooks that are as they
    were are not worked on again.
    """
    call_command("migrate", interactive=False, verbosity=0)
    once(
        Path(settings.STATIC_ROOT) / ".collected",
        fingerprint_of(_static_files()),
        lambda: call_command("collectstatic", interactive=False, verbosity=0),
    )
    make_roles()
    once(
        settings.DATA_DIR / "linted",
        fingerprint_of(_linted_files(folder)),
        lambda: refuse_unsound(folder),
    )
    return load_publication(folder)


def _static_files() -> Iterator[bytes]:
    """Yield name, size and moment of every static file there is to collect."""
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            yield f"{name} {stat.st_size} {stat.st_mtime_ns}".encode()


def _linted_files(folder: Path) -> Iterator[bytes]:
    """Yield name and content of every file that the lint of playbooks looks at."""
    for pattern in ("playbooks/*.md", "directory/*.toml", "categories.toml"):
        for path in sorted(folder.glob(pattern)):
            if path.is_file():
                yield path.name.encode()
                yield path.read_bytes()
