"""The event loop on which the client runs: the quickest there is."""

import asyncio
from collections.abc import Callable, Coroutine
from importlib import import_module
from typing import Any, TypeVar

Result = TypeVar("Result")


def run(main: Coroutine[Any, Any, Result]) -> Result:
    """Run `main` to its end on a new loop; uvloop where it is installed."""
    with asyncio.Runner(loop_factory=_quickest_loop()) as runner:
        return runner.run(main)


def _quickest_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Return uvloop's factory, or None for Python's own loop where there is no uvloop."""
    try:
        uvloop = import_module("uvloop")
    except ImportError:
        return None
    factory: Callable[[], asyncio.AbstractEventLoop] = uvloop.new_event_loop
    return factory
