"""Open country: mountains, fields and weather."""

from __future__ import annotations

import math

from artwork import buildings, nature
from artwork import palette as ink
from artwork.canvas import Canvas
from artwork.shapes import HEIGHT, WIDTH, Point, boxed, outline, ring


def airfield_mountains() -> Canvas:
    """Two aircraft face each other on an airfield under snow mountains."""
    art = Canvas(8)
    nature.sky(art, ink.SAGE, ink.FOAM, ink.PAPER, ink.BLUSH)
    nature.streaks(art, ink.CREAM, top=40, bottom=200)
    for x, y, w in (
        (-20, 250, 520),
        (1130, 200, 620),
        (250, 160, 580),
        (820, 70, 760),
        (545, 215, 460),
    ):
        nature.peak(art, (x, y), width=w, base=455)
    nature.hills(art, ink.TEAL, base=452, height=44, shade=ink.PINE)
    nature.forest(art, ink.PINE, base=466, low=18, high=46)
    _control_tower(art)
    _hangar(art)
    _apron(art)
    _aircraft(art, ink.BRICK)
    with art.group("translate(1200 0) scale(-1 1)"):
        _aircraft(art, ink.TEAL)
    return art


def smoke_hills() -> Canvas:
    """Smoke climbs from forested hills and turns the sun red."""
    art = Canvas(21)
    nature.sky(art, ink.BRONZE, ink.CORAL, ink.BLUSH, ink.STRAW)
    art.glow((760, 235), 330, ink.STRAW, alpha=0.9)
    art.disc((760, 235), 78, ink.BRICK)
    _smoke_bands(art)
    _plume(art, (300, 400))
    art.glow((300, 350), 120, ink.OCHRE, alpha=0.95)
    nature.hills(art, "#c68a63", base=420, height=120)
    _plume(art, (560, 455), size=0.5)
    art.glow((560, 440), 80, ink.OCHRE, alpha=0.95)
    nature.hills(art, "#9a6550", base=480, height=120, shade=ink.RUST)
    nature.hills(art, "#6b4a4a", base=555, height=110, shade=ink.INK)
    nature.forest(art, "#4a3840", base=600, low=26, high=70)
    _valley_town(art)
    nature.ground(art, ink.INK, top=656)
    nature.forest(art, ink.INK, base=690, low=60, high=150, span=(-20, 330))
    nature.forest(art, ink.INK, base=690, low=70, high=190, span=(930, 1230))
    return art


def farm_field() -> Canvas:
    """Crop rows run to a red barn and a silo."""
    art = Canvas(31)
    nature.sky(art, ink.SAGE, ink.FOAM, ink.PAPER)
    nature.sun(art, (205, 150), 58)
    nature.cloud(art, (380, 150), 300)
    nature.cloud(art, (820, 110), 240, alpha=0.9)
    nature.cloud(art, (640, 255), 170, alpha=0.8)
    nature.hills(art, ink.SAGE, base=370, height=90)
    nature.hills(art, ink.TEAL, base=400, height=60, shade=ink.PINE)
    _rows(art, horizon=385, vanish=470)
    _barn(art)
    _tractor(art, (235, 505), 0.85)
    return art


def storm_clouds() -> Canvas:
    """A thunderhead with lightning and rain stands over a lit wheat field."""
    art = Canvas(17)
    nature.sky(art, ink.NAVY, ink.SLATE, ink.SAGE, ink.STRAW)
    _thunderhead(art)
    _rain(art)
    _bolt(art, (455, 322))
    nature.hills(art, ink.PINE, base=520, height=34, shade=ink.INK)
    _wheat(art)
    _lone_farm(art)
    return art


def _control_tower(art: Canvas) -> None:
    art.rect((586, 318, 30, 150), ink.PAPER)
    art.shade(boxed((586, 318, 30, 150)), ink.NAVY, start=(0.3, 0), end=(1, 0))
    art.poly([(564, 284), (638, 284), (628, 322), (574, 322)], ink.NAVY)
    art.poly([(569, 290), (604, 290), (604, 315), (576, 315)], ink.FOAM)
    art.rect((558, 276, 86, 10), ink.CREAM)
    art.line([(601, 276), (601, 246)], ink.INK, width=3)


def _hangar(art: Canvas) -> None:
    for x in (662, 400):
        shed = f"M{x} 470V418C{x} 388 {x + 140} 388 {x + 140} 418V470Z"
        art.path(shed, ink.DUNE)
        art.shade(shed, ink.RUST, start=(0.2, 0), end=(1, 0.8), strength=0.7)
        art.rect((x + 24, 426, 92, 44), ink.NAVY)
        art.line([(x + 70, 426), (x + 70, 470)], ink.SLATE, width=2)


