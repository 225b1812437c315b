"""What is sealed can be read with the key it was sealed with, and by nobody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columba.lib.seal import SealError, fingerprint, seal, unseal

KEY, OTHER = b"the key of this test", b"another key of this test"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def sealed(text="ann@reader.example", *, key=KEY, context="mail.to"):
    return seal(text, key=key, context=context)


def opened(text, *, key=KEY, context="mail.to"):
    return unseal(text, key=key, context=context)


@given(TEXTS)
def test_it_opens_to_what_was_sealed(text):
    assert opened(sealed(text)) == text


def test_the_same_text_is_sealed_otherwise_every_time():
    assert len({sealed() for _ in range(100)}) == 100


def test_nothing_of_the_text_shows():
    assert "ann" not in sealed("ann" * 40)


@pytest.mark.parametrize("change", [{"key": OTHER}, {"context": "signature.email"}])
def test_another_key_or_another_column_does_not_open_it(change):
    with pytest.raises(SealError, match="another address key"):
        opened(sealed(), **change)


@given(st.data())
def test_a_change_anywhere_is_noticed(data):
    text = sealed()
    place = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from("ABCDwxyz0189-_=.\n ü"))
    changed = text[:place] + sign + text[place + 1 :]
    try:
        result = opened(changed)
    except SealError:
        return
    # Base64 has spellings that mean the same bytes; nothing else may open.
    assert result == "ann@reader.example"


@given(st.text(max_size=200))
def test_what_was_never_sealed_is_refused(text):
    with pytest.raises(SealError):
        opened(text)
    with pytest.raises(SealError):
        opened("1." + text)


def test_half_a_sealed_text_is_refused():
    whole = sealed()
    for length in range(len(whole)):
        with pytest.raises(SealError):
            opened(whole[:length])


def test_two_sealed_texts_share_no_keystream():
    one, two = (sealed("\x00" * 64) for _ in range(2))
    assert one[30:100] != two[30:100]


def test_a_fingerprint_finds_the_same_text_again_and_only_here():
    def of(text, key=KEY, context="email"):
        return fingerprint(text, key=key, context=context)

    assert of("ann@reader.example") == of("ann@reader.example")
    different = {
        of("ann@reader.example"),
        of("bob@reader.example"),
        of("ann@reader.example", key=OTHER),
        of("ann@reader.example", context="name"),
    }
    assert len(different) == 4
    assert {len(one) for one in different} == {32}
