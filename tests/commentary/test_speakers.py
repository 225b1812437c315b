"""Who speaks in a paragraph: named beside a verb of saying, or by a pronoun after that."""

import pytest

from columba.commentary.speakers import speeches


def names(*paragraphs):
    return [[speech.name for speech in here] for here in speeches(paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It smells,” said county administrator Ruth Vale.", ["Ruth Vale"]),
        ("US President Donald Trump on Sunday said it was over.", ["Donald Trump"]),
        ("Trump's special envoy Steve Witkoff described the day.", ["Steve Witkoff"]),
        ("Ruth Vale, who has run the plant since 2019, said so.", ["Ruth Vale"]),
        ("US Secretary of State Marco Rubio cautioned against it.", ["Marco Rubio"]),
        ("Council President Maria Ortiz of Dunmore also said no.", ["Maria Ortiz"]),
        ("U.S. Sen. J. P. Ortiz told Reuters that it was over.", ["J. P. Ortiz"]),
        ("The White House said on Monday it had no comment.", ["the White House"]),
        ("In a letter, Judge Amy Ross wrote that she would not.", ["Amy Ross"]),
        ("Residents near Harlan Creek have long said the water smells.", []),
        ("A spokesman for Acme Corp said so.", []),
        ("Officials said nothing. Police said less.", []),
        ("It states that an attack on one is an attack on all.", []),
        ("“Putin has said no,” the paper reported.", []),
        ("On Sunday said the paper nothing.", []),
    ],
)
def test_it_finds_the_speaker_of_one_paragraph(text, expected):
    assert names(text) == [expected]


def test_a_pronoun_stands_for_the_last_who_spoke():
    assert names("Ana Ruiz said no.", "She added that it was late.") == [["Ana Ruiz"], ["Ana Ruiz"]]


def test_a_pronoun_after_nobody_names_nobody():
    assert names("He said it was late.") == [[]]


def test_a_surname_stands_for_the_full_name_of_the_report():
    assert names("Ana Ruiz came late.", "Mr. Bo left. Ruiz said why.") == [[], ["Ana Ruiz"]]


def test_what_stands_in_quotation_marks_names_no_speaker():
    assert names("“Ana Ruiz said it was fine,” Bo Diaz said.") == [["Bo Diaz"]]


def test_names_in_headline_titles_are_not_part_of_the_name():
    assert names("Senate Majority Leader Ann Lee said so.") == [["Ann Lee"]]
    assert names("Facebook Chief Executive Bo Diaz said so.") == [["Bo Diaz"]]


@pytest.mark.parametrize(
    "text",
    [
        "The director, Owen Castle, said a Kellan Falls crew needs half an hour.",
        "“It is late,” said Owen Castle, who takes the Line 4 bus.",
        "The Open Meetings Law says that anyone may record. Owen Castle said so.",
        "Auditor Owen Castle said so.",
    ],
)
def test_places_laws_and_routes_do_not_speak(text):
    assert set(names(text)[0]) == {"Owen Castle"}
