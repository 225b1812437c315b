"""Words that speak to somebody: to the reader of a page, or to a machine that reads a report."""

import re

from columba.commentary.contacts import contacts
from columba.commentary.quotations import unquoted
from columba.lib.sentences import sentences

# Verbs with which one tells somebody to do something; most are nouns too.
_VERBS = """
    act add analyse analyze answer ask assume avoid believe block boycott build buy calculate
    call change check choose click come comment compare complain complete compose compute
    conclude contact convert copy create define deliver demand describe design develop discuss
    disregard do donate download draft e-mail email embed encode end enter evaluate execute
    explain fight fill find finish follow forget forward generate get give go group help
    highlight identify ignore imagine imitate include insert integrate introduce invest join
    keep leave let like list listen look mail make mention message misspell modify name never
    note offer omit open oppose order outline output pay perform phone please pledge post
    predict press pretend print produce promote provide pull push put reach read rearrange
    recommend refer register reject remember remove repeat rephrase replace reply report resist
    respond return reveal reverse rewrite ring save say scan search see sell send share shop
    show sign simulate solve speak spread stand start state stop submit subscribe substitute
    suggest summarise summarize support switch take tell text think transfer translate try turn
    type unite urge use visit volunteer vote wake watch write
""".split()
# What follows a verb that commands, and no noun that begins a sentence.
_OBJECT = r"""(?:the|a|an|this|that|these|those|it|them|him|her|us|me|my|our|your|yourself|all|any|
    every|each|no|some|more|now|today|tonight|here|there|away|back|down|out|up|off|over|together|
    not|only|always|loudly|directly|immediately|instead|against|with|to|for|at|on|in|about|by|
    https?|www|hello|what|whatever|whether|who|how|if)"""
_NOUN_AFTER = {"for", "to", "in", "on", "at", "with", "by", "about", "against", "over"}
_COMMAND = re.compile(
    rf"\W*(?:(?:please|now|so|and|then|just|first|next)[\s,]+)?(?P<verb>{'|'.join(_VERBS)})"
    rf"(?:[\s,]+(?P<next>{_OBJECT})\b|\s+[@\d(]|\s*[.!:]|$)",
    re.IGNORECASE | re.VERBOSE,
)
# Nouns that often begin a sentence before such a word: "Support for the plan has grown."
_NOUNS = frozenset(
    """
    access act answer block call change check comment copy demand end fight help list name note
    offer order pay post press report return sale search share show sign stand start state stop
    support switch text turn use visit watch
""".split()
)
_PAUSE = re.compile(r"[:;]\s|\s[–—-]\s|—")
_PLEA = re.compile(
    r"\b(?:you(?:r|rs|rself)?\b|let['’]s\b|let us\b|(?:do not|don['’]t)\s+\w+|please\b|"
    r"(?:readers?|everyone|everybody|all of us|we all|supporters|followers)\s+"
    r"(?:(?:now|all)\s+)?(?:should|must|ought|need to|have to|can now|are (?:asked|urged|invited|"
    r"encouraged|advised|welcome))\b)",
    re.IGNORECASE,
)
_TO_A_MACHINE = re.compile(
    r"\b(?:(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:above|before|instructions?|prior|"
    r"previous|prompts?|rules|text|guidelines)|system prompts?|prompts? injection|jail ?break\w*|"
    r"your (?:answers?|responses?|replies|reply|outputs?|summary|instructions?|prompts?|"
    r"training)|(?:as|you are|you['’]re) (?:an?|the|now) (?:ai|assistant|"
    r"chat ?bot|language model|llm|model)|language models?|chat ?gpt|(?:ai|llm)s? (?:assistants?|"
    r"models?|systems?|readers?|writers?)|respond (?:only )?(?:with|in|by)|editor['’]?s['’]? note|"
    r"note to (?:the )?(?:editors?|ai|assistant|model))|<\|?[a-z_/]+\|?>|\[/?inst\]|"
    r"^\W*(?:system|assistant|user|developer)\s*:",
    re.IGNORECASE,
)


def command(text: str) -> str:
    """Return the words with which `text` tells its reader to do something; nothing if it does not.

    What stands in quotation marks is somebody else's.
    """
    if plea := _PLEA.search(unquoted(text)):
        return plea.group()
    parts = [part for sentence in sentences(unquoted(text)) for part in _PAUSE.split(sentence)]
    commands = (_COMMAND.match(part) for part in parts)
    return next((one.group().strip() for one in commands if one and not _is_noun(one)), "")


def is_addressed(paragraph: str) -> bool:
    """Tell whether a paragraph of a report speaks to a machine, or says where to reach somebody.

    None of it may stand on a page, so a writer need not see it.
    """
    return bool(_TO_A_MACHINE.search(paragraph)) or bool(contacts(paragraph))


def _is_noun(found: re.Match[str]) -> bool:
    following = (found["next"] or "").casefold()
    return found["verb"].casefold() in _NOUNS and following in _NOUN_AFTER
