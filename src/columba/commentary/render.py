"""A draft or a standing issue as its page shows it: safe HTML, and what it says of itself."""

from collections.abc import Mapping
from datetime import date

from columba.commentary.document import Draft, LinkRow
from columba.commentary.fragments import Fragments, Ground, Page
from columba.commentary.issue import NEWEST, Issue
from columba.commentary.labels import issue_labels, labels, source_check
from columba.commentary.rendered import RenderedDraft, RenderedIssue
from columba.commentary.typeset import Place, UnknownLinkError

__all__ = ["Page", "RenderedDraft", "UnknownLinkError", "render", "render_issue"]


def render(
    draft: Draft,
    links: Mapping[str, LinkRow],
    *,
    page: Page | None = None,
    reviewed_by: str = "",
    reviewed_on: date | None = None,
    is_edited: bool = False,
) -> RenderedDraft:
    """Return the fragments of `draft`; no link outlives its row of the directory.

    A step that names a row no longer there is left out; a sentence or a source loses its link and
    keeps its words. `is_edited` says that a person's hand is in the text.
    """
    ground = Ground(links=links, reports=draft.reports, facts=draft.facts)
    parts = Fragments(ground, page or Page())
    # Notes and sources list what the parts before them point to.
    return RenderedDraft(
        title=draft.title,
        deck=draft.deck,
        line=parts.typeset(draft.line),
        labels=labels(draft, reviewed_by=reviewed_by, reviewed_on=reviewed_on, is_edited=is_edited),
        what_we_know=parts.paragraphs(draft.what_we_know),
        opinion=parts.paragraphs(draft.opinion),
        action=parts.paragraphs(draft.action),
        ask=parts.typeset(draft.ask),
        answerable=draft.answerable,
        targets=parts.targets(draft.targets),
        steps=parts.steps(draft.steps),
        notes=parts.notes(),
        source_check=source_check(draft),
        voices=parts.voices(draft.voices),
        sources=parts.sources(),
    )


def render_issue(
    issue: Issue, links: Mapping[str, LinkRow], *, newest_url: str = ""
) -> RenderedIssue:
    """Return the fragments of a standing issue; `newest_url` is the page of its newest story."""
    others = {NEWEST: Place(newest_url, "")} if newest_url else {}
    parts = Fragments(Ground(links=links, facts=issue.facts, others=others), Page())
    return RenderedIssue(
        id=issue.id,
        title=issue.title,
        deck=issue.deck,
        line=parts.typeset(issue.line),
        labels=issue_labels(issue),
        background=parts.paragraphs(issue.background),
        cases=parts.paragraphs(issue.cases),
        view=parts.paragraphs(issue.view),
        action=parts.paragraphs(issue.action),
        ask=parts.typeset(issue.ask),
        targets=parts.targets(issue.targets),
        steps=parts.steps(issue.steps),
        notes=parts.notes(),
    )
