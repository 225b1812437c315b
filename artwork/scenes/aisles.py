"""Long rooms seen down the middle."""

from __future__ import annotations

import itertools

from artwork import buildings, people
from artwork import palette as ink
from artwork.canvas import Canvas
from artwork.depth import Eye
from artwork.people import Look
from artwork.shapes import SHEET, Point, outline

BOOKS = (
    ink.BRICK,
    ink.RUST,
    ink.TEAL,
    ink.PINE,
    ink.NAVY,
    ink.OCHRE,
    ink.BRONZE,
    ink.SAND,
    ink.CORAL,
    ink.SLATE,
)


def library_shelves() -> Canvas:
    """Bookshelves lead to a reading table under an arched window."""
    art = Canvas(61)
    eye = Eye(center=(600, 300), focus=620)
    art.path(SHEET, art.ramp((ink.UMBER, ink.RUST)))
    art.poly(eye.level(1.0, (-1.6, 1.6), (1.0, 6)), art.ramp((ink.OCHRE, ink.BRONZE)))
    art.poly(eye.level(-1.25, (-1.6, 1.6), (1.0, 6)), ink.PAPER)
    for z in (1.6, 2.4, 3.4, 4.6):
        art.poly(eye.level(-1.25, (-1.6, 1.6), (z, z + 0.16)), ink.UMBER)
    art.poly(eye.facing(6, (-1.6, 1.6), (-1.25, 1.0)), ink.SAND)
    art.poly(eye.level(1.0, (-0.42, 0.42), (1.0, 5.4)), ink.BRICK)
    art.poly(eye.level(1.0, (-0.34, 0.34), (1.0, 5.3)), ink.CORAL, alpha=0.55)
    _end_window(art)
    for side in (-1, 1):
        for near, far in ((3.9, 5.4), (2.4, 3.5), (1.0, 2.05)):
            _bookcase(art, eye, side, (near, far))
    people.stand(
        art,
        (668, 512),
        150,
        Look(
            coat=ink.OCHRE,
            hair=ink.INK,
            skin=ink.SKINS[2],
            long_hair=True,
            skirt=True,
            legs=ink.NAVY,
        ),
    )
    _ladder(art)
    return art


def server_racks() -> Canvas:
    """An aisle between racks of servers with small lights."""
    art = Canvas(62)
    eye = Eye(center=(600, 320), focus=640)
    art.path(SHEET, ink.INK)
    art.poly(
        eye.level(1.05, (-0.8, 0.8), (0.9, 7)),
        art.ramp((ink.PINE, ink.SAGE, ink.FOG), start=(0, 1), end=(0, 0)),
    )
    for z in (1.1, 1.4, 1.8, 2.3, 3.0, 4.0, 5.3):
        art.line(
            [eye.see(-0.8, 1.05, z), eye.see(0.8, 1.05, z)], ink.PINE, width=3 / z + 0.6, alpha=0.7
        )
    for x in (-0.4, 0.0, 0.4):
        art.line([eye.see(x, 1.05, 0.9), eye.see(x, 1.05, 7)], ink.PINE, width=2, alpha=0.7)
    art.poly(eye.facing(7, (-0.8, 0.8), (-1.15, 1.05)), ink.FOAM)
    art.poly(eye.facing(7, (-0.36, 0.36), (-0.4, 1.05)), ink.TEAL)
    art.glow((600, 320), 250, ink.CREAM, alpha=0.9)
    art.poly(eye.level(-1.15, (-0.8, 0.8), (0.9, 7)), ink.NAVY)
    for near, far in ((1.0, 1.5), (1.9, 2.5), (3.1, 3.8), (4.6, 5.4)):
        art.poly(eye.level(-1.14, (-0.22, 0.22), (near, far)), ink.CREAM)
    for side in (-1, 1):
        _tray(art, eye, side)
        for near in (5.4, 4.2, 3.3, 2.6, 2.0, 1.5, 1.1, 0.8):
            _rack(art, eye, side, (near, near * 1.27))
    people.stand(
        art, (628, 503), 190, Look(coat=ink.OCHRE, hair=ink.INK, skin=ink.SKINS[2], stride=4)
    )
    art.glow((600, 700), 300, ink.SAGE, alpha=0.3)
    return art


