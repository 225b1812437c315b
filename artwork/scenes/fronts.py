"""Buildings from the street."""

from __future__ import annotations

from artwork import buildings, nature, people, vehicles
from artwork import palette as ink
from artwork.buildings import Pane
from artwork.canvas import Canvas
from artwork.people import Look
from artwork.shapes import Box, Point, boxed, outline


def courthouse() -> Canvas:
    """A county courthouse with a clock tower at the head of broad steps."""
    art = Canvas(41)
    nature.sky(art, ink.TEAL, ink.SAGE, ink.PAPER, ink.BLUSH)
    nature.cloud(art, (90, 190), 240)
    nature.cloud(art, (880, 150), 260)
    nature.hills(art, ink.SAGE, base=520, height=80)
    _clock_tower(art)
    _court_wings(art)
    _portico(art, (410, 268, 380, 262), columns=6)
    buildings.steps(art, (400, 530, 400, 84), 7, spread=90)
    _lawn(art, (310, 890))
    for x, tall in ((70, 250), (215, 180), (985, 180), (1130, 260)):
        nature.tree(art, (x, 612), tall)
    people.stand(
        art,
        (540, 588),
        92,
        Look(coat=ink.NAVY, skin=ink.SKINS[2], hair=ink.INK, stride=7, bag=ink.BRONZE),
    )
    people.stand(
        art,
        (655, 612),
        98,
        Look(coat=ink.BRICK, skin=ink.SKINS[0], hair=ink.UMBER, long_hair=True, stride=6),
    )
    people.stand(
        art, (690, 560), 84, Look(coat=ink.TEAL, skin=ink.SKINS[3], hair=ink.HAIRS[4], stride=5)
    )
    return art


def library_front() -> Canvas:
    """A small-town library with lamps, arched windows and a bicycle."""
    art = Canvas(43)
    nature.sky(art, ink.NAVY, ink.SLATE, ink.CORAL, ink.STRAW)
    for _ in range(30):
        art.disc(
            (art.dice.uniform(0, 1200), art.dice.uniform(0, 160)),
            art.dice.uniform(1, 2),
            ink.CREAM,
            alpha=0.8,
        )
    nature.hills(art, "#7d6a78", base=520, height=100)
    nature.tree(art, (75, 600), 330, ink.PINE, ink.INK)
    nature.tree(art, (1130, 600), 350, ink.PINE, ink.INK)
    _library(art)
    buildings.steps(art, (500, 520, 200, 76), 6, spread=50)
    art.path(boxed((-20, 594, 1240, 110)), art.ramp((ink.PINE, ink.INK)))
    art.path("M450 596H750L870 700H330Z", ink.DUNE)
    art.shade("M450 596H750L870 700H330Z", ink.INK, start=(0.2, 0), end=(1, 1), strength=0.6)
    for x in (425, 775):
        buildings.lamp(art, (x, 604), 230, lit=True)
    vehicles.bicycle(art, (850, 640), 120)
    for x in (200, 290, 930, 1010):
        nature.bush(art, (x, 606), 110, ink.TEAL, ink.INK)
    people.stand(
        art,
        (560, 640),
        128,
        Look(coat=ink.OCHRE, hair=ink.INK, skin=ink.SKINS[2], stride=7, bag=ink.BRICK),
    )
    people.stand(
        art,
        (615, 644),
        84,
        Look(coat=ink.TEAL, hair=ink.UMBER, skin=ink.SKINS[2], stride=6, long_hair=True),
    )
    return art


