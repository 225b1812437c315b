"""Spare work that was done before on the very same files."""

import hashlib
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path


def once(mark: Path, fingerprint: str, work: Callable[[], object]) -> bool:
    """Do `work` unless `mark` says that it was done for `fingerprint`; return whether it was.

    Without the mark, or where the work failed, it is done again: that costs time alone.
    """
    if mark.is_file() and mark.read_text(encoding="utf-8") == fingerprint:
        return False
    work()
    mark.write_text(fingerprint, encoding="utf-8")
    return True


def fingerprint_of(parts: Iterable[bytes]) -> str:
    """Return a hash of the parts and of this version of Columba."""
    digest = hashlib.sha256(version("columba").encode())
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
