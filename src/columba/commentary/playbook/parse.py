"""One playbook file into values, or an error that says which line to mend and how."""

import re
from collections.abc import Iterable
from dataclasses import replace

from columba.commentary.document import Fact, HumanReview, Sensitivity, Stance, Target
from columba.commentary.playbook.body import Names, parse_body, parse_condition, parse_template
from columba.commentary.playbook.errors import PlaybookError
from columba.commentary.playbook.front import Front, read_front
from columba.commentary.playbook.values import (
    CiteKind,
    LetterPlan,
    Matching,
    Passage,
    Playbook,
    ReviewRecord,
    Rung,
    Signal,
    StepPlan,
    spoken,
)
from columba.commentary.playbook.vouched import vouched

_TABLES = ("editorial", "review", "match", "signal", "fact", "target", "ask", "step", "letter")
_TOP = (
    "id", "version", "title", "deck", "lang", "jurisdictions", "categories", "general_for", "avoid",
    *_TABLES,
)  # fmt: skip
_SECTIONS = {"opinion", "action"}
_RESERVED = {"quote", "all"}
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")


def parse_playbook(text: str, *, name: str) -> Playbook:
    """Return the playbook in `text`; `name` is the file's, for PlaybookError to speak of."""
    front, body, first_line = read_front(text, name=name)
    front.only(*_TOP)
    signals = tuple(_signal(table) for table in front.tables("signal"))
    facts = tuple(_fact(table) for table in front.tables("fact"))
    _refuse_twice(front, "signal", (signal.id for signal in signals))
    _refuse_twice(front, "fact", (fact.id for fact in facts))
    names = Names(
        name=name, signals={signal.id for signal in signals}, facts={fact.id for fact in facts}
    )
    sections = parse_body(body, first_line=first_line, names=names)
    if unknown := sorted(set(sections) - _SECTIONS):
        raise PlaybookError(name, first_line, f"unknown section # {unknown[0].title()}.")
    opinion, action = sections.get("opinion", ()), sections.get("action", ())
    playbook = _build(
        front,
        names=names,
        signals=signals,
        facts=_complete(facts, (*opinion, *action)),
        opinion=opinion,
        action=action,
    )
    return replace(playbook, vouched=vouched(playbook))


def _build(
    front: Front,
    *,
    names: Names,
    signals: tuple[Signal, ...],
    facts: tuple[Fact, ...],
    opinion: tuple[Passage, ...],
    action: tuple[Passage, ...],
) -> Playbook:
    editorial, avoid = front.table("editorial"), front.table("avoid")
    editorial.only("line", "stance", "never", "sensitivity", "human_review", "official_routes_only")
    avoid.only("words", "claims")
    ask = front.table("ask")
    ask.only("text", "answerable")
    letter = _letter(front.table("letter"), names) if front.has("letter") else None
    return Playbook(
        name=names.name,
        id=_identifier(front, "id"),
        version=front.text("version"),
        title=front.text("title"),
        deck=front.text("deck", ""),
        lang=front.text("lang", "en"),
        jurisdictions=front.texts("jurisdictions"),
        categories=front.texts("categories"),
        general_for=front.text("general_for", ""),
        line=editorial.text("line", ""),
        stance=editorial.choice("stance", Stance, Stance.NONE),
        never=editorial.texts("never"),
        sensitivity=editorial.choice("sensitivity", Sensitivity, Sensitivity.NORMAL),
        human_review=editorial.choice("human_review", HumanReview, HumanReview.NONE),
        official_routes_only=editorial.flag("official_routes_only"),
        review=_review(front.table("review")),
        matching=_matching(front.table("match")),
        signals=signals,
        facts=facts,
        targets=tuple(_target(table) for table in front.tables("target")),
        ask=ask.text("text", ""),
        answerable=ask.text("answerable", ""),
        steps=tuple(
            _step(table, names, has_letter=letter is not None) for table in front.tables("step")
        ),
        letter=letter,
        avoid_words=avoid.texts("words"),
        avoid_claims=avoid.texts("claims"),
        opinion=opinion,
        action=action,
        places=_places(front),
    )


def _review(table: Front) -> ReviewRecord:
    table.only("drafted_with", "signed_by", "reviewed_on", "review_by")
    return ReviewRecord(
        drafted_with=table.text("drafted_with"),
        signed_by=table.text("signed_by", ""),
        reviewed_on=table.day("reviewed_on"),
        review_by=table.day("review_by"),
    )


