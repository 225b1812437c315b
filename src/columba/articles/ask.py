"""Ask for the pages of articles, and tell a page from a reason why there is none."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from columba.articles.models import Article
from columba.lib.http import Client, FetchError, Reason, Response, run, status_message

ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
MOST_BYTES = 5_000_000
# Statuses that say the same tomorrow.
_FINAL = {
    HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.PAYMENT_REQUIRED,
    HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED,
    HTTPStatus.NOT_ACCEPTABLE, HTTPStatus.GONE, HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
}  # fmt: skip
_PASSING = {
    Reason.NAME_NOT_FOUND, Reason.CONNECT_FAILED, Reason.TIMEOUT, Reason.BAD_RESPONSE,
    Reason.CUT_SHORT, Reason.TLS_FAILED,
}  # fmt: skip
_HTML = ("text/html", "application/xhtml", "application/xml", "text/xml", "text/plain")


@dataclass(frozen=True, kw_only=True)
class Failure:
    """Why an article could not be read.

    `is_final` says that trying again cannot help, `may_be_ours` that our own network may be at
    fault, `wait` how long the server wants to be left alone.
    """

    message: str
    is_final: bool
    may_be_ours: bool = False
    wait: timedelta | None = None


def ask_for_pages(
    client: Client, articles: Sequence[Article], *, now: datetime
) -> list[Response | Failure]:
    """Return for every article, in order, the answer that holds its page or why there is none."""
    answers = run(_ask_all(client, articles))
    return [_page_or_failure(answer, now) for answer in answers]


async def _ask_all(client: Client, articles: Sequence[Article]) -> list[Response | FetchError]:
    async with client:
        return list(await asyncio.gather(*(_ask(client, article) for article in articles)))


async def _ask(client: Client, article: Article) -> Response | FetchError:
    try:
        return await client.get(article.url, accept=ACCEPT, max_bytes=MOST_BYTES)
    except FetchError as error:
        return error


def _page_or_failure(answer: Response | FetchError, now: datetime) -> Response | Failure:
    if isinstance(answer, FetchError):
        is_large = answer.reason is Reason.TOO_LARGE
        return Failure(
            message="The page is larger than 5 MB." if is_large else str(answer),
            is_final=answer.reason not in _PASSING,
            may_be_ours=answer.reason.may_be_ours,
        )
    if not answer.ok:
        return Failure(
            message=status_message(answer.status),
            is_final=answer.status in _FINAL,
            wait=answer.retry_after(now),
        )
    kind = answer.content_type.partition(";")[0].strip().lower()
    if kind and not kind.startswith(_HTML):
        return Failure(message=f"The address gives {kind[:80]}, not a page.", is_final=True)
    return answer
