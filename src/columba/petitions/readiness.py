"""What a petition lacks before it can be opened."""

from dataclasses import dataclass
from datetime import date, timedelta

LONGEST_RUN = timedelta(days=366)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is about to be opened."""

    title: str
    ask: str
    addressee: str
    power: str
    is_bound: bool
    closes_on: date | None


def missing(plan: Plan, *, today: date) -> list[str]:
    """Return, in whole sentences, what must be put right before the petition is opened."""
    remarks = [
        (not plan.title.strip(), "It has no title."),
        (not plan.ask.strip(), "It asks for nothing yet: write what the addressee should do."),
        (not plan.addressee, "It has no addressee: choose a row of the directory."),
        (not plan.power.strip(), "Say what the addressee has the power to do about it."),
        (
            not plan.is_bound,
            "It is bound to nothing: choose a story, a playbook, a category, or every page.",
        ),
        (plan.closes_on is None, "It has no closing date."),
    ]
    if plan.closes_on is not None:
        remarks += [
            (plan.closes_on < today, "Its closing date has passed."),
            (plan.closes_on > today + LONGEST_RUN, "It would be open for more than a year."),
        ]
    return [sentence for is_so, sentence in remarks if is_so]
