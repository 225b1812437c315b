"""What a refresh over the sample newsroom came to, held against what the newsroom meant.

python -m tests.pipeline.facts > facts.json
"""

import json
import os
import sys
from collections import defaultdict

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "columba.config.settings")


# A byline is shorter than any paragraph.
BYLINE = 60


def facts():
    """Return the facts by name."""
    return clusters() | related() | articles() | pages() | refusals()


def piece_of(url):
    """Return the newsroom's piece behind an address."""
    host, _, path = url.split("://")[1].partition("/")
    return PIECES[host.partition(":")[0], path]


def clusters():
    from columba.stories.models import Membership

    events, stories, copies, meant = defaultdict(set), defaultdict(set), [], []
    for member in Membership.objects.select_related("article", "copy_of"):
        piece = piece_of(member.article.url)
        events[member.story_id].add(piece.event)
        stories[piece.event].add(member.story_id)
        if member.copy_of:
            copies.append([piece.slug, piece_of(member.copy_of.url).slug])
    meant = [[p.slug, p.copy_of] for p in EDITION.pieces if p.copy_of]
    return {
        "merged": [sorted(found) for found in events.values() if len(found) > 1],
        "split": [event for event, found in stories.items() if len(found) > 1],
        "copies": sorted(copies),
        "meant_copies": sorted(meant),
    }


def related():
    from columba.stories.models import Membership, Related, Story

    story_of = dict(Membership.objects.values_list("article_id", "story_id"))
    lists = defaultdict(list)
    for row in Related.objects.order_by("story_id", "rank"):
        lists[row.story_id].append(row)
    return {
        "lists": [len(lists[pk]) for pk in Story.objects.values_list("pk", flat=True)],
        "lists_with_one_story_twice": [
            pk
            for pk, rows in lists.items()
            if len({story_of[row.article_id] for row in rows} | {pk}) < len(rows) + 1
        ],
        "related_without_reason": sum(not r.reason for rows in lists.values() for r in rows),
        "stories_without_category": Story.objects.filter(filings=None).count(),
    }


def articles():
    from columba.articles.models import Article

    wrong = defaultdict(list)
    for article in Article.objects.filter(state="extracted"):
        piece = piece_of(article.url)
        # A copy may open with the agency's byline, which is no paragraph.
        body = [p for p in piece.paragraphs if not (p.startswith("By ") and len(p) < BYLINE)]
        told = {
            "title": (article.title, piece.headline),
            "moment": (article.published_at, piece.published),
            "offset": (article.published_offset_minutes, -240),
            "picture": (bool(article.image_url), bool(piece.image)),
            "first paragraph": (article.paragraphs[0], body[0]),
            "authors": (tuple(article.authors), piece.byline),
        }
        for name, (found, meant) in told.items():
            if found != meant:
                wrong[name].append([piece.slug, str(found), str(meant)])
        if missing := set(body) - set(article.paragraphs):
            wrong["lost paragraphs"].append([piece.slug, *sorted(missing)])
        note = piece.correction.text if piece.correction else "no note"
        if extra := {p for p in article.paragraphs if p not in body and note not in p}:
            wrong["foreign paragraphs"].append([piece.slug, *sorted(extra)])
    return {"wrong": wrong, "articles": Article.objects.filter(state="extracted").count()}


def pages():
    from columba.commentary.check import check
    from columba.commentary.library import read_links
    from columba.commentary.models import Commentary
    from columba.commentary.reading import published
    from columba.stories.models import Story

    links, numbers = read_links(), list(Story.objects.values_list("pk", flat=True))
    shown = published(numbers)
    uncited, findings = [], []
    for pk, commentary in shown.items():
        reports = reports_of_story(pk)
        lengths = {report.id: len(report.paragraphs) for report in reports}
        uncited += [
            [pk, sentence.text, *sentence.cites]
            for sentence in sentences_of(commentary.draft)
            if sentence.kind == "reported" and not points_somewhere(sentence.cites, lengths)
        ]
        found = check(commentary.draft, reports, commentary.draft.facts, links)
        findings += [[pk, one.rule, one.where, one.span] for one in found]
    return {
        "stories": len(numbers),
        "published": len(shown),
        "held": list(Commentary.objects.exclude(state="published").values_list("pk", flat=True)),
        "with_opinion": sum(bool(one.draft.opinion) for one in shown.values()),
        "without_steps": [pk for pk, one in shown.items() if not one.draft.steps],
        "uncited": uncited,
        "findings": findings,
    }


def reports_of_story(pk):
    from django.conf import settings

    from columba.commentary.coverage import reports_of

    return reports_of([pk], zone=settings.PUBLICATION.zone)[pk]


def sentences_of(draft):
    parts = (*draft.what_we_know, *draft.opinion, *draft.action)
    return [sentence for paragraph in parts for sentence in paragraph.sentences]


def points_somewhere(cites, lengths):
    """Tell whether a sentence points to a paragraph, or to a whole report, that exists."""
    for cite in cites:
        report, _, paragraph = cite.partition("p")
        if report in lengths and (not paragraph or 1 <= int(paragraph) <= lengths[report]):
            return True
    return False


def refusals():
    from columba.articles.models import Article
    from columba.sources.models import Source

    return {
        "failed_sources": list(
            Source.objects.filter(attempts__gt=0).values_list("last_reason", flat=True)
        ),
        "failed_articles": list(
            Article.objects.filter(attempts__gt=0).values_list("last_reason", flat=True)
        ),
    }


if __name__ == "__main__":
    django.setup()
    from columba.demo.edition import read_edition
    from columba.demo.pages import page_path

    EDITION = read_edition()
    PIECES = {
        (EDITION.outlets[p.outlet].host, page_path(EDITION.outlets[p.outlet], p)): p
        for p in EDITION.pieces
    }
    json.dump(facts(), sys.stdout, default=str, ensure_ascii=False, indent=1)
