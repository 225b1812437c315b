"""Lead pictures: fetched once, made small, kept under names of their content."""

import io
from datetime import timedelta

import pytest
from PIL import Image

from columba.articles import pictures as module
from columba.articles.models import Picture, State
from columba.articles.pictures import fetch_pictures, open_pictures
from columba.articles.scale import MOST_PIXELS, PictureError, scale
from columba.lib.http import Client
from tests.articles.conftest import LIMITS, NOW
from tests.make import make_article

RED = (200, 30, 30)


def drawn(size=(1600, 900), kind="JPEG", mode="RGB", **options) -> bytes:
    picture = Image.new("RGB", size, RED)
    picture.paste((30, 30, 200), (0, 0, size[0] // 2, size[1]))
    buffer = io.BytesIO()
    picture.convert(mode).save(buffer, kind, **options)
    return buffer.getvalue()


def opened(file) -> Image.Image:
    return Image.open(io.BytesIO(file.body))


# One picture -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_every_kind_becomes_webp_in_two_sizes(kind):
    scaled = scale(drawn(kind=kind))
    assert (scaled.large.width, scaled.large.height) == (960, 540)
    assert (scaled.small.width, scaled.small.height) == (480, 270)
    assert [opened(file).format for file in (scaled.large, scaled.small)] == ["WEBP", "WEBP"]


def test_a_small_picture_is_never_made_larger():
    scaled = scale(drawn((640, 400)))
    assert (scaled.large.width, scaled.small.width) == (640, 480)


def test_a_picture_is_turned_the_way_it_was_taken():
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    scaled = scale(drawn((1600, 900), exif=exif))
    assert (scaled.large.width, scaled.large.height) == (900, 1600)


def test_nothing_that_the_camera_wrote_goes_along():
    exif = Image.Exif()
    exif[0x010F] = "Camera of a private person"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    body = drawn(exif=exif)
    assert b"private person" in body
    scaled = scale(body)
    for file in (scaled.large, scaled.small):
        assert b"private person" not in file.body
        assert not opened(file).getexif()


def test_what_is_transparent_is_white_and_not_black():
    picture = Image.new("RGBA", (800, 600), (0, 0, 0, 0))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    assert opened(scale(buffer.getvalue()).large).convert("RGB").getpixel((400, 300)) == (
        255, 255, 255,
    )  # fmt: skip


def test_pictures_for_print_and_in_grey_come_out_in_screen_colours():
    for mode in ("CMYK", "L"):
        assert opened(scale(drawn(mode=mode)).large).mode == "RGB"


def test_only_the_first_frame_of_a_film_is_kept():
    frames = [Image.new("RGB", (400, 300), (shade, 0, 0)) for shade in range(0, 250, 50)]
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    assert getattr(opened(scale(buffer.getvalue()).large), "n_frames", 1) == 1


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "no picture"),
        (b"<html>Not found</html>", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='900' height='900'/>", "no picture"),
        (drawn()[:2000], "no picture"),
        (drawn((199, 150)), "icon"),
        (drawn((400, 100)), "icon"),
        (drawn((300, 1200)), "strip"),
        (drawn((1, 1), "GIF"), "icon"),
        (drawn((900, 900), "TIFF"), "no picture"),
    ],
    ids=["nothing", "html", "svg", "cut short", "small", "flat", "strip", "pixel", "tiff"],
)
def test_what_cannot_be_shown_says_why(body, reason):
    with pytest.raises(PictureError, match=reason):
        scale(body)


@pytest.mark.parametrize("side", [8_000, 12_000, 20_000])
def test_a_bomb_of_pixels_is_not_unpacked(side):
    bomb = Image.new("1", (side, side))
    buffer = io.BytesIO()
    bomb.save(buffer, "PNG")
    assert side * side > MOST_PIXELS
    assert len(buffer.getvalue()) < 1_000_000
    with pytest.raises(PictureError):
        scale(buffer.getvalue())


def test_a_file_is_named_after_its_content_and_written_whole_or_not_at_all(tmp_path):
    file = scale(drawn()).large
    name = file.write_below(tmp_path)
    written = (tmp_path / name).stat().st_mtime_ns
    assert (tmp_path / name).read_bytes() == file.body
    assert file.write_below(tmp_path) == name == scale(drawn()).large.name
    assert (tmp_path / name).stat().st_mtime_ns == written
    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".webp"]


# The rows ----------------------------------------------------------------------------------------


@pytest.fixture
def pictures(tmp_path, db):
    """Return a function that opens and fetches what is due some minutes after noon."""

    def run(minutes: float = 0, **options):
        now = NOW + timedelta(minutes=minutes)
        open_pictures(now=now)
        return fetch_pictures(client=Client(LIMITS), folder=tmp_path, now=now, **options)

    return run


def test_a_picture_is_fetched_once_and_kept_in_two_sizes(site, pictures, tmp_path):
    article = make_article(image_url=site.page("/lead.jpg", drawn(), Content_Type="image/jpeg"))
    fetched = pictures()
    picture = Picture.objects.get(article=article)
    assert (fetched.claimed, fetched.kept, fetched.failed) == (1, 1, 0)
    assert (picture.width, picture.height) == (960, 540)
    assert (tmp_path / picture.file).is_file()
    assert (tmp_path / picture.thumbnail).is_file()
    assert pictures(60 * 24 * 365).claimed == 0
    assert site.times_asked("/lead.jpg") == 1


def test_one_picture_of_two_articles_is_one_file(site, pictures, tmp_path):
    for path in ("/a.jpg", "/b.jpg"):
        make_article(image_url=site.page(path, drawn()))
    pictures()
    assert len({picture.file for picture in Picture.objects.all()}) == 1
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 2


def test_only_articles_that_were_read_and_name_a_picture_get_one(site, pictures):
    make_article(image_url="")
    make_article(image_url=site.page("/x.jpg", drawn()), state=State.DUPLICATE)
    assert pictures().claimed == 0
    assert Picture.objects.count() == 0


def test_a_picture_that_fails_keeps_its_reason_and_stops_no_other(site, pictures):
    bad = make_article(image_url=site.page("/bad.jpg", b"<html>sorry</html>"))
    gone = make_article(image_url=site.url("/gone.jpg"))
    good = make_article(image_url=site.page("/good.jpg", drawn()))
    fetched = pictures()
    assert (fetched.kept, fetched.failed) == (1, 2)
    assert "no picture" in Picture.objects.get(article=bad).last_reason
    assert "404" in Picture.objects.get(article=gone).last_reason
    assert Picture.objects.get(article=good).file
    assert Picture.objects.get(article=bad).file == ""


def test_a_picture_that_fails_is_tried_a_few_times_and_then_left(site, pictures):
    make_article(image_url=site.url("/gone.jpg"))
    asked = [pictures(minutes).claimed for minutes in range(0, 60 * 24 * 7, 30)]
    assert sum(asked) == module.MOST_ATTEMPTS
    assert site.times_asked("/gone.jpg") == module.MOST_ATTEMPTS


def test_a_new_picture_of_an_article_is_fetched(site, pictures):
    article = make_article(image_url=site.page("/one.jpg", drawn()))
    pictures()
    before = Picture.objects.get().file
    article.image_url = site.page("/two.jpg", drawn((1000, 1000)))
    article.save()
    pictures(5)
    picture = Picture.objects.get()
    assert (picture.url, picture.height) == (article.image_url, 960)
    assert picture.file != before
