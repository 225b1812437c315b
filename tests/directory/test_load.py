"""directory/*.toml into the database."""

from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from columba.directory.load import load_directory
from columba.directory.models import Link
from columba.lib.publication import LoadCounts, PublicationError

pytestmark = pytest.mark.django_db

STARTER = Path(__file__).parents[2] / "src/columba/publication/starter/directory"


def row(**values: object) -> str:
    block = {
        "id": "us-vote",
        "url": "https://www.vote.gov/register",
        "title": "Register to vote",
        "owner": "US government",
        "owner_domain": "vote.gov",
        "kind": "official voting route",
        "area": "us",
    } | values
    lines = [f"{k} = {v if k == 'checked_on' else repr(v)}" for k, v in block.items() if v != ""]
    return "[[link]]\n" + "\n".join(lines) + "\n"


@pytest.fixture
def load(tmp_path):
    """Return a function that loads rows, one file for each."""

    def run(*files: str) -> LoadCounts:
        for old in tmp_path.glob("*.toml"):
            old.unlink()
        for number, text in enumerate(files):
            (tmp_path / f"{number}.toml").write_text(text, encoding="utf-8")
        return load_directory(tmp_path)

    return run


def test_rows_are_added_changed_and_removed_with_the_files(load):
    assert load(row(checked_on="2026-11-01"), row(id="b")) == LoadCounts(added=2)
    link = Link.objects.get(slug="us-vote")
    assert (link.title, link.checked_on) == ("Register to vote", date(2026, 11, 1))
    assert load(row(title="Register or check"), row(id="b")) == LoadCounts(changed=1)
    link.refresh_from_db()
    assert (link.title, link.checked_on) == ("Register or check", None)
    assert load(row(title="Register or check")) == LoadCounts(removed=1)
    assert list(Link.objects.values_list("slug", flat=True)) == ["us-vote"]


def test_loading_twice_changes_nothing(load):
    load(row(), row(id="b"))
    assert load(row(), row(id="b")) == LoadCounts()


@pytest.mark.parametrize(
    "url",
    ["https://vote.gov/", "https://www.vote.gov/a", "https://a.b.vote.gov:443/", "http://vote.gov"],
)
def test_a_link_lies_on_its_owners_domain(load, url):
    assert load(row(url=url)).added == 1


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"url": "https://vote.example.com/"}, r"lies on example\.com, not on .* vote\.gov"),
        ({"url": "https://notvote.gov/"}, "not on the owner's domain"),
        ({"url": "https://vote.gov.evil.com/"}, r"lies on evil\.com, not on"),
        ({"url": "https://vote.gov@evil.example/"}, "is no https:// address"),
        ({"url": "javascript:alert(1)"}, "is no https:// address"),
        ({"owner_domain": "gov"}, "not on the owner's domain gov"),
        ({"owner_domain": ""}, 'owner_domain is missing; for this address it is "vote.gov"'),
        ({"owner": ""}, "owner is missing"),
        ({"kind": "petition site"}, "kind 'petition site' is unknown. Use one of: finder"),
        ({"id": "US Vote"}, "the id should be small letters"),
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"title": "t" * 201}, "title is longer than 200 characters"),
        ({"title": 5}, "title should be a text"),
        ({"checked_on": '"last week"'}, "checked_on should be a day"),
        ({"checked_on": "2026-11-22T10:00:00"}, "checked_on should be a day"),
        ({"url": "tel:+18004264791"}, 'a row of kind "phone", and no other'),
        ({"kind": "phone"}, 'has a number as its url: "tel:'),
        ({"kind": "phone", "url": "tel:call-us"}, 'has a number as its url: "tel:'),
    ],
)
def test_a_row_that_breaks_the_rules_is_named(load, values, words):
    with pytest.raises(PublicationError, match=words) as caught:
        load(row(id="fine"), row(**values))
    assert "1.toml:1: [[link]] 1 (" in str(caught.value)
    assert Link.objects.count() == 0


def test_an_id_stands_once_in_the_whole_folder(load):
    with pytest.raises(PublicationError, match=r"1\.toml.*is taken by .*0\.toml.*Give one another"):
        load(row(), row())


@pytest.mark.parametrize(
    ("text", "words"),
    [("[[link]\n", "0.toml:1: not valid TOML"), ("[link]\nid = 'a'\n", r"under \[\[link\]\]"),
     ("[[links]]\nid = 'a'\n", "unknown section 'links'")],
)  # fmt: skip
def test_a_file_that_is_not_in_shape_is_named(load, text, words):
    with pytest.raises(PublicationError, match=words):
        load(text)


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(PublicationError, match="There is no folder"):
        load_directory(tmp_path / "directory")


def test_the_starters_directory_keeps_its_own_rules():
    counts = load_directory(STARTER)
    assert counts.added == Link.objects.count() > 100
    assert load_directory(STARTER) == LoadCounts()


def test_the_desk_shows_links_and_changes_none(admin_client):
    load_directory(STARTER)
    link = Link.objects.get(slug="us-vote")
    page = admin_client.get(reverse("admin:directory_link_changelist"), {"q": "us-vote"})
    assert link.title in page.content.decode()
    change = admin_client.get(reverse("admin:directory_link_change", args=[link.pk]))
    assert 'name="url"' not in change.content.decode()
