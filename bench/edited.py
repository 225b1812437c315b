"""Copies as outlets make them: cut, with sentences dropped or moved, words changed, lines added."""

import random
from dataclasses import replace

from columba.lib.text import sentences, words
from columba.stories.values import StoryArticle

HOUSE_LINES = (
    "Sign up for our newsletter to get the day in your inbox.",
    "Follow us for more news from around the region.",
    "All rights reserved. This material may not be published or rewritten.",
)


def edited_copy(
    article: StoryArticle, chance: random.Random, *, number: int, vocabulary: list[str]
) -> StoryArticle:
    """Return the article with one to three kinds of edits.

    Most get another headline, made of the words of one of their sentences.
    """
    told = [s for paragraph in article.paragraphs for s in sentences(paragraph)]
    for edit in chance.sample(EDITS, k=chance.choice([1, 1, 2, 3])):
        told = edit(told, chance, vocabulary) or told
    headline = " ".join(chance.choice(told).split()[:9]) if chance.random() < 0.7 else article.title
    return replace(
        article,
        id=number,
        title=headline,
        paragraphs=tuple(told),
        domain=f"copy{chance.randrange(300)}.example",
    )


def without_republished(articles: list[StoryArticle]) -> list[StoryArticle]:
    """Leave out texts that share 25 runs of eight words with an earlier one: real copies."""
    seen: dict[int, list[int]] = {}
    kept = []
    for place, article in enumerate(articles):
        spoken = words("\n".join(article.paragraphs))
        runs = {hash(tuple(spoken[at : at + 8])) for at in range(len(spoken) - 7)}
        shared: dict[int, int] = {}
        for run in runs:
            for other in seen.get(run, ()):
                shared[other] = shared.get(other, 0) + 1
            seen.setdefault(run, []).append(place)
        if all(count < 25 for count in shared.values()):
            kept.append(article)
    return kept


def _cut(told: list[str], chance: random.Random, _: list[str]) -> list[str]:
    return told[: max(2, int(len(told) * chance.uniform(0.4, 0.9)))]


def _drop(told: list[str], chance: random.Random, _: list[str]) -> list[str]:
    share = chance.uniform(0.1, 0.3)
    return [sentence for sentence in told if chance.random() > share]


def _move(told: list[str], chance: random.Random, _: list[str]) -> list[str]:
    moved = list(told)
    for _turn in range(max(1, len(moved) // 6)):
        one, two = chance.randrange(len(moved)), chance.randrange(len(moved))
        moved[one], moved[two] = moved[two], moved[one]
    return moved


def _credit(told: list[str], *_: object) -> list[str]:
    return [f"HARLAN (ACNS) — {told[0]}", *told[1:]]


def _reword(told: list[str], chance: random.Random, vocabulary: list[str]) -> list[str]:
    share = chance.uniform(0.03, 0.1)
    return [
        " ".join(chance.choice(vocabulary) if chance.random() < share else w for w in s.split())
        for s in told
    ]


def _add_lines(told: list[str], *_: object) -> list[str]:
    return [*told, *HOUSE_LINES]


EDITS = (_cut, _drop, _move, _credit, _reword, _add_lines)
