"""Roads, and what moves or stands along them."""

from __future__ import annotations

from artwork import buildings, nature, people, vehicles
from artwork import palette as ink
from artwork.buildings import Pane
from artwork.canvas import Canvas
from artwork.people import Look
from artwork.shapes import HEIGHT, WIDTH, Point, boxed, outline


def school_bus() -> Canvas:
    """A yellow school bus waits for two children on an autumn street."""
    art = Canvas(6)
    nature.sky(art, ink.SAGE, ink.FOAM, ink.PAPER, ink.BLUSH)
    nature.cloud(art, (90, 150), 250)
    nature.cloud(art, (900, 110), 210)
    nature.hills(art, ink.SAGE, base=420, height=110)
    _school(art)
    for x, tall, fill, dark in (
        (80, 270, ink.BRONZE, ink.RUST),
        (1130, 300, ink.CORAL, ink.RUST),
        (985, 210, ink.OCHRE, ink.UMBER),
    ):
        nature.tree(art, (x, 520), tall, fill, dark)
    _road(art, kerb=520)
    _leaves(art, top=530)
    vehicles.school_bus(art, (120, 612), 740)
    people.stand(
        art,
        (985, 550),
        142,
        Look(coat=ink.BRICK, hair=ink.INK, skin=ink.SKINS[2], bag=ink.TEAL, stride=6),
    )
    people.stand(
        art,
        (1056, 552),
        124,
        Look(coat=ink.TEAL, long_hair=True, hair=ink.UMBER, skin=ink.SKINS[0], bag=ink.BRICK),
    )
    return art


def city_bus() -> Canvas:
    """A city bus passes shop fronts in low sun."""
    art = Canvas(10)
    nature.sky(art, ink.FOAM, ink.PAPER, ink.STRAW, ink.BLUSH)
    nature.sun(art, (180, 170), 70)
    _skyline(art, 470, ink.SAGE, low=250, high=400)
    _shops(art)
    _road(art, kerb=512)
    vehicles.city_bus(art, (215, 610), 780)
    people.stand(
        art, (1085, 542), 150, Look(coat=ink.OCHRE, hair=ink.INK, skin=ink.SKINS[3], stride=8)
    )
    people.stand(
        art,
        (105, 542),
        146,
        Look(
            coat=ink.NAVY,
            long_hair=True,
            hair=ink.RUST,
            skin=ink.SKINS[0],
            skirt=True,
            legs=ink.BRICK,
        ),
    )
    return art


def bus_stop_rain() -> Canvas:
    """People wait in a lit shelter on a wet evening while a bus comes near."""
    art = Canvas(22)
    nature.sky(art, ink.INK, ink.NAVY, ink.SLATE, ink.CORAL)
    _skyline(art, 440, ink.NAVY, low=140, high=330, lit=0.35)
    art.path(boxed((-20, 430, 1240, 270)), art.ramp((ink.SLATE, ink.NAVY, ink.INK)))
    _coming_bus(art, (955, 470))
    art.poly([(-20, 520), (700, 520), (830, 700), (-20, 700)], ink.SLATE)
    art.shade(
        outline([(-20, 520), (700, 520), (830, 700), (-20, 700)]),
        ink.INK,
        start=(0.3, 0),
        end=(0.6, 1.1),
    )
    _shelter(art)
    _wet_lights(art)
    people.umbrella(
        art,
        (690, 628),
        250,
        Look(
            coat=ink.BRICK,
            long_hair=True,
            hair=ink.HAIRS[1],
            skin=ink.SKINS[1],
            skirt=True,
            legs=ink.NAVY,
        ),
        ink.OCHRE,
    )
    _drizzle(art)
    return art