def _places(front: Front) -> dict[str, int]:
    places = {table: front.table(table).line("") for table in ("editorial", "review", "match")}
    places |= {key: front.line(key) for key in ("id", "title", "deck", "categories", "general_for")}
    for key in ("ask", "letter", "avoid"):
        places[key] = front.table(key).line("")
    for key in ("signal", "fact"):
        for table in front.tables(key):
            places[f"{key} {table.text('id')}"] = table.line("")
    for key in ("step", "target"):
        for number, table in enumerate(front.tables(key), start=1):
            places[f"{key} {number}"] = table.line("")
    return places


def _identifier(table: Front, key: str) -> str:
    value = table.text(key)
    if not _NAME.fullmatch(value):
        raise table.error(key, f"{key} = {value!r}: use small letters, digits, - and _ alone.")
    return value


def _refuse_twice(front: Front, key: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for table, identifier in zip(front.tables(key), ids, strict=True):
        if identifier in seen:
            raise table.error("id", f"two [[{key}]] have the id {identifier!r}.")
        seen.add(identifier)


def _signal(table: Front) -> Signal:
    table.only("id", "match", "unless", "absent_same_par", "quote", "max_cites", "fires", "silent")
    identifier = _identifier(table, "id")
    if identifier in _RESERVED:
        raise table.error("id", f"{identifier!r} is a word of the body; choose another id.")
    return Signal(
        id=identifier,
        match=table.pattern("match"),
        unless=table.pattern("unless") if table.has("unless") else None,
        absent_same_par=table.pattern("absent_same_par") if table.has("absent_same_par") else None,
        quote=table.flag("quote"),
        max_cites=max(1, table.number("max_cites")) if table.has("max_cites") else None,
        fires=table.texts("fires"),
        silent=table.texts("silent"),
    )


def _fact(table: Front) -> Fact:
    table.only("id", "since", "until", "text", "source", "link")
    fact = Fact(
        id=_identifier(table, "id"),
        text=table.text("text", ""),
        source=table.text("source"),
        since=table.day("since"),
        until=table.day("until") if table.has("until") else None,
        link=table.text("link", ""),
    )
    if fact.until and fact.until < fact.since:
        raise table.error("until", "until lies before since.")
    return fact


def _complete(facts: tuple[Fact, ...], passages: tuple[Passage, ...]) -> tuple[Fact, ...]:
    """Return the facts, each without a text of its own stating what the lines that cite it say."""
    said: dict[str, list[str]] = {}
    for passage in passages:
        for line in passage.lines:
            for piece in line.all_pieces():
                for cite in piece.cites:
                    if cite.kind is CiteKind.FACT:
                        said.setdefault(cite.id, []).append(spoken(piece.parts))
    return tuple(
        fact if fact.text else replace(fact, text=" ".join(said.get(fact.id, ()))) for fact in facts
    )


def _target(table: Front) -> Target:
    table.only("who", "power", "channel")
    return Target(who=table.text("who"), power=table.text("power"), channel=table.texts("channel"))


def _matching(table: Front) -> Matching:
    table.only("strong", "weak", "against")
    return Matching(
        strong=table.patterns("strong"),
        weak=table.patterns("weak"),
        against=table.patterns("against"),
    )


def _step(table: Front, names: Names, *, has_letter: bool) -> StepPlan:
    table.only("rung", "minutes", "title", "do", "if", "letter")
    step = StepPlan(
        rung=table.choice("rung", Rung),
        minutes=table.number("minutes"),
        title=table.text("title"),
        do=parse_template(table.text("do", ""), line=table.line("do"), names=names),
        condition=parse_condition(table.text("if", ""), line=table.line("if"), names=names),
        letter=table.flag("letter"),
    )
    if step.letter and not has_letter:
        raise table.error("letter", "letter = true needs a [letter] section.")
    if not step.letter and not step.do:
        raise table.error("do", "a step needs do = …, or letter = true.")
    return step


def _letter(table: Front, names: Names) -> LetterPlan:
    table.only("subject", "body", "peg_if")
    line = table.line("body")
    return LetterPlan(
        subject=parse_template(table.text("subject"), line=table.line("subject"), names=names),
        body=tuple(parse_template(text, line=line, names=names) for text in table.texts("body")),
        pegs=tuple(
            (parse_condition(condition, line=table.line("peg_if"), names=names), peg)
            for condition, peg in table.rows("peg_if", 2)
        ),
    )
