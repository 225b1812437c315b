"""Things seen close: papers, a box, a door, an instrument."""

from __future__ import annotations

import math

from artwork import nature
from artwork import palette as ink
from artwork.canvas import Canvas
from artwork.shapes import SHEET, Point, boxed, outline


def treaty_pages() -> Canvas:
    """Two open folders, pens and a sealed ribbon on a table in window light."""
    art = Canvas(71)
    art.path(SHEET, ink.PINE)
    for y in range(-10, 690, 76):
        art.line([(-20, y), (1220, y + 14)], ink.INK, width=2, alpha=0.35)
    art.shade(SHEET, ink.INK, start=(0.2, 0.1), end=(1, 1), strength=0.6)
    _window_light(art)
    _folder(art, (60, 120), -5, ink.BRICK)
    _folder(art, (660, 105), 4, ink.NAVY)
    _pen(art, (470, 470), -38, ink.INK)
    _pen(art, (1010, 500), -50, ink.RUST)
    _seal(art, (596, 560))
    _inkwell(art, (600, 120))
    return art


def ballot_box() -> Canvas:
    """A hand drops a folded ballot into a wooden box."""
    art = Canvas(72)
    art.path(SHEET, art.ramp((ink.SAGE, ink.FOAM, ink.PAPER)))
    for x in range(-60, 1300, 170):
        art.poly([(x, -20), (x + 80, -20), (x - 40, 560), (x - 120, 560)], ink.CREAM, alpha=0.2)
    for x, y, w in ((40, 180, 200), (960, 170, 220)):
        _screen_booth(art, (x, y), w)
    art.path(boxed((-20, 540, 1240, 160)), art.ramp((ink.OCHRE, ink.BRONZE)))
    art.rect((-20, 536, 1240, 12), ink.STRAW)
    art.oval((630, 618), (330, 26), ink.INK, alpha=0.35)
    _chest(art)
    _ballot_and_hand(art)
    _pencil(art, (180, 610))
    _stickers(art)
    return art


def door_notice() -> Canvas:
    """A notice is taped to an apartment door."""
    art = Canvas(73)
    art.path(SHEET, art.ramp((ink.SAGE, ink.FOAM), start=(1, 0), end=(0, 0)))
    art.path(boxed((-20, 420, 1240, 280)), ink.TEAL)
    art.shade(boxed((-20, 420, 1240, 280)), ink.INK, start=(0.2, 0), end=(1, 0.6), strength=0.55)
    art.rect((-20, 412, 1240, 12), ink.CREAM)
    art.path(boxed((-20, 625, 1240, 80)), art.ramp((ink.BRONZE, ink.UMBER)))
    art.rect((-20, 606, 1240, 22), ink.CREAM)
    art.poly([(-20, -20), (260, -20), (-20, 560)], ink.STRAW, alpha=0.35)
    _door(art)
    _notice(art)
    art.poly([(380, 640), (830, 640), (890, 690), (320, 690)], ink.RUST)
    art.hatch(
        outline([(380, 640), (830, 640), (890, 690), (320, 690)]),
        ink.BRONZE,
        angle=90,
        gap=12,
        width=4,
    )
    _umbrella_stand(art, (985, 640))
    _wall_light(art, (210, 200))
    return art


def air_monitor() -> Canvas:
    """An air-quality station on a pole over a hazy town."""
    art = Canvas(74)
    nature.sky(art, ink.BRONZE, ink.CORAL, ink.BLUSH, ink.STRAW)
    art.glow((250, 250), 260, ink.STRAW, alpha=0.9)
    art.disc((250, 250), 66, ink.BRICK)
    nature.streaks(art, ink.SAND, top=120, bottom=380, count=12)
    nature.hills(art, "#c08a68", base=470, height=130)
    _haze_town(art, 520, "#a87a66", (60, 150))
    art.path(boxed((-20, 400, 1240, 130)), art.ramp(("#e8c39900", ink.SAND)), alpha=0.6)
    _haze_town(art, 590, "#7d5f60", (50, 130))
    nature.hills(art, "#5a4750", base=640, height=60, shade=ink.INK)
    nature.forest(art, ink.INK, base=690, low=40, high=100, span=(-20, 420))
    nature.forest(art, ink.INK, base=690, low=40, high=90, span=(980, 1230))
    _station(art)
    return art


