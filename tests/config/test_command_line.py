"""The command line names what there is, and says in plain words what is wrong."""

import pytest
from django.core.management import get_commands
from django.db import IntegrityError

from columba.config.command_line import CommandLine, run_command
from columba.config.commands import ANYWHERE, GROUPS, OWN
from tests.config.running import columba

OWN_IN_CODE = {name for name, app in get_commands().items() if app.startswith("columba.")}


@pytest.fixture
def publication(tmp_path):
    (tmp_path / "columba.toml").write_text('[publication]\nname = "Ours"\n', encoding="utf-8")
    return tmp_path


def test_help_lists_every_command_of_ours_once_under_a_heading():
    listed = [name for commands in GROUPS.values() for name in commands]
    assert sorted(listed) == sorted(OWN_IN_CODE), "config/commands.py says what help lists"
    assert all(len(what) <= 56 for what in OWN.values())


def test_what_needs_no_publication_is_a_command():
    assert set(get_commands()) >= ANYWHERE


@pytest.mark.parametrize("arguments", [[], ["help"], ["--help"], ["-h"]])
def test_help_begins_with_our_own_commands(arguments, capsys):
    assert run_command(arguments) == 0
    text = capsys.readouterr().out
    assert text.index("  run  ") < text.index("Django's own commands") < text.index("migrate")
    assert max(map(len, text.splitlines())) <= 79
    assert "manage.py" not in text
    assert "subcommand" not in text


@pytest.mark.parametrize("arguments", [["help", "run"], ["run", "--help"]])
def test_help_on_a_command_goes_by_our_name(arguments, tmp_path):
    done = columba(*arguments, folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("usage: columba run ")
    assert "--port" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["refrsh"], "Did you mean `columba refresh`?"),
        (["help", "refrsh"], "Did you mean `columba refresh`?"),
        (["migrat"], "Did you mean `columba migrate`?"),
        (["zzz"], "no command 'zzz'. `columba help`"),
    ],
)
def test_an_unknown_command_is_answered_with_the_nearest(arguments, says, capsys):
    assert run_command(arguments) == 2
    told = capsys.readouterr().err
    assert says in told
    assert "`columba help`" in told


def test_the_version_is_our_own(capsys):
    assert run_command(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Columba ")


def test_a_command_without_a_publication_says_how_to_get_one(tmp_path):
    done = columba("refresh", folder=tmp_path)
    assert done.returncode == 2
    assert "columba init DIR" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_comes_even_where_the_settings_are_broken(publication):
    (publication / "columba.toml").write_text("[publication", encoding="utf-8")
    done = columba(folder=publication)
    assert done.returncode == 0
    assert "check_setup" in done.stdout


def test_a_command_that_needs_tables_says_how_to_make_them(publication):
    done = columba("index_articles", folder=publication)
    assert done.returncode == 1
    assert "columba load" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_that_is_none_is_named(publication):
    (publication / "var").mkdir()
    (publication / "var" / "columba.sqlite3").write_text("not a database\n" * 100)
    done = columba("load", folder=publication)
    assert done.returncode == 1
    assert "columba: The database cannot be used: file is not a database." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_fault_of_our_own_is_not_hidden(monkeypatch):
    def faulty(_line):
        raise IntegrityError("UNIQUE constraint failed: sources_source.key")

    monkeypatch.setattr(CommandLine, "execute", faulty)
    with pytest.raises(IntegrityError):
        run_command(["load"])


def test_ctrl_c_is_no_fault(monkeypatch, capsys):
    def interrupted(_line):
        raise KeyboardInterrupt

    monkeypatch.setattr(CommandLine, "execute", interrupted)
    assert run_command(["load"]) == 130
    assert capsys.readouterr().err.startswith("columba: stopped.")


def test_the_error_of_a_command_is_said_in_our_name(publication):
    done = columba("preview_playbook", "missing.md", "1", folder=publication)
    assert done.returncode == 1
    assert done.stderr.startswith("columba: missing.md cannot be read")
    assert "Traceback" not in done.stderr


def test_a_password_is_not_asked_for_where_nobody_can_answer(publication):
    done = columba("create_editor", "ada", folder=publication)
    assert done.returncode == 1
    assert "set COLUMBA_EDITOR_PASSWORD" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_traceback_is_shown_to_those_who_ask(publication):
    done = columba("preview_playbook", "missing.md", "1", "--traceback", folder=publication)
    assert done.returncode == 1
    assert "Traceback" in done.stderr