def ambulance() -> Canvas:
    """An ambulance crosses town at dusk with its lights on."""
    art = Canvas(13)
    nature.sky(art, ink.NAVY, ink.SLATE, ink.CORAL, ink.STRAW)
    nature.streaks(art, ink.BLUSH, top=130, bottom=320)
    nature.hills(art, "#8a6f78", base=440, height=100)
    _skyline(art, 510, ink.NAVY, low=70, high=210, lit=0.3)
    for x in (190, 960, 1140):
        nature.poplar(art, (x, 520), 170, ink.PINE, ink.INK)
    for x in (90, 1040):
        buildings.lamp(art, (x, 520), 250, lit=True)
    _road(art, kerb=510, dusk=True)
    art.path("M930 508L1240 440V680L930 566Z", ink.STRAW, alpha=0.22)
    vehicles.ambulance(art, (230, 618), 712)
    for y, x, long in ((380, 90, 110), (430, 30, 160), (500, 110, 90), (556, 20, 170)):
        art.line([(x, y), (x + long, y)], ink.CREAM, width=4, alpha=0.45)
    return art


def fire_engine() -> Canvas:
    """A ladder engine stands ready before the doors of a brick firehouse."""
    art = Canvas(19)
    nature.sky(art, ink.SAGE, ink.FOAM, ink.PAPER)
    nature.cloud(art, (40, 130), 220)
    nature.cloud(art, (930, 100), 220)
    nature.hills(art, ink.SAGE, base=480, height=110)
    nature.tree(art, (70, 530), 260)
    nature.tree(art, (1140, 530), 240, ink.TEAL, ink.INK)
    _firehouse(art)
    _road(art, kerb=528)
    vehicles.fire_engine(art, (235, 625), 760)
    return art


def camera_pole() -> Canvas:
    """Cameras with a solar panel watch a street of homes and passing cars."""
    art = Canvas(16)
    nature.sky(art, ink.TEAL, ink.SAGE, ink.PAPER, ink.STRAW)
    nature.sun(art, (930, 300), 66)
    nature.hills(art, ink.SAGE, base=470, height=80)
    homes = (
        (560, 400, 130, ink.CREAM, ink.BRICK),
        (740, 385, 150, ink.STRAW, ink.NAVY),
        (950, 400, 140, ink.BLUSH, ink.PINE),
        (1120, 390, 150, ink.CREAM, ink.RUST),
    )
    for x in (540, 715, 915, 1105):
        nature.tree(art, (x, 545), 150)
    for x, y, w, fill, roof in homes:
        buildings.house(art, (x, y, w, 545 - y), fill, roof, chance=0.2)
    _road(art, kerb=540)
    vehicles.car(art, (760, 612), 210, ink.TEAL)
    vehicles.car(art, (1070, 640), 230, ink.BRICK)
    _watchers(art)
    return art


def _road(art: Canvas, *, kerb: float, dusk: bool = False) -> None:
    art.path(boxed((-20, kerb, 1240, 34)), ink.SLATE if dusk else ink.DUNE)
    art.path(boxed((-20, kerb + 30, 1240, 10)), ink.MIST if dusk else ink.CREAM)
    tones = (ink.NAVY, ink.INK) if dusk else (ink.SLATE, ink.NAVY)
    art.path(boxed((-20, kerb + 40, 1240, HEIGHT - kerb)), art.ramp(tones))
    for x in range(-30, WIDTH, 190):
        art.rect((x, HEIGHT - 26, 110, 9), ink.STRAW, r=2)


def _leaves(art: Canvas, *, top: float) -> None:
    for _ in range(46):
        x, y = art.dice.uniform(0, WIDTH), art.dice.uniform(top, HEIGHT)
        fill = art.dice.choice((ink.OCHRE, ink.BRICK, ink.CORAL, ink.STRAW))
        art.oval((x, y), (6, 3), fill, turn=art.dice.uniform(0, 180))


