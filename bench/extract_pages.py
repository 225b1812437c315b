"""Measure page extraction on the corpus: best against fast against trafilatura alone.

    python bench/extract_pages.py [fundus|wcxb|article-extraction-benchmark ...]

Body text is scored as the public article benchmark scores it: precision and recall over runs of
four words, averaged over pages. Metadata is scored against Fundus, whose answers were reviewed by
hand; an instant is right within a minute. Speeds are pages per CPU second of one process: read
them as ratios.
"""

import sys
import time
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.articles.answers import SETS, Page, Score, score_page
from tests.corpus import CORPUS

from columba.articles.extract import Extraction, ExtractionError, Mode, extract, load_voters

Reader = Callable[[Page], Extraction | None]
TEXT = ("precision", "recall", "identical", "paragraphs")
ABOUT = ("title", "authors exact", "authors", "day", "instant", "image", "caption")


def main() -> None:
    load_voters()
    for name in sys.argv[1:] or SETS:
        pages = list(SETS[name](CORPUS / "pages" / name))
        print(f"\n{name}: {len(pages)} pages")
        print(f"{'':<18}" + "".join(f"{label:>14}" for label in ("F1", *TEXT, *ABOUT, "pages/s")))
        for label, reader in READERS.items():
            _print_row(label, *_measure(pages, reader))


def _measure(pages: list[Page], reader: Reader) -> tuple[Score, float]:
    score, seconds = Score(), 0.0
    for page in pages:
        start = time.process_time()
        found = reader(page)
        seconds += time.process_time() - start
        score_page(score, page, found)
    return score, len(pages) / seconds


def _print_row(label: str, score: Score, speed: float) -> None:
    figures = [score.f1, *(score.mean(name) for name in (*TEXT, *ABOUT))]
    cells = "".join(f"{'-' if figure != figure else f'{figure:.3f}':>14}" for figure in figures)  # noqa: PLR0124 - not a number
    print(f"{label:<18}{cells}{speed:>14.1f}")


def _columba(mode: Mode) -> Reader:
    def read(page: Page) -> Extraction | None:
        try:
            return extract(page.html, url=page.url, mode=mode)
        except ExtractionError:
            return None

    return read


def _trafilatura(page: Page) -> Extraction | None:
    """Read the page with trafilatura and its own metadata, as if there were nothing else."""
    import trafilatura  # noqa: PLC0415 - measured, not used

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = trafilatura.bare_extraction(
            page.html, url=page.url, with_metadata=True, include_comments=False
        )
    if found is None:
        return None
    day = datetime.fromisoformat(found.date).replace(tzinfo=UTC) if found.date else None
    return Extraction(
        title=found.title or "",
        authors=tuple(name.strip() for name in (found.author or "").split(";") if name.strip()),
        published_at=day,
        has_clock=False,
        has_zone=False,
        modified_at=None,
        image_url=found.image or "",
        image_caption="",
        standfirst="",
        paragraphs=tuple((found.text or "").splitlines()),
        language=found.language or "",
        site_name=found.sitename or "",
        canonical_url=found.url or "",
        method="trafilatura",
        is_article=True,
    )


READERS: dict[str, Reader] = {
    "best": _columba(Mode.BEST),
    "fast": _columba(Mode.FAST),
    "trafilatura alone": _trafilatura,
}

if __name__ == "__main__":
    main()
