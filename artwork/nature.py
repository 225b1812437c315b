"""Sky, land, water and plants."""

from __future__ import annotations

import itertools
import math

from artwork import palette as ink
from artwork.canvas import Canvas
from artwork.shapes import HEIGHT, SHEET, WIDTH, Point, boxed, outline, ring


def sky(art: Canvas, *stops: str) -> None:
    """Cover the sheet with a sky from top to bottom."""
    art.path(SHEET, art.ramp(stops))


def sun(art: Canvas, center: Point, radius: float, fill: str = ink.CREAM) -> None:
    """Hang a sun with a soft ring of light."""
    art.glow(center, radius * 4, fill, alpha=0.75)
    art.disc(center, radius, fill)


def cloud(art: Canvas, at: Point, width: float, fill: str = ink.CREAM, *, alpha: float = 1) -> None:
    """Draw a flat-bottomed cloud whose base starts at `at`."""
    x, y = at
    u = width / 100
    d = (
        f"M{x} {y}c{-9 * u} 0 {-9 * u} {-13 * u} {4 * u} {-13 * u}"
        f"c{1 * u} {-11 * u} {19 * u} {-13 * u} {23 * u} {-5 * u}"
        f"c{5 * u} {-16 * u} {31 * u} {-15 * u} {34 * u} {0}"
        f"c{7 * u} {-7 * u} {22 * u} {-4 * u} {22 * u} {6 * u}"
        f"c{14 * u} {-1 * u} {17 * u} {12 * u} {6 * u} {12 * u}Z"
    )
    art.path(d, fill, alpha=alpha)


def billow(art: Canvas, puffs: list[tuple[float, float, float]], tones: tuple[str, ...]) -> None:
    """Heap up round puffs (x, y, radius), each lit from the upper left; tones run dark to light."""
    for x, y, r in puffs:
        with art.clip(ring((x, y), r)):
            for at, tone in enumerate(tones):
                art.disc((x - at * 0.24 * r, y - at * 0.27 * r), r * 1.02, tone)


def streaks(art: Canvas, fill: str, *, top: float, bottom: float, count: int = 7) -> None:
    """Lay long thin clouds across the sky."""
    for _ in range(count):
        width = art.dice.uniform(140, 460)
        x = art.dice.uniform(-80, WIDTH - 60)
        y = art.dice.uniform(top, bottom)
        art.rect(
            (x, y, width, art.dice.uniform(5, 12)), fill, r=6, alpha=art.dice.uniform(0.3, 0.8)
        )


def ridge_points(
    art: Canvas, *, base: float, height: float, step: float = 60, rough: float = 0.4
) -> list[Point]:
    """Return a rolling skyline of hills from edge to edge."""
    phase, second = art.dice.uniform(0, 6), art.dice.uniform(0, 6)
    points = []
    for at in range(-40, WIDTH + 80, int(step)):
        wave = 0.55 + 0.45 * math.sin(at / 210 + phase)
        ripple = rough * math.sin(at / 67 + second)
        points.append((float(at), base - height * (0.75 * wave + 0.25 * ripple)))
    return points


def hills(art: Canvas, fill: str, *, base: float, height: float, shade: str = "") -> str:
    """Draw a range of soft hills down to the bottom of the sheet and return its path."""
    d = (
        smooth(ridge_points(art, base=base, height=height))
        + f"L1260 {HEIGHT + 20}L-60 {HEIGHT + 20}Z"
    )
    art.path(d, fill)
    if shade:
        art.shade(d, shade, start=(0.2, 0), end=(0.5, 1.4))
    return d


def smooth(points: list[Point]) -> str:
    """Return an open path that runs softly through `points`."""
    steps = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        middle = (x1 + x2) / 2
        steps.append(f"C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}")
    return "".join(steps)


