"""The woven lines of certificates and cover: pure geometry, so that no picture file is needed."""

from collections.abc import Callable
from math import cos, pi, sin

from reportlab.lib.colors import Color, white
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from stagedesk.reports.style import Sheet

#: The two colours of a certificate: titles and ornament only, all text is black (paper.md).
NAVY = Color(0x17 / 255, 0x2E / 255, 0x4C / 255)
OCHRE = Color(0x9B / 255, 0x7C / 255, 0x44 / 255)
#: Ochre for letters: dark enough to read when a cheap printer makes it grey.
OCHRE_TEXT = Color(0x83 / 255, 0x66 / 255, 0x2E / 255)

FRAME_OUTER = 9.0
FRAME_INNER = 15.0
ROSETTE_CENTRE = 14.4
ROSETTE_RADIUS = 6.8
BAND_CENTRE = 12.0
BAND_REACH = 1.75
BAND_STRANDS = 4

Curve = Callable[[float], tuple[float, float]]


def trace(
    path: PDFPathObject, curve: Curve, start: float, end: float, pieces: int, closed: bool = False
) -> None:
    """Adds a smooth curve to a path as cubic pieces.

    Args:
        path: the ReportLab path to add to.
        curve: parameter to point, in points of the page.
        start: first parameter.
        end: last parameter.
        pieces: number of cubic pieces; eight for each swing of a sine are exact to the eye.
        closed: whether the curve ends where it starts.
    """
    step = (end - start) / pieces
    tiny = step / 64

    def slope(t: float) -> tuple[float, float]:
        (x0, y0), (x1, y1) = curve(t - tiny), curve(t + tiny)
        return ((x1 - x0) / (2 * tiny), (y1 - y0) / (2 * tiny))

    x, y = curve(start)
    dx, dy = slope(start)
    path.moveTo(_short(x), _short(y))
    for index in range(1, pieces + 1):
        t = start + index * step
        nx, ny = curve(t)
        ndx, ndy = slope(t)
        path.curveTo(
            _short(x + dx * step / 3),
            _short(y + dy * step / 3),
            _short(nx - ndx * step / 3),
            _short(ny - ndy * step / 3),
            _short(nx),
            _short(ny),
        )
        x, y, dx, dy = nx, ny, ndx, ndy
    if closed:
        path.close()


def _short(value: float) -> float:
    # Hundredths of a point: finer than any printer, and a third of the bytes.
    return round(value, 2)


def frame(canvas: Canvas, width: float, height: float) -> None:
    """Draws the frame of a certificate: two lines, a woven band, a rosette in each corner.

    The lines lie at 9 and 15 mm; the rosettes reach 7.6 mm from the edge (paper.md).

    Args:
        canvas: the page, or the form that all certificates of one print share.
        width: of the page in points.
        height: of the page in points.
    """
    canvas.saveState()
    canvas.setStrokeColor(NAVY)
    for inset, line in ((FRAME_OUTER, 1.4), (FRAME_INNER, 0.6)):
        canvas.setLineWidth(line)
        canvas.rect(inset * mm, inset * mm, width - 2 * inset * mm, height - 2 * inset * mm)
    canvas.setStrokeColor(OCHRE)
    canvas.setLineWidth(0.35)
    for across, length, other in ((True, width, height), (False, height, width)):
        for centre in (BAND_CENTRE * mm, other - BAND_CENTRE * mm):
            _band(canvas, across, length, centre)
    for x in (ROSETTE_CENTRE * mm, width - ROSETTE_CENTRE * mm):
        for y in (ROSETTE_CENTRE * mm, height - ROSETTE_CENTRE * mm):
            rosette(canvas, x, y, ROSETTE_RADIUS * mm)
    canvas.restoreState()


def _band(canvas: Canvas, across: bool, length: float, centre: float) -> None:
    # The band runs under the rosettes, so its ends need no care; a whole number of
    # half waves makes both ends mirror each other.
    start = ROSETTE_CENTRE * mm
    run = length - 2 * start
    waves = round(run / (6 * mm))
    reach = BAND_REACH * mm
    path = canvas.beginPath()
    for strand in range(BAND_STRANDS):
        shift = 2 * pi * strand / BAND_STRANDS

        def curve(t: float, shift: float = shift) -> tuple[float, float]:
            along = start + run * t / waves
            side = centre + reach * sin(2 * pi * t + shift)
            return (along, side) if across else (side, along)

        trace(path, curve, 0, waves, waves * 6)
    canvas.drawPath(path, stroke=1, fill=0)


