"""What readers do, with a keyboard and without JavaScript: read, expand, search, report."""

import pytest

from tests.browser.town import PAGES

FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  return {
    name: one === document.body ? "" : one.textContent.trim() || one.name,
    outline: style.outlineStyle,
    width: parseFloat(style.outlineWidth),
    top: one.getBoundingClientRect().top,
    main: !!one.closest("main"),
  };
}"""


@pytest.fixture
def plain(site):
    """Open pages in a browser that runs no script."""

    def open_page(name=""):
        return site.page(name, java_script_enabled=False, width=390)

    return open_page


def press_tab(page):
    page.keyboard.press("Tab")
    return page.evaluate(FOCUSED)


@pytest.mark.parametrize("name", ["home", "article", "search"])
def test_the_first_key_leads_past_the_masthead(site, name):
    with site.page(name) as page:
        first = press_tab(page)
        assert first["name"] == "Skip to the content"
        assert first["top"] >= 0
        page.keyboard.press("Enter")
        assert press_tab(page)["main"]


@pytest.mark.parametrize("name", ["home", "article", "search", "report an error"])
def test_whoever_uses_the_keyboard_sees_where_they_are(site, name):
    with site.page(name) as page:
        stops = [stop for _ in range(18) if (stop := press_tab(page))["name"]]
    unseen = [stop["name"] for stop in stops if stop["outline"] == "none" or stop["width"] < 2]
    assert len(stops) > 10
    assert unseen == []


def test_every_page_can_be_read_without_javascript(site, plain):
    with plain() as page:
        for name in PAGES:
            site.visit(page, name)
            assert page.locator("h1").count() == 1
            assert page.locator("main").inner_text().strip()


def test_the_excerpt_expands_without_javascript(plain):
    with plain("article") as page:
        second = page.locator(".expand p").first
        assert not second.is_visible()
        page.locator(".expand summary").click()
        assert second.is_visible()


def test_a_mark_leads_to_what_it_rests_on(site):
    with site.page("article") as page:
        mark = page.locator(".opinion .pointers a").first
        target = mark.get_attribute("href")
        mark.click()
        assert page.url.endswith(target)
        assert page.locator(target).count() == 1


def test_a_mark_opens_the_part_of_the_excerpt_that_it_leads_to(plain):
    with plain("article") as page:
        hidden = page.locator(".expand p").first
        mark = page.locator(f'.pointers a[href="#{hidden.get_attribute("id")}"]').first
        assert not hidden.is_visible()
        mark.click()
        assert hidden.is_visible()


def test_a_mark_of_what_is_not_shown_leads_to_the_way_to_it(plain):
    with plain("corrected article") as page:
        mark = page.locator('.pointers a[href^="#a1p"]').first
        mark.click()
        cited = page.locator(mark.get_attribute("href"))
        assert cited.is_visible()
        assert cited.get_attribute("href").startswith("https://outlet")
        assert "of the report at" in cited.locator("..").inner_text()


def test_a_search_works_without_javascript(plain):
    with plain("search form") as page:
        page.fill("#q", "“boil-water notice”")
        page.select_option("#category", "drinking-water")
        page.fill("#since", "2025-08-16")
        page.get_by_role("button", name="Search").click()
        assert page.locator(".hits li").count() >= 1
        assert page.locator(".hits mark").first.is_visible()
        assert page.input_value("#q") == "“boil-water notice”"
        assert page.input_value("#category") == "drinking-water"


def test_an_error_can_be_reported_without_javascript(plain):
    with plain("article") as page:
        page.get_by_role("link", name="Report an error on this page").click()
        page.get_by_label("What is wrong?").fill("The main was laid in 1956.")
        page.get_by_role("button", name="Send to the editors").click()
        assert page.get_by_role("heading", name="Thank you").is_visible()


def test_a_petition_is_signed_without_javascript(plain):
    with plain("petition article") as page:
        page.get_by_role("link", name="Sign our petition").click()
        page.get_by_role("button", name="Sign", exact=True).click()
        assert page.get_by_text("Your signature was not sent.").is_visible()
        page.get_by_label("Your name").fill("Ada Marsh")
        page.get_by_label("Your e-mail address").fill("ada@reader.example")
        page.get_by_label("Your ZIP code, postcode or town").fill("Harlow")
        page.get_by_label("I sign, and").check()
        page.get_by_role("button", name="Sign", exact=True).click()
        assert page.get_by_role("heading", name="Now look into your mail").is_visible()
        assert page.context.cookies() == []


def test_a_signature_is_confirmed_by_the_button_without_javascript(plain):
    with plain("signature to confirm") as page:
        page.get_by_role("button", name="Confirm my signature").click()
        assert page.get_by_role("heading", name="Thank you").is_visible()
