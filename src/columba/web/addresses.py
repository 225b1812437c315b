"""The address of every page that has a number in it."""

from django.urls import reverse
from django.utils.text import slugify

from columba.articles.models import Article
from columba.stories.models import Story

LONGEST_SLUG = 80


def article_url(article: Article) -> str:
    """Return the path of the article's page."""
    return reverse("article", args=[article.pk, slug_of(article.title)])


def story_url(story: Story) -> str:
    """Return the path of the story's page."""
    return reverse("story", args=[story.pk, slug_of(story.title)])


def history_url(story: Story) -> str:
    """Return the path of the versions of the story's commentary."""
    return reverse("history", args=[story.pk, slug_of(story.title)])


def commentary_url(story: Story) -> str:
    """Return the path that stands for the story's commentary alone, in feeds."""
    return reverse("commentary", args=[story.pk, slug_of(story.title)])


def issue_url(slug: str) -> str:
    """Return the path of an issue's standing page."""
    return reverse("issue", args=[slug])


def slug_of(title: str) -> str:
    """Return the words of `title` as they stand in an address, cut at a word's end."""
    slug = slugify(title)
    if len(slug) > LONGEST_SLUG:
        slug = slug[:LONGEST_SLUG].rsplit("-", 1)[0]
    return slug or "untitled"
