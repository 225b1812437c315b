"""Take in what readers say is wrong."""

from datetime import datetime, timedelta

from columba.articles.models import Article
from columba.commentary.models import ErrorReport

# Nobody reads more in an hour, and a flood of reports must not fill the disk.
MOST_AN_HOUR = 200


class TooManyReportsError(Exception):
    """More reports came in within the hour than anybody could read."""


def report_error(text: str, article: Article | None, *, email: str, now: datetime) -> ErrorReport:
    """Keep a reader's report for the editors; TooManyReportsError where too many came already."""
    recent = ErrorReport.objects.filter(created_at__gt=now - timedelta(hours=1)).count()
    if recent >= MOST_AN_HOUR:
        raise TooManyReportsError
    return ErrorReport.objects.create(text=text, article=article, email=email, created_at=now)
