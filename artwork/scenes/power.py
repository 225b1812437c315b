"""Electric light and where it comes from."""

from __future__ import annotations

import itertools
import math

from artwork import nature, people
from artwork import palette as ink
from artwork.canvas import Canvas
from artwork.people import Look
from artwork.shapes import WIDTH, Point, boxed, outline


def power_lines() -> Canvas:
    """Pylons carry lines over hills into the evening."""
    art = Canvas(12)
    nature.sky(art, ink.SLATE, ink.CORAL, ink.BLUSH, ink.STRAW)
    nature.sun(art, (420, 372), 74)
    nature.streaks(art, ink.BLUSH, top=90, bottom=300, count=9)
    nature.hills(art, "#b98b76", base=450, height=100)
    nature.hills(art, ink.SLATE, base=510, height=110)
    masts = [
        ((1010.0, 640.0), 560.0),
        ((640.0, 590.0), 300.0),
        ((452.0, 555.0), 180.0),
        ((345.0, 532.0), 108.0),
    ]
    nature.hills(art, ink.NAVY, base=590, height=80, shade=ink.INK)
    _cables(art, masts)
    for foot, height in reversed(masts):
        _pylon(art, foot, height)
    nature.ground(art, ink.INK, top=632)
    nature.grass(art, ink.PINE, top=632, bottom=675, count=140)
    for x in (60, 150, 250):
        nature.bush(art, (x, 655), 110, ink.PINE, ink.INK)
    for x in (905, 921, 936, 968):
        _perched(art, (x, 219 + (x - 900) * 0.02))
    return art


def solar_field() -> Canvas:
    """Rows of solar panels under a high sun, with grazing sheep."""
    art = Canvas(9)
    nature.sky(art, ink.SAGE, ink.FOAM, ink.CREAM)
    nature.sun(art, (890, 130), 66)
    _rays(art, (890, 130))
    nature.cloud(art, (150, 170), 280)
    nature.cloud(art, (480, 110), 180, alpha=0.8)
    nature.hills(art, ink.SAGE, base=330, height=80)
    nature.hills(art, ink.TEAL, base=365, height=50, shade=ink.PINE)
    art.path(boxed((-20, 350, 1240, 345)), art.ramp((ink.SAGE, ink.TEAL, ink.PINE)))
    for depth in range(3):
        _panel_row(art, depth)
    nature.grass(art, ink.SAGE, top=600, bottom=680)
    for x, y, size in ((170, 652, 1.05), (330, 666, 1.25), (450, 648, 0.95), (985, 660, 1.2)):
        _sheep(art, (x, y), size)
    return art


def stadium_lights() -> Canvas:
    """Floodlights over a school football field on a full night."""
    art = Canvas(14)
    nature.sky(art, ink.INK, ink.NAVY, ink.PINE, ink.TEAL)
    for _ in range(70):
        art.disc(
            (art.dice.uniform(0, WIDTH), art.dice.uniform(0, 300)),
            art.dice.uniform(0.8, 2),
            ink.CREAM,
            alpha=0.7,
        )
    nature.forest(art, ink.INK, base=430, low=30, high=80)
    _stand(art)
    _pitch(art)
    _players(art)
    for x, size in ((130, 1.0), (400, 0.72), (800, 0.72), (1070, 1.0)):
        _floodlight(art, (x, 440), size)
    return art


def _pylon(art: Canvas, foot: Point, height: float) -> None:
    x, y = foot
    with art.group(f"translate({x} {y}) scale({height / 100:.3f})"):
        for side in (-1, 1):
            art.line(
                [(side * 13, 0), (side * 5, -48), (side * 2.6, -92), (0, -100)], ink.INK, width=1.7
            )
        for low, high, half_low, half_high in (
            (0, -24, 13, 9),
            (-24, -48, 9, 5),
            (-48, -62, 5, 4.2),
            (-62, -76, 4.2, 3.5),
            (-76, -90, 3.5, 2.7),
        ):
            art.line(
                [(-half_low, low), (half_high, high), (-half_high, high), (half_low, low)],
                ink.INK,
                width=0.8,
            )
        for level, reach in ((-88, 15), (-74, 20), (-60, 16)):
            art.poly([(-reach, level), (0, level - 4), (reach, level), (0, level + 1)], ink.INK)
            for side in (-1, 1):
                art.line([(side * reach, level), (side * reach, level + 4)], ink.INK, width=1.2)


