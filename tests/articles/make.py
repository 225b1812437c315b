"""Pages for tests, in the house styles that publishers have."""

import json

URL = "https://www.ferryherald.example/2025/08/17/main-breaks"
TITLE = "Water main breaks under Church Street"
STANDFIRST = "Families line up for bottled water while crews dig for the crack"
PARAGRAPHS = [
    " ".join(paragraph.split())
    for paragraph in """
The Mill Creek water department told all 4,100 customers on Saturday to boil tap water after a
cast-iron main broke under Church Street and pressure fell across the town.

Superintendent Ada Marsh said crews had found a crack nine feet long in a pipe laid in 1957. Two
pumps were drawing the trench dry by noon, and a repair sleeve was on its way.

The notice stays in force until two rounds of samples, a day apart, come back clean. The fire hall
on Depot Hill is handing out a case of bottled water to each household.

“We will be here until the last family has been served,” said Joan Petrak, who leads the volunteers.
The council is to hear a report on the broken main on September 2.
""".strip().split("\n\n")
]
CAPTION = "Crews pump out the trench on Church Street. Photo: Lee Ortiz"
LINKS = "".join(
    f'<li><a href="/story-{number}">Another story of the day, number {number}</a></li>'
    for number in range(6)
)


def text(paragraphs=PARAGRAPHS):
    return "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def json_ld(**values):
    document = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE}
    return f'<script type="application/ld+json">{json.dumps(document | values)}</script>'


def page(head="", *, above="", body=None, below="", title=f"{TITLE} | Ferry Herald"):
    """Return a page with a nav, a headline, what stands above the text, and a foot."""
    body = text() if body is None else body
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
{head}</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/a">News</a></li></ul></nav>
<article><h1>{TITLE}</h1>{above}<div class="story-body">{body}</div>{below}</article>
<aside><h2>More news</h2><ul>{LINKS}</ul></aside>
<footer>© 2025 Ferry Herald LLC. All rights reserved.</footer></body></html>"""


FIGURE = (
    '<figure><img src="/images/trench-1200x675.jpg" alt="">'
    f"<figcaption>{CAPTION}</figcaption></figure>"
)
JSON_LD_PAGE = page(
    json_ld(
        datePublished="2025-08-16T14:05:00-04:00",
        dateModified="2025-08-16T18:30:00-04:00",
        author=[{"@type": "Person", "name": "Nora Whitcomb"}, {"name": "Sam Okafor"}],
        image={
            "@type": "ImageObject",
            "url": "https://cdn.ferryherald.example/trench-2400x1350.jpg",
        },
        publisher={"@type": "NewsMediaOrganization", "name": "Ferry Herald"},
        description=STANDFIRST,
    ),
    above=f'<p class="standfirst">{STANDFIRST}</p><p class="meta">By Nora Whitcomb and Sam Okafor'
    f" · August 16, 2025, 2:05 p.m.</p>{FIGURE}",
)
OPEN_GRAPH_PAGE = page(
    """<meta property="og:type" content="article">
<meta property="og:site_name" content="Ferry Herald">
<meta property="og:title" content="Water main breaks under Church Street">
<meta property="article:published_time" content="2025-08-16T14:05:00-04:00">
<meta property="article:modified_time" content="2025-08-16T18:30:00-04:00">
<meta name="author" content="Nora Whitcomb"><meta name="author" content="Sam Okafor">
<meta property="og:image" content="/images/trench-1200x675.jpg">
<meta property="og:description" content="Bottled water for all, crews dig">""",
    above=f'<p class="dek">{STANDFIRST}</p>{FIGURE}',
)
MICRODATA_PAGE = f"""<html lang="en"><head><title>Ferry Herald: {TITLE}</title></head><body>
<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1>
<p>by <span itemprop="author" itemscope><span itemprop="name">Nora Whitcomb</span></span> and
<span itemprop="author" itemscope><span itemprop="name">Sam Okafor</span></span></p>
<time itemprop="datePublished" datetime="2025-08-16T14:05:00-04:00">Aug. 16</time>
<time itemprop="dateModified" datetime="2025-08-16T18:30:00-04:00">6:30 p.m.</time>{FIGURE}
<div itemprop="articleBody"><h2>{STANDFIRST}</h2>{text()}</div></div></body></html>"""
BARE_PAGE = f"""<html><head><title>{TITLE}</title></head><body bgcolor=white>
<table><tr><td><a href="/">Ferry Herald</a></td><td>Since 1911</td></tr></table><hr>
<h1>{TITLE}</h1><p>By Nora Whitcomb and Sam Okafor<br>August 16, 2025, 2:05 p.m.</p>
<p><img src="/images/trench.jpg" width=600><br><small>{CAPTION}</small></p>{text()}<hr>
<p><a href="/">Front page</a> | <a href="/a">Another story of the day</a></p>
<p><small>Ferry Herald LLC, Mill Creek</small></p></body></html>"""
