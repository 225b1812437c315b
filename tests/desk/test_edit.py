"""Editing sentence by sentence, without a script, without losing what was typed."""

from dataclasses import replace

import pytest

from columba.commentary.models import Decision, State, Verdict
from columba.commentary.review import approve
from columba.commentary.serialise import draft_to_json
from tests.desk.make import act, again, draft_of, newest

pytestmark = pytest.mark.django_db
MILD = "Harlan Herald reports that the Harlan Street bridge was closed on Tuesday."


def path_of(row):
    return f"/desk/pages/{row.pk}/edit/"


def form_of(client, row, query=""):
    """Return every input of the form as a browser would send it."""
    context = client.get(path_of(row) + query).context
    data = {"revision": context["revision"].number, "seen": str(context["seen"]), "why": ""}
    for section in context["sections"]:
        for paragraph in section.paragraphs:
            for field in paragraph.fields:
                data[f"text-{field.anchor}"] = field.text
                data[f"kind-{field.anchor}"] = field.kind
                data[f"cites-{field.anchor}"] = field.cites
    return data


def save(client, row, texts, **values):
    data = form_of(client, row) | {f"text-{place}": text for place, text in texts.items()} | values
    return client.post(path_of(row), data)


def first_sentence(row):
    return draft_of(newest(row)).opinion[0].sentences[0]


def test_the_form_shows_every_sentence_with_its_kind_and_what_it_rests_on(desk, held):
    data = form_of(desk, held)
    sentences = dict(draft_of(newest(held)).sentences())
    assert data["text-opinion-1-1"] == sentences["opinion 1.1"].text
    assert data["kind-opinion-1-1"] == "reported"
    assert data["cites-opinion-1-2"] == "a1p2"
    assert data["text-opinion-1-new"] == ""
    html = desk.get(path_of(held)).content.decode()
    assert 'id="a1p1"' in html


def test_what_is_saved_is_a_revision_that_nobody_sees_yet(desk, held):
    answer = save(desk, held, {"opinion-1-1": MILD})
    assert answer["Location"] == f"/desk/pages/{held.pk}/?revision=2"
    assert first_sentence(held).text == MILD
    assert again(held).state == State.HELD
    page = desk.get(answer["Location"]).content.decode()
    assert "Saved as revision 2. The checker found nothing wrong." in page
    assert "edited by ann" in page


def test_what_the_checker_finds_is_shown_at_the_sentence_and_wants_a_reason(desk, held):
    answer = save(desk, held, {"opinion-1-1": "The bridge carried 77,000 drivers."})
    page = desk.get(answer["Location"]).content.decode()
    assert "<q>77,000</q>" in page
    assert "Why may it go out as it is?" in page
    data = {"revision": 2, "seen": str(desk.get(answer["Location"]).context["seen"])}
    refused = desk.post(f"/desk/pages/{held.pk}/approve/", data)
    assert refused.status_code == 400
    done = desk.post(
        f"/desk/pages/{held.pk}/approve/", data | {"reason": "The county's own count."}
    )
    assert done.status_code == 302
    assert (
        Decision.objects.filter(verdict=Verdict.APPROVED).get().reason == "The county's own count."
    )


def test_saving_nothing_new_saves_nothing(desk, held):
    answer = desk.post(path_of(held), form_of(desk, held))
    assert answer["Location"] == f"/desk/pages/{held.pk}/?revision=1"
    assert held.revisions.count() == 1
    assert Decision.objects.count() == 0


def test_a_sentence_whose_field_never_arrived_stays_as_it_is(desk, held):
    seen = str(desk.get(path_of(held)).context["seen"])
    before = draft_of(newest(held))
    data = {"revision": 1, "seen": seen, "text-opinion-1-1": MILD, "kind-opinion-1-1": "reported",
            "cites-opinion-1-1": "a1p1"}  # fmt: skip
    desk.post(path_of(held), data)
    after = dict(draft_of(newest(held)).sentences())
    assert after.pop("opinion 1.1").text == MILD
    assert after == {w: one for w, one in before.sentences() if w != "opinion 1.1"}


