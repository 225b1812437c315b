"""Where water comes from and where it goes."""

from __future__ import annotations

import math

from artwork import buildings, nature, people
from artwork import palette as ink
from artwork.canvas import Canvas
from artwork.people import Look
from artwork.shapes import Point, boxed, outline, ring


def water_tower() -> Canvas:
    """A steel water tower over the roofs of a small town at sunrise."""
    art = Canvas(3)
    nature.sky(art, ink.SAGE, ink.FOAM, ink.PAPER, ink.BLUSH)
    nature.sun(art, (860, 330), 92)
    nature.cloud(art, (70, 190), 260, ink.PAPER, alpha=0.9)
    nature.cloud(art, (960, 150), 190, ink.PAPER, alpha=0.8)
    nature.cloud(art, (220, 330), 160, ink.CREAM, alpha=0.7)
    nature.hills(art, ink.SAGE, base=500, height=110)
    nature.hills(art, ink.TEAL, base=560, height=90, shade=ink.PINE)
    _tower(art)
    _town(art)
    nature.birds(art, (270, 240))
    return art


def kitchen_tap() -> Canvas:
    """A glass fills under a kitchen tap in front of a window."""
    art = Canvas(5)
    art.rect((-20, -20, 1240, 720), ink.FOAM)
    _tiles(art)
    _kitchen_window(art)
    _counter(art)
    _tap(art)
    _glass(art)
    _sink_front(art)
    return art


def river_bridge() -> Canvas:
    """A steel truss bridge crosses a river between wooded banks."""
    art = Canvas(33)
    nature.sky(art, ink.SAGE, ink.FOAM, ink.PAPER, ink.BLUSH)
    nature.sun(art, (465, 215), 62)
    nature.cloud(art, (760, 130), 270)
    nature.cloud(art, (90, 120), 180, alpha=0.8)
    nature.hills(art, ink.SAGE, base=410, height=150)
    nature.hills(art, ink.TEAL, base=440, height=80, shade=ink.PINE)
    art.path(boxed((-20, 430, 1240, 270)), art.ramp((ink.FOAM, ink.SAGE, ink.TEAL)))
    _reflections(art)
    nature.ripples(art, ink.CREAM, top=450, bottom=670, count=80)
    _banks(art)
    _truss(art)
    _rower(art, (735, 590))
    return art


def river_festival() -> Canvas:
    """Lantern boats pass a wheel, tents and a crowd on a summer evening."""
    art = Canvas(34)
    nature.sky(art, ink.INK, ink.NAVY, ink.SLATE, ink.CORAL)
    for _ in range(60):
        art.disc(
            (art.dice.uniform(0, 1200), art.dice.uniform(0, 220)),
            art.dice.uniform(0.8, 2),
            ink.CREAM,
            alpha=0.8,
        )
    nature.hills(art, ink.NAVY, base=400, height=70)
    _wheel(art, (960, 225), 165)
    art.path(boxed((-20, 390, 1240, 60)), ink.PINE)
    for x, fill in ((90, ink.BRICK), (300, ink.OCHRE), (520, ink.TEAL)):
        _tent(art, (x, 405), fill)
    people.crowd(art, (0, 1200), y=428, height=62, count=36)
    art.path(boxed((-20, 428, 1240, 20)), ink.UMBER)
    for x in range(0, 1210, 44):
        art.line([(x, 400), (x, 440)], ink.INK, width=4)
    art.line([(-20, 406), (1220, 406)], ink.INK, width=4)
    art.path(boxed((-20, 446, 1240, 260)), art.ramp((ink.SLATE, ink.NAVY, ink.INK)))
    _shimmer(art)
    for x, y, size, fill in (
        (250, 540, 0.9, ink.BRICK),
        (600, 590, 1.2, ink.TEAL),
        (985, 540, 0.95, ink.OCHRE),
    ):
        _lantern_boat(art, (x, y), size, fill)
    _light_strings(art)
    return art


