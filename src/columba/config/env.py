"""Typed readers of the process environment; every variable Columba knows is read here once."""

import os
from collections.abc import Sequence
from pathlib import Path


class SettingError(Exception):
    """A variable of the environment cannot be used; the message says what to set."""


def text(name: str, default: str = "") -> str:
    """Return the variable, or the first line of the file that NAME_FILE points to."""
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip().partition("\n")[0].strip()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingError(
                f"{name}_FILE={path!r} cannot be read ({error}). Name a file that can."
            ) from error
    return os.environ.get(name, default)


def choice(name: str, known: Sequence[str], *, default: str) -> str:
    """Return the variable, which is one of the words in `known`, in capitals or not."""
    value = os.environ.get(name, "").strip() or default
    for word in known:
        if word.lower() == value.lower():
            return word
    raise SettingError(f"{name}={value!r}; use one of {', '.join(known)}.")


def address(name: str, schemes: Sequence[str]) -> str:
    """Return the variable, which is "" or an address of one of the schemes; it may be secret."""
    value = text(name).strip()
    if value and not value.startswith(tuple(f"{scheme}://" for scheme in schemes)):
        known = " or ".join(f"{scheme}://…" for scheme in schemes)
        raise SettingError(f"{name} should begin with {known}, or be left out.")
    return value


def flag(name: str, *, default: bool = False) -> bool:
    """Return True for 1/true/yes/on and False for 0/false/no/off."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise SettingError(f"{name}={value!r} is neither yes nor no; set it to 1 or 0.")


def words(name: str) -> list[str]:
    """Return the comma-separated values of the variable."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def path(name: str) -> Path | None:
    """Return the variable as an absolute path, or None where it is not set."""
    value = os.environ.get(name)
    return Path(value).expanduser().absolute() if value else None
