"""Rules about links: directory ids alone, and petitions only where somebody has opened them."""

from collections.abc import Iterator

from columba.commentary.contacts import ContactKind, contacts, phone_key
from columba.commentary.document import LinkRow
from columba.commentary.figures import dates
from columba.commentary.inline import links, plain
from columba.commentary.playbook.lint_values import Fault, LintRule, Surroundings
from columba.commentary.playbook.values import Playbook, Rung, Slot, SlotName, Template
from columba.lib.urls import registered_domain

PETITION = "official petition"
_REPORT = "report"  # where {article_url} stands


def links_are_rows(playbook: Playbook, around: Surroundings) -> Iterator[Fault]:
    for line, link in _named(playbook):
        if link not in around.links and link != _REPORT:
            yield Fault(line, f"no row of the directory has the id {link!r}.")


def addresses_are_links(playbook: Playbook, around: Surroundings) -> Iterator[Fault]:
    """Find an address or a number written out; a domain may be the label of its own row."""
    for line, text in _texts(playbook):
        allowed = _keys(around.links[target] for _, target in links(text) if target in around.links)
        for contact in contacts(plain(text)):
            if (contact.kind, contact.key) not in allowed:
                yield Fault(
                    line,
                    f"{contact.text!r} is written out; make it a row of the directory and link "
                    "its id.",
                )


def petitions_are_opened(playbook: Playbook, around: Surroundings) -> Iterator[Fault]:
    """Find a step that sends readers to a petition nobody has opened."""
    for number, step in enumerate(playbook.steps, start=1):
        line = playbook.places[f"step {number}"]
        rows = [around.links.get(target) for _, target in links(_text(step.do))]
        for row in rows:
            if row and row.kind == PETITION and row.checked_on is None:
                yield Fault(line, f"{row.id}: nobody has opened this petition (checked_on).")
        is_petition = step.rung is Rung.SIGN and step.minutes and rows
        if is_petition and not any(row and row.kind == PETITION for row in rows):
            yield Fault(line, f"a petition to sign is a row of the kind {PETITION!r}.")


def voting_is_left_to_officials(playbook: Playbook, _: Surroundings) -> Iterator[Fault]:
    """Find a date in a playbook that may give no voting instruction of its own."""
    if not playbook.official_routes_only:
        return
    for number, step in enumerate(playbook.steps, start=1):
        for stated in dates(f"{step.title} {_text(step.do)}"):
            yield Fault(
                playbook.places[f"step {number}"],
                f"official_routes_only: a step names no day ({stated}).",
            )


def _named(playbook: Playbook) -> Iterator[tuple[int, str]]:
    for number, target in enumerate(playbook.targets, start=1):
        yield from ((playbook.places[f"target {number}"], link) for link in target.channel)
    for fact in playbook.facts:
        if fact.link:
            yield playbook.places[f"fact {fact.id}"], fact.link
    for line, text in _texts(playbook):
        yield from ((line, target) for _, target in links(text))


def _texts(playbook: Playbook) -> Iterator[tuple[int, str]]:
    places = playbook.places
    for number, step in enumerate(playbook.steps, start=1):
        yield places[f"step {number}"], f"{step.title} {_text(step.do)}"
    if playbook.letter:
        for part in (playbook.letter.subject, *playbook.letter.body):
            yield places["letter"], _text(part)
    yield from ((places["ask"], playbook.ask), (places["editorial"], playbook.line))
    for line in playbook.lines():
        for piece in line.all_pieces():
            yield line.number, _text(piece.parts)


def _text(template: Template) -> str:
    """Return the text of a template, the place of the report's address marked."""
    return "".join(
        part if isinstance(part, str) else _REPORT if part == Slot(SlotName.ARTICLE_URL) else "…"
        for part in template
    )


def _keys(rows: Iterator[LinkRow]) -> set[tuple[ContactKind, str]]:
    keys: set[tuple[ContactKind, str]] = set()
    for row in rows:
        if row.url.startswith("tel:"):
            keys.add((ContactKind.PHONE, phone_key(row.url)))
        else:
            keys.add((ContactKind.DOMAIN, registered_domain(row.url)))
    return keys


RULES: tuple[LintRule, ...] = (
    links_are_rows,
    addresses_are_links,
    petitions_are_opened,
    voting_is_left_to_officials,
)
