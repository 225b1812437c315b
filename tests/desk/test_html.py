"""The desk's pages are HTML without a fault, in the colours of the site."""

import re
from collections import Counter
from pathlib import Path

import html5lib
import pytest
from django.urls import reverse

from columba import desk as desk_package
from columba import web
from columba.commentary.reporting import About, report_error
from tests.desk.make import LATER
from tests.desk.test_access import pages
from tests.desk.test_edit import save

pytestmark = pytest.mark.django_db


def test_every_page_is_read_without_a_fault_and_names_nothing_twice(desk, shown):
    about = About(article=shown.story.lead, sentence="opinion 1.1")
    report_error("Wrong.", about, email="reader@example.org", now=LATER)
    save(desk, shown, {"opinion-1-2": "There were 77,000 of them."})
    paths = [path for path in pages(shown) if not path.endswith(".css")]
    for path in [*paths, "/desk/sign-in/", "/desk/password/"]:
        text = desk.get(path).content.decode()
        html5lib.HTMLParser(strict=True).parse(text)
        ids = Counter(re.findall(r'\sid="([^"]+)"', text))
        assert [one for one, count in ids.items() if count > 1] == [], path
        labelled = set(re.findall(r'<label[^>]* for="([^"]+)"', text))
        assert labelled <= set(ids), path


def test_a_refusal_is_a_page_too(reviewer, shown):
    answer = reviewer.post(reverse("desk:withdraw", args=[shown.pk]), {})
    html5lib.HTMLParser(strict=True).parse(answer.content.decode())


def colours(package, name):
    text = (Path(package.__file__).parent / "static" / name).read_text(encoding="utf-8")
    return re.findall(r"--([a-z]+): ([^;]+);", text)


def test_the_desk_wears_the_colours_of_the_site():
    theirs = colours(web, "columba/site.css")
    ours = colours(desk_package, "desk/desk.css")
    known = {name for name, _ in theirs}
    shared = [(name, value) for name, value in ours if name in known and name != "gap"]
    assert len(shared) > 20
    assert [pair for pair in shared if pair not in theirs] == []
