"""sources.opml into the database."""

import pytest

from columba.lib.publication import LoadCounts, PublicationError
from columba.sources.load import load_sources
from columba.sources.models import Off, Source
from tests.make import make_entry
from tests.sources.test_opml import STARTER, outline

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(tmp_path):
    """Return a function that loads the outlines it is given."""

    def run(*outlines: str) -> LoadCounts:
        path = tmp_path / "sources.opml"
        path.write_text(
            '<opml version="2.0" xmlns:columba="urn:columba:opml"><body>'
            f"{''.join(outlines)}</body></opml>",
            encoding="utf-8",
        )
        return load_sources(path)

    return run


def one(number: int, **attributes: str) -> str:
    return outline(f"https://e.org/{number}", **({"text": f"Paper {number}"} | attributes))


def test_new_sources_are_added_in_the_order_of_the_file(load):
    assert load(one(2), one(1)) == LoadCounts(added=2)
    assert list(Source.objects.values_list("title", "key")) == [
        ("Paper 2", "paper-2"),
        ("Paper 1", "paper-1"),
    ]


def test_loading_twice_changes_nothing(load):
    load(one(1), one(2))
    before = list(Source.objects.values())
    assert load(one(1), one(2)) == LoadCounts()
    assert list(Source.objects.values()) == before


def test_what_the_file_says_anew_is_taken_over(load):
    load(one(1, **{"columba:owner": "A"}), one(2))
    counts = load(one(1, **{"columba:owner": "B"}), one(2))
    assert counts == LoadCounts(changed=1)
    assert Source.objects.get(title="Paper 1").owner == "B"
    load(one(1), one(2))
    assert Source.objects.get(title="Paper 1").owner == ""


def test_what_a_feed_told_of_itself_stays_where_the_file_is_silent(load):
    load(one(1))
    Source.objects.update(site_url="https://e.org/", language="en")
    assert load(one(1)) == LoadCounts()
    assert Source.objects.get().language == "en"


def test_a_source_gone_from_the_file_is_switched_off_and_keeps_its_entries(load):
    load(one(1), one(2))
    entry = make_entry(Source.objects.get(title="Paper 1"))
    assert load(one(2)) == LoadCounts(removed=1)
    source = Source.objects.get(title="Paper 1")
    assert (source.enabled, source.off_because) == (False, Off.FILE)
    assert entry in source.entries.all()
    assert load(one(2)) == LoadCounts()


def test_a_source_that_comes_back_is_asked_again(load):
    load(one(1), one(2))
    load(one(2))
    assert load(one(1), one(2)) == LoadCounts(added=1)
    source = Source.objects.get(title="Paper 1")
    assert (source.enabled, source.off_because, source.key) == (True, "", "paper-1")


@pytest.mark.parametrize("because", [Off.GONE, Off.DESK])
def test_what_the_publisher_or_the_desk_switched_off_stays_off(load, because):
    load(one(1))
    Source.objects.update(enabled=False, off_because=because)
    assert load(one(1)) == LoadCounts()
    assert not Source.objects.get().enabled


def test_equal_titles_get_different_keys_that_stay_when_the_file_is_reordered(load):
    first, second = one(1, text="Politics"), one(2, text="Politics")
    load(first, second)
    keys = dict(Source.objects.values_list("feed_url", "key"))
    assert sorted(keys.values()) == ["politics", "politics-2"]
    load(second, first)
    assert dict(Source.objects.values_list("feed_url", "key")) == keys


def test_a_title_without_letters_of_the_alphabet_has_a_key_too(load):
    load(one(1, text="新聞"), one(2, text="!!!"))
    assert sorted(Source.objects.values_list("key", flat=True)) == ["source", "source-2"]


def test_a_file_that_cannot_be_used_changes_nothing(load):
    load(one(1))
    with pytest.raises(PublicationError):
        load(one(2), outline("no address"))
    assert list(Source.objects.values_list("title", "enabled")) == [("Paper 1", True)]


def test_the_starters_list_loads():
    counts = load_sources(STARTER)
    assert counts.added == Source.objects.count() >= 60
    assert load_sources(STARTER) == LoadCounts()
