"""Things on wheels, seen from the side and heading right."""

from __future__ import annotations

from artwork import palette as ink
from artwork.canvas import Canvas
from artwork.shapes import Point, boxed


def wheel(art: Canvas, center: Point, radius: float, hub: str = ink.MIST) -> None:
    """Draw a tyre with a hub cap."""
    art.disc(center, radius, ink.INK)
    art.disc(center, radius * 0.58, hub)
    art.disc(center, radius * 0.36, ink.SLATE)
    art.disc(center, radius * 0.16, ink.INK)


def car(art: Canvas, foot: Point, length: float, fill: str, *, lights: bool = False) -> None:
    """Draw a plain family car whose middle stands on `foot`."""
    with art.group(f"translate({foot[0]:.1f} {foot[1]:.1f}) scale({length / 200:.3f})"):
        art.oval((0, 0), (108, 8), ink.INK, alpha=0.4)
        cabin = "M-66 -44L-42 -76H26L60 -44Z"
        art.path(cabin, fill)
        art.path("M-54 -44L-37 -70H-8V-44Z", ink.FOAM)
        art.path("M-2 -44V-70H22L48 -44Z", ink.FOAM)
        body = "M-100 -14V-38Q-98 -46 -84 -46H62Q96 -44 100 -26V-14Z"
        art.path(body, fill)
        art.shade(body, ink.INK, start=(0, 0.2), end=(0.1, 1.2), strength=0.8)
        art.rect((90, -36, 10, 9), ink.STRAW, r=3)
        art.rect((-100, -38, 8, 9), ink.RUST, r=3)
        art.line([(-5, -42), (-5, -16)], ink.INK, width=1.5, alpha=0.5)
        if lights:
            art.path("M98 -32L330 -60V24Z", ink.STRAW, alpha=0.3)
        for x in (-58, 60):
            wheel(art, (x, -14), 18)


def school_bus(art: Canvas, foot: Point, length: float) -> None:
    """Draw a yellow bus with a bonnet, its rear left end on `foot`."""
    with art.group(f"translate({foot[0]:.1f} {foot[1]:.1f}) scale({length / 640:.3f})"):
        art.oval((320, 4), (345, 14), ink.INK, alpha=0.45)
        body = "M0 -48V-212Q2 -236 30 -238H478Q506 -236 508 -210V-140H590Q632 -134 634 -92V-48Z"
        art.path(body, ink.OCHRE)
        art.path("M20 -237Q260 -252 488 -237V-230H20Z", ink.CREAM)
        with art.clip(body):
            for y in (-118, -92, -66):
                art.rect((-10, y, 660, 7), ink.INK)
            art.rect((-10, -52, 660, 10), ink.INK)
        art.shade(body, ink.RUST, start=(0, 0.25), end=(0.05, 1.1), strength=0.85)
        for at in range(7):
            _bus_pane(art, 26 + at * 58)
        _bus_front(art)
        for x in (118, 540):
            art.path(f"M{x - 50} -42a50 50 0 0 1 100 0Z", ink.INK)
            wheel(art, (x, -36), 37)


def city_bus(art: Canvas, foot: Point, length: float, fill: str = ink.TEAL) -> None:
    """Draw a low-floor bus with passengers, its rear left end on `foot`."""
    with art.group(f"translate({foot[0]:.1f} {foot[1]:.1f}) scale({length / 700:.3f})"):
        art.oval((350, 4), (375, 14), ink.INK, alpha=0.45)
        body = "M0 -26V-206Q0 -232 26 -234H650Q682 -232 690 -190L700 -110V-26Z"
        art.path("M60 -232H620L606 -252H84Z", ink.SLATE)
        art.path(body, ink.CREAM)
        with art.clip(body):
            art.rect((-10, -112, 730, 100), fill)
            art.path("M-10 -112H360L250 -20H-10Z", ink.OCHRE)
            art.path("M-10 -112H240L130 -20H-10Z", ink.BRICK)
            art.rect((14, -210, 560, 86), ink.NAVY)
            art.path("M640 -206H682L698 -110V-84H640Z", ink.FOAM)
        _riders(art)
        _bus_doors(art)
        art.shade(body, ink.INK, start=(0, 0.3), end=(0.04, 1.1), strength=0.65)
        art.rect((672, -70, 26, 16), ink.STRAW, r=6)
        art.rect((0, -80, 8, 26), ink.RUST)
        for x in (138, 556):
            art.path(f"M{x - 46} -24a46 46 0 0 1 92 0Z", ink.INK)
            wheel(art, (x, -28), 34)


