"""Rooms where people meet, vote and decide."""

from __future__ import annotations

from artwork import buildings, people
from artwork import palette as ink
from artwork.canvas import Canvas
from artwork.people import Look
from artwork.shapes import Box, Point, boxed, outline


def council_chamber() -> Canvas:
    """An empty council chamber with a curved dais under tall windows."""
    art = Canvas(51)
    art.path(boxed((-20, -20, 1240, 480)), art.ramp((ink.SAND, ink.PAPER)))
    for x in (60, 235, 880, 1055):
        _tall_window(art, (x, 60, 90, 270))
    _panelling(art)
    _seal_wall(art)
    art.path(boxed((-20, 440, 1240, 260)), art.ramp((ink.BRICK, ink.RUST)))
    for at in range(-10, 11):
        art.line([(600 + at * 70, 440), (600 + at * 160, 690)], ink.RUST, width=2, alpha=0.6)
    for x in (60, 235, 880, 1055):
        lean = 150 if x < 600 else 40
        art.poly(
            [(x, 350), (x + 90, 350), (x + 130 + lean, 690), (x - 10 + lean, 690)],
            ink.STRAW,
            alpha=0.16,
        )
    _dais(art)
    _public_chairs(art)
    return art


def school_board_room() -> Canvas:
    """A school board sits before a chalkboard; a parent speaks at the lectern."""
    art = Canvas(52)
    art.rect((-20, -20, 1240, 720), ink.FOAM)
    art.shade(boxed((-20, -20, 1240, 540)), ink.TEAL, start=(0.4, 0), end=(1.1, 0.3), strength=0.4)
    _chalkboard(art)
    art.disc((1090, 110), 42, ink.CREAM)
    art.disc((1090, 110), 35, ink.PAPER)
    art.line([(1090, 110), (1090, 86)], ink.INK, width=4)
    art.line([(1090, 110), (1106, 118)], ink.INK, width=4)
    _globe(art, (110, 330))
    looks = (
        Look(coat=ink.BRICK, hair=ink.HAIRS[4], skin=ink.SKINS[0], back=False),
        Look(coat=ink.NAVY, hair=ink.INK, skin=ink.SKINS[3], back=False, long_hair=True),
        Look(coat=ink.OCHRE, hair=ink.UMBER, skin=ink.SKINS[1], back=False),
        Look(coat=ink.PINE, hair=ink.RUST, skin=ink.SKINS[0], back=False, long_hair=True),
        Look(coat=ink.SLATE, hair=ink.INK, skin=ink.SKINS[2], back=False),
    )
    for at, look in enumerate(looks):
        people.sit(art, (280 + at * 160, 402), 130, look)
    _board_table(art)
    art.path(boxed((-20, 510, 1240, 190)), art.ramp((ink.OCHRE, ink.BRONZE)))
    _speaker(art)
    _audience(art)
    return art


def polling_place() -> Canvas:
    """Voters stand at the booths of a school gymnasium; a poll worker waits at a table."""
    art = Canvas(53)
    art.path(boxed((-20, -20, 1240, 500)), art.ramp((ink.PAPER, ink.SAND)))
    for x in range(30, 1160, 195):
        art.rect((x, 36, 156, 150), ink.CREAM)
        art.rect((x + 7, 43, 142, 136), art.ramp((ink.SAGE, ink.FOAM)))
        art.poly([(x + 7, 43), (x + 90, 43), (x + 7, 150)], ink.CREAM, alpha=0.35)
        for bar in (54, 102):
            art.line([(x + bar, 43), (x + bar, 179)], ink.CREAM, width=4)
        art.line([(x + 7, 111), (x + 149, 111)], ink.CREAM, width=4)
        art.poly([(x, 196), (x + 156, 196), (x + 236, 470), (x + 60, 470)], ink.CREAM, alpha=0.28)
    _hoop(art)
    art.rect((-20, 330, 1240, 140), ink.SAGE)
    art.rect((-20, 326, 1240, 10), ink.TEAL)
    art.path(boxed((-20, 466, 1240, 230)), art.ramp((ink.OCHRE, ink.BRONZE)))
    for at in range(-12, 13):
        art.line([(600 + at * 80, 466), (600 + at * 170, 690)], ink.UMBER, width=1.5, alpha=0.45)
    art.curve("M-20 610H1220", ink.CREAM, width=5, alpha=0.7)
    art.curve("M420 690A190 70 0 0 1 800 690", ink.BRICK, width=6, alpha=0.7)
    voters = (
        Look(coat=ink.BRICK, hair=ink.UMBER, skin=ink.SKINS[0], long_hair=True), None,
        Look(coat=ink.NAVY, hair=ink.INK, skin=ink.SKINS[3]), Look(coat=ink.OCHRE, hair=ink.HAIRS[4], skin=ink.SKINS[1]),
    )  # fmt: skip
    for at, look in enumerate(voters):
        _booth(art, (365 + at * 190, 590), look)
    _check_in(art)
    for x, tall, look in (
        (1168, 250, Look(coat=ink.TEAL, hair=ink.INK, skin=ink.SKINS[2], stride=5, bag=ink.RUST)),
        (1100, 262, Look(coat=ink.CORAL, hair=ink.RUST, skin=ink.SKINS[0], long_hair=True)),
    ):
        people.stand(art, (x, 662), tall, look)
    return art