def _school(art: Canvas) -> None:
    buildings.wall(art, (330, 330, 520, 195), ink.CORAL, strength=0.4)
    buildings.bricks(art, (330, 330, 520, 195), ink.BRICK, count=90)
    buildings.windows(art, (340, 335, 180, 150), columns=3, rows=2, pane=Pane())
    buildings.windows(art, (660, 335, 180, 150), columns=3, rows=2, pane=Pane())
    art.rect((322, 318, 536, 16), ink.CREAM)
    buildings.wall(art, (525, 290, 130, 235), ink.BRICK, strength=0.4)
    buildings.pediment(art, (510, 240, 160, 52))
    art.disc((590, 345), 25, ink.CREAM)
    art.line([(590, 345), (590, 329)], ink.INK, width=3)
    art.line([(590, 345), (602, 350)], ink.INK, width=3)
    art.poly([(560, 240), (560, 205), (590, 170), (620, 205), (620, 240)], ink.CREAM)
    art.path(buildings.arch((578, 208, 24, 30)), ink.NAVY)
    art.path(buildings.arch((560, 420, 60, 105)), ink.PINE)


def _skyline(
    art: Canvas, base: float, fill: str, *, low: float, high: float, lit: float = 0
) -> None:
    x = -20.0
    while x < WIDTH + 20:
        wide, tall = art.dice.uniform(70, 150), art.dice.uniform(low, high)
        art.rect((x, base - tall, wide, tall + 5), fill)
        art.shade(
            boxed((x, base - tall, wide, tall + 5)),
            ink.INK,
            start=(0.3, 0),
            end=(1.1, 0.3),
            strength=0.35,
        )
        if art.dice.random() < 0.3:
            art.rect((x + wide * 0.3, base - tall - 22, wide * 0.3, 24), fill)
        if lit:
            _lit_grid(art, (x, base - tall, wide, tall), lit)
        x += wide + art.dice.choice((0, 0, 12))


def _lit_grid(art: Canvas, box: tuple[float, float, float, float], lit: float) -> None:
    x, y, w, h = box
    for row in range(int(h / 24)):
        for column in range(int((w - 14) / 20)):
            if art.dice.random() < lit:
                art.rect(
                    (x + 10 + column * 20, y + 12 + row * 24, 9, 13),
                    ink.STRAW,
                    alpha=art.dice.uniform(0.5, 1),
                )


def _shops(art: Canvas) -> None:
    fronts = (
        (-30, 210, 250, ink.BRICK, ink.CREAM), (220, 250, 210, ink.CREAM, ink.TEAL), (430, 190, 260, ink.BLUSH, ink.NAVY),
        (690, 235, 230, ink.CORAL, ink.CREAM), (920, 175, 310, ink.STRAW, ink.BRICK),
    )  # fmt: skip
    for x, y, w, fill, awning in fronts:
        buildings.wall(art, (x, y, w, 520 - y), fill, strength=0.45)
        art.rect((x - 4, y - 8, w + 8, 18), ink.PAPER)
        columns = max(2, int(w / 78))
        buildings.windows(
            art,
            (x + 8, y + 14, w - 16, 370 - y),
            columns=columns,
            rows=2,
            size=(0.46, 0.66),
            pane=Pane(chance=0.15),
        )
        art.rect((x + 14, 400, w - 28, 104), ink.NAVY)
        art.poly(
            [(x + 14, 400), (x + w * 0.55, 400), (x + w * 0.25, 504), (x + 14, 504)],
            ink.SAGE,
            alpha=0.5,
        )
        _awning(art, (x + 6, 382, w - 12, 36), awning)


def _awning(art: Canvas, box: tuple[float, float, float, float], fill: str) -> None:
    x, y, w, h = box
    count = max(4, int(w / 24))
    wide = w / count
    for at in range(count):
        tone = fill if at % 2 else ink.PAPER
        left = x + at * wide
        art.path(f"M{left:.1f} {y}h{wide:.1f}v{h}a{wide / 2:.1f} 9 0 0 1 {-wide:.1f} 0Z", tone)
    art.shade(boxed((x, y, w, h + 8)), ink.INK, start=(0, 0.2), end=(0.02, 1.2), strength=0.45)


