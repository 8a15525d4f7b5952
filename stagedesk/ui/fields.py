"""What one types or chooses in: line, text, drop-down, tick, and the thin scroll bar.

Exists because an application style sheet takes away the fonts that widgets were given (Qt 6.11
does so whenever a widget moves to another parent); so fields paint their own frame instead.
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QWidget,
)

from stagedesk.domain.problem import Severity
from stagedesk.ui import icons, theme

_CENTER = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
#: Without a key for so long, a text counts as paused.
_PAUSE_MS = 1500
_PROBLEM_INK = {Severity.ERROR: "bad_sign", Severity.WARNING: "wait_sign"}


def set_problem(field: QWidget, severity: Severity | None) -> None:
    """Give a field the 2 px border of a problem, or take it away; its size stays."""
    field.setProperty("problem", severity.value if severity else None)
    field.update()


def paint_frame(widget: QWidget, box: QRectF, painter: QPainter, read_only: bool = False) -> None:
    """Ground and border of a field: thin, or 2 px for focus (accent) and problem."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    found = widget.property("problem")
    ink, thick, ground = "field", 1, "inp"
    if found:
        ink, thick = _PROBLEM_INK[Severity(found)], 2
    if widget.hasFocus():
        ink, thick = "accent", 2
    if read_only or not widget.isEnabled():
        ground = "side"
        if not widget.hasFocus():
            ink, thick = "line", 1
    painter.setPen(QPen(theme.color(ink), thick))
    painter.setBrush(theme.color(ground))
    inset = thick / 2
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 4, 4)


def _see_through(widget: QWidget) -> None:
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
    widget.setPalette(palette)


def _is_undo(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and event.matches(QKeySequence.StandardKey.Undo)
    )


class LineEdit(QLineEdit):
    """A text field of 30."""

    def __init__(self, name: str, placeholder: str = "", height: int = 30) -> None:
        """``name`` is the accessible name."""
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFrame(False)
        self.setTextMargins(8, 0, 6, 0)
        self.setFixedHeight(theme.scaled(height))
        _see_through(self)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is the window's once there is no typing left to take back here."""
        if _is_undo(event) and not self.isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, then the text."""
        painter = QPainter(self)
        paint_frame(self, QRectF(self.rect()), painter, self.isReadOnly())
        painter.end()
        super().paintEvent(event)


class TextEdit(QPlainTextEdit):
    """A text of several lines; Tab goes on to the next field."""

    #: The user left the field.
    left = Signal()
    #: The user typed and stopped for a moment: what stands there can be kept already.
    paused = Signal()

    def __init__(self, name: str, placeholder: str = "", lines: int = 4) -> None:
        """``lines`` lines high."""
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(9)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 18)
        thin_bars(self)
        _see_through(self)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.paused)
        self.textChanged.connect(lambda: self._pause.start() if self.typed_in() else None)

    def typed_in(self) -> bool:
        """Whether it is here that keys go: a change of text is then the user's."""
        return self.window().focusWidget() is self

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is the window's once there is no typing left to take back here."""
        if _is_undo(event) and not self.document().isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, then the text."""
        painter = QPainter(self.viewport())
        paint_frame(self, QRectF(self.viewport().rect()), painter, self.isReadOnly())
        painter.end()
        super().paintEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The whole frame changes, not only the line of the cursor."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving is what saves."""
        super().focusOutEvent(event)
        self.viewport().update()
        self._pause.stop()
        self.left.emit()


class ComboBox(QComboBox):
    """A drop-down field; the mouse wheel only works on it when it has the focus.

    Signals:
        entered: Enter was pressed while the list was closed.
    """

    entered = Signal()

    def __init__(self, name: str) -> None:
        """``name`` is the accessible name."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(theme.scaled(30))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; every other key is the drop-down's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling a form must not change what it says."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The same frame as a text field, the words, an arrow."""
        painter = QPainter(self)
        paint_frame(self, QRectF(self.rect()), painter)
        words = QRectF(self.rect()).adjusted(9, 0, -26, 0)
        text = self.currentText() or (self.placeholderText() if self.isEnabled() else "")
        painter.setPen(theme.color("text" if self.currentText() else "text2"))
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, _CENTER, shown)
        arrow = QRectF(self.width() - 22, (self.height() - 14) / 2, 14, 14)
        icons.paint(painter, "chevron-down", arrow, "text" if self.isEnabled() else "text2")


class CheckBox(QCheckBox):
    """A tick of 18 with words."""

    def sizeHint(self) -> QSize:
        """Tick, words and room for a thumb."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(18 + (8 + words if self.text() else 0) + 4, theme.scaled(30))

    def hitButton(self, pos: object) -> bool:
        """The whole row is the target."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Square with corner 3, tick, words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, (self.height() - 16) / 2, 16, 16)
        on = self.isChecked() and self.isEnabled()
        ink = "accent" if self.hasFocus() else "solid" if on else "field"
        painter.setPen(QPen(theme.color(ink), 2 if self.hasFocus() else 1))
        painter.setBrush(theme.color("solid" if on else "inp"))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            icons.paint(painter, "check", box.adjusted(1, 1, -1, -1), "on_solid" if on else "text2")
        painter.setPen(theme.color("text" if self.isEnabled() else "text2"))
        painter.drawText(QRectF(self.rect()).adjusted(26, 0, 0, 0), _CENTER, self.text())


class ScrollBar(QScrollBar):
    """A bar of 10 with a quiet handle."""

    def sizeHint(self) -> QSize:
        """Ten across."""
        usual = super().sizeHint()
        if self.orientation() == Qt.Orientation.Vertical:
            return QSize(10, usual.height())
        return QSize(usual.width(), 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The handle alone."""
        # Not with the others: QStyle alone costs the lock, which has no bar, 6 ms.
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarGroove
        groove = self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self)
        upright = self.orientation() == Qt.Orientation.Vertical
        room = self.height() if upright else self.width()
        span = self.maximum() - self.minimum() + self.pageStep()
        if self.maximum() <= self.minimum() or span <= 0 or groove.isEmpty():
            return
        length = max(28.0, room * self.pageStep() / span)
        done = (self.value() - self.minimum()) / (self.maximum() - self.minimum())
        start = (room - length) * done
        box = QRectF(2, start, 6, length) if upright else QRectF(start, 2, length, 6)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("free_sign"))
        painter.drawRoundedRect(box, 3, 3)


class ProgressBar(QProgressBar):
    """A bar of 8; the words about it stand beside it."""

    def __init__(self, name: str) -> None:
        """``name`` is the accessible name."""
        super().__init__()
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setFixedHeight(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and what is done; without an end it is half full."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        span = self.maximum() - self.minimum()
        share = (self.value() - self.minimum()) / span if span > 0 else 0.5
        painter.setBrush(theme.color("solid"))
        corner = QPointF(0, 0)
        box = QRectF(corner.x(), corner.y(), self.width() * max(0.0, share), self.height())
        painter.drawRoundedRect(box, 4, 4)


def thin_bars(area: QAbstractScrollArea) -> None:
    """Give a scrolling widget (list, table, text, page) the thin bars."""
    area.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical))
    area.setHorizontalScrollBar(ScrollBar(Qt.Orientation.Horizontal))


def scrolled(widget: QWidget) -> QScrollArea:
    """The widget in a column that scrolls, on the ground of its page."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(widget)
    thin_bars(area)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    widget.setAutoFillBackground(False)
    return area
