"""The town's desk: an editor who is signed in, and pages in every state that matters there."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.test import Client

from columba.accounts.editor import create_editor
from columba.accounts.models import User
from columba.accounts.roles import Role
from columba.commentary.models import Commentary
from columba.commentary.reporting import About, report_error
from columba.commentary.review import Act, edit, schedule, seen_now
from columba.commentary.serialise import draft_from_json
from tests.browser.town import NOW

DESK_PAGES = (
    "queue",
    "empty queue",
    "reports",
    "scheduled",
    "decided",
    "page",
    "flagged page",
    "edit",
    "compare",
    "history",
    "password",
)


@dataclass(frozen=True)
class Desk:
    """The cookie of an editor's session, and the addresses of the desk's pages."""

    cookie: str
    paths: dict[str, str]


def build_desk() -> Desk:
    """Hold some pages of the town, report an error and edit a draft."""
    create_editor("ann", "a long word of it", role=Role.EDITOR)
    ann = User.objects.get(username="ann")
    rows = Commentary.objects.select_related("story__lead", "published").order_by("pk")
    water = rows.get(story__title__startswith="Boil-water notice")
    *_, flagged, to_come, first, second, third, last = rows.filter(story__title__contains="item")
    for row in (to_come, first, second, third, last):
        _hold(row)
    _flag(flagged, ann)
    about = About(article=water.story.lead, revision=water.published, sentence="opinion 1.1")
    report_error("The main was laid in 1956.", about, email="reader@example.org", now=NOW)
    report_error("The search is slow.", About(), email="", now=NOW)
    act = Act(by=ann, now=NOW, seen=seen_now(to_come))
    schedule(to_come.revisions.get(), act, at=NOW.replace(year=2099))
    return Desk(cookie=_cookie(ann), paths=_paths(water, flagged))


def _hold(row):
    row.hold(["This publication has a person approve every page."], row.published)
    row.save()


def _flag(row, ann):
    """Leave a person's edit at the desk in which the checker finds a number from nowhere."""
    _hold(row)
    base = row.revisions.get()
    draft = draft_from_json(base.draft)
    first, *others = draft.what_we_know
    sentence, *more = first.sentences
    sentence = replace(sentence, text="There were 77,000 of them.", evidence=())
    changed = replace(first, sentences=(sentence, *more))
    edit(
        base,
        replace(draft, what_we_know=(changed, *others)),
        Act(by=ann, now=NOW, seen=seen_now(row)),
        zone=settings.PUBLICATION.zone,
    )


def _cookie(person):
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _paths(water, flagged):
    return {
        "queue": "/desk/",
        "empty queue": "/desk/?why=newer",
        "reports": "/desk/reports/",
        "scheduled": "/desk/scheduled/",
        "decided": "/desk/decided/",
        "page": f"/desk/pages/{water.pk}/",
        "flagged page": f"/desk/pages/{flagged.pk}/",
        "edit": f"/desk/pages/{flagged.pk}/edit/",
        "compare": f"/desk/pages/{flagged.pk}/compare/?from=1&to=2",
        "history": f"/desk/pages/{flagged.pk}/history/",
        "password": "/desk/password/",
    }