def _coming_bus(art: Canvas, center: Point) -> None:
    x, y = center
    art.glow((x, y + 40), 300, ink.STRAW, alpha=0.55)
    art.rect((x - 92, y - 140, 184, 225), ink.TEAL, r=18)
    art.shade(boxed((x - 92, y - 140, 184, 225)), ink.INK, start=(0.2, 0.2), end=(0.8, 1.1))
    art.rect((x - 78, y - 96, 156, 106), ink.FOAM, r=8)
    art.path(f"M{x - 78} {y - 20}L{x + 30} {y - 96}H{x - 78}Z", ink.CREAM, alpha=0.6)
    art.line([(x, y - 96), (x, y + 10)], ink.INK, width=4)
    art.rect((x - 62, y - 128, 124, 22), ink.STRAW, r=3)
    for side in (-1, 1):
        art.glow((x + side * 66, y + 48), 100, ink.CREAM, alpha=0.95)
        art.disc((x + side * 66, y + 48), 15, ink.CREAM)
        art.rect((x + side * 74 - 14, y + 82, 28, 18), ink.INK)
        for step in range(7):
            wide = 50 - step * 5
            art.line(
                [
                    (x + side * 66 - wide, y + 116 + step * 17),
                    (x + side * 66 + wide, y + 116 + step * 17),
                ],
                ink.STRAW,
                width=5,
                alpha=0.55 - step * 0.06,
            )


def _shelter(art: Canvas) -> None:
    art.glow((330, 390), 420, ink.STRAW, alpha=0.75)
    art.rect((96, 262, 470, 310), ink.STRAW, alpha=0.5)
    art.rect((96, 470, 470, 10), ink.NAVY)
    for x in (96, 250, 405, 556):
        art.rect((x, 250, 11, 345), ink.INK)
    art.poly([(60, 226), (608, 226), (590, 262), (78, 262)], ink.INK)
    art.rect((96, 262, 470, 8), ink.CREAM)
    art.rect((112, 290, 126, 190), ink.CREAM, r=4)
    art.disc((175, 360), 36, ink.BRICK)
    art.path("M120 472L160 400L190 440L210 415L232 472Z", ink.TEAL)
    art.rect((280, 520, 240, 14), ink.BRONZE)
    for x in (296, 496):
        art.rect((x, 534, 10, 54), ink.INK)
    people.stand(
        art,
        (352, 596),
        236,
        Look(coat=ink.TEAL, hair=ink.HAIRS[4], skin=ink.SKINS[0], bag=ink.RUST),
    )
    people.stand(art, (470, 600), 246, Look(coat=ink.NAVY, hair=ink.INK, skin=ink.SKINS[3]))
    art.poly([(112, 270), (230, 270), (112, 470)], ink.CREAM, alpha=0.25)


def _wet_lights(art: Canvas) -> None:
    for x in (130, 210, 300, 400, 480, 540):
        y = art.dice.uniform(608, 620)
        for step in range(4):
            wide = art.dice.uniform(14, 44)
            art.line(
                [(x - wide, y + step * 16), (x + wide, y + step * 16)],
                ink.STRAW,
                width=4,
                alpha=0.4 - step * 0.07,
            )


def _drizzle(art: Canvas) -> None:
    for _ in range(170):
        x, y = art.dice.uniform(-20, WIDTH + 40), art.dice.uniform(-20, HEIGHT)
        long = art.dice.uniform(16, 44)
        art.line([(x, y), (x - long * 0.25, y + long)], ink.FOG, width=1.6, alpha=0.45)
    for _ in range(34):
        x, y = art.dice.uniform(0, WIDTH), art.dice.uniform(590, 670)
        art.oval((x, y), (art.dice.uniform(6, 15), 2.5), ink.FOG, alpha=0.35)