def apartment_block() -> Canvas:
    """A brick block of flats with balconies, seen from its corner in the evening."""
    art = Canvas(44)
    nature.sky(art, ink.SLATE, ink.SAGE, ink.BLUSH, ink.STRAW)
    nature.cloud(art, (70, 160), 230, ink.PAPER, alpha=0.85)
    nature.cloud(art, (960, 210), 200, ink.PAPER, alpha=0.85)
    for x, y, w in ((-20, 380, 130), (100, 420, 110), (1010, 400, 120), (1110, 350, 120)):
        buildings.wall(art, (x, y, w, 240), ink.SLATE, strength=0.4)
        _lit_windows(art, (x + 12, y + 16, w - 24, 190))
    _block(art)
    art.path(boxed((-20, 596, 1240, 110)), art.ramp((ink.DUNE, ink.BRONZE)))
    art.path(boxed((-20, 632, 1240, 60)), art.ramp((ink.SLATE, ink.NAVY)))
    art.rect((-20, 624, 1240, 10), ink.CREAM)
    for x, tall in ((120, 210), (960, 230), (1100, 180)):
        nature.tree(art, (x, 604), tall)
    people.stand(
        art,
        (640, 622),
        76,
        Look(coat=ink.OCHRE, hair=ink.INK, skin=ink.SKINS[3], stride=6, bag=ink.RUST),
    )
    people.stand(
        art,
        (300, 620),
        74,
        Look(
            coat=ink.BRICK,
            long_hair=True,
            hair=ink.UMBER,
            skin=ink.SKINS[0],
            skirt=True,
            legs=ink.NAVY,
        ),
    )
    people.stand(
        art, (330, 620), 48, Look(coat=ink.TEAL, hair=ink.UMBER, skin=ink.SKINS[0], stride=5)
    )
    vehicles.car(art, (830, 662), 150, ink.TEAL)
    return art


def clinic_front() -> Canvas:
    """A low town clinic with a cross on its sign and patients at the door."""
    art = Canvas(45)
    nature.sky(art, ink.SAGE, ink.FOAM, ink.PAPER)
    nature.sun(art, (170, 140), 56)
    nature.cloud(art, (330, 150), 240)
    nature.cloud(art, (930, 110), 230)
    nature.hills(art, ink.SAGE, base=430, height=130)
    nature.tree(art, (60, 540), 250)
    nature.tree(art, (1150, 540), 280)
    _clinic(art)
    art.path(boxed((-20, 536, 1240, 160)), art.ramp((ink.DUNE, ink.BRONZE)))
    art.path("M520 538H800L930 700H420Z", ink.PAPER)
    art.shade("M520 538H800L930 700H420Z", ink.UMBER, start=(0.2, 0), end=(1, 1), strength=0.4)
    for x in (160, 250, 345, 930, 1030):
        nature.bush(art, (x, 545), 110)
    _bench(art, (210, 590))
    people.stand(
        art,
        (590, 612),
        170,
        Look(coat=ink.CORAL, hair=ink.HAIRS[4], skin=ink.SKINS[0], skirt=True, legs=ink.NAVY),
    )
    art.line([(562, 538), (562, 612)], ink.INK, width=4)
    people.stand(
        art, (655, 608), 178, Look(coat=ink.NAVY, hair=ink.INK, skin=ink.SKINS[2], stride=4)
    )
    people.stand(
        art,
        (790, 600),
        160,
        Look(
            coat=ink.OCHRE, long_hair=True, hair=ink.RUST, skin=ink.SKINS[1], stride=6, back=False
        ),
    )
    return art


def factory_gate() -> Canvas:
    """The gate of a silent factory is chained; two workers look in."""
    art = Canvas(46)
    nature.sky(art, ink.SLATE, ink.BLUSH, ink.STRAW)
    nature.sun(art, (880, 290), 70)
    nature.streaks(art, ink.CREAM, top=60, bottom=230)
    _works(art)
    art.path(boxed((-20, 500, 1240, 200)), art.ramp((ink.BRONZE, ink.UMBER)))
    art.path("M430 500H770L1010 700H190Z", art.ramp((ink.SLATE, ink.NAVY)))
    _gate(art)
    people.stand(
        art, (330, 652), 225, Look(coat=ink.TEAL, hair=ink.INK, skin=ink.SKINS[2], bag=ink.BRONZE)
    )
    people.stand(art, (428, 660), 215, Look(coat=ink.OCHRE, hair=ink.HAIRS[4], skin=ink.SKINS[0]))
    art.rect((478, 628, 40, 28), ink.BRICK, r=4)
    art.curve("M488 628q10 -14 20 0", ink.INK, width=3)
    for x in (40, 150, 1060, 1160):
        nature.grass(art, ink.PINE, top=610, bottom=675, count=14)
        nature.bush(art, (x, 668), 90, ink.PINE, ink.INK)
    return art


