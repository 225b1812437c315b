"""What a model has cost so far, held against its caps."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from decimal import Decimal

from columba.commentary.models import ModelCall
from columba.lib.publication import ModelSettings


@dataclass(frozen=True, kw_only=True)
class Spent:
    """What has been spent of one cap, with what is set aside for questions under way."""

    name: str  # "daily", "monthly"
    spent: Decimal
    cap: Decimal


def spent(settings: ModelSettings, *, zone: tzinfo, now: datetime) -> list[Spent]:
    """Return what was spent on any model since midnight and since the first of the month."""
    today = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    caps = (
        ("daily", today, settings.daily_cap),
        ("monthly", today.replace(day=1), settings.monthly_cap),
    )
    return [
        Spent(name=name, spent=ModelCall.objects.since(start).cost(), cap=Decimal(str(cap)))
        for name, start, cap in caps
    ]
