"""Points, boxes and the SVG paths of plain shapes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, width, height."""

WIDTH = 1200
HEIGHT = 675


def outline(points: Iterable[Point], *, closed: bool = True) -> str:
    """Return the path through `points`."""
    steps = " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{steps}Z" if closed else f"M{steps}"


def boxed(box: Box) -> str:
    """Return the path round a box."""
    x, y, w, h = box
    return f"M{x:.1f} {y:.1f}h{w:.1f}v{h:.1f}h{-w:.1f}Z"


def ring(center: Point, radius: float) -> str:
    """Return the path round a circle."""
    x, y = center
    return f"M{x - radius:.1f} {y:.1f}a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0Z"


SHEET = boxed((-20, -20, WIDTH + 40, HEIGHT + 40))
