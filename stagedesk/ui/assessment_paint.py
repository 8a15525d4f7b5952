"""How the assessment sheet looks: each part of it drawn from the rows and the sheet's values.

Exists apart from the widget so that keys and mouse stay readable; it decides nothing.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from stagedesk.domain.grades import format_grade, passes, subtotal
from stagedesk.domain.times import short_date
from stagedesk.services.assessment_sheet import Sheet, SheetMoment
from stagedesk.ui import icons, signs, theme
from stagedesk.ui.assessment_rows import NOTED, Row, RowKind
from stagedesk.ui.signs import Sign

LEFT, TEXT_LEFT = 16, 50
#: Wide enough for a box of 70 and its air; three stand at the right.
COLUMN = 84
_BOX = 70
_V = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | _V
_MIDDLE = Qt.AlignmentFlag.AlignHCenter | _V


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the cursor stands, and what is typed there.

    Attributes:
        row: index of the row. moment: number of the column. typed: None while nothing is typed.
        note: why the last key was refused. focused: whether the sheet has the focus.
    """

    row: int = 0
    moment: int = 1
    typed: str | None = None
    note: str = ""
    focused: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """All that a painting function needs: the values, the width and the cursor."""

    sheet: Sheet
    width: int
    cursor: Cursor

    def column_left(self, moment: int) -> int:
        """The left edge of a moment's column."""
        numbers = [x.record.moment for x in self.sheet.moments]
        return self.width - COLUMN * (len(numbers) - numbers.index(moment))

    @property
    def text_width(self) -> int:
        """Room for the words of a skill."""
        return self.width - COLUMN * len(self.sheet.moments) - TEXT_LEFT - 2


def box_of(view: View, moment: int, top: float, height: float) -> QRectF:
    """The frame in which a grade is typed."""
    high = min(height - 4, 30.0)
    left = view.column_left(moment) + (COLUMN - _BOX) / 2
    return QRectF(left, top + (height - high) / 2, _BOX, high)


def paint_head(painter: QPainter, view: View, height: int) -> None:
    """The moments with their dates; the active one is tinted."""
    painter.fillRect(QRectF(0, 0, view.width, height), theme.color("surface"))
    painter.setFont(theme.font("small"))
    painter.setPen(theme.color("text2"))
    words = QRectF(TEXT_LEFT, height - 28, view.text_width, 26)
    painter.drawText(words, _V, "Cijfer en Enter: volgende vaardigheid")
    for moment in view.sheet.moments:
        _paint_moment(painter, view, moment, height)
    painter.fillRect(QRectF(0, height - 1, view.width, 1), theme.color("line"))


def _paint_moment(painter: QPainter, view: View, moment: SheetMoment, height: int) -> None:
    number = moment.record.moment
    left = view.column_left(number)
    active = number == view.cursor.moment
    if active:
        painter.fillRect(QRectF(left, 0, COLUMN, height), theme.color("accent_t"))
    painter.setFont(theme.font("strong"))
    painter.setPen(theme.color("accent" if active else "text"))
    title = QRectF(left, 4, COLUMN, 20)
    painter.drawText(title, _MIDDLE, f"BO {number}")
    mark = QRectF(left + COLUMN / 2 + 20, 6, 14, 14)
    if moment.closed:
        icons.paint(painter, "lock", mark, "text2")
    elif moment.due:
        signs.paint(painter, Sign.DUE, mark)
    if active and not moment.closed:
        return  # the date field of the widget stands here
    date = moment.record.date
    painter.setFont(theme.font("small"))
    painter.setPen(theme.color("accent" if active else "text2"))
    below = QRectF(left, 23, COLUMN, 18)
    words = short_date(date) if date else f"tot {short_date(moment.last_day)}"
    painter.drawText(below, _MIDDLE, words)


def paint_row(painter: QPainter, view: View, index: int, row: Row, top: int, height: int) -> None:
    """One row of the scrolling part."""
    if row.kind in (RowKind.HEAD, RowKind.SECTION):
        paint_certificate(painter, view, row, top, height)
        return
    here = index == view.cursor.row
    area = QRectF(0, top, view.width, height)
    painter.fillRect(area, theme.color("accent_t" if here else "surface"))
    _paint_words(painter, view, row, area, here)
    if row.kind in (RowKind.SKILL, RowKind.ASSIGNMENT):
        for number in row.columns:
            _paint_grade(painter, view, row, number, area, here)
        if here and view.cursor.note:
            _paint_note(painter, view, area)
    painter.fillRect(QRectF(0, top + height - 1, view.width, 1), theme.color("line"))


