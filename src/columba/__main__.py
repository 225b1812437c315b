"""The `columba` command: the same as manage.py, with a plain word where no publication is near."""

import os
import sys

# Commands that make sense outside a publication's folder.
_ANYWHERE = {
    "--help", "--version", "check", "demo", "diffsettings", "help", "init", "lint_playbooks",
    "makemigrations", "test", "version",
}  # fmt: skip


def main() -> None:
    """Run one command; exit 2 with a plain sentence where a setting or the folder is missing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "columba.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - after the line above

    from columba.config.env import SettingError  # noqa: PLC0415
    from columba.lib.publication import PublicationError  # noqa: PLC0415

    try:
        _require_publication(sys.argv[1:])
        execute_from_command_line(sys.argv)
    except (PublicationError, SettingError) as error:
        sys.exit(_fail(str(error)))


def _require_publication(arguments: list[str]) -> None:
    if not arguments or arguments[0] in _ANYWHERE or "--help" in arguments:
        return
    from columba.config import settings  # noqa: PLC0415
    from columba.lib.publication import PublicationError  # noqa: PLC0415

    if settings.PUBLICATION_DIR is None:
        raise PublicationError(
            f"No columba.toml in {settings.PUBLICATION.folder} or above it. Run `columba init DIR` "
            "and change into DIR, or set COLUMBA_PUBLICATION to a publication's folder."
        )


def _fail(message: str) -> int:
    sys.stderr.write(f"columba: {message}\n")
    return 2


if __name__ == "__main__":
    main()
