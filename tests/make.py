"""Rows for tests, each with believable defaults that a test may override."""

import hashlib
from datetime import UTC, datetime, timedelta
from itertools import count

from columba.articles.models import Article
from columba.articles.models import State as ArticleState
from columba.sources.models import Entry, Source
from columba.stories.models import Category, Filing, Membership, Story

NOON = datetime(2025, 8, 17, 12, tzinfo=UTC)
_numbers = count(1)

PARAGRAPHS = [
    "The Mill Creek water department lifted its boil notice at noon on Sunday.",
    "Superintendent Ada Marsh said the tests of both days were clean.",
    "The council will hear a report on the broken main on September 2.",
]


def make_source(**values):
    number = next(_numbers)
    defaults = {
        "key": f"source-{number}",
        "feed_url": f"https://outlet{number}.example/feed.xml",
        "title": f"Outlet {number}",
        "site_url": f"https://outlet{number}.example/",
        "owner": f"Owner {number}",
        "next_at": NOON,
    }
    return Source.objects.create(**(defaults | values))


def make_entry(source=None, **values):
    number = next(_numbers)
    source = source or make_source()
    defaults = {
        "source": source,
        "entry_id": f"entry-{number}",
        "url": f"{source.site_url}story-{number}",
        "title": f"Story {number}",
        "published_at": NOON,
        "content_hash": f"{number:064x}",
        "first_seen_at": NOON,
        "changed_at": NOON,
    }
    return Entry.objects.create(**(defaults | values))


def make_article(source=None, **values):
    """Return an article that has been read."""
    entry = values.pop("entry", None) or make_entry(source)
    defaults = {
        "entry": entry,
        "source": entry.source,
        "state": ArticleState.EXTRACTED,
        "url": entry.url,
        "url_key": hashlib.sha256(entry.url.encode()).hexdigest(),
        "domain": entry.url.split("/")[2],
        "title": entry.title,
        "published_at": entry.published_at,
        "published_offset_minutes": -240,
        "language": "en",
        "paragraphs": PARAGRAPHS,
        "word_count": 34,
        "extracted_at": NOON + timedelta(minutes=1),
    }
    return Article.objects.create(**(defaults | values))


def make_story(*articles, **values):
    """Return a story of these articles; the first leads, `copies` maps copies to originals."""
    copies = values.pop("copies", {})
    lead = articles[0]
    moments = [article.published_at for article in articles]
    defaults = {
        "title": lead.title,
        "slug": f"story-{lead.pk}",
        "lead": lead,
        "first_at": min(moments),
        "last_at": max(moments),
        "article_count": len(articles),
        "outlet_count": len({article.source.owner for article in articles}),
    }
    story = Story.objects.create(**(defaults | values))
    for article in articles:
        Membership.objects.create(
            article=article,
            story=story,
            copy_of=copies.get(article),
            at=article.published_at or NOON,
            reason="made for a test",
        )
    return story


def make_category(slug, parent=None, **values):
    defaults = {"name": slug.replace("-", " ").title(), "position": next(_numbers)}
    return Category.objects.create(slug=slug, parent=parent, **(defaults | values))


def file_under(story, category, score=0.9):
    return Filing.objects.create(
        story=story, category=category, score=score, reason="made for a test"
    )