def _window_light(art: Canvas) -> None:
    for x in (150, 330, 510):
        for y in (-40, 250):
            art.poly(
                [(x, y), (x + 150, y), (x + 300, y + 260), (x + 150, y + 260)],
                ink.STRAW,
                alpha=0.13,
            )


def _folder(art: Canvas, at: Point, turn: float, fill: str) -> None:
    x, y = at
    with art.group(f"translate({x} {y}) rotate({turn} 240 210)"):
        art.rect((14, 18, 480, 420), ink.INK, r=8, alpha=0.35)
        art.rect((0, 0, 480, 420), fill, r=8)
        art.shade(boxed((0, 0, 480, 420)), ink.INK, start=(0.2, 0.2), end=(1, 1), strength=0.6)
        art.curve("M10 10H470V410H10Z", ink.OCHRE, width=2)
        for left in (22, 244):
            art.rect((left, 20, 214, 380), ink.CREAM)
        art.shade(boxed((182, 20, 54, 380)), ink.DUNE, strength=0.8)
        art.shade(boxed((244, 20, 54, 380)), ink.DUNE, start=(1, 0), end=(0, 0), strength=0.8)
        art.rect((236, 6, 8, 408), ink.INK, alpha=0.4)
        _page(art, 42, 60, 12)
        _page(art, 264, 44, 9)
        art.curve(
            "M272 318q18 -34 24 -8t18 -4q12 -26 20 0t20 -6q8 -14 14 2t34 -8", ink.NAVY, width=4
        )
        art.line([(266, 338), (422, 338)], ink.SLATE, width=2)
        art.path("M452 -6h18v98l-9 -12l-9 12Z", ink.OCHRE)


def _page(art: Canvas, x: float, y: float, lines: int) -> None:
    art.rect((x + 34, y - 12, 106, 12), ink.INK)
    for line in range(lines):
        short = (line % 4 == 3) * 50 + (line % 3) * 6
        art.line(
            [(x, y + 26 + line * 23), (x + 172 - short, y + 26 + line * 23)],
            ink.SLATE,
            width=5,
            alpha=0.75,
        )


def _pen(art: Canvas, at: Point, turn: float, fill: str) -> None:
    with art.group(f"translate({at[0]} {at[1]}) rotate({turn})"):
        art.rect((6, 10, 250, 18), ink.INK, r=9, alpha=0.3)
        art.path("M-34 0L4 -9V9Z", ink.STRAW)
        art.line([(-32, 0), (-6, 0)], ink.UMBER, width=2)
        art.rect((2, -10, 120, 20), ink.OCHRE, r=3)
        art.rect((14, -10, 236, 20), fill, r=9)
        art.rect((14, -8, 230, 5), ink.MIST, r=2, alpha=0.5)
        art.rect((116, -11, 9, 22), ink.STRAW)
        art.rect((128, -15, 90, 5), ink.STRAW, r=2)