def _tower(art: Canvas) -> None:
    for x, lean in ((452, -34), (520, -12), (600, 12), (668, 34)):
        art.line([(x, 270), (x + lean, 610)], ink.NAVY, width=11)
    art.rect((545, 260, 30, 350), ink.SLATE)
    art.shade(boxed((545, 260, 30, 350)), ink.INK)
    for low, high, inset in ((600, 480, 24), (480, 365, 12)):
        for side in (-1, 1):
            art.line(
                [(560 + side * (108 + inset), low), (560 - side * 100, high)], ink.NAVY, width=3
            )
        art.line(
            [(560 - 110 - inset * 0.6, high), (560 + 110 + inset * 0.6, high)], ink.NAVY, width=6
        )
    tank = "M392 168H728V262C728 330 640 348 560 348S392 330 392 262Z"
    art.path(tank, ink.CREAM)
    with art.clip(tank):
        art.rect((380, 215, 360, 34), ink.BRICK)
    art.shade(tank, ink.NAVY, start=(0.3, 0), end=(1.05, 0.5), strength=1)
    roof = "M380 172L560 74L740 172Z"
    art.path(roof, ink.TEAL)
    art.shade(roof, ink.INK, start=(0.45, 0), end=(1, 0.4), strength=0.95)
    art.line([(560, 74), (560, 44)], ink.INK, width=5)
    art.disc((560, 42), 7, ink.BRICK)
    art.line([(372, 262), (748, 262)], ink.NAVY, width=6)
    art.line([(376, 236), (744, 236)], ink.NAVY, width=2.5)
    for x in range(380, 745, 26):
        art.line([(x, 236), (x, 262)], ink.NAVY, width=2)
    art.line([(690, 172), (690, 262)], ink.NAVY, width=3)


def _town(art: Canvas) -> None:
    homes = (
        (20, 500, 150, 150, ink.CREAM, ink.BRICK), (215, 520, 140, 130, ink.STRAW, ink.NAVY),
        (770, 510, 150, 140, ink.BLUSH, ink.PINE), (990, 500, 165, 150, ink.CREAM, ink.RUST),
    )  # fmt: skip
    nature.ground(art, ink.PINE, top=600)
    nature.tree(art, (190, 625), 150)
    nature.tree(art, (720, 630), 130)
    nature.tree(art, (955, 625), 165, ink.BRONZE, ink.RUST)
    nature.poplar(art, (385, 640), 150)
    for x, y, w, h, fill, roof in homes:
        buildings.house(art, (x, y, w, h), fill, roof, chance=0.3)
    nature.ground(art, ink.PINE, top=644, shade=ink.INK)
    for x in (10, 175, 370, 445, 590, 660, 750, 930, 1170):
        nature.bush(art, (x, 668), art.dice.uniform(70, 120))


def _tiles(art: Canvas) -> None:
    for row in range(8):
        for column in range(14):
            box = (column * 92 - 30 + (row % 2) * 46, row * 62 - 20, 88, 58)
            art.rect(box, art.dice.choice((ink.FOAM, ink.FOAM, ink.FOG, "#b3ccbd")), r=3)
    art.shade(boxed((-20, -20, 1240, 500)), ink.PINE, start=(0.55, 0.2), end=(1, 1), strength=0.5)


def _kitchen_window(art: Canvas) -> None:
    box = (120, 40, 520, 330)
    art.rect((96, 18, 568, 372), ink.CREAM)
    art.rect(box, art.ramp((ink.STRAW, ink.PAPER)))
    with art.clip(boxed(box)):
        nature.sun(art, (500, 150), 46)
        nature.hills(art, ink.SAGE, base=300, height=110)
        nature.hills(art, ink.TEAL, base=350, height=80, shade=ink.PINE)
        for x in (170, 215, 590):
            nature.poplar(art, (x, 372), 110)
    art.rect((368, 30, 20, 350), ink.CREAM)
    art.rect((108, 190, 544, 12), ink.CREAM)
    art.rect((80, 384, 600, 26), ink.PAPER)
    art.rect((80, 404, 600, 8), ink.DUNE)
    _pot(art, (200, 384))


