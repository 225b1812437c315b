"""Draw the illustrations: `python -m artwork [ID ...]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from artwork import raster
from artwork.scenes import SCENES

HERE = Path(__file__).parent
SOURCES = HERE / "svg"
IMAGES = HERE.parent / "src/columba/demo/newsroom/images"
MARK = HERE.parent / "src/columba/web/static/columba"


def main() -> int:
    """Redraw the pictures that are named, or all of them and the touch icon."""
    wanted = _arguments().ids
    for name in wanted or SCENES:
        source = _write_source(name)
        size = raster.picture(source, IMAGES / f"{name}.jpg")
        sys.stdout.write(f"{name:22} {size / 1000:5.1f} kB\n")
    if not wanted:
        raster.touch_icon(MARK / "dove.svg", MARK / "apple-touch-icon.png")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m artwork", description=__doc__)
    parser.add_argument("ids", nargs="*", metavar="ID", help="pictures to redraw; none means all")
    chosen = parser.parse_args()
    unknown = sorted(set(chosen.ids) - set(SCENES))
    if unknown:
        parser.error(f"no such picture: {', '.join(unknown)}; known: {', '.join(SCENES)}")
    return chosen


def _write_source(name: str) -> Path:
    source = SOURCES / f"{name}.svg"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(SCENES[name]().svg(), encoding="utf-8")
    return source


if __name__ == "__main__":
    raise SystemExit(main())
