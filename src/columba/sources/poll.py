"""Ask every source that is due, and keep what is new."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction

from columba.leases.claim import claim
from columba.leases.holder import this_process
from columba.lib.http import Client
from columba.lib.publication import Polling, Publication
from columba.sources.ask import Answer, Failure, Question, ask
from columba.sources.interval import next_poll, retry_delay
from columba.sources.keep import keep_entries
from columba.sources.models import Off, Source
from columba.sources.parse import ParsedFeed, Problem

LEASE = timedelta(minutes=10)
# Validators sometimes lie: once a day the whole document is asked for.
LONGEST_TRUST = timedelta(days=1)
# What became of a source where no other could be reached either: the network here may be down.
OUT_OF_REACH = "out of reach"
# With fewer sources in a batch, all failing alike says nothing about our own network.
FEWEST_TO_DOUBT = 3


@dataclass(frozen=True, kw_only=True)
class Polled:
    """What one batch did; `ends` counts sources by what became of them, and their entries."""

    claimed: int
    ends: Counter[str] = field(default_factory=Counter)


def poll_sources(
    *, client: Client, now: datetime, publication: Publication, limit: int = 50
) -> Polled:
    """Ask up to `limit` sources that are due; keep new and changed entries.

    The sources are asked at the same time and written in the order of their rows, in one
    transaction. A fault of one source is kept on its row.
    """
    sources = claim(Source.objects.due(now), limit, now=now, lease=LEASE)
    if not sources:
        return Polled(claimed=0)
    outcomes = ask(client, [_question(source, now) for source in sources], now=now)
    found = dict(zip(sources, _doubt_ourselves(outcomes), strict=True))
    return Polled(claimed=len(sources), ends=_write(found, now=now, polling=publication.polling))


def _question(source: Source, now: datetime) -> Question:
    trusts = source.fetched_at is not None and now - source.fetched_at < LONGEST_TRUST
    return Question(
        url=source.feed_url,
        etag=source.etag if trusts else "",
        last_modified=source.last_modified if trusts else "",
        body_hash=source.body_hash,
        zone=_zone_of(source),
    )


def _zone_of(source: Source) -> tzinfo:
    try:
        return ZoneInfo(source.time_zone) if source.time_zone else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def _doubt_ourselves(outcomes: Sequence[Answer | Failure]) -> Sequence[Answer | Failure]:
    """Where every source of a batch failed as a broken network of ours would make it, mark them."""
    failures = [one for one in outcomes if isinstance(one, Failure) and one.may_be_ours]
    if len(failures) < max(len(outcomes), FEWEST_TO_DOUBT):
        return outcomes
    return [replace(failure, is_ours=True) for failure in failures]


def _write(
    found: dict[Source, Answer | Failure], *, now: datetime, polling: Polling
) -> Counter[str]:
    """Write what came of each source that is still ours and still at the same address."""
    ends: Counter[str] = Counter()
    asked = {source.pk: source.feed_url for source in found}
    with transaction.atomic():
        held = Source.objects.select_for_update(of=("self",)).order_by("pk")
        for source in held.filter(pk__in=asked, leased_by=this_process()):
            if source.feed_url == asked[source.pk]:
                ends += _store(source, found[source], now=now, polling=polling)
            else:
                source.settle(next_at=now)
            # Ten times quicker than one bulk_update of twenty columns.
            source.save(update_fields=_WRITTEN)
    return ends


def _store(
    source: Source, outcome: Answer | Failure, *, now: datetime, polling: Polling
) -> Counter[str]:
    """Put what came of one source on its row and into its entries; the caller saves the row."""
    source.last_polled_at = now
    source.last_status = outcome.status
    if isinstance(outcome, Failure):
        _store_failure(source, outcome, now=now, polling=polling)
        return Counter({_end_of(outcome): 1})
    ends = Counter({"unchanged": 1})
    if outcome.feed is not None:
        ends = _store_feed(source, outcome.feed, now)
    _store_answer(source, outcome, now=now, polling=polling)
    return ends


def _end_of(failure: Failure) -> str:
    if failure.is_ours:
        return OUT_OF_REACH
    return "gone" if failure.is_gone else "failed"


def _store_failure(source: Source, failure: Failure, *, now: datetime, polling: Polling) -> None:
    attempts = source.attempts
    delay = retry_delay(attempts, polling=polling, wait=failure.wait)
    source.put_off(failure.message, now=now, delay=delay)
    if failure.is_ours:
        # No source is the worse for what befell all of them.
        source.attempts = attempts
    if failure.is_gone:
        source.switch_off(Off.GONE)


def _store_feed(source: Source, feed: ParsedFeed, now: datetime) -> Counter[str]:
    source.reuses_ids = source.reuses_ids or Problem.REUSED_ID in feed.problems
    kept = keep_entries(source, feed.entries, now=now)
    source.site_url = source.site_url or feed.site_url[:1000]
    source.language = source.language or feed.language
    source.publisher_minutes = feed.hints.minutes
    source.rest_hours = sorted(feed.hints.skip_hours)
    source.rest_days = sorted(feed.hints.skip_days)
    source.problems = [str(problem) for problem in feed.problems]
    if kept.added or kept.changed:
        source.last_changed_at = now
    ends = {"read": 1, "new entries": kept.added, "changed entries": kept.changed}
    return Counter({end: count for end, count in ends.items() if count})


def _store_answer(source: Source, answer: Answer, *, now: datetime, polling: Polling) -> None:
    if answer.is_whole:
        source.etag = _if_short(answer.etag, 1000)
        source.last_modified = _if_short(answer.last_modified, 200)
        source.body_hash = answer.body_hash
        source.fetched_at = now
    source.moved_to = _if_short(answer.moved_to, 1000)
    source.settle(next_at=next_poll(source, now=now, polling=polling, max_age=answer.max_age))


def _if_short(text: str, length: int) -> str:
    """Return `text` whole or not at all: half a validator matches nothing."""
    return text if len(text) <= length else ""


_WRITTEN = [
    *Source.LEASE_FIELDS,
    "enabled", "off_because", "site_url", "language", "etag", "last_modified", "body_hash",
    "publisher_minutes", "rest_hours", "rest_days", "problems", "reuses_ids", "moved_to",
    "last_polled_at", "fetched_at", "last_changed_at", "last_status",
]  # fmt: skip
