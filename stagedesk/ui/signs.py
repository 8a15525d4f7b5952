"""The state signs of tokens.md, drawn: shape first, colour second.

Exists so that a state looks the same in a badge, a list row and a grid cell.
"""

import math
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from stagedesk.ui import theme


class Sign(StrEnum):
    """What a shape says."""

    TICK = "tick"
    """Signed, earned, saved, 80 % reached: a full disc with a tick."""
    RING = "ring"
    """Filled in, not signed: an open ring."""
    HALF = "half"
    """Busy, waits, not complete, a doubt: a half disc."""
    LOW = "low"
    """A grade below the pass mark: a small triangle pointing down."""
    ALERT = "alert"
    """Missing, behind, impossible, a problem: a full triangle with an exclamation mark."""
    SLASH = "slash"
    """No placement: a square with a slash."""
    DASH = "dash"
    """Holiday: a dash (on a hatched ground)."""
    FRAME = "frame"
    """This week: a dashed frame."""
    DOT = "dot"
    """Outside the placement: a dot."""
    DUE = "due"
    """Something is due: a ring with an i."""


#: The colour family of a sign: the prefix of three tokens (text, fill, sign).
TONES: dict[Sign, str] = {
    Sign.TICK: "ok",
    Sign.RING: "wait",
    Sign.HALF: "wait",
    Sign.LOW: "wait",
    Sign.ALERT: "bad",
    Sign.SLASH: "free",
    Sign.DASH: "free",
    Sign.FRAME: "line",
    Sign.DOT: "off",
    Sign.DUE: "accent",
}


def text_color(sign: Sign) -> QColor:
    """Colour of words that stand with a sign on its fill."""
    tone = TONES[sign]
    return theme.color("text2" if tone in ("line", "off") else tone)


def fill_color(sign: Sign) -> QColor:
    """Ground behind a sign in a badge or cell."""
    tone = TONES[sign]
    if tone == "accent":
        return theme.color("accent_t")
    return theme.color("surface" if tone in ("line", "off") else f"{tone}_fill")


def sign_color(sign: Sign) -> QColor:
    """Colour of the shape itself."""
    tone = TONES[sign]
    if sign in (Sign.SLASH, Sign.DASH):
        return theme.color("free")
    return theme.color(tone if tone in ("line", "off", "accent") else f"{tone}_sign")


