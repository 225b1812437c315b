"""What a publication still lacks before it is shown to the public."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from columba.commentary.models import Playbook
from columba.commentary.playbook import PlaybookError, parse_playbook
from columba.directory.models import Link
from columba.lib.publication import Publication, Review, Security
from columba.outbox.models import Mail, State
from columba.petitions.models import Petition
from columba.petitions.models import State as PetitionState
from columba.sources.models import Source

PLACEHOLDER = "example"
_THIS_MACHINE = {"localhost", "127.0.0.1", "[::1]"}


class Level(StrEnum):
    """How much a remark matters: a missing thing stops a launch, a hint does not."""

    MISSING = "missing"
    HINT = "hint"
    FINE = "fine"


@dataclass(frozen=True, kw_only=True)
class Remark:
    """One thing that was looked at, and what to do about it."""

    level: Level
    what: str
    advice: str


@dataclass(frozen=True, kw_only=True)
class Installation:
    """What the environment says, read at the edge."""

    secret_from_environment: bool
    address_key_from_environment: bool
    mail_password: bool  # False where [mail] names a variable that is not set
    debug: bool
    private_networks: bool
    database: str  # "sqlite" or "postgresql"


def check_setup(publication: Publication, installed: Installation, *, today: date) -> list[Remark]:
    """Return a remark for everything a real launch depends on."""
    return [
        *_check_publication(publication),
        *_check_installation(installed),
        *_check_mail(publication, installed),
        *_check_content(today),
    ]


def _check_publication(publication: Publication) -> Iterator[Remark]:
    yield _remark(
        bool(publication.contact) and PLACEHOLDER not in publication.contact,
        "contact address",
        "set [publication] contact in columba.toml to an address that somebody reads",
    )
    address = publication.base_url
    yield _remark(
        address.startswith("https://") and PLACEHOLDER not in address,
        "public address",
        "set [publication] base_url in columba.toml to the site's own https:// address",
    )
    yield _remark(
        publication.review is not Review.NONE or publication.demo,
        "review policy",
        'review = "none" publishes commentary nobody has read; use "flagged" or "all"',
    )


def _check_installation(installed: Installation) -> Iterator[Remark]:
    yield _remark(
        installed.secret_from_environment,
        "secret key",
        "set COLUMBA_SECRET_KEY (or COLUMBA_SECRET_KEY_FILE); the one in use lies in the data "
        "folder and goes into its back-ups",
    )
    yield _remark(
        installed.address_key_from_environment,
        "address key",
        "set COLUMBA_ADDRESS_KEY (or COLUMBA_ADDRESS_KEY_FILE) to what stands in address_key in "
        "the data folder; there it goes into back-ups together with what it seals",
    )
    yield _remark(not installed.debug, "debug mode", "unset COLUMBA_DEBUG")
    yield _remark(
        not installed.private_networks,
        "private networks",
        "unset COLUMBA_ALLOW_PRIVATE_NETWORKS, unless the feeds are on your own network",
    )
    yield _remark(
        installed.database == "postgresql",
        "database",
        "SQLite serves one machine well; set DATABASE_URL to PostgreSQL to grow past it",
        otherwise=Level.HINT,
    )


def _check_mail(publication: Publication, installed: Installation) -> Iterator[Remark]:
    mail = publication.mail
    if mail is None:
        yield _remark(
            publication.demo,
            "mail",
            "set [mail] in columba.toml; without it nobody can sign a petition, since signatures "
            "are confirmed by mail",
            otherwise=Level.MISSING if _has_open_petition() else Level.HINT,
        )
        return
    yield _remark(
        PLACEHOLDER not in mail.host + mail.sender,
        "mail",
        "set [mail] host and sender in columba.toml to your own mail server and address",
    )
    yield _remark(
        installed.mail_password,
        "mail password",
        f"set {mail.password_variable} (or {mail.password_variable}_FILE) to the password of "
        f"{mail.user} at {mail.host}",
    )
    yield _remark(
        mail.security is not Security.NONE or mail.host in _THIS_MACHINE,
        "mail on its way",
        'security = "none" sends names and addresses in the open; use "starttls" or "tls"',
    )
    stuck = Mail.objects.filter(state=State.WAITING, attempts__gte=3).count()
    yield _remark(
        not stuck,
        "letters that do not go out",
        f"{stuck} failed three times or more; their reasons are at /desk/rows/outbox/mail/",
    )


def _has_open_petition() -> bool:
    return Petition.objects.filter(state=PetitionState.OPEN).exists()


def _check_content(today: date) -> Iterator[Remark]:
    sources = Source.objects.filter(enabled=True)
    failing = sources.filter(attempts__gte=3).count()
    yield _remark(sources.exists(), "sources", "add feeds to sources.opml, then `columba load`")
    yield _remark(
        not failing,
        "sources that fail",
        f"{failing} failed three times or more; their reasons are at /desk/rows/sources/source/",
        otherwise=Level.HINT,
    )
    unchecked = Link.objects.filter(checked_on=None).count()
    yield _remark(
        not unchecked,
        "directory links",
        f"{unchecked} have no date on which somebody opened them; set checked_on in directory/",
        otherwise=Level.HINT,
    )
    yield from _check_playbooks(today)


def _check_playbooks(today: date) -> Iterator[Remark]:
    unsigned, overdue = 0, 0
    for row in Playbook.objects.filter(enabled=True):
        try:
            review = parse_playbook(row.text, name=row.slug).review
        except PlaybookError:
            continue
        unsigned += not review.signed_by
        overdue += review.review_by is not None and review.review_by < today
    yield _remark(
        not unsigned,
        "playbooks",
        f"{unsigned} are signed by nobody, and the pages say so; read them, then set signed_by",
        otherwise=Level.HINT,
    )
    yield _remark(
        not overdue, "playbooks past their date", f"{overdue} publish nothing until reviewed again"
    )


def _remark(is_fine: bool, what: str, advice: str, *, otherwise: Level = Level.MISSING) -> Remark:
    if is_fine:
        return Remark(level=Level.FINE, what=what, advice="")
    return Remark(level=otherwise, what=what, advice=advice)
