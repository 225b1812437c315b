"""Let the worker look at a job now, rather than when its minute comes.

A wake-up carries nothing and may be lost: the timetable finds what is due in any case.
"""

import logging
import threading
import time
from collections.abc import Callable
from functools import cache

from django.conf import settings

from columba.worker.queue import open_queue, register

logger = logging.getLogger(__name__)
# As soon as a worker looks.
PAUSE_SECONDS = 1.0

_guard = threading.Lock()
_woken_at: dict[str, float] = {}


def wake(name: str) -> None:
    """Wake a job, at most once a second; whoever calls neither waits for it nor hears of faults."""
    with _guard:
        now = time.monotonic()
        if now - _woken_at.get(name, -PAUSE_SECONDS) < PAUSE_SECONDS:
            return
        _woken_at[name] = now
    # After the pause, so that what came in during it is seen too.
    timer = threading.Timer(PAUSE_SECONDS, _wake, [name])
    timer.daemon = True
    timer.start()


def _wake(name: str) -> None:
    if not (settings.QUEUE_URL or settings.DATA_DIR.is_dir()):
        return
    try:
        _waker()(name)
    except Exception:
        # Whichever error the queue's engine has: the timetable goes on without it.
        logger.info("%s could not be woken and waits for its minute.", name, exc_info=True)


@cache
def _waker() -> Callable[[str], object]:
    queue = open_queue(settings.QUEUE_URL, data_dir=settings.DATA_DIR, secret=settings.SECRET_KEY)
    return register(queue, {})