def paint(painter: QPainter, sign: Sign, rect: QRectF, color: QColor | None = None) -> None:
    """Draw a sign in the largest square in the middle of ``rect``.

    Args:
        painter: left as it was.
        sign: which shape.
        rect: room for it; a FRAME takes the whole rectangle.
        color: other colour than the sign's own.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = color or sign_color(sign)
    side = min(rect.width(), rect.height())
    square = QRectF(QPointF(), QSizeF(side, side))
    square.moveCenter(rect.center())
    _DRAW[sign](painter, rect if sign is Sign.FRAME else square, ink)
    painter.restore()


def _line(painter: QPainter, ink: QColor, width: float) -> None:
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _full(painter: QPainter, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)


def _contrast(ink: QColor) -> QColor:
    # On a sign in dark the tick must be dark, or it drowns.
    return theme.color("surface")


def _tick(painter: QPainter, box: QRectF, ink: QColor) -> None:
    _full(painter, ink)
    painter.drawEllipse(box)
    side = box.width()
    _line(painter, _contrast(ink), max(1.4, side * 0.12))
    left, top = box.left(), box.top()
    painter.drawPolyline(
        [
            QPointF(left + side * 0.28, top + side * 0.53),
            QPointF(left + side * 0.44, top + side * 0.68),
            QPointF(left + side * 0.73, top + side * 0.36),
        ]
    )


def _ring(painter: QPainter, box: QRectF, ink: QColor) -> None:
    width = max(1.5, box.width() * 0.15)
    _line(painter, ink, width)
    painter.drawEllipse(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))


def _half(painter: QPainter, box: QRectF, ink: QColor) -> None:
    width = max(1.3, box.width() * 0.12)
    inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    _line(painter, ink, width)
    painter.drawEllipse(inner)
    _full(painter, ink)
    painter.drawPie(inner, 90 * 16, 180 * 16)


def _low(painter: QPainter, box: QRectF, ink: QColor) -> None:
    _full(painter, ink)
    w, h = box.width() * 0.84, box.height() * 0.68
    x, y = box.center().x(), box.center().y()
    points = [QPointF(x - w / 2, y - h / 2), QPointF(x + w / 2, y - h / 2), QPointF(x, y + h / 2)]
    painter.drawPolygon(QPolygonF(points))


def _alert(painter: QPainter, box: QRectF, ink: QColor) -> None:
    side, left, top = box.width(), box.left(), box.top()
    _line(painter, ink, side * 0.14)
    painter.setBrush(ink)
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(left + side * 0.5, top + side * 0.13),
                QPointF(left + side * 0.93, top + side * 0.87),
                QPointF(left + side * 0.07, top + side * 0.87),
            ]
        )
    )
    bright = _contrast(ink)
    _line(painter, bright, max(1.2, side * 0.11))
    middle = left + side * 0.5
    painter.drawLine(QPointF(middle, top + side * 0.40), QPointF(middle, top + side * 0.60))
    _full(painter, bright)
    dot = max(0.8, side * 0.065)
    painter.drawEllipse(QPointF(middle, top + side * 0.765), dot, dot)


def _slash(painter: QPainter, box: QRectF, ink: QColor) -> None:
    width = max(1.3, box.width() * 0.11)
    _line(painter, ink, width)
    inner = box.adjusted(width, width, -width, -width)
    painter.drawRoundedRect(inner, 2, 2)
    painter.drawLine(inner.bottomLeft(), inner.topRight())


def _dash(painter: QPainter, box: QRectF, ink: QColor) -> None:
    _line(painter, ink, max(1.6, box.width() * 0.15))
    y = box.center().y()
    reach = box.width() * 0.3
    painter.drawLine(QPointF(box.center().x() - reach, y), QPointF(box.center().x() + reach, y))


def _frame(painter: QPainter, box: QRectF, ink: QColor) -> None:
    pen = QPen(ink, 1.0)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)


def _dot(painter: QPainter, box: QRectF, ink: QColor) -> None:
    _full(painter, ink)
    radius = max(1.4, box.width() * 0.11)
    painter.drawEllipse(box.center(), radius, radius)


def _due(painter: QPainter, box: QRectF, ink: QColor) -> None:
    width = max(1.4, box.width() * 0.13)
    _line(painter, ink, width)
    painter.drawEllipse(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))
    middle, top, side = box.center().x(), box.top(), box.height()
    painter.drawLine(QPointF(middle, top + side * 0.48), QPointF(middle, top + side * 0.70))
    _full(painter, ink)
    dot = max(0.9, side * 0.075)
    painter.drawEllipse(QPointF(middle, top + side * 0.30), dot, dot)


_DRAW: dict[Sign, Callable[[QPainter, QRectF, QColor], None]] = {
    Sign.TICK: _tick,
    Sign.RING: _ring,
    Sign.HALF: _half,
    Sign.LOW: _low,
    Sign.ALERT: _alert,
    Sign.SLASH: _slash,
    Sign.DASH: _dash,
    Sign.FRAME: _frame,
    Sign.DOT: _dot,
    Sign.DUE: _due,
}


def hatch(painter: QPainter, rect: QRectF) -> None:
    """Fill ``rect`` with the quiet hatch of a holiday (corner 3)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    clip = QPainterPath()
    clip.addRoundedRect(rect, 3, 3)
    painter.setClipPath(clip)
    painter.fillRect(rect, theme.color("free_fill"))
    ink = QColor(theme.color("free_sign"))
    ink.setAlphaF(0.55)
    painter.setPen(QPen(ink, 1.0))
    height = rect.height()
    for number in range(math.ceil((rect.width() + height) / 6)):
        x = rect.left() - height + number * 6
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + height, rect.top()))
    painter.restore()


def badge_width(words: float) -> float:
    """Width of a badge whose words are ``words`` wide in the badge's letter."""
    return words + 31


def paint_badge(painter: QPainter, rect: QRectF, sign: Sign, text: str) -> None:
    """Draw a whole badge: fill, sign, words in semibold 12."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill_color(sign))
    painter.drawRoundedRect(rect, 4, 4)
    paint(painter, sign, QRectF(rect.left() + 6, rect.center().y() - 6.5, 13, 13))
    painter.setFont(theme.font("badge"))
    painter.setPen(text_color(sign))
    words = rect.adjusted(23, 0, -6, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()
