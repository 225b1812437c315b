"""`columba` in a process of its own, as an operator runs it."""

import os
import subprocess
import sys


def columba(*arguments, folder, **environment):
    """Run one command in `folder`, with none of our own variables but those given."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("COLUMBA_", "DATABASE_"))}
    return subprocess.run(
        [sys.executable, "-m", "columba", *arguments],
        cwd=folder,
        env=kept | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
