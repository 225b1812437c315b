"""A playbook to begin from: whole in form, with all that only an editor can say left open."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from importlib.resources import files
from string import Template

# A year after it was last read through, a playbook stops until somebody reads it again.
_GOOD_FOR = timedelta(days=365)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_id(text: str) -> bool:
    """Tell whether the text can be the id of a playbook: lower-case words joined by hyphens."""
    return bool(_ID.fullmatch(text))


def blank_playbook(identifier: str, *, title: str, categories: Sequence[str], today: date) -> str:
    """Return the text of a new playbook; what an editor has to write is marked FILL IN."""
    text = files("columba.commentary.playbook").joinpath("blank.md").read_text(encoding="utf-8")
    return Template(text).substitute(
        id=identifier,
        title=_quoted(title),
        categories=", ".join(f'"{_quoted(slug)}"' for slug in categories),
        today=today.isoformat(),
        review_by=(today + _GOOD_FOR).isoformat(),
    )


def _quoted(text: str) -> str:
    """Return the text as it stands between the marks of a TOML string."""
    return text.replace("\\", "\\\\").replace('"', '\\"')
