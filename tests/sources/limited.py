"""Parse documents in a process that may take only so much time and memory for each.

    python -m tests.sources.limited FILE…    (or file names on standard input)

Prints one line a document: its end and its name. A document that hangs or takes too much ends the
process with an error.
"""

import resource
import signal
import sys
from pathlib import Path

from columba.sources.parse import FeedError, parse_feed

SECONDS = 5
MEGABYTES = 200
PAGE = resource.getpagesize()


def main() -> None:
    parse(b"<rss><channel><title>\xe9</title></channel></rss>")  # what is loaded once is no cost
    used = int(Path("/proc/self/statm").read_text().split()[0]) * PAGE
    limit = used + MEGABYTES * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    for name in sys.argv[1:] or sys.stdin.read().splitlines():
        signal.alarm(SECONDS)
        print(parse(Path(name).read_bytes()), name)  # noqa: T201 - this is its job
    signal.alarm(0)


def parse(body: bytes) -> str:
    try:
        feed = parse_feed(body, url="https://e.org/feed.xml", content_type=None)
    except FeedError as error:
        return f"refused:{error.reason.name}"
    return f"read:{len(feed.entries)}"


if __name__ == "__main__":
    main()