def _clock_tower(art: Canvas) -> None:
    buildings.wall(art, (530, 130, 140, 160), ink.SAND, strength=0.5)
    art.rect((516, 122, 168, 16), ink.CREAM)
    for x in (543, 572, 612, 641):
        art.rect((x, 200, 16, 70), ink.BRONZE, alpha=0.25)
    art.disc((600, 178), 36, ink.CREAM)
    art.disc((600, 178), 30, ink.PAPER)
    for angle in range(0, 360, 30):
        with art.group(f"rotate({angle} 600 178)"):
            art.line([(600, 152), (600, 157)], ink.INK, width=2.5)
    art.line([(600, 178), (600, 157)], ink.INK, width=3.5)
    art.line([(600, 178), (614, 184)], ink.INK, width=3.5)
    dome = "M538 122C538 70 570 58 600 52C630 58 662 70 662 122Z"
    art.path(dome, ink.TEAL)
    art.shade(dome, ink.INK, start=(0.3, 0), end=(1, 0.4), strength=1)
    art.rect((588, 26, 24, 30), ink.CREAM)
    art.poly([(584, 28), (600, 6), (616, 28)], ink.TEAL)
    art.line([(600, 8), (600, -20)], ink.INK, width=3)


def _court_wings(art: Canvas) -> None:
    buildings.wall(art, (180, 320, 840, 292), ink.SAND, strength=0.55)
    art.rect((168, 306, 864, 20), ink.CREAM)
    art.rect((180, 326, 840, 6), ink.DUNE)
    buildings.wall(art, (392, 276, 416, 300), ink.SAND, strength=0.3)
    art.rect((180, 578, 840, 34), ink.DUNE)
    for x in (205, 275, 345, 815, 885, 955):
        buildings.arched_window(art, (x, 352, 40, 92), Pane())
        buildings.window(art, (x, 486, 40, 62), Pane())


def _portico(art: Canvas, box: Box, *, columns: int) -> None:
    x, y, w, h = box
    art.rect((x + 10, y + 60, w - 20, h - 60), ink.NAVY)
    art.shade(
        boxed((x + 10, y + 60, w - 20, h - 60)),
        ink.OCHRE,
        start=(0.5, 1),
        end=(0.5, 0),
        strength=0.3,
    )
    art.path(buildings.arch((x + w / 2 - 34, y + 110, 68, h - 110)), ink.BRICK)
    art.line([(x + w / 2, y + 120), (x + w / 2, y + h)], ink.INK, width=3)
    for side in (-1, 1):
        art.path(buildings.arch((x + w / 2 + side * 118 - 20, y + 122, 40, 90)), ink.SAGE)
    wide = 30
    gap = (w - 24 - wide) / (columns - 1)
    for at in range(columns):
        buildings.column(art, (x + 12 + at * gap, y + 74, wide, h - 78))
    buildings.pediment(art, (x - 24, y - 34, w + 48, 84))
    art.disc((x + w / 2, y + 18), 14, ink.CREAM)
    art.rect((x - 24, y + 48, w + 48, 22), ink.CREAM)
    art.rect((x - 24, y + 64, w + 48, 6), ink.DUNE)
    art.rect((x - 8, y + h - 6, w + 16, 8), ink.CREAM)


def _lawn(art: Canvas, path: Point) -> None:
    art.path(boxed((-20, 606, 1240, 90)), art.ramp((ink.TEAL, ink.PINE)))
    left, right = path
    art.path(f"M{left} 613H{right}L{right + 90} 700H{left - 90}Z", ink.PAPER)
    art.shade(
        f"M{left} 613H{right}L{right + 90} 700H{left - 90}Z",
        ink.UMBER,
        start=(0.2, 0),
        end=(1, 1),
        strength=0.4,
    )