def warehouse_floor() -> Canvas:
    """A forklift between tall racks of parcels under skylights."""
    art = Canvas(63)
    eye = Eye(center=(600, 350), focus=620)
    art.path(SHEET, ink.SLATE)
    art.poly(eye.level(-1.5, (-2.2, 2.2), (0.9, 7)), art.ramp((ink.NAVY, ink.SLATE)))
    for near, far in ((1.2, 1.6), (2.0, 2.7), (3.3, 4.2), (5.0, 6.2)):
        for x in (-0.75, 0.35):
            art.poly(eye.level(-1.49, (x, x + 0.4), (near, far)), ink.CREAM)
        art.line([eye.see(-2.2, -1.48, near), eye.see(2.2, -1.48, near)], ink.INK, width=9 / near)
    art.poly(eye.facing(7, (-2.2, 2.2), (-1.5, 1.0)), ink.FOG)
    for x in (-0.95, 0.15):
        art.poly(eye.facing(6.95, (x, x + 0.8), (-0.1, 1.0)), ink.SAGE)
        for y in (0.15, 0.4, 0.65):
            art.line([eye.see(x, y, 6.95), eye.see(x + 0.8, y, 6.95)], ink.CREAM, width=2)
    art.poly(
        eye.level(1.0, (-2.2, 2.2), (0.9, 7)),
        art.ramp((ink.BRONZE, ink.DUNE, ink.SAND), start=(0, 1), end=(0, 0)),
    )
    for x in (-0.92, 0.88):
        art.poly(eye.level(1.0, (x, x + 0.05), (0.9, 7)), ink.STRAW)
    art.poly(eye.level(1.0, (-0.6, 0.1), (1.4, 5)), ink.CREAM, alpha=0.16)
    for side in (-1, 1):
        for near, far in ((3.9, 5.6), (2.4, 3.5), (1.15, 2.1)):
            _pallets(art, eye, side, (near, far))
    _forklift(art, (690, 600), 1.05)
    people.stand(
        art,
        (430, 596),
        205,
        Look(coat=ink.OCHRE, legs=ink.NAVY, hair=ink.INK, skin=ink.SKINS[3], stride=6),
    )
    art.path("M412 399a17 15 0 0 1 34 0Z", ink.BRICK)
    return art


def _end_window(art: Canvas) -> None:
    art.glow((600, 290), 260, ink.CREAM, alpha=0.9)
    box = (520.0, 190.0, 160.0, 190.0)
    art.path(buildings.arch((510, 178, 180, 204)), ink.CREAM)
    art.path(buildings.arch(box), art.ramp((ink.SAGE, ink.FOAM, ink.STRAW)))
    with art.clip(buildings.arch(box)):
        art.path("M510 350Q560 310 610 340T700 320V390H510Z", ink.TEAL)
    for x in (573, 627):
        art.line([(x, 192), (x, 380)], ink.CREAM, width=4)
    for y in (250, 315):
        art.line([(520, y), (680, y)], ink.CREAM, width=4)
    art.rect((500, 380, 200, 10), ink.CREAM)
    art.rect((515, 426, 170, 9), ink.UMBER)
    for x in (526, 668):
        art.rect((x, 434, 7, 40), ink.UMBER)
    for x in (560, 632):
        art.glow((x, 408), 46, ink.STRAW, alpha=0.9)
        art.path(f"M{x - 17} 406a17 13 0 0 1 34 0Z", ink.TEAL)
        art.rect((x - 2, 406, 4, 20), ink.OCHRE)


