"""The commentary under an article, and the address that stands for it alone in feeds."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from columba.articles.models import Article
from columba.commentary.document import Draft, LinkRow
from columba.commentary.issue import in_brief
from columba.commentary.library import read_links
from columba.commentary.models import NoticeKind
from columba.commentary.reading import (
    PublicNotice,
    PublishedCommentary,
    notices_of,
    published,
    visible,
    withdrawn,
)
from columba.commentary.render import Page, RenderedDraft
from columba.commentary.render import render as render_draft
from columba.commentary.standing import calendar, find_issue, told_before
from columba.commentary.structured import House, Place, as_script, commentary_as_json_ld
from columba.lib.publication import Publication
from columba.stories.models import Story
from columba.web.addresses import article_url, commentary_url, history_url, issue_url
from columba.web.cards import fine_categories
from columba.web.moments import Moment, show_moment
from columba.web.pictures import show_picture


@dataclass(frozen=True, kw_only=True)
class Note:
    """A dated note on a page; `anchor` is its id there."""

    anchor: str
    word: str  # "Correction" or "Withdrawn"
    moment: Moment | None
    text: str


@dataclass(frozen=True, kw_only=True)
class IssueLink:
    """The standing page of the issue."""

    title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Commentary:
    """What a page prints of its story's commentary; without a draft, why there is none."""

    draft: RenderedDraft | None = None
    playbook: str = ""  # the id of the one it was written from
    withdrawal: Note | None = None
    notes: Sequence[Note] = ()
    issue: IssueLink | None = None
    is_brief: bool = False  # background and cases stand on the issue's page alone
    is_indexed: bool = False
    version_count: int = 0
    history_url: str = ""
    modified: Moment | None = None
    json_ld: SafeString | None = None


@dataclass(frozen=True, kw_only=True)
class Printed:
    """The page on which commentary is printed, and how many paragraphs of the report it shows."""

    request: HttpRequest
    article: Article
    story: Story
    paragraphs_shown: int


def entry(
    request: HttpRequest,
    pk: int,
    slug: str,  # noqa: ARG001 - part of the address, for people
) -> HttpResponse:
    """Lead to the commentary while it can be read; 410 where it was withdrawn, saying why."""
    story = get_object_or_404(Story.objects.select_related("lead"), pk=pk)
    if request.path != commentary_url(story):
        return redirect(commentary_url(story), permanent=True)
    if visible().filter(story=story).exists():
        return redirect(f"{article_url(story.lead)}#commentary")
    notice = withdrawn([story.pk]).get(story.pk)
    if notice is None:
        raise Http404("There is no commentary on this story.")
    context = {
        "note": show_note(notice, settings.PUBLICATION),
        "title": story.title,
        "url": article_url(story.lead),
    }
    return render(request, "web/gone.html", context, status=410)


def show_commentary(page: Printed) -> Commentary:
    """Return what the page shows: a published text, the note that it was withdrawn, or nothing."""
    story, publication = page.story, settings.PUBLICATION
    notices = notices_of([story.pk]).get(story.pk, [])
    found = published([story.pk]).get(story.pk)
    if found is not None:
        return _published(found, page, notices=notices)
    gone = [one for one in notices if one.is_withdrawn and one.kind is NoticeKind.WITHDRAWAL]
    if not gone:
        return Commentary()
    return Commentary(
        withdrawal=show_note(gone[0], publication), history_url=history_url(story), version_count=1
    )


def show_note(notice: PublicNotice, publication: Publication) -> Note:
    """Return a notice as pages print it."""
    return Note(
        anchor=f"notice-{notice.id}",
        word="Withdrawn" if notice.kind is NoticeKind.WITHDRAWAL else "Correction",
        moment=show_moment(notice.at, publication),
        text=notice.text,
    )


def house(request: HttpRequest, publication: Publication) -> House:
    """Return who publishes, for machines."""
    return House(
        name=publication.name,
        url=request.build_absolute_uri("/"),
        principles_url=request.build_absolute_uri("/how-it-works/"),
        corrections_url=request.build_absolute_uri("/corrections/"),
        language=publication.language,
        zone=publication.zone,
    )


def _published(
    found: PublishedCommentary, page: Printed, *, notices: Sequence[PublicNotice]
) -> Commentary:
    publication, links = settings.PUBLICATION, read_links()
    issue = _issue(found, publication)
    is_brief = issue is not None and bool(told_before([found]))
    draft = in_brief(found.draft) if is_brief else found.draft
    corrections = [one for one in notices if one.kind is NoticeKind.CORRECTION]
    reviewed = found.reviewed_at
    return Commentary(
        draft=render_draft(
            draft,
            links,
            page=Page(article_id=page.article.pk, paragraphs_shown=page.paragraphs_shown),
            reviewed_by=found.reviewed_by,
            reviewed_on=reviewed.astimezone(publication.zone).date() if reviewed else None,
            is_edited=found.is_edited,
        ),
        playbook=found.draft.playbook,
        notes=[show_note(one, publication) for one in corrections],
        issue=issue,
        is_brief=is_brief,
        is_indexed=found.is_reviewed,
        version_count=found.version_count,
        history_url=history_url(page.story),
        modified=show_moment(found.shown_since or found.composed_at, publication),
        json_ld=_json_ld(found, draft, links=links, notices=corrections, page=page, issue=issue),
    )


def _issue(found: PublishedCommentary, publication: Publication) -> IssueLink | None:
    """Return the page of the issue the Opinion is about, where it has one."""
    if found.draft.general or not found.draft.opinion:
        return None
    playbook = find_issue(found.draft.playbook, calendar(publication, now=timezone.now()))
    return IssueLink(title=playbook.title, url=issue_url(playbook.id)) if playbook else None


def _json_ld(
    found: PublishedCommentary,
    draft: Draft,
    *,
    links: dict[str, LinkRow],
    notices: Sequence[PublicNotice],
    page: Printed,
    issue: IssueLink | None,
) -> SafeString:
    absolute = page.request.build_absolute_uri
    picture = show_picture(page.article)
    document = commentary_as_json_ld(
        found,
        draft,
        links=links,
        notices=notices,
        house=house(page.request, settings.PUBLICATION),
        place=Place(
            url=absolute(article_url(page.article)),
            headline=page.article.title,
            sections=[category.name for category in fine_categories(page.story)],
            issue_url=absolute(issue.url) if issue else "",
            image_url=absolute(picture.url) if picture else "",
        ),
    )
    return mark_safe(as_script(document))  # noqa: S308 - nothing in it can end the script
