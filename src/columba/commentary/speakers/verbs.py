"""Verbs of saying, and what must or must not follow them if somebody is to speak."""

import re

_PLAIN = """said says told tells wrote writes noted notes described describes warned warns
    cautioned cautions emphasized emphasizes emphasised emphasises stressed stresses underlined
    underlines argued argues announced announces insisted insists explained explains claimed claims
    acknowledged acknowledges conceded concedes asked asks tweeted urged urges testified testifies
    confirmed confirms denied denies suggested suggests remarked remarks pledged pledges promised
    promises vowed vows predicted predicts admitted admits commented comments countered counters
    joked jokes reiterated reiterates stated complained complains estimated estimates contended
    contends alleged alleges asserted asserts recommended recommends apologized apologised lamented
    laments recounted recounts quipped recalled recalls""".split()
_WITH_QUOTATION = """responded responds replied replies continued continues concluded
    concludes""".split()
_WITH_THAT = "added adds observed observes declared declares maintained maintains states".split()
_OTHERS = "called calls pointed points posted posts put puts".split()
# After a comma, of what somebody does while speaking.
PARTICIPLES = frozenset("saying adding noting arguing telling warning insisting explaining".split())
VERBS = frozenset((*_PLAIN, *_WITH_QUOTATION, *_WITH_THAT, *_OTHERS))
# After these a name is the one who listens, or what is spoken of.
TRANSITIVE = frozenset(
    """told tells telling asked asks urged urges warned warns warning called calls described
    describes confirmed confirms denied denies put puts recommended recommends announced announces
    claimed claims estimated estimates promised promises recalled recalls suggested suggests
    cautioned cautions""".split()
)

_MARK = r"[“\"‘«„]"
_QUOTED_SOON = rf"[^.!?;]{{0,160}}?{_MARK}"
_THAT = rf"\s*(?:that\b|[,.:]|$|{_MARK})"
_AMOUNT = r"\s+(?:[$€£]?\d|(?:about|some|more|nearly|at\sleast|up\sto|dozens|hundreds|thousands)\b)"
_MESSAGE = r"(?:letter|op-ed|column|post|message|e-?mail|memo|note|statement)"
_AUXILIARY = r"(?:is|was|are|were|has|had|would|will|could|did|does)"


def _both(verb: str, pattern: str) -> dict[str, re.Pattern[str]]:
    """Return the pattern under each form of the verb, which are told in one word with a bar."""
    return dict.fromkeys(verb.split("|"), re.compile(pattern))


_MUST = {
    **_both("|".join(_WITH_QUOTATION), rf"{_THAT}|{_QUOTED_SOON}"),
    **_both("|".join(_WITH_THAT), _THAT),
    **_both("added|adds|adding", rf"{_THAT}|\s+[A-Z]|\s+in\s+(?:an?|the)\s"),
    **_both("observed|observes", rf"{_THAT}|\s+how\b"),
    **_both("declared|declares", rf"{_THAT}|\s+(?:it|him|her)\b"),
    **_both(
        "posted|posts",
        rf"{_THAT}|\s+on\s(?:X|Twitter|Facebook|Instagram|Telegram|LinkedIn|Truth|social|his|her)\b",
    ),
    **_both(
        "called|calls",
        rf"{_QUOTED_SOON}|\s+(?:for|on|it|him|her|them|that|this)\b|[^.!?;,]{{0,80}}\stoo\s"
        r"|\s+the\s(?:\w+\s){1,3}an?\s",
    ),
    **_both("pointed|points", r"\s+out\b"),
    **_both(
        "put|puts",
        r"\s+(?:it\s(?:at|this|that|simply|plainly|bluntly)\b|it[.,]"
        r"|(?:the\s)?(?:\w+\s){1,3}at\s[$€£\d])",
    ),
}
_NEVER = {
    **_both("told", r"\s+(?:to|of|by|that|not)\b"),
    **_both("asked|warned|urged", r"\s+by\b"),
    **_both("described", r"\s+(?:as|by|in)\b"),
    **_both("noted", r"\s+(?:for|as)\b"),
    **_both("claimed", rf"{_AMOUNT}|\s+(?:the\s)?(?:lives?|victory)\b"),
    **_both("promised|promises|pledged|pledges|vowed", _AMOUNT),
    **_both("recalled|recalls", rf"{_AMOUNT}|\s+(?:all|its)\b"),
    **_both("recommended|recommends", r"\s+(?:for|by|as)\b"),
    **_both("admitted|admits", rf"{_AMOUNT}|\s+(?:patients|students|to\s(?:the\s)?hosp)"),
    **_both("confirmed|confirms", r"\s+[A-Z]\w+\s+[A-Z]\w+\s+(?:as|by|to)\b"),
    **_both(
        "denied|denies",
        r"\s+(?:(?:the|an?|his|her|their|its|that)\s)?(?:[\w’'-]+\s){0,2}?"
        r"(?:motions?|requests?|petitions?|appeals?|applications?|bail|permits?|entry|access|parole)\b",
    ),
    **_both(
        "wrote|writes",
        r"\s+(?:an?|the|his|her|its|two|three|four|five|\d+)\b"
        rf"(?!\s(?:[\w-]+\s){{0,2}}?(?:{_MESSAGE}|{_AUXILIARY})\b)",
    ),
    **_both(
        "notes|estimates|comments|remarks|claims|counters",
        rf"{_AMOUNT}|\s+(?:of|from|show|shows|are|were|by|in|victory)\b",
    ),
}


def reports(verb: str, text: str, end: int) -> bool:
    """Tell whether the verb that ends at `end` of the text goes on as one that reports words."""
    must, never = _MUST.get(verb), _NEVER.get(verb)
    if must and not must.match(text, end):
        return False
    return not (never and never.match(text, end))
