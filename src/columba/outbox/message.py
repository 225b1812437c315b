"""A row of the outbox as the message that a mail server takes."""

from dataclasses import dataclass
from email.utils import parseaddr

from django.core.mail import EmailMessage, EmailMultiAlternatives

from columba.lib.publication import Publication
from columba.outbox.models import Mail


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Whom letters come from."""

    address: str  # "Our Columba <petitions@example.org>"
    reply_to: str = ""
    list_name: str = "Columba"
    per_connection: int = 50

    @property
    def domain(self) -> str:
        """Return the domain that stands in the letters' numbers."""
        return parseaddr(self.address)[1].rpartition("@")[2] or "columba.example"


def sender_of(publication: Publication, *, otherwise: str) -> Sender:
    """Return the sender that the publication names, else one with the address `otherwise`."""
    mail = publication.mail
    if mail is None:
        return Sender(address=otherwise, list_name=publication.name)
    return Sender(
        address=mail.sender,
        reply_to=mail.reply_to,
        list_name=publication.name,
        per_connection=mail.per_connection,
    )


def build_message(mail: Mail, sender: Sender) -> EmailMessage:
    """Return the letter as a message; what no header may hold raises ValueError when it is sent."""
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=sender.address,
        to=[mail.to],
        reply_to=[sender.reply_to] if sender.reply_to else None,
        headers=_headers(mail, sender),
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def _headers(mail: Mail, sender: Sender) -> dict[str, str]:
    headers = {"Message-ID": f"<{mail.message_id.hex}@{sender.domain}>"}
    if not mail.unsubscribe_url:
        # Written because somebody asked for it: programs on holiday need not answer.
        return headers | {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    name = "".join(sign if sign.isalnum() else "-" for sign in sender.list_name.lower()).strip("-")
    return headers | {
        "List-Id": f"<{mail.kind}.{name.encode('ascii', 'ignore').decode()}.{sender.domain}>",
        "List-Unsubscribe": f"<{mail.unsubscribe_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Precedence": "list",
        "Auto-Submitted": "auto-generated",
    }
