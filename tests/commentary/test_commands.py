"""The commands of this stage, as an operator runs them."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from columba.commentary.models import Commentary
from tests.commentary.make import BRIDGE, GENERAL, PLAYBOOK
from tests.make import make_article, make_story

pytestmark = pytest.mark.django_db

DIRECTORY = """
[[link]]
id = "us-officials"
url = "https://www.usa.gov/elected-officials"
title = "Elected officials"
owner = "US GSA"
kind = "finder"
area = "us"

[[link]]
id = "us-bridges"
url = "https://www.fhwa.dot.gov/bridge/"
title = "Bridges"
owner = "FHWA"
kind = "record"
area = "us"
"""
CATEGORIES = '[[category]]\nslug = "transport"\nname = "Transport"\nwords = ["bridge"]\n'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "playbooks").mkdir()
    (tmp_path / "directory").mkdir()
    (tmp_path / "playbooks" / "bridges.md").write_text(PLAYBOOK, encoding="utf-8")
    (tmp_path / "playbooks" / "general.md").write_text(GENERAL, encoding="utf-8")
    (tmp_path / "directory" / "all.toml").write_text(DIRECTORY, encoding="utf-8")
    (tmp_path / "categories.toml").write_text(CATEGORIES, encoding="utf-8")
    return tmp_path


def run(*arguments):
    out = StringIO()
    call_command(*map(str, arguments), stdout=out)
    return out.getvalue()


def test_drafting_prints_one_line_of_counts():
    make_story(make_article(), categories_stale=False)
    assert run("draft_commentary") == "1 published, 0 held, 0 unchanged.\n"
    assert Commentary.objects.count() == 1
    assert run("draft_commentary") == "0 published, 0 held, 0 unchanged.\n"


def test_the_lint_passes_a_good_folder(folder):
    assert "2 playbooks, 0 errors" in run("lint_playbooks", folder)


def test_the_lint_prints_a_table_and_exits_with_1(folder):
    path = folder / "playbooks" / "bridges.md"
    path.write_text(PLAYBOOK.replace("](us-bridges)", "](us-bridge)"), encoding="utf-8")
    out = StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command("lint_playbooks", str(folder), stdout=out)
    assert caught.value.code == 1
    assert "no row of the directory has the id 'us-bridge'" in out.getvalue()
    assert "bridges.md:" in out.getvalue()


def test_the_lint_names_a_file_it_cannot_read(folder):
    (folder / "playbooks" / "bridges.md").write_text("nothing", encoding="utf-8")
    with pytest.raises(CommandError, match=r"bridges\.md:1"):
        run("lint_playbooks", folder)


def test_a_preview_prints_the_page_and_the_findings(folder):
    article = folder / "article.json"
    article.write_text(
        json.dumps(
            {
                "title": "Bridge closed",
                "outlet": "Harlan Herald",
                "published_at": "2025-08-26T20:30:00-04:00",
                "paragraphs": list(BRIDGE),
            }
        ),
        encoding="utf-8",
    )
    printed = run("preview_playbook", folder / "playbooks" / "bridges.md", article)
    assert "Fit: +3" in printed
    assert "Harlan Herald reports that a bridge has been closed. [a1p1]" in printed
    assert "[f.standards] National Bridge Inspection Standards" in printed
    assert "1. Read the report." in printed


def test_a_preview_takes_an_article_of_the_database(folder):
    article = make_article(title="Bridge closed", paragraphs=list(BRIDGE))
    printed = run("preview_playbook", folder / "playbooks" / "bridges.md", article.pk)
    assert "a bridge has been closed. [a1p1]" in printed


@pytest.mark.parametrize("article", ["999999", "nowhere.json"])
def test_a_preview_without_its_article_says_so(folder, article):
    with pytest.raises(CommandError):
        run("preview_playbook", folder / "playbooks" / "bridges.md", article)
