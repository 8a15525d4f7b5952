"""The bar that says how far the hours are.

Exists so that the dossier and the assessment show the same bar.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from stagedesk.domain.times import format_hours
from stagedesk.ui import theme


class HoursBar(QWidget):
    """Signed hours full, unsigned as an amber box, a mark with its number at the share."""

    def __init__(self) -> None:
        """Empty until show_hours."""
        super().__init__()
        self._signed = self._unsigned = self._required = 0
        self._norm = 1
        self._share = 80
        self.setMinimumHeight(theme.scaled(34))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_hours(
        self, signed: int, unsigned: int, norm: int, required: int, share: int = 80
    ) -> None:
        """All in minutes; ``share`` in percent: at ``required`` minutes the bar turns green."""
        self._signed, self._unsigned, self._norm = signed, unsigned, max(1, norm)
        self._required, self._share = required, share
        self.setAccessibleName(
            f"{format_hours(signed)} van {format_hours(norm)} uur getekend, "
            f"{format_hours(unsigned)} uur niet getekend, nodig {format_hours(required)}"
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Bar and numbers."""
        return QSize(240, theme.scaled(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bar, box, mark, numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, thick = float(self.width() - 2), 12.0
        whole = QRectF(1, 3, wide, thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(whole, 2, 2)
        end = min(1.0, self._signed / self._norm) * wide
        met = self._signed >= self._required
        painter.setBrush(theme.color("ok_sign" if met else "solid"))
        painter.drawRoundedRect(QRectF(1, 3, end, thick), 2, 2)
        if self._unsigned:
            box = min(self._unsigned / self._norm * wide, wide - end)
            painter.setPen(QPen(theme.color("wait_sign"), 1.5))
            painter.setBrush(theme.color("wait_fill"))
            painter.drawRect(QRectF(1 + end, 3.75, max(6.0, box), thick - 1.5))
        mark = 1 + min(1.0, self._required / self._norm) * wide
        painter.setPen(QPen(theme.color("text"), 2))
        painter.drawLine(int(mark), 1, int(mark), 17)
        self._paint_numbers(painter, mark)

    def _paint_numbers(self, painter: QPainter, mark: float) -> None:
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text2"))
        below = QRectF(1, 18, self.width() - 2, self.height() - 18)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, "0")
        words = f"{self._share}% = {format_hours(self._required)}"
        width = painter.fontMetrics().horizontalAdvance(words)
        left = min(max(12.0, mark - width / 2), self.width() - width - 1)
        room = QRectF(left, 18, width + 1, self.height() - 18)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)
