"""The playbooks that ship: sound, silent under the checker, and every mutation of them caught.

Their own examples of what fires each signal make the reports, so that no test knows their words.
"""

import random
import re
import tomllib
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from columba.commentary.check import check
from columba.commentary.compose import compose
from columba.commentary.document import Kind, Report, Rule
from columba.commentary.figures import figures
from columba.commentary.folder import read_folder, read_playbook
from columba.commentary.inline import plain
from columba.commentary.names import runs
from columba.commentary.playbook import Severity, lint_playbook
from columba.commentary.quotations import quoted, unquoted
from columba.commentary.render import render
from columba.commentary.route import route
from tests.commentary.make import EASTERN, report

STARTER = Path(str(files("columba.publication") / "starter"))
STORIES = Path(str(files("columba.demo") / "newsroom" / "stories"))
PATHS = sorted((STARTER / "playbooks").glob("*.md"))
AT = datetime(2026, 10, 1, 12, tzinfo=EASTERN)
NEWS_DAY = datetime(2026, 9, 30, 18, tzinfo=EASTERN)
FILLER = "The rest of the day passed quietly in that part of the country."


@cache
def shelf():
    return read_folder(STARTER)


@cache
def book(path):
    return read_playbook(path)[0]


def told(*paragraphs, number=1):
    return report(*paragraphs, number=number, published_at=NEWS_DAY, title="What happened")


def reports_for(playbook):
    """Yield sets of reports: everything at once, one signal at a time, random ones over three."""
    examples = {signal.id: signal.fires for signal in playbook.signals if signal.fires}
    if not examples:
        yield [told(FILLER)]
        return
    yield [told(*(text for texts in examples.values() for text in texts))]
    yield from ([told(texts[0], FILLER)] for texts in examples.values())
    chance = random.Random(playbook.id)
    for _ in range(6):
        yield [
            told(
                FILLER,
                *(chance.choice(texts) for texts in examples.values() if chance.random() < 0.5),
                number=number,
            )
            for number in (1, 2, 3)
        ]


def findings(draft, reports, playbook):
    return check(draft, reports, playbook.facts, shelf().links)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_lint_finds_no_error(path):
    found = lint_playbook(
        book(path), shelf().links, categories=shelf().categories, at=date(2026, 11, 23)
    )
    assert [problem for problem in found if problem.severity is Severity.ERROR] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_checker_finds_nothing_in_what_it_composes(path):
    playbook = book(path)
    for reports in reports_for(playbook):
        draft = compose(playbook, reports, shelf().links, AT)
        assert findings(draft, reports, playbook) == []
        assert render(draft, shelf().links).action
        if playbook.is_general:
            assert draft.opinion == ()


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_mutation_of_what_it_composes_is_caught(path):
    playbook = book(path)
    reports = next(reports_for(playbook))
    draft = compose(playbook, reports, shelf().links, AT)
    tried = list(mutants(draft, reports))
    missed = [name for name, mutant in tried if not findings(mutant, reports, playbook)]
    assert len(tried) >= 5
    assert missed == []


def test_every_kind_of_mutation_is_tried_on_the_playbooks_together():
    kinds = set()
    for path in PATHS:
        reports = next(reports_for(book(path)))
        draft = compose(book(path), reports, shelf().links, AT)
        kinds |= {name.split(":")[0] for name, _ in mutants(draft, reports)}
    assert kinds == {"name", "number", "quotation", "link", "paragraph", "fact"}


def mutants(draft, reports):
    """Yield (what was done, a draft with one thing changed)."""
    for section in ("what_we_know", "opinion", "action"):
        for p, paragraph in enumerate(getattr(draft, section)):
            for s, sentence in enumerate(paragraph.sentences):
                for name, changed in mutated(sentence, draft, reports):
                    yield f"{name}: {changed.text}", put(draft, section, (p, s), sentence=changed)
    for s, step in enumerate(draft.steps):
        if "](" in step.do:
            for target in ("us-nowhere", "https://www.house.gov/"):
                do = re.sub(r"\]\([^)]*\)", f"]({target})", step.do, count=1)
                steps = (*draft.steps[:s], replace(step, do=do), *draft.steps[s + 1 :])
                yield f"link: {do}", replace(draft, steps=steps)


