"""Ask every source that is due, and keep what is new."""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from http import HTTPStatus
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction

from columba.leases.claim import claim
from columba.lib.http import Client, FetchError, Response, status_message
from columba.lib.publication import Publication
from columba.sources.interval import next_poll, retry_delay
from columba.sources.keep import keep_entries
from columba.sources.models import Source
from columba.sources.parse import FeedError, ParsedFeed, parse_feed

LEASE = timedelta(minutes=10)
ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)
OUR_NETWORK = "Nothing could be reached, so the fault may be on our side: "
# With fewer sources in a batch, all failing alike says nothing about our own network.
FEWEST_TO_DOUBT = 3


@dataclass(frozen=True, kw_only=True)
class Polled:
    """What one batch did; `ends` counts sources by what became of them, and their entries."""

    claimed: int
    ends: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, kw_only=True)
class _Failure:
    """A source that gave no feed: why, whether it is gone for good, when it may be asked again."""

    message: str
    is_gone: bool = False
    may_be_ours: bool = False
    wait: timedelta | None = None


@dataclass(frozen=True, kw_only=True)
class _Answer:
    """A source that answered: with a feed, or (None) with what we have already."""

    response: Response
    body_hash: str
    feed: ParsedFeed | None


def poll_sources(
    *, client: Client, now: datetime, publication: Publication, limit: int = 50
) -> Polled:
    """Ask up to `limit` sources that are due; keep new and changed entries.

    The sources are asked at the same time and written in the order of their rows, in one
    transaction. A fault of one source is kept on its row.
    """
    due = Source.objects.filter(enabled=True).order_by("pk")
    sources = claim(due, limit, now=now, lease=LEASE)
    if not sources:
        return Polled(claimed=0)
    answers = asyncio.run(_ask_all(client, sources))
    outcomes = [_understand(s, a, now) for s, a in zip(sources, answers, strict=True)]
    outcomes = _doubt_ourselves(outcomes)
    ends: Counter[str] = Counter()
    with transaction.atomic():
        for source, outcome in zip(sources, outcomes, strict=True):
            ends += _store(source, outcome, now=now, publication=publication)
        Source.objects.bulk_update(sources, _WRITTEN, batch_size=100)
    return Polled(claimed=len(sources), ends=ends)


async def _ask_all(client: Client, sources: Sequence[Source]) -> list[Response | FetchError]:
    async with client:
        return list(await asyncio.gather(*(_ask(client, source) for source in sources)))


async def _ask(client: Client, source: Source) -> Response | FetchError:
    try:
        return await client.get(
            source.feed_url,
            etag=source.etag,
            last_modified=source.last_modified,
            accept=ACCEPT,
        )
    except FetchError as error:
        return error


def _understand(source: Source, answer: Response | FetchError, now: datetime) -> _Answer | _Failure:
    if isinstance(answer, FetchError):
        return _Failure(message=str(answer), may_be_ours=answer.reason.may_be_ours)
    source.last_status = answer.status
    if answer.not_modified:
        return _Answer(response=answer, body_hash=source.body_hash, feed=None)
    if not answer.ok:
        return _Failure(
            message=status_message(answer.status),
            is_gone=answer.status == HTTPStatus.GONE,
            wait=answer.retry_after(now),
        )
    body_hash = hash_of(answer.body)
    if body_hash == source.body_hash:
        return _Answer(response=answer, body_hash=body_hash, feed=None)
    try:
        feed = parse_feed(
            answer.body,
            url=answer.url,
            content_type=answer.content_type or None,
            zone=zone_of(source),
            now=now,
        )
    except FeedError as error:
        return _Failure(message=str(error))
    return _Answer(response=answer, body_hash=body_hash, feed=feed)


def hash_of(body: bytes) -> str:
    """Return the SHA-256 of a document, as hex."""
    return hashlib.sha256(body).hexdigest()


def zone_of(source: Source) -> tzinfo:
    """Return the zone in which the source's clocks without a zone are read."""
    try:
        return ZoneInfo(source.time_zone) if source.time_zone else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def _doubt_ourselves(outcomes: list[_Answer | _Failure]) -> list[_Answer | _Failure]:
    """Where every source of a batch failed as a broken network of ours would make it, say so."""
    failures = [one for one in outcomes if isinstance(one, _Failure) and one.may_be_ours]
    if len(failures) < max(len(outcomes), FEWEST_TO_DOUBT):
        return outcomes
    return [replace(failure, message=OUR_NETWORK + failure.message) for failure in failures]


def _store(
    source: Source, outcome: _Answer | _Failure, *, now: datetime, publication: Publication
) -> Counter[str]:
    """Write what came of one source; its row is saved by the caller."""
    source.last_polled_at = now
    if isinstance(outcome, _Failure):
        _store_failure(source, outcome, now=now, publication=publication)
        return Counter({"gone" if outcome.is_gone else "failed": 1})
    kept = Counter({"unchanged": 1})
    if outcome.feed is not None:
        kept = _store_feed(source, outcome.feed, now)
    _store_answer(source, outcome, now=now, publication=publication)
    return kept


def _store_failure(
    source: Source, failure: _Failure, *, now: datetime, publication: Publication
) -> None:
    attempts = source.attempts
    delay = retry_delay(attempts, polling=publication.polling, wait=failure.wait)
    source.put_off(failure.message, now=now, delay=delay)
    if failure.message.startswith(OUR_NETWORK):
        source.attempts = attempts
    if failure.is_gone:
        source.enabled = False


def _store_feed(source: Source, feed: ParsedFeed, now: datetime) -> Counter[str]:
    kept = keep_entries(source, feed.entries, now=now)
    source.site_url = source.site_url or feed.site_url
    source.language = source.language or feed.language
    source.publisher_minutes = feed.hints.minutes
    source.rest_hours = sorted(feed.hints.skip_hours)
    source.rest_days = sorted(feed.hints.skip_days)
    source.problems = [str(problem) for problem in feed.problems]
    if kept.added or kept.changed:
        source.last_changed_at = now
    ends = {"read": 1, "new entries": kept.added, "changed entries": kept.changed}
    return Counter({end: count for end, count in ends.items() if count})


def _store_answer(
    source: Source, answer: _Answer, *, now: datetime, publication: Publication
) -> None:
    response = answer.response
    source.body_hash = answer.body_hash
    if not response.not_modified:
        source.etag = response.etag[:1000]
        source.last_modified = response.last_modified[:200]
    source.moved_to = (response.permanent_url or "")[:1000]
    source.settle(
        next_at=next_poll(source, now=now, polling=publication.polling, max_age=response.max_age)
    )


_WRITTEN = [
    *Source.LEASE_FIELDS,
    "enabled", "site_url", "language", "etag", "last_modified", "body_hash", "publisher_minutes",
    "rest_hours", "rest_days", "problems", "moved_to", "last_polled_at", "last_changed_at",
    "last_status",
]  # fmt: skip