def ambulance(art: Canvas, foot: Point, length: float) -> None:
    """Draw an ambulance with its lights on, its rear left end on `foot`."""
    with art.group(f"translate({foot[0]:.1f} {foot[1]:.1f}) scale({length / 560:.3f})"):
        art.oval((280, 4), (300, 13), ink.INK, alpha=0.5)
        cab = "M360 -36V-206H440Q458 -204 470 -188L506 -126L548 -112Q560 -106 560 -92V-36Z"
        box = "M0 -36V-240Q2 -252 14 -252H366V-36Z"
        art.path(cab, ink.CREAM)
        art.path("M386 -186H434Q448 -184 456 -172L484 -126H386Z", ink.NAVY)
        art.path("M392 -180H420L400 -132H392Z", ink.MIST, alpha=0.7)
        art.path(box, ink.CREAM)
        for fill, y, tall in ((ink.BRICK, -128, 34), (ink.OCHRE, -92, 9)):
            art.rect((0, y, 366, tall), fill)
            art.rect((366, y, 188, tall), fill)
        _cross(art, (108, -186), 30)
        art.rect((216, -226, 110, 62), ink.NAVY, r=6)
        art.poly([(222, -220), (276, -220), (222, -180)], ink.MIST, alpha=0.6)
        art.line([(200, -240), (200, -46)], ink.MIST, width=2.5)
        art.line([(366, -240), (366, -40)], ink.SLATE, width=3)
        art.shade(box, ink.NAVY, start=(0, 0.35), end=(0.05, 1.1), strength=0.8)
        art.shade(cab, ink.NAVY, start=(0, 0.4), end=(0.05, 1.1), strength=0.8)
        art.rect((0, -44, 560, 12), ink.INK)
        for x, fill in ((20, ink.CORAL), (330, ink.CORAL), (404, ink.STRAW)):
            y = -262 if x < 366 else -216
            art.glow((x + 16, y + 4), 120, fill, alpha=0.95)
            art.rect((x, y, 36, 14), fill, r=5)
        art.rect((544, -100, 16, 18), ink.STRAW, r=5)
        for x in (112, 464):
            art.path(f"M{x - 46} -34a46 46 0 0 1 92 0Z", ink.INK)
            wheel(art, (x, -34), 34)


def fire_engine(art: Canvas, foot: Point, length: float) -> None:
    """Draw a ladder engine, its rear left end on `foot`."""
    with art.group(f"translate({foot[0]:.1f} {foot[1]:.1f}) scale({length / 700:.3f})"):
        art.oval((350, 4), (370, 14), ink.INK, alpha=0.5)
        body = "M0 -44V-172H430V-44Z"
        cab = "M430 -44V-216Q432 -230 446 -230H640Q656 -228 664 -212L690 -130Q696 -112 696 -92V-44Z"
        art.path(body, ink.BRICK)
        art.path(cab, ink.BRICK)
        art.rect((0, -108, 694, 12), ink.CREAM)
        art.rect((0, -92, 695, 4), ink.OCHRE)
        _lockers(art)
        art.path("M600 -206H640Q648 -204 652 -196L674 -134H600Z", ink.FOAM)
        for x in (456, 526):
            art.rect((x, -206, 58, 66), ink.NAVY, r=5)
            art.poly([(x + 5, -201), (x + 40, -201), (x + 5, -162)], ink.FOAM, alpha=0.6)
        art.line([(520, -224), (520, -52)], ink.RUST, width=3)
        art.line([(592, -224), (592, -52)], ink.RUST, width=3)
        for d in (body, cab):
            art.shade(d, ink.INK, start=(0, 0.3), end=(0.05, 1.15), strength=0.75)
        _ladder(art)
        art.rect((500, -248, 90, 18), ink.NAVY, r=6)
        for x, fill in ((504, ink.CORAL), (562, ink.STRAW)):
            art.glow((x + 12, -240), 80, fill, alpha=0.9)
            art.rect((x, -246, 24, 14), fill, r=5)
        art.rect((-6, -50, 712, 14), ink.MIST, r=4)
        art.rect((676, -84, 20, 18), ink.STRAW, r=6)
        for x in (116, 566):
            art.path(f"M{x - 52} -40a52 52 0 0 1 104 0Z", ink.INK)
            wheel(art, (x, -38), 38, ink.CREAM)


def bicycle(art: Canvas, foot: Point, length: float, fill: str = ink.BRICK) -> None:
    """Draw a bicycle whose rear wheel touches the ground at `foot`."""
    with art.group(f"translate({foot[0]:.1f} {foot[1]:.1f}) scale({length / 100:.3f})"):
        for x in (18, 84):
            art.curve(f"M{x - 17} -18a17 17 0 1 0 34 0a17 17 0 1 0 -34 0", ink.INK, width=2.4)
        art.line([(18, -18), (44, -18), (76, -44), (36, -44), (18, -18)], fill, width=3.4)
        art.line([(44, -18), (34, -50)], fill, width=3.4)
        art.line([(84, -18), (74, -54), (84, -57)], fill, width=3.4)
        art.line([(28, -52), (42, -52)], ink.INK, width=4.5)