def _seal(art: Canvas, at: Point) -> None:
    x, y = at
    art.path(
        f"M{x - 40} {y}L{x - 74} {y + 140}L{x - 44} {y + 122}L{x - 22} {y + 146}L{x} {y}L{x + 22} {y + 146}L{x + 44} {y + 122}L{x + 74} {y + 140}L{x + 40} {y}Z",
        ink.TEAL,
    )
    points = [
        (
            x + (66 + 6 * math.cos(at * 1.7)) * math.cos(at * math.tau / 22),
            y + (66 + 6 * math.cos(at * 1.7)) * math.sin(at * math.tau / 22),
        )
        for at in range(22)
    ]
    art.poly(points, ink.BRICK)
    art.shade(outline(points), ink.INK, start=(0.3, 0.2), end=(1, 1), strength=0.8)
    art.curve(f"M{x - 46} {y}a46 46 0 1 0 92 0a46 46 0 1 0 -92 0", ink.CORAL, width=4)
    art.curve(f"M{x - 20} {y + 30}Q{x - 4} {y} {x + 18} {y - 30}", ink.CORAL, width=4)
    for share, long in ((0.15, 20), (0.45, 22), (0.75, 18)):
        lx, ly = x - 18 + 36 * share, y + 24 - 52 * share
        art.oval((lx - long * 0.55, ly - 6), (long * 0.6, 6), ink.CORAL, turn=30)
        art.oval((lx + long * 0.6, ly + 2), (long * 0.6, 6), ink.CORAL, turn=-15)
    art.oval((x + 21, y - 36), (5, 11), ink.CORAL, turn=30)


def _inkwell(art: Canvas, at: Point) -> None:
    x, y = at
    art.disc((x + 8, y + 10), 48, ink.INK, alpha=0.35)
    art.disc((x, y), 46, ink.SLATE)
    art.disc((x, y), 34, ink.NAVY)
    art.disc((x, y), 26, ink.INK)
    art.curve(f"M{x - 38} {y - 14}a40 40 0 0 1 24 -24", ink.FOAM, width=5)


def _screen_booth(art: Canvas, at: Point, width: float) -> None:
    x, y = at
    art.rect((x, y, width, 250), ink.TEAL, alpha=0.75)
    art.shade(boxed((x, y, width, 250)), ink.PINE)
    art.path(f"M{x + width / 2 - 34} {y + 110}l24 26l46 -54", "none")
    art.curve(f"M{x + width / 2 - 34} {y + 110}l24 26l46 -54", ink.CREAM, width=14, alpha=0.85)
    for side in (10, width - 18):
        art.rect((x + side, y + 250, 8, 120), ink.NAVY)


def _chest(art: Canvas) -> None:
    front = boxed((370, 350, 400, 266))
    side = outline([(770, 350), (870, 312), (870, 566), (770, 616)])
    top = outline([(370, 350), (478, 312), (870, 312), (770, 350)])
    art.path(side, ink.RUST)
    art.shade(side, ink.INK, start=(0, 0), end=(1, 0.8), strength=0.7)
    art.path(top, ink.BLUSH)
    art.poly([(510, 337), (532, 326), (740, 326), (722, 337)], ink.INK)
    art.path(front, ink.CORAL)
    art.shade(front, ink.RUST, start=(0.1, 0.1), end=(1, 1), strength=0.85)
    for y in (436.0, 524.0):
        art.line([(372, y), (768, y)], ink.RUST, width=3)
        art.line([(772, y), (868, y - 40)], ink.INK, width=3, alpha=0.6)
    for _ in range(16):
        x, y = art.dice.uniform(380, 700), art.dice.uniform(362, 604)
        art.line(
            [(x, y), (x + art.dice.uniform(24, 60), y + art.dice.uniform(-2, 2))],
            ink.RUST,
            width=1.6,
            alpha=0.6,
        )
    for x, y in ((376, 356), (730, 356), (376, 576), (730, 576)):
        art.path(f"M{x} {y}h34v34h-34Z", ink.OCHRE)
        art.disc((x + 17, y + 17), 5, ink.UMBER)
    art.path("M514 446h112v108q-56 36 -112 0Z", ink.CREAM)
    art.curve("M538 496l24 26l46 -56", ink.TEAL, width=15)
    art.rect((560, 340, 30, 44), ink.OCHRE, r=4)
    art.curve("M562 396v-14a13 13 0 0 1 26 0v14", ink.MIST, width=6)
    art.rect((552, 392, 46, 38), ink.NAVY, r=6)
    art.disc((575, 408), 5, ink.STRAW)


