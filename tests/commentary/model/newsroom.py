"""A publication with a model, one story about the bridge, and what became of both."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from columba.commentary.load import load_playbooks
from columba.commentary.model_writer.writer import open_writer
from columba.commentary.models import Commentary, ModelCall
from columba.commentary.serialise import draft_from_json
from columba.commentary.write import draft_commentary
from columba.directory.models import Link
from columba.lib.llm import Timing
from columba.lib.publication import ModelSettings, Publication, Review
from columba.stories.models import Membership, Story
from tests.commentary.make import BRIDGE, GENERAL, LINKS
from tests.commentary.model.make import WHY_NOW
from tests.commentary.model.stub import Stub
from tests.make import NOON, make_article, make_source, make_story

LATER = NOON + timedelta(hours=2)


@dataclass
class Newsroom:
    """What a test does with the publication; sleeps take no time."""

    stub: Stub
    folder: Path

    def publication(self, **values):
        defaults = {"input_price": 1.0, "output_price": 10.0, "read_seconds": 5.0}
        settings = ModelSettings(
            base_url=values.pop("base_url", "") or self.stub.base_url,
            model=values.pop("model", "tiny:1b"),
            **(defaults | values),
        )
        return Publication(
            folder=self.folder, review=Review.NONE, time_zone="America/New_York", model=settings
        )

    def draft(self, *, now=LATER, key="", **values):
        """Draft until nothing waits, as `columba draft_commentary` does."""
        publication = self.publication(**values)
        writer = open_writer(publication, key=key, timing=Timing(sleep=_at_once))
        while draft_commentary(now=now, publication=publication, writer=writer).claimed:
            continue

    def reload(self, before, after):
        path = self.folder / "bridges.md"
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")
        load_playbooks(self.folder)


async def _at_once(_seconds):
    return None


def open_newsroom(stub, folder):
    (folder / "bridges.md").write_text(WHY_NOW, encoding="utf-8")
    (folder / "general.md").write_text(GENERAL, encoding="utf-8")
    load_playbooks(folder)
    for row in LINKS.values():
        Link.objects.create(
            slug=row.id, url=row.url, title=row.title, owner=row.owner, kind=row.kind, area=row.area
        )
    return Newsroom(stub, folder)


def bridge(*paragraphs, source=None, **values):
    values.setdefault("title", "Harlan Street bridge closed after cracks are found")
    return make_article(source, paragraphs=list(paragraphs or BRIDGE), **values)


def bridge_story(*articles, **values):
    return make_story(*(articles or [bridge()]), categories_stale=False, **values)


def join(story, article):
    """Add a report of the story by another owner."""
    Membership.objects.create(article=article, story=story, at=NOON, reason="test")
    count = story.article_count = story.article_count + 1
    Story.objects.filter(pk=story.pk).update(article_count=count)


def another_outlet(*paragraphs):
    number = Membership.objects.count() + 1
    source = make_source(title=f"Outlet {number}", owner=f"Another owner {number}")
    return bridge(*paragraphs, source=source, published_at=NOON + timedelta(minutes=number))


def commentary(story):
    return Commentary.objects.select_related("published").get(story=story)


def page(story):
    """Return the page that readers see."""
    return draft_from_json(commentary(story).published.draft)


def ledger(*fields):
    """Return the lines of the ledger about stories, oldest first."""
    lines = ModelCall.objects.filter(story__isnull=False).order_by("pk")
    return list(lines.values_list(*(fields or ("outcome",)), flat=len(fields) < 2))
