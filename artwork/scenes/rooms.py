"""Rooms to look and work in."""

from __future__ import annotations

from artwork import buildings, people
from artwork import palette as ink
from artwork.canvas import Canvas
from artwork.people import Look
from artwork.shapes import Box, Point, boxed, outline


def museum_hall() -> Canvas:
    """A whale skeleton hangs in a vaulted museum hall above its visitors."""
    art = Canvas(54)
    art.path(boxed((-20, -20, 1240, 720)), art.ramp((ink.TEAL, ink.SAGE, ink.FOAM)))
    _vault(art)
    _frames(art)
    art.path(boxed((-20, 520, 1240, 180)), art.ramp((ink.SAND, ink.DUNE)))
    for at in range(-9, 10):
        art.line([(600 + at * 90, 520), (600 + at * 190, 690)], ink.BRONZE, width=2, alpha=0.5)
    for y in (560, 620):
        art.line([(-20, y), (1220, y)], ink.BRONZE, width=2, alpha=0.5)
    _whale(art)
    _plinth(art, (1040, 610))
    people.stand(
        art, (390, 640), 190, Look(coat=ink.BRICK, hair=ink.INK, skin=ink.SKINS[2], bag=ink.UMBER)
    )
    people.stand(
        art, (470, 645), 120, Look(coat=ink.OCHRE, hair=ink.INK, skin=ink.SKINS[2], stride=4)
    )
    people.stand(art, (720, 622), 175, Look(coat=ink.NAVY, hair=ink.HAIRS[4], skin=ink.SKINS[0]))
    people.stand(
        art,
        (778, 626),
        168,
        Look(
            coat=ink.PINE,
            hair=ink.RUST,
            skin=ink.SKINS[0],
            long_hair=True,
            skirt=True,
            legs=ink.CORAL,
        ),
    )
    people.stand(
        art, (170, 600), 150, Look(coat=ink.TEAL, hair=ink.UMBER, skin=ink.SKINS[1], stride=7)
    )
    return art


def newsroom_desk() -> Canvas:
    """A reporter's desk in the evening: screen, notebook, newspapers, lamp and coffee."""
    art = Canvas(55)
    art.rect((-20, -20, 1240, 720), ink.PINE)
    art.shade(boxed((-20, -20, 1240, 500)), ink.INK, start=(0.6, 0), end=(0, 0.4), strength=0.6)
    _night_window(art, (70, 40, 420, 330))
    _pinboard(art, (800, 60, 330, 230))
    art.path(boxed((-20, 470, 1240, 230)), art.ramp((ink.BRONZE, ink.UMBER)))
    art.rect((-20, 464, 1240, 14), ink.OCHRE)
    _screen(art, (430, 190, 400, 250))
    _desk_lamp(art)
    _papers(art, (120, 560))
    _notebook(art)
    _mug(art, (345, 560))
    return art


def _vault(art: Canvas) -> None:
    for at in range(7):
        grow = 1.0 + at * 0.17
        half, top = 240 * grow, 260 - 78 * at
        d = f"M{600 - half} 530V{top + 150}A{half} {140 + 30 * at} 0 0 1 {600 + half} {top + 150}V530"
        art.curve(d, ink.CREAM, width=8 + at * 3, alpha=0.5 + at * 0.05, cap="butt")
    art.path("M360 530V400A240 150 0 0 1 840 400V530Z", art.ramp((ink.CREAM, ink.STRAW)))
    for x in (440, 520, 600, 680, 760):
        art.line([(x, 250), (x, 530)], ink.SAGE, width=4)
    for y in (320, 400, 470):
        art.line([(362, y), (838, y)], ink.SAGE, width=4)
    art.glow((600, 380), 460, ink.CREAM, alpha=0.55)