def _apron(art: Canvas) -> None:
    nature.ground(art, ink.SAGE, top=464)
    nature.ground(art, ink.MIST, top=488)
    art.shade(boxed((-20, 488, 1240, 200)), ink.NAVY, start=(0, 0), end=(0, 1.1), strength=0.75)
    for near, far in ((4, 14), (32, 50), (76, 104), (138, 176)):
        art.poly(
            [
                (597 - near * 0.05, 492 + near),
                (603 + near * 0.05, 492 + near),
                (603 + far * 0.05, 492 + far),
                (597 - far * 0.05, 492 + far),
            ],
            ink.CREAM,
        )
    art.line([(-20, 655), (1220, 655)], ink.STRAW, width=5, alpha=0.85)


def _aircraft(art: Canvas, stripe: str) -> None:
    with art.group("translate(62 0)"):
        art.oval((210, 636), (270, 11), ink.INK, alpha=0.4)
        fin = outline([(-46, 380), (6, 380), (112, 500), (4, 506)])
        art.path(fin, stripe)
        art.shade(fin, ink.INK, start=(0.2, 0), end=(0.7, 1), strength=0.7)
        _hull(art, stripe)
        _gear(art)
        wing = outline([(150, 552), (306, 552), (110, 598), (40, 602)])
        art.path(wing, ink.SLATE)
        art.shade(wing, ink.INK, start=(0.3, 0), end=(0.6, 1.1), strength=0.7)
        art.line([(42, 601), (110, 597), (304, 553)], ink.CREAM, width=3)
        nacelle = "M186 574H262C278 574 282 584 282 592C282 602 276 612 262 612H200C190 608 184 590 186 574Z"
        art.path(nacelle, stripe)
        art.shade(nacelle, ink.INK, start=(0, 0.2), end=(0, 1), strength=0.8)
        art.oval((274, 593), (7, 17), ink.INK)
        tail = outline([(-82, 496), (-44, 494), (52, 514), (14, 524)])
        art.path(tail, ink.FOG)
        art.shade(tail, ink.NAVY, start=(0.2, 0), end=(0.9, 1))


def _hull(art: Canvas, stripe: str) -> None:
    hull = "M-58 500C0 492 130 490 330 490C410 490 452 510 478 542C488 558 470 572 430 577C380 583 200 583 130 577C60 566 -20 530 -58 500Z"
    art.path(hull, ink.CREAM)
    with art.clip(hull):
        art.rect((-60, 541, 560, 9), stripe)
        art.rect((-60, 554, 560, 40), ink.FOG)
        art.path("M410 504H452L472 532H420Z", ink.INK)
        art.line([(432, 500), (440, 536)], ink.CREAM, width=3)
    art.shade(hull, ink.NAVY, start=(0, 0.35), end=(0, 1.05), strength=0.75)
    for at in range(13):
        art.rect((88 + at * 21, 517, 8, 12), ink.NAVY, r=4)
    for at in (58, 376):
        art.rect((at, 510, 16, 36), ink.FOG, r=3)


def _gear(art: Canvas) -> None:
    for wheel in (166, 146, 404):
        art.line([(wheel, 572), (wheel, 626)], ink.NAVY, width=6)
        art.disc((wheel, 626), 11, ink.INK)
        art.disc((wheel, 626), 4, ink.MIST)


def _smoke_bands(art: Canvas) -> None:
    for y, alpha in ((90, 0.25), (165, 0.35), (260, 0.3), (330, 0.45)):
        points = [(float(x), y + 22 * math.sin(x / 130 + y)) for x in range(-60, 1321, 60)]
        low = [(x, py + 34 + 14 * math.sin(x / 90)) for x, py in reversed(points)]
        art.path(
            nature.smooth(points) + nature.smooth(low).replace("M", "L", 1) + "Z",
            ink.SAND,
            alpha=alpha,
        )