def _bookcase(art: Canvas, eye: Eye, side: int, depth: Point) -> None:
    near, far = depth
    x = side * 0.82
    outer = side * 1.75
    art.poly(eye.facing(near, (x, outer), (-1.05, 1.0)), ink.UMBER)
    art.shade(
        outline(eye.facing(near, (x, outer), (-1.05, 1.0))),
        ink.INK,
        start=(0.5, 0),
        end=(0.5, 1.1),
        strength=0.6,
    )
    art.poly(eye.upright(x, (-1.05, 1.0), depth), ink.RUST)
    art.poly(eye.upright(x, (-1.0, 0.95), depth), ink.INK)
    shelves = 6
    for shelf in range(shelves):
        top = -1.0 + shelf * 1.95 / shelves
        low = top + 1.95 / shelves
        z = near + 0.02
        while z < far - 0.02:
            thick = art.dice.uniform(0.04, 0.085)
            tall = (low - top) * art.dice.uniform(0.62, 0.88)
            book = eye.upright(x, (low - tall, low - 0.02), (z, min(z + thick, far)))
            if art.dice.random() < 0.93:
                fill = art.dice.choice(BOOKS)
                art.poly(book, fill)
                if art.dice.random() < 0.25:
                    art.poly(
                        eye.upright(
                            x, (low - tall * 0.75, low - tall * 0.66), (z, min(z + thick, far))
                        ),
                        ink.STRAW,
                    )
            z += thick + 0.004
        art.poly(eye.upright(x, (low - 0.02, low + 0.015), depth), ink.BRONZE)
    face = outline(eye.upright(x, (-1.05, 1.0), depth))
    start, end = ((1, 0.3), (0, 0.5)) if side < 0 else ((0, 0.3), (1, 0.5))
    art.tint(face, ink.INK, start=start, end=end, strength=0.5)
    art.line([eye.see(x, -1.05, near), eye.see(x, 1.0, near)], ink.BRONZE, width=14 / near)


def _ladder(art: Canvas) -> None:
    rails = (((905, 690), (968, 60)), ((985, 690), (1030, 40)))
    for low, high in rails:
        art.line([low, high], ink.OCHRE, width=11)
    for at in range(9):
        share = (at + 0.7) / 10
        a = (905 + 63 * share, 690 - 630 * share)
        b = (985 + 45 * share, 690 - 650 * share)
        art.line([a, b], ink.STRAW, width=8)


def _rack(art: Canvas, eye: Eye, side: int, depth: Point) -> None:
    near, far = depth
    x = side * 0.8
    span = (-0.95, 1.05)
    art.poly(eye.upright(x, span, depth), ink.NAVY)
    inner = (near + (far - near) * 0.08, far - (far - near) * 0.06)
    art.poly(eye.upright(x, (-0.9, 1.0), inner), ink.INK)
    units = 15
    for unit in range(units):
        top = -0.88 + unit * 1.86 / units
        low = top + 1.6 / units
        art.poly(
            eye.upright(x, (top, low), inner),
            art.dice.choice((ink.PINE, ink.NAVY, ink.NAVY, ink.SLATE)),
        )
        for light in range(5):
            if art.dice.random() < 0.55:
                z = inner[0] + (inner[1] - inner[0]) * (0.12 + 0.12 * light)
                px, py = eye.see(x, (top + low) / 2, z)
                fill = art.dice.choice((ink.STRAW, ink.STRAW, ink.FOAM, ink.FOAM, ink.CORAL))
                art.oval((px, py), (4.6 / near**0.8, 5.2 / near**0.8), fill)
        z1 = inner[0] + (inner[1] - inner[0]) * 0.72
        art.line(
            [eye.see(x, (top + low) / 2, z1), eye.see(x, (top + low) / 2, inner[1])],
            ink.SAGE,
            width=3.4 / near,
            alpha=0.7,
        )
    start, end = ((1, 0), (0, 0)) if side < 0 else ((0, 0), (1, 0))
    art.shade(outline(eye.upright(x, span, depth)), ink.INK, start=start, end=end, strength=0.55)
    art.line([eye.see(x, span[0], near), eye.see(x, span[1], near)], ink.TEAL, width=6 / near)


def _tray(art: Canvas, eye: Eye, side: int) -> None:
    art.poly(eye.level(-1.02, (side * 0.45, side * 0.75), (0.7, 7)), ink.SLATE)
    for offset, fill in ((0.48, ink.OCHRE), (0.54, ink.CORAL), (0.6, ink.SAGE), (0.67, ink.OCHRE)):
        art.line(
            [eye.see(side * offset, -1.0, 0.7), eye.see(side * offset, -1.0, 7)], fill, width=5
        )


