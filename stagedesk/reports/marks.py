"""Signs that are drawn, never letters: tick, check box, grade frame, circle, scissors, signature.

The fonts lack them, and what is drawn looks the same on every printer (paper.md, Fonts).
"""

from collections.abc import Sequence

from reportlab.lib.units import mm

from stagedesk.domain.assessment import Stroke
from stagedesk.reports.style import BOX_LINE, FRAME_LINE, Sheet


def tick(sheet: Sheet, x: float, y: float, size: float = 2.6, points: float = 1.2) -> None:
    """A tick from x to the right, standing on baseline y, ``size`` mm wide."""
    sheet.path([[(x, y - size * 0.36), (x + size * 0.34, y), (x + size, y - size * 0.86)]], points)


def check_box(sheet: Sheet, x: float, y: float, size: float = 4.0, *, ticked: bool = False) -> None:
    """A box to tick, its lower left corner at x, y (mm)."""
    sheet.box(x, y - size, size, size)
    if ticked:
        tick(sheet, x + size * 0.18, y - size * 0.2, size * 0.68, 1.4)


def grade_frame(
    sheet: Sheet, middle: float, y: float, wide: float = 9.6, high: float = 5.0
) -> None:
    """The rounded frame of a grade that is below the pass mark; y is the grade's baseline."""
    sheet.box(middle - wide / 2, y - 1.4 - high / 2, wide, high, FRAME_LINE, 1.3)


def circle(sheet: Sheet, middle: float, y: float, wide: float = 9.0, high: float = 6.0) -> None:
    """An ellipse round a word; y is the word's baseline."""
    top = sheet.height
    c = sheet.canvas
    c.setLineWidth(FRAME_LINE)
    centre = y - 1.2
    c.ellipse(
        (middle - wide / 2) * mm, (top - centre - high / 2) * mm,
        (middle + wide / 2) * mm, (top - centre + high / 2) * mm, 1, 0,
    )  # fmt: skip


def scissors(sheet: Sheet, x: float, y: float, size: float = 4.0) -> None:
    """Small open scissors that cut to the right along y."""
    c, top = sheet.canvas, sheet.height
    c.setLineWidth(BOX_LINE * 2)
    ring = size * 0.17
    for side in (-1, 1):
        c.circle((x + ring) * mm, (top - y - side * ring * 1.5) * mm, ring * mm, 1, 0)
    sheet.path(
        [
            [(x + ring * 1.9, y + side * ring * 1.1), (x + size, y - side * size * 0.16)]
            for side in (-1, 1)
        ],
        BOX_LINE * 2,
    )


def signature(
    sheet: Sheet, strokes: Sequence[Stroke], x: float, y: float, wide: float, high: float
) -> None:
    """A signature as drawn, one path, scaled into a box (mm from the top left) and never stretched.

    Points are in 1/1000 of the pad's width. A stroke of one point becomes a dot.
    """
    points = [point for stroke in strokes for point in stroke]
    if not points:
        return
    left, top = min(p[0] for p in points), min(p[1] for p in points)
    across = max(max(p[0] for p in points) - left, 1)
    down = max(max(p[1] for p in points) - top, 1)
    scale = min(wide / across, high / down, wide / 500)
    dx, dy = x - left * scale, y + (high - down * scale) / 2 - top * scale
    sheet.path(
        (
            [(dx + px * scale, dy + py * scale) for px, py in (stroke * 2)[: max(len(stroke), 2)]]
            for stroke in strokes
            if stroke
        ),
        1.0,
    )
