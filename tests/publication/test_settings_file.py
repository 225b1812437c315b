"""columba.toml is read with care: a mistake is named, with what to do about it."""

import json
from dataclasses import fields

import pytest

from columba.lib.publication import (
    ExcerptPolicy,
    Polling,
    Publication,
    PublicationError,
    Review,
)
from columba.lib.settings_file import KEYS, find_folder, read_publication
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


def test_every_setting_may_be_written():
    elsewhere = {
        "folder",
        "review_sample",
        "polling",
        "excerpt",
        "show_images",
        "story_days",
        "model",
        "mail",
        "petitions",
    }
    assert set(KEYS["publication"]) == {f.name for f in fields(Publication)} - elsewhere
    assert set(KEYS["polling"]) == {f.name for f in fields(Polling)}
    assert set(KEYS["excerpt"]) == {f.name for f in fields(ExcerptPolicy)}


def test_the_sample_that_people_read_is_a_share(tmp_path):
    assert read_publication(write(tmp_path, "")).review_sample == 0.05
    assert read_publication(write(tmp_path, "[review]\nsample = 1")).review_sample == 1
    with pytest.raises(PublicationError, match=":2: sample = 5 should lie between 0 and 1"):
        read_publication(write(tmp_path, "[review]\nsample = 5"))


def test_every_example_is_a_value_that_may_be_written(tmp_path):
    lines = [
        line
        for section, keys in KEYS.items()
        for line in (f"[{section}]", *(f"{k} = {json.dumps(v)}" for k, v in keys.items()))
    ]
    publication = read_publication(write(tmp_path, "\n".join(lines)))
    assert publication.base_url == "https://news.example.org"
    assert publication.story_days == 4


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("\n[publication", ":2: not valid TOML"),
        ("[publicaton]", ":1: unknown section [publicaton]. The sections are [publication], "),
        ("name = 'x'", ":1: name stands in no section"),
        ("[publication]\nnme = 'x'", ":2: unknown key 'nme' in [publication]"),
        ("[publication]\nshow_images = true", ":2: unknown key 'show_images'"),
        ("publication = 3", ":1: write [publication] as a heading"),
        ("[[publication]]\nname = 'x'", ":1: write [publication] as a heading"),
        ("[publication]\nname = 3", ':2: name = 3 should be like name = "Our Columba"'),
        ("[publication]\ndemo = 'no'", ':2: demo = "no" should be like demo = false'),
        ("[publication]\nreview = 'maybe'", ':2: review = "maybe"; use one of "all", "flagged"'),
        ("[publication]\nreview = 1", ':2: review = 1 should be like review = "flagged"'),
        ("[publication]\n\ntime_zone = 'Mars/Olympus'", ':3: time_zone = "Mars/Olympus" is no '),
        ("[publication]\ntime_zone = '../etc/passwd'", "is no IANA zone"),
        ("[publication]\ntime_zone = 'America'", "is no IANA zone"),
        ("[publication]\nlanguage = 'english'", ':2: language = "english" should be a tag'),
        ("[publication]\nlanguage = ''", "should be a tag"),
        ("[publication]\nbase_url = 'news.town'", ':2: base_url = "news.town" should be'),
        ("[publication]\nbase_url = 'https://news.town/a'", "nothing behind it"),
        ("[publication]\nbase_url = 'https://news.town:x'", "nothing behind it"),
        ("[publication]\nbase_url = 'ftp://news.town'", "with https:// before it"),
        ("[window]\nstory_dayz = 3", ":2: unknown key 'story_dayz'"),
        ("[window]\nstory_days = 0", ":2: story_days = 0 should lie between 0.1 and 60"),
        ("[window]\nstory_days = nan", "should lie between"),
        ("[images]\nshow = 'no'", ':2: show = "no" should be like show = true'),
        ("[polling]\nevery_minutes = 'ten'", ':2: every_minutes = "ten" should be like'),
        ("[polling]\nevery_minutes = -1", ":2: every_minutes = -1 should lie between 1 and"),
        ("[polling]\nevery_minutes = inf", "should lie between"),
        ("[polling]\nevery_minutes = true", "every_minutes = true should be like"),
        ("[polling]\njitter = 2", "jitter = 2 should lie between 0 and 1"),
        ("[excerpt]\nparagraphs = 2.5", "paragraphs = 2.5 should be like paragraphs = 3"),
        ("[excerpt]\nshare = 30", "share = 30 should lie between 0 and 1"),
        ("polling = { every_minutes = 0 }", ":1: every_minutes = 0 should lie between"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path, text, says):
    with pytest.raises(PublicationError, match=r"columba\.toml:\d") as caught:
        read_publication(write(tmp_path, text))
    assert says in str(caught.value)


@pytest.mark.parametrize("address", ["https://news.town", "https://news.town/"])
def test_a_slash_behind_the_address_is_no_part_of_it(tmp_path, address):
    text = f'[publication]\nbase_url = "{address}"'
    assert read_publication(write(tmp_path, text)).base_url == "https://news.town"


def test_a_missing_file_says_how_to_get_one(tmp_path):
    with pytest.raises(PublicationError, match="columba init"):
        read_publication(tmp_path)


def test_the_folder_is_found_from_below(tmp_path):
    write(tmp_path, "")
    below = tmp_path / "playbooks"
    below.mkdir()
    assert find_folder(below) == tmp_path
