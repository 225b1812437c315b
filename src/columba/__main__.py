"""The `columba` command; manage.py is the same."""

import os
import sys


def main() -> None:
    """Run the command of the process's arguments and exit with its code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "columba.config.settings")
    try:
        from columba.config.command_line import run_command  # noqa: PLC0415 - after the line above

        sys.exit(run_command(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)  # while Python was still reading its modules


if __name__ == "__main__":
    main()