def _library(art: Canvas) -> None:
    buildings.wall(art, (180, 300, 840, 300), ink.BRICK, strength=0.5)
    buildings.bricks(art, (180, 300, 840, 300), ink.RUST, count=170)
    art.rect((166, 282, 868, 24), ink.CREAM)
    art.rect((180, 306, 840, 7), ink.DUNE)
    art.rect((180, 566, 840, 34), ink.DUNE)
    for x in (215, 310, 405, 741, 836, 931):
        art.glow((x + 28, 430), 90, ink.STRAW, alpha=0.5)
        _lit_arch(art, (x, 350, 54, 165))
    buildings.wall(art, (476, 250, 248, 350), ink.SAND, strength=0.35)
    buildings.pediment(art, (452, 176, 296, 80))
    art.path("M576 236L600 226L624 236V244Q612 236 600 244Q588 236 576 244Z", ink.BRICK)
    art.rect((452, 254, 296, 22), ink.CREAM)
    for x in (488, 534, 638, 684):
        buildings.column(art, (x, 286, 28, 236))
    art.glow((600, 440), 150, ink.STRAW, alpha=0.8)
    art.path(buildings.arch((566, 330, 68, 192)), ink.CREAM)
    art.path(buildings.arch((573, 338, 54, 184)), ink.STRAW)
    art.line([(600, 338), (600, 522)], ink.UMBER, width=4)
    art.line([(573, 392), (627, 392)], ink.UMBER, width=4)


def _lit_arch(art: Canvas, box: Box) -> None:
    x, y, w, h = box
    art.path(buildings.arch((x - 6, y - 6, w + 12, h + 12)), ink.CREAM)
    art.path(buildings.arch(box), art.ramp((ink.CREAM, ink.STRAW, ink.OCHRE)))
    with art.clip(buildings.arch(box)):
        for shelf in (y + h * 0.74, y + h * 0.98):
            left = x
            while left < x + w:
                wide = art.dice.uniform(4, 8)
                tall = art.dice.uniform(18, 28)
                art.rect(
                    (left, shelf - tall, wide, tall),
                    art.dice.choice((ink.BRICK, ink.RUST, ink.TEAL, ink.UMBER, ink.NAVY)),
                )
                left += wide + 1
            art.rect((x, shelf, w, 4), ink.UMBER)
    art.line([(x + w / 2, y), (x + w / 2, y + h)], ink.CREAM, width=4)
    art.line([(x, y + h * 0.4), (x + w, y + h * 0.4)], ink.CREAM, width=4)
    art.rect((x - 11, y + h + 4, w + 22, 9), ink.SAND)


def _lit_windows(art: Canvas, box: Box) -> None:
    x, y, w, h = box
    for row in range(int(h / 36)):
        for column in range(int(w / 28)):
            fill = ink.STRAW if art.dice.random() < 0.35 else ink.NAVY
            art.rect((x + column * 28 + 4, y + row * 36, 15, 22), fill, alpha=0.85)


def _block(art: Canvas) -> None:
    left, corner, right = 190.0, 570.0, 870.0
    top_far, top, low = 150.0, 70.0, 604.0
    light = outline([(left, top_far), (corner, top), (corner, low), (left, 596)])
    dark = outline([(corner, top), (right, 160), (right, 598), (corner, low)])
    art.path(light, ink.CORAL)
    art.path(dark, ink.RUST)
    art.shade(dark, ink.INK, start=(0, 0.2), end=(1, 0.9), strength=0.6)
    art.poly(
        [
            (left - 12, top_far - 8),
            (corner, top - 16),
            (corner, top + 12),
            (left - 12, top_far + 16),
        ],
        ink.CREAM,
    )
    art.poly(
        [(corner, top - 16), (right + 10, 150), (right + 10, 172), (corner, top + 12)], ink.DUNE
    )
    for row in range(6):
        for column in range(5):
            if (row, column) != (5, 4):
                _slanted(art, (left, corner), column / 5, row)
        for column in range(4):
            _slanted(art, (corner, right), column / 4, row)
    art.poly([(514, 520), (562, 518), (562, 604), (514, 602)], ink.PINE)
    art.poly([(500, 506), (578, 500), (578, 514), (500, 520)], ink.CREAM)


