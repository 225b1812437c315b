"""The composer: a playbook's sentences, switched on by what the reports of a story say."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from columba.commentary.document import (
    COMPOSER,
    Credit,
    Draft,
    Fact,
    Kind,
    Letter,
    LinkRow,
    Paragraph,
    Report,
    Sentence,
    Step,
    Target,
    Voice,
)
from columba.commentary.ground import Ground
from columba.commentary.inline import escape, plain
from columba.commentary.inline import links as links_in
from columba.commentary.lines import LineWriter
from columba.commentary.opening import leads, opening
from columba.commentary.playbook.values import (
    LetterPlan,
    Passage,
    Playbook,
    Slot,
    SlotName,
    StepPlan,
    Template,
)
from columba.commentary.quotations import quoted_words
from columba.commentary.report_text import MOST_PARAGRAPHS, ReportText, read_reports, span
from columba.commentary.signals import fire, holds
from columba.commentary.summary import quotable_words, summarise

WHAT_WE_KNOW = "what we know"
THE_NEWS = "the news"


def compose(  # noqa: PLR0917 - the four things a page is made of, in the order of the design
    playbook: Playbook,
    sources: Sequence[Report],
    directory: Mapping[str, LinkRow],
    at: datetime,
) -> Draft:
    """Return what the playbook has to say about the independent reports of one story.

    The page speaks as of the reports: a fact dated after the first of them is never used, and `at`
    stands in for the day of a report that has none. Where nothing reported fits the playbook's
    news, the page has no Opinion but the key sentences of the reports.
    """
    texts = read_reports(sources)
    first, last = span(sources, at.date())
    fired = fire(playbook.signals, texts)
    ground = Ground(
        playbook=playbook, texts=texts, fired=fired, links=directory, first=first, last=last
    )
    has_news = _has_news(playbook, ground)
    lead = _lead(playbook, ground) if has_news else ()
    writer = _writer(ground, lead)
    opinion = _opinion(playbook, writer, lead) if has_news else ()
    action = _passages(playbook.action, writer)
    return Draft(
        playbook=playbook.id,
        playbook_version=playbook.version,
        general=playbook.is_general,
        title=playbook.title,
        deck=playbook.deck,
        line=playbook.line,
        stance=playbook.stance,
        sensitivity=playbook.sensitivity,
        human_review=playbook.human_review,
        written_by=COMPOSER,
        drafted_with=playbook.review.drafted_with,
        signed_by=playbook.review.signed_by,
        reviewed_on=playbook.review.reviewed_on if playbook.id else None,
        as_of=last,
        reports=tuple(credit(text) for text in texts),
        facts=_facts(playbook, (*opinion, *action)),
        targets=_targets(playbook, directory),
        what_we_know=() if opinion else _what_we_know(texts, fired.lead.report.title),
        opinion=opinion,
        action=action,
        ask=playbook.ask,
        answerable=playbook.answerable,
        steps=tuple(step for plan in playbook.steps if (step := _step(plan, ground))),
        voices=_voices(texts),
        vouched=playbook.vouched,
        avoid=playbook.avoid_words,
    )


def credit(text: ReportText) -> Credit:
    """Return the report as the page credits it."""
    report = text.report
    return Credit(
        id=report.id,
        article_id=report.article_id,
        outlet=report.outlet,
        owner=report.owner,
        url=report.url,
        title=report.title,
        published_at=report.published_at,
        paragraph_count=len(text.paragraphs),
        text_hash=text_hash(report.paragraphs),
        copies=report.copies,
    )


def text_hash(paragraphs: Sequence[str]) -> str:
    """Return the hash of the paragraphs that a page may be written from."""
    return hashlib.sha256("\n".join(paragraphs[:MOST_PARAGRAPHS]).encode()).hexdigest()


def _has_news(playbook: Playbook, ground: Ground) -> bool:
    """Tell whether the reports say anything of what the playbook calls news."""
    news = [passage for passage in playbook.opinion if passage.role == THE_NEWS]
    written = _passages(news, LineWriter(ground))
    return any(_is_reported(sentence) for p in written for sentence in p.sentences)


def _lead(playbook: Playbook, ground: Ground) -> tuple[Sentence, ...]:
    """Return the reports' own words for what happened, where the playbook leaves room for them."""
    has_room = any(line.is_lead for line in playbook.opinion[0].lines)
    return opening(ground.texts) if has_room else ()


def _writer(ground: Ground, lead: Sequence[Sentence]) -> LineWriter:
    return LineWriter(
        ground,
        named=lead[-1].cites[0].partition("p")[0] if lead else "",
        told=" ".join(plain(sentence.text) for sentence in lead),
        quotable=quotable_words(ground.texts) - sum(map(quoted_words, lead)),
    )


def _opinion(
    playbook: Playbook, writer: LineWriter, lead: tuple[Sentence, ...]
) -> tuple[Paragraph, ...]:
    """Return the Opinion, with `lead` in place of the lines that give way to it."""
    if not lead:
        return _passages(playbook.opinion, writer)
    first, *rest = playbook.opinion
    news = Paragraph(role=first.role, sentences=(*lead, *_write(_without_lead(first), writer)))
    return (news, *_passages(rest, writer))


