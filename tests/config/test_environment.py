"""The environment is read once, and what cannot be used in it is named with what to set."""

import pytest

from columba.config import env
from tests.config.running import columba


@pytest.fixture
def publication(tmp_path):
    (tmp_path / "columba.toml").write_text('[publication]\nname = "Ours"\n', encoding="utf-8")
    return tmp_path


def test_a_text_may_stand_in_the_first_line_of_a_file(tmp_path, monkeypatch):
    (tmp_path / "key").write_text("  secret \nand a remark\n", encoding="utf-8")
    monkeypatch.setenv("COLUMBA_X_FILE", str(tmp_path / "key"))
    assert env.text("COLUMBA_X") == "secret"


def test_a_file_that_cannot_be_read_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMBA_X_FILE", str(tmp_path / "none"))
    with pytest.raises(env.SettingError, match=r"COLUMBA_X_FILE=.*none.* cannot be read"):
        env.text("COLUMBA_X")


@pytest.mark.parametrize("value", ["", "warning", " WARNING "])
def test_a_choice_is_taken_in_whichever_letters(monkeypatch, value):
    monkeypatch.setenv("COLUMBA_X", value)
    assert env.choice("COLUMBA_X", ("INFO", "WARNING"), default="WARNING") == "WARNING"


def test_what_is_no_choice_is_told_what_there_is(monkeypatch):
    monkeypatch.setenv("COLUMBA_X", "loud")
    with pytest.raises(env.SettingError, match="COLUMBA_X='loud'; use one of INFO, WARNING"):
        env.choice("COLUMBA_X", ("INFO", "WARNING"), default="WARNING")


def test_an_address_of_another_kind_is_refused_without_repeating_it(monkeypatch):
    monkeypatch.setenv("COLUMBA_X", "mysql://ada:pass@host/name")
    with pytest.raises(env.SettingError, match="COLUMBA_X should begin with redis://") as caught:
        env.address("COLUMBA_X", ("redis", "rediss"))
    assert "pass" not in str(caught.value)


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("DATABASE_URL", "mysql://ada:pass@host/name", "should begin with postgresql://"),
        ("DATABASE_URL", "postgresql://ada:pass@host:port/name", "cannot be understood"),
        ("COLUMBA_QUEUE_URL", "amqp://ada:pass@host", "should begin with redis://"),
        ("COLUMBA_LOG_LEVEL", "loud", "use one of DEBUG"),
        ("COLUMBA_SECRET_KEY_FILE", "/none", "cannot be read"),
        ("COLUMBA_DATA", "/dev/null/data", "Set COLUMBA_DATA to a folder that can"),
        ("COLUMBA_DEBUG", "maybe", "set it to 1 or 0"),
        ("COLUMBA_PUBLICATION", "/none", "Run `columba init /none` to write one"),
    ],
)
def test_a_command_says_what_to_set(  # noqa: PLR0917 - a case
    publication, variable, value, says
):
    done = columba("check_setup", folder=publication, **{variable: value})
    assert done.returncode == 2
    assert done.stderr.startswith("columba: ")
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert "pass" not in done.stderr.replace("password", "")


@pytest.mark.parametrize("tag", ["zh", "tlh", "de-AT", "gsw-CH"])
def test_any_language_will_do_for_a_publication(publication, tag):
    toml = publication / "columba.toml"
    toml.write_text(f'[publication]\nlanguage = "{tag}"\n', encoding="utf-8")
    done = columba("check", folder=publication)
    assert (done.returncode, done.stderr) == (0, "")
