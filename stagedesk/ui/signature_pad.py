"""Signing on the screen: a field that shows a signature, and the pad in which it is drawn.

Exists so that pen, mouse and finger all give the same strokes, as integers in 1/1000 of the
pad's width.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stagedesk.domain.assessment import Stroke
from stagedesk.ui import icons, theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.widgets import Text

PAD = QSize(640, 260)
_UNITS = 1000
#: Points nearer than this to the one before add nothing but size.
_NEAR = 2


def path_of(strokes: Sequence[Stroke], width: float) -> QPainterPath:
    """The strokes as one path, as wide as ``width`` stands for 1000 units."""
    path = QPainterPath()
    for stroke in strokes:
        points = [QPointF(x * width / _UNITS, y * width / _UNITS) for x, y in stroke]
        if not points:
            continue
        path.moveTo(points[0])
        for point in points[1:] or [points[0] + QPointF(0.1, 0)]:
            path.lineTo(point)
    return path


class _Canvas(QWidget):
    """Where one draws."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFixedSize(PAD)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(name)
        self._strokes: list[list[tuple[int, int]]] = []
        self._drawing = False

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def clear(self) -> None:
        """Begin anew."""
        self._strokes = []
        self._drawing = False
        self.update()
        self.changed.emit()

    def _begin(self, at: QPointF) -> None:
        self._drawing = True
        self._strokes.append([self._units(at)])
        self.update()
        self.changed.emit()

    def _go_on(self, at: QPointF) -> None:
        if not self._drawing:
            return
        point, last = self._units(at), self._strokes[-1][-1]
        if abs(point[0] - last[0]) + abs(point[1] - last[1]) >= _NEAR:
            self._strokes[-1].append(point)
            self.update()

    def _units(self, at: QPointF) -> tuple[int, int]:
        x = min(max(at.x(), 0.0), float(self.width()))
        y = min(max(at.y(), 0.0), float(self.height()))
        return (round(x * _UNITS / self.width()), round(y * _UNITS / self.width()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drawing = False

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove:
            self._go_on(event.position())
        else:
            self._drawing = False
        event.accept()

    def event(self, event: QEvent) -> bool:
        """A finger draws; only the first one."""
        if isinstance(event, QTouchEvent):
            points = event.points()
            if event.type() == QEvent.Type.TouchBegin and points:
                self._begin(points[0].position())
            elif event.type() == QEvent.Type.TouchUpdate and points:
                self._go_on(points[0].position())
            else:
                self._drawing = False
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("field"), 1))
        painter.setBrush(theme.color("inp"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QPen(theme.color("line"), 1))
        base = self.height() * 0.72
        painter.drawLine(QPointF(40, base), QPointF(self.width() - 40, base))
        _draw(painter, self.strokes, float(self.width()), 2.6)


def _draw(painter: QPainter, strokes: Sequence[Stroke], width: float, pen: float) -> None:
    ink = QPen(theme.color("accent"), pen)
    ink.setCapStyle(Qt.PenCapStyle.RoundCap)
    ink.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(ink)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path_of(strokes, width))


class SignaturePad(QDialog):
    """A pad of 640 by 260 with 'Wissen', 'Niet doen' and 'Klaar'.

    Signals:
        signed: the strokes, when 'Klaar' was pressed.
    """

    signed = Signal(object)

    def __init__(self, who: str, parent: QWidget) -> None:
        """``who`` signs: 'praktijkopleider', 'leerling' or 'jobcoach', with the name if known."""
        super().__init__(parent)
        self.setWindowTitle(f"Handtekening {who}")
        self.setModal(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        title = Text(f"Handtekening {who}", "strong")
        column.addWidget(title)
        self.canvas = _Canvas(f"Teken hier: handtekening {who}")
        column.addWidget(self.canvas)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._clear = Button("&Wissen", icon="erase", height=44)
        cancel = Button("&Niet doen", height=44)
        self._done = Button("&Klaar", kind="primary", icon="check", height=44)
        row.addWidget(self._clear)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._done)
        column.addLayout(row)
        self._clear.clicked.connect(self.canvas.clear)
        cancel.clicked.connect(self.reject)
        self._done.clicked.connect(self._finish)
        self.canvas.changed.connect(self._allow)
        self._allow()

    def _allow(self) -> None:
        drawn = bool(self.canvas.strokes)
        self._clear.setEnabled(drawn)
        self._done.setEnabled(drawn)

    def _finish(self) -> None:
        self.signed.emit(self.canvas.strokes)
        self.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """On the ground of the page."""
        QPainter(self).fillRect(self.rect(), theme.color("surface"))


class SignatureField(QAbstractButton):
    """A field of 38 that shows a signature, or asks for one."""

    def __init__(self, label: str) -> None:
        """``label``: whose signature."""
        super().__init__()
        self._label = label
        self._strokes: tuple[Stroke, ...] = ()
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.scaled(38))
        self.show_signature((), "")

    def show_signature(self, strokes: Sequence[Stroke], words: str) -> None:
        """Show strokes; ``words`` stand in their place, such as 'op papier' (empty asks)."""
        self._strokes, self._words = tuple(strokes), words
        state = "getekend" if strokes else words or "nog niet getekend"
        self.setAccessibleName(f"Handtekening {self._label}: {state}")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, theme.scaled(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame (dashed while it asks), then the signature or words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        asks = not self._strokes and not self._words
        pen = QPen(
            theme.color("accent" if self.hasFocus() else "field"), 2 if self.hasFocus() else 1
        )
        if asks and not self.hasFocus():
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(theme.color("inp" if self.isEnabled() else "side"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        room = QRectF(self.rect()).adjusted(14, 0, -8, 0)
        flag = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.font())
        if self._strokes:
            self._paint_strokes(painter)
        elif self._words:
            painter.setPen(theme.color("text2"))
            painter.drawText(room, flag, self._words)
        elif self.isEnabled():
            icon = QRectF(13, (self.height() - 16) / 2, 16, 16)
            icons.paint(painter, "pencil", icon, "accent")
            painter.setPen(theme.color("accent"))
            painter.drawText(room.adjusted(22, 0, 0, 0), flag, "Tik om te tekenen")

    def _paint_strokes(self, painter: QPainter) -> None:
        shape = path_of(self._strokes, float(_UNITS)).boundingRect()
        wide, high = max(shape.width(), 1.0), max(shape.height(), 1.0)
        scale = min((self.width() - 28) / wide, (self.height() - 8) / high, 0.35)
        painter.save()
        painter.translate(14 - shape.left() * scale, (self.height() - high * scale) / 2)
        painter.translate(0, -shape.top() * scale)
        _draw(painter, self._strokes, _UNITS * scale, 1.8)
        painter.restore()
