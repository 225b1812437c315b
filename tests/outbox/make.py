"""Letters for tests."""

from columba.outbox.message import Sender
from columba.outbox.models import Mail
from columba.outbox.post import Letter, post_letters
from tests.make import NOON

SENDER = Sender(
    address="The Harlow Columba <petitions@harlow.example>",
    reply_to="editor@harlow.example",
    list_name="The Harlow Columba",
)


def make_letter(**values):
    defaults = {
        "kind": "confirm-signature",
        "to": "ann@reader.example",
        "subject": "Confirm your signature",
        "text": "Open this page and press the button:\nhttps://harlow.example/x\n",
    }
    return Letter(**(defaults | values))


def make_mail(now=NOON, **values):
    post_letters([make_letter(**values)], now=now)
    return Mail.objects.latest("pk")
