"""What of a model's answer can be taken at all: found, cleaned, held against the choices."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from columba.commentary.document import Kind
from columba.commentary.model_writer.addressing import command
from columba.commentary.model_writer.own_words import Reserved, repeated
from columba.commentary.model_writer.question import Seal
from columba.lib.html import strip_invisible
from columba.lib.llm import MOST_PROBLEMS, find_object
from columba.lib.llm import problems as schema_problems

ROLES = ("news", "history", "meaning", "cases", "view")
_NEEDED = ("news", "meaning", "view")
_PEG = "the peg"
_SENTENCE = re.compile(r"^[\W\d]*[A-Z].*\s.*[.!?…][”’\"')]*$", re.DOTALL)
_MARKUP = re.compile(r"[\\`*_\[\]<>|~{}#^]|https?:", re.IGNORECASE)

Json = dict[str, Any]


@dataclass(frozen=True)
class Taken:
    """An answer as it may be used, and in plain words what keeps it from being; nothing is best."""

    answer: Json
    problems: tuple[str, ...] = ()


def take(text: str, schema: Mapping[str, Any], seal: Seal, *, reserved: Reserved) -> Taken:
    """Read what a model said; its plan is dropped, every text one line of what readers see."""
    document = find_object(text)
    if document is None:
        return Taken({}, ("there is no whole JSON object in it",))
    # The schema first: what fits it is no deeper than it.
    if found := schema_problems(document, schema):
        return Taken({}, tuple(found))
    answer = _clean(document, seal)
    assert isinstance(answer, dict)  # noqa: S101 - an object stays one
    answer["plan"] = ""
    found = [*_of_sense(answer), *_of_words(answer, reserved)]
    return Taken(answer, tuple(found[:MOST_PROBLEMS]))


def passed_over(answer: Mapping[str, Any]) -> str:
    """Return why the model has nothing to say; nothing where it has."""
    return answer.get("skip") or ""


def _clean(value: object, seal: Seal) -> object:
    if isinstance(value, str):
        return " ".join(strip_invisible(value).replace(seal.mark, " ").split())
    if isinstance(value, list):
        return [_clean(item, seal) for item in value]
    if isinstance(value, dict):
        return {str(_clean(key, seal)): _clean(item, seal) for key, item in value.items()}
    return value


def _of_sense(answer: Json) -> Iterator[str]:
    if passed_over(answer):
        return
    roles = [paragraph["role"] for paragraph in answer["opinion"]]
    yield from (f"the opinion lacks the role {role}" for role in _NEEDED if role not in roles)
    if roles != [role for role in ROLES if role in roles]:
        yield f"the roles should come once each, in the order {', '.join(ROLES)}"
    for paragraph in answer["opinion"]:
        yield from _of_paragraph(paragraph)
    peg = answer["peg"]
    if peg["t"] and not peg["c"]:
        yield "the peg cites no paragraph"
    yield from _of_text(peg["t"], _PEG)


def _of_words(answer: Json, reserved: Reserved) -> Iterator[str]:
    """Tell of every text that tells the reader to do something or repeats what it may not."""
    said = [(p["role"], s["t"]) for p in answer["opinion"] for s in p["sentences"]]
    open_ones = [("uncertain", clause) for clause in answer["uncertain"]]
    for where, text in (*said, *open_ones, (_PEG, answer["peg"]["t"])):
        # A clause that is left open begins with "whether": what follows it is looked at too.
        if words := command(text) or command(
            text.partition(" ")[2] if where == "uncertain" else ""
        ):
            yield f"{where} tells the reader to do something: {words!r}"
        if found := _MARKUP.search(text):
            yield f"{where} holds {found.group()!r}; a text has neither marks nor links"
        if words := repeated(text, reserved):
            yield f"{where} repeats words that are not its own: {words[:80]!r}"


def _of_paragraph(paragraph: Json) -> Iterator[str]:
    role, kinds = paragraph["role"], set()
    for number, sentence in enumerate(paragraph["sentences"], start=1):
        where = f"{role} {number}"
        kinds.add(sentence["k"])
        yield from _of_text(sentence["t"], where)
        of_facts = {cite.startswith("f.") for cite in sentence["c"]}
        if sentence["k"] == Kind.REPORTED and of_facts != {False}:
            yield f"{where} is reported, so c names the paragraphs that say it and nothing else"
        if sentence["k"] == Kind.BACKGROUND and of_facts != {True}:
            yield f"{where} is background, so c names facts and nothing else"
    if role == "news" and Kind.REPORTED not in kinds:
        yield "the news holds nothing that was reported"


def _of_text(text: str, where: str) -> Iterator[str]:
    if not text and where != _PEG:
        yield f"{where} is empty"
    if text and not _SENTENCE.search(text):
        yield f"{where} is no whole sentence"
