"""Answers about the bridge of tests.commentary.make, as a faithful model would give them."""

import copy


def said(text, kind="view", *cites):
    return {"t": text, "k": kind, "c": list(cites)}


def reported(text, *cites):
    return said(text, "reported", *cites)


ANSWER = {
    "plan": "Safety first, then the cost.",
    "opinion": [
        {
            "role": "news",
            "sentences": [
                reported(
                    "The Harlan Street bridge has been closed since Tuesday, when inspectors found "
                    "cracks in 14 hangers.",
                    "a1p1",
                ),
                reported(
                    "Mayor Ruth Okafor said it would not open before every hanger has passed a "
                    "test.",
                    "a1p2",
                ),
            ],
        },
        {
            "role": "history",
            "sentences": [
                said(
                    "Since 1971 federal standards have had highway bridges inspected every 24 "
                    "months.",
                    "background",
                    "f.standards",
                )
            ],
        },
        {
            "role": "meaning",
            "sentences": [
                reported("Residents of the east bank now need an hour more to reach the hospital.",
                         "a1p4"),
                said("A repair without a date leaves every household to guess."),
            ],
        },
        {
            "role": "view",
            "sentences": [said("We think people are owed the inspection report and a date.")],
        },
    ],
    "ask": "bridges",
    "steps": ["learn-1", "contact-2", "write-3", "local-4"],
    "peg": {"t": "The council will meet on September 9 about the repair.", "c": ["a1p5"]},
    "uncertain": ["who pays for the repair of the hangers"],
    "skip": None,
}  # fmt: skip


def answer(**changes):
    """Return the answer with some of its parts exchanged."""
    return {**copy.deepcopy(ANSWER), **changes}


def with_news(*sentences):
    """Return the answer with other sentences in its news."""
    changed = answer()
    changed["opinion"][0]["sentences"] = list(sentences)
    return changed


def with_view(*texts):
    """Return the answer with other sentences in its view."""
    changed = answer()
    changed["opinion"][-1]["sentences"] = [said(text) for text in texts]
    return changed
