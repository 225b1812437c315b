"""Every link, address and number to call on the page is a row of the directory."""

import re
from collections.abc import Iterator

from columba.commentary.check.evidence import Evidence
from columba.commentary.contacts import Contact, ContactKind, contacts, phone_key
from columba.commentary.document import Draft, Finding, Rule
from columba.commentary.inline import links, plain
from columba.commentary.quotations import quoted
from columba.lib.sentences import sentences
from columba.lib.urls import registered_domain

PETITION = "official petition"
_LEAST_TITLE = 3  # words that make a quotation the title of a petition
_PETITION = re.compile(r"\bpetitions?\b", re.IGNORECASE)


def check_page(evidence: Evidence) -> Iterator[Finding]:
    known = _known(evidence)
    for where, text in texts(evidence.draft):
        for label, target in links(text):
            if target not in evidence.directory and target not in evidence.texts:
                yield Finding(
                    rule=Rule.LINK,
                    where=where,
                    span=f"[{label}]({target})",
                    message="The link is no row of the directory.",
                )
        for contact in contacts(plain(text)):
            if (contact.kind, contact.key) not in known:
                yield Finding(
                    rule=Rule.CONTACT,
                    where=where,
                    span=contact.text,
                    message=f"This {contact.kind} is no row of the directory.",
                )
        yield from _petitions(where, text, evidence)
    yield from _channels(evidence)


def texts(draft: Draft) -> Iterator[tuple[str, str]]:
    """Yield every text of the page that holds inline Markdown, and where it stands."""
    yield from (("title", draft.title), ("deck", draft.deck), ("line", draft.line))
    yield from ((where, sentence.text) for where, sentence in draft.sentences())
    yield "ask", draft.ask
    for number, step in enumerate(draft.steps, start=1):
        yield f"step {number}", step.title
        yield f"step {number}", step.do
        if step.letter:
            yield "letter", step.letter.subject
            yield from (("letter", part) for part in step.letter.body)


def _known(evidence: Evidence) -> set[tuple[ContactKind, str]]:
    """Return what may be written out: domains and numbers of the directory, and outlets' own."""
    known: set[tuple[ContactKind, str]] = set()
    for row in evidence.directory.values():
        if row.url.startswith("tel:"):
            known.add((ContactKind.PHONE, phone_key(row.url)))
        else:
            known.add((ContactKind.DOMAIN, registered_domain(row.url)))
    for credit in evidence.draft.reports:
        known.update((c.kind, c.key) for c in contacts(credit.outlet) if _is_domain(c))
    return known


def _is_domain(contact: Contact) -> bool:
    """Tell whether it is a domain, by which an outlet may go: "Lindow.com reports"."""
    return contact.kind is ContactKind.DOMAIN


def _petitions(where: str, text: str, evidence: Evidence) -> Iterator[Finding]:
    """Find a petition by title with no link to where it really is."""
    for sentence in sentences(text):
        titles = [span.text for span in quoted(plain(sentence))]
        is_titled = any(len(title.split()) >= _LEAST_TITLE for title in titles)
        if not is_titled or not _PETITION.search(sentence):
            continue
        rows = (evidence.directory.get(target) for _, target in links(sentence))
        if not any(row and row.kind == PETITION for row in rows):
            yield Finding(
                rule=Rule.PETITION,
                where=where,
                span=titles[0],
                message="A petition is named without a link to its official page.",
            )


def _channels(evidence: Evidence) -> Iterator[Finding]:
    draft = evidence.draft
    named = [(f"target {t.who}", link) for t in draft.targets for link in t.channel]
    named += [(f"fact {fact.id}", fact.link) for fact in draft.facts if fact.link]
    for where, link in named:
        if link not in evidence.directory:
            yield Finding(
                rule=Rule.LINK, where=where, span=link, message="There is no such directory row."
            )
