"""A model writes what it may, the composer everything else, and nothing is paid for twice."""

import json
from datetime import timedelta

import pytest

from columba.articles.models import Article
from columba.commentary.document import COMPOSER
from columba.commentary.models import Generation, ModelCall, Outcome, Revision, State
from columba.commentary.reading import published
from columba.commentary.render import render
from tests.commentary.make import BRIDGE, LINKS
from tests.commentary.model import stub as does
from tests.commentary.model.answers import answer, reported, with_news, with_view
from tests.commentary.model.newsroom import (
    LATER,
    another_outlet,
    bridge,
    bridge_story,
    commentary,
    join,
    ledger,
    page,
)
from tests.make import make_article


def test_the_model_writes_the_opinion_and_the_page_says_so(newsroom, stub):
    story = bridge_story()
    stub.script = [does.says_json(answer())]
    newsroom.draft()
    draft = page(story)
    assert draft.written_by == "tiny:1b"
    assert draft.opinion[0].sentences[0].text.startswith("The Harlan Street bridge has been")
    assert "language model tiny:1b" in render(draft, LINKS).labels.made
    assert commentary(story).state == State.PUBLISHED
    assert commentary(story).published.findings == []


def test_the_same_page_without_a_model_is_the_composers(newsroom, stub):
    story = bridge_story()
    stub.script = [does.says_json(answer())]
    newsroom.draft()
    theirs = page(story)
    revision = Revision.objects.get()
    assert revision.written_by == "tiny:1b"
    assert (theirs.ask, theirs.steps, theirs.targets) != ("", (), ())


def test_a_second_run_asks_nothing_and_changes_nothing(newsroom, stub):
    bridge_story()
    stub.script = [does.says_json(answer())]
    newsroom.draft()
    before = list(Revision.objects.values()), list(ModelCall.objects.values())
    newsroom.draft(now=LATER + timedelta(hours=1))
    assert len(stub.asked) == 1
    assert (list(Revision.objects.values()), list(ModelCall.objects.values())) == before


def test_an_article_read_again_with_the_same_words_is_not_asked_about_again(newsroom, stub):
    article = bridge()
    story = bridge_story(article)
    stub.script = [does.says_json(answer())]
    newsroom.draft()
    Article.objects.filter(pk=article.pk).update(extracted_at=LATER + timedelta(hours=1))
    newsroom.draft()
    assert len(stub.asked) == 1
    assert commentary(story).revisions.count() == 1