def _pot(art: Canvas, foot: tuple[float, float]) -> None:
    x, y = foot
    for lean in (-70, -45, -20, 8, 32, 60):
        leaf = f"M{x} {y - 70}Q{x + lean * 0.2} {y - 150} {x + lean} {y - 180}Q{x + lean * 1.1} {y - 120} {x} {y - 70}Z"
        art.path(leaf, ink.TEAL if lean < 10 else ink.PINE)
    pot = outline([(x - 52, y - 80), (x + 52, y - 80), (x + 38, y), (x - 38, y)])
    art.path(pot, ink.BRICK)
    art.shade(pot, ink.INK, start=(0.3, 0), end=(1.1, 0.3), strength=0.9)
    art.rect((x - 58, y - 92, 116, 20), ink.CORAL)


def _counter(art: Canvas) -> None:
    art.rect((-20, 452, 1240, 56), ink.CREAM)
    art.rect((-20, 452, 1240, 8), ink.PAPER)
    art.rect((-20, 500, 1240, 10), ink.DUNE)
    art.rect((-20, 508, 1240, 190), ink.BRONZE)
    for x in (-20, 190, 1105):
        art.rect((x + 14, 530, 190, 170), ink.UMBER, r=4, alpha=0.5)
        art.rect((x + 22, 538, 174, 170), ink.BRONZE, r=4)
    art.shade(boxed((-20, 508, 1240, 190)), ink.INK, start=(0, 0.2), end=(0.2, 1.2), strength=0.5)
    art.disc((370, 570), 10, ink.STRAW)
    art.path("M450 468H1090L1066 520H474Z", ink.SLATE)
    art.shade("M450 468H1090L1066 520H474Z", ink.INK, start=(0.2, 0), end=(0.6, 1.2), strength=0.8)


def _sink_front(art: Canvas) -> None:
    front = (
        "M414 512Q414 500 426 500H1112Q1124 500 1124 512V640Q1124 700 1090 700H448Q414 700 414 640Z"
    )
    art.path(front, ink.CREAM)
    art.shade(front, ink.SLATE, start=(0.4, 0.1), end=(1.05, 0.9), strength=0.75)
    art.line([(426, 512), (1112, 512)], ink.DUNE, width=4)


def _tap(art: Canvas) -> None:
    art.curve("M960 462V240C960 130 780 130 780 240V266", ink.NAVY, width=42, cap="butt")
    art.curve("M950 462V240C950 144 790 144 790 240V266", ink.SLATE, width=10, cap="butt")
    art.rect((752, 260, 56, 24), ink.NAVY, r=4)
    art.rect((918, 436, 84, 34), ink.NAVY, r=8)
    art.line([(968, 388), (1048, 360)], ink.NAVY, width=20)
    art.disc((1056, 357), 17, ink.BRICK)


def _glass(art: Canvas) -> None:
    with art.group("translate(-10 -32)"):
        art.rect((778, 316, 24, 190), ink.CREAM)
        art.rect((795, 316, 7, 190), ink.SAGE)
        art.path("M706 350H874L858 590H722Z", ink.CREAM, alpha=0.4)
        water = "M712 440H868L858 588H722Z"
        art.path(water, ink.SAGE)
        art.shade(water, ink.PINE, start=(0.3, 0.2), end=(1.05, 0.9), strength=0.9)
        art.oval((790, 440), (78, 11), ink.FOAM)
        art.rect((778, 360, 24, 80), ink.CREAM)
        art.oval((790, 441), (24, 5), ink.CREAM)
        art.curve("M706 350L722 590H858L874 350", ink.CREAM, width=7)
        art.line([(730, 384), (742, 560)], ink.CREAM, width=9, alpha=0.8)
        for x, y, r in ((766, 476, 6), (812, 490, 5), (782, 510, 7), (830, 468, 4), (800, 462, 4)):
            art.path(ring((x, y), r), ink.CREAM, alpha=0.8)


def _reflections(art: Canvas) -> None:
    for x in (330, 600, 870):
        art.rect((x - 26, 470, 52, 200), ink.PINE, alpha=0.35)
    art.path(boxed((-20, 446, 1240, 22)), ink.PINE, alpha=0.3)
    for at in range(9):
        wide = 70 - at * 5
        art.line(
            [(465 - wide, 450 + at * 24), (465 + wide, 450 + at * 24)],
            ink.CREAM,
            width=6,
            alpha=0.7 - at * 0.05,
        )


