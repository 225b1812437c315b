"""What signers are written.

The links lead to pages of the public site, which are known here by the names of their addresses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.template.loader import render_to_string
from django.urls import reverse

from columba.lib.publication import Publication
from columba.outbox.post import Letter
from columba.petitions.models import Petition, Signature, SignatureState


class Kind(StrEnum):
    """Why somebody is written to."""

    CONFIRM = "confirm-signature"  # they signed
    SIGNED_ALREADY = "signed-already"  # they signed again
    TOO_MANY_NAMES = "too-many-names"  # a third name was given at their address
    OWN = "own-signatures"  # they asked for the way to their signature


# How long a link to one's own signature is good: it is asked for when it is needed.
OWN_HOURS = 24


@dataclass(frozen=True)
class Letters:
    """The letters of one publication; `tokens` lead to the page of each signature."""

    publication: Publication
    tokens: Mapping[int, str]

    def write(self, kind: Kind, petition: Petition, signatures: Sequence[Signature]) -> Letter:
        """Write to the mailbox of these signatures, each with the way to its own page."""
        template = f"petitions/letters/{kind.replace('-', '_')}"
        context = {
            "publication": self.publication,
            "text": petition.text,
            "page": self._absolute("petition", petition.slug),
            "mine": self._absolute("my-signature", petition.slug),
            "privacy": self._absolute("privacy"),
            "own": [self._own(petition, signature) for signature in signatures],
            "days": self.publication.petitions.unconfirmed_days,
            "hours": OWN_HOURS,
        }
        subject, _, text = render_to_string(f"{template}.txt", context).partition("\n")
        return Letter(
            kind=kind,
            to=signatures[0].email,
            subject=subject,
            text=text.strip() + "\n",
            html=render_to_string(f"{template}.html", context),
        )

    def _own(self, petition: Petition, signature: Signature) -> dict[str, object]:
        token = self.tokens[signature.pk]
        return {
            "name": signature.name,
            "link": self._absolute("signature", petition.slug, token),
            "is_confirmed": signature.state == SignatureState.CONFIRMED,
        }

    def _absolute(self, name: str, *arguments: str) -> str:
        return f"{self.publication.base_url}{reverse(name, args=arguments)}"
