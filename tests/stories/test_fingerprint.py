"""Copies are found whatever was done to them, and nothing else is taken for one."""

import random

from columba.stories.fingerprint import CopyIndex, CopySettings, fingerprint
from tests.stories.make import BOIL, BOIL_AGAIN, BUDGET, SMOKE

LONG = (*BOIL, *BUDGET)


def index_of(*texts):
    index = CopyIndex(CopySettings())
    for number, text in enumerate(texts):
        index.add(number, text, group=number)
    return index


def read(paragraphs, *, title="Town told to boil water", site="one.example"):
    return fingerprint(title, tuple(paragraphs), site=site)


def test_the_same_text_under_another_headline_is_a_copy():
    copy = index_of(read(BOIL)).find(read(BOIL, title="Pipe bursts", site="two.example"))
    assert (copy.of, copy.share) == (0, 1.0)


def test_a_copy_cut_short_is_found_by_the_share_of_the_shorter_text():
    copy = index_of(read(LONG)).find(read(BOIL, title="Pipe bursts", site="two.example"))
    assert copy.share > 0.9
    assert copy.is_shorter


def test_a_longer_version_of_a_short_text_is_found_too():
    copy = index_of(read(BOIL)).find(read(LONG, site="two.example"))
    assert copy.share > 0.9
    assert not copy.is_shorter


def test_an_agency_prefix_and_changed_words_hide_no_copy():
    edited = ["HARLAN (ACNS) — " + BOIL[0].replace("told", "ordered"), *BOIL[1:]]
    assert index_of(read(BOIL)).find(read(edited, site="two.example")).of == 0


def test_two_reports_of_one_event_are_no_copies():
    assert index_of(read(BOIL)).find(read(BOIL_AGAIN, site="two.example")) is None


def test_a_shared_quotation_makes_no_copy():
    quote = " “" + " ".join(BUDGET) + "”"
    one = read([*BOIL, quote])
    two = read([*SMOKE, quote], title="Smoke over the county", site="two.example")
    assert index_of(one).find(two) is None


def test_a_short_notice_that_stands_on_every_page_makes_no_copies():
    notice = ["Subscribe to keep reading. Already a member? Sign in to the Ledger to go on."] * 2
    one = read(notice, title="Council votes on zoning")
    two = read(notice, title="Falcons win opener")
    assert index_of(one).find(two) is None


def test_a_short_notice_of_a_chain_makes_no_copies_across_its_sites():
    notice = ["Subscribe to keep reading. Already a member? Sign in to the Ledger to go on."] * 2
    one = read(notice, title="Council votes on zoning", site="one.example")
    two = read(notice, title="Falcons win opener", site="two.example")
    assert index_of(one).find(two) is None


def test_a_short_text_that_keeps_its_title_is_a_copy_under_another_headline():
    one = read(BOIL[2:], title="Notice stays in force until samples are clean")
    two = read(BOIL[2:], title="Fire hall hands out bottled water", site="two.example")
    assert index_of(one).find(two).of == 0


def test_what_many_unrelated_texts_have_is_nobodys_text():
    words = [f"word{number}" for number in range(4000)]
    random.Random(3).shuffle(words)
    own = [" ".join(words[at : at + 60]) for at in range(0, 480, 60)]
    footer = " ".join(words[1000:1080])
    texts = [read([part, footer], title=part, site=f"{n}.example") for n, part in enumerate(own)]
    index = CopyIndex(CopySettings())
    for number, text in enumerate(texts[:-1]):
        index.add(number, text, group=number)
    assert index.find(texts[-1]) is None


def test_one_headline_without_text_is_the_same_as_another_only_word_for_word():
    index = index_of(read((), title="Town of Mill Creek told to boil its water"))
    same = read((), title="Town of Mill Creek told to boil its water", site="two.example")
    other = read((), title="Town of Mill Creek told to save its water", site="two.example")
    assert index.find(same).share == 1
    assert index.find(other) is None


def test_a_forgotten_text_is_found_no_more():
    index = index_of(read(BOIL), read(BUDGET))
    index.remove(0)
    assert index.find(read(BOIL, site="two.example")) is None
    assert index.find(read(BUDGET, site="two.example")).of == 1


def test_the_nearest_copy_wins_and_of_equals_the_first():
    index = index_of(read(LONG), read(BOIL), read(BOIL, site="three.example"))
    assert index.find(read(BOIL, site="two.example")).of == 0