def _pallets(art: Canvas, eye: Eye, side: int, depth: Point) -> None:
    near, far = depth
    x, outer = side * 1.05, side * 2.3
    levels = (-1.25, -0.5, 0.25, 1.0)
    for top, low in itertools.pairwise(levels):
        art.poly(eye.upright(x * 1.35, (top, low), depth), ink.NAVY)
        deck = eye.level(low, (x, outer), depth)
        if low > 0:
            art.poly(deck, ink.UMBER)
        z = far - 0.06
        while z > near + 0.2:
            deep = art.dice.uniform(0.24, 0.36)
            tall = (low - top) * art.dice.uniform(0.5, 0.82)
            _crate(art, eye, x, (low - tall, low - 0.05), (max(z - deep, near + 0.05), z))
            z -= deep + 0.05
        if low < 0:
            art.poly(deck, ink.INK)
    for y in levels[1:]:
        art.poly(eye.facing(near, (x, outer), (y - 0.06, y)), ink.BRICK)
        art.poly(eye.upright(x, (y - 0.07, y), depth), ink.CORAL)
    top = -1.4
    for z in (far, (near + far) / 2, near):
        art.line([eye.see(x, top, z), eye.see(x, 1.0, z)], ink.TEAL, width=15 / z)


def _crate(art: Canvas, eye: Eye, x: float, span: Point, depth: Point) -> None:
    fill = art.dice.choice((ink.DUNE, ink.BRONZE, ink.SAND, ink.DUNE, ink.SAGE, ink.BLUSH))
    side = eye.upright(x * 1.02, span, depth)
    front = eye.facing(depth[0], (x * 1.02, x * 1.5), span)
    art.poly(front, fill)
    art.shade(outline(front), ink.INK, start=(0, 0), end=(0, 1.2), strength=0.45)
    art.poly(side, fill)
    art.poly(side, ink.INK, alpha=0.16)
    middle = (depth[0] + depth[1]) / 2
    art.poly(eye.upright(x * 1.02, span, (middle - 0.02, middle + 0.02)), ink.CREAM, alpha=0.6)


def _forklift(art: Canvas, foot: Point, size: float) -> None:
    with art.group(f"translate({foot[0]} {foot[1]}) scale({size})"):
        art.oval((90, 4), (190, 14), ink.INK, alpha=0.4)
        art.path("M70 -20V-118Q72 -128 84 -128H178Q200 -126 206 -98L214 -20Z", ink.OCHRE)
        art.shade(
            "M70 -20V-118Q72 -128 84 -128H178Q200 -126 206 -98L214 -20Z",
            ink.RUST,
            start=(0.2, 0.2),
            end=(1, 1.1),
            strength=0.8,
        )
        people.sit(art, (124, -118), 105, Look(coat=ink.TEAL, hair=ink.BRICK, skin=ink.SKINS[1]))
        art.path("M66 -112H186V-96H66Z", ink.INK)
        for d in ("M74 -120L84 -258", "M198 -112L180 -258"):
            art.curve(d, ink.INK, width=8)
        art.rect((70, -270, 126, 14), ink.INK, r=4)
        for x in (42, 58):
            art.rect((x, -300, 8, 300), ink.NAVY)
        art.line([(50, -14), (-90, -14)], ink.INK, width=9)
        for box, fill in (
            ((-92.0, -98.0, 62.0, 78.0), ink.DUNE),
            ((-26.0, -98.0, 62.0, 78.0), ink.BLUSH),
            ((-70.0, -164.0, 74.0, 64.0), ink.SAND),
        ):
            art.rect(box, fill)
            art.shade(
                f"M{box[0]} {box[1]}h{box[2]}v{box[3]}h{-box[2]}Z",
                ink.RUST,
                start=(0.2, 0),
                end=(1, 1),
                strength=0.6,
            )
            art.rect((box[0] + box[2] / 2 - 5, box[1], 10, box[3]), ink.CREAM, alpha=0.7)
        for x, r in ((96, 30), (186, 24)):
            art.disc((x, -r + 4), r, ink.INK)
            art.disc((x, -r + 4), r * 0.5, ink.FOG)
