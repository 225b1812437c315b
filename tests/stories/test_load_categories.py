"""Loading categories.toml: the tree in the database equals the file, and mistakes are named."""

import re
from importlib.resources import as_file, files

import pytest

from columba.lib.publication import LoadCounts, PublicationError
from columba.stories.load import load_categories
from columba.stories.models import Category, Filing, Story
from tests.make import file_under, make_article, make_category, make_story

pytestmark = pytest.mark.django_db

TREE = """
[[category]]
slug = "water"
name = "Drinking Water"
parent = "environment"
iptc = "medtop:20000429"
words = ["boil water", "lead pipe*"]
pairs = [[["Flint"], ["lead"]]]
against = ["water polo"]

[[category]]
slug = "environment"
name = "Environment"
"""


@pytest.fixture
def load(tmp_path):
    def load(text):
        path = tmp_path / "categories.toml"
        path.write_text(text, encoding="utf-8")
        return load_categories(path)

    return load


def tree():
    return list(Category.objects.values_list("slug", "parent__slug", "position"))


def is_stale(story):
    return Story.objects.get(pk=story.pk).categories_stale


def test_it_brings_in_the_tree_in_the_order_of_the_file(load):
    assert load(TREE) == LoadCounts(added=2)
    assert tree() == [("water", "environment", 1), ("environment", None, 2)]


def test_it_brings_in_all_that_a_block_says(load):
    load(TREE)
    water = Category.objects.get(slug="water")
    assert (water.name, water.iptc) == ("Drinking Water", "medtop:20000429")
    assert water.rules == {
        "words": ["boil water", "lead pipe*"],
        "pairs": [[["Flint"], ["lead"]]],
        "against": ["water polo"],
    }


def test_loading_the_same_file_again_changes_nothing(load):
    load(TREE)
    before = list(Category.objects.values())
    assert load(TREE) == LoadCounts()
    assert list(Category.objects.values()) == before


def test_a_changed_category_keeps_its_number_and_its_stories(load):
    load(TREE)
    water = Category.objects.get(slug="water")
    filing = file_under(make_story(make_article()), water)
    assert load(TREE.replace("Drinking Water", "Tap Water")) == LoadCounts(changed=1)
    assert Category.objects.get(slug="water").pk == water.pk
    assert Filing.objects.get().pk == filing.pk


def test_a_category_that_left_the_file_goes_and_its_filings_with_it(load):
    load(TREE + '[[category]]\nslug = "sport"\nname = "Sport"\n')
    story = make_story(make_article())
    file_under(story, Category.objects.get(slug="sport"))
    kept = file_under(story, Category.objects.get(slug="water"))
    assert load(TREE) == LoadCounts(removed=1)
    assert [filing.pk for filing in Filing.objects.all()] == [kept.pk]


def test_a_category_that_moves_keeps_its_number_when_its_old_parent_goes(load):
    load(TREE)
    water = Category.objects.get(slug="water").pk
    counts = load(TREE.replace('"environment"', '"nature"'))
    assert counts == LoadCounts(added=1, changed=1, removed=1)
    assert Category.objects.get(slug="water").pk == water
    assert tree() == [("water", "nature", 1), ("nature", None, 2)]


def test_stories_are_filed_again_where_the_tree_changed(load):
    load(TREE)
    story = make_story(make_article(), categories_stale=False)
    load(TREE.replace("boil water", "boil notice"))
    assert is_stale(story)


def test_stories_rest_where_nothing_changed(load):
    load(TREE)
    story = make_story(make_article(), categories_stale=False)
    load(TREE)
    assert not is_stale(story)


WATER = '[[category]]\nslug = "water"\nname = "Water"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "categories.toml:1: there is no [[category]]"),
        ("category = 3", "there is no [[category]]"),
        ('category = ["water"]', "as a [[category]] block"),
        ("[[category]", "categories.toml:1: not valid TOML"),
        ('[[category]]\nname = "Water"', "1 (no slug): slug is missing"),
        ('[[category]]\nslug = "water"', "1 (water): name is missing"),
        (
            WATER + WATER.replace("water", "tap") + "iptc = 7",
            "categories.toml:4: [[category]] 2 (tap)",
        ),
        (WATER + 'wrods = ["tap"]', "1 (water): unknown key 'wrods'. Known: against, iptc, name"),
        (WATER + "iptc = 7", "1 (water): iptc should be a text"),
        ('[[category]]\nslug = 7\nname = "Water"', "slug should be a text"),
        ('[[category]]\nslug = "Tap Water"\nname = "Water"', "slug should be small letters"),
        (WATER + 'words = "tap"', "words should be a list of texts"),
        (WATER + "against = [1]", "against should be a list of texts"),
        (WATER + 'pairs = [["Flint", "lead"]]', "each of pairs should be two lists of names"),
        (WATER + 'pairs = "Flint"', "each of pairs should be two lists of names"),
        (WATER + 'words = ["tap", "wa*"]', "'wa*' begins too many words"),
        (WATER + 'words = ["magnitude-*"]', "'magnitude-*' has a * that does not follow"),
        (WATER + 'pairs = [[["Flint"], ["—"]]]', "'—' has no letter"),
        (WATER + WATER, "categories.toml:4: two categories have the slug 'water'; rename one"),
        (WATER + 'parent = "nature"', "water has the parent 'nature', which is not here"),
        (
            TREE + '[[category]]\nslug = "lead"\nname = "Lead"\nparent = "water"',
            "lead lies under water, which lies under environment; there are two levels",
        ),
    ],
)
def test_a_mistake_is_named_and_changes_nothing(load, text, told):
    make_category("before")
    with pytest.raises(PublicationError) as caught:
        load(text)
    assert told in str(caught.value)
    assert re.search(r"categories\.toml:\d+: ", str(caught.value))
    assert tree()[0][0] == "before"


def test_a_file_that_is_not_there_says_how_to_get_one(tmp_path):
    with pytest.raises(PublicationError, match=r"cannot be read.*columba init"):
        load_categories(tmp_path / "categories.toml")


def test_a_file_in_another_encoding_is_named(tmp_path):
    (tmp_path / "categories.toml").write_bytes(b'name = "\xff"')
    with pytest.raises(PublicationError, match=r"categories\.toml:1: not UTF-8"):
        load_categories(tmp_path / "categories.toml")


def test_the_starter_loads_and_has_the_seventeen_roots_each_with_its_code():
    with as_file(files("columba.publication") / "starter" / "categories.toml") as path:
        load_categories(path)
        assert load_categories(path) == LoadCounts()
    roots = Category.objects.filter(parent=None)
    assert roots.count() == 17
    assert Category.objects.exclude(parent=None).count() >= 60
    assert not Category.objects.exclude(iptc__startswith="medtop:").exists()
