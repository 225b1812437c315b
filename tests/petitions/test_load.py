"""Petitions written as text come to the desk as drafts; what may have been signed is left alone."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from columba.lib.publication import PublicationError
from columba.petitions.load import draft_petitions
from columba.petitions.models import Petition, State
from tests.make import NOON, make_article, make_category, make_story
from tests.petitions.make import make_addressee, make_editor

pytestmark = pytest.mark.django_db

TODAY = date(2025, 8, 17)
BLOCK = """
[[petition]]
slug = "main"
title = "Publish the plan"
ask = "Publish the three plans a week before the vote."
addressee = "trustees"
power = "vote on the main"
"""


@pytest.fixture(autouse=True)
def directory():
    return make_addressee()


def load(folder, text, **values):
    path = folder / "petitions.toml"
    path.write_text(text, encoding="utf-8")
    return draft_petitions(path, today=TODAY, now=NOON, by=make_editor(), **values)


def test_a_block_becomes_a_draft(tmp_path):
    category = make_category("drinking-water")
    text = BLOCK + (
        'details = """\nOne.\n\nTwo.\n"""\naddressee_name = "The trustees"\n'
        'category = "drinking-water"\nplaybook = "water"\ncloses_on = 2025-09-17\n'
    )
    (petition,) = load(tmp_path, text)
    assert (petition.slug, petition.state, petition.drafted_by) == (
        "main",
        State.DRAFTED,
        make_editor(),
    )
    assert (petition.category, petition.playbook) == (category, "water")
    assert petition.closes_on == date(2025, 9, 17)
    assert petition.text.details == "One.\n\nTwo."
    assert petition.text.addressee_name == "The trustees"


def test_it_is_bound_to_the_story_of_an_article(tmp_path):
    article = make_article()
    story = make_story(article)
    (petition,) = load(tmp_path, f'{BLOCK}article = "{article.url}"\nopen_days = 30\n')
    assert petition.story == story
    assert petition.closes_on == TODAY + timedelta(days=30)


def test_what_is_there_stays_as_it_is(tmp_path):
    (petition,) = load(tmp_path, BLOCK)
    other = BLOCK.replace('"main"', '"other"')
    again = load(tmp_path, BLOCK.replace("Publish the plan", "Burn the plan") + other)
    assert [row.slug for row in again] == ["other"]
    petition.refresh_from_db()
    assert petition.text.title == "Publish the plan"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("petition = 3", "write every petition as a [[petition]] block"),
        ("", "write every petition as a [[petition]] block"),
        (BLOCK + 'colour = "red"', "petitions.toml:2: unknown key 'colour'"),
        (BLOCK.replace('"Publish the plan"', '""'), ":2: title is missing"),
        (BLOCK.replace("Publish the plan", "x" * 81), "title should be a text of at most 80"),
        (BLOCK.replace('"trustees"', '"nobody"'), "no 'nobody' in the directory"),
        (BLOCK + 'category = "zeppelins"', "no category 'zeppelins'"),
        (BLOCK + 'article = "https://a.example/"', "no story has an article at"),
        (BLOCK + 'closes_on = "soon"', "closes_on should be a day"),
        (BLOCK + "open_days = true", "open_days should be a whole number"),
        (BLOCK + 'everywhere = "yes"', "everywhere should be true or false"),
        (BLOCK + "[[petition]\n", "not valid TOML"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path, text, says):
    with pytest.raises(PublicationError) as caught:
        load(tmp_path, text)
    assert says in str(caught.value)


def test_where_one_block_is_wrong_nothing_is_drafted(tmp_path):
    with pytest.raises(PublicationError, match=r"petitions\.toml:9: power is missing"):
        load(tmp_path, BLOCK + BLOCK.replace("power =", "addressee_name ="))
    assert Petition.objects.count() == 0


def run(folder, *arguments, text):
    path, out = folder / "petitions.toml", StringIO()
    path.write_text(text, encoding="utf-8")
    call_command("draft_petitions", str(path), *arguments, stdout=out)
    return out.getvalue().strip()


def test_the_command_drafts_and_opens_only_in_the_name_of_an_editor(tmp_path):
    editor = make_editor("nora")
    ready = BLOCK + "everywhere = true\nopen_days = 30\n"
    assert run(tmp_path, text=ready) == "1 drafted."
    assert Petition.objects.get().state == State.DRAFTED
    other = ready.replace('"main"', '"other"')
    assert run(tmp_path, "--open-as", "nora", text=other) == "1 drafted and opened."
    opened = Petition.objects.get(slug="other")
    assert (opened.state, opened.opened_by) == (State.OPEN, editor)
    assert opened.takes_signatures(timezone.now())


def test_it_opens_nothing_that_is_not_ready_and_nothing_in_nobodys_name(tmp_path):
    make_editor("nora")
    with pytest.raises(CommandError, match=r"main: It is bound to nothing.*Nothing was drafted"):
        run(tmp_path, "--open-as", "nora", text=BLOCK)
    with pytest.raises(CommandError, match="no editor 'nobody'"):
        run(tmp_path, "--open-as", "nobody", text=BLOCK)
    assert Petition.objects.count() == 0
