"""Feeds for tests, written as publishers write them."""

from xml.sax.saxutils import escape

FEED_URL = "https://news.example.org/feeds/all.xml"
SITE_URL = "https://news.example.org/"


def rss_item(number: int = 1, more: str = "", **fields: str) -> str:
    values = {
        "title": f"Story {number}",
        "link": f"https://news.example.org/story-{number}",
        "guid": f"tag:news.example.org,2026:{number}",
        "pubDate": f"Sun, 22 Nov 2026 {number % 24:02}:30:00 -0500",
        "description": f"<p>What happened in story {number}.</p>",
    } | fields
    inside = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in values.items() if text)
    return f"<item>{inside}{more}</item>"


def rss(*items: str, channel: str = "", attributes: str = "") -> bytes:
    namespaces = (
        'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:media="http://search.yahoo.com/mrss/" '
        'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" '
        'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
        'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
    )
    head = f"<title>The News</title><link>{SITE_URL}</link><language>en-GB</language>{channel}"
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" {namespaces} {attributes}>'
        f"<channel>{head}{''.join(items)}</channel></rss>"
    ).encode()


def atom(*entries: str, feed: str = "", attributes: str = "") -> bytes:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}><title>The News</title>'
        f'<link href="{SITE_URL}"/>{feed}{"".join(entries)}</feed>'
    ).encode()