def _without_lead(passage: Passage) -> Passage:
    return replace(passage, lines=tuple(line for line in passage.lines if not line.is_lead))


def _is_reported(sentence: Sentence) -> bool:
    return sentence.kind is Kind.REPORTED and any("p" in cite for cite in sentence.cites)


def _passages(passages: Sequence[Passage], writer: LineWriter) -> tuple[Paragraph, ...]:
    written = ((passage, _write(passage, writer)) for passage in passages)
    return tuple(
        Paragraph(role=passage.role, sentences=sentences)
        for passage, sentences in written
        if sentences and not _lost_its_ground(passage, sentences)
    )


def _write(passage: Passage, writer: LineWriter) -> tuple[Sentence, ...]:
    return tuple(sentence for line in passage.lines for sentence in writer.write(line))


def _lost_its_ground(passage: Passage, sentences: Sequence[Sentence]) -> bool:
    """Tell whether the passage rested on cited lines, all of which fell away.

    A cited line with a condition is an addition that may be missing; one without carries the rest.
    """
    carries = any(
        piece.cites and not line.condition.terms
        for line in passage.lines
        for piece in line.all_pieces()
    )
    return carries and not any(sentence.cites for sentence in sentences)


def _facts(playbook: Playbook, paragraphs: Sequence[Paragraph]) -> tuple[Fact, ...]:
    """Return the facts that are cited, in the order of their first citation."""
    known = {f"f.{fact.id}": fact for fact in playbook.facts}
    cites = (c for p in paragraphs for sentence in p.sentences for c in sentence.cites)
    return tuple(known[cite] for cite in dict.fromkeys(cites) if cite in known)


def _targets(playbook: Playbook, directory: Mapping[str, LinkRow]) -> tuple[Target, ...]:
    return tuple(
        Target(
            who=target.who,
            power=target.power,
            channel=tuple(link for link in target.channel if link in directory),
        )
        for target in playbook.targets
    )


def _what_we_know(texts: Sequence[ReportText], title: str) -> tuple[Paragraph, ...]:
    first = next(iter(leads(texts)), None)
    sentences = summarise(texts, title=title, first=first)
    return (Paragraph(role=WHAT_WE_KNOW, sentences=sentences),) if sentences else ()


def _step(plan: StepPlan, ground: Ground) -> Step | None:
    """Return the step, or None where it does not apply or names a row that is not there."""
    if not holds(plan.condition, ground.firings):
        return None
    do = _filled(plan.do, ground)
    if any(target not in ground.links and target != ground.lead.id for _, target in links_in(do)):
        return None
    letter = ground.playbook.letter if plan.letter else None
    return Step(
        rung=plan.rung,
        minutes=plan.minutes,
        title=plan.title,
        do=do,
        letter=_letter(letter, ground) if letter else None,
    )


def _letter(plan: LetterPlan, ground: Ground) -> Letter:
    return Letter(
        subject=_filled(plan.subject, ground),
        body=tuple(_filled(part, ground) for part in plan.body),
    )


def _filled(template: Template, ground: Ground) -> str:
    """Return the template with its slots filled; a letter about an undated report names no day."""
    filled: list[str] = []
    for part in template:
        if isinstance(part, Slot):
            if part.name is SlotName.DATE and not ground.peg_date and filled:
                filled[-1] = filled[-1].removesuffix(" on ")
            filled.append(_value(part.name, ground))
        else:
            filled.append(part)
    return "".join(filled)


def _value(slot: SlotName, ground: Ground) -> str:
    values = {
        SlotName.SOURCE: escape(ground.peg_report.outlet),
        SlotName.REPORT: escape(ground.peg_report_named),
        SlotName.ASK: ground.playbook.ask,
        SlotName.ARTICLE_URL: ground.lead.id,
    }
    return values.get(slot) or (ground.peg_date if slot is SlotName.DATE else ground.peg)


def _voices(texts: Sequence[ReportText]) -> tuple[Voice, ...]:
    """Return who speaks, in order of first appearance, with the paragraphs that say so."""
    heard: dict[str, list[str]] = {}
    full = _full_names(texts)
    for text in texts:
        for number, speeches in enumerate(text.speeches, start=1):
            for name in dict.fromkeys(full.get(speech.name, speech.name) for speech in speeches):
                heard.setdefault(name, []).append(text.cite(number))
    return tuple(Voice(name=name, cites=tuple(cites)) for name, cites in heard.items())


def _full_names(texts: Sequence[ReportText]) -> dict[str, str]:
    """Return for each surname the one full name that another report gives it, if it is one."""
    names = {speech.name for text in texts for here in text.speeches for speech in here}
    full: dict[str, str] = {}
    for name in sorted(names):
        if " " in name and not name.startswith("the "):
            surname = name.rsplit(maxsplit=1)[-1]
            full[surname] = "" if surname in full else name
    return {surname: name for surname, name in full.items() if name}
