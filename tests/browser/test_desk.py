"""The desk in a real browser: by keyboard, without a script, on a phone, in light and dark."""

import re

import pytest

from tests.browser.desk_town import DESK_PAGES
from tests.browser.test_looks import TARGETS, WIDTHS, WINDOWS, violations

PLAIN = {"java_script_enabled": False}
GROUND = "(id) => getComputedStyle(document.getElementById(id)).backgroundColor"
CLEAR = "rgba(0, 0, 0, 0)"


def in_focus(page, what="document.activeElement.textContent"):
    return page.evaluate(f"() => {what}").strip()


# ---- looks ----


@pytest.mark.parametrize("name", DESK_PAGES)
def test_axe_finds_nothing_in_the_light_or_in_the_dark(site, name):
    colours = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
    with site.at_desk(name, color_scheme="light") as page:
        for width in WINDOWS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="light")
            assert violations(page) == [], width
            page.emulate_media(color_scheme="dark")
            assert violations(page, **colours) == [], width


def test_axe_finds_nothing_in_boxes_that_are_open(site):
    with site.at_desk("flagged page", width=390) as page:
        page.evaluate("document.querySelectorAll('details').forEach((d) => d.open = true)")
        assert violations(page) == []


@pytest.mark.parametrize("name", DESK_PAGES)
def test_it_fits_every_window_and_fingers_hit_its_links(site, name):
    with site.at_desk(name) as page:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.set_viewport_size({"width": 390, "height": 900})
        assert page.evaluate(TARGETS) == []


def test_every_page_can_be_read_without_javascript_and_asks_nobody_else(site):
    site.requested.clear()
    site.complaints.clear()
    for options in (PLAIN, {}):
        with site.at_desk(**options) as page:
            for name in DESK_PAGES:
                site.visit(page, name)
                assert page.locator("h1").count() == 1
    assert [url for url in site.requested if not url.startswith(site.url)] == []
    assert site.complaints == []


def test_whoever_uses_the_keyboard_sees_where_they_are(site):
    look = """() => {
      const style = getComputedStyle(document.activeElement);
      return [style.outlineStyle, parseFloat(style.outlineWidth)];
    }"""
    with site.at_desk("flagged page") as page:
        stops = []
        for _ in range(40):
            page.keyboard.press("Tab")
            stops.append(page.evaluate(look))
    assert [stop for stop in stops if stop[0] == "none" or stop[1] < 2] == []


# ---- what a sentence rests on ----


def test_a_sentence_in_focus_lights_its_paragraph_without_javascript(site):
    with site.at_desk("page", **PLAIN) as page:
        pointer = page.locator(".sentence.reported .pointers a[href*=p]").first
        paragraph = pointer.get_attribute("href")[1:]
        assert page.evaluate(GROUND, paragraph) == CLEAR
        pointer.locator("xpath=ancestor::li").locator(".number").focus()
        assert page.evaluate(GROUND, paragraph) != CLEAR


def test_a_pointer_leads_to_its_paragraph_and_lights_the_sentence(site):
    with site.at_desk("page", **PLAIN) as page:
        pointer = page.locator(".sentence.reported .pointers a[href*=p]").first
        sentence = pointer.locator("xpath=ancestor::li").get_attribute("id")
        target = pointer.get_attribute("href")
        pointer.click()
        page.mouse.move(0, 0)
        assert page.url.endswith(target)
        assert page.locator(target).is_visible()
        assert page.evaluate(GROUND, sentence) != CLEAR


def test_what_a_sentence_rests_on_comes_into_view_beside_it(site):
    with site.at_desk("page") as page:
        page.set_viewport_size({"width": 1440, "height": 500})
        last = page.locator(".sentence .pointers a").last
        target = last.get_attribute("href")
        last.locator("xpath=ancestor::li").locator(".number").focus()
        box = page.locator(target).bounding_box()
        assert 0 <= box["y"] < 500


def test_on_a_phone_the_passage_opens_under_its_sentence(site):
    with site.at_desk("page", width=390, **PLAIN) as page:
        passage = page.locator(".passage").first
        assert not passage.locator("p").is_visible()
        passage.locator("summary").click()
        assert passage.locator("p").is_visible()


