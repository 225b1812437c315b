"""Typed readers of the process environment; every variable Columba knows is read here once."""

import os
from pathlib import Path


class SettingError(Exception):
    """A variable of the environment cannot be used; the message says what to set."""


def text(name: str, default: str = "") -> str:
    """Return the variable, or the first line of the file that NAME_FILE points to."""
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default)


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