def _slanted(art: Canvas, span: Point, share: float, row: int) -> None:
    """Draw one window, and sometimes a balcony, on a face that recedes from the corner."""
    start, end = span
    near = start > 500
    a, b = (share + 0.07, share + 0.18) if near else (share + 0.045, share + 0.155)
    quad = [
        _face(start, end, a, row + 0.22),
        _face(start, end, b, row + 0.22),
        _face(start, end, b, row + 0.72),
        _face(start, end, a, row + 0.72),
    ]
    lit = art.dice.random() < 0.36
    rim = [
        _face(start, end, a - 0.012, row + 0.18),
        _face(start, end, b + 0.012, row + 0.18),
        _face(start, end, b + 0.012, row + 0.77),
        _face(start, end, a - 0.012, row + 0.77),
    ]
    art.poly(rim, ink.DUNE if near else ink.CREAM)
    art.poly(quad, ink.STRAW if lit else ink.NAVY)
    if not lit:
        art.poly([quad[0], quad[1], quad[3]], ink.CREAM, alpha=0.18)
    elif art.dice.random() < 0.5:
        art.poly(
            [quad[0], _mix(quad[0], quad[1], 0.35), _mix(quad[3], quad[2], 0.25), quad[3]],
            ink.OCHRE,
        )
    if not near and int(share * 5 + 0.5) in {1, 3}:
        rail = [
            _face(start, end, a - 0.03, row + 0.52),
            _face(start, end, b + 0.03, row + 0.52),
            _face(start, end, b + 0.03, row + 0.86),
            _face(start, end, a - 0.03, row + 0.86),
        ]
        art.poly(rail, ink.NAVY, alpha=0.85)
        art.line([rail[0], rail[1]], ink.CREAM, width=4)
        art.line([rail[3], rail[2]], ink.INK, width=5)
        if art.dice.random() < 0.6:
            nature.bush(art, _mix(rail[0], rail[1], 0.4), 34, ink.TEAL, ink.PINE)


def _face(start: float, end: float, share: float, row: float) -> Point:
    tall = {True: (150.0, 596.0, 70.0, 604.0), False: (70.0, 604.0, 160.0, 598.0)}[start < 500]
    top = tall[0] + (tall[2] - tall[0]) * share + 24
    low = tall[1] + (tall[3] - tall[1]) * share - 8
    return (start + (end - start) * share, top + (low - top) * row / 6)


def _mix(a: Point, b: Point, share: float) -> Point:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def _clinic(art: Canvas) -> None:
    buildings.wall(art, (120, 300, 960, 242), ink.CREAM, shade=ink.SLATE, strength=0.5)
    art.rect((100, 280, 1000, 26), ink.TEAL)
    art.rect((120, 306, 960, 8), ink.SAGE)
    art.rect((120, 500, 960, 42), ink.CORAL)
    for x in (160, 300, 860, 980):
        buildings.window(art, (x, 356, 84, 100), Pane(glass=ink.SLATE))
    buildings.wall(art, (450, 200, 340, 342), ink.PAPER, shade=ink.SLATE, strength=0.35)
    art.rect((436, 186, 368, 20), ink.TEAL)
    art.disc((620, 262), 44, ink.TEAL)
    for box in ((609.0, 234.0, 22.0, 56.0), (592.0, 251.0, 56.0, 22.0)):
        art.rect(box, ink.CREAM)
    art.poly([(410, 326), (830, 326), (850, 352), (390, 352)], ink.BRICK)
    art.rect((390, 350, 460, 10), ink.RUST)
    for x in (404, 826):
        art.rect((x, 360, 12, 184), ink.CREAM)
    art.rect((490, 372, 260, 170), ink.NAVY)
    for x in (498, 562, 626, 690):
        art.rect((x, 380, 54, 162), ink.FOAM)
        art.poly([(x, 380), (x + 40, 380), (x, 460)], ink.CREAM)
    art.line([(620, 372), (620, 542)], ink.NAVY, width=6)


