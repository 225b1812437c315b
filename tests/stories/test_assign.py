"""Clustering over rows: batches, counts, late comers, corrections, and going on after a kill."""

from datetime import timedelta
from pathlib import Path

import pytest

from columba.articles.models import Article, State
from columba.lib.publication import Publication
from columba.stories import assign
from columba.stories.assign import cluster_stories, waiting_articles
from columba.stories.jobs import count_unclustered
from columba.stories.models import Membership, StoredProfile, Story
from tests.make import NOON, make_article, make_entry, make_source, make_story
from tests.stories.make import BOIL, BOIL_AGAIN, BUDGET, SMOKE, newsroom

pytestmark = pytest.mark.django_db
PUBLICATION = Publication(folder=Path())


def put(title, paragraphs, *, hours=0, source=None, **values):
    moment = NOON + timedelta(hours=hours)
    entry = make_entry(source, published_at=moment, first_seen_at=NOON + timedelta(days=60))
    paragraphs = list(paragraphs)
    values = {"word_count": len(" ".join(paragraphs).split())} | values
    return make_article(entry=entry, title=title, paragraphs=paragraphs, **values)


def cluster(limit=100):
    return list(cluster_stories(PUBLICATION, limit=limit))


def story_of(article):
    return Membership.objects.get(article=article).story


def test_reports_of_one_event_become_one_story_with_its_counts():
    one = put("Mill Creek told to boil water", BOIL)
    two = put("Boil notice after main breaks", BOIL_AGAIN, hours=1)
    other = put("School budget gap", BUDGET, hours=2)
    done = cluster()
    assert [(d.claimed, d.opened, d.copies) for d in done] == [(3, 2, 0)]
    story = story_of(one)
    assert story_of(two) == story != story_of(other)
    assert (story.article_count, story.outlet_count) == (2, 2)
    assert (story.first_at, story.last_at) == (NOON, NOON + timedelta(hours=1))
    assert story.slug == "mill-creek-told-to-boil-water"
    assert story.categories_stale
    assert story.related_stale


def test_outlets_are_owners_and_copies_do_not_count():
    chain = "Valley Papers"
    put("Mill Creek told to boil water", BOIL, source=make_source(owner=chain))
    put("Boil notice after break", BOIL_AGAIN, hours=1, source=make_source(owner=chain))
    copy = put("Pipe bursts", BOIL, hours=2, source=make_source(owner="Someone else"))
    cluster()
    story = story_of(copy)
    assert (story.article_count, story.outlet_count) == (3, 1)


def test_a_source_without_owner_counts_as_its_domain():
    put("Mill Creek told to boil water", BOIL, source=make_source(owner=""))
    two = put("Boil notice after break", BOIL_AGAIN, hours=1, source=make_source(owner=""))
    cluster()
    assert story_of(two).outlet_count == 2


def test_the_most_complete_original_leads():
    put("Boil notice after break", BOIL_AGAIN)
    full = put("Mill Creek told to boil water", BOIL, hours=1)
    copy = put("Longer copy", [*BOIL, "Subscribe today."], hours=2)
    cluster()
    story = story_of(copy)
    assert story.lead == full
    assert story.title == full.title


def test_a_copy_points_to_its_original_and_the_reason_is_kept():
    original = put("Mill Creek told to boil water", BOIL)
    copy = put("Pipe bursts", BOIL, hours=1)
    cluster()
    member = Membership.objects.get(article=copy)
    assert member.copy_of == original
    assert member.reason.startswith("All of its text is also in “Mill Creek told to boil water”")


def test_articles_that_were_not_read_or_share_an_address_are_left_alone():
    put("Waiting", BOIL, state=State.WAITING)
    put("Duplicate", BOIL, state=State.DUPLICATE)
    put("Refused", BOIL, state=State.REFUSED)
    assert cluster() == []
    assert not waiting_articles().exists()


def test_a_second_run_changes_nothing():
    put("Mill Creek told to boil water", BOIL)
    cluster()
    assert cluster() == []
    assert count_unclustered() == 0


def test_an_article_without_a_date_or_dated_ahead_counts_from_when_it_was_seen():
    seen = NOON + timedelta(hours=5)
    dateless = make_entry(published_at=None, first_seen_at=seen)
    ahead = make_entry(published_at=NOON + timedelta(days=9000), first_seen_at=seen)
    for entry in (dateless, ahead):
        make_article(entry=entry, title=entry.title, paragraphs=[entry.title])
    cluster()
    assert {member.at for member in Membership.objects.all()} == {seen}


def test_a_later_run_joins_what_an_earlier_one_opened():
    one = put("Mill Creek told to boil water", BOIL)
    cluster()
    Story.objects.update(categories_stale=False, related_stale=False)
    two = put("Boil notice after main breaks", BOIL_AGAIN, hours=1)
    cluster()
    assert story_of(two) == story_of(one)
    assert story_of(one).categories_stale


