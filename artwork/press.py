"""The printing press: SVG fragments that give flat shapes the look of a print.

Three tricks make the look: edges wobble a little as if cut by hand, shade is
stippled instead of smooth, and a paper grain lies over the whole sheet.
"""

from __future__ import annotations

from collections.abc import Sequence

from artwork.shapes import Point

FILTERS = """\
<filter id="cut" filterUnits="userSpaceOnUse" x="-20" y="-20" width="1240" height="715">
<feTurbulence type="fractalNoise" baseFrequency="0.011" numOctaves="2" seed="7"/>
<feDisplacementMap in="SourceGraphic" scale="6" xChannelSelector="R" yChannelSelector="G"/>
</filter>
<filter id="paper" filterUnits="userSpaceOnUse" x="0" y="0" width="1200" height="675"
 color-interpolation-filters="sRGB">
<feTurbulence type="fractalNoise" baseFrequency="0.5" numOctaves="3" seed="11"/>
<feColorMatrix values="0 0 0 0 0.14  0 0 0 0 0.11  0 0 0 0 0.10  1.5 0 0 0 -0.62"/>
</filter>"""


def sheet(defs: str, body: str) -> str:
    """Return a whole SVG document of 1200 by 675."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"'
        ' viewBox="0 0 1200 675">\n'
        f"<defs>\n{defs}\n</defs>\n"
        f'<g filter="url(#cut)">\n{body}\n</g>\n'
        '<rect width="1200" height="675" filter="url(#paper)" opacity="0.045"/>\n</svg>\n'
    )


def ramp(key: str, stops: Sequence[str], *, start: Point, end: Point) -> str:
    """Return a gradient with its stops evenly spread."""
    last = max(len(stops) - 1, 1)
    marks = "".join(
        f'<stop offset="{at / last:.2f}" stop-color="{stop}"/>' for at, stop in enumerate(stops)
    )
    return f'<linearGradient id="{key}"{_span(start, end)}>{marks}</linearGradient>'


def fade(key: str, strength: float, *, start: Point, end: Point, ink: str = "#000") -> str:
    """Return a gradient of coverage: a shade as it is, or dots after the grain."""
    return (
        f'<linearGradient id="{key}"{_span(start, end)}><stop offset="0" stop-color="{ink}" stop-opacity="0"/>'
        f'<stop offset="1" stop-color="{ink}" stop-opacity="{strength:.2f}"/></linearGradient>'
    )


def halo(key: str, ink: str, alpha: float) -> str:
    """Return light that fades outwards."""
    return (
        f'<radialGradient id="{key}"><stop offset="0" stop-color="{ink}"'
        f' stop-opacity="{alpha:.2f}"/><stop offset="0.45" stop-color="{ink}"'
        f' stop-opacity="{alpha * 0.4:.2f}"/><stop offset="1" stop-color="{ink}"'
        ' stop-opacity="0"/></radialGradient>'
    )


def hatch(key: str, ink: str, *, angle: float, gap: float, width: float) -> str:
    """Return a pattern of parallel strokes."""
    return (
        f'<pattern id="{key}" width="{gap}" height="{gap}" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate({angle})"><rect width="{gap}" height="{width}"'
        f' fill="{ink}"/></pattern>'
    )


def grain_key(ink: str) -> str:
    """Return the id of the stipple in one ink."""
    return f"grain-{ink.removeprefix('#')}"


def grain(ink: str) -> str:
    """Return a filter that turns coverage into a soft crayon shade: coverage times noise."""
    return (
        f'<filter id="{grain_key(ink)}" x="0" y="0" width="1" height="1"'
        ' color-interpolation-filters="sRGB">'
        '<feTurbulence type="fractalNoise" baseFrequency="0.4" numOctaves="1" seed="3"/>'
        '<feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  2 0 0 0 -0.5" result="noise"/>'
        '<feComposite in="SourceAlpha" in2="noise" operator="arithmetic"'
        ' k1="0.6" k2="0.7" k3="0" k4="0" result="dots"/>'
        f'<feFlood flood-color="{ink}"/><feComposite in2="dots" operator="in"/>'
        "</filter>"
    )


def _span(start: Point, end: Point) -> str:
    (x1, y1), (x2, y2) = start, end
    return f' x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"'
