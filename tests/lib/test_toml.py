"""A mistake in a TOML file is named with its file, its line and what to do."""

import pytest

from columba.lib.publication import PublicationError
from columba.lib.toml import TomlError, parse_toml, read_toml


@pytest.fixture
def broken(tmp_path):
    """Return a function that writes a file and returns what is said of it, after its folder."""

    def say(text: str | bytes) -> str:
        path = tmp_path / "file.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(PublicationError) as caught:
            read_toml(path)
        return str(caught.value).removeprefix(f"{tmp_path}/")

    return say


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a = 1\nb = 2\na = 3\n", "file.toml:3: not valid TOML: the same key stands there twice."),
        ('[x]\na = "one\nb = 2\n', "file.toml:2: not valid TOML: a text in quotation marks does"),
        ("a = 1\nb = Ours\n", "file.toml:2: not valid TOML: a value is missing"),
        ("a = 1\n\nsome words\n", "file.toml:3: not valid TOML: "),
        (b"a = 1\nb = '\xff'\n", "file.toml:2: not UTF-8 text. Save it as UTF-8."),
    ],
)
def test_a_mistake_is_named_with_its_line(broken, text, says):
    assert broken(text).startswith(says)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[x]\n[publication", 2),
        ('a = 1\nb = [\n  "]",\n  # ]\n\n\n', 2),
        ("a = 1\nb = [[1, 2],\n  [3\n\n", 3),
        ('a = "#"\nb = """one\nc = 2\n# "\nd = []\n', 2),
        ("a = 'its'\nb = '''one \"\nc\n", 2),
        ('a = "one \\" ["\nb = { c = 1,', 2),
        ('a = 1\nb = "c', 2),
    ],
)
def test_what_is_open_at_the_end_is_named_where_it_opens(broken, text, line):
    assert broken(text).startswith(f"file.toml:{line}: not valid TOML: the bracket or quotation")


@pytest.mark.parametrize("text", ["a = 1\nb =", "a = 1\nb", "a = [1] # [\nb = \n\n"])
def test_a_line_that_stops_short_at_the_end_is_named(broken, text):
    said = broken(text)
    assert said.startswith("file.toml:2: not valid TOML: ")
    assert "end of document" not in said


def test_one_line_number_is_enough(broken):
    assert "column" not in broken("a = 1\na = 2\n")


def test_a_file_that_begins_with_a_byte_order_mark_is_read(tmp_path):
    (tmp_path / "file.toml").write_bytes(b"\xef\xbb\xbfa = 1\r\n")
    assert read_toml(tmp_path / "file.toml").values == {"a": 1}


def test_a_file_that_is_not_there_says_what_to_do(tmp_path):
    with pytest.raises(
        PublicationError, match=r"none\.toml cannot be read \(No such.* Write one\."
    ):
        read_toml(tmp_path / "none.toml", missing="Write one.")


def test_a_text_without_a_file_has_lines_too():
    with pytest.raises(TomlError) as caught:
        parse_toml("a = 1\nb =\n")
    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("# c\n[[x]]\na = 1\n\n[[ x ]]\na = 2\n", [2, 5]),
        ("b = 1\nx = [{a = 1}, {a = 2}]\n", [2, 2]),
    ],
)
def test_a_section_has_its_line_however_it_is_written(tmp_path, text, places):
    (tmp_path / "file.toml").write_text(text)
    file = read_toml(tmp_path / "file.toml")
    assert [int(place.rpartition(":")[2]) for place in file.places("x", 2)] == places
    assert file.place("b", section="x").endswith(f":{places[0]}")
