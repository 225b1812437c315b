"""[model] in columba.toml: what is needed, and advice where it cannot be used."""

import pytest

from columba.lib.publication import PublicationError
from columba.lib.settings_file import read_publication

LOCAL = """[model]
base_url = "http://127.0.0.1:11434/v1/"
model = "llama3.1:8b"
input_price = 0
output_price = 0
"""


def read(folder, text):
    (folder / "columba.toml").write_text(text, encoding="utf-8")
    return read_publication(folder).model


def test_without_the_section_no_model_runs(tmp_path):
    assert read(tmp_path, "") is None


def test_four_keys_are_enough(tmp_path):
    model = read(tmp_path, LOCAL)
    assert model.base_url == "http://127.0.0.1:11434/v1"
    assert (model.input_price, model.output_price) == (0, 0)
    assert (model.daily_cap, model.monthly_cap, model.concurrency) == (1, 20, 2)
    assert (model.read_seconds, model.key_variable) == (120, "")


@pytest.mark.parametrize("key", ["base_url", "model", "input_price", "output_price"])
def test_what_is_missing_is_named_with_its_use(tmp_path, key):
    text = "\n".join(line for line in LOCAL.splitlines() if not line.startswith(key))
    with pytest.raises(PublicationError, match=rf"columba.toml:1: \[model\] needs {key}\."):
        read(tmp_path, text)


@pytest.mark.parametrize(
    "address",
    ["localhost:11434", "ftp://x/v1", "http://u:word@h/v1", "http://h/v1?key=1", "http://h:x", ""],
)
def test_an_address_that_is_none_is_refused(tmp_path, address):
    with pytest.raises(PublicationError, match="this is no address"):
        read(tmp_path, LOCAL.replace("http://127.0.0.1:11434/v1/", address))


def test_a_key_in_the_file_is_refused_and_not_repeated(tmp_path):
    for line in ('key_variable = "sk-secret-123"', 'key = "sk-secret-123"'):
        with pytest.raises(PublicationError) as caught:
            read(tmp_path, LOCAL + line)
        assert "sk-secret" not in str(caught.value)
        assert ":6:" in str(caught.value)


def test_no_model_may_go_by_the_composers_name(tmp_path):
    with pytest.raises(PublicationError, match="model's name"):
        read(tmp_path, LOCAL.replace("llama3.1:8b", "composer"))


@pytest.mark.parametrize("line", ["daily_cap = -1", "concurrency = 0", "read_seconds = 0"])
def test_numbers_have_bounds(tmp_path, line):
    with pytest.raises(PublicationError, match=f"{line} should lie between"):
        read(tmp_path, LOCAL + line)


def test_rules_of_ones_own_must_be_there(tmp_path):
    with pytest.raises(PublicationError, match="there is no file"):
        read(tmp_path, LOCAL + 'rules = "model/rules.md"')
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "rules.md").write_text("Be kind.", encoding="utf-8")
    assert read(tmp_path, LOCAL + 'rules = "model/rules.md"').rules == "model/rules.md"
