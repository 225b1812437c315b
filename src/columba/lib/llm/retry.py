"""How long to wait before the next try, and when there is none."""

from datetime import timedelta

from columba.lib.llm.values import ModelError

MOST_TRIES = 5
# An endpoint that wants more than this is left to the next round; the page does not wait.
LONGEST_WAIT = timedelta(seconds=60)
_FIRST_SECONDS = 1.0


def pause(error: ModelError, *, tries: int, chance: float) -> float | None:
    """Return the seconds to wait after `tries` tries, or None where another makes no sense.

    They double from try to try, give or take a half by `chance` (0 to 1), so that many clients do
    not come back at once; what the endpoint itself asks for is the least.
    """
    if not error.is_passing or tries >= MOST_TRIES:
        return None
    if error.wait is not None and error.wait > LONGEST_WAIT:
        return None
    backoff = _FIRST_SECONDS * float(2 ** (tries - 1)) * (0.5 + chance)
    asked = error.wait.total_seconds() if error.wait else 0
    return max(backoff, asked)
