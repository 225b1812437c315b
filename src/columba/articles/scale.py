"""One picture of anybody's to two small ones of ours, decoded within limits."""

import hashlib
import io
import os
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

LARGE_WIDTH, SMALL_WIDTH = 960, 480
# Of the picture as it comes; and its height at most, so that no strip fills a page.
MOST_PIXELS = 60_000_000
TALLEST = 3
# Smaller ones are icons and counting pixels.
LEAST_WIDTH, LEAST_HEIGHT = 200, 120
QUALITY = 80
# WebP's effort, 0 to 6: 4 takes twice the time of 2 for files four per cent smaller.
EFFORT = 2
LARGEST_COLOUR_PROFILE = 4_096
WHITE = (255, 255, 255)

Image.init()
FORMATS = [name for name in ("JPEG", "PNG", "WEBP", "GIF", "AVIF") if name in Image.OPEN]
# Pillow only warns of pictures somewhat over its own limit, and warnings are no limit.
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


class PictureError(Exception):
    """The bytes give no picture; the message says why."""


@dataclass(frozen=True, kw_only=True)
class File:
    """A WebP picture under a name made from its content."""

    body: bytes
    width: int
    height: int

    @property
    def name(self) -> str:
        digest = hashlib.sha256(self.body).hexdigest()[:32]
        return f"{digest[:2]}/{digest[2:]}.webp"

    def write_below(self, folder: Path) -> str:
        """Put the file in place, whole or not at all, and return its name."""
        path = folder / self.name
        if path.exists():
            return self.name
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(self.body)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
        return self.name


@dataclass(frozen=True, kw_only=True)
class Scaled:
    """The two sizes a page needs."""

    large: File
    small: File


def scale(body: bytes) -> Scaled:
    """Return both sizes of a picture; PictureError where it is none, or too large, or too small.

    Nothing the camera or the editor wrote beside the picture goes along, but how its colours are
    meant.
    """
    try:
        picture = _open(body)
        large = _fit(picture, LARGE_WIDTH)
        small = _fit(large, SMALL_WIDTH)
    except PictureError:
        raise
    except Exception as error:  # decoders of many hands, on bytes of anybody
        raise PictureError("These bytes are no picture that can be shown.") from error
    profile = picture.info.get("icc_profile") or b""
    return Scaled(large=_encode(large, profile), small=_encode(small, profile))


def _open(body: bytes) -> Image.Image:
    found = Image.open(io.BytesIO(body), formats=FORMATS)
    _check_size(*found.size)
    profile = found.info.get("icc_profile")
    picture = _on_white(ImageOps.exif_transpose(found))
    picture.info["icc_profile"] = profile
    return picture


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise PictureError(f"The picture has {width} x {height} pixels, which is too many.")
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        raise PictureError(f"The picture has {width} x {height} pixels, which is an icon.")
    if height > TALLEST * width:
        raise PictureError(f"The picture has {width} x {height} pixels, which is a strip.")


def _on_white(picture: Image.Image) -> Image.Image:
    """Return the picture in plain colours, where it is transparent as on white paper."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layer = picture.convert("RGBA")
    paper = Image.new("RGB", layer.size, WHITE)
    paper.paste(layer, mask=layer.getchannel("A"))
    return paper


def _fit(picture: Image.Image, width: int) -> Image.Image:
    if picture.width <= width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)


def _encode(picture: Image.Image, profile: bytes) -> File:
    buffer = io.BytesIO()
    kept = profile if len(profile) <= LARGEST_COLOUR_PROFILE else b""
    picture.save(
        buffer, "WEBP", quality=QUALITY, method=EFFORT, exif=b"", xmp=b"", icc_profile=kept
    )
    return File(body=buffer.getvalue(), width=picture.width, height=picture.height)
