"""Who may do what at the desk, and how they come to."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from columba.accounts.editor import create_editor
from columba.accounts.models import User
from columba.accounts.roles import ADMINISTER, CORRECT, REVIEW, Role, give_role, make_roles, role_of

pytestmark = pytest.mark.django_db
PASSWORD = "a long word of it"


def person(role=None):
    create_editor("ada", PASSWORD, role=role)
    return User.objects.get(username="ada")


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.REVIEWER, [REVIEW]),
        (Role.EDITOR, [REVIEW, CORRECT]),
        (Role.ADMINISTRATOR, [REVIEW, CORRECT, ADMINISTER, "accounts.add_user"]),
    ],
)
def test_each_role_may_do_what_those_before_it_may(role, may):
    ada = person(role)
    everything = [REVIEW, CORRECT, ADMINISTER, "accounts.add_user"]
    assert [name for name in everything if ada.has_perm(name)] == may
    assert role_of(ada) is role


def test_a_new_account_without_a_role_is_an_administrators():
    assert role_of(person()) is Role.ADMINISTRATOR


def test_an_account_keeps_its_role_when_only_its_password_is_set():
    person(Role.REVIEWER)
    assert create_editor("ada", "another long word") is False
    ada = User.objects.get(username="ada")
    assert ada.check_password("another long word")
    assert role_of(ada) is Role.REVIEWER


def test_a_new_role_takes_the_place_of_the_old_one():
    person(Role.ADMINISTRATOR)
    assert role_of(person(Role.REVIEWER)) is Role.REVIEWER


def test_somebody_in_charge_of_everything_becomes_a_reviewer_in_earnest():
    boss = User.objects.create_superuser("boss")
    give_role(boss, Role.REVIEWER)
    assert role_of(User.objects.get(username="boss")) is Role.REVIEWER


def test_a_stranger_has_no_role():
    assert role_of(User.objects.create_user("vic")) is None


def test_making_the_roles_again_changes_nothing_and_mends_what_was_put_into_them():
    make_roles()
    before = sorted(Group.objects.values_list("name", "permissions"))
    Group.objects.get(name="reviewer").permissions.clear()
    make_roles()
    assert sorted(Group.objects.values_list("name", "permissions")) == before


def test_people_are_named_in_full_where_they_gave_a_name():
    assert User(username="ada", first_name="Ada", last_name="Marsh").name == "Ada Marsh"
    assert User(username="ada").name == "ada"


def test_the_command_gives_a_role(monkeypatch, capsys):
    monkeypatch.setenv("COLUMBA_EDITOR_PASSWORD", PASSWORD)
    call_command("create_editor", "ada", "--role", "reviewer")
    assert role_of(User.objects.get(username="ada")) is Role.REVIEWER
    assert capsys.readouterr().out == "ada may now use the desk, as reviewer.\n"
    call_command("create_editor", "ada", "--role", "editor")
    assert role_of(User.objects.get(username="ada")) is Role.EDITOR


def test_the_command_knows_no_other_role(monkeypatch):
    monkeypatch.setenv("COLUMBA_EDITOR_PASSWORD", PASSWORD)
    with pytest.raises(CommandError, match="emperor"):
        call_command("create_editor", "ada", "--role", "emperor")
