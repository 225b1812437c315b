"""Pages for tests of the desk: a story about a bridge, drafted and waiting or published."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from columba.accounts.models import User
from columba.accounts.roles import Role, give_role
from columba.commentary.load import load_playbooks
from columba.commentary.models import Commentary
from columba.commentary.review import Act, seen_now
from columba.commentary.serialise import draft_from_json
from columba.commentary.write import draft_commentary
from columba.directory.models import Link
from columba.lib.publication import Publication, Review
from tests.commentary.make import BRIDGE, LINKS, PLAYBOOK
from tests.make import NOON, make_article, make_source, make_story

LATER = NOON + timedelta(hours=2)
TITLE = "Harlan Street bridge closed after cracks are found"


def make_shelf(folder, **swap):
    """Load the bridge playbook and the links it shows; `before=after` exchanges words of it."""
    text = PLAYBOOK
    for before, after in swap.get("swap", {}).items():
        assert before in text
        text = text.replace(before, after, 1)
    (folder / "bridges.md").write_text(text, encoding="utf-8")
    load_playbooks(folder)
    for row in LINKS.values():
        Link.objects.get_or_create(
            slug=row.id,
            defaults={
                "url": row.url,
                "title": row.title,
                "owner": row.owner,
                "kind": row.kind,
                "area": row.area,
            },
        )


def make_page(review=Review.ALL, **values):
    """Return the commentary of one more story about the bridge, under a review policy."""
    article = make_article(
        make_source(title="Harlan Herald"),
        title=values.pop("title", TITLE),
        paragraphs=list(values.pop("paragraphs", BRIDGE)),
    )
    story = make_story(article, categories_stale=False, **values)
    draft_all(review)
    return page_of(story)


def draft_all(review=Review.ALL, now=LATER):
    publication = Publication(folder=Path(), review=review, time_zone="America/New_York")
    while draft_commentary(now=now, publication=publication).claimed:
        pass


def page_of(story):
    joined = Commentary.objects.select_related("story", "published", "proposed", "scheduled")
    return joined.get(story=story)


def again(row):
    """Return the page as the database has it now."""
    return page_of(row.story)


def newest(row):
    return row.revisions.order_by("-number").first()


def draft_of(revision):
    return draft_from_json(revision.draft)


def make_person(name="ann", role=Role.EDITOR):
    person = User.objects.create_user(name, password="a long word of it")
    give_role(person, role)
    return User.objects.get(pk=person.pk)


def act(row, by, reason="", **values):
    """Return a decision by somebody who has the page as it is now on the screen."""
    return Act(**({"by": by, "now": LATER, "seen": seen_now(row), "reason": reason} | values))


def with_text(draft, text, place=0):
    """Return the draft with other words in one sentence of the first paragraph of its Opinion."""
    first, *others = draft.opinion
    sentences = list(first.sentences)
    sentences[place] = replace(sentences[place], text=text, evidence=())
    return replace(draft, opinion=(replace(first, sentences=tuple(sentences)), *others))
