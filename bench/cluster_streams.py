"""How well, and how fast, copies are found and articles fall into stories.

Usage: python -m bench.cluster_streams

Reads the corpus folder (COLUMBA_CORPUS; its text is for tests only). The threshold is chosen on one
half of the events and scored on the other, in both directions and for two seeds; "as set" is the
threshold that ships. ECB+ is split by event, as is usual, and by topic, which is harder: then both
of a topic's two confusable events are always in the same half.
"""

import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from bench.edited import edited_copy, without_republished
from bench.measures import Agreement, agreement, f1, mean
from bench.streams import (
    Labelled,
    read_dated_articles,
    read_ecbplus,
    read_events,
    read_newsroom,
    read_polled_headlines,
)
from columba.stories.cluster import StoryIndex, StorySettings
from columba.stories.fingerprint import CopyIndex, CopySettings, fingerprint
from columba.stories.profile import Profile, profile
from columba.stories.values import StoryArticle

SEEDS = (0, 1)
FULL = (0.2, 0.24, 0.28, 0.32)
SHORT = (0.14, 0.18, 0.22, 0.26)


def main() -> None:
    print_copies()
    ecbplus = read_ecbplus()
    print_tuned("ECB+ split by event", ecbplus, by=lambda one: one.event, thresholds=FULL)
    print_tuned("ECB+ split by topic", ecbplus, by=lambda one: one.topic, thresholds=FULL)
    headlines = [replace(one, article=_headline(one.article)) for one in ecbplus]
    print_tuned("ECB+ first lines only", headlines, by=lambda one: one.event, thresholds=SHORT)
    events = read_events()
    print_as_set("Dated events", events)
    print_as_set(
        "Dated events, headlines", [replace(e, article=_headline(e.article)) for e in events]
    )
    print_as_set("Sample newsroom", read_newsroom())
    print_stream("Articles of 2016 as dated", read_dated_articles(2016, 2500), StorySettings())
    print_stream(
        "the same, all in one window",
        read_dated_articles(2016, 2500),
        StorySettings(window=timedelta(days=400)),
    )
    print_stream(
        "Polled headlines, 2025", list(read_polled_headlines(8000)), StorySettings(), largest=8
    )


def print_copies() -> None:
    """Hide edited copies among real texts and see which links come back."""
    chance = random.Random(7)
    real = [one.article for one in (*read_ecbplus(), *read_events())]
    real += read_dated_articles(2017, 1500)
    real = [a for a in real if sum(len(p.split()) for p in a.paragraphs) >= 60]
    originals = without_republished(real)
    vocabulary = [w for a in originals[:200] for p in a.paragraphs for w in p.split()]
    texts: list[tuple[int, StoryArticle]] = []
    for number, article in enumerate(originals):
        texts.append((number, replace(article, domain=f"site{number % 300}.example")))
        for _ in range(chance.choice([0, 0, 1, 1, 2])):
            copy = edited_copy(article, chance, number=number, vocabulary=vocabulary)
            texts.append((number, copy))
    chance.shuffle(texts)
    started = time.process_time()
    right, wrong, missed = _link(texts)
    rate = len(texts) / (time.process_time() - started)
    precision, recall = right / (right + wrong), right / (right + missed)
    print(
        f"Copies: {len(texts)} texts of {len(originals)} originals; links: precision "
        f"{precision:.4f}, recall {recall:.4f}, F1 {f1(precision, recall):.4f}; {rate:.0f} texts/s"
    )


def _link(texts: Sequence[tuple[int, StoryArticle]]) -> tuple[int, int, int]:
    index, seen, groups = CopyIndex(CopySettings()), set[int](), dict[int, int]()
    right = wrong = missed = 0
    for place, (original, article) in enumerate(texts):
        read = fingerprint(article.title, article.paragraphs, site=article.domain)
        found = index.find(read)
        is_right = found is not None and texts[found.of][0] == original
        right += is_right
        wrong += found is not None and not is_right
        missed += original in seen and not is_right
        groups[place] = place if found is None else groups[found.of]
        index.add(place, read, group=groups[place])
        seen.add(original)
    return right, wrong, missed


def print_tuned(
    name: str,
    stream: list[Labelled],
    *,
    by: Callable[[Labelled], str],
    thresholds: tuple[float, ...],
) -> None:
    """Choose the threshold on one half and score on the other, and the other way round."""
    read = {one.article.id: profile(one.article) for one in stream}
    tuned, shipped, chosen = [], [], []
    for seed in SEEDS:
        halves = _halves(stream, seed, by=by)
        scores = [[_score(half, read, _at(t)) for t in thresholds] for half in halves]
        for here, there in ((0, 1), (1, 0)):
            best = max(range(len(thresholds)), key=lambda n: scores[here][n].bcubed)
            tuned.append(scores[there][best])
            shipped.append(_score(halves[there], read, StorySettings()))
            chosen.append(thresholds[best])
    print(f"\n{name}: {len(stream)} articles; thresholds chosen {chosen}")
    print(f"  tuned on the other half: {mean(tuned)}")
    print(f"  as set:                  {mean(shipped)}")


def _halves(
    stream: list[Labelled], seed: int, *, by: Callable[[Labelled], str]
) -> tuple[list[Labelled], list[Labelled]]:
    chance = random.Random(seed)
    kinds = sorted({by(one) for one in stream})
    chance.shuffle(kinds)
    first = set(kinds[: len(kinds) // 2])
    shuffled = list(stream)
    chance.shuffle(shuffled)
    return [one for one in shuffled if by(one) in first], [
        one for one in shuffled if by(one) not in first
    ]


def _at(threshold: float) -> StorySettings:
    return StorySettings(full=threshold, short=threshold)


def _score(
    stream: Sequence[Labelled], read: dict[int, Profile], settings: StorySettings
) -> Agreement:
    index = StoryIndex(settings)
    stories = [index.assign(one.article, read[one.article.id]).story for one in stream]
    return agreement([one.event for one in stream], stories)


def print_as_set(name: str, stream: list[Labelled]) -> None:
    read = {one.article.id: profile(one.article) for one in stream}
    print(f"\n{name}: {len(stream)} articles of {len({one.event for one in stream})} events")
    print(f"  as set: {_score(stream, read, StorySettings())}")


def print_stream(
    name: str, stream: list[StoryArticle], settings: StorySettings, *, largest: int = 0
) -> None:
    """Time a stream without labels, and show its shape."""
    started = time.process_time()
    index = StoryIndex(settings)
    assignments = [index.assign(article) for article in stream]
    rate = len(stream) / (time.process_time() - started)
    sizes = Counter(assignment.story for assignment in assignments)
    copies = sum(assignment.duplicate_of is not None for assignment in assignments)
    several = sum(size > 1 for size in sizes.values())
    print(
        f"\n{name}: {len(stream)} articles, {len(sizes)} stories ({several} of several articles, "
        f"largest {max(sizes.values())}), {copies} copies; {rate:.0f} articles/s, reading included"
    )
    for story, size in sizes.most_common(largest):
        members = [a.title for a, s in zip(stream, assignments, strict=True) if s.story == story]
        print(f"  {size}: {' | '.join(title[:60] for title in members[:: max(1, size // 4)][:5])}")


def _headline(article: StoryArticle) -> StoryArticle:
    return replace(article, paragraphs=())


if __name__ == "__main__":
    main()