def _tall_window(art: Canvas, box: Box) -> None:
    x, y, w, h = box
    art.path(buildings.arch((x - 12, y - 12, w + 24, h + 12)), ink.CREAM)
    art.path(buildings.arch(box), art.ramp((ink.SAGE, ink.FOAM, ink.CREAM)))
    for share in (0.33, 0.67):
        art.line([(x + w * share, y + 4), (x + w * share, y + h)], ink.CREAM, width=4)
    for at in range(1, 5):
        art.line([(x, y + h * at / 5), (x + w, y + h * at / 5)], ink.CREAM, width=4)
    art.rect((x - 18, y + h - 2, w + 36, 14), ink.CREAM)


def _panelling(art: Canvas) -> None:
    art.rect((-20, 342, 1240, 110), ink.UMBER)
    for x in range(-10, 1210, 88):
        art.rect((x, 356, 70, 82), ink.BRONZE)
        art.shade(boxed((x, 356, 70, 82)), ink.INK, start=(0.2, 0), end=(1, 1), strength=0.6)
    art.rect((-20, 336, 1240, 10), ink.BRONZE)


def _seal_wall(art: Canvas) -> None:
    buildings.wall(art, (385, -20, 430, 480), ink.PAPER, shade=ink.UMBER, strength=0.3)
    for x in (392, 772):
        buildings.column(art, (x, 40, 36, 410))
    buildings.pediment(art, (375, -34, 450, 70))
    art.path("M445 450V150A155 120 0 0 1 755 150V450Z", ink.TEAL)
    art.shade(
        "M445 450V150A155 120 0 0 1 755 150V450Z",
        ink.INK,
        start=(0.3, 0),
        end=(1, 0.6),
        strength=0.7,
    )
    art.disc((600, 165), 68, ink.OCHRE)
    art.disc((600, 165), 58, ink.NAVY)
    with art.clip("M542 165a58 58 0 1 0 116 0a58 58 0 1 0 -116 0"):
        art.disc((600, 160), 22, ink.STRAW)
        art.path("M530 190L570 160L600 185L635 150L680 195V240H530Z", ink.SAGE)
        art.path("M530 200Q570 190 600 203T680 200V240H530Z", ink.CREAM)


def _dais(art: Canvas) -> None:
    for at in range(7):
        x = 260 + at * 113.5
        drop = 26 - abs(at - 3) ** 2 * 3.4
        y = 352 - drop * 0.6
        art.path(
            f"M{x - 34} {y + 100}V{y + 18}Q{x - 34} {y - 10} {x} {y - 10}T{x + 34} {y + 18}V{y + 100}Z",
            ink.RUST if at != 3 else ink.BRICK,
        )
        art.shade(
            f"M{x - 34} {y + 100}V{y + 18}Q{x - 34} {y - 10} {x} {y - 10}T{x + 34} {y + 18}V{y + 100}Z",
            ink.INK,
            start=(0.3, 0),
            end=(1, 0.6),
        )
    desk = "M150 470Q600 360 1050 470V566Q600 452 150 566Z"
    art.path(desk, ink.BRONZE)
    art.shade(desk, ink.INK, start=(0.3, 0), end=(1, 0.8), strength=0.75)
    top = "M140 462Q600 350 1060 462V480Q600 368 140 480Z"
    art.path(top, ink.OCHRE)
    for at in range(7):
        x = 260 + at * 113.5
        y = 474 - 50 * (1 - ((x - 600) / 450) ** 2)
        art.path(f"M{x - 44} {y + 22}L{x + 44} {y + 22}V{y + 84}H{x - 44}Z", ink.UMBER, alpha=0.55)
        art.rect((x - 28, y - 20, 52, 15), ink.CREAM, r=2)
        art.curve(f"M{x + 34} {y - 4}Q{x + 36} {y - 34} {x + 22} {y - 42}", ink.INK, width=3)
        art.oval((x + 20, y - 43), (6, 4), ink.INK, turn=30)