def _ballot_and_hand(art: Canvas) -> None:
    paper = outline([(560, 150), (706, 162), (694, 332), (548, 332)])
    art.path(paper, ink.CREAM)
    art.shade(paper, ink.SLATE, start=(0.5, 0), end=(1.1, 0.4), strength=0.4)
    for at in range(3):
        y = 204 + at * 38
        art.curve(f"M{574 - at * 3} {y}h18v18h-18Z", ink.INK, width=3)
        art.line([(608 - at * 3, y + 9), (676 - at * 3, y + 11)], ink.SLATE, width=6)
    art.curve("M574 248l7 9l16 -22", ink.BRICK, width=6)
    sleeve = "M1240 -40L930 -40L770 70L838 176L1240 30Z"
    art.path(sleeve, ink.NAVY)
    art.shade(sleeve, ink.INK, start=(0.4, 0), end=(0.6, 1), strength=0.8)
    art.path("M792 56L762 80L826 180L858 164Z", ink.CREAM)
    hand = (
        "M776 88C742 96 716 100 694 116C676 130 664 150 664 166C664 178 680 180 688 170L704 152"
        "C690 176 676 196 676 210C678 222 694 220 700 210L718 184C710 204 702 220 706 228"
        "C712 238 724 232 730 220L744 196C742 208 740 218 746 222C756 226 764 214 768 202"
        "C776 186 800 180 822 168Z"
    )
    art.path(hand, ink.SKINS[1])
    art.shade(hand, ink.RUST, start=(0.3, 0.2), end=(0.8, 1), strength=0.65)
    art.path(
        "M712 106C684 108 656 122 640 140C632 150 640 160 652 156C674 146 694 142 716 144Z",
        ink.SKINS[1],
    )
    art.path("M640 140C632 150 640 160 652 156L660 142Z", ink.BLUSH)


def _pencil(art: Canvas, at: Point) -> None:
    x, y = at
    art.line([(x + 4, y + 8), (x + 150, y - 22)], ink.INK, width=10, alpha=0.3)
    art.line([(x, y), (x + 146, y - 30)], ink.BRICK, width=13)
    art.poly([(x - 2, y - 6), (x + 2, y + 7), (x - 30, y + 7)], ink.BLUSH)
    art.poly([(x - 22, y + 3), (x - 20, y + 7), (x - 32, y + 8)], ink.INK)


def _stickers(art: Canvas) -> None:
    for x, y, fill in ((980, 606, ink.BRICK), (1046, 626, ink.TEAL), (1010, 642, ink.NAVY)):
        art.oval((x, y), (34, 13), ink.CREAM)
        art.oval((x, y), (28, 10), fill)
        art.curve(f"M{x - 9} {y}l6 4l12 -8", ink.CREAM, width=3)


def _door(art: Canvas) -> None:
    art.rect((346, -30, 508, 660), ink.CREAM)
    art.shade(boxed((346, -30, 508, 660)), ink.SLATE, start=(0.5, 0), end=(1.05, 0.2), strength=0.5)
    door = boxed((376, -30, 448, 660))
    art.path(door, ink.BRICK)
    art.shade(door, ink.INK, start=(0.35, 0.2), end=(1.15, 0.8), strength=0.7)
    for box in (
        (420.0, -30.0, 160.0, 96.0),
        (620.0, -30.0, 160.0, 96.0),
        (420.0, 400.0, 160.0, 180.0),
        (620.0, 400.0, 160.0, 180.0),
    ):
        x, y, w, h = box
        art.rect(box, ink.RUST)
        art.rect((x + 9, y + 9, w - 9, h - 9), ink.BRICK)
        art.shade(
            boxed((x + 9, y + 9, w - 9, h - 9)), ink.INK, start=(0.3, 0), end=(1, 1), strength=0.5
        )
    art.disc((600, 44), 9, ink.OCHRE)
    art.disc((600, 44), 5, ink.INK)
    art.rect((770, 318, 34, 92), ink.OCHRE, r=8)
    art.disc((787, 346), 19, ink.STRAW)
    art.shade(
        "M768 346a19 19 0 1 0 38 0a19 19 0 1 0 -38 0",
        ink.UMBER,
        start=(0.3, 0.3),
        end=(1, 1),
        strength=0.9,
    )
    art.disc((787, 388), 6, ink.INK)


