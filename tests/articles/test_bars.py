"""Extraction over real pages stays at or above the figures it was built to."""

from itertools import islice

import pytest

from columba.articles.extract import ExtractionError, Mode, extract
from tests.articles.answers import SETS, Score, score_page
from tests.corpus import corpus

pytestmark = [pytest.mark.corpus, pytest.mark.slow, pytest.mark.timeout(900)]


def score(name: str, mode: Mode, every: int) -> Score:
    total = Score()
    for page in islice(SETS[name](corpus("pages", name)), 0, None, every):
        try:
            found = extract(page.html, url=page.url, mode=mode)
        except ExtractionError:
            found = None
        score_page(total, page, found)
    return total


@pytest.mark.parametrize(
    ("sample", "f1"),
    [
        (("article-extraction-benchmark", Mode.BEST, 1), 0.970),
        (("article-extraction-benchmark", Mode.FAST, 2), 0.955),
        (("wcxb", Mode.BEST, 6), 0.940),
    ],
)
def test_the_text_agrees_with_what_people_marked(sample, f1):
    """Take every page, or every second or sixth: `bench/extract_pages.py` takes them all."""
    assert score(*sample).f1 >= f1


def test_news_pages_give_text_people_moment_and_picture():
    total = score("fundus", Mode.BEST, 1)
    bars = {
        "paragraphs": 0.95, "title": 0.80, "authors exact": 0.85, "authors": 0.90, "day": 0.98,
        "instant": 0.985, "image": 0.72, "caption": 0.66,
    }  # fmt: skip
    assert total.f1 >= 0.955
    assert {name: total.mean(name) for name in bars if total.mean(name) < bars[name]} == {}
