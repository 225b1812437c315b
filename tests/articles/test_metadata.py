"""The parts that metadata is made of: names, headlines, moments, broken JSON."""

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from lxml import html

from columba.articles.extract.json_ld import read_json_ld
from columba.articles.extract.moments import choose_moment
from columba.articles.extract.people import choose_authors, read_names, whole_names
from columba.articles.extract.titles import Headlines, choose_title, without_site


def authors(*bylines, owners=("Ferry Herald",)):
    return choose_authors([read_names(bylines, owners=owners)])


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Nora Whitcomb", ["Nora Whitcomb"]),
        ("By NORA WHITCOMB and SAM OKAFOR", ["NORA WHITCOMB", "SAM OKAFOR"]),
        ("Nora Whitcomb, Sam Okafor & Ann Lee", ["Nora Whitcomb", "Sam Okafor", "Ann Lee"]),
        ("Von Julia Vergin und Clare Roth", ["Julia Vergin", "Clare Roth"]),
        ("Por Ana Pérez y Luis Gómez", ["Ana Pérez", "Luis Gómez"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Nora Whitcomb (nora@herald.example)", ["Nora Whitcomb"]),
        ("nora@herald.example", []),
        ("https://www.facebook.com/ferryherald", []),
        ("Nora Whitcomb, Staff Writer", ["Nora Whitcomb"]),
        ("Nora Whitcomb / Ferry Herald", ["Nora Whitcomb"]),
        ("Ann Lee, Bonn", ["Ann Lee"]),
        ("AFP, Manila", ["AFP"]),
        ("Associated Press", ["Associated Press"]),
        ("Ferry Herald", ["Ferry Herald"]),
        ("Seán O’Neill &amp; Zoë Ní Bhriain", ["Seán O’Neill", "Zoë Ní Bhriain"]),
        ("nora-whitcomb", []),
        ("12 May 2025", []),
        ("", []),
    ],
)
def test_names_are_taken_out_of_bylines(byline, names):
    assert list(authors(byline)) == names


def test_a_person_anywhere_goes_before_an_organisation():
    markup = read_names(["Associated Press"], owners=[])
    page = read_names(["By Nora Whitcomb"], owners=[])
    assert choose_authors([markup, page]) == ("Nora Whitcomb",)
    assert choose_authors([markup]) == ("Associated Press",)


def test_a_guessed_byline_must_name_somebody_in_full():
    bylines = ["Share", "Veröffentlicht am", "3 Min", "By Nora Whitcomb and Sam Okafor", "Ann Lee"]
    assert whole_names(bylines, owners=[]).people == ("Nora Whitcomb", "Sam Okafor")


def headline(**values):
    defaults = {
        "json_ld": "",
        "headings": [],
        "meta": [],
        "window": "",
        "site": "",
        "is_news": True,
    }
    return choose_title(Headlines(**(defaults | values)))


def test_a_heading_that_the_json_ld_repeats_gives_the_spelling():
    assert headline(json_ld="It's open", headings=["Menu", "It’s open"]) == "It’s open"


def test_news_is_believed_in_its_json_ld_and_other_pages_in_their_heading():
    said = {"json_ld": "Best water filters", "headings": ["Ten filters we tried"]}
    said |= {"window": "Ten filters we tried - Shop"}
    assert headline(**said) == "Best water filters"
    assert headline(**said, is_news=False) == "Ten filters we tried"


def test_an_unconfirmed_heading_is_not_the_title():
    assert headline(headings=["Subscribe"], meta=["Main breaks"]) == "Main breaks"


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Main breaks | Ferry Herald", "Main breaks"),
        ("Main breaks - ferryherald", "Main breaks"),
        ("Ferry Herald: a history – Ferry Herald", "Ferry Herald: a history"),
        ("Ferry Herald » Main breaks", "Main breaks"),
        ("Main breaks - crews dig", "Main breaks - crews dig"),
        ("Man City 2-1 Leeds", "Man City 2-1 Leeds"),
    ],
)
def test_the_sites_name_is_no_part_of_the_title(title, bare):
    assert without_site(title, "Ferry Herald") == bare


def test_a_day_gives_way_to_a_clock_on_that_day_and_a_clock_to_one_with_a_zone():
    texts = ["2025-08-16", "rubbish", "August 16, 2025 2:05 pm", "2025-08-16T14:05:33-04:00"]
    stamp = choose_moment(texts, UTC, now=None)
    assert stamp.moment.isoformat() == "2025-08-16T14:05:33-04:00"


def test_a_clock_on_another_day_changes_nothing():
    stamp = choose_moment(["2025-08-16", "2025-09-20T10:00:00Z"], ZoneInfo("Asia/Tokyo"), now=None)
    assert stamp.moment.isoformat() == "2025-08-16T00:00:00+09:00"
    assert not stamp.has_clock


def json_ld(*scripts):
    body = "".join(f'<script type="application/ld+json">{text}</script>' for text in scripts)
    return read_json_ld(html.document_fromstring(f"<html><body>{body}</body></html>"))


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "NewsArticle", "headline": "A"}',
        '[{"@type": "WebSite"}, {"@type": ["Thing", "NewsArticle"], "headline": "A"}]',
        '{"@graph": [{"@type": "Person"}, {"@type": "NewsArticle", "headline": "A"}]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "A"}}',
        '<!-- {"@type": "NewsArticle", "headline": "A"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "A"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "A", "keywords": ["x", "y",],};',
        '{"@type": "Person", "name": "B"} {"@type": "NewsArticle", "headline": "A"}',
        '{"@type": "NewsArticle", "headline": "A", "text": "a\nraw\tline"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;A&quot;}",
    ],
)
def test_json_ld_is_read_however_it_is_nested_and_broken(text):
    assert [article["headline"] for article in json_ld(text).articles] == ["A"]


@pytest.mark.parametrize("text", ["", "{", "null", "[[[", '"text"', '{"a": NaN', "[" * 100_000])
def test_json_ld_that_cannot_be_read_says_nothing(text):
    assert json_ld(text).articles == []


def test_the_fullest_article_comes_first_and_updates_of_a_live_page_are_none():
    found = json_ld(
        '{"@type": "NewsArticle", "headline": "A teaser"}',
        '{"@type": "LiveBlogPosting", "headline": "The page", "datePublished": "2025-08-16",'
        ' "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "An update", "author": "x",'
        ' "datePublished": "2025-08-17", "articleBody": "y", "image": "z"}]}',
    )
    assert [article["headline"] for article in found.articles] == ["The page", "A teaser"]


def test_references_are_followed():
    found = json_ld(
        '{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#nora"}},'
        ' {"@id": "#nora", "@type": "Person", "name": "Nora Whitcomb"}]}'
    )
    assert found.follow(found.articles[0]["author"])[0]["name"] == "Nora Whitcomb"
