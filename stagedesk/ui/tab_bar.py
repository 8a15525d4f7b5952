"""The row of tabs as tokens.md draws it.

Exists because a style sheet is not used (fields.py says why).
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar

from stagedesk.ui import theme


class TabBar(QTabBar):
    """Tabs of 34 with access keys; the open one joins the page under an ink bar."""

    def __init__(self) -> None:
        """No tabs yet."""
        super().__init__()
        self._away = False
        self.setAccessibleName("Tabbladen")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_away(self, away: bool) -> None:
        """Whether something else than a tab is open (the settings): then none is chosen."""
        self._away = away
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as its words in semibold, so that choosing moves nothing."""
        words = QFontMetrics(theme.font("strong"))
        flag = int(Qt.TextFlag.TextShowMnemonic)
        side = 15 if self.window().width() >= 1000 else 11
        return QSize(words.size(flag, self.tabText(index)).width() + 2 * side, theme.scaled(34))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never narrower: words are not cut off."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, the open tab's ground and bar, the focus frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        flag = int(Qt.TextFlag.TextShowMnemonic)
        centre = int(Qt.AlignmentFlag.AlignCenter.value) | flag
        for number in range(self.count()):
            box = QRectF(self.tabRect(number))
            chosen = number == self.currentIndex() and not self._away
            if chosen:
                self._paint_open(painter, box)
            painter.setFont(theme.font("strong" if chosen else "body"))
            painter.setPen(theme.color("text" if chosen else "text2"))
            painter.drawText(box.adjusted(0, 2, 0, 0), centre, self.tabText(number))

    def _paint_open(self, painter: QPainter, box: QRectF) -> None:
        path = QPainterPath()
        path.addRoundedRect(box.adjusted(1, 0, -1, 8), 4, 4)
        painter.save()
        painter.setClipRect(box)
        painter.fillPath(path, theme.color("surface"))
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.fillRect(QRectF(box.left(), 0, box.width(), 4), theme.color("accent"))
        painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(5, 7, -5, -4), 4, 4)