def _cables(art: Canvas, masts: list[tuple[Point, float]]) -> None:
    ends = [((1480.0, 700.0), 900.0), *masts, ((290.0, 520.0), 70.0)]
    for level, reach in ((0.84, 0.15), (0.70, 0.20), (0.56, 0.16)):
        for side in (-1, 1):
            for (near, tall), (far, low) in itertools.pairwise(ends):
                x1, y1 = near[0] + side * reach * tall, near[1] - level * tall
                x2, y2 = far[0] + side * reach * low, far[1] - level * low
                sag = abs(x1 - x2) * 0.13
                art.curve(
                    f"M{x1:.1f} {y1:.1f}Q{(x1 + x2) / 2:.1f} {(y1 + y2) / 2 + sag:.1f} {x2:.1f} {y2:.1f}",
                    ink.INK,
                    width=max(1.1, tall / 280),
                )


def _perched(art: Canvas, at: Point) -> None:
    x, y = at
    art.path(
        f"M{x - 7} {y + 5}Q{x - 4} {y - 7} {x + 4} {y - 8}Q{x + 8} {y - 7} {x + 10} {y - 4}L{x + 6} {y - 3}Q{x + 4} {y + 3} {x - 2} {y + 3}L{x - 12} {y + 9}Z",
        ink.INK,
    )


def _rays(art: Canvas, center: Point) -> None:
    x, y = center
    for at in range(16):
        angle = at * math.tau / 16
        inner, outer = 92, 122 if at % 2 else 136
        art.line(
            [
                (x + inner * math.cos(angle), y + inner * math.sin(angle)),
                (x + outer * math.cos(angle), y + outer * math.sin(angle)),
            ],
            ink.CREAM,
            width=5,
        )


def _panel_row(art: Canvas, depth: int) -> None:
    scale = (0.4, 0.7, 1.15)[depth]
    y = (388, 432, 506)[depth]
    wide, tall = 230 * scale, 78 * scale
    slant = 40 * scale
    gap = 12 * scale
    shift = (depth % 2) * wide * 0.4
    count = int(1300 / (wide + gap)) + 2
    first = 600 - count * (wide + gap) / 2 + shift
    art.rect((-20, y + tall * 0.92, 1240, tall * 0.42), ink.INK, alpha=0.35)
    for at in range(count):
        _panel(art, (first + at * (wide + gap), y), wide, (tall, slant))


def _panel(art: Canvas, at: Point, wide: float, rise: Point) -> None:
    x, y = at
    tall, slant = rise
    for leg in (0.2, 0.8):
        art.line(
            [(x + wide * leg, y + tall * 0.6), (x + wide * leg, y + tall * 1.22)],
            ink.INK,
            width=max(2, wide * 0.018),
        )
    face = outline([(x + slant, y), (x + wide + slant, y), (x + wide, y + tall), (x, y + tall)])
    art.path(face, art.ramp((ink.SLATE, ink.NAVY, ink.INK)))
    art.poly(
        [
            (x + slant + wide * 0.1, y),
            (x + slant + wide * 0.34, y),
            (x + wide * 0.16, y + tall),
            (x, y + tall),
            (x + slant * 0.5, y + tall * 0.5),
        ],
        ink.FOAM,
        alpha=0.35,
    )
    for share in (0.2, 0.4, 0.6, 0.8):
        art.line(
            [(x + slant + wide * share, y), (x + wide * share, y + tall)],
            ink.MIST,
            width=max(1, wide * 0.008),
            alpha=0.8,
        )
    for share in (0.33, 0.67):
        art.line(
            [
                (x + slant * (1 - share), y + tall * share),
                (x + wide + slant * (1 - share), y + tall * share),
            ],
            ink.MIST,
            width=max(1, wide * 0.008),
            alpha=0.8,
        )
    art.line(
        [
            (x + slant, y),
            (x + wide + slant, y),
            (x + wide, y + tall),
            (x, y + tall),
            (x + slant, y),
        ],
        ink.CREAM,
        width=max(1.4, wide * 0.014),
    )


