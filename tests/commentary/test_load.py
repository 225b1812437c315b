"""Loading the folder of playbooks: the database equals it, and a mistake changes nothing."""

import pytest

from columba.commentary.load import load_playbooks
from columba.commentary.models import Playbook
from columba.commentary.playbook import PlaybookError
from columba.lib.publication import LoadCounts, PublicationError
from tests.commentary.make import GENERAL, PLAYBOOK

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "bridges.md").write_text(PLAYBOOK, encoding="utf-8")
    (tmp_path / "general.md").write_text(GENERAL, encoding="utf-8")
    return tmp_path


def test_it_loads_once_and_changes_nothing_the_second_time(folder):
    assert load_playbooks(folder) == LoadCounts(added=2)
    assert load_playbooks(folder) == LoadCounts()
    row = Playbook.objects.get(slug="bridges")
    assert (row.version, row.title, row.general_for, row.enabled) == ("1.2", "Bridges", "", True)
    assert Playbook.objects.get(slug="general-transport").general_for == "transport"


def test_a_changed_file_changes_its_row(folder):
    load_playbooks(folder)
    before = Playbook.objects.get(slug="bridges")
    (folder / "bridges.md").write_text(PLAYBOOK.replace('"1.2"', '"1.3"'), encoding="utf-8")
    assert load_playbooks(folder) == LoadCounts(changed=1)
    after = Playbook.objects.get(slug="bridges")
    assert (after.pk, after.version) == (before.pk, "1.3")
    assert after.text_hash != before.text_hash


def test_a_file_that_is_gone_is_switched_off_and_comes_back(folder):
    load_playbooks(folder)
    (folder / "bridges.md").unlink()
    assert load_playbooks(folder) == LoadCounts(removed=1)
    assert load_playbooks(folder) == LoadCounts()
    assert not Playbook.objects.get(slug="bridges").enabled
    row = Playbook.objects.get(slug="bridges")
    (folder / "bridges.md").write_text(PLAYBOOK.replace('"1.2"', '"1.3"'), encoding="utf-8")
    assert load_playbooks(folder) == LoadCounts(added=1)
    back = Playbook.objects.get(slug="bridges")
    assert (back.pk, back.enabled, back.version) == (row.pk, True, "1.3")


def test_a_file_under_another_name_is_the_same_playbook(folder):
    load_playbooks(folder)
    (folder / "bridges.md").rename(folder / "our-bridges.md")
    assert load_playbooks(folder) == LoadCounts()


def test_one_broken_file_leaves_everything_as_it_was(folder):
    load_playbooks(folder)
    (folder / "general.md").write_text(GENERAL.replace('"1.0"', '"2.0"'), encoding="utf-8")
    (folder / "bridges.md").write_text(PLAYBOOK.replace("{cite closed}", "{cite shut}"), "utf-8")
    with pytest.raises(PlaybookError, match=r"bridges\.md:\d+: no \[\[signal\]\]"):
        load_playbooks(folder)
    assert Playbook.objects.get(slug="general-transport").version == "1.0"


def test_two_files_with_one_id_are_refused(folder):
    (folder / "copy.md").write_text(PLAYBOOK, encoding="utf-8")
    with pytest.raises(
        PublicationError, match=r"copy\.md:\d+: bridges\.md has the id 'bridges' too"
    ):
        load_playbooks(folder)


def test_two_general_playbooks_of_one_category_are_refused(folder):
    second = GENERAL.replace('id = "general-transport"', 'id = "general-roads"')
    (folder / "roads.md").write_text(second, encoding="utf-8")
    with pytest.raises(PublicationError, match="general_for 'transport' too"):
        load_playbooks(folder)


def test_a_missing_folder_says_what_to_do(tmp_path):
    with pytest.raises(PublicationError, match="columba init"):
        load_playbooks(tmp_path / "nowhere")


def test_a_file_in_another_encoding_says_so(folder):
    (folder / "bridges.md").write_bytes(PLAYBOOK.encode("utf-16"))
    with pytest.raises(PublicationError, match="not UTF-8"):
        load_playbooks(folder)