def paint_certificate(painter: QPainter, view: View, row: Row, top: int, height: int) -> None:
    """The header of a certificate with three subtotals, or a plain section."""
    area = QRectF(0, top, view.width, height)
    painter.fillRect(area, theme.color("side"))
    painter.setPen(theme.color("text" if row.counts else "text2"))
    painter.setFont(theme.font("strong"))
    painter.drawText(QRectF(LEFT, top, TEXT_LEFT - LEFT, height), _V, row.mark)
    painter.drawText(QRectF(TEXT_LEFT, top, view.text_width + 8, height), _V, row.text)
    if row.kind is RowKind.HEAD and row.counts:
        for moment in view.sheet.moments:
            _paint_subtotal(painter, view, row, moment, area)
    painter.fillRect(QRectF(0, top, view.width, 1), theme.color("line"))
    painter.fillRect(QRectF(0, top + height - 1, view.width, 1), theme.color("line"))


def _paint_subtotal(
    painter: QPainter, view: View, row: Row, moment: SheetMoment, area: QRectF
) -> None:
    certificate = view.sheet.policy.certificates[row.certificate]
    grades = moment.record.grades
    value = subtotal(certificate, grades)
    if value is None:
        return
    left = view.column_left(moment.record.moment)
    painter.setPen(theme.color("text"))
    painter.drawText(
        QRectF(left, area.top(), COLUMN - 25, area.height()), _RIGHT, format_grade(value)
    )
    mark = view.sheet.policy.pass_tenths
    if passes(view.sheet.policy, certificate, grades):
        sign = Sign.TICK
    elif any(grades.get(s.id, mark) < mark for s in certificate.skills):
        sign = Sign.LOW
    else:
        return
    side = 13 if sign is Sign.TICK else 11
    signs.paint(painter, sign, QRectF(left + COLUMN - 22, area.center().y() - side / 2, side, side))


def _paint_words(painter: QPainter, view: View, row: Row, area: QRectF, here: bool) -> None:
    painter.setFont(theme.font("body"))
    painter.setPen(theme.color("text2"))
    painter.drawText(QRectF(LEFT, area.top(), TEXT_LEFT - LEFT, area.height()), _V, row.mark)
    if row.kind in NOTED:
        return
    painter.setFont(theme.font("strong" if here else "body"))
    painter.setPen(theme.color("text" if row.counts else "text2"))
    words = QRectF(TEXT_LEFT, area.top(), view.text_width, area.height())
    painter.drawText(words, int(_V | Qt.TextFlag.TextWordWrap), row.text)


def value_of(sheet: Sheet, row: Row, number: int) -> int | None:
    """The grade that stands in a row at a moment, in tenths."""
    record = sheet.moment(number).record
    if row.kind is RowKind.SKILL:
        return record.grades.get(row.key)
    return record.assignment if row.kind is RowKind.ASSIGNMENT else record.grade


def _paint_grade(
    painter: QPainter, view: View, row: Row, number: int, area: QRectF, here: bool
) -> None:
    cursor = view.cursor
    active = number == cursor.moment
    closed = view.sheet.moment(number).closed
    value = value_of(view.sheet, row, number)
    box = box_of(view, number, area.top(), area.height())
    low = (
        value is not None
        and row.counts
        and row.kind is RowKind.SKILL
        and value < view.sheet.policy.pass_tenths
    )
    current = here and active
    if active and not closed:
        _paint_frame(painter, box, low and not current, current and cursor.focused)
    elif low:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("wait_fill"))
        painter.drawRoundedRect(box.adjusted(5, 1, -1, -1), 3, 3)
    if current and closed and cursor.focused:
        _paint_frame(painter, box, low, True, "side")
    _paint_value(painter, view, box, value, low, current)


