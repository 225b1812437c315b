"""The folder of real feeds, pages and hostile inputs: read in place, never copied in.

Its text belongs to its publishers, so the tests that use it skip, saying so, where it is absent.
"""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CORPUS = Path(os.environ.get("COLUMBA_CORPUS", ROOT.parent / "shared" / "data"))


def corpus(*parts: str) -> Path:
    """Return a path inside the corpus, or skip the test where it is not there."""
    path = CORPUS.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"no corpus at {path}; set COLUMBA_CORPUS to a folder that has it")
    return path
