"""Every story gets its page, once, and under the publication's review policy."""

from datetime import timedelta
from pathlib import Path

import pytest

from columba.articles.models import Article
from columba.commentary.load import load_playbooks
from columba.commentary.models import Commentary, Playbook, Revision, State
from columba.commentary.reading import published
from columba.commentary.serialise import draft_from_json
from columba.commentary.write import count_waiting, draft_commentary
from columba.directory.models import Link
from columba.lib.publication import Publication, Review
from columba.stories.models import Membership, Story
from tests.commentary.make import BRIDGE, GENERAL, LINKS, PLAYBOOK
from tests.make import NOON, file_under, make_article, make_category, make_source, make_story

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(hours=2)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "bridges.md").write_text(PLAYBOOK, encoding="utf-8")
    (tmp_path / "general.md").write_text(GENERAL, encoding="utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def shelf(folder):
    load_playbooks(folder)
    for row in LINKS.values():
        Link.objects.create(
            slug=row.id, url=row.url, title=row.title, owner=row.owner, kind=row.kind, area=row.area
        )


@pytest.fixture
def transport():
    return make_category("transport")


def publication(review=Review.FLAGGED, **values):
    return Publication(folder=Path(), review=review, time_zone="America/New_York", **values)


def bridge(*paragraphs, source=None, **values):
    return make_article(
        source,
        title="Harlan Street bridge closed after cracks are found",
        paragraphs=list(paragraphs or BRIDGE),
        **values,
    )


def bridge_story(*articles, **values):
    return make_story(*(articles or [bridge()]), categories_stale=False, **values)


def draft(review=Review.FLAGGED, now=LATER, **values):
    total = {}
    while (done := draft_commentary(now=now, publication=publication(review), **values)).claimed:
        for key in ("claimed", "published", "held", "unchanged"):
            total[key] = total.get(key, 0) + getattr(done, key)
    return total


def commentary(story):
    return Commentary.objects.select_related("published").get(story=story)


def page(story):
    return draft_from_json(commentary(story).revisions.last().draft)


def reload_with(folder, before, after):
    path = folder / "bridges.md"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return load_playbooks(folder)


def read_again(article, *paragraphs):
    """Change what the page of an article says, as a new reading would."""
    article.paragraphs = list(paragraphs)
    article.extracted_at = LATER + timedelta(hours=1)
    article.save()


def test_a_story_is_drafted_checked_and_published():
    story = bridge_story()
    assert draft() == {"claimed": 1, "published": 1, "held": 0, "unchanged": 0}
    shown = published([story.pk])[story.pk]
    assert shown.draft.playbook == "bridges"
    assert shown.draft.opinion
    assert shown.revision == 1
    assert not shown.is_reviewed


def test_a_second_run_changes_nothing():
    bridge_story()
    draft()
    before = list(Commentary.objects.values())
    assert draft(now=LATER + timedelta(days=1)) == {}
    assert list(Commentary.objects.values()) == before
    assert Revision.objects.count() == 1


def test_a_story_that_no_issue_fits_gets_the_general_page_of_its_root(transport):
    story = bridge_story(make_article(paragraphs=["A new bus shelter opened on Elm Street today."]))
    file_under(story, make_category("buses", parent=transport))
    draft()
    assert page(story).playbook == "general-transport"
    assert page(story).opinion == ()
    assert page(story).what_we_know


def test_a_story_that_nothing_fits_still_says_what_is_known():
    story = bridge_story(make_article(paragraphs=["A new bus shelter opened on Elm Street today."]))
    draft(Review.NONE)
    assert page(story).playbook == ""
    assert page(story).what_we_know
    assert commentary(story).state == State.PUBLISHED


def test_an_issue_that_finds_no_news_gives_way_to_the_general_page(transport):
    words = "Inspectors of the bridge over repairs met engineers; each hanger of the bridge held."
    story = bridge_story(bridge(words, "The bridge needs repair, says the inspection of hangers."))
    file_under(story, transport)
    draft()
    assert page(story).playbook == "general-transport"


def test_a_new_independent_report_makes_a_new_revision():
    story = bridge_story()
    draft()
    article = bridge("The city closed the bridge on Tuesday, and 14 hangers have cracks.")
    Membership.objects.create(article=article, story=story, at=NOON, reason="test")
    Story.objects.filter(pk=story.pk).update(article_count=2)
    assert draft()["published"] == 1
    assert [revision.number for revision in Revision.objects.all()] == [1, 2]
    assert len(page(story).reports) == 2
    assert commentary(story).published.number == 2


def test_a_copy_adds_no_report_but_is_named():
    original = bridge(source=make_source(title="Harlan Herald"))
    copy = bridge(source=make_source(title="Copy Courier"), published_at=NOON + timedelta(hours=1))
    story = bridge_story(original, copy, copies={copy: original})
    draft()
    (credit,) = page(story).reports
    assert (credit.outlet, credit.copies) == ("Harlan Herald", ("Copy Courier",))


def test_the_copy_of_a_copy_is_named_with_the_original():
    original, first, second = (
        bridge(source=make_source(title=title)) for title in ("Harlan Herald", "Copy A", "Copy B")
    )
    story = bridge_story(original, first, second, copies={first: original, second: first})
    draft()
    (credit,) = page(story).reports
    assert credit.copies == ("Copy A", "Copy B")


def test_an_outlet_is_named_as_its_pages_do_unless_that_leads_away():
    source = make_source(title="Harlan Herald: Local news")
    plain = bridge_story(bridge(source=source, site_name="The Harlan Herald"))
    hostile = bridge_story(bridge(source=source, site_name="Visit evil.example.com now"))
    draft()
    assert page(plain).reports[0].outlet == "The Harlan Herald"
    assert page(hostile).reports[0].outlet == "Harlan Herald"


def test_an_article_read_again_with_the_same_words_keeps_its_revision():
    article = bridge()
    story = bridge_story(article)
    draft()
    read_again(article, *BRIDGE)
    assert draft() == {"claimed": 1, "published": 0, "held": 0, "unchanged": 1}
    assert commentary(story).revisions.count() == 1


def test_a_corrected_report_makes_the_page_afresh():
    article = bridge()
    story = bridge_story(article)
    draft()
    read_again(article, BRIDGE[0].replace("14", "16"), *BRIDGE[1:])
    assert draft()["published"] == 1
    assert commentary(story).published.number == 2


def test_a_changed_playbook_makes_the_page_afresh_and_an_unused_one_does_not(folder):
    story = bridge_story()
    draft()
    reload_with(folder, "who knew, and when.", "who knew.")
    assert draft()["published"] == 1
    assert "who knew." in page(story).opinion[0].sentences[-1].text
    (folder / "other.md").write_text(
        PLAYBOOK.replace('id = "bridges"', 'id = "other"', 1).replace("hanger", "zebra"),
        encoding="utf-8",
    )
    load_playbooks(folder)
    assert draft()["unchanged"] == 1


def test_a_changed_directory_row_makes_the_page_afresh():
    story = bridge_story()
    draft()
    Link.objects.filter(slug="us-bridges").update(url="https://www.fhwa.dot.gov/new/")
    assert draft()["published"] == 1
    Link.objects.filter(slug="us-officials").delete()
    assert draft()["published"] == 1
    assert "contact" not in [step.rung for step in page(story).steps]


def test_a_story_waits_until_it_is_filed():
    story = bridge_story()
    Story.objects.filter(pk=story.pk).update(categories_stale=True)
    assert count_waiting(publication()) == 0
    assert draft() == {}
    Story.objects.filter(pk=story.pk).update(categories_stale=False)
    assert count_waiting(publication()) == 1


def test_a_story_without_a_readable_report_is_held_with_that_reason():
    article = bridge()
    story = bridge_story(article)
    Article.objects.filter(pk=article.pk).update(paragraphs=[])
    draft()
    assert commentary(story).reasons == ["No report of the story has been read yet."]
    assert published([story.pk]) == {}


def test_the_batch_is_as_large_as_asked_and_the_rest_follows():
    for _ in range(3):
        bridge_story(bridge())
    done = draft_commentary(now=LATER, publication=publication(), limit=2)
    assert done.claimed == 2
    assert draft()["claimed"] == 1


def test_progress_is_told_after_each_story():
    bridge_story()
    told = []
    draft(progress=lambda: told.append(1))
    assert told == [1]


# ---- review policy ----


def test_under_all_every_page_waits_for_a_person():
    story = bridge_story()
    assert draft(Review.ALL) == {"claimed": 1, "published": 0, "held": 1, "unchanged": 0}
    assert commentary(story).reasons == ["This publication has a person approve every page."]


@pytest.mark.parametrize(
    ("setting", "reason"),
    [
        ('sensitivity = "high"', "The topic is sensitive."),
        ('human_review = "always"', "Its playbook has a person read every page."),
        ('human_review = "first"', "Its playbook has a person read the first page."),
    ],
)
def test_under_flagged_a_reserved_topic_waits(folder, setting, reason):
    reload_with(folder, 'sensitivity = "normal"', setting)
    story = bridge_story()
    draft()
    assert commentary(story).state == State.HELD
    assert reason in commentary(story).reasons


def test_a_sensitive_story_of_one_owner_says_so(folder):
    reload_with(folder, 'sensitivity = "normal"', 'sensitivity = "high"')
    same = [bridge(source=make_source(owner="One Owner")) for _ in range(2)]
    story = bridge_story(*same)
    draft()
    assert any("one independent owner" in reason for reason in commentary(story).reasons)
    two = bridge_story(bridge(), bridge())
    draft()
    assert not any("one independent owner" in reason for reason in commentary(two).reasons)


def test_under_none_a_sensitive_page_is_published(folder):
    reload_with(folder, 'sensitivity = "normal"', 'sensitivity = "high"')
    story = bridge_story()
    draft(Review.NONE)
    assert commentary(story).state == State.PUBLISHED


@pytest.mark.parametrize("review", list(Review))
def test_the_checkers_findings_hold_a_page_under_every_policy(folder, review):
    reload_with(folder, "who knew, and when.", "in 2024 who knew.")  # the lint would refuse it
    story = bridge_story()
    draft(review)
    assert commentary(story).state == State.HELD
    assert "The checker found number faults: 1." in commentary(story).reasons
    assert commentary(story).revisions.get().findings[0]["rule"] == "number"


def test_a_milder_policy_lets_held_pages_out():
    story = bridge_story()
    draft(Review.ALL)
    draft(Review.FLAGGED)
    assert commentary(story).state == State.PUBLISHED
    assert commentary(story).revisions.count() == 1


def test_once_a_person_approved_a_first_page_the_next_is_published(folder, django_user_model):
    reload_with(folder, 'sensitivity = "normal"', 'human_review = "first"')
    first = bridge_story()
    draft()
    row = commentary(first)
    row.publish(
        row.revisions.last(), now=LATER, reviewer=django_user_model.objects.create(username="ann")
    )
    row.save()
    second = bridge_story(bridge())
    draft()
    assert commentary(second).state == State.PUBLISHED


def test_a_playbook_past_its_date_writes_no_new_page(transport):
    story = bridge_story()
    file_under(story, transport)
    years_on = NOON + timedelta(days=365 * 6)
    draft(now=years_on)
    assert page(story).playbook == ""
    demo = bridge_story(bridge())
    draft_commentary(now=years_on, publication=publication(demo=True))
    assert page(demo).playbook == "bridges"


def test_a_held_newer_draft_leaves_the_published_one_standing():
    article = bridge()
    story = bridge_story(article)
    draft()
    other = bridge("The city closed the bridge on Tuesday, and 14 hangers have cracks.")
    Membership.objects.create(article=other, story=story, at=NOON, reason="test")
    Story.objects.filter(pk=story.pk).update(article_count=2)
    draft(Review.ALL)
    assert commentary(story).state == State.PUBLISHED
    assert commentary(story).published.number == 1
    assert commentary(story).revisions.count() == 2
    assert commentary(story).reasons


def test_a_held_newer_draft_takes_the_old_one_away_where_its_report_has_changed():
    article = bridge()
    story = bridge_story(article)
    draft()
    read_again(article, BRIDGE[0].replace("14", "16"), *BRIDGE[1:])
    draft(Review.ALL)
    assert commentary(story).state == State.HELD
    assert published([story.pk]) == {}


def test_what_a_person_withdrew_stays_withdrawn():
    article = bridge()
    story = bridge_story(article)
    draft()
    row = commentary(story)
    row.withdraw("Wrong person.")
    row.save()
    read_again(article, *BRIDGE[:3])
    assert draft() == {}
    assert commentary(story).state == State.WITHDRAWN


def test_what_a_person_corrected_is_not_written_over(django_user_model):
    article = bridge()
    story = bridge_story(article)
    draft()
    row = commentary(story)
    ann = django_user_model.objects.create(username="ann", first_name="Ann", last_name="Lee")
    row.correct(row.revisions.last(), now=LATER, reviewer=ann)
    row.save()
    read_again(article, *BRIDGE[:3])
    draft()
    row = commentary(story)
    assert (row.state, row.published.number, row.revisions.count()) == (State.CORRECTED, 1, 2)
    shown = published([story.pk])[story.pk]
    assert (shown.is_corrected, shown.reviewed_by, shown.is_reviewed) == (True, "Ann Lee", True)


def edit(row, author):
    """Keep an edit of the newest revision, as the desk does."""
    base = row.revisions.last()
    return Revision.objects.create(
        commentary=row, number=base.number + 1, inputs_hash=base.inputs_hash, draft=base.draft,
        written_by=base.written_by, created_at=LATER, edited_by=author, based_on=base,
    )  # fmt: skip


def test_what_a_person_edited_and_published_is_not_written_over(django_user_model):
    article = bridge()
    story = bridge_story(article)
    draft(Review.ALL)
    row = commentary(story)
    ann = django_user_model.objects.create(username="ann")
    row.publish(edit(row, ann), now=LATER, reviewer=ann)
    row.save()
    draft(Review.FLAGGED)  # nothing new but the policy
    assert commentary(story).published.number == 2
    read_again(article, *BRIDGE[:3])
    draft()
    row = commentary(story)
    assert (row.published.number, row.proposed.number) == (2, 3)
    assert "A person has edited this page; a newer draft waits beside it." in row.reasons


def test_an_edit_that_waits_is_neither_published_nor_put_aside_by_the_machine(django_user_model):
    article = bridge()
    story = bridge_story(article)
    draft(Review.ALL)
    row = commentary(story)
    row.propose([], edit(row, django_user_model.objects.create(username="ann")))
    row.save()
    draft(Review.FLAGGED)
    assert (commentary(story).state, commentary(story).proposed.number) == (State.HELD, 2)
    read_again(article, *BRIDGE[:3])
    draft()
    assert (commentary(story).state, commentary(story).proposed.number) == (State.HELD, 2)
    assert commentary(story).revisions.count() == 3


def test_after_a_rejection_a_draft_that_passes_waits_for_a_person():
    article = bridge()
    story = bridge_story(article)
    draft(Review.ALL)
    row = commentary(story)
    row.reject(row.revisions.last(), "Wrong river.")
    row.save()
    draft(Review.FLAGGED)
    assert commentary(story).state == State.HELD
    assert commentary(story).proposed is None
    read_again(article, *BRIDGE[:3])
    draft(Review.FLAGGED)
    row = commentary(story)
    assert (row.state, row.proposed.number) == (State.HELD, 2)
    assert "A person has rejected a draft of this page" in row.reasons[0]


def test_a_decision_made_while_a_draft_is_written_stands(monkeypatch, django_user_model):
    from columba.commentary import write

    article = bridge()
    story = bridge_story(article)
    draft()
    read_again(article, *BRIDGE[:3])
    real = write.check

    def withdraws_meanwhile(*arguments):
        row = commentary(story)
        row.withdraw("Wrong person.")
        row.save()
        return real(*arguments)

    monkeypatch.setattr(write, "check", withdraws_meanwhile)
    draft()
    assert commentary(story).state == State.WITHDRAWN
    assert commentary(story).reasons == ["Wrong person."]


# ---- determinism ----


def content():
    return (
        list(Commentary.objects.values_list("pk", "story", "state", "reasons", "inputs_hash")),
        list(Revision.objects.values_list("pk", "commentary", "number", "draft", "inputs_hash")),
    )


def test_a_run_that_died_in_a_batch_ends_as_one_that_did_not(monkeypatch):
    for _ in range(4):
        bridge_story(bridge())
    from columba.commentary import write

    real, calls = write.check, []

    def dies(*arguments):
        calls.append(1)
        if len(calls) == 2:
            raise SystemExit
        return real(*arguments)

    monkeypatch.setattr(write, "check", dies)
    with pytest.raises(SystemExit):
        draft_commentary(now=LATER, publication=publication(), limit=2)
    monkeypatch.setattr(write, "check", real)
    after_lease = LATER + timedelta(minutes=11)
    draft(now=after_lease)
    disturbed = content()
    Commentary.objects.all().delete()
    draft(now=after_lease)
    undisturbed = content()
    assert [row[2:] for row in disturbed[0]] == [row[2:] for row in undisturbed[0]]
    assert [row[2:] for row in disturbed[1]] == [row[2:] for row in undisturbed[1]]


def test_the_days_on_a_page_are_those_of_the_publications_zone():
    late = NOON.replace(hour=1)  # the evening before in New York
    story = bridge_story(bridge(published_at=late))
    draft()
    assert page(story).as_of.day == late.day - 1


def test_reading_many_stories_takes_one_query(django_assert_num_queries):
    stories = [bridge_story(bridge()) for _ in range(3)]
    draft()
    with django_assert_num_queries(1):
        assert len(published([story.pk for story in stories])) == 3


def test_playbooks_of_a_version_that_cannot_be_read_any_more_are_passed_over():
    Playbook.objects.filter(slug="bridges").update(text="+++\nid = 3\n+++\n", text_hash="x")
    story = bridge_story()
    draft(Review.NONE)
    assert page(story).playbook == ""
