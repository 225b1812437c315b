"""The demo writes into a folder of its own, and into no other."""

import pytest

from columba.demo.edition import read_edition
from columba.demo.folder import claim_folder, editor_password, newsroom_port, write_demo
from columba.lib.publication import PublicationError
from columba.lib.settings_file import read_publication
from columba.publication.init import init_publication


def make_demo(folder):
    claim_folder(folder)
    port = newsroom_port(folder, 18430)
    write_demo(folder, read_edition(), port=port)
    return folder


def test_it_marks_its_publication_as_a_demonstration(tmp_path):
    publication = read_publication(make_demo(tmp_path / "demo"))
    assert publication.demo
    assert publication.review == "none"


def test_it_may_be_written_over_itself_even_where_it_was_broken_off(tmp_path):
    folder = make_demo(tmp_path / "demo")
    make_demo(folder)
    (folder / "columba.toml").unlink()
    make_demo(folder)


def test_an_empty_folder_is_as_good_as_none(tmp_path):
    make_demo(tmp_path)


def test_it_never_writes_over_a_publication(tmp_path):
    init_publication(tmp_path / "mine")
    before = (tmp_path / "mine" / "columba.toml").read_text(encoding="utf-8")
    with pytest.raises(PublicationError, match="Choose another folder"):
        make_demo(tmp_path / "mine")
    assert (tmp_path / "mine" / "columba.toml").read_text(encoding="utf-8") == before


def test_it_never_writes_among_other_files(tmp_path):
    (tmp_path / "README.md").write_text("Mine.", encoding="utf-8")
    with pytest.raises(PublicationError, match="no demo of Columba's"):
        make_demo(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_the_editors_password_stays_and_is_for_its_owner_alone(tmp_path):
    password = editor_password(tmp_path)
    assert editor_password(tmp_path) == password
    assert (tmp_path / "var" / "editor_password").stat().st_mode & 0o077 == 0
