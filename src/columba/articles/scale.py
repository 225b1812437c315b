"""One picture of anybody's to two small ones of ours, decoded within limits."""

import hashlib
import io
import os
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

LARGE_WIDTH, SMALL_WIDTH = 960, 480
MOST_PIXELS = 60_000_000
# Smaller ones are icons and counting pixels.
LEAST_WIDTH, LEAST_HEIGHT = 200, 120
QUALITY = 80
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")


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
    """Return both sizes of a picture; PictureError where it is none, or too large, or too small."""
    picture = _open(body)
    large = _fit(picture, LARGE_WIDTH)
    return Scaled(large=_encode(large), small=_encode(_fit(large, SMALL_WIDTH)))


def _open(body: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(body), formats=FORMATS)
            _check_size(picture)
            picture = ImageOps.exif_transpose(picture) or picture
            return picture.convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombWarning) as error:
        raise PictureError("These bytes are no picture that can be shown.") from error
    except (Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise PictureError(f"The picture is damaged or too large: {error}.") from error


def _check_size(picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise PictureError(f"The picture has {width} x {height} pixels, which is too many.")
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        raise PictureError(f"The picture has {width} x {height} pixels, which is an icon.")


def _fit(picture: Image.Image, width: int) -> Image.Image:
    if picture.width <= width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)


def _encode(picture: Image.Image) -> File:
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=QUALITY, method=4)
    return File(body=buffer.getvalue(), width=picture.width, height=picture.height)
