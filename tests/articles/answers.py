"""Real pages with known answers, and how an extraction scores against them."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import html

from columba.articles.extract import Extraction

_WORD = re.compile(r"\w+")
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of a set, and what people say it says; None where they do not say."""

    name: str
    url: str
    html: bytes
    body: str
    paragraphs: list[str] | None = None
    title: str | None = None
    authors: list[str] | None = None
    published: datetime | None = None
    image_urls: list[str] = field(default_factory=list)
    caption: str = ""
    has_standfirst: bool = False


def benchmark_pages(folder: Path) -> Iterator[Page]:
    """Yield the pages of the article extraction benchmark: body text alone."""
    answers = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, answer in sorted(answers.items()):
        body = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield Page(name=name, url=answer["url"], html=body, body=answer["articleBody"])


def wcxb_pages(folder: Path) -> Iterator[Page]:
    """Yield the article pages of WCXB: body text and title."""
    for path in sorted((folder / "dev" / "ground-truth").glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        answer = document["ground_truth"]
        body = gzip.decompress((folder / "dev" / "html" / f"{path.stem}.html.gz").read_bytes())
        yield Page(
            name=path.stem,
            url=document["url"],
            html=body,
            body=answer["main_content"],
            title=answer["title"],
        )


def fundus_pages(folder: Path) -> Iterator[Page]:
    """Yield the news pages of Fundus; of one publisher the n-th page has the n-th answer."""
    for country in sorted((folder / "tests/resources/parser/test_data").iterdir()):
        about = country / "meta.info"
        meta = json.loads(about.read_text(encoding="utf-8")) if about.exists() else {}
        for answers in sorted(country.glob("*.json")):
            versions = json.loads(answers.read_text(encoding="utf-8"))
            paths = sorted(country.glob(f"{answers.stem}_[0-9]*.html.gz"))
            if len(paths) == len(versions):
                for path, version in zip(paths, sorted(versions, key=_version), strict=True):
                    yield _fundus_page(path, versions[version], meta.get(path.name, {}))


def _version(name: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", name)]


def _fundus_page(path: Path, answer: dict[str, Any], meta: dict[str, str]) -> Page:
    body = answer.get("body") or {"summary": [], "sections": []}
    sections = body["sections"]
    cover = next((image for image in answer.get("images") or [] if image["is_cover"]), None)
    published = answer.get("publishing_date")
    return Page(
        name=f"{path.parent.name}/{path.name}",
        url=meta.get("url", "https://publisher.example/story"),
        html=gzip.decompress(path.read_bytes()),
        body="\n".join(
            [*body["summary"], *(t for s in sections for t in s["headline"] + s["paragraphs"])]
        ),
        paragraphs=[text for section in sections for text in section["paragraphs"]],
        title=_line(answer.get("title")),
        authors=[_line(name) for name in answer.get("authors") or []],
        published=datetime.fromisoformat(published) if published else None,
        image_urls=[version["url"] for version in cover["versions"]] if cover else [],
        caption=_line(cover["caption"]) if cover else "",
        has_standfirst=True,
    )


def readability_pages(folder: Path) -> Iterator[Page]:
    """Yield the pages of the reader view of a well-known browser: the text it would show."""
    for path in sorted((folder / "test-pages").iterdir()):
        about = json.loads((path / "expected-metadata.json").read_text(encoding="utf-8"))
        expected = html.document_fromstring((path / "expected.html").read_bytes().decode())
        yield Page(
            name=path.name,
            url="http://fakehost/test/page.html",
            html=(path / "source.html").read_bytes(),
            body=" ".join(expected.itertext()),
            title=_line(about.get("title")),
        )


SETS = {
    "readability": readability_pages,
    "article-extraction-benchmark": benchmark_pages,
    "wcxb": wcxb_pages,
    "fundus": fundus_pages,
}


@dataclass
class Score:
    """Sums over pages, and the figures made of them."""

    sums: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, value: float) -> None:
        self.sums[name] += value
        self.counts[name] += 1

    def mean(self, name: str) -> float:
        return self.sums[name] / self.counts[name] if self.counts[name] else float("nan")

    @property
    def f1(self) -> float:
        """F1 of mean precision and mean recall, as the public benchmark has it."""
        precision, recall = self.mean("precision"), self.mean("recall")
        return 2 * precision * recall / (precision + recall)


def score_page(score: Score, page: Page, found: Extraction | None) -> None:
    """Add how well `found` answers the page; None is a page given up, which answers nothing."""
    text = _text_of(page, found)
    precision, recall = _overlap(page.body, text)
    score.add("precision", precision)
    score.add("recall", recall)
    score.add("identical", _WORD.findall(page.body) == _WORD.findall(text))
    if page.paragraphs is not None:
        score.add("paragraphs", _share_kept(page.paragraphs, found.paragraphs if found else ()))
    if page.title:
        score.add("title", found is not None and found.title == _line(page.title))
    if page.authors is not None:
        names = found.authors if found else ()
        score.add("authors exact", set(page.authors) == set(names))
        score.add("authors", _set_f1(set(page.authors), set(names)))
    if page.published is not None:
        _score_moment(score, page.published, found.published_at if found else None)
    if page.image_urls:
        url = found.image_url if found else ""
        score.add("image", any(_same_picture(url, wanted) for wanted in page.image_urls))
    if page.caption:
        caption = _key(found.image_caption) if found else ""
        score.add("caption", caption.startswith(_key(page.caption)))


def _text_of(page: Page, found: Extraction | None) -> str:
    if found is None:
        return ""
    above = [found.standfirst] if page.has_standfirst and found.standfirst else []
    return "\n".join([*above, *found.paragraphs])


def _overlap(wanted: str, found: str) -> tuple[float, float]:
    """Return precision and recall over runs of four words, with the benchmark's own exceptions."""
    gold, given = _runs(wanted), _runs(found)
    shared = (gold & given).total()
    if gold == given:
        return 1.0, 1.0
    precision = shared / given.total() if given else 0.0
    return precision, shared / gold.total() if gold else 0.0


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    runs = (tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))
    return Counter(run for run in runs if run)


def _share_kept(wanted: list[str], found: tuple[str, ...]) -> float:
    """Return the share of the wanted paragraphs that are paragraphs of their own."""
    gold, given = Counter(map(_key, wanted)), Counter(map(_key, found))
    return (gold & given).total() / max(gold.total(), 1)


def _set_f1(wanted: set[str], found: set[str]) -> float:
    if not wanted and not found:
        return 1.0
    return 2 * len(wanted & found) / (len(wanted) + len(found))


def _score_moment(score: Score, wanted: datetime, found: datetime | None) -> None:
    if wanted.tzinfo is None:
        score.add("day", found is not None and found.date() == wanted.date())
        return
    here = found.astimezone(wanted.tzinfo) if found else None
    days = {found.date(), here.date()} if found and here else set()
    score.add("day", wanted.date() in days)
    score.add("instant", here is not None and abs(here - wanted) <= _MINUTE)


def _same_picture(url: str, wanted: str) -> bool:
    return _file(url) == _file(wanted)


def _file(url: str) -> str:
    """Return what the sizes of one picture share: the name of its file, at least."""
    path = unquote(url).partition("?")[0].rstrip("/")
    name = re.sub(r"\.\w+$", "", path.rpartition("/")[2])
    return name if len(name) > len("1200x675") else path


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
