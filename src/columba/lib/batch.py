"""What one batch of a job did."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Rows a batch worked on, and how many of them came to which end ("new", "refused", …)."""

    rows: int
    ends: Mapping[str, int] = field(default_factory=dict)
