from columba.stories.profile import Kind, Profile, profile
from tests.stories.make import BOIL, SMOKE, make_report


def test_a_profile_survives_being_stored():
    read = profile(make_report(1, "Mill Creek told to boil water", [*BOIL, f"“{SMOKE[0]}”"]))
    assert Profile.from_json(read.as_json()) == read
    assert read.copy.told < read.copy.shingles


def test_the_title_counts_twice():
    alone = profile(make_report(1, "Levee", BOIL)).terms
    assert alone["leve" if "leve" in alone else "levee"] > alone["customer"]


def test_headlines_and_snippets_are_short_and_reports_are_full():
    assert profile(make_report(1, "Levee raised", BOIL[:1])).kind is Kind.SHORT
    assert profile(make_report(1, "Levee raised", BOIL)).kind is Kind.FULL


def test_names_leave_out_the_outlet_itself_datelines_and_common_words():
    text = [
        "MILL CREEK (ACNS) — The Council met Ada Marsh.",
        "The council told the Tarrow Ledger so, and the Ledger printed it.",
    ]
    names = profile(make_report(1, "Council meets", text, domain="tarrowledger.example")).names
    assert names == ("Ada Marsh",)
