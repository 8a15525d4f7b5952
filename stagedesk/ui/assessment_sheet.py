"""The beoordelingsformulier as one sheet: skills down, moments across, typed like a calculator.

An own painted scroll area instead of a table view: sticky heads, rows of several lines, text
fields under the skills and a foot that stays are simpler to draw than to bend a table to.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from stagedesk.services.assessment_sheet import Sheet
from stagedesk.ui import assessment_paint as look
from stagedesk.ui import theme
from stagedesk.ui.assessment_area import SheetArea
from stagedesk.ui.assessment_rows import RowKind

#: Finger movement in pixels from which a touch scrolls instead of choosing.
_SLOP = 10
_WITH_OTHER_KEY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class AssessmentSheet(SheetArea):
    """The sheet.

    Signals:
        moved: moment and certificate: the cursor stands in another cell.
        touched: True after a touch, False at the first key press.
    """

    moved = Signal(int, int)
    touched = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until show_sheet."""
        super().__init__(parent)
        self._finger: tuple[QPoint, int, bool] | None = None
        self.head.pressed.connect(self._press_head)
        self.foot.pressed.connect(self._press_foot)

    # What it shows

    def show_sheet(self, sheet: Sheet, *, keep: bool = False) -> None:
        """Show a sheet; ``keep`` leaves cursor and scroll where they are (same student)."""
        before = self._cursor.sheet
        others = self._cursor.show(sheet, keep=keep)
        if others or not keep:
            self._relayout()
        if not keep:
            self.verticalScrollBar().setValue(0)
            self._reveal()
        self._tell()
        if before is None or others or not keep or _heads(before) != _heads(sheet):
            self._refresh()
        else:
            self._refresh_rows(
                index
                for index, row in enumerate(self._cursor.rows)
                if row.graded
                and any(
                    look.value_of(before, row, n) != look.value_of(sheet, row, n)
                    for n in row.columns
                )
            )

    @property
    def moment(self) -> int:
        """The moment of the cursor."""
        return self._cursor.moment

    @property
    def certificate(self) -> int:
        """The certificate of the cursor, 0 outside the skills."""
        return self._cursor.certificate

    def current_value(self) -> int | None:
        """The grade under the cursor, in tenths."""
        return self._cursor.value

    # What it is told

    def go_to(self, certificate: int, moment: int | None = None) -> None:
        """Put the cursor at a certificate: its first empty or low skill at that moment."""
        number = moment if moment is not None else self.moment
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._do(lambda: self._cursor.go_to(certificate, number))

    def next_row(self) -> None:
        """To the next skill: what Enter and 'Volgende' do."""
        self._do(lambda: self._cursor.step(1))

    def press_grade(self, tenths: int | None) -> None:
        """Put a whole grade under the cursor, or clear it: a grade key."""
        self._do(lambda: self._cursor.put(tenths))

    def press_half(self) -> None:
        """Make the grade under the cursor a half more: the key ',5'."""
        self._do(self._cursor.put_half)

    def set_touch(self, on: bool) -> None:
        """High rows for a finger, or the usual ones."""
        if on == self._touch:
            return
        self._touch = on
        self._relayout()
        self._reveal()
        self._refresh()
        self.touched.emit(on)

    def _do(self, act: Callable[[], object]) -> None:
        """Move or type, then show and say where the cursor is."""
        if not self._cursor.rows:
            return
        cursor = self._cursor
        before = (cursor.row, cursor.moment)
        act()
        self._reveal()
        self._tell()
        if before[1] != cursor.moment:
            self._refresh()
        else:
            self._refresh_rows({before[0], cursor.row})
        if before != (cursor.row, cursor.moment):
            self.moved.emit(self.moment, self.certificate)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and comma grade; arrows, Enter, Home and End move; Delete clears."""
        act = None if event.modifiers() & _WITH_OTHER_KEY else self._act(event)
        if act is None or not self._cursor.rows:
            event.ignore()
            return
        self.set_touch(False)
        self._do(act)

    def _act(self, event: QKeyEvent) -> Callable[[], object] | None:
        cursor, keys = self._cursor, Qt.Key
        page = max(1, self.viewport().height() // theme.scaled(28) - 2)
        acts: dict[int, Callable[[], object]] = {
            keys.Key_Return: lambda: cursor.step(1),
            keys.Key_Enter: lambda: cursor.step(1),
            keys.Key_Down: lambda: cursor.step(1),
            keys.Key_Up: lambda: cursor.step(-1),
            keys.Key_Left: lambda: cursor.shift(-1),
            keys.Key_Right: lambda: cursor.shift(1),
            keys.Key_Home: cursor.home,
            keys.Key_End: cursor.end,
            keys.Key_PageDown: lambda: cursor.page(page),
            keys.Key_PageUp: lambda: cursor.page(-page),
            keys.Key_Delete: lambda: cursor.put(None),
            keys.Key_Backspace: cursor.erase_key,
        }
        if event.key() in acts:
            return acts[event.key()]
        if event.key() == keys.Key_Escape:
            return cursor.give_up if cursor.typed is not None else None
        letter = event.text()
        if letter.isprintable() and letter.strip():
            return lambda: cursor.type(letter)
        return None

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
        point, bar = event.points()[0].position().toPoint(), self.verticalScrollBar()
        if event.type() == QEvent.Type.TouchBegin:
            self._finger = (point, bar.value(), False)
        elif self._finger is not None:
            start, value, moved = self._finger
            moved = moved or abs(point.y() - start.y()) > _SLOP
            self._finger = (start, value, moved)
            if moved:
                bar.setValue(value + start.y() - point.y())
            if event.type() == QEvent.Type.TouchEnd:
                self._finger = None
                if not moved:
                    self._tap(point)
        event.accept()

    def _tap(self, point: QPoint) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._choose(point)
        self.set_touch(True)

    def _choose(self, point: QPoint) -> None:
        index = self._layout.at(point.y() + self.verticalScrollBar().value())
        if index is None:
            return
        row, number = self._cursor.rows[index], self._moment_at(point) or self.moment
        if row.kind is RowKind.HEAD:
            self.go_to(row.certificate, number)
        elif row.graded:
            column = number if number in row.columns else row.columns[0]
            self._do(lambda: self._cursor.set_to(index, column))

    def _moment_at(self, point: QPoint) -> int | None:
        if self._cursor.sheet is None:
            return None
        view = self._view()
        for moment in self._cursor.sheet.moments:
            left = view.column_left(moment.record.moment)
            if left <= point.x() < left + look.COLUMN:
                return moment.record.moment
        return None

    def _press_head(self, point: QPoint) -> None:
        number = self._moment_at(point)
        if number is not None:
            # First the focus: a date that is being typed belongs to the moment of before.
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            cursor = self._cursor
            here = cursor.row if number in cursor.rows[cursor.row].columns else 1
            self._do(lambda: cursor.set_to(here, number))

    def _press_foot(self, point: QPoint) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        last, number = len(self._cursor.rows) - 1, self._moment_at(point) or self.moment
        self._do(lambda: self._cursor.set_to(last, number))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame of the cell shows."""
        super().focusInEvent(event)
        self._refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed stands; the frame goes."""
        super().focusOutEvent(event)
        self._cursor.leave()
        self._refresh()

    def _tell(self) -> None:
        """Say the cell to a screen reader."""
        self.setAccessibleDescription(self._cursor.words)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )


def _heads(sheet: Sheet) -> list[tuple[object, ...]]:
    """What the whole sheet shows of its moments beside grades."""
    return [(x.record.moment, x.record.date, x.closed, x.due) for x in sheet.moments]
