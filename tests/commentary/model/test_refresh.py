"""The real command, a model that takes its time, and a process that is killed while it waits."""

import json
import os
import sqlite3
import subprocess
import sys
import threading

import pytest

from columba.publication.init import copy_starter
from tests.commentary.make import PLAYBOOK
from tests.commentary.model import stub as does
from tests.commentary.model.answers import answer
from tests.corpus import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

KEY = "sk-test-1234567890"
NO_FEEDS = '<?xml version="1.0"?><opml version="2.0"><head/><body/></opml>'
SETTINGS = """
[publication]
name = "Test"
review = "none"
demo = true

[model]
base_url = "{base_url}"
model = "tiny:1b"
key_variable = "TINY_KEY"
input_price = 1
output_price = 10
"""
BRIDGE_LINK = """
[[link]]
id = "us-bridges"
url = "https://www.fhwa.dot.gov/bridge/"
title = "Bridges and structures"
owner = "Federal Highway Administration"
owner_domain = "fhwa.dot.gov"
kind = "record"
area = "us"
"""
STORIES = """
import django
django.setup()
from django.core.management import call_command
from tests.commentary.make import BRIDGE
from tests.make import make_article, make_story
call_command("migrate", verbosity=0)
for number in range(3):
    article = make_article(
        title="Harlan Street bridge closed after cracks are found",
        paragraphs=[*BRIDGE, f"The gauge stood at {number} feet."],
    )
    article.entry_hash = article.entry.content_hash  # read since its feed last changed
    article.save()
    make_story(article, categories_stale=False)
"""


@pytest.fixture
def columba(stub, tmp_path):
    """Return a function that starts a command on a publication with three stories to write."""
    copy_starter(tmp_path)
    (tmp_path / "columba.toml").write_text(SETTINGS.format(base_url=stub.base_url))
    (tmp_path / "sources.opml").write_text(NO_FEEDS)
    for playbook in (tmp_path / "playbooks").glob("*.md"):
        playbook.unlink()
    (tmp_path / "playbooks" / "bridges.md").write_text(PLAYBOOK.replace('["transport"]', "[]"))
    (tmp_path / "directory" / "bridges.toml").write_text(BRIDGE_LINK)
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("DATABASE")
    }
    environment |= {
        "COLUMBA_PUBLICATION": str(tmp_path),
        "COLUMBA_DATA": str(tmp_path / "var"),
        "DJANGO_SETTINGS_MODULE": "columba.config.settings",
        "TINY_KEY": KEY,
    }

    def start(*command):
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    finish(start("-c", STORIES))
    return start


def rows(tmp_path, query):
    with sqlite3.connect(tmp_path / "var" / "columba.sqlite3") as database:
        return database.execute(query).fetchall()


def finish(process):
    said = process.communicate(timeout=240)[0]
    assert process.returncode == 0, said
    return said


def test_a_refresh_killed_while_it_waits_for_the_model_loses_and_repeats_nothing(
    columba, stub, tmp_path
):
    asked = threading.Event()

    async def hangs(request, body):
        asked.set()
        return await does.slow()(request, body)

    stub.script = [does.says_json(answer()), hangs]
    stub.otherwise = does.says_json(answer())
    killed = columba("-m", "columba", "refresh")
    assert asked.wait(240)
    killed.kill()
    killed.communicate()
    assert rows(tmp_path, "select count(*) from commentary_revision") == [(0,)]
    finish(columba("-m", "columba", "refresh"))
    written = rows(tmp_path, "select written_by, findings from commentary_revision")
    assert written == [("tiny:1b", "[]")] * 3
    before = len(stub.asked)
    assert before <= 5  # two that were killed, and the three that were heard
    finish(columba("-m", "columba", "refresh"))
    assert len(stub.asked) == before
    outcomes = [one for (one,) in rows(tmp_path, "select outcome from commentary_modelcall")]
    assert outcomes.count("answered") == 4  # with the probe
    assert set(outcomes) == {"answered", "asked"}


def test_the_key_is_printed_nowhere(columba, stub, tmp_path):
    stub.otherwise = does.status(401, f"bad key {KEY}")
    said = finish(columba("-m", "columba", "refresh"))
    assert "refused the key" in said
    assert KEY not in said + json.dumps(rows(tmp_path, "select * from commentary_modelcall"))
    assert rows(tmp_path, "select written_by from commentary_revision") == [("composer",)] * 3
