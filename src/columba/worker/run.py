"""The one command of an installation: web and worker under a supervisor that stops them both."""

import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from argparse import ArgumentTypeError
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

# A child gets this long to finish what it holds; the row leases cover what it could not.
GRACE_SECONDS = 20.0
# A child that fails sooner than this after its start has not recovered.
STEADY_SECONDS = 30.0
MOST_FAILURES = 5
STARTS_WITHIN_SECONDS = 60.0
HIGHEST_PORT = 65_535
# Whatever proxy the environment names is for other machines.
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(kw_only=True)
class Child:
    """One process under the supervisor."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] | None = None  # None: the supervisor's own
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    failures: int = 0
    starts_at: float = field(default=0.0)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a site is served: an address of this machine, and a port."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """The address of the front page, as one opens it on this machine."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104 - what to open instead
        return f"http://[{host}]:{self.port}/" if ":" in host else f"http://{host}:{self.port}/"


def serve(
    place: Place,
    *,
    say: Callable[[str], None],
    ready: Callable[[], None],
    environment: Mapping[str, str] | None = None,
) -> int:
    """Serve the site and keep it fresh until SIGINT or SIGTERM; return the exit code.

    `ready` is called once the site answers, in a thread of its own. `environment` is that of the
    web and worker processes; None means ours.
    """
    web = python_command("web", "--host", place.host, "--port", str(place.port), "--lifeline")
    worker = python_command("worker", "--lifeline")
    children = [
        Child(name="web", command=web, environment=environment),
        Child(name="worker", command=worker, environment=environment),
    ]
    threading.Thread(target=_when_up, args=(place.url, ready), daemon=True).start()
    return supervise(children, say=say)


def supervise(children: Sequence[Child], *, say: Callable[[str], None]) -> int:
    """Keep the children running until SIGINT or SIGTERM; then stop all. Return the exit code.

    A child that dies is started again, after 1, 2, 4 … seconds; one that dies five times in a row
    within half a minute of its start ends the whole, with exit code 1.
    """
    stop = _stop_on_signals()
    code = 0
    while not stop.wait(0.2):
        for child in children:
            if not _keep_running(child, say):
                code = 1
                stop.set()
    say("Stopping; what is under way is finished first …")
    _stop_all(children)
    return code


def is_free(host: str, port: int) -> bool:
    """Tell whether a server can be started at this address now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError):
            return False
    return True


def port_number(text: str) -> int:
    """Return the port that an argument names; ArgumentTypeError says what one is."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= HIGHEST_PORT:
        return int(text)
    raise ArgumentTypeError(f"{text!r} is no port; use a number from 1 to {HIGHEST_PORT}")


def python_command(*arguments: str) -> list[str]:
    """Return the command line of another `columba` command under this Python."""
    return [sys.executable, "-m", "columba", *arguments]


def _when_up(url: str, ready: Callable[[], None]) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < deadline:
        if _answers(url):
            return ready()
        time.sleep(0.2)
    return None


def _answers(url: str) -> bool:
    try:
        with _DIRECT.open(url, timeout=10):
            return True
    except urllib.error.HTTPError:
        return True  # a refusal is an answer: the site may be told to answer to another name alone
    except OSError:
        return False


def _stop_on_signals() -> threading.Event:
    stop = threading.Event()

    def set_stop(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, set_stop)
    return stop


def _keep_running(child: Child, say: Callable[[str], None]) -> bool:
    """Start the child where it does not run; return False when it has failed for good."""
    now = time.monotonic()
    if child.process is None:
        if now >= child.starts_at:
            _start(child, now)
        return True
    code = child.process.poll()
    if code is None:
        return True
    _note_end(child, now)
    if child.failures < MOST_FAILURES:
        say(f"{child.name} ended with code {code}; starting it again ({child.failures}).")
        return True
    say(f"{child.name} ended with code {code} {child.failures} times in a row; giving up.")
    return False


def _start(child: Child, now: float) -> None:
    # A session of its own: a Ctrl-C at the terminal reaches the supervisor alone, which then
    # stops the children in order.
    # Its standard input is a lifeline: it closes when the supervisor dies, however that happens.
    child.process = subprocess.Popen(  # noqa: S603 - our own command
        child.command, env=child.environment, start_new_session=True, stdin=subprocess.PIPE
    )
    child.started_at = now


def _note_end(child: Child, now: float) -> None:
    steady = now - child.started_at >= STEADY_SECONDS
    child.failures = 1 if steady else child.failures + 1
    child.starts_at = now + 2.0 ** (child.failures - 1)
    child.process = None


def _stop_all(children: Sequence[Child]) -> None:
    running = [child.process for child in children if child.process is not None]
    for process in running:
        process.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    for process in running:
        try:
            process.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