def _banks(art: Canvas) -> None:
    for side in (0, 1):
        with art.group("translate(1200 0) scale(-1 1)" if side else ""):
            art.path("M-20 400C60 396 130 410 190 452C150 470 60 474 -20 478Z", ink.PINE)
            for x, tall, fill, dark in (
                (20, 190, ink.TEAL, ink.PINE),
                (100, 150, ink.OCHRE if side else ink.BRONZE, ink.RUST),
            ):
                nature.tree(art, (x, 428), tall, fill, dark)
            nature.bush(art, (160, 448), 80)


def _truss(art: Canvas) -> None:
    for x in (330.0, 600.0, 870.0):
        pier = outline([(x - 24, 392), (x + 24, 392), (x + 32, 500), (x - 32, 500)])
        art.path(pier, ink.SAND)
        art.shade(pier, ink.NAVY, start=(0.2, 0), end=(1, 0.3), strength=0.9)
        art.rect((x - 34, 380, 68, 16), ink.PAPER)
    art.rect((-20, 362, 1240, 22), ink.BRICK)
    art.rect((-20, 378, 1240, 8), ink.RUST)
    for left in (60, 330, 600, 870):
        right = left + 270
        joints = [left + at * 45.0 for at in range(7)]
        heights = [0.0, 78.0, 110.0, 118.0, 110.0, 78.0, 0.0]
        top = [(x, 362 - h) for x, h in zip(joints, heights, strict=True)]
        art.line(top, ink.BRICK, width=11)
        for x, h in zip(joints[1:-1], heights[1:-1], strict=True):
            art.line([(x, 362 - h), (x, 364)], ink.BRICK, width=6)
        for at in range(1, 3):
            art.line([top[at], (joints[at + 1], 362)], ink.RUST, width=4)
            art.line([top[6 - at], (joints[5 - at], 362)], ink.RUST, width=4)
        art.line([(left, 340), (right, 340)], ink.CREAM, width=2.5)
    for x, fill in ((180, ink.TEAL), (760, ink.OCHRE)):
        art.rect((x, 338, 56, 20), fill, r=5)
        art.rect((x + 10, 326, 32, 16), fill, r=5)
        art.rect((x + 14, 329, 24, 11), ink.NAVY, r=3)
        for dx in (12, 43):
            art.disc((x + dx, 358), 7, ink.INK)


def _rower(art: Canvas, at: Point) -> None:
    x, y = at
    art.oval((x, y + 16), (120, 9), ink.PINE, alpha=0.6)
    art.line([(x + 10, y - 18), (x - 110, y + 20)], ink.UMBER, width=5)
    art.oval((x - 118, y + 22), (20, 5), ink.UMBER, turn=18)
    people.sit(art, (x + 4, y - 2), 78, Look(coat=ink.OCHRE, hair=ink.INK, skin=ink.SKINS[2]))
    people.sit(
        art,
        (x + 62, y - 2),
        66,
        Look(coat=ink.TEAL, hair=ink.UMBER, skin=ink.SKINS[0], long_hair=True),
    )
    hull = f"M{x - 96} {y - 14}Q{x} {y} {x + 112} {y - 20}Q{x + 92} {y + 20} {x + 56} {y + 20}H{x - 56}Q{x - 84} {y + 16} {x - 96} {y - 14}Z"
    art.path(hull, ink.BRICK)
    art.shade(hull, ink.INK, start=(0.2, 0), end=(0.6, 1.1), strength=0.7)
    art.curve(f"M{x - 94} {y - 14}Q{x} {y} {x + 110} {y - 20}", ink.CREAM, width=5)


def _wheel(art: Canvas, hub: Point, radius: float) -> None:
    x, y = hub
    art.glow(hub, radius * 1.7, ink.STRAW, alpha=0.45)
    for side in (-1, 1):
        art.line([(x, y), (x + side * radius * 0.5, 405)], ink.INK, width=10)
    for r in (radius, radius * 0.86):
        art.curve(
            f"M{x - r} {y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0", ink.CREAM, width=3.5
        )
    for at in range(12):
        angle = at * math.tau / 12
        px, py = x + radius * math.cos(angle), y + radius * math.sin(angle)
        art.line([(x, y), (px, py)], ink.FOG, width=2)
        art.disc((px, py), 5, ink.STRAW)
        fill = (ink.BRICK, ink.OCHRE, ink.SAGE)[at % 3]
        art.path(f"M{px - 15} {py + 12}h30q0 20 -15 20t-15 -20Z", fill)
        art.path(f"M{px - 17} {py + 10}q17 -20 34 0Z", ink.CREAM)
    art.disc(hub, 14, ink.OCHRE)


