"""How a row of the student list is painted.

Exists apart from student_list.py because painting has rules of its own (tokens.md, List row).
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from stagedesk.ui import signs, theme
from stagedesk.ui.side_list import BADGE, LEFT, ROW, Index, SideDelegate

if TYPE_CHECKING:
    from stagedesk.services.students import StudentRow


def _name_letter(name: str, room: float, chosen: bool) -> tuple[QFont, float]:
    """The largest letter in which a name fits on its line, and how wide it is then."""
    roles = ("strong", "badge") if chosen else ("body", "small")
    fonts = [theme.font(role) for role in roles]
    widths = [QFontMetricsF(font).horizontalAdvance(name) for font in fonts]
    best = 0 if widths[0] <= room else 1
    return fonts[best], widths[best]


def second_line(row: "StudentRow") -> str:
    """Class and company: ``4B · Bakkerij Jansen``."""
    return " · ".join(part for part in (row.school_class, row.company or "geen stageplek") if part)


class RowDelegate(SideDelegate):
    """Name, second line, at most one badge; a name is never cut off."""

    def paint_words(self, painter: QPainter, box: QRectF, index: Index, chosen: bool) -> None:
        """The badge drops to the second line, or the name takes both, where it has no room."""
        row, badge = index.data(ROW), index.data(BADGE)
        name_font, name_width = _name_letter(row.name, box.width(), chosen)
        badge_width = 0.0
        if badge is not None:
            words = QFontMetricsF(theme.font("badge")).horizontalAdvance(badge[1])
            badge_width = signs.badge_width(words)
        half = box.height() / 2
        first = QRectF(box.left(), box.top(), box.width(), half)
        second = QRectF(box.left(), box.top() + half, box.width(), half)
        painter.setPen(theme.color("text"))
        if name_width > box.width():
            # Even in 12 the name needs both lines; a company would only crowd it.
            painter.setFont(theme.font("small"))
            flags = int(LEFT.value) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(box.adjusted(0, -2, 0, 2), flags, row.name)
            return
        painter.setFont(name_font)
        painter.drawText(first, LEFT, row.name)
        room = box.width()
        if badge is not None:
            beside = name_width + badge_width + 6 <= box.width()
            line = first if beside else second
            top = line.center().y() - 9
            place = QRectF(box.right() - badge_width, top, badge_width, 18)
            signs.paint_badge(painter, place, badge[0], badge[1])
            room -= 0 if beside else badge_width + 6
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text2"))
        metrics = QFontMetricsF(theme.font("small"))
        text = metrics.elidedText(second_line(row), Qt.TextElideMode.ElideRight, room)
        painter.drawText(second, LEFT, text)
