"""The name under which this process holds rows, and whether another such name is still alive."""

import os
import socket
from functools import cache

import psutil


@cache
def this_process() -> str:
    """Return `host:pid:start`, which no other process on any machine shares."""
    return _name(psutil.Process(os.getpid()))


def is_alive(holder: str) -> bool:
    """Tell whether the process may still be at work; one on another host always may."""
    host, _, rest = holder.rpartition(":")[0].rpartition(":")
    if host != socket.gethostname():
        return True
    try:
        return _name(psutil.Process(int(rest))) == holder
    except (psutil.NoSuchProcess, ValueError):
        return False


def _name(process: psutil.Process) -> str:
    return f"{socket.gethostname()}:{process.pid}:{int(process.create_time())}"