def _public_chairs(art: Canvas) -> None:
    for side in (-1, 1):
        for at in range(5):
            x = 600 + side * (130 + at * 105)
            art.path(f"M{x - 40} 690V612Q{x - 40} 590 {x} 590T{x + 40} 612V690Z", ink.NAVY)
            art.shade(
                f"M{x - 40} 690V612Q{x - 40} 590 {x} 590T{x + 40} 612V690Z",
                ink.INK,
                start=(0.2, 0),
                end=(1, 0.6),
            )


def _chalkboard(art: Canvas) -> None:
    art.rect((220, 30, 760, 300), ink.BRONZE)
    board = (236.0, 46.0, 728.0, 268.0)
    art.rect(board, ink.PINE)
    art.shade(boxed(board), ink.SAGE, start=(0.6, 0.3), end=(0, 0), strength=0.35)
    art.line([(290, 250), (290, 100)], ink.FOG, width=4)
    art.line([(290, 250), (480, 250)], ink.FOG, width=4)
    for at, tall in enumerate((50, 84, 66, 118)):
        art.rect((308 + at * 42, 250 - tall, 26, tall), ink.FOG, alpha=0.75)
    art.curve("M560 90L640 240H500Z", ink.FOG, width=4)
    art.curve(
        "M700 170a55 55 0 1 0 110 0a55 55 0 1 0 -110 0M755 170V115M755 170L800 202",
        ink.FOG,
        width=4,
    )
    for y in (90, 112, 134, 200, 222):
        art.line([(850, y), (930 - (y % 3) * 12, y)], ink.FOG, width=4, alpha=0.7)
    art.rect((220, 322, 760, 14), ink.OCHRE)
    for x in (330, 360, 700):
        art.rect((x, 316, 22, 7), ink.CREAM)


def _globe(art: Canvas, foot: Point) -> None:
    x, y = foot
    art.rect((x - 90, y + 40, 190, 140), ink.BRONZE)
    art.rect((x - 100, y + 30, 210, 14), ink.OCHRE)
    for at, fill in enumerate(
        (ink.BRICK, ink.NAVY, ink.STRAW, ink.TEAL, ink.RUST, ink.CORAL, ink.PINE)
    ):
        art.rect((x - 78 + at * 23, y + 64 + at % 3 * 6, 20, 106 - at % 3 * 6), fill)
    art.rect((x - 8, y + 6, 16, 26), ink.UMBER)
    art.curve(f"M{x + 20} {y - 96}A62 62 0 0 1 {x - 10} {y + 18}", ink.OCHRE, width=7)
    art.disc((x - 12, y - 42), 52, ink.TEAL)
    art.path(
        f"M{x - 48} {y - 66}q22 -26 44 -18q-2 22 -22 26q8 18 -6 24q-18 -4 -16 -32ZM{x + 2} {y - 40}q22 -8 34 8q-8 26 -26 30q-16 -18 -8 -38Z",
        ink.STRAW,
    )
    art.shade(
        f"M{x - 64} {y - 42}a52 52 0 1 0 104 0a52 52 0 1 0 -104 0",
        ink.INK,
        start=(0.4, 0.2),
        end=(1, 0.9),
        strength=0.8,
    )


