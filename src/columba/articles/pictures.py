"""Fetch lead pictures once, and keep our own small copies."""

import asyncio
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import F, QuerySet

from columba.articles.models import Article, Picture, State
from columba.articles.scale import PictureError, Scaled, scale
from columba.leases.claim import claim
from columba.lib.http import Client, FetchError, Response, run, status_message

LEASE = timedelta(minutes=10)
MOST_BYTES = 15_000_000
MOST_ATTEMPTS = 5
FIRST_DELAY = timedelta(hours=1)
NEVER = timedelta(days=36_500)


@dataclass(frozen=True, kw_only=True)
class Pictured:
    """What one batch did."""

    claimed: int
    kept: int
    failed: int


def open_pictures(*, now: datetime, limit: int = 500) -> int:
    """Open a row for every article that names a picture and has none; return how many."""
    with transaction.atomic():
        articles = list(articles_without_picture()[:limit])
        Picture.objects.bulk_create(
            Picture(article=article, url=article.image_url, next_at=now) for article in articles
        )
        moved = list(
            Picture.objects.filter(article__state=State.EXTRACTED)
            .exclude(article__image_url=F("url"))
            .exclude(article__image_url="")
            .select_related("article")[:limit]
        )
        for picture in moved:
            picture.url, picture.next_at, picture.attempts = picture.article.image_url, now, 0
        Picture.objects.bulk_update(moved, ["url", "next_at", "attempts"])
    return len(articles) + len(moved)


def articles_without_picture() -> QuerySet[Article]:
    """Return the articles that name a picture nobody has looked for yet."""
    return Article.objects.filter(state=State.EXTRACTED, picture=None).exclude(image_url="")


def waiting_pictures() -> QuerySet[Picture]:
    """Return the pictures that are not here and may still come."""
    return Picture.objects.filter(attempts__lt=MOST_ATTEMPTS).order_by("pk")


def fetch_pictures(*, client: Client, folder: Path, now: datetime, limit: int = 30) -> Pictured:
    """Fetch up to `limit` waiting pictures and keep two sizes of each below `folder`.

    Written in the order of the rows, in one transaction, after the files are in place: a file
    without a row is found again by its content, a row without a file never is.
    """
    pictures = claim(waiting_pictures(), limit, now=now, lease=LEASE)
    if not pictures:
        return Pictured(claimed=0, kept=0, failed=0)
    outcomes = _scale_all(run(_ask_all(client, pictures)))
    kept = [
        _keep(picture, outcome, folder=folder, now=now)
        for picture, outcome in zip(pictures, outcomes, strict=True)
    ]
    Picture.objects.bulk_update(
        pictures, [*Picture.LEASE_FIELDS, "file", "thumbnail", "width", "height"], batch_size=100
    )
    return Pictured(claimed=len(pictures), kept=sum(kept), failed=len(kept) - sum(kept))


async def _ask_all(client: Client, pictures: Sequence[Picture]) -> list[Response | FetchError]:
    async with client:
        return list(await asyncio.gather(*(_ask(client, picture) for picture in pictures)))


async def _ask(client: Client, picture: Picture) -> Response | FetchError:
    try:
        return await client.get(picture.url, accept="image/*", max_bytes=MOST_BYTES)
    except FetchError as error:
        return error


def _keep(picture: Picture, outcome: Scaled | str, *, folder: Path, now: datetime) -> bool:
    """Put the picture's files in place and its sizes into its row; return whether it worked."""
    if isinstance(outcome, str):
        picture.put_off(outcome, now=now, delay=FIRST_DELAY * 3**picture.attempts)
        return False
    picture.file = outcome.large.write_below(folder)
    picture.thumbnail = outcome.small.write_below(folder)
    picture.width, picture.height = outcome.large.width, outcome.large.height
    picture.settle(next_at=now + NEVER)
    return True


def _scale_all(answers: Sequence[Response | FetchError]) -> list[Scaled | str]:
    """Return for every answer both sizes of its picture, or why there are none.

    Outlets run the same agency picture under addresses of their own: it is scaled once.
    """
    found = [_body_or_reason(answer) for answer in answers]
    bodies = list(dict.fromkeys(body for body in found if isinstance(body, bytes)))
    with ThreadPoolExecutor(os.cpu_count()) as threads:  # Pillow works outside Python's lock
        scaled = dict(zip(bodies, threads.map(_scaled_or_reason, bodies), strict=True))
    return [scaled[one] if isinstance(one, bytes) else one for one in found]


def _body_or_reason(answer: Response | FetchError) -> bytes | str:
    if isinstance(answer, FetchError):
        return str(answer)
    return answer.body if answer.ok else status_message(answer.status)


def _scaled_or_reason(body: bytes) -> Scaled | str:
    try:
        return scale(body)
    except PictureError as error:
        return str(error)