def test_kinds_pointers_new_sentences_and_steps_are_read(desk, held):
    values = {
        "kind-opinion-1-1": "view",
        "cites-opinion-1-1": "",
        "text-opinion-1-new": "The council will meet on September 9.",
        "kind-opinion-1-new": "reported",
        "cites-opinion-1-new": "a1p5",
        "without-step": ["1"],
    }
    steps = len(draft_of(newest(held)).steps)
    save(desk, held, {"opinion-1-1": "A bridge is a promise."}, **values)
    draft = draft_of(newest(held))
    first, *_, last = draft.opinion[0].sentences
    assert (first.kind, first.cites) == ("view", ())
    assert (last.text, last.cites) == ("The council will meet on September 9.", ("a1p5",))
    assert len(draft.steps) == steps - 1


def test_what_cannot_be_kept_comes_back_as_it_was_typed(desk, held):
    typed = {"opinion-1-1": "See [this](https://evil.example/).", "opinion-1-2": "Other words."}
    answer = save(desk, held, typed, **{"cites-opinion-1-2": "a9p9"})
    assert answer.status_code == 400
    html = answer.content.decode()
    assert "Not saved yet." in html
    assert "is no row of the directory" in html
    assert "There is no a9p9 beside this page." in html
    assert "Other words." in html
    assert "See [this](https://evil.example/)." in html
    assert 'value="a9p9"' in html
    assert held.revisions.count() == 1


def test_a_page_is_not_emptied(desk, held):
    data = form_of(desk, held)
    empty = {key: "" for key in data if key.startswith("text-")}
    answer = desk.post(path_of(held), data | empty)
    assert answer.status_code == 400
    assert "Reject the draft instead." in answer.content.decode()


def test_whoever_is_overtaken_keeps_what_they_typed_and_may_save_it_after_all(desk, held, bo):
    early = form_of(desk, held) | {"text-opinion-1-1": MILD}
    approve(newest(held), act(held, bo))
    answer = desk.post(path_of(held), early)
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Nothing you typed is lost" in html
    assert "bo: approved revision 1" in html
    assert MILD in html
    assert held.revisions.count() == 1
    fresh = early | {"seen": str(answer.context["seen"])}
    assert desk.post(path_of(held), fresh).status_code == 302
    assert first_sentence(held).text == MILD
    assert again(held).published.number == 1


def test_two_who_edit_at_once_both_keep_their_wording(desk, reviewer, held):
    early = form_of(desk, held) | {"text-opinion-1-1": MILD}
    save(reviewer, held, {"opinion-1-1": MILD.replace("Tuesday", "Tuesday, it says")})
    answer = desk.post(path_of(held), early)
    assert answer.status_code == 409
    assert "Revision 2 was written" in answer.content.decode()
    desk.post(path_of(held), early | {"seen": str(answer.context["seen"])})
    assert [one.edited_by.username for one in held.revisions.filter(number__gt=1)] == ["bo", "ann"]
    assert newest(held).based_on.number == 1


def test_an_edit_says_which_revision_was_edited(desk, held):
    save(desk, held, {"opinion-1-1": MILD})
    save(desk, held, {"opinion-1-1": MILD.replace("closed", "shut")})
    assert newest(held).based_on.number == 2
    assert "from the machine" in desk.get(f"/desk/pages/{held.pk}/").content.decode()


def test_an_old_revision_can_be_taken_up_again(desk, held):
    save(desk, held, {"opinion-1-1": MILD})
    html = desk.get(path_of(held) + "?revision=1").content.decode()
    assert "Revision 1." in html
    data = form_of(desk, held, "?revision=1") | {"text-opinion-1-5": "Who knew?"}
    assert desk.post(path_of(held), data).status_code == 302
    assert newest(held).based_on.number == 1


def test_a_draft_of_a_model_is_edited_like_any_other(desk, held):
    revision = newest(held)
    draft = replace(draft_of(revision), written_by="owl-7b")
    held.revisions.update(draft=draft_to_json(draft), written_by="owl-7b")
    save(desk, held, {"opinion-1-1": MILD})
    assert (newest(held).written_by, draft_of(newest(held)).written_by) == ("owl-7b", "owl-7b")


def test_the_reason_of_the_queue_is_kept_on_the_way(desk, held):
    answer = save(desk, held, {"opinion-1-1": MILD}, why="rule")
    assert answer["Location"].endswith("?revision=2&why=rule")
    assert "?why=rule" in desk.get(answer["Location"]).content.decode()