def _board_table(art: Canvas) -> None:
    for at in range(5):
        x = 280 + at * 160
        art.rect((x - 40, 378, 66, 20), ink.CREAM, r=2)
        art.line([(x - 30, 388), (x + 16, 388)], ink.SLATE, width=4)
        art.curve(f"M{x + 52} 400Q{x + 54} 360 {x + 36} 348", ink.INK, width=3.5)
        art.oval((x + 34, 346), (8, 5), ink.INK, turn=35)
    cloth = boxed((170, 398, 860, 150))
    art.path(cloth, ink.NAVY)
    art.shade(cloth, ink.INK, start=(0.2, 0), end=(1, 1))
    for x in range(210, 1030, 54):
        art.line([(x, 410), (x + 4, 546)], ink.INK, width=2, alpha=0.5)
    art.rect((156, 392, 888, 14), ink.CREAM)


def _speaker(art: Canvas) -> None:
    people.stand(
        art, (600, 664), 262, Look(coat=ink.CORAL, hair=ink.INK, skin=ink.SKINS[2], long_hair=True)
    )
    stand = outline([(640, 500), (730, 516), (722, 690), (650, 690)])
    art.path(stand, ink.UMBER)
    art.shade(stand, ink.INK)
    art.poly([(626, 496), (740, 514), (736, 528), (624, 510)], ink.BRONZE)
    art.curve("M690 506Q696 470 672 456", ink.INK, width=4)
    art.oval((668, 454), (9, 6), ink.INK, turn=30)


def _audience(art: Canvas) -> None:
    for x, tall in (
        (60, 150),
        (190, 165),
        (320, 150),
        (445, 158),
        (850, 160),
        (975, 150),
        (1100, 168),
        (1200, 150),
    ):
        people.sit(art, (x, 715), tall, people.anyone(art))


def _hoop(art: Canvas) -> None:
    with art.group("translate(-475 -20)"):
        _board_and_net(art)


def _board_and_net(art: Canvas) -> None:
    art.rect((1010, 126, 130, 92), ink.CREAM, r=4)
    art.line([(1022, 138), (1128, 138), (1128, 206), (1022, 206), (1022, 138)], ink.BRICK, width=4)
    art.line([(1052, 200), (1052, 164), (1098, 164), (1098, 200)], ink.BRICK, width=4)
    art.oval((1075, 222), (30, 6), ink.BRICK)
    for x in (1050, 1062, 1075, 1088, 1100):
        art.line([(x, 224), (1075 + (x - 1075) * 0.6, 262)], ink.CREAM, width=2)


def _booth(art: Canvas, foot: Point, look: Look | None) -> None:
    x, y = foot
    for side in (-1, 1):
        art.line([(x + side * 66, y - 150), (x + side * 72, y + 8)], ink.INK, width=5)
    art.poly(
        [(x - 72, y - 160), (x + 72, y - 160), (x + 78, y - 146), (x - 78, y - 146)], ink.CREAM
    )
    back = outline([(x - 62, y - 280), (x + 62, y - 280), (x + 70, y - 160), (x - 70, y - 160)])
    art.path(back, ink.FOG)
    for side in (-1, 1):
        wing = outline(
            [
                (x + side * 62, y - 280),
                (x + side * 90, y - 292),
                (x + side * 90, y - 148),
                (x + side * 72, y - 160),
            ]
        )
        art.path(wing, ink.TEAL)
        art.shade(wing, ink.INK, start=(0, 0), end=(0.6, 1.1), strength=0.7)
    art.path(f"M{x - 36} {y - 244}h72v44h-72Z", ink.TEAL)
    art.curve(f"M{x - 18} {y - 222}l12 13l24 -27", ink.CREAM, width=7)
    if look:
        people.stand(art, (x - 4, y + 34), 235, look)


def _check_in(art: Canvas) -> None:
    people.sit(
        art, (150, 508), 150, Look(coat=ink.CORAL, hair=ink.HAIRS[4], skin=ink.SKINS[1], back=False)
    )
    art.rect((30, 500, 250, 20), ink.CREAM)
    art.rect((42, 520, 226, 120), ink.NAVY)
    art.shade(boxed((42, 520, 226, 120)), ink.INK, start=(0.2, 0), end=(1, 1))
    art.rect((60, 484, 60, 16), ink.PAPER)
    art.rect((64, 478, 60, 10), ink.CREAM)
    art.rect((206, 452, 56, 50), ink.BRICK, r=4)
    art.rect((218, 446, 32, 8), ink.INK)
