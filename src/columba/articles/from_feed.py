"""The article in the feed itself, for pages that cannot be had."""

from columba.articles.extract import Extraction, language_of, read_fragment
from columba.sources.models import Entry

# What a feed carries in fewer paragraphs is a teaser and no article.
FEWEST_PARAGRAPHS = 3
FEWEST_WORDS = 8


def read_from_feed(entry: Entry) -> Extraction | None:
    """Return the article that the feed carries; None where it carries a teaser."""
    paragraphs = feed_paragraphs(entry)
    if not paragraphs:
        return None
    return Extraction(
        title=entry.title,
        authors=tuple(entry.authors),
        published_at=None,
        has_clock=False,
        has_zone=False,
        modified_at=None,
        image_url=entry.image_url,
        image_caption="",
        standfirst="",
        paragraphs=paragraphs,
        language=language_of(" ".join(paragraphs), ""),
        site_name="",
        canonical_url=entry.url,
        method="feed",
        is_article=True,
    )


def feed_paragraphs(entry: Entry) -> tuple[str, ...]:
    """Return the paragraphs of the article in the entry; none where they are too few for one."""
    for html in (entry.content_html, entry.summary_html):
        paragraphs = read_fragment(html) if html else ()
        if sum(len(text.split()) >= FEWEST_WORDS for text in paragraphs) >= FEWEST_PARAGRAPHS:
            return paragraphs
    return ()
