"""Heavy packages of other people: imported late, kept quiet, never trusted not to fail."""

import importlib
import logging
import warnings
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

Result = TypeVar("Result")

_log = logging.getLogger(__name__)


@cache
def load(module: str) -> Any:  # noqa: ANN401 - packages without types
    """Import the module when it is first needed, without its advice on optional parts.

    The extractors take 1.5 seconds together, which no command but extraction should pay.
    """
    logging.getLogger(module.partition(".")[0]).setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(module)


def without_failing(work: Callable[[], Result]) -> Result | None:
    """Return what `work` returns, None where it raises: strange pages break any parser."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - what foreign code raises on foreign pages is open
        _log.debug("%r failed: %r", work, error)
        return None