def test_an_article_that_comes_after_its_days_opens_its_own_story():
    put("School budget gap", BUDGET, hours=24 * 9)
    put("Mill Creek told to boil water", BOIL)
    cluster()
    late = put("Boil notice after main breaks", BOIL_AGAIN, hours=1)
    cluster()
    assert story_of(late).article_count == 1
    assert "after the days of its story had passed" in Membership.objects.get(article=late).reason


def test_a_corrected_lead_gives_its_story_the_new_title_and_nothing_else():
    article = put("Mill Creek told to boil water", BOIL)
    other = put("School budget gap", BUDGET)
    cluster()
    Story.objects.update(categories_stale=False, related_stale=False)
    Article.objects.filter(pk=article.pk).update(title="Part of Mill Creek told to boil water")
    assert count_unclustered() == 1
    assert [done.retitled for done in cluster()] == [1]
    story = story_of(article)
    assert story.title == "Part of Mill Creek told to boil water"
    assert story.slug == "part-of-mill-creek-told-to-boil-water"
    assert story.categories_stale
    assert not story_of(other).categories_stale


def test_stories_with_room_on_their_list_choose_again_when_new_ones_open():
    old = make_story(make_article(), related_stale=False)
    put("School budget gap", BUDGET, hours=1)
    cluster()
    old.refresh_from_db()
    assert old.related_stale


def test_profiles_are_dropped_when_nothing_asks_for_them_any_more():
    put("Mill Creek told to boil water", BOIL)
    cluster()
    put("School budget gap", BUDGET, hours=24 * 29)
    cluster()
    assert StoredProfile.objects.count() == 2
    put("Smoke over the county", SMOKE, hours=24 * 31)
    cluster()
    assert StoredProfile.objects.count() == 2


def rows():
    fields = ("article_id", "story_id", "copy_of_id", "at", "score", "reason")
    stories = Story.objects.order_by("pk").values_list("pk", "title", "lead_id", "outlet_count")
    return list(Membership.objects.order_by("pk").values_list("pk", *fields)), list(stories)


def forget():
    Membership.objects.all().delete()
    Story.objects.all().delete()
    StoredProfile.objects.all().delete()


@pytest.fixture
def day():
    """Return the sample newsroom as rows that wait."""
    return [
        make_article(
            entry=make_entry(published_at=a.published_at, first_seen_at=NOON + timedelta(days=30)),
            title=a.title,
            paragraphs=list(a.paragraphs),
            domain=a.domain,
            word_count=sum(len(p.split()) for p in a.paragraphs),
        )
        for a, _, _ in newsroom()
    ]


def without_keys(content):
    """Return the content with row numbers as ranks, since deleted rows leave gaps."""
    members, stories = content
    ranks = {story[0]: rank for rank, story in enumerate(stories)}
    return [(m[1], ranks[m[2]], *m[3:]) for m in members], [s[1:] for s in stories]


def test_going_on_with_a_long_story_is_the_same_in_one_run_as_in_many():
    outlet = make_source()

    def stream(*, one_by_one):
        for day in range(12):
            water = (*BOIL[day % 3 :], BOIL_AGAIN[day % 3])
            put(f"Mill Creek water, day {day}", water, hours=24 * day, source=outlet)
            put(f"School budget, day {day}", BUDGET[day % 3 :], hours=24 * day + 1, source=outlet)
            if one_by_one:
                cluster()
        cluster(limit=5)
        members = Membership.objects.order_by("at")
        return [(m.score, m.reason, m.story.title) for m in members.select_related("story")]

    apart = stream(one_by_one=True)
    forget()
    Article.objects.all().delete()
    assert stream(one_by_one=False) == apart


class KilledError(Exception):
    pass


@pytest.mark.parametrize("survived", [0, 1, 3])
def test_a_run_killed_in_the_middle_of_a_batch_ends_as_if_it_never_was(day, monkeypatch, survived):
    cluster(limit=20)
    expected = without_keys(rows())
    forget()

    calls = iter(range(100))
    original = assign.summarise_stories

    def killed(numbers):
        if next(calls) == survived:
            raise KilledError
        original(numbers)

    monkeypatch.setattr(assign, "summarise_stories", killed)
    with pytest.raises(KilledError):
        cluster(limit=20)
    monkeypatch.undo()
    assert Membership.objects.count() == 20 * survived
    cluster(limit=20)
    assert without_keys(rows()) == expected


def test_the_size_of_the_batches_does_not_matter(day):
    cluster(limit=7)
    small = without_keys(rows())
    forget()
    cluster(limit=500)
    assert without_keys(rows()) == small


def test_a_batch_asks_as_many_questions_for_many_articles_as_for_few(
    day, django_assert_max_num_queries
):
    with django_assert_max_num_queries(30):
        cluster(limit=100)
