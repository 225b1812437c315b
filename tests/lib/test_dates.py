from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from columba.lib.dates import (
    format_clock,
    format_day,
    format_full,
    format_short,
    iso,
    parse_stamp,
    read_stamp,
)

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
SHANGHAI = ZoneInfo("Asia/Shanghai")
EVENING = datetime(2025, 8, 18, 0, 25, 57, tzinfo=UTC)
MODERN = st.datetimes(datetime.fromisoformat("1975-01-01"), datetime.fromisoformat("2090-01-01"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sun, 17 Aug 2025 20:25:57 -0400", "2025-08-17T20:25:57-04:00"),
        ("Sun, 17 Aug 2025 20:25:57 EDT", "2025-08-17T20:25:57-04:00"),
        ("Sun, 17 Aug 25 20:25 GMT", "2025-08-17T20:25:00+00:00"),
        ("17 Aug 2025 20:25:57 pdt", "2025-08-17T20:25:57-07:00"),
        ("Thu (a comment), 1(st) Jan(uary) 2004 19:48:21 +0000(GMT)", "2004-01-01T19:48:21+00:00"),
        ("Sun, 17 Aug 2025 20:25:57 (CET)", "2025-08-17T20:25:57+01:00"),
        ("Thu, 01 Jan 2004 19:48:21 A", "2004-01-01T19:48:21+00:00"),
        ("Sun Aug 17 20:25:57 EDT 2025", "2025-08-17T20:25:57-04:00"),
        ("Sun Aug 17 2025 20:25:57 GMT-0400 (Eastern Daylight Time)", "2025-08-17T20:25:57-04:00"),
        ("2025-08-17T20:25:57-04:00", "2025-08-17T20:25:57-04:00"),
        ("2025-08-17T20:25:57.123456789Z", "2025-08-17T20:25:57.123456+00:00"),
        ("2025-08-17 T20:25:57+0530", "2025-08-17T20:25:57+05:30"),
        ("2025-08-17T20:25+02:00", "2025-08-17T20:25:00+02:00"),
        ("20250817T202557+0200", "2025-08-17T20:25:57+02:00"),
        ("2025-229T10:00Z", "2025-08-17T10:00:00+00:00"),
        ("2025-08-17T24:00:00Z", "2025-08-18T00:00:00+00:00"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00"),
        ("2025-08-17T20:25:57+0200[Europe/Paris]", "2025-08-17T20:25:57+02:00"),
        ("2025-08-17 20:25:57 EDT", "2025-08-17T20:25:57-04:00"),
        ("1755476757", "2025-08-18T00:25:57+00:00"),
        ("1755476757000", "2025-08-18T00:25:57+00:00"),
        ("January 17, 2025 at 8 p.m. ET", "2025-01-17T20:00:00-05:00"),
        ("Updated: Aug. 5, 2025 5:42 pm ET", "2025-08-05T17:42:00-04:00"),
        ("12:15 a.m. PT, July 4, 2025", "2025-07-04T00:15:00-07:00"),
    ],
)
def test_it_reads_a_stamp_with_the_offset_it_was_written_in(text, expected):
    assert parse_stamp(text, BERLIN).isoformat() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-08-17 20:25", "2025-08-17T20:25:00+02:00"),
        ("2025-01-17 20:25", "2025-01-17T20:25:00+01:00"),
        ("2025-08-17", "2025-08-17T00:00:00+02:00"),
        ("Sun Aug 17 20:25:57 2025", "2025-08-17T20:25:57+02:00"),
        ("17 août 2025 à 20h30", "2025-08-17T20:30:00+02:00"),
        ("17. März 2025, 10.30 Uhr", "2025-03-17T10:30:00+01:00"),
        ("17 de agosto de 2025 20:25", "2025-08-17T20:25:00+02:00"),
        ("Qua, 17 Set 2025 20:25:57", "2025-09-17T20:25:57+02:00"),
        ("17 sierpnia 2025", "2025-08-17T00:00:00+02:00"),
        ("17 августа 2025 г. 10:00", "2025-08-17T10:00:00+02:00"),
        ("2025年8月17日 20時25分", "2025-08-17T20:25:00+02:00"),
        ("2025년 8월 17일 오후 3:05", "2025-08-17T15:05:00+02:00"),
        ("17.08.2025 10:00", "2025-08-17T10:00:00+02:00"),
        ("Published: 17/08/2025", "2025-08-17T00:00:00+02:00"),
    ],
)
def test_it_reads_a_clock_without_a_zone_in_the_publishers_zone(text, expected):
    assert parse_stamp(text, BERLIN).isoformat() == expected


@pytest.mark.parametrize("month", [1, 7])
def test_it_never_reads_central_european_time_as_universal_time(month):
    stamp = parse_stamp(f"2025-0{month}-17 10:00 CET", UTC)
    assert stamp.utcoffset() == timedelta(hours=1)
    assert parse_stamp(f"10:00 CET, {month}/17/2025", NEW_YORK) == stamp


def test_it_takes_the_meaning_that_an_ambiguous_zone_name_has_where_the_publisher_is():
    text = "17 Aug 2025 10:00 CST"
    assert parse_stamp(text, NEW_YORK).utcoffset() == timedelta(hours=-6)
    assert parse_stamp(text, SHANGHAI).utcoffset() == timedelta(hours=8)
    assert parse_stamp("17 Aug 2025 10:00 IST", ZoneInfo("Europe/Dublin")).utcoffset() == timedelta(
        hours=1
    )