def _notice(art: Canvas) -> None:
    with art.group("rotate(-2.2 600 240)"):
        art.rect((492, 92, 230, 300), ink.INK, alpha=0.35)
        art.rect((482, 82, 230, 300), ink.CREAM)
        art.path("M712 350V382H676Z", ink.DUNE)
        art.path("M712 350L676 382V350Z", ink.SAND)
        art.rect((482, 82, 230, 52), ink.OCHRE)
        art.rect((506, 100, 182, 16), ink.INK)
        for line in range(7):
            short = (46, 12, 0, 88, 8, 22, 104)[line]
            art.line(
                [(508, 162 + line * 23), (686 - short, 162 + line * 23)],
                ink.SLATE,
                width=7,
                alpha=0.85,
            )
        art.curve("M508 344q14 -24 20 -4t18 -6q10 -16 16 2t30 -6", ink.NAVY, width=4)
        art.disc((654, 336), 19, ink.BRICK, alpha=0.85)
        for x in (500, 640):
            art.poly([(x, 68), (x + 56, 72), (x + 54, 96), (x - 2, 92)], ink.STRAW, alpha=0.85)


def _umbrella_stand(art: Canvas, foot: Point) -> None:
    x, y = foot
    art.line([(x - 6, y - 40), (x + 26, y - 250)], ink.INK, width=6)
    art.curve(f"M{x + 26} {y - 250}q4 -28 -16 -30q-18 2 -14 18", ink.BRONZE, width=9)
    art.poly([(x - 14, y - 60), (x + 20, y - 218), (x + 34, y - 216), (x + 24, y - 60)], ink.OCHRE)
    art.line([(x - 24, y - 40), (x - 38, y - 218)], ink.BRONZE, width=8)
    pot = outline([(x - 52, y - 120), (x + 52, y - 120), (x + 42, y + 8), (x - 42, y + 8)])
    art.path(pot, ink.NAVY)
    art.shade(pot, ink.INK, start=(0.3, 0), end=(1, 0.3), strength=1)
    art.rect((x - 58, y - 128, 116, 14), ink.SLATE)


def _wall_light(art: Canvas, at: Point) -> None:
    x, y = at
    art.glow((x, y), 250, ink.STRAW, alpha=0.75)
    art.rect((x - 14, y + 26, 28, 66), ink.BRONZE, r=6)
    art.poly([(x - 28, y + 40), (x + 28, y + 40), (x + 46, y - 44), (x - 46, y - 44)], ink.CREAM)
    art.line([(x - 47, y - 44), (x + 47, y - 44)], ink.OCHRE, width=6)


def _haze_town(art: Canvas, base: float, fill: str, tall: Point) -> None:
    x = -20.0
    while x < 1220:
        wide, height = art.dice.uniform(44, 110), art.dice.uniform(*tall)
        art.rect((x, base - height, wide, height + 140), fill)
        if art.dice.random() < 0.25:
            art.poly(
                [(x, base - height), (x + wide / 2, base - height - 30), (x + wide, base - height)],
                fill,
            )
        x += wide + art.dice.uniform(-4, 16)


