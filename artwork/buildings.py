"""Walls, roofs, windows and columns."""

from __future__ import annotations

from dataclasses import dataclass

from artwork import palette as ink
from artwork.canvas import Canvas
from artwork.shapes import Box, Point, boxed, outline


@dataclass(frozen=True)
class Pane:
    """How a window looks."""

    glass: str = ink.NAVY
    frame: str = ink.CREAM
    lit: str = ink.STRAW
    chance: float = 0
    """How likely a window is lit."""
    sill: str = ink.SAND
    bars: bool = True


def window(art: Canvas, box: Box, pane: Pane) -> None:
    """Draw a window with a frame, a glint and a sill."""
    x, y, w, h = box
    lit = art.dice.random() < pane.chance
    rim = max(2.0, w * 0.08)
    art.rect((x - rim, y - rim, w + 2 * rim, h + 2 * rim), pane.frame)
    art.rect(box, pane.lit if lit else pane.glass)
    if not lit:
        art.poly([(x, y), (x + w * 0.6, y), (x, y + h * 0.55)], ink.CREAM, alpha=0.22)
    if pane.bars:
        art.line([(x + w / 2, y), (x + w / 2, y + h)], pane.frame, width=rim * 0.6)
        art.line([(x, y + h * 0.45), (x + w, y + h * 0.45)], pane.frame, width=rim * 0.6)
    art.rect((x - rim * 1.6, y + h + rim, w + 3.2 * rim, rim * 1.3), pane.sill)


def windows(
    art: Canvas, box: Box, *, columns: int, rows: int, size: Point = (0.5, 0.6), pane: Pane
) -> None:
    """Spread a grid of windows over a wall; `size` is the share of each cell."""
    x, y, w, h = box
    cell_w, cell_h = w / columns, h / rows
    for row in range(rows):
        for column in range(columns):
            left = x + cell_w * (column + (1 - size[0]) / 2)
            top = y + cell_h * (row + (1 - size[1]) / 2)
            window(art, (left, top, cell_w * size[0], cell_h * size[1]), pane)


def arched_window(art: Canvas, box: Box, pane: Pane) -> None:
    """Draw a tall window with a round head."""
    x, y, w, h = box
    rim = max(2.5, w * 0.1)
    art.path(arch((x - rim, y - rim, w + 2 * rim, h + 2 * rim)), pane.frame)
    art.path(arch(box), pane.glass)
    art.shade(arch(box), ink.CREAM, start=(0.6, 0.5), end=(0, 0), strength=0.5)
    art.line([(x + w / 2, y), (x + w / 2, y + h)], pane.frame, width=rim * 0.55)
    for share in (0.42, 0.7):
        art.line([(x, y + h * share), (x + w, y + h * share)], pane.frame, width=rim * 0.45)
    art.rect((x - rim * 1.8, y + h + rim * 0.6, w + 3.6 * rim, rim * 1.3), pane.sill)


def arch(box: Box) -> str:
    """Return the path of a door or window with a round head."""
    x, y, w, h = box
    r = w / 2
    return f"M{x:.1f} {y + h:.1f}V{y + r:.1f}a{r:.1f} {r:.1f} 0 0 1 {w:.1f} 0V{y + h:.1f}Z"


def wall(art: Canvas, box: Box, fill: str, *, shade: str = ink.INK, strength: float = 0.5) -> None:
    """Draw a wall that darkens to the right."""
    art.rect(box, fill)
    art.shade(boxed(box), shade, start=(0.2, 0), end=(1.2, 0.5), strength=strength)


def bricks(art: Canvas, box: Box, fill: str, *, count: int = 60, size: Point = (22, 8)) -> None:
    """Pick out a few bricks of a wall."""
    x, y, w, h = box
    bw, bh = size
    for _ in range(count):
        row = art.dice.randrange(max(int(h / bh) - 1, 1))
        offset = (row % 2) * bw / 2
        column = art.dice.randrange(max(int((w - bw) / bw), 1))
        art.rect((x + offset + column * bw + 1, y + row * bh + 1, bw - 2, bh - 2), fill, alpha=0.5)


def house(art: Canvas, box: Box, fill: str, roof: str, *, chance: float = 0) -> None:
    """Draw a small gabled house seen from the front."""
    x, y, w, h = box
    eaves = y + h * 0.45
    wall(art, (x, eaves, w, y + h - eaves), fill)
    art.poly([(x + w * 0.08, eaves), (x + w * 0.5, y + h * 0.06), (x + w * 0.92, eaves)], fill)
    art.rect((x + w * 0.68, y + h * 0.02, w * 0.1, h * 0.3), ink.RUST)
    left = [
        (x - w * 0.07, eaves),
        (x + w * 0.5, y),
        (x + w * 0.5, y + h * 0.1),
        (x, eaves + h * 0.04),
    ]
    right = [(2 * (x + w / 2) - px, py) for px, py in left]
    art.poly(left, roof)
    art.poly(right, roof)
    art.shade(outline(right), ink.INK, start=(0, 0), end=(1, 0.4), strength=0.9)
    pane = Pane(chance=chance)
    side = w * 0.17
    window(art, (x + w * 0.14, y + h * 0.6, side, h * 0.2), pane)
    window(art, (x + w * 0.69, y + h * 0.6, side, h * 0.2), pane)
    window(art, (x + w * 0.43, y + h * 0.25, w * 0.14, h * 0.14), pane)
    art.rect((x + w * 0.42, y + h * 0.62, w * 0.17, h * 0.38), ink.RUST)
    art.rect((x + w * 0.4, y + h * 0.96, w * 0.21, h * 0.04), ink.SAND)


