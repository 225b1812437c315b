"""What stands aside now, and why: the lower half of a refresh's closing table."""

import re
from collections import Counter
from collections.abc import Iterator

from django.db.models import Count

from columba.articles.models import Article, State
from columba.sources.models import Source

# A name with a dot in it, or an address of four numbers.
_HOST = re.compile(r"\b(?:[\w-]+\.)+(?:[a-z][\w-]+|\d{1,3})\b", re.IGNORECASE)


def refused() -> Iterator[tuple[str, int]]:
    """Yield every reason for which a source or an article stands aside, with how many it holds.

    Reasons that differ in the name of a host alone count as one, with "…" in its place.
    """
    for rows in (
        Source.objects.filter(enabled=True).exclude(last_reason=""),
        Article.objects.filter(state=State.REFUSED),
        Article.objects.filter(state=State.WAITING, attempts__gt=0),
    ):
        counts: Counter[str] = Counter()
        counted = rows.order_by().values_list("last_reason").annotate(count=Count("pk"))
        for reason, count in counted:
            counts[_HOST.sub("…", reason)] += count
        yield from sorted(counts.items(), key=lambda item: (-item[1], item[0]))