def _frames(art: Canvas) -> None:
    for x, y, w, h in ((60, 330, 130, 110), (230, 360, 96, 80), (880, 360, 96, 80)):
        art.rect((x - 8, y - 8, w + 16, h + 16), ink.OCHRE)
        art.rect((x, y, w, h), art.ramp((ink.BLUSH, ink.STRAW)))
        with art.clip(boxed((x, y, w, h))):
            art.disc((x + w * 0.65, y + h * 0.4), h * 0.14, ink.CREAM)
            art.path(
                f"M{x} {y + h * 0.6}L{x + w * 0.3} {y + h * 0.35}L{x + w * 0.55} {y + h * 0.65}L{x + w * 0.8} {y + h * 0.45}L{x + w} {y + h * 0.7}V{y + h}H{x}Z",
                ink.SLATE,
            )
            art.path(
                f"M{x} {y + h * 0.8}Q{x + w * 0.5} {y + h * 0.6} {x + w} {y + h * 0.82}V{y + h}H{x}Z",
                ink.PINE,
            )


def _whale(art: Canvas) -> None:
    for x, y in ((300.0, 172.0), (560.0, 150.0), (830.0, 172.0)):
        art.line([(x, -20), (x, y)], ink.INK, width=2)
    spine = "M250 200C380 140 620 130 800 170S1060 190 1140 120"
    for at in range(11):
        x = 385.0 + at * 36
        y = 158 - 12 * (1 - abs(at - 4) / 6)
        long = 128 - abs(at - 3) * 11
        art.curve(
            f"M{x} {y}C{x + 34} {y + 20} {x + 30} {y + long * 0.7} {x - 8} {y + long}",
            ink.CREAM,
            width=8,
        )
        art.curve(
            f"M{x + 3} {y}C{x + 37} {y + 20} {x + 33} {y + long * 0.7} {x - 5} {y + long}",
            ink.PINE,
            width=2,
            alpha=0.6,
        )
    art.curve(spine, ink.PINE, width=22)
    art.curve(spine, ink.CREAM, width=16)
    for at in range(26):
        x = 372.0 + at * 29
        y = (
            151 - 10 * (1 - ((x - 600) / 250) ** 2)
            if x < 800
            else 166 + 6 * (1 - abs(x - 900) / 100)
        )
        if x < 960:
            art.line([(x, y + 6), (x + 5, y - 16)], ink.CREAM, width=5)
    skull = "M392 150C340 128 250 138 120 236C110 246 118 254 132 250C200 226 300 214 380 200C404 192 410 160 392 150Z"
    art.path(skull, ink.CREAM)
    art.shade(skull, ink.PINE, start=(0.2, 0), end=(0.6, 1.1), strength=0.45)
    jaw = "M396 196C360 262 240 300 118 270C112 262 118 258 126 259C230 272 330 244 372 186Z"
    art.path(jaw, ink.CREAM)
    art.shade(jaw, ink.PINE, start=(0.2, 0), end=(0.5, 1.2), strength=0.45)
    art.oval((352, 178), (15, 9), ink.PINE, turn=-10)
    art.curve("M430 206C420 260 440 300 476 326", ink.CREAM, width=13)
    for lean in (-12, 6, 24):
        art.curve(f"M472 320q{lean} 20 {lean + 8} 50", ink.CREAM, width=6)


def _plinth(art: Canvas, foot: Point) -> None:
    x, y = foot
    base = (x - 55, y - 120, 110.0, 130.0)
    buildings.wall(art, base, ink.CREAM, shade=ink.SLATE, strength=0.8)
    art.rect((x - 64, y - 130, 128, 14), ink.PAPER)
    vase = f"M{x - 16} {y - 250}H{x + 16}L{x + 12} {y - 226}C{x + 52} {y - 212} {x + 46} {y - 160} {x + 18} {y - 130}H{x - 18}C{x - 46} {y - 160} {x - 52} {y - 212} {x - 12} {y - 226}Z"
    art.path(vase, ink.BRICK)
    with art.clip(vase):
        art.rect((x - 60, y - 206, 120, 9), ink.INK)
        art.rect((x - 60, y - 166, 120, 9), ink.INK)
        art.curve(
            f"M{x - 50} {y - 178}l12 -12l12 12l12 -12l12 12l12 -12l12 12l12 -12l12 12",
            ink.INK,
            width=4,
        )
    art.shade(vase, ink.INK, start=(0.4, 0), end=(1, 0.3), strength=0.8)
    for side in (-1, 1):
        art.curve(f"M{x + side * 14} {y - 242}q{side * 30} 2 {side * 24} 32", ink.INK, width=6)


