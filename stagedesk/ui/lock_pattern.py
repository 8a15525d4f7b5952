"""The quiet pattern of signed weeks behind the lock, and the card that stands on it.

Exists so that lock and first start look alike, and show nothing of a person.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from stagedesk.ui import signs, theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.signs import Sign

_PITCH, _CELL = 46, 40
#: A week's sign by a fixed sum of column and row: a pattern, never a person's weeks.
_WEEKS = (Sign.TICK,) * 9 + (Sign.RING, Sign.TICK, Sign.DOT, Sign.TICK)


def _sign(column: int, row: int) -> Sign:
    if column % 13 == 9:
        return Sign.DASH
    mixed = (column * 7 + row * 11 + (column * row) % 5 * 3 + column // 3) % len(_WEEKS)
    return _WEEKS[mixed]


class Card(QWidget):
    """A sheet with corner 8 and margins of 40."""

    def __init__(self) -> None:
        """440 wide; add to ``column``."""
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(40, 32, 40, 24)
        self.column.setSpacing(0)
        self.setFixedWidth(theme.scaled(440))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class Faces(QStackedWidget):
    """The faces of a card, one at a time; the card is as high as the one that shows."""

    def turn(self, number: int) -> None:
        """Show a face."""
        for other in range(self.count()):
            policy = QSizePolicy.Policy.Preferred if other == number else QSizePolicy.Policy.Ignored
            side = self.widget(other)
            if side is not None:
                side.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self.setCurrentIndex(number)
        self.updateGeometry()


def face(widgets: Sequence[QWidget], links: Sequence[QWidget] = ()) -> QWidget:
    """One face of a card: fields under each other, links on the last line."""
    result = QWidget()
    column = QVBoxLayout(result)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for widget in widgets:
        if isinstance(widget, Button):
            widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column.addWidget(widget)
    if links:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.addWidget(links[0])
        row.addStretch(1)
        for link in links[1:]:
            row.addWidget(link)
        column.addLayout(row)
    return result


class Backdrop(QWidget):
    """The ground with the pattern; the card stands in its middle."""

    def __init__(self, card: QWidget) -> None:
        """``card`` stays in the middle."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def sizeHint(self) -> QSize:
        """A school laptop."""
        return QSize(1366, 768)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The weeks, faint in the middle; only those that must be painted again."""
        painter, part = QPainter(self), event.rect()
        painter.fillRect(part, theme.color("window"))
        ratio, half = self.devicePixelRatioF(), max(1.0, self.width() / 2)
        cells = {sign: _cell(sign, ratio) for sign in set(_WEEKS) | {Sign.DASH}}
        for column in range(part.left() // _PITCH, part.right() // _PITCH + 1):
            left = column * _PITCH + 6
            away = abs(left + _CELL / 2 - self.width() / 2) / half
            painter.setOpacity(min(0.5, max(0.05, (away - 0.2) * 0.75)))
            for row in range(part.top() // _PITCH, part.bottom() // _PITCH + 1):
                painter.drawPixmap(left, row * _PITCH, cells[_sign(column, row)])


def _cell(sign: Sign, ratio: float) -> QPixmap:
    """One week, drawn once: a laptop's screen has five hundred of them."""
    result = QPixmap(round(_CELL * ratio), round(_CELL * ratio))
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    if sign in (Sign.TICK, Sign.RING):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(signs.fill_color(sign))
        painter.drawRoundedRect(QRectF(0, 0, _CELL, _CELL), 3, 3)
    signs.paint(painter, sign, QRectF(13, 13, 14, 14))
    painter.end()
    return result
