"""The names, quoted phrases and counts that a playbook's editor wrote, and so vouches for."""

from collections.abc import Iterator

from columba.commentary.figures import figures
from columba.commentary.inline import plain
from columba.commentary.names import runs
from columba.commentary.playbook.values import Playbook, spoken
from columba.commentary.quotations import quoted


def vouched(playbook: Playbook) -> tuple[str, ...]:
    """Return every name, quoted phrase and count in words of the playbook's own text, sorted."""
    found: set[str] = set()
    for text in _texts(playbook):
        words = plain(text)
        found.update(run.text for run in runs(words))
        found.update(span.text.strip() for span in quoted(words) if "…" not in span.text)
        found.update(figure.counted for figure in figures(words) if figure.is_word)
    return tuple(sorted(found))


def _texts(playbook: Playbook) -> Iterator[str]:
    yield from (playbook.title, playbook.deck, playbook.line, playbook.ask)
    for line in playbook.lines():
        yield from (spoken(piece.parts) for piece in line.all_pieces())
