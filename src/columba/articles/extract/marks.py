"""What a page says of itself in meta tags, links and microdata."""

from collections.abc import Iterable

from lxml.etree import _Element as Element


class Marks:
    """The page's meta tags and item properties by lower-case name, in document order."""

    def __init__(
        self, metas: dict[str, list[str]], links: dict[str, str], items: dict[str, list[Element]]
    ) -> None:
        self._metas = metas
        self._links = links
        self._items = items

    def first(self, *names: str) -> str:
        """Return the first value under the first of these names that has one."""
        return next(iter(self.all(*names)), "")

    def all(self, *names: str) -> list[str]:
        """Return the values under these names, in the order of the names."""
        return [value for name in names for value in self._metas.get(name, ())]

    def link(self, *relations: str) -> str:
        """Return the address of the first of these link relations, or ""."""
        return next((self._links[name] for name in relations if name in self._links), "")

    def items_of_one(self, *names: str) -> list[Element]:
        """Return those of the elements that belong to the same item as the first of them."""
        found = self.items(*names)
        scopes = [
            next((a for a in e.iterancestors() if a.get("itemscope") is not None), None)
            for e in found
        ]
        return [e for e, scope in zip(found, scopes, strict=True) if scope is scopes[0]]

    def items(self, *names: str) -> list[Element]:
        """Return the elements that carry these microdata properties, in the order of the names."""
        return [element for name in names for element in self._items.get(name, ())]


def read_marks(tree: Element) -> Marks:
    metas: dict[str, list[str]] = {}
    links: dict[str, str] = {}
    items: dict[str, list[Element]] = {}
    for element in tree.iter():
        if element.tag == "meta":
            content = " ".join(element.get("content", "").split())
            for name in _names(element) if content else ():
                metas.setdefault(name, []).append(content)
        elif element.tag == "link":
            for relation in element.get("rel", "").lower().split():
                links.setdefault(relation, element.get("href", "").strip())
        elif prop := element.get("itemprop"):
            for name in prop.lower().split():
                items.setdefault(name, []).append(element)
    return Marks(metas, links, items)


def _names(meta: Element) -> Iterable[str]:
    attributes = (meta.get(name) for name in ("property", "name", "itemprop", "http-equiv"))
    return dict.fromkeys(value.strip().lower() for value in attributes if value)
