"""What readers see: nothing that axe objects to, nothing that runs out of the window."""

import re

import pytest

from tests.browser.town import PAGES

WINDOWS = (1440, 390)
WIDTHS = (320, 390, 820, 1440)

# Links and controls a finger must hit, other than links inside a sentence. Pictures repeat the
# link of their headline and are hidden from everything but the pointer.
TARGETS = """() => {
  const inSentence = (link) => {
    const block = link.closest("p, li, dd, td, figcaption, h1, h2, h3");
    if (!block || getComputedStyle(link).display !== "inline") return false;
    const words = [...block.querySelectorAll("a")].reduce(
      (text, other) => text.replace(other.textContent, ""), block.textContent);
    return /\\p{L}{3,}.*\\p{L}{3,}/us.test(words);
  };
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((one) => one.checkVisibility() && !one.closest(".visually-hidden, .skip"))
    .filter((one) => one.type !== "hidden" && !inSentence(one))
    .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 120)])
    .filter(([box]) => box.width < 24 || box.height < 24)
    .map(([box, html]) => `${Math.round(box.width)}×${Math.round(box.height)} ${html}`);
}"""


def violations(page, **options):
    from axe_playwright_python.sync_playwright import Axe

    options = {"resultTypes": ["violations"]} | options
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{one['id']}: {one['help']}: {node['html'][:160]}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_in_the_light_or_in_the_dark(site, name):
    colours = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
    with site.page(name, color_scheme="light") as page:
        for width in WINDOWS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="light")
            assert violations(page) == [], width
            page.emulate_media(color_scheme="dark")
            assert violations(page, **colours) == [], width


@pytest.mark.parametrize("name", PAGES)
def test_it_fits_every_window_and_fingers_hit_its_links(site, name):
    with site.page(name, width=1440) as page:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.set_viewport_size({"width": 390, "height": 900})
        assert page.evaluate(TARGETS) == []


def test_lines_of_an_article_are_of_a_readable_length(site):
    with site.page("article", width=1440) as page:
        # The average letter of running text is counted, not guessed from the font's zero.
        letters = page.evaluate(
            """() => {
              const block = document.querySelector(".opinion p:not(.deck, .label, .line)");
              const range = document.createRange();
              range.selectNodeContents(block);
              const tops = [...range.getClientRects()].map((box) => Math.round(box.top / 12));
              return block.textContent.length / Math.max(new Set(tops).size, 1);
            }"""
        )
        assert 50 <= letters <= 78


def test_the_dark_is_dark_and_the_light_is_light(site):
    ground = "getComputedStyle(document.body).backgroundColor"
    with site.page("home", color_scheme="dark") as page:
        assert max(map(int, re.findall(r"\d+", page.evaluate(ground)))) < 60
        page.emulate_media(color_scheme="light")
        assert min(map(int, re.findall(r"\d+", page.evaluate(ground)))) > 200


def test_nothing_moves_for_those_who_ask_for_stillness(site):
    moving = """() => [...document.querySelectorAll("*")].filter((one) => {
      const style = getComputedStyle(one);
      return style.scrollBehavior === "smooth" || style.animationName !== "none"
        || style.transitionDuration !== "0s";
    }).map((one) => one.tagName)"""
    for name in ("home", "article", "search"):
        with site.page(name, reduced_motion="reduce") as page:
            assert page.evaluate(moving) == []


def test_paper_gets_the_whole_excerpt_and_no_furniture(site):
    with site.page("article") as page:
        hidden = page.locator(".expand p").first
        assert not hidden.is_visible()
        page.emulate_media(media="print")
        assert hidden.bounding_box()["height"] > 10
        assert not page.locator("nav").first.is_visible()
        assert page.locator(".steps li").first.is_visible()


def test_nothing_is_asked_of_any_other_host_and_no_page_breaks_its_own_policy(site):
    site.requested.clear()
    site.complaints.clear()
    with site.page() as page:
        for name in PAGES:
            site.visit(page, name)
    assert len(site.requested) > len(PAGES)
    assert [url for url in site.requested if not url.startswith(site.url)] == []
    assert [text for text in site.complaints if not re.search(r"status of (404|410)", text)] == []