def _firehouse(art: Canvas) -> None:
    buildings.wall(art, (190, 150, 820, 385), ink.CORAL, strength=0.4)
    buildings.bricks(art, (190, 150, 820, 385), ink.BRICK, count=170)
    art.rect((176, 134, 848, 24), ink.CREAM)
    buildings.wall(art, (500, 60, 200, 100), ink.CORAL, strength=0.4)
    art.rect((488, 48, 224, 18), ink.CREAM)
    art.disc((600, 108), 27, ink.CREAM)
    art.disc((600, 108), 20, ink.BRICK)
    art.path("M600 92q13 14 8 24q-2 8 -8 8t-9 -8q-1 -6 4 -10q4 -5 5 -14Z", ink.STRAW)
    for x in (225, 482, 739):
        art.path(buildings.arch((x - 10, 232, 242, 300)), ink.CREAM)
        art.path(f"M{x} 532V352a111 110 0 0 1 222 0V532Z", ink.INK)
        art.shade(
            f"M{x} 532V352a111 110 0 0 1 222 0V532Z",
            ink.OCHRE,
            start=(0.4, 0.9),
            end=(0.6, 0),
            strength=0.55,
        )
        art.path(f"M{x} 330a111 110 0 0 1 222 0V340H{x}Z", ink.NAVY)
        for at in (55, 111, 167):
            art.line([(x + at, 240), (x + at, 338)], ink.CREAM, width=3)
    for x in (225, 391, 530, 608, 745, 911):
        buildings.window(art, (x, 174, 62, 40), Pane(chance=0.3, bars=False))


def _watchers(art: Canvas) -> None:
    art.rect((262, 60, 26, 640), ink.NAVY)
    art.shade(boxed((262, 60, 26, 640)), ink.INK, start=(0.2, 0), end=(1, 0), strength=1)
    art.rect((240, 626, 70, 60), ink.NAVY, r=4)
    panel = outline([(150, 66), (360, 30), (392, 92), (182, 128)])
    art.path(panel, ink.INK)
    inner = outline([(160, 70), (354, 38), (380, 88), (188, 121)])
    art.path(inner, art.ramp((ink.SLATE, ink.NAVY)))
    for at in (0.25, 0.5, 0.75):
        art.line(
            [(160 + 194 * at, 70 - 32 * at), (188 + 192 * at, 121 - 33 * at)], ink.MIST, width=2
        )
    art.line([(174, 96), (367, 63)], ink.MIST, width=2)
    art.rect((280, 214, 130, 14), ink.NAVY)
    for x, y, turn in ((412, 206, 16), (146, 288, 166)):
        _camera(art, (x, y), turn)
    art.rect((180, 262, 92, 12), ink.NAVY)
    art.path("M380 262L640 700H1010L430 236Z", ink.STRAW, alpha=0.16)
    art.rect((246, 330, 58, 84), ink.MIST, r=5)
    art.shade(boxed((246, 330, 58, 84)), ink.NAVY)
    art.disc((262, 346), 5, ink.BRICK)


def _camera(art: Canvas, at: Point, turn: float) -> None:
    x, y = at
    flip = " scale(1 -1)" if turn > 90 else ""
    with art.group(f"translate({x} {y}) rotate({turn}){flip} scale(1.35)"):
        art.rect((-58, -24, 130, 54), ink.CREAM, r=10)
        art.shade(
            boxed((-58, -24, 130, 54)), ink.NAVY, start=(0, 0.2), end=(0.1, 1.2), strength=0.85
        )
        art.path("M-66 -30H92V-18H-66Z", ink.FOG)
        art.rect((66, -20, 20, 46), ink.INK, r=5)
        art.disc((76, 3), 15, ink.NAVY)
        art.disc((78, 0), 7, ink.SAGE)
        art.disc((-40, 12), 5, ink.BRICK)
