"""Small operations on the elements of a tree."""

from lxml.etree import _Element as Element


def words(element: Element) -> str:
    """Return the text inside the element, its parts apart, on one line."""
    return " ".join(" ".join(map(str, element.itertext())).split())


def words_by_line(element: Element) -> str:
    """Return the text inside the element with a line end for every break in it."""
    parts: list[str] = []
    for part in element.iter():
        parts.append("\n" if part.tag == "br" else " ")
        if part.tag != "br":
            parts.append(" ".join((part.text or "").split()))
        if part is not element:
            parts.append(" " + " ".join((part.tail or "").split()))
    return "\n".join(" ".join(line.split()) for line in "".join(parts).split("\n")).strip()


def text_length(element: Element) -> int:
    """Return the number of characters of text inside the element."""
    return sum(len(text) for text in element.itertext())


def drop(element: Element) -> None:
    """Remove the element with everything in it; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