def _plume(art: Canvas, foot: Point, size: float = 1) -> None:
    x, y = foot
    puffs: list[tuple[float, float, float]] = []
    for at in range(26, -1, -1):
        climb = at / 26
        reach = 24 + 78 * climb
        px, py = 330 * climb**1.7, -430 * climb
        puffs.extend(
            (
                px + (side + art.dice.uniform(-0.2, 0.2)) * reach,
                py + art.dice.uniform(-0.3, 0.3) * reach,
                reach * art.dice.uniform(0.42, 0.7),
            )
            for side in (0.68, 0.0, -0.68)
        )
    with art.group(f"translate({x} {y}) scale({size})"):
        nature.billow(art, puffs, ("#9a705e", "#bd937a", "#d6b08d"))
        cloud = "".join(ring((px, py), r) for px, py, r in puffs)
        art.tint(cloud, "#6b4a4a", start=(0.4, 0.3), end=(0.9, 1), strength=0.5)


def _valley_town(art: Canvas) -> None:
    roofs = (
        (430, 52, 44),
        (498, 40, 34),
        (606, 48, 42),
        (668, 62, 36),
        (744, 44, 46),
        (800, 54, 34),
    )
    for x, w, h in roofs:
        top = 660 - h
        art.poly(
            [
                (x - 5, top + h * 0.5),
                (x + w / 2, top),
                (x + w + 5, top + h * 0.5),
                (x + w, 670),
                (x, 670),
            ],
            ink.INK,
        )
        for share in (0.24, 0.6):
            art.rect((x + w * share, top + h * 0.58, 8, 10), ink.STRAW)
    art.poly([(556, 670), (556, 596), (568, 552), (580, 596), (580, 670)], ink.INK)
    art.rect((564, 604, 8, 14), ink.STRAW)


def _rows(art: Canvas, *, horizon: float, vanish: float) -> None:
    art.path(boxed((-20, horizon, 1240, 320)), art.ramp((ink.STRAW, ink.OCHRE, ink.BRONZE)))
    for at in range(-16, 17):
        left = vanish + at * 150 - 60
        art.poly(
            [
                (vanish + at * 10, horizon),
                (vanish + at * 10 + 4, horizon),
                (left + 88, HEIGHT + 20),
                (left, HEIGHT + 20),
            ],
            ink.TEAL if at % 2 else ink.PINE,
        )
    field = boxed((-20, horizon, 1240, 320))
    art.shade(field, ink.INK, start=(0.3, 0), end=(1, 1.2), strength=0.55)
    art.path(boxed((-20, horizon, 1240, 14)), ink.SAGE)


def _barn(art: Canvas) -> None:
    for x in (985, 1045):
        silo = f"M{x} 420V225C{x} 195 {x + 52} 195 {x + 52} 225V420Z"
        art.path(silo, ink.FOG)
        art.shade(silo, ink.NAVY, start=(0.2, 0), end=(1, 0.1), strength=0.95)
        for y in range(250, 410, 28):
            art.line([(x, y), (x + 52, y)], ink.SLATE, width=1.5, alpha=0.6)
    nature.tree(art, (690, 425), 150)
    side = outline([(900, 260), (1010, 290), (1010, 430), (900, 430)])
    art.path(side, ink.RUST)
    front = outline(
        [(735, 430), (735, 290), (765, 225), (818, 190), (870, 225), (900, 290), (900, 430)]
    )
    art.path(front, ink.BRICK)
    art.shade(front, ink.INK, start=(0.4, 0), end=(1.1, 0.6), strength=0.6)
    roof = outline([(818, 182), (940, 190), (990, 226), (1024, 296), (908, 296), (876, 222)])
    art.path(roof, ink.NAVY)
    art.shade(roof, ink.INK, start=(0.2, 0), end=(1, 1))
    art.line([(727, 296), (760, 222), (818, 183), (876, 222), (908, 296)], ink.CREAM, width=8)
    art.rect((778, 335, 80, 95), ink.RUST)
    art.line(
        [(778, 335), (858, 335), (858, 430), (778, 430), (778, 335), (858, 430)], ink.CREAM, width=5
    )
    art.line([(858, 335), (778, 430)], ink.CREAM, width=5)
    art.rect((802, 246, 32, 40), ink.CREAM)
    art.rect((807, 251, 22, 30), ink.INK)
    for x in (650, 1110, 1150):
        nature.bush(art, (x, 432), 90)
    for x in range(20, 640, 46):
        art.line([(x, 386), (x, 412)], ink.CREAM, width=4)
    for y in (393, 403):
        art.line([(0, y), (640, y)], ink.CREAM, width=3)