def _station(art: Canvas) -> None:
    art.rect((728, 150, 24, 560), ink.NAVY)
    art.shade(boxed((728, 150, 24, 560)), ink.INK, strength=1)
    for x in (560, 900):
        art.line([(x, 186), (740, 186)], ink.NAVY, width=13)
    _shield(art, (560, 186))
    _cups(art, (740, 150))
    _vane(art, (900, 176))
    panel = outline([(800, 262), (1016, 304), (1000, 400), (784, 352)])
    art.line([(744, 330), (800, 330)], ink.NAVY, width=12)
    art.path(panel, art.ramp((ink.SLATE, ink.INK)))
    art.line([(800, 262), (1016, 304), (1000, 400), (784, 352), (800, 262)], ink.CREAM, width=5)
    for share in (0.25, 0.5, 0.75):
        art.line(
            [(800 + 216 * share, 262 + 42 * share), (784 + 216 * share, 352 + 48 * share)],
            ink.MIST,
            width=2,
        )
    art.line([(792, 307), (1008, 352)], ink.MIST, width=2)
    box = boxed((640, 400, 170, 190))
    art.path(box, ink.CREAM)
    art.shade(box, ink.NAVY, start=(0.2, 0.1), end=(1.1, 1), strength=0.75)
    art.rect((632, 390, 186, 16), ink.FOG)
    art.disc((725, 476), 52, ink.NAVY)
    for at, fill in enumerate((ink.TEAL, ink.SAGE, ink.OCHRE, ink.CORAL, ink.BRICK)):
        a, b = math.pi * (1 + at / 5), math.pi * (1 + (at + 0.9) / 5)
        art.curve(
            f"M{725 + 39 * math.cos(a):.1f} {480 + 39 * math.sin(a):.1f}A39 39 0 0 1 {725 + 39 * math.cos(b):.1f} {480 + 39 * math.sin(b):.1f}",
            fill,
            width=12,
            cap="butt",
        )
    art.line([(725, 482), (752, 462)], ink.CREAM, width=5)
    art.disc((725, 482), 6, ink.CREAM)
    for y in (548, 560, 572):
        art.line([(680, y), (770, y)], ink.SLATE, width=4)


def _shield(art: Canvas, at: Point) -> None:
    x, y = at
    art.rect((x - 8, y - 4, 16, 60), ink.NAVY)
    for plate in range(8):
        top = y + 24 + plate * 25
        half = 66 if plate else 52
        d = f"M{x - half} {top + 17}Q{x - half + 8} {top} {x - half + 30} {top}H{x + half - 30}Q{x + half - 8} {top} {x + half} {top + 17}Z"
        art.rect((x - 38, top + 14, 76, 14), ink.INK)
        art.path(d, ink.CREAM)
        art.shade(d, ink.NAVY, start=(0.35, 0), end=(1.05, 0.5), strength=0.85)


def _cups(art: Canvas, foot: Point) -> None:
    x, y = foot
    art.line([(x, y), (x, y - 66)], ink.INK, width=8)
    for dx, dy in ((-64, -62), (58, -76), (12, -46)):
        art.line([(x, y - 64), (x + dx, y + dy)], ink.INK, width=5)
        art.path(f"M{x + dx - 18} {y + dy}a18 18 0 0 0 36 0Z", ink.BRICK)
    art.disc((x, y - 66), 10, ink.INK)


def _vane(art: Canvas, foot: Point) -> None:
    x, y = foot
    art.line([(x, y + 8), (x, y - 56)], ink.INK, width=8)
    art.line([(x - 60, y - 50), (x + 66, y - 62)], ink.INK, width=6)
    art.poly([(x - 60, y - 62), (x - 60, y - 38), (x - 86, y - 47)], ink.INK)
    art.poly(
        [
            (x + 40, y - 58),
            (x + 64, y - 88),
            (x + 92, y - 90),
            (x + 74, y - 64),
            (x + 92, y - 36),
            (x + 66, y - 36),
        ],
        ink.BRICK,
    )
    art.disc((x, y - 56), 9, ink.OCHRE)
