"""A draft as plain text with its pointers, for a terminal or a text file."""

from collections.abc import Iterator, Sequence

from columba.commentary.document import Draft, Paragraph
from columba.commentary.inline import plain


def outline(draft: Draft) -> str:
    """Return the draft as Markdown-like text: sections, sentences with what they cite, steps."""
    return "\n".join(_lines(draft))


def _lines(draft: Draft) -> Iterator[str]:
    yield from (f"# {draft.title}", draft.deck, "")
    sections = (
        ("What we know", draft.what_we_know),
        ("Opinion", draft.opinion),
        ("Action", draft.action),
    )
    for heading, paragraphs in sections:
        if paragraphs:
            yield from _section(heading, paragraphs)
    yield "## To do"
    for number, step in enumerate(draft.steps, start=1):
        yield f"{number}. {plain(step.title)} ({step.minutes} min) {plain(step.do)}".rstrip()
        if step.letter:
            yield f"   Subject: {plain(step.letter.subject)}"
            yield from (f"   - {plain(part)}" for part in step.letter.body)
    yield ""
    for fact in draft.facts:
        yield f"[f.{fact.id}] {fact.source}"


def _section(heading: str, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    yield f"## {heading}"
    for paragraph in paragraphs:
        yield " ".join(
            plain(sentence.text) + "".join(f" [{cite}]" for cite in sentence.cites)
            for sentence in paragraph.sentences
        )
        yield ""
