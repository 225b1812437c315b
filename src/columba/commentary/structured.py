"""What a page says of its commentary to machines: schema.org's terms, as JSON-LD."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from columba.commentary.document import Credit, Draft, Fact, LinkRow
from columba.commentary.inline import plain
from columba.commentary.labels import Origin, is_by_model
from columba.commentary.reading import PublicNotice, PublishedCommentary

Json = dict[str, Any]

# The members of schema.org's IPTCDigitalSourceEnumeration.
BY_MODEL = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
BY_SOFTWARE = "https://schema.org/AlgorithmicMediaDigitalSource"
# What might end a script, or a line of one, in the middle of a string.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


@dataclass(frozen=True, kw_only=True)
class House:
    """Who publishes, and where its rules stand; addresses are absolute."""

    name: str
    url: str
    principles_url: str
    corrections_url: str
    language: str
    zone: tzinfo


@dataclass(frozen=True, kw_only=True)
class Place:
    """The page the commentary is on; addresses are absolute, an empty one is of nothing."""

    url: str
    headline: str  # of the report, where the commentary has none of its own
    sections: Sequence[str]
    issue_url: str = ""
    image_url: str = ""


def commentary_as_json_ld(
    shown: PublishedCommentary,
    draft: Draft,
    *,
    links: Mapping[str, LinkRow],
    notices: Sequence[PublicNotice],
    house: House,
    place: Place,
) -> Json:
    """Return the commentary as an article of ours, based on the reports; what is empty is left out.

    `draft` is what is shown of the published one. The reports' own words are never marked as ours.
    """
    zone = house.zone
    corrections = [_correction(notice, zone) for notice in notices]
    publisher = {
        "@type": "NewsMediaOrganization",
        "@id": f"{house.url}#publisher",
        "name": house.name,
        "url": house.url,
        "correctionsPolicy": house.corrections_url,
    }
    found = {
        "@context": "https://schema.org",
        "@type": "OpinionNewsArticle" if draft.opinion else "BackgroundNewsArticle",
        "mainEntityOfPage": place.url,
        "url": place.url,
        "headline": draft.deck or place.headline,
        "abstract": plain(draft.line),
        "image": place.image_url,
        "inLanguage": house.language,
        "articleSection": list(place.sections),
        "isPartOf": {"@type": "CollectionPage", "url": place.issue_url} if place.issue_url else "",
        "isAccessibleForFree": True,
        "datePublished": _moment(shown.published_at, zone),
        "dateModified": _moment(_modified(shown, notices), zone),
        "digitalSourceType": BY_MODEL if is_by_model(_origin(draft)) else BY_SOFTWARE,
        "author": {"@id": publisher["@id"]},
        "editor": {"@type": "Person", "name": shown.reviewed_by} if shown.reviewed_by else "",
        "publisher": publisher,
        "publishingPrinciples": house.principles_url,
        "isBasedOn": [_report(credit, zone) for credit in draft.reports],
        "citation": [_source(fact, links) for fact in draft.facts],
        "correction": corrections,
    }
    return {key: value for key, value in found.items() if value not in ("", [], None)}


def as_script(document: Json) -> str:
    """Return the document as the text of a script element that nothing in it can end."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


def _origin(draft: Draft) -> Origin:
    return Origin(
        written_by=draft.written_by, drafted_with=draft.drafted_with, signed_by=draft.signed_by
    )


def _modified(shown: PublishedCommentary, notices: Sequence[PublicNotice]) -> datetime | None:
    """Return when readers last saw the page change: its text, or a note on it."""
    moments = [shown.shown_since, shown.published_at, *(notice.at for notice in notices)]
    return max((moment for moment in moments if moment), default=None)


def _report(credit: Credit, zone: tzinfo) -> Json:
    found = {
        "@type": "NewsArticle",
        "headline": credit.title,
        "url": credit.url,
        "datePublished": _moment(credit.published_at, zone),
        "publisher": {"@type": "Organization", "name": credit.outlet},
    }
    return {key: value for key, value in found.items() if value}


def _source(fact: Fact, links: Mapping[str, LinkRow]) -> Json:
    found = {"@type": "CreativeWork", "name": plain(fact.source)}
    row = links.get(fact.link)
    return found | {"url": row.url} if row else found


def _correction(notice: PublicNotice, zone: tzinfo) -> Json:
    return {
        "@type": "CorrectionComment",
        "text": notice.text,
        "datePublished": _moment(notice.at, zone),
    }


def _moment(moment: datetime | None, zone: tzinfo) -> str:
    return moment.astimezone(zone).isoformat(timespec="seconds") if moment else ""
