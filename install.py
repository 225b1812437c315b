"""Install the packages of a lock into this Python's environment, and say how far that is.

python install.py requirements.lock
"""

import os
import re
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

# The lock names every package with its hashes, so nothing is resolved anew.
PIP = (
    *(sys.executable, "-m", "pip", "install", "--no-deps", "--require-hashes"),
    *("--progress-bar", "off", "--disable-pip-version-check", "--no-warn-script-location"),
)
# Where nobody watches, a line now and then is enough.
LINES_ELSEWHERE = 7
LINES_OF_A_FAILURE = 30
_WHOLE = re.compile(r"[A-Za-z0-9][\w.-]*(?:\[[^\]]*\])?==")
# One of these begins each package; "Processing" names a file of a mirror on this machine.
_NEXT = re.compile(
    r"(?:(?:Collecting|Requirement already satisfied:|Ignoring) |Processing (?:\S*/)?(?=\S+-\d))"
    r"([A-Za-z0-9][\w.]*(?:-[A-Za-z][\w.]*)*)"
)
_SIZE = re.compile(r"\s*Downloading .*\((.+)\)$")


def main(lock: Path) -> int:
    """Install what `lock` names and return pip's exit code."""
    total = sum(bool(_WHOLE.match(line)) for line in lock.read_text(encoding="utf-8").splitlines())
    began = time.monotonic()
    said: deque[str] = deque(maxlen=LINES_OF_A_FAILURE)
    with subprocess.Popen(  # noqa: S603 - pip, with our own lock
        [*PIP, "-r", str(lock)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    ) as pip:
        show(steps(_kept(pip.stdout or (), said), total), sys.stdout)
    if pip.returncode:
        sys.stderr.write("".join(said) + "\nThe packages could not be installed; see above.\n")
        return pip.returncode
    sys.stdout.write(f"  {total} packages are there ({time.monotonic() - began:.0f} s).\n")
    return 0


def steps(lines: Iterable[str], total: int) -> Iterator[str]:
    """Yield how far pip is by what it says: "12 of 70: lxml", then with the size of a download."""
    number, name = 0, ""
    for line in lines:
        if match := _NEXT.match(line):
            number, name = number + 1, match[1]
            yield f"{number} of {total}: {name}"
        elif match := _SIZE.match(line):
            yield f"{number} of {total}: {name}, {match[1]}"
        elif line.startswith("Installing collected packages"):
            yield f"unpacking {line.count(',') + 1} of them …"


def show(told: Iterable[str], out: TextIO) -> None:
    """Write over one line of a terminal; elsewhere, write every so often a line of its own."""
    watched = out.isatty()
    for text in told:
        if watched:
            out.write(f"\r\033[K  {text}")
        elif _is_worth_a_line(text):
            out.write(f"  {text}\n")
        out.flush()
    out.write("\r\033[K" if watched else "")


def _is_worth_a_line(text: str) -> bool:
    """Tell whether the step is one of a few that divide the whole evenly, or no counted step."""
    match = re.fullmatch(r"(\d+) of (\d+): [^,]*", text)
    if match is None:
        return ", " not in text
    every = max(1, int(match[2]) // LINES_ELSEWHERE)
    return int(match[1]) % every == 0


def _kept(lines: Iterable[str], said: deque[str]) -> Iterator[str]:
    for line in lines:
        said.append(line)
        yield line


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
