"""Story clusters: each article joins the nearest story of the last days, or opens one.

The index holds the articles of a window of time. What it answers depends on the articles in the
window and the stories they were put in, never on the order in which they came or on articles long
gone: replaying the stored assignments therefore gives the very state of a process that never died.
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from columba.stories.centroids import Centroids
from columba.stories.fingerprint import Copy, CopyIndex, CopySettings, discard
from columba.stories.profile import Kind, Profile, profile
from columba.stories.reasons import REASON_LENGTH, counted, listed, phrases, share, title_of
from columba.stories.values import Assignment, StoryArticle


@dataclass(frozen=True, kw_only=True)
class StorySettings:
    """How near an article must be to a story, after time has taken its toll.

    `full` and `short` are asked of full texts and of headlines and snippets. Nearness halves with
    every `half_life` between an article and the nearest end of the story, and with every
    `half_life` by which the story has outlived the window. An article older than `window` before
    the newest one opens a story of its own.
    """

    window: timedelta = timedelta(days=4)
    half_life: timedelta = timedelta(days=8)
    full: float = 0.26
    short: float = 0.2
    candidates: int = 8
    copies: CopySettings = field(default_factory=CopySettings)


@dataclass(frozen=True, kw_only=True)
class _Held:
    """One article in the window; `root` names the original of its group of copies."""

    article: StoryArticle
    read: Profile
    story: int
    root: int

    @property
    def order(self) -> tuple[datetime, int]:
        return self.article.published_at, self.article.id


class StoryIndex:
    """The stories of the window; a story is known by the id of the article that opened it.

    One article of each group of copies, the earliest, votes on what its story is about.
    """

    def __init__(self, settings: StorySettings | None = None) -> None:
        self._settings = settings or StorySettings()
        self._copies = CopyIndex(self._settings.copies)
        self._centroids = Centroids()
        self._held: dict[int, _Held] = {}
        self._by_age: list[tuple[datetime, int]] = []
        self._by_address: dict[str, set[int]] = {}
        self._groups: dict[int, set[int]] = {}
        self._members: dict[int, set[int]] = {}
        self._opened: dict[int, datetime] = {}
        self._newest: datetime | None = None

    def assign(self, article: StoryArticle, read: Profile | None = None) -> Assignment:
        """Put the article into a story and remember it; `read` spares reading its text again."""
        read = read or profile(article)
        self._advance(article.published_at)
        assignment = self._choose(article, read)
        self.replay(article, assignment, read=read)
        return assignment

    def replay(
        self, article: StoryArticle, assignment: Assignment, *, read: Profile | None = None
    ) -> None:
        """Remember an earlier assignment as if it had just been made."""
        self._advance(article.published_at)
        self.note_opening(assignment.story, article.published_at)
        if self._has_passed(article.published_at):
            return
        root = assignment.duplicate_of or article.id
        read = read or profile(article)
        kept = replace(article, paragraphs=())
        self._take_in(_Held(article=kept, read=read, story=assignment.story, root=root))

    def note_opening(self, story: int, moment: datetime) -> None:
        """Take in that a story is as old as `moment`, where its early articles are not replayed."""
        self._opened[story] = min(moment, self._opened.get(story, moment))

    def _choose(self, article: StoryArticle, read: Profile) -> Assignment:
        if self._has_passed(article.published_at):
            return _open(article, score=0, reason="Came in after the days of its story had passed.")
        if same := self._same_address(article):
            return _copy(same, score=1, reason=f"Has the address of {title_of(same.article)}.")
        if copy := self._copies.find(read.copy):
            original = self._held[copy.of]
            return _copy(original, score=copy.share, reason=_copy_reason(copy, original.article))
        return self._join_or_open(article, read)

    def _same_address(self, article: StoryArticle) -> _Held | None:
        numbers = self._by_address.get(article.url_key, ()) if article.url_key else ()
        return min((self._held[n] for n in numbers), key=lambda held: held.order, default=None)

    def _join_or_open(self, article: StoryArticle, read: Profile) -> Assignment:
        nearest = self._centroids.nearest(read.terms, self._settings.candidates)
        timely = [(near.nearness * self._freshness(near.story, article), near) for near in nearest]
        if not timely:
            return _open(article, score=0, reason="Opens its story: no other report is like it.")
        score, near = max(timely, key=lambda pair: (pair[0], -pair[1].story))
        if score < self._threshold(read.kind):
            return _open(article, score=score, reason=_open_reason(score))
        told = phrases(article, read, near.shared)
        reports = counted(self._centroids.voters(near.story), "report")
        return Assignment(
            story=near.story,
            is_new=False,
            duplicate_of=None,
            score=score,
            reason=_join_reason(told, reports, score=score),
        )

    def _threshold(self, kind: Kind) -> float:
        return self._settings.full if kind is Kind.FULL else self._settings.short

    def _freshness(self, story: int, article: StoryArticle) -> float:
        """Return 1 for an article in the days of a young story, halved with every half-life."""
        moments = [self._held[number].article.published_at for number in self._members[story]]
        at, none = article.published_at, timedelta(0)
        gap = max(none, at - max(moments), min(moments) - at)
        outlived = max(none, at - self._opened[story] - self._settings.window)
        return float(0.5 ** ((gap + outlived) / self._settings.half_life))

    def _advance(self, moment: datetime) -> None:
        """Let the window end no earlier than `moment`, and forget what then lies before it."""
        self._newest = max(self._newest or moment, moment)
        while self._by_age and self._has_passed(self._by_age[0][0]):
            _, number = heapq.heappop(self._by_age)
            self._let_go(self._held[number])

    def _has_passed(self, moment: datetime) -> bool:
        return self._newest is not None and moment < self._newest - self._settings.window

    def _take_in(self, held: _Held) -> None:
        number = held.article.id
        self._held[number] = held
        heapq.heappush(self._by_age, held.order)
        if held.article.url_key:
            self._by_address.setdefault(held.article.url_key, set()).add(number)
        self._copies.add(number, held.read.copy, group=held.root)
        self._members.setdefault(held.story, set()).add(number)
        with_vote = self._voter(held.root)
        self._groups.setdefault(held.root, set()).add(number)
        self._pass_vote(with_vote, self._voter(held.root))

    def _let_go(self, held: _Held) -> None:
        number = held.article.id
        with_vote = self._voter(held.root)
        discard(self._groups, held.root, number)
        self._pass_vote(with_vote, self._voter(held.root))
        discard(self._members, held.story, number)
        self._copies.remove(number)
        if held.article.url_key:
            discard(self._by_address, held.article.url_key, number)
        del self._held[number]

    def _voter(self, root: int) -> _Held | None:
        """Return the earliest article of a group of copies that is still in the window."""
        group = (self._held[number] for number in self._groups.get(root, ()))
        return min(group, key=lambda held: held.order, default=None)

    def _pass_vote(self, before: _Held | None, after: _Held | None) -> None:
        if before is after:
            return
        if after:
            self._centroids.add(after.story, after.read.terms)
        if before:
            self._centroids.take_away(before.story, before.read.terms)


def _open(article: StoryArticle, *, score: float, reason: str) -> Assignment:
    return Assignment(story=article.id, is_new=True, duplicate_of=None, score=score, reason=reason)


def _copy(original: _Held, *, score: float, reason: str) -> Assignment:
    return Assignment(
        story=original.story,
        is_new=False,
        duplicate_of=original.root,
        score=score,
        reason=reason[:REASON_LENGTH],
    )


def _copy_reason(copy: Copy, original: StoryArticle) -> str:
    if copy.is_shorter:
        return f"{share(copy.share).capitalize()} of its text is also in {title_of(original)}."
    return f"Holds {share(copy.share)} of the text of {title_of(original)}."


def _open_reason(score: float) -> str:
    return f"Opens its story: the nearest other one is only similar by {score:.2f}."


def _join_reason(told: Sequence[str], reports: str, *, score: float) -> str:
    reason = f"Shares {listed(told)} with {reports}; similarity {score:.2f}."
    return reason if len(reason) <= REASON_LENGTH else f"Like {reports}; similarity {score:.2f}."
