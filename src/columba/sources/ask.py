"""Ask sources for their feeds and understand what they answer: network and parser, no database."""

import asyncio
import hashlib
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from http import HTTPStatus

from columba.lib.http import Client, FetchError, Response, run, status_message
from columba.sources.parse import FeedError, ParsedFeed, parse_feed

logger = logging.getLogger(__name__)

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)


@dataclass(frozen=True, kw_only=True)
class Question:
    """What to ask: the address, what we have already (validators and hash), and the clock there."""

    url: str
    etag: str
    last_modified: str
    body_hash: str
    zone: tzinfo


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A source that answered: with a feed, or (None) with what we have already.

    `is_whole` says that the document itself came, and its validators with it.
    """

    status: int
    etag: str = ""
    last_modified: str = ""
    body_hash: str
    is_whole: bool
    max_age: timedelta | None
    moved_to: str
    feed: ParsedFeed | None


@dataclass(frozen=True, kw_only=True)
class Failure:
    """A source that gave no feed: why, whether it is gone for good, when it may be asked again.

    `may_be_ours` says that a broken network on our side would look the same, `is_ours` that it is
    the likelier cause.
    """

    message: str
    status: int | None = None
    is_gone: bool = False
    may_be_ours: bool = False
    is_ours: bool = False
    wait: timedelta | None = None


def ask(client: Client, questions: Sequence[Question], *, now: datetime) -> list[Answer | Failure]:
    """Ask all at the same time; return what came of each, in the order of the questions."""
    return run(_ask_all(client, questions, now=now))


async def _ask_all(
    client: Client, questions: Sequence[Question], *, now: datetime
) -> list[Answer | Failure]:
    """Parse in one thread beside the loop: a heavy feed holds up no other's answer."""
    with ThreadPoolExecutor(1, thread_name_prefix="parse") as parser:
        async with client:
            asking = (_ask(client, question, now=now, parser=parser) for question in questions)
            return list(await asyncio.gather(*asking))


async def _ask(
    client: Client, question: Question, *, now: datetime, parser: ThreadPoolExecutor
) -> Answer | Failure:
    try:
        response = await client.get(
            question.url,
            etag=question.etag,
            last_modified=question.last_modified,
            accept=ACCEPT,
        )
    except FetchError as error:
        return Failure(message=str(error), may_be_ours=error.reason.may_be_ours)
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(parser, understand, response, question, now)


def understand(response: Response, question: Question, now: datetime) -> Answer | Failure:
    """Return what a response means; a feed is parsed only where its bytes are new."""
    if response.not_modified:
        return _answer(response, question.body_hash, feed=None)
    if not response.ok:
        return Failure(
            message=status_message(response.status),
            status=response.status,
            is_gone=response.status == HTTPStatus.GONE,
            wait=response.retry_after(now),
        )
    body_hash = hashlib.sha256(response.body).hexdigest()
    if body_hash == question.body_hash:
        return _answer(response, body_hash, feed=None)
    feed = _parse(response, question, now)
    if isinstance(feed, Failure):
        return feed
    return _answer(response, body_hash, feed=feed)


def _parse(response: Response, question: Question, now: datetime) -> ParsedFeed | Failure:
    try:
        return parse_feed(
            response.body,
            url=response.url,
            content_type=response.content_type or None,
            zone=question.zone,
            now=now,
        )
    except FeedError as error:
        return Failure(message=str(error), status=response.status)
    except Exception as error:  # a fault of ours on one document must not stop the rest
        logger.exception("parse_feed failed on %s", question.url)
        message = f"This feed hit a fault in Columba ({type(error).__name__}). Please report it."
        return Failure(message=message, status=response.status)


def _answer(response: Response, body_hash: str, *, feed: ParsedFeed | None) -> Answer:
    is_whole = not response.not_modified
    return Answer(
        status=response.status,
        etag=response.etag if is_whole else "",
        last_modified=response.last_modified if is_whole else "",
        body_hash=body_hash,
        is_whole=is_whole,
        max_age=response.max_age,
        moved_to=response.permanent_url or "",
        feed=feed,
    )