def _tractor(art: Canvas, foot: Point, size: float) -> None:
    with art.group(f"translate({foot[0]} {foot[1]}) scale({size})"):
        art.oval((20, 42), (150, 12), ink.INK, alpha=0.35)
        art.rect((0, -62, 130, 56), ink.BRICK, r=8)
        art.shade(boxed((0, -62, 130, 56)), ink.INK, start=(0, 0.2), end=(0.3, 1.1))
        art.rect((96, -104, 8, 44), ink.INK)
        art.path("M-92 -60L-74 -150H4L14 -60Z", ink.NAVY)
        art.path("M-80 -66L-65 -136H-8L0 -66Z", ink.FOAM)
        art.rect((-84, -160, 102, 14), ink.BRICK, r=5)
        art.path("M-120 -20C-118 -84 -20 -90 -6 -30L-6 -4H-120Z", ink.BRICK)
        for x, y, r in ((-58, -16, 60), (104, 8, 36)):
            art.disc((x, y), r, ink.INK)
            art.disc((x, y), r * 0.56, ink.OCHRE)
            art.disc((x, y), r * 0.18, ink.INK)


def _thunderhead(art: Canvas) -> None:
    far: list[tuple[float, float, float]] = [
        (1010, 250, 96), (900, 170, 110), (980, 120, 70), (770, 60, 120), (620, 10, 120), (450, 40, 110),
        (330, 120, 100), (200, 230, 90), (90, 275, 60), (1100, 290, 60),
    ]  # fmt: skip
    nature.billow(art, far, (ink.NAVY, ink.SLATE, ink.SLATE))
    near: list[tuple[float, float, float]] = []
    for y, left, right in (
        (60, 480, 690),
        (125, 390, 800),
        (190, 310, 880),
        (250, 210, 960),
        (300, 130, 1020),
    ):
        x = float(right)
        while x > left:
            size = art.dice.uniform(38, 76)
            near.append((x, min(y + art.dice.uniform(-16, 16), 366 - size), size))
            x -= size * art.dice.uniform(0.9, 1.25)
    nature.billow(art, near, (ink.SLATE, ink.MIST, ink.FOG, ink.CREAM))
    cloud = "".join(ring((x, y), r) for x, y, r in near)
    art.tint(cloud, ink.NAVY, start=(0.4, 0.1), end=(1, 0.95), strength=0.6)
    base = "M-40 330C120 262 260 308 420 300C620 292 760 308 920 296C1060 288 1150 306 1260 330V360C1100 392 900 372 700 378C480 384 200 380 -40 372Z"
    art.path(base, ink.NAVY)
    art.shade(base, ink.INK, start=(0, 0), end=(0, 1))
    art.path(
        "M150 322C320 282 520 316 700 308S960 318 1090 330C900 346 400 350 150 322Z",
        ink.SLATE,
        alpha=0.6,
    )


def _rain(art: Canvas) -> None:
    for _ in range(190):
        x, y = art.dice.uniform(560, 1120), art.dice.uniform(360, 470)
        long = art.dice.uniform(30, 80)
        art.line([(x, y), (x - long * 0.22, min(y + long, 515))], ink.NAVY, width=2, alpha=0.4)


def _bolt(art: Canvas, top: Point) -> None:
    x, y = top
    art.glow((x, y + 80), 210, ink.CREAM, alpha=0.8)
    art.poly(
        [
            (x, y),
            (x + 30, y),
            (x + 6, y + 68),
            (x + 34, y + 64),
            (x - 22, y + 176),
            (x - 4, y + 96),
            (x - 30, y + 100),
        ],
        ink.CREAM,
    )


def _wheat(art: Canvas) -> None:
    field = boxed((-20, 512, 1240, 190))
    art.path(field, art.ramp((ink.STRAW, ink.OCHRE, ink.BRONZE)))
    for _ in range(420):
        depth = art.dice.random() ** 0.7
        x, y = art.dice.uniform(0, WIDTH), 520 + 160 * depth
        size = 8 + 34 * depth
        art.curve(
            f"M{x} {y + size * 0.4}q{size * 0.1} {-size * 0.6} {size * 0.35} {-size}",
            art.dice.choice((ink.CREAM, ink.STRAW, ink.UMBER, ink.BRONZE)),
            width=1 + 2.4 * depth,
            alpha=0.75,
        )


def _lone_farm(art: Canvas) -> None:
    nature.tree(art, (870, 540), 100, ink.PINE, ink.INK)
    buildings.house(art, (905, 452, 84, 88), ink.CREAM, ink.BRICK, chance=0.8)
    art.rect((1005, 470, 28, 70), ink.FOG)
    art.shade(boxed((1005, 470, 28, 70)), ink.NAVY)
    art.path("M1005 470a14 14 0 0 1 28 0Z", ink.SLATE)
    nature.bush(art, (1050, 545), 60, ink.PINE, ink.INK)