def put(draft, section, at, *, sentence):
    p, s = at
    paragraphs = list(getattr(draft, section))
    sentences = list(paragraphs[p].sentences)
    sentences[s] = sentence
    paragraphs[p] = replace(paragraphs[p], sentences=tuple(sentences))
    return replace(draft, **{section: tuple(paragraphs)})


def mutated(sentence, draft, reports):
    text = sentence.text
    own = unquoted(plain(text))
    for run in runs(own):
        if not run.is_first and run.text in text:
            yield "name", replace(sentence, text=text.replace(run.text, "Quillon Zanther", 1))
    for figure in figures(own):
        if not figure.is_word and sentence.kind is not Kind.VIEW and figure.text in text:
            wrong = re.sub(r"\d+", "7391", figure.text, count=1)
            yield "number", replace(sentence, text=text.replace(figure.text, wrong, 1))
    if sentence.kind is Kind.REPORTED:
        for span in quoted(text):
            words = span.text.split()
            words[len(words) // 2] = "zebra"
            wrong = text[: span.start] + " ".join(words) + text[span.end :]
            yield "quotation", replace(sentence, text=wrong)
        yield from wrongly_cited(sentence, reports)
    if sentence.kind is Kind.BACKGROUND:
        others = [fact.id for fact in draft.facts if f"f.{fact.id}" not in sentence.cites]
        numbers = [figure for figure in figures(own) if not figure.is_word]
        if others and numbers:
            yield from cites_another_fact(sentence, draft, numbers=numbers, others=others)


def wrongly_cited(sentence, reports):
    """Yield the sentence pointing to another paragraph, one without the words that matter."""
    texts = {
        f"{one.id}p{n}": text for one in reports for n, text in enumerate(one.paragraphs, start=1)
    }
    for at, cite in enumerate(sentence.cites):
        if cite not in texts:
            continue
        words = sentence.evidence[at]
        other = next((key for key, text in texts.items() if words not in text), None)
        if other:
            cites = (*sentence.cites[:at], other, *sentence.cites[at + 1 :])
            yield "paragraph", replace(sentence, cites=cites)
        yield "paragraph", replace(sentence, cites=("a1p999", *sentence.cites[1:]))


def cites_another_fact(sentence, draft, *, numbers, others):
    facts = {
        fact.id: f"{fact.text} {fact.source} {fact.since} {fact.until}" for fact in draft.facts
    }
    for other in others:
        known = {figure.value for figure in figures(facts[other])}
        if not {figure.value for figure in numbers} <= known:
            yield "fact", replace(sentence, cites=(f"f.{other}",))
            return


# ---- the demo newsroom's stories, where they are ----


def demo_stories():
    for path in sorted(STORIES.glob("*.toml")):
        articles = tomllib.loads(path.read_text(encoding="utf-8")).get("article", [])
        originals = [one for one in articles if one.get("paragraphs") and not one.get("copy_of")]
        ordered = sorted(originals, key=lambda one: one["published"])
        if ordered:
            yield path.stem, [_as_report(one, n) for n, one in enumerate(ordered, start=1)]


def _as_report(article, number):
    return Report(
        id=f"a{number}",
        article_id=number,
        outlet=article["outlet"].title(),
        owner=article["outlet"],
        url=f"https://{article['outlet']}.example/{article['slug']}",
        title=article["headline"],
        published_at=article["published"],
        paragraphs=tuple(article["paragraphs"]),
    )


@pytest.mark.parametrize(
    ("slug", "reports"), list(demo_stories()), ids=lambda value: str(value)[:40]
)
def test_the_checker_finds_nothing_on_the_demos_pages(slug, reports):
    issues = [playbook for playbook in shelf().playbooks if not playbook.is_general]
    general = next(playbook for playbook in shelf().playbooks if playbook.is_general)
    for playbook in [one.playbook for one in route(issues, reports)] or [general]:
        draft = compose(playbook, reports, shelf().links, AT)
        assert draft.opinion or draft.what_we_know
        assert findings(draft, reports, playbook) == []
        assert not {Rule.MARKUP} & {finding.rule for finding in findings(draft, reports, playbook)}
