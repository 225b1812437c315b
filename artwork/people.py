"""Small figures without faces: enough to give a place scale and life."""

from __future__ import annotations

from dataclasses import dataclass, replace

from artwork import palette as ink
from artwork.canvas import Canvas
from artwork.shapes import Point


@dataclass(frozen=True)
class Look:
    """What a figure wears and how it stands."""

    coat: str = ink.TEAL
    legs: str = ink.INK
    skin: str = ink.SKINS[1]
    hair: str = ink.HAIRS[1]
    stride: float = 0
    """How far the feet are apart; 10 is a walk."""
    back: bool = True
    """Whether we see the back of the head."""
    long_hair: bool = False
    skirt: bool = False
    bag: str = ""


def stand(art: Canvas, foot: Point, height: float, look: Look) -> None:
    """Draw a standing or walking figure `height` tall."""
    x, y = foot
    art.oval((x + height * 0.1, y), (height * 0.24, height * 0.025), ink.INK, alpha=0.25)
    with art.group(f"translate({x:.1f} {y:.1f}) scale({height / 100:.3f})"):
        _legs(art, look)
        _body(art, look)
        _head(art, look, (0.8, -89))


def sit(art: Canvas, seat: Point, height: float, look: Look) -> None:
    """Draw a figure from the chest up, as seen behind a desk or a seat back."""
    x, y = seat
    with art.group(f"translate({x:.1f} {y:.1f}) scale({height / 46:.3f})"):
        d = "M-17 0C-17 -15 -14 -22 -4 -23.5h8C14 -22 17 -15 17 0Z"
        art.path(d, look.coat)
        art.tint(d, ink.INK, start=(0.4, 0), end=(1.1, 0.4), strength=0.55)
        art.rect((-3, -27, 6, 5), look.skin)
        if not look.back:
            art.poly([(-3.5, -23.5), (0, -15), (3.5, -23.5)], ink.CREAM)
        _head(art, look, (0, -34))


def anyone(art: Canvas, *, stride: float = 0, back: bool = True) -> Look:
    """Return a look put together by chance."""
    dice = art.dice
    return Look(
        coat=dice.choice(ink.COATS),
        legs=dice.choice((ink.INK, ink.NAVY, ink.RUST)),
        skin=dice.choice(ink.SKINS),
        hair=dice.choice(ink.HAIRS),
        stride=stride,
        back=back,
        long_hair=dice.random() < 0.4,
        skirt=dice.random() < 0.25,
        bag=dice.choice(("", "", ink.BRONZE, ink.RUST)),
    )


def crowd(art: Canvas, span: Point, *, y: float, height: float, count: int) -> None:
    """Line figures up along `span`, some walking."""
    left, right = span
    for at in range(count):
        x = left + (right - left) * (at + 0.5 + art.dice.uniform(-0.3, 0.3)) / count
        tall = height * art.dice.uniform(0.88, 1.05)
        stand(
            art,
            (x, y + art.dice.uniform(-3, 5)),
            tall,
            anyone(art, stride=art.dice.choice((0, 0, 8))),
        )


def umbrella(art: Canvas, foot: Point, height: float, look: Look, fill: str) -> None:
    """Draw a figure under an umbrella."""
    stand(art, foot, height, replace(look, bag=""))
    x, y = foot
    with art.group(f"translate({x:.1f} {y:.1f}) scale({height / 100:.3f})"):
        art.line([(9, -62), (9, -122)], ink.INK, width=1.6)
        d = "M-29 -100C-26 -126 44 -126 47 -100Q39 -105 34 -100Q22 -107 9 -100Q-4 -107 -16 -100Q-21 -105 -29 -100Z"
        art.path(d, fill)
        art.tint(d, ink.INK, start=(0.4, 0), end=(1, 0.8), strength=0.55)


def _legs(art: Canvas, look: Look) -> None:
    gap = look.stride
    if look.skirt:
        art.path("M-9 -48L-13 -22Q0 -19 13 -22L9 -48Z", look.legs)
        for side in (-1, 1):
            x = side * (4 + gap * 0.4)
            art.line([(side * 4, -24), (x, -3)], look.skin, width=5)
            art.oval((x + 2, -1.6), (5, 2), ink.INK)
        return
    for side in (-1, 1):
        x = side * (4.5 + gap * 0.9)
        art.line([(side * 4, -46), (side * (4.5 + gap * 0.35), -24), (x, -4)], look.legs, width=8)
        art.oval((x + 2, -2), (6, 2.3), ink.INK)


def _body(art: Canvas, look: Look) -> None:
    art.rect((-3, -83, 6.5, 8), look.skin)
    d = "M-6 -79C-13 -78 -14.5 -73 -14.5 -66L-12.5 -40Q0 -37 12.5 -40L14.5 -66C14.5 -73 13 -78 6 -79Q0 -76 -6 -79Z"
    art.path(d, look.coat)
    art.tint(d, ink.INK, start=(0.35, 0), end=(1.15, 0.35), strength=0.55)
    swing = look.stride * 0.6
    for side in (-1, 1):
        hand = (side * (15.5 + swing * 0.4), -42.0 - swing * 0.4)
        art.line([(side * 12.5, -72), (side * 15, -57), hand], look.coat, width=6.5)
        art.disc((hand[0], hand[1] + 3), 3, look.skin)
    art.line([(-11.2, -69), (-11, -48)], ink.INK, width=1, alpha=0.35)
    art.line([(11.2, -69), (11, -48)], ink.INK, width=1, alpha=0.35)
    if look.bag:
        art.line([(-9, -78), (14, -52)], look.bag, width=2.2)
        art.rect((8, -54, 16, 14), look.bag, r=2)


def _head(art: Canvas, look: Look, center: Point) -> None:
    x, y = center
    if look.long_hair:
        art.path(
            f"M{x - 8} {y - 1}C{x - 10} {y + 8} {x - 9} {y + 13} {x - 6} {y + 14}H{x + 6}C{x + 9} {y + 13} {x + 10} {y + 8} {x + 8} {y - 1}Z",
            look.hair,
        )
    art.oval((x, y), (7, 8.3), look.skin)
    if look.back and look.long_hair:
        art.rect((x - 7, y - 3, 14, 16), look.hair, r=5)
    if look.back:
        art.path(
            f"M{x - 7.6} {y + 2}C{x - 9} {y - 12} {x + 9} {y - 12} {x + 7.6} {y + 2}Q{x + 5} {y + 6.5} {x} {y + 6.5}Q{x - 5} {y + 6.5} {x - 7.6} {y + 2}Z",
            look.hair,
        )
        return
    art.path(
        f"M{x - 7.6} {y + 1}C{x - 9} {y - 12.5} {x + 9} {y - 12.5} {x + 7.6} {y + 1}C{x + 6} {y - 4} {x + 2} {y - 5} {x - 3} {y - 4.5}C{x - 6} {y - 4} {x - 7} {y - 2} {x - 7.6} {y + 1}Z",
        look.hair,
    )
