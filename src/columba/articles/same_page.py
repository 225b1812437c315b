"""Which page an article is, whatever address its feed gave it."""

from urllib.parse import urlsplit

from columba.articles.models import Article, State
from columba.articles.open import originals
from columba.lib.urls import normalise, registered_domain, url_key

LONGEST_URL = 2000


def settle_page(article: Article, *, came_from: str, canonical: str) -> None:
    """Give the row its page's own address, or mark it where another article is that page.

    `came_from` is where the page was found after all redirects, `canonical` the address that it
    gives itself, believed only within its own registered domain. An article that was read before
    stays one, whatever its page says now. Does not save.
    """
    key = url_key(canonical if _is_believed(canonical, came_from) else came_from)
    other = originals({key}).get(key)
    if other is not None and other.pk != article.pk and article.extracted_at is None:
        article.state, article.duplicate_of = State.DUPLICATE, other
        return
    article.page_key = key
    if len(normalise(came_from)) <= LONGEST_URL:
        article.url = normalise(came_from)
        article.domain = registered_domain(came_from)


def _is_believed(canonical: str, came_from: str) -> bool:
    """Tell whether `canonical` may name the page: a site's front page never does for another."""
    if not canonical or registered_domain(canonical) != registered_domain(came_from):
        return False
    return len(urlsplit(canonical).path) > 1 or len(urlsplit(came_from).path) <= 1