# ---- by keyboard ----


def test_letters_lead_through_the_queue_and_a_page(site):
    with site.at_desk("queue") as page:
        titles = page.locator("[data-stop]").all_text_contents()
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("k")
        page.keyboard.press("j")
        assert in_focus(page) == titles[1].strip()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/desk/pages/\d+/"))
        assert page.locator("h1").text_content().strip() == titles[1].strip()
        page.keyboard.press("j")
        assert in_focus(page) == "1.1"
        page.keyboard.press("u")
        page.wait_for_url("**/desk/")


def test_a_letter_decides_nothing_by_itself(site):
    with site.at_desk("flagged page") as page:
        before = page.url
        page.keyboard.press("a")
        assert in_focus(page, "document.activeElement.name") == "reason"
        page.keyboard.type("aern")  # letters in a box are letters
        assert page.input_value("#approve-reason") == "aern"
        page.keyboard.press("Tab")
        assert in_focus(page).startswith("Approve")
        assert page.url == before


def test_the_other_letters_open_what_they_name(site):
    with site.at_desk("flagged page") as page:
        page.keyboard.press("r")
        assert in_focus(page, "document.activeElement.id") == "reject-reason"
        page.locator(".number").nth(1).focus()
        sentence = in_focus(page, "document.activeElement.closest('li').id")
        page.keyboard.press("e")
        page.wait_for_url(re.compile(r"/edit/"))
        assert page.url.endswith(f"#{sentence}")
    with site.at_desk("queue") as page:
        page.keyboard.press("?")
        assert page.locator("#keys dl").is_visible()


def test_single_letters_can_be_switched_off_for_good(site):
    with site.at_desk("queue") as page:
        page.keyboard.press("?")
        page.locator("#keys-on").uncheck()
        page.locator("h1").click()
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement === document.body")
        page.reload()
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement === document.body")


# ---- one pass ----


def test_one_pass_without_javascript_on_a_phone(site):
    """Queue, page, approve, next; reject with a reason; edit: by links, buttons and boxes alone."""
    with site.at_desk("queue", width=390, **PLAIN) as page:
        page.get_by_role("link", name="By rule").click()
        rows = page.locator(".waiting").count()
        page.locator(".waiting h2 a").first.click()
        page.get_by_role("button", name="Approve and publish").click()
        assert page.locator(".messages").text_content().strip().startswith("Approved:")
        page.locator("summary", has_text="Reject").click()
        page.get_by_label("Why is it rejected?").fill("The wrong river.")
        page.get_by_role("button", name="Reject revision 1").click()
        assert page.locator(".messages").text_content().strip().startswith("Rejected:")
        page.get_by_role("link", name="Edit").click()
        page.locator("textarea").first.fill("There were 88,000 of them.")
        page.get_by_role("button", name="Check and save").click()
        assert "Saved as revision 2." in page.locator(".messages").text_content()
        assert page.locator(".finding", has_text="88,000").first.is_visible()
        page.get_by_role("link", name="Back to the queue").click()
        assert page.locator(".waiting").count() == rows - 3


def test_whoever_is_overtaken_in_another_window_keeps_their_words(site):
    with site.at_desk("queue", **PLAIN) as page, site.at_desk("queue", **PLAIN) as other:
        for one in (page, other):
            one.get_by_role("link", name="By rule").click()
            one.locator(".waiting h2 a").last.click()
        page.locator("summary", has_text="Reject").click()
        page.get_by_label("Why is it rejected?").fill("A long reason, typed slowly.")
        other.get_by_role("button", name="Approve and publish").click()
        page.get_by_role("button", name="Reject revision 1").click()
        assert page.get_by_role("alert").get_by_text("Somebody was quicker").is_visible()
        assert page.get_by_text("ann: approved revision 1").is_visible()


def test_leaving_an_unsaved_edit_asks_first(site):
    asked = []
    with site.at_desk("edit") as page:
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        page.locator("textarea").first.fill("Unsaved words.")
        page.goto(site.url + "/desk/")
    assert asked == ["beforeunload"]