def _night_window(art: Canvas, box: Box) -> None:
    x, y, w, h = box
    art.rect((x - 14, y - 14, w + 28, h + 28), ink.CREAM)
    art.rect(box, art.ramp((ink.NAVY, ink.SLATE, ink.CORAL, ink.STRAW)))
    with art.clip(boxed(box)):
        left = x
        while left < x + w:
            wide, tall = art.dice.uniform(40, 80), art.dice.uniform(60, 200)
            art.rect((left, y + h - tall, wide, tall), ink.INK, alpha=0.9)
            for row in range(int(tall / 26)):
                for column in range(int(wide / 20)):
                    if art.dice.random() < 0.45:
                        art.rect(
                            (left + 6 + column * 19, y + h - tall + 10 + row * 26, 8, 12), ink.STRAW
                        )
            left += wide
    art.line([(x + w / 2, y), (x + w / 2, y + h)], ink.CREAM, width=9)
    art.line([(x, y + h * 0.4), (x + w, y + h * 0.4)], ink.CREAM, width=9)
    art.rect((x - 28, y + h + 10, w + 56, 16), ink.SAND)


def _pinboard(art: Canvas, box: Box) -> None:
    x, y, w, h = box
    art.rect((x - 8, y - 8, w + 16, h + 16), ink.UMBER)
    art.rect(box, ink.DUNE)
    notes = (
        (20, 22, 82, 100, ink.CREAM),
        (118, 30, 96, 70, ink.STRAW),
        (230, 20, 80, 108, ink.PAPER),
        (40, 138, 110, 70, ink.FOAM),
        (172, 120, 120, 86, ink.CREAM),
    )
    for nx, ny, nw, nh, fill in notes:
        art.rect((x + nx, y + ny, nw, nh), fill)
        for line in range(int((nh - 30) / 13)):
            art.line(
                [
                    (x + nx + 10, y + ny + 26 + line * 13),
                    (x + nx + nw - 12 - (line % 3) * 9, y + ny + 26 + line * 13),
                ],
                ink.SLATE,
                width=3,
                alpha=0.7,
            )
        art.disc((x + nx + nw / 2, y + ny + 8), 5, ink.BRICK)
    art.line([(x + 62, y + 30), (x + 166, y + 38), (x + 232, y + 128)], ink.BRICK, width=2)


def _screen(art: Canvas, box: Box) -> None:
    x, y, w, h = box
    art.glow((x + w / 2, y + h / 2), 330, ink.FOAM, alpha=0.35)
    art.poly(
        [
            (x + w / 2 - 30, y + h),
            (x + w / 2 + 30, y + h),
            (x + w / 2 + 44, y + h + 52),
            (x + w / 2 - 44, y + h + 52),
        ],
        ink.SLATE,
    )
    art.rect((x + w / 2 - 84, y + h + 48, 168, 14), ink.MIST, r=5)
    art.rect((x - 14, y - 14, w + 28, h + 28), ink.INK, r=10)
    art.rect(box, ink.CREAM)
    art.rect((x + 22, y + 18, w - 44, 18), ink.INK)
    art.rect((x + 22, y + 44, w - 44, 3), ink.SLATE)
    picture = (x + 22, y + 60, 190.0, 110.0)
    art.rect(picture, art.ramp((ink.SAGE, ink.STRAW)))
    with art.clip(boxed(picture)):
        art.disc((x + 165, y + 96), 17, ink.CREAM)
        art.path(
            f"M{x} {y + 150}L{x + 70} {y + 96}L{x + 120} {y + 140}L{x + 160} {y + 116}L{x + 230} {y + 160}V{y + 190}H{x}Z",
            ink.PINE,
        )
    for line in range(9):
        short = 30 if line % 4 == 3 else 0
        art.line(
            [(x + 232, y + 66 + line * 20), (x + w - 24 - short, y + 66 + line * 20)],
            ink.SLATE,
            width=6,
            alpha=0.8,
        )
    for line in range(3):
        art.line(
            [(x + 26, y + 188 + line * 20), (x + 208 - line * 30, y + 188 + line * 20)],
            ink.SLATE,
            width=6,
            alpha=0.8,
        )


