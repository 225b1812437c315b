"""End a child when its supervisor is gone, even where that was killed outright."""

import os
import signal
import threading


def hold_lifeline() -> None:
    """Ask this process to stop (SIGTERM) once its standard input closes.

    The supervisor holds the other end and never writes: the system closes it however it dies.
    """
    threading.Thread(target=_wait_for_end, name="lifeline", daemon=True).start()


def _wait_for_end() -> None:
    # Read from the descriptor itself: a thread inside Python's buffered standard input would keep
    # the interpreter from ending cleanly.
    while os.read(0, 1024):
        continue
    os.kill(os.getpid(), signal.SIGTERM)
