"""A sheet to draw on: shapes go in from back to front and come out as SVG."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from artwork import press
from artwork.shapes import Box, Point, outline


class Canvas:
    """One picture; `dice` is seeded, so drawing it again gives the same picture."""

    def __init__(self, seed: int = 1) -> None:
        """Start an empty sheet whose random choices follow `seed`."""
        self.dice = random.Random(seed)
        self._body: list[str] = []
        self._defs: dict[str, str] = {}

    def svg(self) -> str:
        """Return the finished picture with the print texture over it."""
        defs = "\n".join([press.FILTERS, *self._defs.values()])
        return press.sheet(defs, "\n".join(self._body))

    def rect(self, box: Box, fill: str, *, r: float = 0, alpha: float = 1) -> None:
        """Fill a rectangle with corners of radius `r`."""
        x, y, w, h = box
        self._add(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}"'
            f'{_attr("rx", r)} fill="{fill}"{_opacity(alpha)}/>'
        )

    def poly(self, points: Iterable[Point], fill: str, *, alpha: float = 1) -> None:
        """Fill a polygon."""
        self.path(outline(points), fill, alpha=alpha)

    def path(self, d: str, fill: str, *, alpha: float = 1) -> None:
        """Fill an SVG path."""
        self._add(f'<path d="{d}" fill="{fill}"{_opacity(alpha)}/>')

    def disc(self, center: Point, radius: float, fill: str, *, alpha: float = 1) -> None:
        """Fill a circle."""
        self.oval(center, (radius, radius), fill, alpha=alpha)

    def oval(
        self, center: Point, radii: Point, fill: str, *, alpha: float = 1, turn: float = 0
    ) -> None:
        """Fill an ellipse turned clockwise by `turn` degrees."""
        (x, y), (rx, ry) = center, radii
        turned = f' transform="rotate({turn:.1f} {x:.1f} {y:.1f})"' if turn else ""
        self._add(
            f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}"'
            f' fill="{fill}"{_opacity(alpha)}{turned}/>'
        )

    def line(
        self, points: Iterable[Point], stroke: str, *, width: float = 2, alpha: float = 1
    ) -> None:
        """Stroke a polyline."""
        self.curve(outline(points, closed=False), stroke, width=width, alpha=alpha)

    def curve(
        self, d: str, stroke: str, *, width: float = 2, alpha: float = 1, cap: str = "round"
    ) -> None:
        """Stroke an SVG path."""
        self._add(
            f'<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{width:.1f}"'
            f' stroke-linecap="{cap}" stroke-linejoin="round"{_opacity(alpha)}/>'
        )

    def ramp(self, stops: Iterable[str], *, start: Point = (0, 0), end: Point = (0, 1)) -> str:
        """Return a fill that runs through `stops`; the points are fractions of the shape."""
        key = f"r{len(self._defs)}"
        self._defs[key] = press.ramp(key, tuple(stops), start=start, end=end)
        return f"url(#{key})"

    def shade(
        self, d: str, ink: str, *, start: Point = (0, 0), end: Point = (1, 0), strength: float = 0.7
    ) -> None:
        """Stipple `ink` over a path, from nothing at `start` to `strength` at `end`."""
        grain = press.grain_key(ink)
        self._defs.setdefault(grain, press.grain(ink))
        key = f"s{len(self._defs)}"
        self._defs[key] = press.fade(key, strength, start=start, end=end)
        self._add(f'<path d="{d}" fill="url(#{key})" filter="url(#{grain})"/>')

    def tint(
        self, d: str, ink: str, *, start: Point = (0, 0), end: Point = (1, 0), strength: float = 0.5
    ) -> None:
        """Shade a path smoothly: for small or enlarged shapes, where dots would be blots."""
        key = f"t{len(self._defs)}"
        self._defs[key] = press.fade(key, strength, start=start, end=end, ink=ink)
        self._add(f'<path d="{d}" fill="url(#{key})"/>')

    def hatch(
        self, d: str, ink: str, *, angle: float = 45, gap: float = 9, width: float = 2
    ) -> None:
        """Fill a path with parallel strokes of `ink`."""
        key = f"h{len(self._defs)}"
        self._defs[key] = press.hatch(key, ink, angle=angle, gap=gap, width=width)
        self._add(f'<path d="{d}" fill="url(#{key})"/>')

    def glow(self, center: Point, radius: float, ink: str, *, alpha: float = 0.6) -> None:
        """Lay soft light around a point."""
        key = f"g{len(self._defs)}"
        self._defs[key] = press.halo(key, ink, alpha)
        self.disc(center, radius, f"url(#{key})")

    @contextmanager
    def group(self, transform: str = "", *, alpha: float = 1, style: str = "") -> Iterator[None]:
        """Move, turn, scale, fade or blend everything drawn inside."""
        styled = f' style="{style}"' if style else ""
        moved = f' transform="{transform}"' if transform else ""
        self._add(f"<g{moved}{_opacity(alpha)}{styled}>")
        yield
        self._add("</g>")

    @contextmanager
    def clip(self, d: str) -> Iterator[None]:
        """Keep everything drawn inside within a path."""
        key = f"c{len(self._defs)}"
        self._defs[key] = f'<clipPath id="{key}"><path d="{d}"/></clipPath>'
        self._add(f'<g clip-path="url(#{key})">')
        yield
        self._add("</g>")

    def _add(self, markup: str) -> None:
        self._body.append(markup)


def _attr(name: str, value: float) -> str:
    return f' {name}="{value:.1f}"' if value else ""


def _opacity(alpha: float) -> str:
    return f' opacity="{alpha:.2f}"' if alpha < 1 else ""