def _desk_lamp(art: Canvas) -> None:
    art.path("M905 352L700 690H1180L985 352Z", ink.STRAW, alpha=0.22)
    art.rect((1030, 500, 120, 16), ink.INK, r=7)
    art.line([(1090, 502), (1116, 400), (1000, 310)], ink.INK, width=9)
    art.disc((1116, 400), 10, ink.OCHRE)
    shade = outline([(976, 280), (1022, 312), (990, 366), (896, 348)])
    art.path(shade, ink.BRICK)
    art.shade(shade, ink.INK, start=(0.3, 0), end=(0.9, 0.9))
    art.glow((942, 366), 130, ink.CREAM, alpha=0.9)


def _papers(art: Canvas, foot: Point) -> None:
    x, y = foot
    for at in range(6):
        dy = -at * 13
        art.poly(
            [
                (x - 100 + at % 2 * 6, y + dy),
                (x + 90 + at % 2 * 8, y + dy),
                (x + 120, y + dy + 44),
                (x - 130, y + dy + 44),
            ],
            ink.PAPER if at % 2 else ink.FOG,
        )
        art.line([(x - 128, y + dy + 44), (x + 119, y + dy + 44)], ink.SLATE, width=2.5)
    top = y - 66
    art.poly([(x - 94, top), (x + 98, top), (x + 122, top + 46), (x - 128, top + 46)], ink.CREAM)
    art.poly(
        [(x - 86, top + 6), (x + 90, top + 6), (x + 94, top + 14), (x - 91, top + 14)], ink.INK
    )
    art.poly(
        [(x - 94, top + 20), (x - 6, top + 20), (x - 6, top + 40), (x - 108, top + 40)], ink.TEAL
    )
    for line in range(4):
        art.line(
            [(x + 8, top + 21 + line * 6), (x + 98 + line * 3, top + 21 + line * 6)],
            ink.SLATE,
            width=2.6,
        )


def _notebook(art: Canvas) -> None:
    page = outline([(520, 548), (800, 540), (870, 640), (500, 652)])
    art.poly([(512, 556), (806, 548), (882, 654), (490, 668)], ink.RUST)
    art.path(page, ink.CREAM)
    for line in range(6):
        y = 562 + line * 14
        art.line(
            [(536 - line * 3, y), (780 + line * 10 - (line % 3) * 60, y - 7)],
            ink.SLATE,
            width=3,
            alpha=0.8,
        )
    for at in range(12):
        art.curve(f"M{530 + at * 23} {551 - at * 0.7}q-6 -16 4 -18q9 2 6 16", ink.INK, width=3)
    art.line([(740, 640), (890, 560)], ink.OCHRE, width=12)
    art.poly([(742, 634), (748, 646), (722, 650)], ink.BLUSH)
    art.line([(884, 563), (896, 557)], ink.BRICK, width=12)


def _mug(art: Canvas, foot: Point) -> None:
    x, y = foot
    art.oval((x + 8, y + 2), (58, 9), ink.INK, alpha=0.4)
    art.curve(f"M{x + 38} {y - 74}q44 0 38 32q-6 26 -44 22", ink.BRICK, width=12)
    cup = f"M{x - 42} {y - 96}L{x - 36} {y - 8}Q{x} {y + 8} {x + 36} {y - 8}L{x + 42} {y - 96}Z"
    art.path(cup, ink.BRICK)
    art.shade(cup, ink.INK, start=(0.35, 0), end=(1.05, 0.3), strength=0.85)
    art.oval((x, y - 96), (42, 10), ink.CORAL)
    art.oval((x, y - 95), (35, 7), ink.INK)
    for lean in (-12, 10):
        art.curve(f"M{x + lean} {y - 112}q-12 -18 0 -34t0 -34", ink.CREAM, width=4, alpha=0.5)
