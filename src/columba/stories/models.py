"""Stories: what several outlets report of one event."""

from typing import Self

from django.db import models
from django.db.models import Case, When

from columba.articles.models import Article
from columba.stories.ranking import Standing, rank

# How many of the newest stories can be top stories.
RANKED = 500


class Category(models.Model):
    """One node of the tree in categories.toml; a category without parent is an IPTC root."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    iptc = models.CharField(max_length=40, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="children"
    )
    position = models.PositiveIntegerField(default=0)
    rules = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "categories"

    def __str__(self) -> str:
        return self.name


class StoryQuerySet(models.QuerySet["Story"]):
    def latest_first(self) -> Self:
        return self.order_by("-last_at", "-pk")

    def top(self, limit: int) -> Self:
        """Return the `limit` stories that are fresh and widely reported, best first."""
        newest = self.latest_first().values_list("pk", "last_at", "outlet_count")[:RANKED]
        best = rank([Standing(*row) for row in newest], limit=limit)
        places = [When(pk=pk, then=place) for place, pk in enumerate(best)]
        return self.filter(pk__in=best).order_by(Case(*places, default=limit) if places else "pk")


class Story(models.Model):
    """One event, as reported by the articles that are its members."""

    title = models.TextField()
    slug = models.SlugField(max_length=120)
    lead = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    first_at = models.DateTimeField(db_index=True)
    last_at = models.DateTimeField(db_index=True)
    article_count = models.PositiveIntegerField(default=0)
    outlet_count = models.PositiveIntegerField(default=0)
    # Set whenever the members change; the stage that handles it clears it.
    categories_stale = models.BooleanField(default=True, db_index=True)
    related_stale = models.BooleanField(default=True, db_index=True)

    categories: "models.ManyToManyField[Category, Filing]" = models.ManyToManyField(
        Category, through="Filing", related_name="stories"
    )

    objects = StoryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return self.title


class Membership(models.Model):
    """That an article belongs to a story, whose copy it is if any, and why.

    `at` is when the article counts as published; the order of rows is the order of assignment.
    """

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="membership")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="memberships")
    copy_of = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="copies"
    )
    at = models.DateTimeField(db_index=True)
    score = models.FloatField(default=1)
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.article} in {self.story}"


class StoredProfile(models.Model):
    """What clustering and relating read of an article, kept so that its text is read once."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="profile")
    content = models.JSONField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"profile of {self.article}"


class Filing(models.Model):
    """That a story is filed under a category, with the score and the words that say so."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="filings")
    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="filings")
    score = models.FloatField()
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["-score", "pk"]
        constraints = [models.UniqueConstraint(fields=["story", "category"], name="filing_once")]

    def __str__(self) -> str:
        return f"{self.story}: {self.category}"


class Related(models.Model):
    """One of the ten articles of other stories listed under every article of a story."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="related")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()
    score = models.FloatField()
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["rank"]
        verbose_name_plural = "related"
        constraints = [models.UniqueConstraint(fields=["story", "rank"], name="related_rank_once")]

    def __str__(self) -> str:
        return f"{self.rank}: {self.article}"
