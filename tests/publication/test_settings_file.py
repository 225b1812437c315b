"""columba.toml is read with care: a mistake is named, with what to do about it."""

import pytest

from columba.lib.publication import PublicationError, Review, find_folder, read_publication
from columba.publication.init import init_publication


def write(folder, text):
    (folder / "columba.toml").write_text(text, encoding="utf-8")
    return folder


def test_everything_has_a_default(tmp_path):
    publication = read_publication(write(tmp_path, ""))
    assert publication.review is Review.FLAGGED
    assert publication.polling.every_minutes == 10
    assert (publication.excerpt.paragraphs, publication.excerpt.share) == (3, 0.30)


def test_every_key_of_the_starter_is_known(tmp_path):
    init_publication(tmp_path / "mine")
    publication = read_publication(tmp_path / "mine")
    assert publication.review is Review.FLAGGED
    assert publication.name


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[publication", "not valid TOML"),
        ("[publicaton]", "unknown section [publicaton]"),
        ("[publication]\nnme = 'x'", "unknown key 'nme'"),
        ("[publication]\nname = 3", "should be like"),
        ("[publication]\nreview = 'maybe'", "use one of"),
        ("[publication]\ntime_zone = 'Mars/Olympus'", "is no IANA zone"),
        ("[window]\nstory_dayz = 3", "unknown key 'story_dayz'"),
        ("[images]\nshow = 'no'", "should be like"),
        ("[polling]\nevery_minutes = 'ten'", "should be like"),
        ("[polling]\nevery_minutes = -1", "should be like"),
        ("[polling]\nevery_minutes = true", "should be like"),
    ],
)
def test_a_mistake_is_named(tmp_path, text, says):
    with pytest.raises(PublicationError, match=r"columba\.toml") as caught:
        read_publication(write(tmp_path, text))
    assert says in str(caught.value)


def test_a_missing_file_says_how_to_get_one(tmp_path):
    with pytest.raises(PublicationError, match="columba init"):
        read_publication(tmp_path)


def test_the_folder_is_found_from_below(tmp_path):
    write(tmp_path, "")
    below = tmp_path / "playbooks"
    below.mkdir()
    assert find_folder(below) == tmp_path
