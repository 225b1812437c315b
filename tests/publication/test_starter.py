"""The starter is complete, and goes into the database without a word of complaint."""

import pytest

from columba.commentary.models import Playbook
from columba.directory.models import Link
from columba.lib.publication import PublicationError
from columba.publication.init import init_publication
from columba.publication.load import load_publication
from columba.sources.models import Source
from columba.stories.models import Category


@pytest.fixture
def starter(tmp_path):
    init_publication(tmp_path / "mine")
    return tmp_path / "mine"


def test_it_is_never_written_over_a_publication(starter):
    with pytest.raises(PublicationError, match="already holds a publication"):
        init_publication(starter)


def test_it_is_not_written_over_a_file(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(PublicationError, match="is a file"):
        init_publication(tmp_path / "file")


def test_it_is_not_written_over_any_file_of_ours(tmp_path):
    (tmp_path / "README.md").write_text("Mine.", encoding="utf-8")
    with pytest.raises(PublicationError, match=r"already holds README\.md"):
        init_publication(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(PublicationError, match="file/below cannot be written"):
        init_publication(tmp_path / "file" / "below")


@pytest.mark.django_db
def test_it_has_what_a_first_publication_needs(starter):
    load_publication(starter)
    assert Category.objects.filter(parent=None).count() == 17
    assert Category.objects.exclude(parent=None).count() >= 60
    assert not Category.objects.filter(iptc="").exists()
    assert Source.objects.count() >= 60
    assert Source.objects.values("owner").distinct().count() >= 60
    assert not Source.objects.filter(licence="").exists()
    roots = set(Category.objects.filter(parent=None).values_list("slug", flat=True))
    assert set(Playbook.objects.values_list("general_for", flat=True)) >= roots
    assert Link.objects.count() > 50


@pytest.mark.django_db
def test_loading_it_twice_changes_nothing(starter):
    load_publication(starter)
    again = load_publication(starter)
    assert {(c.added, c.changed, c.removed) for c in again.values()} == {(0, 0, 0)}


@pytest.mark.django_db
def test_a_source_taken_out_is_switched_off_and_comes_back_with_what_it_brought(starter):
    load_publication(starter)
    text = (starter / "sources.opml").read_text(encoding="utf-8")
    source = Source.objects.order_by("pk").first()
    start = text.rindex("<outline", 0, text.index(source.feed_url))
    end = text.index("/>", start) + 2
    (starter / "sources.opml").write_text(text[:start] + text[end:], encoding="utf-8")
    assert load_publication(starter)["sources"].removed == 1
    assert not Source.objects.get(pk=source.pk).enabled
    (starter / "sources.opml").write_text(text, encoding="utf-8")
    load_publication(starter)
    assert Source.objects.get(pk=source.pk).enabled


@pytest.mark.django_db
def test_a_mistake_in_one_file_is_named_and_changes_nothing_there(starter):
    load_publication(starter)
    before = Category.objects.count()
    path = starter / "categories.toml"
    path.write_text(path.read_text() + '\n[[category]]\nslug = "x"\n', encoding="utf-8")
    with pytest.raises(PublicationError, match="name is missing"):
        load_publication(starter)
    assert Category.objects.count() == before