def peak(art: Canvas, top: Point, *, width: float, base: float) -> None:
    """Draw a snow mountain lit from the left, with a broken ridge down its middle."""
    x = top[0]
    left = _jagged(art, (x - width / 2, base), top)
    right = _jagged(art, top, (x + width / 2, base))
    spine = _spine(art, top, base=base, sway=width * 0.055, drift=width * 0.06)
    body = outline([*left, *right])
    art.path(body, art.ramp((ink.CREAM, ink.CREAM, ink.FOG, ink.SAGE)))
    dark = outline([*spine, *reversed(right)])
    art.path(dark, art.ramp((ink.SLATE, ink.SLATE, ink.NAVY, ink.NAVY)))
    with art.clip(body):
        _gullies(art, top, width=width, base=base)
    art.shade(dark, ink.INK, start=(0.2, 0), end=(0.6, 1.1), strength=0.5)


def conifer(
    art: Canvas, foot: Point, height: float, fill: str = ink.PINE, dark: str = ink.INK
) -> None:
    """Draw a spruce."""
    x, y = foot
    art.rect((x - height * 0.025, y - height * 0.12, height * 0.05, height * 0.12), ink.RUST)
    tiers = 4
    for tier in range(tiers):
        low = y - height * (0.08 + 0.2 * tier)
        top = min(low - height * 0.34, y - height * (0.4 + 0.2 * tier))
        half = height * (0.21 - 0.04 * tier)
        art.poly([(x - half, low), (x, top), (x + half, low)], fill)
        art.poly([(x, top), (x + half, low), (x + half * 0.15, low)], dark, alpha=0.35)


def forest(
    art: Canvas, fill: str, *, base: float, low: float, high: float, span: Point = (-20, 1220)
) -> None:
    """Draw a dense line of spruces as one silhouette."""
    x, end = span
    while x < end:
        height = art.dice.uniform(low, high)
        half = height * 0.2
        art.poly(
            [
                (x - half, base),
                (x - half * 0.5, base - height * 0.45),
                (x - half * 0.62, base - height * 0.45),
                (x, base - height),
                (x + half * 0.62, base - height * 0.45),
                (x + half * 0.5, base - height * 0.45),
                (x + half, base),
            ],
            fill,
        )
        x += half * art.dice.uniform(0.8, 1.5)


def tree(
    art: Canvas, foot: Point, height: float, fill: str = ink.TEAL, dark: str = ink.PINE
) -> None:
    """Draw a round leafy tree with its shade on the right."""
    x, y = foot
    trunk = height * 0.045
    art.path(
        f"M{x - trunk} {y}L{x - trunk * 0.6} {y - height * 0.5}h{trunk * 1.2}L{x + trunk} {y}Z",
        ink.RUST,
    )
    crown = [
        (-0.16, 0.5, 0.17), (0.15, 0.48, 0.18), (0.0, 0.62, 0.24),
        (-0.13, 0.72, 0.17), (0.12, 0.76, 0.17), (0.0, 0.84, 0.15),
    ]  # fmt: skip
    d = "".join(
        ring((x + dx * height, y - dy * height), round(r * height, 1)) for dx, dy, r in crown
    )
    art.path(d, fill)
    art.shade(d, dark, start=(0.25, 0.1), end=(0.95, 0.95), strength=1)


def poplar(
    art: Canvas, foot: Point, height: float, fill: str = ink.TEAL, dark: str = ink.PINE
) -> None:
    """Draw a slender tree."""
    x, y = foot
    art.rect((x - 3, y - height * 0.2, 6, height * 0.2), ink.RUST)
    half = height * 0.13
    d = (
        f"M{x} {y - height}C{x + half * 1.3} {y - height * 0.7} {x + half * 1.4} {y - height * 0.12}"
        f" {x} {y - height * 0.1}C{x - half * 1.4} {y - height * 0.12} {x - half * 1.3}"
        f" {y - height * 0.7} {x} {y - height}Z"
    )
    art.path(d, fill)
    art.shade(d, dark, start=(0.3, 0), end=(1, 0.6), strength=1)