def test_a_process_that_died_after_the_answer_pays_nothing_twice(newsroom, stub, monkeypatch):
    story = bridge_story()
    stub.script = [does.says_json(answer())]

    def killed(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("columba.commentary.write._Desk.store", killed)
        with pytest.raises(KeyboardInterrupt):
            newsroom.draft()
    assert Revision.objects.count() == 0
    assert Generation.objects.count() == 1
    newsroom.draft(now=LATER + timedelta(hours=2))  # when the lease has ended
    assert len(stub.asked) == 1
    assert page(story).written_by == "tiny:1b"


def test_a_process_that_died_before_the_answer_leaves_what_it_set_aside(
    newsroom, stub, monkeypatch
):
    story = bridge_story()
    stub.script = [does.says_json(answer())]

    def killed(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("columba.commentary.model_writer.asking.Asker._all", killed)
        with pytest.raises(KeyboardInterrupt):
            newsroom.draft()
    line = ModelCall.objects.get(story=story)
    assert line.outcome == Outcome.ASKED
    assert line.cost > 0
    assert Revision.objects.count() == 0
    newsroom.draft(now=LATER + timedelta(hours=2))
    assert page(story).written_by == "tiny:1b"


def test_a_report_that_adds_nothing_keeps_the_models_words(newsroom, stub):
    story = bridge_story()
    stub.script = [does.says_json(answer())]
    newsroom.draft()
    join(story, another_outlet("The Harlan Street bridge is closed, the city says."))
    newsroom.draft()
    assert len(stub.asked) == 1
    assert page(story).written_by == "tiny:1b"
    assert len(page(story).reports) == 2
    assert commentary(story).revisions.count() == 2


def test_two_new_owners_are_a_reason_to_ask_again_three_times_at_most(newsroom, stub):
    story = bridge_story()
    stub.otherwise = does.says_json(answer())
    for _ in range(5):
        newsroom.draft()
        for _ in range(2):
            join(story, another_outlet(*BRIDGE))
    newsroom.draft()
    assert len(stub.asked) == 3
    assert Generation.objects.filter(story=story).count() == 3


def test_a_story_that_no_issue_fits_is_not_asked_about(newsroom, stub):
    bridge_story(make_article(paragraphs=["A new bus shelter opened on Elm Street today."]))
    newsroom.draft()
    assert (stub.asked, stub.probed, ledger()) == ([], [], [])


def test_an_old_story_is_not_asked_about(newsroom, stub):
    story = bridge_story()
    newsroom.draft(now=LATER + timedelta(days=30))
    assert stub.asked == []
    assert page(story).written_by == COMPOSER


def test_a_story_that_a_person_decided_about_is_not_the_models(newsroom, stub, django_user_model):
    story = bridge_story()
    stub.script = [does.says_json(answer())]
    newsroom.draft()
    row = commentary(story)
    person = django_user_model.objects.create_user("jo")
    row.correct(row.revisions.last(), now=LATER, reviewer=person)
    row.save()
    join(story, another_outlet(*BRIDGE))
    join(story, another_outlet(*BRIDGE))
    newsroom.draft()
    assert len(stub.asked) == 1


def test_a_model_that_passes_is_left_alone(newsroom, stub):
    story = bridge_story()
    nothing = answer(opinion=[], steps=[], peg={"t": "", "c": []}, uncertain=[], skip="Too thin.")
    stub.script = [does.says_json(nothing)]
    newsroom.draft()
    assert page(story).written_by == COMPOSER
    assert ledger("outcome", "message") == [
        ("answered", "The model passes the story over: Too thin.")
    ]


@pytest.mark.parametrize(
    "invented",
    [
        with_news(reported("The bridge closed after cracks in 40 hangers were found.", "a1p1")),
        with_news(reported("Governor Ida Brandt closed the bridge on Tuesday.", "a1p1")),
        with_news(reported("Mayor Ruth Okafor said: “It will open again on Friday.”", "a1p2")),
        with_news(reported("The council will meet on September 9.", "a1p1")),
        with_view("We think all of this is a catastrophe."),
        with_view("Since 1999 we have thought so."),
    ],
    ids=["number", "name", "quotation", "paragraph", "banned", "date in a view"],
)  # fmt: skip
def test_what_the_checker_finds_gives_the_page_to_the_composer(newsroom, stub, invented):
    story = bridge_story()
    stub.script = [does.says_json(invented)]
    newsroom.draft()
    assert page(story).written_by == COMPOSER
    assert commentary(story).state == State.PUBLISHED
    assert ledger() == ["answered", "held"]
    told = ModelCall.objects.get(outcome=Outcome.HELD)
    assert "opinion" in told.message
    assert told.cost == 0
    assert Generation.objects.get().answer["opinion"]


def test_a_held_answer_is_neither_asked_for_nor_told_again(newsroom, stub):
    story = bridge_story()
    stub.script = [does.says_json(with_view("Since 1999 we have thought so."))]
    newsroom.draft()
    join(story, another_outlet("The Harlan Street bridge is closed, the city says."))
    newsroom.draft()
    assert len(stub.asked) == 1
    assert ledger() == ["answered", "held"]
    assert page(story).written_by == COMPOSER


def test_a_corrected_paragraph_gives_the_page_to_the_composer(newsroom, stub):
    article = bridge()
    story = bridge_story(article)
    stub.script = [does.says_json(answer())]
    newsroom.draft()
    article.paragraphs = [BRIDGE[0].replace("14", "16"), *BRIDGE[1:]]
    article.extracted_at = LATER + timedelta(hours=1)
    article.save()
    newsroom.draft()
    assert page(story).written_by == COMPOSER
    assert ledger()[-1] == "not asked"
    assert len(stub.asked) == 1


def test_a_changed_playbook_gives_the_page_to_the_composer(newsroom, stub):
    story = bridge_story()
    stub.script = [does.says_json(answer())]
    newsroom.draft()
    newsroom.reload("who knew, and when.", "who knew.")
    newsroom.draft()
    assert page(story).written_by == COMPOSER
    assert len(stub.asked) == 1


def test_several_stories_are_asked_about_at_the_same_moment_and_kept_in_order(newsroom, stub):
    stories = [bridge_story(bridge(*BRIDGE, f"The gauge stood at {n} feet.")) for n in range(6)]
    stub.otherwise = does.says_json(answer())
    newsroom.draft(concurrency=3)
    assert len(stub.asked) == 6
    kept = Generation.objects.order_by("pk").values_list("story", flat=True)
    assert list(kept) == [story.pk for story in stories]
    assert all(one.draft.written_by == "tiny:1b" for one in published(kept).values())


def test_two_stories_of_the_same_words_are_asked_about_once(newsroom, stub):
    one, other = bridge_story(), bridge_story()
    stub.script = [does.says_json(answer())]
    newsroom.draft()
    assert len(stub.asked) == 1
    assert page(one).written_by == page(other).written_by == "tiny:1b"


def test_the_ledger_counts_tokens_and_cost(newsroom, stub):
    bridge_story()
    stub.script = [does.says_json(answer(), read=3_000, written=800)]
    newsroom.draft(input_price=0.25, output_price=2.0)
    line = ModelCall.objects.get(story__isnull=False)
    assert (line.prompt_tokens, line.completion_tokens) == (3_000, 800)
    assert float(line.cost) == pytest.approx(0.00235)
    assert line.model == "tiny:1b"


def test_a_story_that_grows_while_the_model_writes_is_drafted_again(newsroom, stub, monkeypatch):
    story = bridge_story()
    from columba.commentary.model_writer.writer import ModelWriter

    write = ModelWriter.write

    def write_slowly(self, cases, **values):
        pages = write(self, cases, **values)
        if len(stub.asked) == 1 and story.article_count == 1:
            join(story, another_outlet("The Harlan Street bridge is closed, the city says."))
        return pages

    monkeypatch.setattr(ModelWriter, "write", write_slowly)
    stub.otherwise = does.says_json(answer())
    newsroom.draft()
    assert len(page(story).reports) == 2


def test_what_is_kept_of_an_answer_reads_back(newsroom, stub):
    bridge_story()
    stub.script = [does.says(f"Here it is:\n```json\n{json.dumps(answer())}\n```")]
    newsroom.draft()
    kept = Generation.objects.get()
    assert kept.answer == {**answer(), "plan": ""}
    assert kept.prompt_version == "1"
    assert kept.signals == sorted(
        f"bridges/{name}" for name in ("closed", "said", "number", "money")
    )
    assert len(kept.paragraphs) == len(BRIDGE)
