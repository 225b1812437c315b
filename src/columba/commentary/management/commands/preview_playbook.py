"""Print the page that a playbook makes of one article."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from columba.articles.models import Article
from columba.commentary.check import check
from columba.commentary.compose import compose
from columba.commentary.coverage import report_of
from columba.commentary.document import LinkRow, Report
from columba.commentary.folder import read_links, read_playbook
from columba.commentary.library import read_links as stored_links
from columba.commentary.outline import outline
from columba.commentary.route import LEAST_SCORE, route
from columba.lib.publication import PublicationError


class Command(BaseCommand):
    help = "Print what a playbook makes of one article, and what the checker finds in it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("playbook", type=Path, help="a playbook file")
        parser.add_argument(
            "article",
            help="the number of an article, or a JSON file with title, outlet, published_at, "
            "paragraphs",
        )

    def handle(self, *, playbook: Path, article: str, **_: object) -> None:
        try:
            book, _text = read_playbook(playbook)
        except PublicationError as error:
            raise CommandError(str(error)) from error
        report = _from_database(article) if article.isdigit() else _from_file(Path(article))
        links = _links_beside(playbook) or stored_links()
        draft = compose(book, [report], links, timezone.now())
        routes = route([book], [report])
        fit = "; ".join(routes[0].reasons) if routes else f"below {LEAST_SCORE}, so not chosen"
        self.stdout.write(f"Fit: {fit}\n\n{outline(draft)}")
        for finding in check(draft, [report], book.facts, links):
            self.stdout.write(
                f"! {finding.where}, {finding.rule}: {finding.span} ({finding.message})"
            )


def _links_beside(playbook: Path) -> dict[str, LinkRow]:
    """Return the directory of the publication that the playbook lies in; nothing where none is."""
    return read_links(playbook.absolute().parent.parent / "directory")


def _from_database(number: str) -> Report:
    try:
        article = Article.objects.select_related("source").get(pk=int(number))
    except Article.DoesNotExist as error:
        raise CommandError(f"There is no article {number}.") from error
    return report_of(article, 1, zone=settings.PUBLICATION.zone)


def _from_file(path: Path) -> Report:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(f"{path} cannot be read as JSON: {error}.") from error
    missing = {"title", "outlet", "paragraphs"} - set(document)
    if missing:
        raise CommandError(f"{path} needs {', '.join(sorted(missing))}.")
    return _report(document)


def _report(document: Mapping[str, Any]) -> Report:
    moment = document.get("published_at")
    return Report(
        id="a1",
        article_id=0,
        outlet=str(document["outlet"]),
        owner=str(document.get("owner", document["outlet"])),
        url=str(document.get("url", "")),
        title=str(document["title"]),
        published_at=datetime.fromisoformat(moment) if moment else None,
        paragraphs=tuple(str(paragraph) for paragraph in document["paragraphs"]),
        licence=str(document.get("licence", "")),
    )
