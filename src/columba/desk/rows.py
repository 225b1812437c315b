"""A page and its revisions as the desk's views look them up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import slugify

from columba.commentary.models import Commentary, Revision
from columba.stories.models import Story

_DIGITS = 9


@dataclass(frozen=True)
class Page:
    """A page with all its revisions, whose drafts are read when they are asked for."""

    row: Commentary
    revisions: Sequence[Revision]

    @cached_property
    def by_number(self) -> Mapping[int, Revision]:
        return {revision.number: revision for revision in self.revisions}

    @property
    def newest(self) -> Revision | None:
        return self.revisions[-1] if self.revisions else None

    def find(self, number: str) -> Revision:
        """Return the revision of that number; 404 where there is none."""
        is_number = number.isascii() and number.isdigit() and len(number) <= _DIGITS
        revision = self.by_number.get(int(number)) if is_number else None
        if revision is None:
            raise Http404(f"Page {self.row.pk} has no revision {number[:20]}.")
        return revision

    def at_hand(self) -> Revision | None:
        """Return the revision that somebody who opens the page is to look at."""
        row = self.row
        ids = (row.proposed_id, row.scheduled_id, row.published_id)
        wanted = next((pk for pk in ids if pk), None)
        return next((one for one in self.revisions if one.pk == wanted), self.newest)

    def machine_draft_of(self, revision: Revision) -> Revision:
        """Return the draft of the machine's own from which the revision's edits began."""
        by_pk = {one.pk: one for one in self.revisions}
        while revision.based_on_id and revision.based_on_id in by_pk:
            revision = by_pk[revision.based_on_id]
        return revision


def find_page(pk: int) -> Page:
    """Return the page with its revisions, in two queries; 404 where there is none."""
    joined = Commentary.objects.select_related(
        "story", "published", "proposed", "scheduled", "reviewed_by", "scheduled_by"
    ).defer("published__draft", "proposed__draft", "scheduled__draft")
    row = get_object_or_404(joined, pk=pk)
    revisions = row.revisions.select_related("edited_by").defer("draft").order_by("number")
    return Page(row, list(revisions))


def public_url(story: Story) -> str:
    """Return the address of the story's lead article, which readers see."""
    slug = slugify(story.title)[:80].strip("-") or "untitled"
    return reverse("article", args=[story.lead_id, slug])


def page_url(row: Commentary | int, *, revision: int | None = None, why: str = "") -> str:
    """Return the address of a page's review; `why` is the queue from which it was opened."""
    pk = row if isinstance(row, int) else row.pk
    asked = {"revision": str(revision) if revision else "", "why": why}
    query = "&".join(f"{key}={value}" for key, value in asked.items() if value)
    path = reverse("desk:page", args=[pk])
    return f"{path}?{query}" if query else path
