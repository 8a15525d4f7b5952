"""The beoordelingsformulier as one sheet: skills down, moments across, typed like a calculator.

An own painted scroll area instead of a table view: sticky heads, rows of several lines, text
fields under the skills and a foot that stays are simpler to draw than to bend a table to.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from stagedesk.domain.grades import format_grade
from stagedesk.domain.problem import InputError
from stagedesk.services.assessment_sheet import Sheet
from stagedesk.ui import assessment_paint as look
from stagedesk.ui import theme
from stagedesk.ui.assessment_paint import Cursor, View
from stagedesk.ui.assessment_rows import Layout, Row, RowKind, lay_out, rows_of
from stagedesk.ui.fields import thin_bars
from stagedesk.ui.grade_typing import Typed, add, take_back

HEAD, FOOT = 46, 42
_CLOSED = "Gesloten. Heropen eerst."
#: Finger movement in pixels from which a touch scrolls instead of choosing.
_SLOP = 10


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


class AssessmentSheet(QAbstractScrollArea):
    """The sheet.

    Signals:
        graded: kind of row, skill id, moment, tenths or None: a key changed a grade.
        moved: the cursor stands at another moment or certificate.
        touched: True after a touch, False at the first key press.
    """

    graded = Signal(str, str, int, object)
    moved = Signal(int, int)
    touched = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until show_sheet."""
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._rows: tuple[Row, ...] = ()
        self._layout = Layout((), ())
        self._row, self._moment = 0, 1
        self._typed: Typed | None = None
        self._before: int | None = None
        self._note = ""
        self._touch = False
        self._finger: tuple[QPoint, int, bool] | None = None
        self._notes: dict[int, QWidget] = {}
        self._date: QWidget | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("Beoordelingsformulier")
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.head = _Band(self, lambda p, h: look.paint_head(p, self._view(), h))
        self.foot = _Band(self, self._paint_foot)
        self._sticky = _Band(self, self._paint_sticky)
        self.head.pressed.connect(self._press_head)
        self.foot.pressed.connect(self._press_foot)
        thin_bars(self)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # What it shows

    def show_sheet(self, sheet: Sheet, *, keep: bool = False) -> None:
        """Show a sheet; ``keep`` leaves cursor and scroll where they are (same student)."""
        rows = rows_of(sheet)
        same = rows == self._rows
        self._sheet, self._rows = sheet, rows
        if not keep:
            self._moment = sheet.active
            self._row = self._first_empty()
            self._typed, self._note = None, ""
        self._row = min(self._row, len(rows) - 1)
        if not (same and keep):
            self._relayout()
        if not keep:
            self.verticalScrollBar().setValue(0)
            self._reveal()
            self._tell()
        self._refresh()

    def set_note_widget(self, moment: int, widget: QWidget) -> None:
        """Put the field for a moment's feedback into its row."""
        widget.setParent(self.viewport())
        widget.installEventFilter(self)
        self._notes[moment] = widget
        self._place_notes()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field for feedback that gets the focus comes into sight."""
        if event.type() == QEvent.Type.FocusIn and watched in self._notes.values():
            self.verticalScrollBar().setValue(self._layout.total)
        return super().eventFilter(watched, event)

    def set_date_widget(self, widget: QWidget) -> None:
        """Put the field for the date of the active moment under its title."""
        widget.setParent(self.head)
        self._date = widget
        self._place_date()

    def _place_date(self) -> None:
        if self._date is None or self._sheet is None:
            return
        self._date.setVisible(not self._sheet.moment(self._moment).closed)
        left = self._view().column_left(self._moment)
        self._date.setGeometry(left + 6, theme.scaled(22), look.COLUMN - 12, theme.scaled(20))

    @property
    def moment(self) -> int:
        """The moment of the cursor."""
        return self._moment

    @property
    def certificate(self) -> int:
        """The certificate of the cursor, 0 outside the skills."""
        return self._rows[self._row].certificate if self._rows else 0

    @property
    def touch(self) -> bool:
        """Whether rows are high for a finger."""
        return self._touch

    def current_value(self) -> int | None:
        """The grade under the cursor, in tenths."""
        if self._sheet is None or not self._rows:
            return None
        return look.value_of(self._sheet, self._rows[self._row], self._moment)

    def current_words(self) -> str:
        """What the cursor stands on, in words: for the status line and for who cannot see it."""
        if not self._rows:
            return "Nog geen formulier"
        row, value = self._rows[self._row], self.current_value()
        words = format_grade(value) if value is not None else "leeg"
        return f"{row.mark} {row.text}, BO {self._moment}: {words}".strip()

    # Moving

    def go_to(self, certificate: int, moment: int | None = None) -> None:
        """Put the cursor at a certificate: its first empty or low skill at that moment."""
        indices = [
            i
            for i, row in enumerate(self._rows)
            if row.certificate == certificate and row.kind is RowKind.SKILL
        ]
        if not indices:
            return
        number = moment if moment is not None else self._moment
        grades = self._sheet.moment(number).record.grades if self._sheet else {}
        mark = self._sheet.policy.pass_tenths if self._sheet else 0
        wanted = [i for i in indices if grades.get(self._rows[i].key, 0) < mark] or indices
        self._set_cursor(wanted[0], number)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_row(self) -> None:
        """To the next skill: what Enter and 'Volgende' do."""
        self._step(1)

    def _step(self, by: int) -> None:
        index = self._row + by
        while 0 <= index < len(self._rows):
            row = self._rows[index]
            if row.graded and self._moment in row.columns:
                self._set_cursor(index, self._moment)
                return
            index += by

    def _set_cursor(self, row: int, moment: int) -> None:
        before = (self._moment, self.certificate)
        self._row, self._moment = row, moment
        self._typed, self._note = None, ""
        self._before = self.current_value()
        self._reveal()
        self._refresh()
        self._tell()
        if before != (self._moment, self.certificate):
            self.moved.emit(self._moment, self.certificate)

    def _first_empty(self) -> int:
        graded = [
            i for i, row in enumerate(self._rows) if row.graded and self._moment in row.columns
        ]
        for index in graded:
            if self._rows[index].kind is RowKind.SKILL and self._value_at(index) is None:
                return index
        return graded[0] if graded else 0

    def _value_at(self, index: int) -> int | None:
        if self._sheet is None:
            return None
        return look.value_of(self._sheet, self._rows[index], self._moment)

    def _shift_moment(self, by: int) -> None:
        columns = self._rows[self._row].columns
        if self._moment in columns:
            index = columns.index(self._moment) + by
            if 0 <= index < len(columns):
                self._set_cursor(self._row, columns[index])

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and comma grade; arrows, Enter, Home and End move; Delete clears."""
        if not self._rows:
            super().keyPressEvent(event)
            return
        self.set_touch(False)
        if event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            event.ignore()
            return
        if self._move_key(event.key()) or self._edit_key(event.key()):
            return
        letter = event.text()
        if letter and letter.isprintable() and not letter.isspace():
            self._type(letter)
            return
        event.ignore()

    def _move_key(self, key: int) -> bool:
        keys = Qt.Key
        graded = [
            i for i, row in enumerate(self._rows) if row.graded and self._moment in row.columns
        ]
        page = max(1, self.viewport().height() // max(1, self._layout.heights[0]) - 2)
        moves: dict[int, Callable[[], None]] = {
            keys.Key_Return: self.next_row,
            keys.Key_Enter: self.next_row,
            keys.Key_Down: self.next_row,
            keys.Key_Up: lambda: self._step(-1),
            keys.Key_Left: lambda: self._shift_moment(-1),
            keys.Key_Right: lambda: self._shift_moment(1),
            keys.Key_Home: lambda: self._set_cursor(graded[0], self._moment),
            keys.Key_End: lambda: self._set_cursor(self._last_skill(graded), self._moment),
            keys.Key_PageDown: lambda: self._page(graded, page),
            keys.Key_PageUp: lambda: self._page(graded, -page),
        }
        if key not in moves or not graded:
            return False
        moves[key]()
        return True

    def _last_skill(self, graded: list[int]) -> int:
        skills = [i for i in graded if self._rows[i].kind is RowKind.SKILL]
        return (skills or graded)[-1]

    def _page(self, graded: list[int], by: int) -> None:
        here = graded.index(self._row) if self._row in graded else 0
        self._set_cursor(graded[min(max(here + by, 0), len(graded) - 1)], self._moment)

    def _edit_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Delete:
            self.press_grade(None)
        elif key == Qt.Key.Key_Backspace:
            if self._refuse_closed():
                return True
            value = self.current_value()
            start = self._typed or Typed(format_grade(value) if value is not None else "", value)
            self._take(take_back(start))
        elif key == Qt.Key.Key_Escape and self._typed is not None:
            before, self._typed = self._before, None
            self._put(before)
            self._refresh()
        else:
            return False
        return True

    def _type(self, letter: str) -> None:
        if self._refuse_closed():
            return
        if self._typed is None:
            self._before = self.current_value()
        try:
            self._take(add(self._typed or Typed(), letter))
        except InputError as error:
            self._note = error.problems[0].text
            self._tell()
            self._refresh()

    def _take(self, typed: Typed) -> None:
        self._note = ""
        self._typed = typed
        if typed.tenths is not None or not typed.text:
            self._put(typed.tenths)
        self._refresh()

    def press_grade(self, tenths: int | None) -> None:
        """Put a whole grade under the cursor, or clear it: grade keys and Delete."""
        if self._sheet is None or self._refuse_closed():
            return
        self._typed, self._note = None, ""
        self._put(tenths)
        self._refresh()

    def press_half(self) -> None:
        """Add a half to the grade under the cursor: the key ',5'."""
        value = self.current_value()
        if value is not None and value < 100 and not self._refuse_closed():
            self.press_grade(value // 10 * 10 + 5)

    def _refuse_closed(self) -> bool:
        closed = self._sheet is not None and self._sheet.moment(self._moment).closed
        if closed:
            self._note = _CLOSED
            self._tell()
            self._refresh()
        return closed

    def _put(self, tenths: int | None) -> None:
        row = self._rows[self._row]
        if tenths != self.current_value():
            self.graded.emit(row.kind.value, row.key, self._moment, tenths)
        self._tell()

    # Mouse and finger

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses a cell, or a row at the active moment."""
        self._choose(event.position().toPoint())

    def viewportEvent(self, event: QEvent) -> bool:
        """A finger scrolls; a tap chooses and makes the rows high."""
        if isinstance(event, QTouchEvent) and event.points():
            self._touch_event(event)
            return True
        return super().viewportEvent(event)

    def _touch_event(self, event: QTouchEvent) -> None:
        point = event.points()[0].position().toPoint()
        bar = self.verticalScrollBar()
        if event.type() == QEvent.Type.TouchBegin:
            self._finger = (point, bar.value(), False)
        elif self._finger is not None and event.type() == QEvent.Type.TouchUpdate:
            start, value, _ = self._finger
            moved = self._finger[2] or abs(point.y() - start.y()) > _SLOP
            self._finger = (start, value, moved)
            if moved:
                bar.setValue(value + start.y() - point.y())
        elif self._finger is not None and event.type() == QEvent.Type.TouchEnd:
            if not self._finger[2]:
                self._choose(point)
                self.set_touch(True)
                self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._finger = None
        event.accept()

    def set_touch(self, on: bool) -> None:
        """High rows for a finger, or the usual ones."""
        if on == self._touch:
            return
        self._touch = on
        self._relayout()
        self._reveal()
        self._refresh()
        self.touched.emit(on)

    def _choose(self, point: QPoint) -> None:
        index = self._layout.at(point.y() + self.verticalScrollBar().value())
        if index is None:
            return
        row = self._rows[index]
        if row.kind is RowKind.HEAD:
            self.go_to(row.certificate, self._moment_at(point.x()))
        elif row.graded:
            number = self._moment_at(point.x()) or self._moment
            self._set_cursor(index, number if number in row.columns else row.columns[0])

    def _moment_at(self, x: int) -> int | None:
        if self._sheet is None:
            return None
        view = self._view()
        for moment in self._sheet.moments:
            left = view.column_left(moment.record.moment)
            if left <= x < left + look.COLUMN:
                return moment.record.moment
        return None

    def _press_head(self, point: QPoint) -> None:
        number = self._moment_at(point.x())
        if number is not None:
            row = self._rows[self._row]
            self._set_cursor(self._row if number in row.columns else 1, number)
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _press_foot(self, point: QPoint) -> None:
        if self._rows:
            self._set_cursor(len(self._rows) - 1, self._moment_at(point.x()) or self._moment)
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    # Geometry and painting

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
        if self._sheet is None:
            return
        self._layout = lay_out(self._rows, self._view().text_width, self._touch)
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
        offset = self.verticalScrollBar().value()
        found = None
        for index, row in enumerate(self._rows[:-1]):
            if row.kind in (RowKind.HEAD, RowKind.SECTION):
                if self._layout.tops[index] >= offset:
                    break
                found = index
        return found

    def _place_notes(self) -> None:
        offset, view = self.verticalScrollBar().value(), self.viewport()
        if self._sheet is None:
            return
        for index, row in enumerate(self._rows):
            widget = self._notes.get(row.columns[0]) if row.kind is RowKind.FEEDBACK else None
            if widget is not None:
                top = self._layout.tops[index] - offset
                width = view.width() - look.TEXT_LEFT - 14
                widget.setGeometry(look.TEXT_LEFT, top + 5, width, self._layout.heights[index] - 11)
                widget.show()

    def _reveal(self) -> None:
        if not self._rows or self._row >= len(self._rows) - 1:
            return
        top, high = self._layout.tops[self._row], self._layout.heights[self._row]
        above = theme.scaled(30)
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if top - above < bar.value():
            bar.setValue(top - above)
        elif top + high > bar.value() + room:
            bar.setValue(top + high - room)

    def _view(self) -> View:
        assert self._sheet is not None
        cursor = Cursor(
            self._row,
            self._moment,
            self._typed.text if self._typed else None,
            self._note,
            self.hasFocus(),
        )
        return View(self._sheet, self.viewport().width(), cursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), theme.color("surface"))
        if self._sheet is None:
            return
        view, offset = self._view(), self.verticalScrollBar().value()
        area: QRect = event.rect()
        for index, row in enumerate(self._rows[:-1]):
            top, high = self._layout.tops[index] - offset, self._layout.heights[index]
            if top < area.bottom() + 1 and top + high > area.top():
                look.paint_row(painter, view, index, row, top, high)

    def _paint_sticky(self, painter: QPainter, height: int) -> None:
        index = self._sticky_row()
        if index is not None:
            look.paint_certificate(painter, self._view(), self._rows[index], 0, height)

    def _paint_foot(self, painter: QPainter, height: int) -> None:
        if self._sheet is not None and self._rows:
            here = self._row == len(self._rows) - 1
            look.paint_foot(painter, self._view(), self._rows[-1], here, height)

    def _refresh(self) -> None:
        self._place_date()
        self.viewport().update()
        for band in (self.head, self._sticky, self.foot):
            band.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame of the cell shows."""
        super().focusInEvent(event)
        self._refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed stands; the frame goes."""
        super().focusOutEvent(event)
        self._typed = None
        self._refresh()

    def _tell(self) -> None:
        """Say the cell to a screen reader."""
        words = self.current_words()
        self.setAccessibleDescription(f"{words}. {self._note}" if self._note else words)
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
