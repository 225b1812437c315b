"""From SVG to the files that ship, with a headless Chromium as the printing press."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from artwork.palette import PAPER, PINE
from artwork.shapes import HEIGHT, WIDTH

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
LARGEST = 90_000
"""Bytes a picture may weigh."""
QUALITIES = range(82, 59, -2)
WINDOW_CHROME = 150
"""Pixels that headless Chromium may take off the bottom of its window."""
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=2",
)


def picture(source: Path, target: Path) -> int:
    """Save an SVG as a JPEG without metadata and return its bytes.

    Raises ValueError where even the lowest quality is too heavy.
    """
    image = screenshot(source, WIDTH, HEIGHT)
    for quality in QUALITIES:
        body = _jpeg(image, quality)
        if len(body) <= LARGEST:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(body)
            return len(body)
    message = f"{source.name} does not fit into {LARGEST} bytes; draw it with less grain"
    raise ValueError(message)


def touch_icon(mark: Path, target: Path) -> None:
    """Set the mark on a 180-pixel tile, for home screens."""
    drawn = mark.read_text(encoding="utf-8")
    inner = re.sub(r"^.*?<svg[^>]*>|</svg>\s*$", "", drawn, flags=re.DOTALL)
    tile = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="180" height="180" viewBox="-10 -10 84 84">'
        f'<rect x="-10" y="-10" width="84" height="84" fill="{PINE}"/>'
        f'<g color="{PAPER}" fill="currentColor">{inner}</g></svg>'
    )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "tile.svg")
        source.write_text(tile, encoding="utf-8")
        screenshot(source, 180, 180).save(target, "PNG", optimize=True)


def screenshot(source: Path, width: int, height: int) -> Image.Image:
    """Return the page at `source` as pixels; raises CalledProcessError if Chromium fails."""
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder, "shot.png")
        subprocess.run(
            [
                CHROMIUM,
                *FLAGS,
                f"--user-data-dir={Path(folder, 'profile')}",
                f"--window-size={max(width, 500)},{height + WINDOW_CHROME}",
                f"--screenshot={shot}",
                source.resolve().as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        with Image.open(shot) as image:
            drawn = image.convert("RGB").crop((0, 0, 2 * width, 2 * height))
            return drawn.resize((width, height), Image.Resampling.BOX)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    body = BytesIO()
    image.save(body, "JPEG", quality=quality, optimize=True, progressive=True)
    return body.getvalue()