def bush(
    art: Canvas, foot: Point, width: float, fill: str = ink.TEAL, dark: str = ink.PINE
) -> None:
    """Draw a low round shrub."""
    x, y = foot
    u = width / 10
    d = (
        f"M{x - 5 * u} {y}c{-1.5 * u} {-3 * u} {1 * u} {-4.5 * u} {2.4 * u} {-3.4 * u}"
        f"c{0.6 * u} {-3 * u} {4.4 * u} {-3 * u} {5 * u} 0"
        f"c{1.6 * u} {-1 * u} {4 * u} {0.6 * u} {2.6 * u} {3.4 * u}Z"
    )
    art.path(d, fill)
    art.shade(d, dark, start=(0.3, 0), end=(0.9, 1), strength=0.95)


def grass(art: Canvas, fill: str, *, top: float, bottom: float, count: int = 90) -> None:
    """Scatter tufts over a meadow, larger towards the front."""
    for _ in range(count):
        depth = art.dice.random() ** 0.8
        x, y = art.dice.uniform(0, WIDTH), top + (bottom - top) * depth
        size = 4 + 12 * depth
        for lean in (-0.5, 0.0, 0.5):
            art.line([(x, y), (x + lean * size, y - size)], fill, width=1 + depth, alpha=0.7)


def ripples(
    art: Canvas, fill: str, *, top: float, bottom: float, count: int = 60, span: Point = (0, WIDTH)
) -> None:
    """Scatter short strokes of light over water, longer towards the front."""
    for _ in range(count):
        depth = art.dice.random()
        x, y = art.dice.uniform(*span), top + (bottom - top) * depth
        size = (12 + 70 * depth) * art.dice.uniform(0.4, 1)
        art.line([(x - size / 2, y), (x + size / 2, y)], fill, width=1.2 + 2 * depth, alpha=0.6)


def birds(art: Canvas, at: Point, count: int = 5, fill: str = ink.INK) -> None:
    """Draw a few far birds."""
    x, y = at
    for _ in range(count):
        bx, by = x + art.dice.uniform(-90, 90), y + art.dice.uniform(-35, 35)
        s = art.dice.uniform(5, 9)
        art.curve(
            f"M{bx - s} {by - s * 0.5}q{s * 0.7} {-s * 0.3} {s} {s * 0.5}q{s * 0.3} {-s * 0.8} {s} {-s * 0.5}",
            fill,
        )


def ground(art: Canvas, fill: str, *, top: float, shade: str = "") -> None:
    """Fill the sheet from `top` down."""
    d = boxed((-20, top, WIDTH + 40, HEIGHT - top + 20))
    art.path(d, fill)
    if shade:
        art.shade(d, shade, start=(0, 0), end=(0, 1.1))


def _jagged(art: Canvas, start: Point, end: Point, parts: int = 9) -> list[Point]:
    (x1, y1), (x2, y2) = start, end
    points = [start]
    for part in range(1, parts):
        share = part / parts
        sway = art.dice.uniform(-1, 1) * 0.05
        points.append((x1 + (x2 - x1) * (share + sway), y1 + (y2 - y1) * (share - sway * 0.7)))
    return [*points, end]


def _spine(art: Canvas, top: Point, *, base: float, sway: float, drift: float) -> list[Point]:
    x, y = top
    points = [top]
    parts = 8
    for part in range(1, parts + 1):
        share = part / parts
        side = 1 if part % 2 else -1
        swing = side * sway * (0.4 + share) * art.dice.uniform(0.7, 1.3)
        points.append((x + drift * share * 2 + swing, y + (base - y) * share))
    return points


def _gullies(art: Canvas, top: Point, *, width: float, base: float) -> None:
    """Draw rock ribs: dark in the light face, pale in the dark one."""
    x, y = top
    height = base - y
    for _ in range(11):
        share = art.dice.uniform(0.3, 0.85)
        across = art.dice.uniform(-0.85, 0.85)
        px, py = x + across * width / 2 * share, y + height * share
        long = height * art.dice.uniform(0.12, 0.3)
        lean = math.copysign(0.45, across) * long
        wide = long * art.dice.uniform(0.12, 0.24)
        fill = ink.SLATE if across < 0.1 else ink.MIST
        art.poly(
            [(px, py), (px + lean + wide, py + long), (px + lean * 0.7, py + long * 0.8),
             (px + lean - wide, py + long * 1.05)],
            fill, alpha=0.75 if across < 0.1 else 0.4,
        )  # fmt: skip
