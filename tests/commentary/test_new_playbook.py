"""A new playbook is whole in form, says what it leaves open, and publishes nothing until filled."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from columba.commentary.blank import blank_playbook
from columba.commentary.playbook import PlaybookError, lint_playbook, parse_playbook
from columba.commentary.soundness import BLANK, lint_folder, refuse_unsound

TODAY = date(2026, 11, 23)


@pytest.fixture
def folder(tmp_path, settings):
    (tmp_path / "categories.toml").write_text(
        '[[category]]\nslug = "transport"\nname = "Transport"\nwords = ["ferry"]\n',
        encoding="utf-8",
    )
    settings.PUBLICATION = settings.PUBLICATION.__class__(
        **{**vars(settings.PUBLICATION), "folder": tmp_path}
    )
    return tmp_path


def new(*arguments):
    out = StringIO()
    call_command("new_playbook", *arguments, stdout=out)
    return out.getvalue()


def test_it_can_be_read_and_lints_clean_but_for_what_is_left_open():
    text = blank_playbook("river-ferries", title='"Our" ferries', categories=["x"], today=TODAY)
    playbook = parse_playbook(text, name="river-ferries.md")
    assert (playbook.id, playbook.title) == ("river-ferries", '"Our" ferries')
    assert playbook.categories == ("x",)
    found = lint_playbook(playbook, {}, categories=["x"], at=TODAY)
    errors = [one.message for one in found if one.severity == "error"]
    assert errors == ["no row of the directory has the id 'us-officials'."]
    assert len(playbook.steps) >= 6
    assert len(playbook.signals) >= 4


def test_the_command_writes_it_into_the_publication_and_says_what_to_do_next(folder):
    said = new("river-ferries", "--category", "transport")
    text = (folder / "playbooks" / "river-ferries.md").read_text(encoding="utf-8")
    assert 'title = "River ferries"' in text
    assert 'categories = ["transport"]' in text
    assert "lint_playbooks" in said


def test_it_never_writes_over_a_playbook(folder):
    new("river-ferries")
    (folder / "playbooks" / "river-ferries.md").write_text("mine", encoding="utf-8")
    with pytest.raises(CommandError, match="is there already"):
        new("river-ferries")
    assert (folder / "playbooks" / "river-ferries.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["River", "../up", "a b", "a--b", ""])
def test_a_name_that_is_no_id_is_refused_with_an_example(folder, name):
    with pytest.raises(CommandError, match="river-ferries"):
        new(name)
    assert not (folder / "playbooks").exists()


def test_a_category_that_is_not_there_is_refused(folder):
    with pytest.raises(CommandError, match="no category 'trains'"):
        new("river-ferries", "--category", "trains")


def test_every_open_place_is_named_with_its_line_and_keeps_it_from_being_loaded(folder):
    new("river-ferries")
    text = (folder / "playbooks" / "river-ferries.md").read_text(encoding="utf-8")
    open_lines = [n for n, line in enumerate(text.splitlines(), start=1) if BLANK in line]
    named = [one.line for one in lint_folder(folder) if "fill this in" in one.message]
    assert named == open_lines
    with pytest.raises(PlaybookError, match=r"river-ferries\.md:5: .*more: columba lint"):
        refuse_unsound(folder)