def _bench(art: Canvas, foot: Point) -> None:
    x, y = foot
    for drop in (-62, -44, -24):
        art.rect((x - 90, y + drop, 180, 11), ink.BRONZE, r=3)
    for side in (-78, 68):
        art.rect((x + side, y - 66, 9, 66), ink.INK)


def _works(art: Canvas) -> None:
    for x, top in ((905, 110), (985, 150)):
        stack = outline([(x, top), (x + 40, top), (x + 50, 480), (x - 10, 480)])
        art.path(stack, ink.BRICK)
        art.shade(stack, ink.INK, start=(0.2, 0), end=(1, 0.1), strength=0.9)
        art.rect((x - 5, top - 8, 50, 14), ink.CREAM)
        art.rect((x - 3, top + 50, 47, 12), ink.CREAM)
    buildings.wall(art, (90, 330, 1020, 190), ink.BRICK, strength=0.55)
    buildings.bricks(art, (90, 330, 1020, 190), ink.RUST, count=150)
    for at in range(6):
        x = 90 + at * 170
        tooth = outline([(x, 334), (x, 236), (x + 170, 334)])
        art.path(tooth, ink.RUST)
        art.shade(tooth, ink.INK, start=(0, 0), end=(1, 0.6), strength=0.7)
        art.poly([(x, 236), (x + 6, 232), (x + 182, 334), (x + 170, 336)], ink.NAVY)
        art.rect((x + 10, 280, 12, 50), ink.SAGE)
        art.rect((x + 28, 290, 12, 40), ink.SAGE)
    buildings.windows(
        art,
        (110, 350, 980, 110),
        columns=12,
        rows=1,
        size=(0.6, 0.72),
        pane=Pane(glass=ink.SLATE, frame=ink.SAND),
    )


def _gate(art: Canvas) -> None:
    for x in range(-10, 1220, 26):
        if not 405 < x < 790:
            art.line([(x, 440), (x, 610)], ink.INK, width=5)
            art.poly([(x - 5, 442), (x, 426), (x + 5, 442)], ink.INK)
    for y in (462, 590):
        for x1, x2 in ((-20, 380), (820, 1220)):
            art.line([(x1, y), (x2, y)], ink.INK, width=6)
    for x in (360, 776):
        buildings.wall(art, (x, 380, 64, 250), ink.CORAL, strength=0.7)
        buildings.bricks(art, (x, 380, 64, 250), ink.BRICK, count=16)
        art.rect((x - 8, 366, 80, 20), ink.CREAM)
        art.disc((x + 32, 350), 18, ink.CREAM)
    for x in range(436, 776, 24):
        art.line([(x, 400 + abs(x - 600) * 0.12), (x, 622)], ink.INK, width=6)
    for side in (-1, 1):
        art.curve(f"M{600 + side * 172} 420Q{600 + side * 90} 396 600 398", ink.INK, width=7)
    for y in (470, 520, 606):
        art.line([(428, y), (772, y)], ink.INK, width=7)
    art.line([(600, 398), (600, 626)], ink.INK, width=9)
    art.curve("M566 490Q600 540 634 490M566 506Q600 470 634 506", ink.OCHRE, width=6)
    art.rect((584, 508, 32, 34), ink.OCHRE, r=5)
    art.curve("M591 508v-10a9 9 0 0 1 18 0v10", ink.MIST, width=5)
    art.disc((600, 522), 4, ink.INK)
