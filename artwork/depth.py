"""One-point perspective: where a point of a room falls on the sheet."""

from __future__ import annotations

from dataclasses import dataclass

from artwork.shapes import Point


@dataclass(frozen=True)
class Eye:
    """A viewer at the origin who looks along z; x runs right and y runs down."""

    center: Point = (600, 330)
    focus: float = 700
    """Sheet pixels per unit at depth one."""

    def see(self, x: float, y: float, z: float) -> Point:
        """Return the place on the sheet of a point in the room."""
        return (self.center[0] + self.focus * x / z, self.center[1] + self.focus * y / z)

    def upright(self, x: float, span: Point, depth: Point) -> list[Point]:
        """Return a wall panel at `x`, from y to y and from z to z."""
        (top, low), (near, far) = span, depth
        return [
            self.see(x, top, near),
            self.see(x, top, far),
            self.see(x, low, far),
            self.see(x, low, near),
        ]

    def level(self, y: float, span: Point, depth: Point) -> list[Point]:
        """Return a floor or ceiling panel at `y`, from x to x and from z to z."""
        (left, right), (near, far) = span, depth
        return [
            self.see(left, y, near),
            self.see(right, y, near),
            self.see(right, y, far),
            self.see(left, y, far),
        ]

    def facing(self, z: float, span_x: Point, span_y: Point) -> list[Point]:
        """Return a panel that faces the viewer at depth `z`."""
        (left, right), (top, low) = span_x, span_y
        return [
            self.see(left, top, z),
            self.see(right, top, z),
            self.see(right, low, z),
            self.see(left, low, z),
        ]
