"""A small publication that is complete: reports, copies, pictures, commentary, related, search."""

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from PIL import Image

from columba import publication
from columba.accounts.models import User
from columba.articles.models import Picture
from columba.commentary.load import load_playbooks
from columba.commentary.models import Commentary
from columba.commentary.review import Act, correct, edit, seen_now, withdraw
from columba.commentary.serialise import draft_from_json
from columba.commentary.write import draft_commentary
from columba.directory.load import load_directory
from columba.lib.publication import Review
from columba.search.index import index_articles
from columba.stories.load import load_categories
from columba.stories.models import Category, Related, Story
from columba.web.addresses import (
    article_url,
    commentary_url,
    history_url,
    issue_url,
    story_url,
)
from tests.make import file_under, make_article, make_source, make_story
from tests.petitions.town import PETITION_PAGES, open_town_petition

STARTER = Path(publication.__file__).parent / "starter"
MORNING = datetime(2025, 8, 17, 11, 50, tzinfo=UTC)
NOW = MORNING + timedelta(days=1)
PAGES = (
    "home",
    "article",
    "plain article",
    "corrected article",
    "withdrawn article",
    "withdrawn commentary",
    "history",
    "issues",
    "issue",
    "quiet issue",
    "corrections",
    "story",
    "categories",
    "category",
    "empty category",
    "search form",
    "search",
    "search without hits",
    "subscribe",
    "how it works",
    "report an error",
    "thanks",
    "not found",
    *PETITION_PAGES,
)

BREAK = (
    (
        "The village of Harlow issued a boil-water notice on Sunday after a water main broke under "
        "Church Street. About 2,600 homes should boil their tap water before drinking it."
    ),
    (
        "“The first samples are at the laboratory now,” said Ada Marsh, superintendent of the "
        "water department. Results are expected on Tuesday."
    ),
    "The main was laid in 1957. The village has counted 11 breaks on it since 2019.",
    "Crews closed Church Street between the library and the mill and asked drivers to keep away.",
    "The school kitchen served sandwiches and bottled water to the summer programme.",
    "The trustees meet on August 26 and have the main on their agenda.",
    (
        "Marsh said that a new main along the whole street would take two summers, and that she "
        "would bring three ways of paying for it to the meeting, with the cost of each to a "
        "household that uses an average amount of water."
    ),
    (
        "Families with small children and people who are ill can have bottled water brought to "
        "the door; the village office takes calls until nine in the evening."
    ),
    (
        "The library stayed open and filled kettles for anyone who came, and the mill lent two "
        "tanks that stand beside the bandstand until the notice ends."
    ),
)
WELL = (
    (
        "People on Mill Lane in Harlow were told not to drink the water from the village well "
        "after a test found nitrate."
    ),
    "“We shut the well the same evening,” said Ada Marsh, superintendent of the water department.",
    "Two hundred homes are served from the standpipe beside the school until the next test.",
    "The county health department takes samples on Wednesday and on Friday.",
)
SECOND = (
    "People in Harlow boiled their tap water for a second day while the village waited for tests.",
    "The health department asked restaurants to close their soda fountains.",
    "A spokesman for the county said that bottled water is handed out at the fire house.",
    "Superintendent Ada Marsh told the trustees that the repair will cost about $140,000.",
)
MATCH = (
    "The Harlow rowing eight won the sprints by two tenths of a second on Sunday afternoon.",
    "“We did not look up until the line,” said the stroke, Lena Brandt, after the race.",
    "The crew trains at six every morning on the river above the mill, as it has since 1921.",
    "The next regatta is on September 6 and will be open to visitors on both banks.",
)


@dataclass(frozen=True)
class Town:
    """The addresses of the pages worth looking at."""

    paths: dict[str, str]

    @property
    def article(self) -> str:
        return self.paths["article"]


def build_town(media: Path) -> Town:
    """Fill the database; pictures go into `media`. The caller has set settings.PUBLICATION.

    The second story about water has been corrected, the third withdrawn.
    """
    load_directory(STARTER / "directory")
    load_categories(STARTER / "categories.toml")
    load_playbooks(_few_playbooks(media / "playbooks"))
    water = _water_story(media)
    others = [_other_story(number, media) for number in range(14)]
    plain = make_story(_report("The sprints end in a photograph", MATCH, hours=5))
    _file(plain, "sport")
    well = _more_water("Do not drink: nitrate found in the well on Mill Lane", hours=6)
    mixed_up = _more_water("Well on Mill Lane stays shut", hours=8)
    _relate(water, others)
    Story.objects.update(categories_stale=False)
    while draft_commentary(now=NOW, publication=settings.PUBLICATION).claimed:
        pass
    _correct_and_withdraw(well, mixed_up)
    index_articles()
    paths = _paths(water, plain, well=well, mixed_up=mixed_up)
    return Town(paths=paths | open_town_petition(others[0]))