def _sheep(art: Canvas, foot: Point, size: float) -> None:
    with art.group(f"translate({foot[0]} {foot[1]}) scale({size})"):
        art.oval((0, 2), (40, 5), ink.INK, alpha=0.35)
        for x in (-20, -10, 14, 22):
            art.line([(x, -16), (x, 0)], ink.INK, width=4)
        for x, y, r in ((-20, -28, 14), (-6, -34, 15), (10, -34, 15), (22, -27, 13), (0, -22, 17)):
            art.disc((x, y), r, ink.CREAM)
        art.oval((-36, -22), (9, 12), ink.INK, turn=30)
        art.oval((-28, -33), (6, 3), ink.INK, turn=-30)


def _stand(art: Canvas) -> None:
    art.poly([(150, 440), (210, 320), (990, 320), (1050, 440)], ink.NAVY)
    for row in range(7):
        y = 334 + row * 15
        inset = 200 - row * 7.5
        art.line([(inset, y + 7), (WIDTH - inset, y + 7)], ink.INK, width=3)
        x = inset + 8
        while x < WIDTH - inset - 6:
            if art.dice.random() < 0.86:
                art.disc((x, y - 4), 4, art.dice.choice(ink.SKINS))
                art.rect(
                    (x - 5, y, 10, 9),
                    art.dice.choice(
                        (ink.BRICK, ink.OCHRE, ink.CREAM, ink.TEAL, ink.CORAL, ink.SAGE)
                    ),
                    r=3,
                )
            x += art.dice.uniform(11, 15)
    art.rect((500, 262, 200, 50), ink.SLATE)
    art.poly([(486, 262), (714, 262), (700, 250), (500, 250)], ink.CREAM)
    for x in range(512, 690, 30):
        art.rect((x, 274, 22, 22), ink.STRAW)


def _pitch(art: Canvas) -> None:
    art.path(boxed((-20, 440, 1240, 260)), art.ramp((ink.SAGE, ink.TEAL, ink.PINE)))
    for at in range(-7, 8):
        if at % 2:
            art.poly(
                [
                    (600 + at * 62, 440),
                    (600 + (at + 1) * 62, 440),
                    (600 + (at + 1) * 210, 700),
                    (600 + at * 210, 700),
                ],
                ink.PINE,
                alpha=0.35,
            )
        art.line([(600 + at * 62, 440), (600 + at * 210, 700)], ink.CREAM, width=3, alpha=0.85)
    art.line([(-20, 446), (1220, 446)], ink.CREAM, width=4)
    for y in (500, 590):
        for at in range(-20, 21):
            grow = (y - 440) / 260
            x = 600 + at * (12.4 + 29.6 * grow)
            art.line(
                [(x, y - 4 - 3 * grow), (x, y + 4 + 3 * grow)],
                ink.CREAM,
                width=1.5 + grow,
                alpha=0.8,
            )


def _players(art: Canvas) -> None:
    home, away = (ink.CREAM, ink.BRICK), (ink.OCHRE, ink.NAVY)
    spots = (
        (330, 520, 8, home), (430, 548, 4, home), (500, 528, 10, home), (470, 590, 7, home),
        (560, 560, 5, away), (640, 540, 9, away), (700, 566, 6, away), (800, 530, 10, away), (590, 612, 8, away),
    )  # fmt: skip
    for x, y, stride, (shirt, helmet) in spots:
        size = 46 + (y - 500) * 0.42
        look = Look(
            coat=shirt, legs=helmet, hair=helmet, skin=ink.SKINS[(x // 10) % 4], stride=stride
        )
        people.stand(art, (x, y), size, look)


def _floodlight(art: Canvas, foot: Point, size: float) -> None:
    x, y = foot
    top = y - 350 * size
    inward = 1 if x < WIDTH / 2 else -1
    art.poly(
        [
            (x - 40 * size, top),
            (x + 40 * size, top),
            (x + inward * 560 * size + 200, 700),
            (x + inward * 560 * size - 240, 700),
        ],
        art.ramp((ink.CREAM, ink.STRAW, ink.TEAL)),
        alpha=0.12,
    )
    art.line([(x, y + 10), (x, top)], ink.INK, width=10 * size)
    art.rect((x - 62 * size, top - 44 * size, 124 * size, 76 * size), ink.INK, r=5)
    art.glow((x, top), 170 * size, ink.STRAW, alpha=0.9)
    for row in range(2):
        for column in range(4):
            art.disc(
                (x + (column - 1.5) * 29 * size, top - 24 * size + row * 34 * size),
                12 * size,
                ink.CREAM,
            )
