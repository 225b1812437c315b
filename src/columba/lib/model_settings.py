"""The [model] section of `columba.toml`, with advice where a key cannot be used."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from columba.lib.publication import ModelSettings, PublicationError

# Every key that is known, with a value such as it takes.
MODEL_KEYS: Mapping[str, str | bool | int | float] = {
    "base_url": "http://127.0.0.1:11434/v1",
    "model": "llama3.1:8b",
    "key_variable": "COLUMBA_MODEL_KEY",
    "input_price": 0.25,
    "output_price": 2.0,
    "currency": "USD",
    "daily_cap": 1.0,
    "monthly_cap": 20.0,
    "concurrency": 2,
    "read_seconds": 120.0,
    "max_tokens": 2000,
    "effort": "low",
    "rules": "",
}
# The least and the most that a number may be.
MODEL_BOUNDS: Mapping[str, tuple[float, float]] = {
    "input_price": (0, 10_000),
    "output_price": (0, 10_000),
    "daily_cap": (0, 1_000_000),
    "monthly_cap": (0, 1_000_000),
    "concurrency": (1, 64),
    "read_seconds": (1, 3600),
    "max_tokens": (200, 100_000),
}
COMPOSER = "composer"  # the name that pages give to what runs without a model
_NEEDED = ("base_url", "model", "input_price", "output_price")
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")

Fault = Callable[[str, str], PublicationError]


def read_model(values: Mapping[str, Any], fault: Fault, *, folder: Path) -> ModelSettings | None:
    """Return the settings; None where nothing is set. `fault` makes an error of key and problem."""
    if not values:
        return None
    for key in _NEEDED:
        if key not in values:
            raise fault("", f"[model] needs {key}. {_ADVICE[key]}")
    address = values["base_url"].rstrip("/")
    if not _is_base(address):
        raise fault("base_url", f"this is no address of an endpoint. {_ADVICE['base_url']}")
    if values["model"].strip() in {"", COMPOSER}:
        raise fault("model", _ADVICE["model"])
    if not _VARIABLE.fullmatch(values.get("key_variable", "") or "_"):
        # What stands there is not repeated: it may be the key itself.
        raise fault(
            "key_variable",
            "this should be the name of an environment variable, such as COLUMBA_MODEL_KEY. The "
            "key itself belongs into that variable and into no file of the publication.",
        )
    if (rules := values.get("rules", "")) and not (folder / rules).is_file():
        raise fault("rules", f"there is no file {folder / rules}. Leave rules out to use our own.")
    return ModelSettings(**{**values, "base_url": address})


_ADVICE = {
    "base_url": "It ends before /chat/completions, such as http://127.0.0.1:11434/v1 for Ollama.",
    "model": "Write the model's name as the endpoint knows it, such as llama3.1:8b.",
    "input_price": "Write the price of a million tokens read; 0 for a model of your own.",
    "output_price": "Write the price of a million tokens written; 0 for a model of your own.",
}


def _is_base(address: str) -> bool:
    try:
        parts = urlsplit(address)
        _ = parts.port  # ValueError where it is no number
    except ValueError:
        return False
    is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    return is_web and "@" not in parts.netloc and not parts.query and not parts.fragment
