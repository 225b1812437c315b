"""Lead pictures as pages show them: our own copies, never the publisher's address."""

from dataclasses import dataclass

from django.conf import settings

from columba.articles.models import Article

THUMBNAIL_WIDTH = 480


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One picture: its two sizes, and the words beside it."""

    url: str
    thumbnail: str
    width: int
    height: int
    caption: str


def show_picture(article: Article) -> Shown | None:
    """Return the article's lead picture, or None where none has been fetched.

    The caller has joined `picture`, so that no query starts here.
    """
    picture = getattr(article, "picture", None)
    if picture is None or not picture.file:
        return None
    return Shown(
        url=settings.MEDIA_URL + picture.file,
        thumbnail=settings.MEDIA_URL + (picture.thumbnail or picture.file),
        width=picture.width,
        height=picture.height,
        caption=article.image_caption,
    )
