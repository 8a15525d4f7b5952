"""Where the parts of the assessment sheet lie and how they scroll: heads that stick, a foot.

Exists apart from keys, mouse and finger so that each can be read by itself.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from stagedesk.ui import assessment_paint as look
from stagedesk.ui import theme
from stagedesk.ui.assessment_cursor import SheetCursor
from stagedesk.ui.assessment_paint import Cursor, View
from stagedesk.ui.assessment_rows import NOTED, Layout, RowKind, lay_out
from stagedesk.ui.fields import thin_bars

HEAD, FOOT = 46, 42


class _Band(QWidget):
    """A part of the sheet that does not scroll: moments, sticky certificate, stagecijfer."""

    pressed = Signal(QPoint)

    def __init__(self, parent: QWidget, draw: Callable[[QPainter, int], None]) -> None:
        super().__init__(parent)
        self._draw = draw

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(event.position().toPoint())


class SheetArea(QAbstractScrollArea):
    """The painted sheet without its keys; AssessmentSheet moves the cursor.

    Signals:
        graded: kind of row, skill id, moment, tenths or None: a key changed a grade.
    """

    graded = Signal(str, str, int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self._cursor = SheetCursor(self.graded.emit)
        self._layout = Layout((), ())
        self._touch = False
        self._notes: dict[tuple[str, int], QWidget] = {}
        self._date: QWidget | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("Beoordelingsformulier")
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.head = _Band(self, self._paint_head)
        self.foot = _Band(self, self._paint_foot)
        self._sticky = _Band(self, self._paint_sticky)
        thin_bars(self)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def set_note_widget(self, name: str, moment: int, widget: QWidget) -> None:
        """Put the field for a text of a moment (feedback, reflection) into its row."""
        widget.setParent(self.viewport())
        widget.installEventFilter(self)
        self._notes[name, moment] = widget
        self._place_notes()

    def set_date_widget(self, widget: QWidget) -> None:
        """Put the field for the date of the active moment under its title."""
        widget.setParent(self.head)
        self._date = widget
        self._place_date()

    # Geometry

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Bands take the new width; texts that no longer fit take a second line."""
        super().resizeEvent(event)
        self._relayout()
        self._reveal()

    def _relayout(self) -> None:
        head, foot = theme.scaled(HEAD), theme.scaled(FOOT)
        self.setViewportMargins(0, head, 0, foot)
        width = self.viewport().width()
        self.head.setGeometry(0, 0, width, head)
        self.foot.setGeometry(0, self.height() - foot, width, foot)
        if self._cursor.sheet is None:
            return
        self._place_date()
        self._layout = lay_out(self._cursor.rows, self._view().text_width, self._touch)
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(theme.scaled(28))
        bar.setRange(0, max(0, self._layout.total - self.viewport().height()))
        self._scrolled()

    def _scrolled(self) -> None:
        self._place_notes()
        index = self._sticky_row()
        self._sticky.setVisible(index is not None)
        if index is not None:
            height = self._layout.heights[index]
            self._sticky.setGeometry(0, self.head.height(), self.viewport().width(), height)
            self._sticky.raise_()
            self._sticky.update()
        self.viewport().update()

    def _sticky_row(self) -> int | None:
        """The certificate whose header has scrolled out of sight while its skills are in."""
        offset, found = self.verticalScrollBar().value(), None
        for index, row in enumerate(self._cursor.rows[:-1]):
            if row.kind in (RowKind.HEAD, RowKind.SECTION):
                if self._layout.tops[index] >= offset:
                    break
                found = index
        return found

    def _place_notes(self) -> None:
        offset, view = self.verticalScrollBar().value(), self.viewport()
        left = set(self._notes)
        for row, top in zip(self._cursor.rows, self._layout.tops, strict=False):
            place = (row.key, row.columns[0]) if row.kind in NOTED else ("", 0)
            widget = self._notes.get(place)
            if widget is not None:
                width = view.width() - look.TEXT_LEFT - 14
                widget.setGeometry(look.TEXT_LEFT, top - offset + 5, width, widget.height())
                widget.show()
                left.discard(place)
        for place in left:
            # The sheet of a grade year without modules has no reflection.
            self._notes[place].hide()

    def _place_date(self) -> None:
        if self._date is not None and self._cursor.sheet is not None:
            self._date.setVisible(not self._cursor.closed)
            left = self._view().column_left(self._cursor.moment)
            self._date.setGeometry(left + 6, theme.scaled(22), look.COLUMN - 12, theme.scaled(20))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A text field that gets the focus comes into sight."""
        if event.type() == QEvent.Type.FocusIn:
            places = [place for place, widget in self._notes.items() if widget is watched]
            for index, row in enumerate(self._cursor.rows[:-1]):
                if row.kind in NOTED and (row.key, row.columns[0]) in places:
                    self._bring(index)
        return super().eventFilter(watched, event)

    def _reveal(self) -> None:
        row = self._cursor.row
        if row < len(self._cursor.rows) - 1 and row < len(self._layout.tops):
            self._bring(row)

    def _bring(self, row: int) -> None:
        """Scroll so far that a row is in sight under the sticky head."""
        top, high = self._layout.tops[row], self._layout.heights[row]
        above = theme.scaled(36 if self._touch else 30)
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if top - above < bar.value():
            bar.setValue(top - above)
        elif top + high > bar.value() + room:
            bar.setValue(top + high - room)

    # Painting

    def _view(self) -> View:
        cursor = self._cursor
        if cursor.sheet is None:
            raise RuntimeError("nothing is shown")
        here = Cursor(cursor.row, cursor.moment, cursor.typed, cursor.note, self.hasFocus())
        return View(cursor.sheet, self.viewport().width(), here)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), theme.color("surface"))
        if self._cursor.sheet is None:
            return
        view, offset, area = self._view(), self.verticalScrollBar().value(), event.rect()
        for index, row in enumerate(self._cursor.rows[:-1]):
            top, high = self._layout.tops[index] - offset, self._layout.heights[index]
            if top < area.bottom() + 1 and top + high > area.top():
                look.paint_row(painter, view, index, row, top, high)

    def _paint_head(self, painter: QPainter, height: int) -> None:
        if self._cursor.sheet is not None:
            look.paint_head(painter, self._view(), height)

    def _paint_sticky(self, painter: QPainter, height: int) -> None:
        index = self._sticky_row()
        if index is not None:
            look.paint_certificate(painter, self._view(), self._cursor.rows[index], 0, height)

    def _paint_foot(self, painter: QPainter, height: int) -> None:
        cursor = self._cursor
        if cursor.sheet is not None and cursor.rows:
            here = cursor.row == len(cursor.rows) - 1
            look.paint_foot(painter, self._view(), cursor.rows[-1], here, height)

    def _refresh(self) -> None:
        self._place_date()
        self.viewport().update()
        for band in (self.head, self._sticky, self.foot):
            band.update()

    def _refresh_rows(self, rows: Iterable[int]) -> None:
        """Paint some rows again with the heads of their certificates: a key must be quick."""
        every, offset = self._cursor.rows, self.verticalScrollBar().value()
        wanted = set(rows)
        numbers = {every[index].certificate for index in wanted} - {0}
        wanted |= {
            index
            for index, row in enumerate(every)
            if row.kind is RowKind.HEAD and row.certificate in numbers
        }
        width = self.viewport().width()
        for index in wanted:
            top, high = self._layout.tops[index] - offset, self._layout.heights[index]
            self.viewport().update(0, top, width, high)
        self._sticky.update()
        self.foot.update()
