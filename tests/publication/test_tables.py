"""What works on the database says first when it is not there yet."""

import pytest
from django.core.management import call_command
from django.db.migrations.recorder import MigrationRecorder

from columba.lib.publication import PublicationError
from columba.publication.tables import require_tables

pytestmark = pytest.mark.django_db


def test_tables_of_this_version_are_fine():
    require_tables()


@pytest.mark.parametrize("apps", [["sources", "articles"], ["sessions"]])
def test_tables_that_lag_behind_are_named_with_the_mend(apps):
    MigrationRecorder.Migration.objects.filter(app__in=apps).delete()
    with pytest.raises(PublicationError, match="Run `columba load` first"):
        require_tables()


@pytest.mark.parametrize("command", ["check_setup", "web", "worker"])
def test_a_command_that_needs_them_goes_no_further(command):
    MigrationRecorder.Migration.objects.filter(app="sessions").delete()
    with pytest.raises(PublicationError, match="Run `columba load` first"):
        call_command(command)


def test_the_set_up_check_prints_the_names_of_sections_and_what_is_missing_first(
    capsys, monkeypatch
):
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit) as ended:
        call_command("check_setup")
    printed = capsys.readouterr().out
    assert ended.value.code == 1
    assert "set [publication] contact in columba.toml" in printed
    levels = [line.split()[0] for line in printed.splitlines() if line[:1] in "mhf"]
    assert levels == sorted(levels, key=["missing", "hint", "fine"].index)
    assert printed.rstrip().endswith("missing.")
