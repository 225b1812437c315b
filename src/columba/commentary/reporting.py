"""Take in what readers say is wrong, and say what came of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from columba.accounts.models import User
from columba.articles.models import Article
from columba.commentary.models import Closing, ErrorReport, Revision

# Nobody reads more in an hour, and a flood of reports must not fill the disk.
MOST_AN_HOUR = 200


class TooManyReportsError(Exception):
    """More reports came in within the hour than anybody could read."""


@dataclass(frozen=True, kw_only=True)
class About:
    """What a report is about: a page, and perhaps one sentence of the revision shown there."""

    article: Article | None = None
    revision: Revision | None = None
    sentence: str = ""  # "opinion 2.1"


def report_error(text: str, about: About, *, email: str, now: datetime) -> ErrorReport:
    """Keep a reader's report for the editors; TooManyReportsError where too many came already."""
    recent = ErrorReport.objects.filter(created_at__gt=now - timedelta(hours=1)).count()
    if recent >= MOST_AN_HOUR:
        raise TooManyReportsError
    return ErrorReport.objects.create(
        text=text,
        article=about.article,
        revision=about.revision,
        sentence=about.sentence,
        email=email,
        created_at=now,
    )


@transaction.atomic
def close_report(
    pk: int, closing: Closing, *, by: User, now: datetime, note: str = ""
) -> ErrorReport:
    """Say what came of a report; WrongStateError where somebody has said so already."""
    report = ErrorReport.objects.select_for_update(of=("self",)).get(pk=pk)
    report.close(closing, by=by, now=now, note=note)
    report.save()
    return report
