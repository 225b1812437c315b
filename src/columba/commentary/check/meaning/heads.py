"""The words that a denial, a refusal or a plan takes hold of."""

from columba.commentary.check.meaning.clauses import Clauses, Word
from columba.commentary.check.meaning.lexicon import Group

_WHOLE = frozenset({"all", "every", "everyth", "everybody", "everyon", "entir", "whol"})
_LINKS = (Group.PRONOUNS, Group.ARTICLES, Group.ADVERBS, Group.AUXILIARIES)
_FAR = 6  # words from "refuse" to the "to" that belongs to it
_LONGEST_BETWEEN = 4  # words between a thing and its verb: "no report of the board was …"


def after_not(sentence: Clauses, at: int) -> list[int]:
    """Return what a "not" denies: the next word with a meaning, and what that carries on to.

    "Not all" and "not the mill but the hospital" deny nothing that another text may not state.
    """
    words, end = sentence.words, sentence.clause_of(at).end
    heads = (one for one in range(at + 1, end) if words[one].is_content or words[one].sides)
    head = next(heads, None)
    if head is None or any(word.key in _WHOLE for word in words[head : min(head + 3, end)]):
        return []
    return [] if _is_contrast(sentence, at, head) else carried(sentence, head)


def _is_contrast(sentence: Clauses, at: int, head: int) -> bool:
    """Tell whether it is "not the mill but the hospital": small words, and no verb behind "but"."""
    number = sentence.words[at].clause + 1
    if head == at + 1 or number >= len(sentence.clauses):
        return False
    clause = sentence.clauses[number]
    return clause.opener == "but" and not any(sentence.words[one].is_verb for one in clause.places)


def carried(sentence: Clauses, head: int) -> list[int]:
    """Return the word, and what it carries on to: "agree" and "sell" of "agree to sell"."""
    heads = [head]
    while sentence.is_a(heads[-1], Group.CARRIERS):
        following = _next_verb(sentence, heads[-1])
        if following is None:
            break
        heads.append(following)
    return heads


def _next_verb(sentence: Clauses, head: int) -> int | None:
    """Return the verb that "to", an auxiliary, a pronoun or its own -ing ties to the one before."""
    words, at = sentence.words, head + 1
    end = sentence.clause_of(head).end
    while at < end and (words[at].key == "to" or sentence.is_a(at, *_LINKS)):
        at += 1
    if at >= end or not words[at].is_content:
        return None
    is_tied = sentence.is_a(at - 1, Group.PRONOUNS, Group.AUXILIARIES)
    is_infinitive = words[at - 1].key == "to"
    return at if is_tied or is_infinitive or words[at].folded.endswith("ing") else None


def after_no(sentence: Clauses, at: int) -> list[int]:
    """Return what "no", "nobody" and their like deny: the verb of the thing, else the thing.

    Of "no town lost more homes" it is not denied that any was lost, and of "nobody else would"
    not that the one who is meant did.
    """
    words = sentence.words
    thing = _thing(sentence, at)
    if any(word.key == "els" for word in words[at + 1 : thing.start + 1]):
        return []
    auxiliary = _auxiliary_after(sentence, thing)
    heads = [] if auxiliary is None else after_not(sentence, auxiliary - 1)
    if heads and words[heads[0]].is_degree:  # "none is younger"
        return heads[:1]
    is_degree = bool(thing) and words[thing.start].is_degree  # "no more"
    if not is_degree and any(word.is_degree for word in rest(sentence, at)):
        return []
    return heads if auxiliary is not None else _nearest(sentence, at, thing)


def _thing(sentence: Clauses, at: int) -> range:
    """Return the words of the thing, such as "air conditioning"; there may be none."""
    words, end = sentence.words, sentence.clause_of(at).end
    first = at + 1
    while first < end and not words[first].sides:
        is_link = words[first].key == "of" or sentence.is_a(first, Group.ARTICLES, Group.ADVERBS)
        is_whose = first == at + 2 and sentence.is_a(first, Group.PRONOUNS)
        if not (is_link or is_whose):
            break
        first += 1
    last = first
    while last < end and (words[last].is_content or (words[last].sides and last == first)):
        last += 1
    return range(first, last)


def _auxiliary_after(sentence: Clauses, thing: range) -> int | None:
    """Return where the auxiliary stands whose subject the thing is: "no report of it was made"."""
    words, end = sentence.words, thing.stop
    if thing and words[thing.start].sides and not sentence.is_a(end, Group.AUXILIARIES):
        return None
    far = min(sentence.clause_of(thing.start - 1).end, end + _LONGEST_BETWEEN + 1)
    for at in range(end, far):
        if sentence.is_a(at, Group.AUXILIARIES):
            return at
        is_inside = words[at].is_content or sentence.is_a(at, Group.PREPOSITIONS, Group.ARTICLES)
        if not is_inside:
            break
    return None


def _nearest(sentence: Clauses, at: int, thing: range) -> list[int]:
    """Return the thing that is none, or the verb before a "nobody": "helps nobody"."""
    words, before = sentence.words, at - 1
    if thing:
        is_counted = any(words[one].is_figure for one in thing)
        head = thing.start if words[thing.start].is_degree else thing.stop - 1
        return [] if is_counted else [head]
    is_verb = before >= sentence.clause_of(at).first and words[before].is_content
    return [before] if is_verb and words[at].key != "no" else []


def rest(sentence: Clauses, at: int) -> list[Word]:
    """Return what follows, up to a mark or a "but" behind which something new is said."""
    later = sentence.clauses[sentence.words[at].clause + 1 :]
    ends = (clause.first for clause in later if clause.is_strong or clause.opener == "but")
    return sentence.words[at + 1 : next(ends, len(sentence.words))]


def complement(sentence: Clauses, at: int) -> int | None:
    """Return the verb that hangs on another: "halt" of "refused on Thursday to halt"."""
    words = sentence.words
    for here in range(at + 1, min(at + 1 + _FAR, sentence.clause_of(at).end)):
        following = words[here + 1 : here + 2]
        if here == at + 1 and words[here].folded.endswith("ing"):
            return here
        is_from = words[here].key == "from" and following and following[0].folded.endswith("ing")
        if following and (words[here].key == "to" or is_from):
            later = range(here + 1, len(words))
            return next((one for one in later if words[one].is_content), None)
    return None
