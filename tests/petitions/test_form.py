"""What may be signed with: one check, with a sentence for everything that it does not take."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columba.petitions.form import FIELDS, Signing, check_email, check_signing, is_trapped
from tests.corpus import corpus
from tests.petitions.make import FORM


def check(**fields):
    return check_signing(FORM | fields)


def errors(**fields):
    return dict(check(**fields).errors)


def test_a_form_that_is_filled_in_is_taken():
    assert check().signing == Signing(
        name="Ann Lee", email="ann@reader.example", postcode="04441", text_number=1
    )


def test_every_box_starts_empty_and_only_the_first_is_needed():
    assert errors(agrees="") == {"agrees": "Without this we may not count you."}
    signing = check(wants_news="yes", comment="Yes.", shows_comment="yes").signing
    assert (signing.wants_news, signing.shows_comment) == (True, True)
    assert (check().signing.wants_news, check().signing.shows_comment) == (False, False)


def test_nothing_is_shown_where_nothing_was_written():
    assert not check(shows_comment="yes", comment="  ").signing.shows_comment


@pytest.mark.parametrize("name", ["Ann Lee", "O’Brien", "José Ñuñez", "李雷", "Мария", "Bo", "नेहा"])
def test_people_have_all_sorts_of_names(name):
    assert check(name=f"  {name}\t").signing.name == name


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("name", "", "Write your name."),
        ("name", "   ", "Write your name."),
        ("name", "7", "as people know you"),
        ("name", "123", "as people know you"),
        ("name", "x" * 81, "at most 80"),
        ("name", "Buy at www.pills.example", "without an address"),
        ("name", "https://pills.example/", "without an address"),
        ("name", "cheap-pills.com now", "without an address"),
        ("name", "ann@reader.example", "without an address"),
        ("email", "", "Write your e-mail address"),
        ("email", "ann", "one @"),
        ("email", "ann@reader.example\r\nBcc: x@y.example", "one @"),
        ("postcode", "", "where people live"),
        ("postcode", "-", "where people live"),
        ("postcode", "x" * 41, "and no more"),
        ("postcode", "http://a.example", "and no more"),
        ("comment", "x" * 501, "at most 500 characters; this one has 501"),
    ],
)
def test_what_cannot_be_taken_is_named_with_its_field(field, text, says):
    found = errors(**{field: text})
    assert list(found) == [field]
    assert says in found[field]


def test_everything_that_is_wrong_is_said_at_once():
    found = check_signing({})
    assert set(found.errors) == {"name", "email", "postcode", "agrees"}
    assert found.signing is None


def test_what_was_written_is_given_back():
    found = check(name="Ann", email="ann", wants_news="yes")
    assert found.values["name"] == "Ann"
    assert found.values["email"] == "ann"
    assert found.values["wants_news"] == "yes"


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Ann\x00 Lee", "Ann Lee"),
        ("Ann\r\nLee", "Ann Lee"),
        ("Ann\u202eeeL", "AnneeL"),
        ("Ann\u2028Lee", "Ann Lee"),
        ("A\ud800nn", "Ann"),
        ("Anne\u0301", "Anné"),
        ("Ann\u00adLee", "AnnLee"),
    ],
)
def test_what_hides_in_a_name_is_taken_out(text, becomes):
    assert check(name=text).signing.name == becomes


def test_a_comment_keeps_its_lines():
    text = "  One.  \r\n\r\n\r\n\r\nTwo,\tthree.\n"
    assert check(comment=text).signing.comment == "One.\n\nTwo, three."


def test_a_family_emoji_stays_one():
    assert (
        check(comment="\U0001f469\u200d\U0001f467").signing.comment == "\U0001f469\u200d\U0001f467"
    )


@pytest.mark.parametrize("number", ["", "x", "-1", "²", "99999", "1.0", " 7 "])
def test_a_version_is_a_small_number_or_none(number):
    assert check(text=number).signing.text_number == (7 if number == " 7 " else 0)


def test_a_program_that_fills_in_everything_is_noticed():
    assert is_trapped(FORM | {"website": "https://pills.example"})
    assert not is_trapped(FORM)
    assert not is_trapped(FORM | {"website": ""})


def test_an_address_alone_is_checked_in_the_same_way():
    assert check_email(" Ann@Reader.example ") == ("Ann@reader.example", "")
    assert check_email("ann")[1]
    assert check_email("")[1]


@given(st.dictionaries(st.sampled_from([*FIELDS, "other"]), st.text(max_size=120)))
def test_every_form_is_taken_or_refused_in_sentences(form):
    found = check_signing(form)
    assert (found.signing is None) == bool(found.errors)
    assert all(error.endswith(".") for error in found.errors.values())
    again = check_signing(found.values)
    assert (again.signing, dict(again.errors)) == (found.signing, dict(found.errors))


@given(st.text(max_size=100))
def test_a_name_that_is_taken_is_one_visible_line(name):
    signing = check(name=name).signing
    if signing is None:
        return
    assert signing.name == " ".join(signing.name.split())
    assert 2 <= len(signing.name) <= 80
    signing.name.encode("utf-8")


def test_naughty_strings_are_taken_or_refused_with_a_reason():
    path = corpus("adversarial/naughty-strings/blns.json")
    for text in json.loads(path.read_text(encoding="utf-8")):
        for field in ("name", "email", "postcode", "comment"):
            found = check(**{field: text})
            assert found.signing or list(found.errors) == [field]
            assert "\x00" not in found.values[field]