def side_house(art: Canvas, box: Box, fill: str, roof: str, *, chance: float = 0) -> None:
    """Draw a small house seen along its roof."""
    x, y, w, h = box
    eaves = y + h * 0.42
    wall(art, (x, eaves, w, y + h - eaves), fill)
    art.rect((x + w * 0.2, y - h * 0.08, w * 0.08, h * 0.3), ink.RUST)
    d = outline(
        [(x - w * 0.06, eaves), (x + w * 0.08, y), (x + w * 0.92, y), (x + w * 1.06, eaves)]
    )
    art.path(d, roof)
    art.shade(d, ink.INK, start=(0, 0), end=(1, 1.2), strength=0.7)
    pane = Pane(chance=chance)
    for at in (0.1, 0.72):
        window(art, (x + w * at, y + h * 0.56, w * 0.16, h * 0.2), pane)
    art.rect((x + w * 0.43, y + h * 0.56, w * 0.13, h * 0.44), ink.PINE)


def column(art: Canvas, box: Box, fill: str = ink.CREAM, shade: str = ink.SLATE) -> None:
    """Draw a classical column with base and capital."""
    x, y, w, h = box
    lip = w * 0.18
    shaft = outline([(x + w * 0.07, y), (x + w * 0.93, y), (x + w, y + h), (x, y + h)])
    art.path(shaft, fill)
    art.shade(shaft, shade, start=(0.25, 0), end=(1.05, 0), strength=0.85)
    for at in (0.3, 0.5, 0.7):
        art.line([(x + w * at, y + 8), (x + w * at, y + h - 8)], shade, width=1, alpha=0.35)
    for top, tall in ((y - 2, w * 0.26), (y + h - w * 0.2, w * 0.28)):
        art.rect((x - lip, top, w + 2 * lip, tall), fill)
        art.shade(boxed((x - lip, top, w + 2 * lip, tall)), shade, start=(0.3, 0), end=(1, 0))


def steps(art: Canvas, box: Box, count: int, *, spread: float = 0, fill: str = ink.PAPER) -> None:
    """Draw a flight of steps that widens by `spread` on each side towards the bottom."""
    x, y, w, h = box
    tall = h / count
    for at in range(count):
        out = spread * (at + 1) / count
        art.rect((x - out, y + tall * at, w + 2 * out, tall + 0.5), fill)
        art.rect((x - out, y + tall * (at + 0.55), w + 2 * out, tall * 0.45), ink.DUNE)
    low = boxed((x - spread, y, w + 2 * spread, h))
    art.shade(low, ink.SLATE, start=(0.5, 0), end=(1.1, 0.2), strength=0.35)


def pediment(art: Canvas, box: Box, fill: str = ink.CREAM) -> None:
    """Draw the triangular gable of a classical front."""
    x, y, w, h = box
    art.poly([(x, y + h), (x + w / 2, y), (x + w, y + h)], fill)
    inset = h * 0.22
    d = outline(
        [
            (x + w * 0.13, y + h - inset * 0.7),
            (x + w / 2, y + inset),
            (x + w * 0.87, y + h - inset * 0.7),
        ]
    )
    art.path(d, ink.SAND)
    art.shade(d, ink.UMBER, start=(0, 0.2), end=(0, 1.4), strength=0.5)
    art.poly(
        [(x + w / 2, y), (x + w, y + h), (x + w * 0.93, y + h), (x + w / 2, y + inset * 0.7)],
        ink.DUNE,
    )


def lamp(art: Canvas, foot: Point, height: float, *, lit: bool = False) -> None:
    """Draw an old street lamp."""
    x, y = foot
    art.line([(x, y), (x, y - height * 0.82)], ink.INK, width=max(3, height * 0.028))
    art.rect((x - height * 0.045, y - height * 0.08, height * 0.09, height * 0.08), ink.INK)
    head = y - height * 0.9
    if lit:
        art.glow((x, head), height * 0.5, ink.STRAW, alpha=0.8)
    w = height * 0.07
    art.poly(
        [(x - w * 0.6, head + w), (x + w * 0.6, head + w), (x + w, head - w), (x - w, head - w)],
        ink.STRAW,
    )
    art.poly([(x - w * 1.3, head - w), (x, head - w * 2.2), (x + w * 1.3, head - w)], ink.INK)