def _paint_frame(
    painter: QPainter, box: QRectF, low: bool, focused: bool, ground: str = "inp"
) -> None:
    painter.setPen(QPen(theme.color("accent" if focused else "field"), 2 if focused else 1))
    painter.setBrush(theme.color("wait_fill" if low else ground))
    inset = 1.0 if focused else 0.5
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 4, 4)


def _paint_value(
    painter: QPainter, view: View, box: QRectF, value: int | None, low: bool, current: bool
) -> None:
    typed = view.cursor.typed if current else None
    text = typed if typed is not None else ("" if value is None else format_grade(value))
    painter.setFont(theme.font("strong" if low else "body"))
    painter.setPen(theme.color("wait" if low else "text"))
    words = box.adjusted(0, 0, -17, 0)
    painter.drawText(words, _RIGHT, text)
    if typed is not None:
        x = words.right() + 2
        painter.setPen(QPen(theme.color("accent"), 1.5))
        painter.drawLine(QPointF(x, box.top() + 6), QPointF(x, box.bottom() - 6))
    elif low:
        signs.paint(painter, Sign.LOW, QRectF(box.right() - 15.5, box.center().y() - 5.5, 11, 11))


def _paint_note(painter: QPainter, view: View, area: QRectF) -> None:
    """Why a key was refused, beside the cell: it ends where the columns begin."""
    painter.setFont(theme.font("badge"))
    words = view.cursor.note
    width = QFontMetrics(theme.font("badge")).horizontalAdvance(words) + 34
    right = view.column_left(view.cursor.moment) + (COLUMN - _BOX) / 2 - 4
    box = QRectF(right - width, area.center().y() - 11, width, 22)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("bad_fill"))
    painter.drawRoundedRect(box, 4, 4)
    signs.paint(painter, Sign.ALERT, QRectF(box.left() + 7, box.center().y() - 6.5, 13, 13))
    painter.setPen(theme.color("bad"))
    painter.drawText(box.adjusted(25, 0, -6, 0), _V, words)


def paint_foot(painter: QPainter, view: View, row: Row, here: bool, height: int) -> None:
    """The stagecijfer of each moment, in sight whatever is scrolled."""
    area = QRectF(0, 0, view.width, height)
    painter.fillRect(area, theme.color("accent_t" if here else "surface"))
    painter.fillRect(QRectF(0, 0, view.width, 1), theme.color("field"))
    painter.setFont(theme.font("strong"))
    painter.setPen(theme.color("text"))
    painter.drawText(QRectF(TEXT_LEFT, 0, 100, height), _V, row.text)
    painter.setFont(theme.font("small"))
    painter.setPen(theme.color("text2"))
    left = TEXT_LEFT + QFontMetrics(theme.font("strong")).horizontalAdvance(row.text) + 16
    room = QRectF(left, 0, view.text_width + TEXT_LEFT - left, height)
    painter.drawText(room, _V, _own_words(view))
    for moment in view.sheet.moments:
        _paint_own(painter, view, moment, here, height)
    if here and view.cursor.note:
        _paint_note(painter, view, area)


def _own_words(view: View) -> str:
    moment = view.sheet.moment(view.cursor.moment)
    if moment.record.grade is not None and moment.computed is not None:
        return f"eigen cijfer; berekend is {format_grade(moment.computed)}"
    return "gemiddelde van wat er staat"


def _paint_own(painter: QPainter, view: View, moment: SheetMoment, here: bool, height: int) -> None:
    number = moment.record.moment
    box = box_of(view, number, 0, height)
    current = here and number == view.cursor.moment
    own = moment.record.grade
    if current or (number == view.cursor.moment and not moment.closed):
        _paint_frame(painter, box, False, current and view.cursor.focused)
    if current and view.cursor.typed is not None:
        _paint_value(painter, view, box, own, False, True)
        return
    value = own if own is not None else moment.computed
    if value is None:
        return
    painter.setFont(theme.font("total"))
    painter.setPen(theme.color("text"))
    painter.drawText(box.adjusted(0, 0, -14, 0), _RIGHT, format_grade(value))
    if own is not None:
        icons.paint(
            painter, "pencil", QRectF(box.left() + 6, box.center().y() - 6, 12, 12), "text2"
        )
