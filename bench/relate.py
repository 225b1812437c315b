"""How good related lists are: the right events, no copies, many publishers.

Usage: python -m bench.relate

ECB+ with edited copies (COLUMBA_CORPUS; its text is for tests only). An article of the same event
gains 2, one of the same topic 1, a copy of a text already listed 0. Stories are withheld from the
lists, so that they must tell events and copies by the texts alone. Then the sample newsroom as it
is shown: other stories only.
"""

import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import mean

from bench.edited import edited_copy, without_republished
from bench.measures import ndcg
from bench.streams import Labelled, read_ecbplus, read_newsroom
from columba.stories.cluster import StoryIndex
from columba.stories.related import RelatedIndex
from columba.stories.values import Related

DEPTH = 10


def main() -> None:
    print_ecbplus()
    print_newsroom()


def print_ecbplus() -> None:
    stream, originals = _with_copies()
    labels = {one.article.id: one for one in stream}
    index = RelatedIndex([one.article for one in stream])
    asked = [one for one in stream if originals[one.article.id] == one.article.id][::3]
    started = time.process_time()
    lists = [index.related(one.article, limit=DEPTH) for one in asked]
    rate = len(asked) / (time.process_time() - started)
    answers = list(zip(asked, lists, strict=True))
    gains = [_gains(one, found, labels=labels, originals=originals) for one, found in answers]
    possible = [_possible(one, labels, originals) for one in asked]
    quality = mean(ndcg(g, p, DEPTH) for g, p in zip(gains, possible, strict=True))
    copies = mean(_copies(one, found, originals) for one, found in answers)
    added = len(stream) - len(set(originals.values()))
    publishers = mean(len({labels[r.id].article.domain for r in found}) for found in lists)
    print(
        f"ECB+ with {added} edited copies, {len(asked)} lists: "
        f"nDCG@{DEPTH} {quality:.3f}, copies a list {copies:.3f}, publishers a list "
        f"{publishers:.1f}, full lists {mean(len(found) == DEPTH for found in lists):.0%}; "
        f"{rate:.0f} lists/s"
    )


def print_newsroom() -> None:
    """Put the sample newsroom into stories and look at what is listed beside them."""
    stories = StoryIndex()
    placed = [(one, stories.assign(one.article)) for one in read_newsroom()]
    originals = [
        replace(one.article, story=put.story) for one, put in placed if put.duplicate_of is None
    ]
    index = RelatedIndex(originals)
    lists = [(article, index.related(article, limit=DEPTH)) for article in originals]
    distinct = mean(len({one.story for one in found}) for _, found in lists)
    own = sum(one.story == article.story for article, found in lists for one in found)
    domains = {article.id: article.domain for article in originals}
    most = max(max(Counter(domains[one.id] for one in found).values()) for _, found in lists)
    named = mean("Both stories" in one.reason for _, found in lists for one in found)
    often = max(Counter(one.story for _, found in lists for one in found).values())
    print(
        f"Sample newsroom, {len(lists)} lists: {distinct:.1f} different stories a list, "
        f"{own} of the article's own story, at most {most} of one publisher, "
        f"{named:.0%} for names or terms that both have, no story on more than {often} lists"
    )


def _with_copies() -> tuple[list[Labelled], dict[int, int]]:
    """Return the stream with edited copies, and the original of every text."""
    chance = random.Random(11)
    whole = {one.article.id: one for one in read_ecbplus()}
    kept = [whole[a.id] for a in without_republished([one.article for one in whole.values()])]
    vocabulary = [w for one in kept[:200] for p in one.article.paragraphs for w in p.split()]
    stream, originals = [], {}
    for one in kept:
        article = replace(one.article, domain=f"site{one.article.id % 120}.example")
        stream.append(replace(one, article=article))
        originals[article.id] = article.id
        if sum(len(p.split()) for p in article.paragraphs) < 60:
            continue
        for _ in range(chance.choice([0, 0, 1, 2, 3])):
            number = 10_000 + len(originals)
            copy = edited_copy(article, chance, number=number, vocabulary=vocabulary)
            stream.append(replace(one, article=copy))
            originals[number] = article.id
    return stream, originals


def _gains(
    asked: Labelled,
    found: Sequence[Related],
    *,
    labels: dict[int, Labelled],
    originals: dict[int, int],
) -> list[float]:
    seen = {originals[asked.article.id]}
    gains = []
    for one in found:
        text = originals[one.id]
        gains.append(0.0 if text in seen else _gain(asked, labels[one.id]))
        seen.add(text)
    return gains


def _possible(
    asked: Labelled, labels: dict[int, Labelled], originals: dict[int, int]
) -> list[float]:
    others = sorted(set(originals.values()) - {asked.article.id})
    return [_gain(asked, labels[number]) for number in others]


def _gain(asked: Labelled, other: Labelled) -> float:
    if asked.event == other.event:
        return 2.0
    return 1.0 if asked.topic == other.topic else 0.0


def _copies(asked: Labelled, found: Sequence[Related], originals: dict[int, int]) -> int:
    texts = [originals[asked.article.id], *(originals[one.id] for one in found)]
    return len(texts) - len(set(texts))


if __name__ == "__main__":
    main()