def _tent(art: Canvas, foot: Point, fill: str) -> None:
    x, y = foot
    art.glow((x + 75, y - 30), 120, ink.STRAW, alpha=0.6)
    art.rect((x, y - 60, 150, 62), ink.STRAW)
    art.rect((x, y - 60, 150, 62), ink.CORAL, alpha=0.25)
    for at in range(6):
        left, right = x - 12 + at * 29, x - 12 + (at + 1) * 29
        tone = fill if at % 2 else ink.CREAM
        art.poly([(x + 75, y - 130), (left, y - 62), (right, y - 62)], tone)
        art.path(f"M{left} {y - 63}h29a14.5 12 0 0 1 -29 0Z", tone)
    art.line([(x + 75, y - 130), (x + 75, y - 150)], ink.INK, width=3)
    art.poly([(x + 75, y - 150), (x + 100, y - 143), (x + 75, y - 136)], ink.OCHRE)


def _shimmer(art: Canvas) -> None:
    for x in range(10, 1200, 30):
        for at in range(6):
            if art.dice.random() < 0.6:
                y = 456 + at * 34 + art.dice.uniform(-12, 12)
                wide = art.dice.uniform(8, 26)
                fill = art.dice.choice((ink.STRAW, ink.STRAW, ink.CORAL, ink.SAGE))
                art.line([(x - wide, y), (x + wide, y)], fill, width=3, alpha=0.75 - at * 0.09)


def _lantern_boat(art: Canvas, at: Point, size: float, fill: str) -> None:
    with art.group(f"translate({at[0]} {at[1]}) scale({size})"):
        art.glow((0, -50), 190, ink.STRAW, alpha=0.75)
        for step in range(4):
            wide = 90 - step * 16
            art.line(
                [(-wide, 30 + step * 14), (wide, 30 + step * 14)],
                ink.STRAW,
                width=5,
                alpha=0.55 - step * 0.1,
            )
        for x in (-70, 70):
            art.line([(x, 0), (x, -96)], ink.UMBER, width=5)
        art.curve("M-112 -60L-70 -96Q0 -66 70 -96L116 -62", ink.UMBER, width=3)
        people.sit(art, (-32, 2), 52, people.anyone(art))
        people.sit(art, (26, 2), 54, people.anyone(art))
        for x, y, tone in (
            (-104, -58, ink.STRAW),
            (-42, -74, ink.CORAL),
            (0, -66, ink.STRAW),
            (42, -74, ink.OCHRE),
            (108, -58, ink.CREAM),
        ):
            art.glow((x, y + 14), 42, ink.STRAW, alpha=0.8)
            art.oval((x, y + 14), (13, 16), tone)
            art.rect((x - 6, y - 4, 12, 5), ink.INK)
            art.rect((x - 6, y + 27, 12, 5), ink.INK)
        hull = "M-130 -16Q0 12 132 -18Q112 26 74 28H-72Q-112 24 -130 -16Z"
        art.path(hull, fill)
        art.shade(hull, ink.INK, start=(0.3, 0), end=(0.6, 1.1), strength=0.8)
        art.curve("M-128 -15Q0 12 130 -17", ink.CREAM, width=5)


def _light_strings(art: Canvas) -> None:
    for x in (380.0, 760.0):
        art.line([(x, 60), (x, 434)], ink.INK, width=6)
        art.disc((x, 58), 6, ink.OCHRE)
    for left, right, sag in ((-20, 380, 70), (380, 760, 64), (760, 1230, 80)):
        art.curve(f"M{left} 60Q{(left + right) / 2} {60 + 2 * sag} {right} 60", ink.INK, width=2.5)
        count = 13
        for at in range(1, count):
            share = at / count
            x = left + (right - left) * share
            y = 60 + 4 * sag * share * (1 - share)
            art.glow((x, y + 8), 26, ink.STRAW, alpha=0.8)
            art.disc((x, y + 8), 5.5, ink.CREAM)
