"""What the signs of the hours grid mean, in one line under it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stagedesk.domain.outlook import WeekState
from stagedesk.ui import signs, theme
from stagedesk.ui.signs import Sign
from stagedesk.ui.slips_paint import SIGN_OF

_WORDS = (
    (WeekState.SIGNED, "getekend"),
    (WeekState.UNSIGNED, "niet getekend"),
    (WeekState.MISSING, "mist"),
    (WeekState.WAITING, "ligt er, nog invoeren"),
    (WeekState.HOLIDAY, "vakantie"),
    (WeekState.THIS_WEEK, "deze week"),
    (WeekState.OUTSIDE, "buiten de stage"),
)
_HINT = "Enter opent een briefje"


class Legend(QWidget):
    """Signs with their words; at the right what Enter does, where there is room for it."""

    def __init__(self) -> None:
        """37 high."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Legenda: " + ", ".join(words for _, words in _WORDS))

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(400, theme.scaled(37))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rule, then the signs."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.color("line"))
        painter.setFont(theme.font("small"))
        metrics = QFontMetrics(theme.font("small"))
        middle, left = self.height() / 2, 17.0
        for state, words in _WORDS:
            width = 16 if SIGN_OF[state] in (Sign.DASH, Sign.FRAME) else 14
            box = QRectF(left, middle - 6.5, width, 13)
            if state is WeekState.HOLIDAY:
                signs.hatch(painter, box)
            signs.paint(painter, SIGN_OF[state], box)
            painter.setPen(theme.color("text2"))
            painter.drawText(QRectF(left + width + 6, 0, 200, self.height()), 0x80, words)
            left += width + 6 + metrics.horizontalAdvance(words) + 18
        if left + metrics.horizontalAdvance(_HINT) + 16 < self.width():
            painter.drawText(QRectF(0, 0, self.width() - 14, self.height()), 0x82, _HINT)
