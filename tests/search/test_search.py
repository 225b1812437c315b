"""Search finds the same on both engines, and shows it safely."""

from datetime import timedelta

import pytest

from columba.articles.models import Article
from columba.search.index import index_articles, waiting_articles
from columba.search.query import Query, search
from tests.make import NOON, file_under, make_article, make_category, make_source, make_story

pytestmark = pytest.mark.django_db


def put(title, *paragraphs, source=None, at=NOON, **values):
    article = make_article(
        source, title=title, paragraphs=list(paragraphs) or [title], published_at=at, **values
    )
    make_story(article)
    return article


def find(text="", **values):
    index_articles()
    return [hit.article_id for hit in search(Query(text=text, **values)).hits]


def test_it_finds_by_word_in_title_and_text():
    a = put("Boil notice lifted")
    b = put("Council meets", "The notice to boil was discussed.")
    put("Library hours")
    assert set(find("boil")) == {a.pk, b.pk}


def test_it_knows_a_word_in_its_other_forms():
    a = put("Schools closing early")
    assert find("school close") == [a.pk]


def test_the_title_counts_more_than_the_text():
    text = put("Council meets", "The levee was discussed among other things on the agenda.")
    title = put("Levee raised", "Crews finished on Sunday after a long summer of work.")
    assert find("levee") == [title.pk, text.pk]


def test_a_phrase_is_found_only_whole():
    a = put("x", "The boil notice was lifted.")
    put("y", "A notice said to boil water.")
    assert find('"boil notice"') == [a.pk]


def test_excluded_words_and_alternatives():
    water = put("Water main repaired")
    put("Water tested for PFAS")
    smoke = put("Smoke drifts east")
    assert find("water -pfas") == [water.pk]
    assert set(find("main OR smoke")) == {water.pk, smoke.pk}


def test_a_root_category_takes_in_its_children():
    root = make_category("environment")
    fine = make_category("drinking-water", root)
    a = put("Water main repaired")
    file_under(a.membership.story, fine)
    b = put("Water polo")
    assert find("water", category="environment") == [a.pk]
    assert find("water", category="drinking-water") == [a.pk]
    assert set(find("water")) == {a.pk, b.pk}


def test_it_narrows_by_source_and_by_date():
    source = make_source(key="ledger")
    old = put("Water old", source=source, at=NOON - timedelta(days=3))
    new = put("Water new", source=source)
    put("Water elsewhere")
    assert set(find("water", source="ledger")) == {old.pk, new.pk}
    assert find("water", source="ledger", since=NOON) == [new.pk]
    assert find("water", source="ledger", until=NOON) == [old.pk]


def test_sorted_by_date_the_newest_comes_first():
    old = put("Water water water", at=NOON - timedelta(days=1))
    new = put("Council on water")
    assert find("water", sort="date") == [new.pk, old.pk]


def test_without_words_it_lists_what_the_filters_leave_newest_first():
    old = put("A", at=NOON - timedelta(days=1))
    new = put("B")
    assert find("", sort="relevance") == [new.pk, old.pk]


def test_copies_are_one_hit_unless_their_source_is_asked_for():
    source = make_source(key="mercury")
    original = make_article(title="Wire report on levees")
    copy = make_article(source, title="Levees, says the wire")
    make_story(original, copy, copies={copy: original})
    index_articles()
    results = search(Query(text="levees"))
    assert [(hit.article_id, hit.copies) for hit in results.hits] == [(original.pk, 1)]
    assert find("levees", source="mercury") == [copy.pk]


def test_hits_are_marked_and_everything_else_is_inert():
    put("Levee <script>alert(1)</script>", "The levee & the <b>river</b>.")
    index_articles()
    hit = search(Query(text="levee")).hits[0]
    assert "<mark>Levee</mark> &lt;script&gt;" in hit.title_html
    assert "<mark>levee</mark> &amp; the" in hit.snippet_html
    assert "<b>" not in hit.snippet_html  # PostgreSQL leaves tags out, FTS5 shows them as text


@pytest.mark.parametrize(
    "text",
    ['"', "OR", "-", "AND NOT", "a NEAR b", "title:x", "x*", "(", "'; --", "\x00", "%s", "^x"],
)
def test_odd_wording_finds_or_does_not_but_never_fails(text):
    put("Levee")
    index_articles()
    assert search(Query(text=text)).total in {0, 1}


def test_an_article_read_again_is_found_by_its_new_words_alone():
    article = put("Levee raised")
    index_articles()
    Article.objects.filter(pk=article.pk).update(
        title="Dike raised", paragraphs=["Dike."], extracted_at=NOON + timedelta(days=1)
    )
    assert find("levee") == []
    assert find("dike") == [article.pk]


def test_a_second_run_finds_nothing_to_do():
    put("Levee raised")
    assert index_articles().claimed == 1
    assert index_articles().claimed == 0
    assert not waiting_articles().exists()


def test_a_deleted_article_leaves_the_index():
    article = put("Levee raised")
    index_articles()
    article.document.delete()
    assert search(Query(text="levee")).total == 0


def test_pages_of_results_do_not_overlap():
    pks = {put(f"Levee {n}").pk for n in range(5)}
    index_articles()
    first = search(Query(text="levee"), limit=3)
    second = search(Query(text="levee"), limit=3, offset=3)
    assert first.total == 5
    assert {hit.article_id for hit in (*first.hits, *second.hits)} == pks