def town_publication():
    """Return the settings of the town: nobody reviews it, and it says that it is invented."""
    return replace(
        settings.PUBLICATION,
        name="The Harlow Columba",
        review=Review.NONE,
        demo=True,
        base_url="http://harlow.localhost",
    )


def _few_playbooks(folder):
    """Return a folder with two issue playbooks and the general ones: all that the town needs."""
    folder.mkdir()
    for path in (STARTER / "playbooks").glob("*.md"):
        is_wanted = path.stem in {"drinking-water", "housing-and-evictions"}
        if is_wanted or path.stem.startswith("general-"):
            shutil.copy(path, folder)
    return folder


def _more_water(title, *, hours):
    story = make_story(_report(title, WELL, hours=hours))
    _file(story, "environment", "drinking-water")
    return story


def _correct_and_withdraw(well, mixed_up):
    editor = User.objects.create_user("ada", first_name="Ada", last_name="Lind")
    row = Commentary.objects.select_related("published").get(story=well)
    draft = draft_from_json(row.published.draft)
    first, *rest = draft.opinion
    sentence = replace(first.sentences[-1], text="A well is opened again when two tests agree.")
    news = replace(first, sentences=(*first.sentences[:-1], sentence))
    draft = replace(draft, opinion=(news, *rest))
    zone = settings.PUBLICATION.zone
    edited = edit(row.published, draft, _act(editor, row, "Clearer."), zone=zone)
    note = "We wrote that one test opens a well again. It takes two that agree."
    correct(edited, _act(editor, row, "Read it."), note=note)
    row = Commentary.objects.get(story=mixed_up)
    withdraw(row, _act(editor, row, "We had mixed up two wells. The report is right."))


def _act(editor, row, reason):
    return Act(by=editor, now=NOW + timedelta(hours=1), seen=seen_now(row), reason=reason)


def _water_story(media):
    first = _report("Boil-water notice for all of Harlow after a main breaks", BREAK, media=media)
    wire = _report("Harlow told to boil its water", BREAK, hours=1)
    second = _report("Second day of boiling in Harlow", SECOND, hours=20, media=media)
    story = make_story(first, wire, second, copies={wire: first})
    _file(story, "environment", "drinking-water")
    return story


def _other_story(number, media):
    """Return one of the stories that fill the lists; every third has no picture."""
    roots = ["environment", "education", "health", "politics", "education"]
    title = f"Trustees put off item {number} of a long evening until the next open meeting"
    text = [f"Item {number} was put off on Sunday evening after an hour of questions.", *MATCH[1:]]
    report = _report(title, text, hours=number % 7, media=media if number % 3 else None)
    story = make_story(report)
    _file(story, roots[number % len(roots)])
    return story


def _report(title, paragraphs, *, hours=0, media=None):
    source = make_source(licence="")
    article = make_article(
        source,
        title=title,
        published_at=MORNING + timedelta(hours=hours),
        paragraphs=list(paragraphs),
        authors=["Jo Okafor"],
        image_caption="Church Street, drawn." if media else "",
        word_count=sum(len(paragraph.split()) for paragraph in paragraphs),
    )
    if media:
        _picture(article, media)
    return article


def _picture(article, media):
    folder = media / "p"
    folder.mkdir(parents=True, exist_ok=True)
    for name, size in ((f"{article.pk}.webp", (960, 540)), (f"{article.pk}-s.webp", (480, 270))):
        Image.new("RGB", size, "#1d5a5c").save(folder / name)
    Picture.objects.create(
        article=article,
        url=f"{article.url}.jpg",
        file=f"p/{article.pk}.webp",
        thumbnail=f"p/{article.pk}-s.webp",
        width=960,
        height=540,
    )


def _file(story, *slugs):
    for slug in slugs:
        file_under(story, Category.objects.get(slug=slug))


def _relate(story: Story, others):
    for rank, other in enumerate(others[:10], 1):
        Related.objects.create(
            story=story, article=other.lead, rank=rank, score=0.5, reason="Also about Harlow."
        )


def _paths(water: Story, plain: Story, *, well: Story, mixed_up: Story) -> dict[str, str]:
    return {
        "home": "/",
        "article": article_url(water.lead),
        "plain article": article_url(plain.lead),
        "corrected article": article_url(well.lead),
        "withdrawn article": article_url(mixed_up.lead),
        "withdrawn commentary": commentary_url(mixed_up),
        "history": history_url(well),
        "issues": "/issues/",
        "issue": issue_url("drinking-water"),
        "quiet issue": issue_url("housing-and-evictions"),
        "corrections": "/corrections/",
        "story": story_url(water),
        "categories": "/categories/",
        "category": "/categories/environment/",
        "empty category": "/categories/music/",
        "search form": "/search/",
        "search": "/search/?q=water",
        "search without hits": "/search/?q=zeppelin",
        "subscribe": "/subscribe/",
        "how it works": "/how-it-works/",
        "report an error": f"/report-an-error/?article={water.lead.pk}",
        "thanks": "/report-an-error/?sent=1",
        "not found": "/nowhere/",
    }
