"""What people agree to when they sign, word for word.

Whoever changes a word here makes a new wording: what was agreed to before stays as it was.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from columba.lib.publication import Publication
from columba.petitions.models import ConsentWording


def wording_of(publication: Publication) -> dict[str, str]:
    """Return, by the name of its box, what a signer agrees to on this publication's pages."""
    kept = publication.petitions
    return {
        "agrees": (
            f"I sign, and {publication.name} may keep my name, e-mail address and postcode to "
            "count me and to show the addressee that I signed. What I sign may show my political "
            f"opinion. At most {_months(kept.anonymise_months)} after the petition closes my "
            "name and address are erased."
        ),
        "wants_news": "Write to me when there is an answer to this petition. For nothing else.",
        "shows_comment": "My comment may stand on this page, without my name, once it is read.",
    }


def current_wording(publication: Publication, *, now: datetime) -> ConsentWording:
    """Return the row of what the form says now, made when it is first used."""
    texts = wording_of(publication)
    row, _ = ConsentWording.objects.get_or_create(
        text_hash=_hash(texts), defaults={"texts": texts, "first_used_at": now}
    )
    return row


def _months(number: int) -> str:
    return "one month" if number == 1 else f"{number} months"


def _hash(texts: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(texts, sort_keys=True).encode()).hexdigest()
