"""Write the commentary of every story that has none, or whose reports or playbooks changed."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet

from columba.articles.models import State as ArticleState
from columba.commentary.check import check
from columba.commentary.choose import Shelf, write_page
from columba.commentary.compose import text_hash
from columba.commentary.coverage import reports_of
from columba.commentary.document import Draft, Finding, Report
from columba.commentary.inline import links as links_in
from columba.commentary.library import COMPOSER_VERSION, Library, open_library
from columba.commentary.model_writer.writer import Case, ModelWriter, Written
from columba.commentary.models import Commentary, Revision, State
from columba.commentary.playbook import Playbook
from columba.commentary.playbook.bare import BARE
from columba.commentary.policy import reasons_to_hold
from columba.commentary.serialise import draft_to_json, findings_to_json
from columba.leases.claim import claim
from columba.lib.publication import Publication
from columba.stories.models import Filing, Membership, Story

LEASE = timedelta(minutes=10)
WAITING = "It has not been drafted yet."
NO_REPORT = "No report of the story has been read yet."


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """What one batch did: `published` and `held` count the stories whose drafts are new."""

    claimed: int = 0
    unchanged: int = 0
    published: int = 0
    held: int = 0


@dataclass(frozen=True, kw_only=True)
class _Page:
    """A draft of one story and what became of its checks, before anything is stored."""

    playbook: Playbook
    draft: Draft
    findings: list[Finding]
    inputs_hash: str
    reports: Sequence[Report]


def draft_commentary(
    *,
    now: datetime,
    publication: Publication,
    limit: int = 50,
    writer: ModelWriter | None = None,
    progress: Callable[[], None] = lambda: None,
) -> Drafted:
    """Draft up to `limit` stories, check each draft, and publish it or hold it with its reasons.

    A story whose inputs are the same keeps its revision. `writer` is a model that may write instead
    of the composer; it takes its time, so that fewer are claimed at once. `progress` is called
    after each story.
    """
    library = open_library(publication.review)
    _open_rows(limit, now=now)
    most, lease = (min(limit, writer.batch), writer.lease) if writer else (limit, LEASE)
    rows = claim(_due(library), most, now=now, lease=lease)
    desk = _Desk(rows, library=library, publication=publication, now=now)
    pages = []
    for row in rows:
        pages.append(desk.page(row))
        progress()
    if writer:
        pages = desk.rewritten(rows, pages, writer)
    with transaction.atomic():
        # As they are now: a person may have decided about one while its draft was written.
        fresh = _locked(rows)
        ends = [
            desk.store(fresh[row.pk], page)
            for row, page in zip(rows, pages, strict=True)
            if row.pk in fresh
        ]
    return Drafted(
        claimed=len(rows),
        unchanged=ends.count(None),
        published=ends.count(State.PUBLISHED),
        held=ends.count(State.HELD),
    )


def count_waiting(publication: Publication) -> int:
    """Return how many stories wait for a draft."""
    return _without_row().count() + _due(open_library(publication.review)).count()


def _without_row() -> QuerySet[Story]:
    return Story.objects.filter(commentary=None, categories_stale=False).order_by("pk")


def _open_rows(limit: int, *, now: datetime) -> None:
    """Give the first stories that have none a row of their own to be claimed by."""
    rows = [
        Commentary(story=story, next_at=now, reasons=[WAITING]) for story in _without_row()[:limit]
    ]
    Commentary.objects.bulk_create(rows, ignore_conflicts=True)


def _due(library: Library) -> QuerySet[Commentary]:
    """Return the rows whose story has members, readings or a library they were not written from."""
    newer = Membership.objects.filter(
        story=OuterRef("story"), article__extracted_at__gt=OuterRef("extracted_at")
    )
    is_same = Q(seen_articles=F("story__article_count"), library_hash=library.hash)
    return (
        Commentary.objects.filter(~is_same | Exists(newer), story__categories_stale=False)
        .exclude(state=State.WITHDRAWN)
        .select_related("story", "published")
        .order_by("pk")
    )


def _locked(rows: Sequence[Commentary]) -> dict[int, Commentary]:
    """Return the rows locked; what they point to is read once nobody can change it any more."""
    wanted = [row.pk for row in rows]
    locked = Commentary.objects.filter(pk__in=wanted).order_by("pk").select_for_update()
    held = list(locked.values_list("pk", flat=True))
    return Commentary.objects.select_related("story", "published", "proposed").in_bulk(held)


class _Desk:
    """Drafts and stores a batch of claimed rows."""

    def __init__(
        self,
        rows: Sequence[Commentary],
        *,
        library: Library,
        publication: Publication,
        now: datetime,
    ) -> None:
        stories = [row.story_id for row in rows]
        self._library = library
        self._publication = publication
        self._now = now
        # The demo is one day for ever: its playbooks do not go out of date.
        self._day = None if publication.demo else now.astimezone(publication.zone).date()
        self._reports = reports_of(stories, zone=publication.zone)
        self._roots = _roots(stories)
        self._readings = _readings(stories)
        self._latest = _latest(rows)
        self._known = _known_playbooks()
        # As they were when the rows were claimed: a story may grow while a model writes of it.
        self._seen = {row.pk: row.story.article_count for row in rows}

    def page(self, row: Commentary) -> _Page | None:
        """Return the page of a story; None where no report of it has been read."""
        reports = self._reports[row.story_id]
        if not reports:
            return None
        library = self._library
        general = library.general_for(self._roots.get(row.story_id, ""), self._day) or BARE
        shelf = Shelf(
            issues=library.current_issues(self._day), general=general, links=library.links
        )
        at = min(row.story.last_at, self._now).astimezone(self._publication.zone)
        playbook, draft = write_page(shelf, reports, at=at)
        return _Page(
            playbook=playbook,
            draft=draft,
            findings=check(draft, reports, playbook.facts, library.links),
            inputs_hash=_inputs_hash(draft, reports, library),
            reports=reports,
        )

    def rewritten(
        self, rows: Sequence[Commentary], pages: Sequence[_Page | None], writer: ModelWriter
    ) -> list[_Page | None]:
        """Return the pages, an Opinion that passed its checks as the model wrote it if it did.

        What a person has decided about is not the model's to write.
        """
        cases = {
            row.pk: self._case(row, page)
            for row, page in zip(rows, pages, strict=True)
            if page and page.draft.opinion and not page.findings and not row.by_hand
        }
        made = writer.write(list(cases.values()), links=self._library.links, now=self._now)
        written = dict(zip(cases, made, strict=True))
        return [
            _rewritten(page, written.get(row.pk)) for row, page in zip(rows, pages, strict=True)
        ]

    def _case(self, row: Commentary, page: _Page) -> Case:
        oldest = self._now - timedelta(days=self._publication.story_days)
        return Case(
            story_id=row.story_id,
            is_fresh=self._publication.demo or row.story.last_at >= oldest,
            playbook=page.playbook,
            playbook_hash=self._library.text_hashes.get(page.playbook.id, ""),
            reports=page.reports,
            composed=page.draft,
        )

    def store(self, row: Commentary, page: _Page | None) -> State | None:
        """Store what came of a row; return the end of a new draft, None where there is none."""
        row.seen_articles = self._seen[row.pk]
        row.extracted_at = self._readings.get(row.story_id)
        row.library_hash = self._library.hash
        row.settle(next_at=self._now)
        end = None
        if page:
            end = self._store_page(row, page)
        elif row.state in {State.HELD, State.PUBLISHED}:
            row.hold([NO_REPORT])
        row.save()
        return end

    def _store_page(self, row: Commentary, page: _Page) -> State | None:
        latest = self._latest.get(row.pk)
        is_new = latest is None or latest.inputs_hash != page.inputs_hash
        if latest and not is_new and (row.published_id == latest.pk or row.by_hand):
            return None
        revision = self._add_revision(row, page) if latest is None or is_new else latest
        reasons = reasons_to_hold(
            page.draft,
            page.findings,
            review=self._publication.review,
            is_known=page.draft.playbook in self._known,
        )
        self._settle_state(row, revision, page=page, reasons=reasons)
        if not is_new:
            return None
        return State.PUBLISHED if row.published_id == revision.pk else State.HELD

    def _settle_state(
        self, row: Commentary, revision: Revision, *, page: _Page, reasons: list[str]
    ) -> None:
        """Publish the revision, else go on showing the one before it while that still stands."""
        if row.by_hand:
            reasons = [row.by_hand, *reasons]
        if not reasons:
            row.publish(revision, now=self._now)
        elif row.is_kept_by_hand or (row.is_visible and _still_stands(row, page.reports)):
            row.keep(reasons, revision)
        elif row.state != State.WITHDRAWN:
            row.hold(reasons, revision)

    def _add_revision(self, row: Commentary, page: _Page) -> Revision:
        row.inputs_hash = page.inputs_hash
        newest = row.revisions.aggregate(newest=Max("number"))["newest"]
        return Revision.objects.create(
            commentary=row,
            number=(newest or 0) + 1,
            inputs_hash=page.inputs_hash,
            written_by=page.draft.written_by,
            playbook=page.draft.playbook,
            playbook_version=page.draft.playbook_version,
            draft=draft_to_json(page.draft),
            findings=findings_to_json(page.findings),
            created_at=self._now,
        )


def _rewritten(page: _Page | None, written: Written | None) -> _Page | None:
    if page is None or written is None:
        return page
    inputs = f"{page.inputs_hash} {written.key}"
    return replace(
        page, draft=written.draft, inputs_hash=hashlib.sha256(inputs.encode()).hexdigest()
    )


def _still_stands(row: Commentary, reports: Sequence[Report]) -> bool:
    """Tell whether every report of the published revision still reads as it did then."""
    if row.published is None:
        return False
    now = {report.url: text_hash(report.paragraphs) for report in reports}
    return all(
        now.get(credit["url"]) == credit["text_hash"] for credit in row.published.draft["reports"]
    )


def _inputs_hash(draft: Draft, reports: Sequence[Report], library: Library) -> str:
    """Return the hash of all that a draft was made from; article numbers say nothing."""
    links = {link for target in draft.targets for link in target.channel}
    links |= {link for step in draft.steps for _, link in links_in(step.do)}
    links |= {fact.link for fact in draft.facts}
    rows = [library.links[link] for link in sorted(links) if link in library.links]
    inputs = [
        COMPOSER_VERSION,
        [draft.playbook, draft.playbook_version, library.text_hashes.get(draft.playbook, "")],
        [_of_report(report) for report in reports],
        [(row.id, row.url, row.title, row.owner, row.kind) for row in rows],
    ]
    return hashlib.sha256(json.dumps(inputs).encode()).hexdigest()


def _of_report(report: Report) -> list[object]:
    day = report.published_at.isoformat() if report.published_at else ""
    text = text_hash(report.paragraphs)
    about = [report.outlet, report.owner, report.url, report.title, report.licence]
    return [*about, day, text, report.copies]


def _roots(stories: Sequence[int]) -> dict[int, str]:
    """Return the slug of each story's best root category."""
    roots: dict[int, str] = {}
    filings = Filing.objects.filter(story__in=stories).order_by("-score", "pk")
    for story, slug, parent in filings.values_list(
        "story_id", "category__slug", "category__parent__slug"
    ):
        roots.setdefault(story, parent or slug)
    return roots


def _readings(stories: Sequence[int]) -> dict[int, datetime | None]:
    """Return when the newest reading of a member of each story was made."""
    members = Membership.objects.filter(
        story__in=stories, article__state=ArticleState.EXTRACTED
    ).order_by()
    newest = members.values_list("story_id").annotate(newest=Max("article__extracted_at"))
    return dict(newest)


def _latest(rows: Sequence[Commentary]) -> dict[int, Revision]:
    """Return the newest draft of the machine's own for each row; people's edits are set aside."""
    drafts = Revision.objects.filter(commentary__in=rows, based_on=None)
    revisions = drafts.defer("draft").order_by("number")
    return {revision.commentary_id: revision for revision in revisions}


def _known_playbooks() -> set[str]:
    """Return the playbooks of which a person has approved a page."""
    approved = Commentary.objects.filter(published__isnull=False, reviewed_by__isnull=False)
    return set(approved.order_by().values_list("published__playbook", flat=True).distinct())
