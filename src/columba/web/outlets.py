"""Who published an article, as pages name them."""

from dataclasses import dataclass

from columba.articles.models import Article
from columba.lib.urls import registered_domain


@dataclass(frozen=True, kw_only=True)
class Outlet:
    """The name, domain and owner of an outlet, and the article's address there."""

    name: str
    domain: str
    owner: str
    url: str


def outlet_of(article: Article) -> Outlet:
    """Return the outlet of an article whose `source` the caller has joined."""
    domain = article.domain or registered_domain(article.url)
    return Outlet(
        name=article.site_name or article.source.title or domain,
        domain=domain,
        owner=article.source.owner,
        url=article.url,
    )