@pytest.mark.parametrize("offset", ["+25:00", "-9999", "+1499", "+14:01"])
def test_it_reads_the_clock_in_the_publishers_zone_where_the_offset_is_absurd(offset):
    assert parse_stamp(f"2025-08-17T20:25:57{offset}", BERLIN).utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "insert updated date here",
        "2025",
        "2025-08",
        "2025-02-30",
        "31 April 2025",
        "2025-08-17T25:00:00Z",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "12 Monkeys 1995",
        "99:99:99",
        "2025-366",
    ],
)
def test_it_says_none_rather_than_guess(text):
    assert parse_stamp(text, BERLIN) is None


def test_it_reads_slashes_by_the_custom_of_the_place_and_not_at_all_without_a_place():
    assert parse_stamp("8/9/2025", NEW_YORK).month == 8
    assert parse_stamp("8/9/2025", BERLIN).month == 9
    assert parse_stamp("8/9/2025", UTC) is None
    assert parse_stamp("8/17/2025", UTC).month == 8


def test_it_refuses_a_stamp_more_than_a_day_after_now():
    now = datetime(2025, 8, 17, tzinfo=UTC)
    assert parse_stamp("2099-01-01T00:00:00Z", UTC, now=now) is None
    assert parse_stamp("2025-08-18T00:00:01Z", UTC, now=now) is None
    assert parse_stamp("2025-08-18T00:00:00Z", UTC, now=now) is not None


def test_it_tells_what_the_text_itself_said():
    day = read_stamp("17 August 2025", BERLIN)
    clock = read_stamp("17 August 2025 10:00", BERLIN)
    whole = read_stamp("17 August 2025 10:00 BST", BERLIN)
    said = [(stamp.has_clock, stamp.has_zone) for stamp in (day, clock, whole)]
    assert said == [(False, False), (True, False), (True, True)]


@given(st.text(max_size=400))
def test_any_text_gives_an_aware_moment_or_none(text):
    stamp = parse_stamp(text, BERLIN)
    assert stamp is None or stamp.utcoffset() is not None


@given(st.from_regex(r"[\d\-/.: TZ+()APMamp,]{1,60}", fullmatch=True))
def test_any_pile_of_date_characters_gives_an_aware_moment_or_none(text):
    stamp = parse_stamp(text, NEW_YORK, now=EVENING)
    assert stamp is None or stamp.utcoffset() is not None


@given(MODERN, st.integers(-12 * 60, 14 * 60))
def test_an_iso_stamp_comes_back_as_it_went(wall, minutes):
    moment = wall.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    again = parse_stamp(moment.isoformat(), BERLIN)
    assert (again, again.utcoffset()) == (moment, moment.utcoffset())


@given(MODERN, st.sampled_from(["New_York", "Chicago", "Denver", "Los_Angeles"]))
def test_what_we_print_in_full_reads_back_to_the_second(wall, city):
    zone = ZoneInfo(f"America/{city}")
    moment = wall.replace(microsecond=0, tzinfo=UTC)
    assert parse_stamp(format_full(moment, zone, "en"), BERLIN) == moment


def test_it_prints_the_full_form_of_the_reference_page():
    expected = "Sunday, August 17, 2025, 8:25:57 PM Eastern Daylight Time"
    assert format_full(EVENING, NEW_YORK, "en") == expected


def test_it_prints_in_the_publications_language_and_in_english_where_it_knows_no_such_language():
    german = "Sonntag, 17. August 2025, 20:25:57 Nordamerikanische Ostküsten-Sommerzeit"
    assert format_full(EVENING, NEW_YORK, "de") == german
    assert format_full(EVENING, NEW_YORK, "tlh-Latn!") == format_full(EVENING, NEW_YORK, "en")


@pytest.mark.parametrize("language", ["en", "en-GB", "de", "fr", "es", "pt-BR", "ja", "zh-Hans"])
def test_what_it_prints_holds_plain_spaces_only(language):
    for form, part in (
        (format_full, "2025"),
        (format_short, "25"),
        (format_day, "2025"),
        (format_clock, "25"),
    ):
        text = form(EVENING, NEW_YORK, language)
        assert part in text
        assert not {"\xa0", "\u202f", "'"} & set(text)


def test_it_prints_shorter_forms_for_lists():
    assert format_short(EVENING, NEW_YORK, "en") == "Aug 17, 2025, 8:25 PM"
    assert format_day(EVENING, NEW_YORK, "en") == "August 17, 2025"
    assert format_clock(EVENING, NEW_YORK, "en") == "8:25 PM"
    assert format_short(EVENING, BERLIN, "de") == "18.08.2025, 02:25"


def test_it_names_the_zone_of_places_that_were_renamed():
    text = format_full(EVENING, ZoneInfo("Europe/Kyiv"), "en")
    assert text.endswith("Eastern European Summer Time")


def test_the_machine_readable_form_carries_the_publications_offset():
    assert iso(EVENING, NEW_YORK) == "2025-08-17T20:25:57-04:00"