def _bus_pane(art: Canvas, x: float) -> None:
    art.rect((x, -208, 48, 66), ink.NAVY, r=5)
    art.poly([(x + 4, -204), (x + 34, -204), (x + 4, -168)], ink.FOAM, alpha=0.55)
    art.rect((x, -176, 48, 4), ink.OCHRE)
    if art.dice.random() < 0.75:
        skin, hair = art.dice.choice(ink.SKINS), art.dice.choice(ink.HAIRS)
        art.disc((x + 24, -158), 11, skin)
        art.path(f"M{x + 12} -157a12 12 0 0 1 24 0Z", hair)
        art.path(f"M{x + 8} -142q2 -9 16 -9q14 0 16 9Z", art.dice.choice(ink.COATS))


def _bus_front(art: Canvas) -> None:
    art.rect((438, -208, 54, 158), ink.INK, r=4)
    art.rect((443, -202, 20, 144), ink.FOAM)
    art.rect((467, -202, 20, 144), ink.FOAM)
    art.path("M498 -206L508 -200V-144H498Z", ink.FOAM)
    art.line([(560, -138), (560, -60)], ink.RUST, width=3)
    art.rect((616, -104, 18, 22), ink.CREAM, r=6)
    art.rect((500, -52, 142, 14), ink.INK, r=4)
    art.rect((0, -110, 9, 28), ink.BRICK)
    art.rect((478, -232, 18, 12), ink.BRICK, r=4)
    art.rect((18, -232, 18, 12), ink.BRICK, r=4)
    stop = "M398 -102l8 -8h12l8 8v12l-8 8h-12l-8 -8Z"
    art.path(stop, ink.BRICK)
    art.curve(stop, ink.CREAM, width=2.5)


def _riders(art: Canvas) -> None:
    for x in (34, 88, 146, 262, 322, 378, 500):
        skin, hair = art.dice.choice(ink.SKINS), art.dice.choice(ink.HAIRS)
        y = -154 + art.dice.uniform(-5, 4)
        art.path(f"M{x} -124V{y + 20}q2 -9 18 -9q16 0 18 9V-124Z", art.dice.choice(ink.COATS))
        art.disc((x + 18, y), 12, skin)
        art.path(f"M{x + 5} {y + 1}a13 13 0 0 1 26 -1Z", hair)
    for x in (72, 132, 192, 304, 364, 490):
        art.rect((x, -210, 5, 86), ink.CREAM)
    art.path("M14 -210H150L92 -124H14Z", ink.CREAM, alpha=0.16)
    art.path("M300 -210H360L302 -124H242Z", ink.CREAM, alpha=0.16)


def _bus_doors(art: Canvas) -> None:
    for x in (196, 584):
        art.rect((x, -212, 50, 176), ink.INK)
        for half in (4, 27):
            art.rect((x + half, -206, 19, 164), ink.FOAM)
            art.poly([(x + half, -206), (x + half + 19, -206), (x + half, -150)], ink.CREAM)


def _cross(art: Canvas, center: Point, reach: float) -> None:
    x, y = center
    arm = reach * 0.36
    art.rect((x - arm, y - reach, 2 * arm, 2 * reach), ink.TEAL)
    art.rect((x - reach, y - arm, 2 * reach, 2 * arm), ink.TEAL)


def _lockers(art: Canvas) -> None:
    for x in (14, 180, 262, 344):
        box = (x, -160, 70.0, 46.0)
        art.rect(box, ink.MIST, r=3)
        for y in range(-152, -118, 8):
            art.line([(x + 4, y), (x + 66, y)], ink.SLATE, width=1.6)
        art.shade(boxed(box), ink.NAVY)
    art.rect((96, -160, 72, 46), ink.NAVY, r=3)
    for x in (112, 132, 152):
        art.disc((x, -137), 8, ink.OCHRE)
        art.disc((x, -137), 3, ink.INK)


def _ladder(art: Canvas) -> None:
    art.rect((120, -196, 60, 26), ink.SLATE)
    for y in (-214, -194):
        art.line([(-30, y), (500, y - 14)], ink.CREAM, width=6)
    for at in range(17):
        x = -18 + at * 31
        lift = 14 * (x + 30) / 530
        art.line([(x, -214 - lift), (x, -194 - lift)], ink.CREAM, width=4)