def _weave(
    path: PDFPathObject, x: float, y: float, inner: float, outer: float, lobes: int, turns: int
) -> None:
    # One line that goes round several times while its distance swings: lobes and turns
    # without a common divisor weave it into a net.
    middle, reach = (inner + outer) / 2, (outer - inner) / 2

    def curve(t: float) -> tuple[float, float]:
        radius = middle + reach * cos(lobes / turns * t)
        return (x + radius * sin(t), y + radius * cos(t))

    trace(path, curve, 0, 2 * pi * turns, max(lobes * 8, turns * 16), closed=True)


def rosette(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draws a corner rosette: a white disc that covers the ends of the bands, with woven rings.

    Args:
        canvas: where to draw.
        x: centre in points.
        y: centre in points.
        radius: of the outer line in points.
    """
    canvas.saveState()
    canvas.setFillColor(white)
    canvas.setStrokeColor(NAVY)
    canvas.setLineWidth(1.1)
    canvas.circle(x, y, radius, stroke=1, fill=1)
    canvas.setStrokeColor(OCHRE)
    canvas.setLineWidth(0.35)
    path = canvas.beginPath()
    _weave(path, x, y, radius * 0.22, radius * 0.91, 24, 7)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setStrokeColor(NAVY)
    canvas.setLineWidth(0.6)
    canvas.circle(x, y, radius * 0.17, stroke=1, fill=1)
    canvas.restoreState()


def seal(canvas: Canvas, x: float, y: float, radius: float) -> float:
    """Draws the empty seal of a certificate.

    Args:
        canvas: where to draw.
        x: centre in points.
        y: centre in points.
        radius: of the outer line in points.

    Returns:
        The radius in points of the white middle, for a number or a tick.
    """
    middle = radius * 0.6
    canvas.saveState()
    canvas.setFillColor(white)
    canvas.setStrokeColor(NAVY)
    canvas.setLineWidth(1.3)
    canvas.circle(x, y, radius, stroke=1, fill=1)
    canvas.setStrokeColor(OCHRE)
    canvas.setLineWidth(0.4)
    path = canvas.beginPath()
    _weave(path, x, y, middle, radius * 0.92, 40, 7)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setStrokeColor(NAVY)
    canvas.setLineWidth(0.7)
    canvas.circle(x, y, middle, stroke=1, fill=1)
    canvas.restoreState()
    return middle


def rounded_area(
    sheet: Sheet, x: float, y: float, wide: float, high: float, grey: float, radius: float = 2.0
) -> None:
    """Draws a grey area with round corners; mm from the top left, ``grey`` a share of black."""
    canvas = sheet.canvas
    canvas.setFillGray(1 - grey)
    place = (x * mm, (sheet.height - y - high) * mm, wide * mm, high * mm)
    canvas.roundRect(*place, radius * mm, stroke=0, fill=1)
    canvas.setFillGray(0)


def waves(canvas: Canvas, x: float, y: float, width: float) -> None:
    """Draws the five waves of the cover, thinner downwards instead of greyer (paper.md).

    Args:
        canvas: where to draw.
        x: left end in points.
        y: middle of the topmost wave in points.
        width: in points.
    """
    swings = 9
    reach = 1.6 * mm
    canvas.saveState()
    canvas.setLineCap(1)
    for index, line in enumerate((1.5, 1.2, 0.9, 0.6, 0.35)):
        base = y - index * 3.05 * mm
        shift = index * 0.9

        def curve(t: float, base: float = base, shift: float = shift) -> tuple[float, float]:
            return (x + width * t / swings, base - reach * sin(2 * pi * t + shift))

        path = canvas.beginPath()
        trace(path, curve, 0, swings, swings * 8)
        canvas.setLineWidth(line)
        canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()
