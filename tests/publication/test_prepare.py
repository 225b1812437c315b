"""A publication is made ready at every start, and what was done before is not done again."""

import pytest
from django.core.management import call_command

from columba.commentary.models import Playbook
from columba.directory.models import Link
from columba.lib.publication import Publication, PublicationError
from columba.publication import prepare as module
from columba.publication.init import init_publication
from columba.publication.once import fingerprint_of, once
from columba.publication.prepare import prepare

pytestmark = pytest.mark.django_db

WRONG_EXAMPLE = '\n[[signal]]\nid = "x"\nmatch = "rain"\nfires = ["It was dry."]\n'


@pytest.fixture
def folder(tmp_path, settings):
    """Return a publication of two playbooks, its data in a folder of its own."""
    folder = tmp_path / "news"
    init_publication(folder)
    for path in sorted((folder / "playbooks").glob("*.md"))[2:]:
        path.unlink()
    settings.DATA_DIR = tmp_path / "data"
    settings.STATIC_ROOT = tmp_path / "data" / "static"
    settings.STATIC_ROOT.mkdir(parents=True)
    return folder


@pytest.fixture
def done(monkeypatch):
    """Return what is called from now on and does nothing here: commands, and the lint."""
    called = []
    monkeypatch.setattr(module, "call_command", lambda name, **_: called.append(name))
    monkeypatch.setattr(module, "refuse_unsound", lambda _: called.append("lint"))
    return called


def test_static_files_are_collected_when_one_has_changed(folder, done, monkeypatch):
    prepare(folder)
    prepare(folder)
    assert done == ["migrate", "collectstatic", "lint", "migrate"]
    monkeypatch.setattr(module, "_static_files", lambda: [b"site.css 7"])
    prepare(folder)
    assert done[4:] == ["migrate", "collectstatic"]


def test_static_files_are_collected_again_where_they_were_deleted(folder, done, settings):
    prepare(folder)
    (settings.STATIC_ROOT / ".collected").unlink()
    prepare(folder)
    assert done.count("collectstatic") == 2


@pytest.mark.parametrize("name", ["playbooks/*.md", "directory/*.toml", "categories.toml"])
def test_playbooks_are_linted_when_what_they_rest_on_has_changed(folder, done, name):
    prepare(folder)
    path = next(folder.glob(name))
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    prepare(folder)
    assert done.count("lint") == 2


def test_an_unsound_playbook_is_refused_every_time_and_nothing_is_loaded(folder):
    path = next(iter(sorted((folder / "playbooks").glob("*.md"))))
    head, mark, body = path.read_text(encoding="utf-8").rpartition("\n+++")
    path.write_text(head + WRONG_EXAMPLE + mark + body, encoding="utf-8")
    for _ in range(2):
        with pytest.raises(PublicationError, match=r"should fire and does not") as caught:
            prepare(folder)
        assert str(caught.value).startswith(f"{path}:")
    assert not Playbook.objects.exists()
    assert not Link.objects.exists()


def test_what_failed_is_done_again(tmp_path):
    def fail():
        raise LookupError("not now")

    with pytest.raises(LookupError, match="not now"):
        once(tmp_path / "mark", "a", fail)
    assert once(tmp_path / "mark", "a", lambda: None)
    assert not once(tmp_path / "mark", "a", lambda: None)
    assert once(tmp_path / "mark", "b", lambda: None)


def test_a_fingerprint_tells_where_one_part_ends():
    assert fingerprint_of([b"ab", b"c"]) != fingerprint_of([b"a", b"bc"])


def test_the_load_command_prints_what_it_did(folder, settings, capsys):
    settings.PUBLICATION = Publication(folder=folder)
    call_command("load")
    assert "playbooks            2 added     0 changed     0 removed" in capsys.readouterr().out
    next((folder / "playbooks").glob("*.md")).unlink()
    call_command("load")
    assert "playbooks            0 added     0 changed     1 removed" in capsys.readouterr().out
