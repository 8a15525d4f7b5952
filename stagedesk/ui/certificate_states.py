"""Where each certificate stands, as a short painted list with a small map of the whole sheet.

Exists apart from the panel because it is painted and moved through like a list: six states with
their reason must stay in sight at 768 pixels.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from stagedesk.domain.certificates import FinalVerdict, PartVerdict, State
from stagedesk.services.assessment_sheet import Sheet
from stagedesk.ui import signs, theme
from stagedesk.ui.signs import Sign

SIGNS = {
    State.EARNED: Sign.TICK,
    State.WAITS_HOURS: Sign.HALF,
    State.ONE_MORE_MOMENT: Sign.HALF,
    State.MORE_MOMENTS: Sign.HALF,
    State.MORE_PARTS: Sign.HALF,
    State.ONLY_MAKE_UP: Sign.HALF,
    State.OPEN: Sign.DASH,
    State.IMPOSSIBLE: Sign.ALERT,
    State.NOT_EARNED: Sign.ALERT,
}
#: Heights of a state, at least, without its reason, folded to its header; the final one.
FULL, LEAST, SHORT, FOLDED, FINAL = 61, 56, 43, 30, 30
_MAP_RIGHT, _STEP, _MARK = 18, 13, 10


@dataclass(frozen=True, slots=True)
class _Line:
    """One row: its place and how much of it shows."""

    index: int
    top: int
    height: int
    folded: bool


def words_of(sheet: Sheet, verdict: PartVerdict | FinalVerdict) -> str:
    """All that can be said of a certificate: state, every reason, what can still be done."""
    if isinstance(verdict, PartVerdict):
        name = sheet.policy.certificates[verdict.certificate].name
        title = f"{verdict.certificate} {name}"
    else:
        title = "Eindcertificaat"
    return "\n".join((f"{title}: {verdict.badge}", *verdict.reasons, *verdict.still))


class CertificateStates(QWidget):
    """The states; arrows move, Enter and a click jump to the certificate in the sheet.

    Signals:
        jumped: number of the certificate, and the moment (0 leaves it).
    """

    jumped = Signal(int, int)

    def __init__(self) -> None:
        """Empty until show_sheet."""
        super().__init__()
        self._sheet: Sheet | None = None
        self._current = 0
        self._row = 0
        self._room = 10_000
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Certificaten")

    def show_sheet(self, sheet: Sheet, certificate: int) -> None:
        """Show the verdict; ``certificate`` is the one in which the cursor stands."""
        before, lines = self._marks(), self._lines()
        self._sheet, self._current = sheet, certificate
        self._tell()
        now = self._marks()
        if self._lines() != lines or len(before) != len(now):
            self._row = min(self._row, len(now) - 1)
            self.updateGeometry()
            self.update()
            return
        # A key changes one or two rows: painting all six each time is felt.
        for line, old, new in zip(lines, before, now, strict=True):
            if old != new:
                self.update(0, line.top, self.width(), line.height)

    def _marks(self) -> list[tuple[object, ...]]:
        """What each row shows; the final one is last."""
        if self._sheet is None:
            return []
        marks: list[tuple[object, ...]] = []
        for part in self._parts():
            skills = self._sheet.policy.certificates[part.certificate].skills
            grades = [
                moment.record.grades.get(skill.id)
                for moment in self._sheet.moments
                for skill in skills
            ]
            marks.append((part.badge, part.line, part.certificate == self._current, grades))
        return [*marks, (self._sheet.verdict.final.badge,)]

    def set_room(self, height: int) -> None:
        """What is available: earned ones fold to their header when it is too little."""
        if height != self._room:
            self._room = height
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        lines = self._lines()
        return QSize(280, lines[-1].top + lines[-1].height if lines else 0)

    def minimumSizeHint(self) -> QSize:
        """All rows."""
        return QSize(240, self.sizeHint().height())

    def _parts(self) -> tuple[PartVerdict, ...]:
        return self._sheet.verdict.parts if self._sheet else ()

    def _lines(self) -> list[_Line]:
        """The rows: earned ones fold, then reasons of other certificates go, as room asks."""
        parts = self._parts()
        if not parts:
            return []
        final = theme.scaled(FINAL)
        heights = self._heights(self._room - final)
        tops = [sum(heights[:index]) for index in range(len(parts) + 1)]
        lines = [
            _Line(index, tops[index], height, height == theme.scaled(FOLDED))
            for index, height in enumerate(heights)
        ]
        return [*lines, _Line(len(parts), tops[-1], final, True)]

    def _heights(self, room: int) -> list[int]:
        parts = self._parts()
        full, least, short, folded = (theme.scaled(x) for x in (FULL, LEAST, SHORT, FOLDED))
        even = min(full, max(least, room // len(parts)))
        heights = [even] * len(parts)
        others = [i for i, part in enumerate(parts) if part.certificate != self._current]
        if sum(heights) > room:
            for index in others:
                heights[index] = folded if parts[index].earned else least
            heights = [full if i not in others else high for i, high in enumerate(heights)]
        if sum(heights) > room:
            for index in others:
                heights[index] = min(heights[index], short)
        return heights

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._sheet is None:
            return
        parts, area = self._parts(), event.rect()
        for line in self._lines():
            if line.top > area.bottom() or line.top + line.height <= area.top():
                continue
            if line.index < len(parts):
                self._paint_part(painter, self._sheet, parts[line.index], line)
            else:
                self._paint_final(painter, self._sheet, line)
            if self.hasFocus() and line.index == self._row:
                painter.setPen(QPen(theme.color("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(1, line.top + 1, self.width() - 2, line.height - 2))

    def _ground(self, painter: QPainter, line: _Line, here: bool) -> None:
        if here:
            area = QRectF(0, line.top, self.width(), line.height)
            painter.fillRect(area, theme.color("accent_t"))
            painter.fillRect(QRectF(0, line.top, 4, line.height), theme.color("accent"))
        under = QRectF(0, line.top + line.height - 1, self.width(), 1)
        painter.fillRect(under, theme.color("line"))

    def _paint_part(self, painter: QPainter, sheet: Sheet, part: PartVerdict, line: _Line) -> None:
        self._ground(painter, line, part.certificate == self._current)
        name = sheet.policy.certificates[part.certificate].name
        left = 16
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.color("text"))
        title = QRectF(left, line.top + 2, self.width() - left - 12, theme.scaled(20))
        if line.folded:
            title.setHeight(line.height - 4)
        flag = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(title, flag, str(part.certificate))
        painter.drawText(title.adjusted(14, 0, 0, 0), flag, name)
        if line.folded:
            self._paint_badge(painter, SIGNS[part.state], part.badge, line, right=True)
            return
        self._paint_badge(painter, SIGNS[part.state], part.badge, line)
        self._paint_map(painter, sheet, part, line)
        if line.height <= theme.scaled(SHORT):
            return
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text2"))
        room = QRectF(left, line.top + line.height - 21, self._map_left(sheet) - left - 8, 18)
        shown = QFontMetrics(theme.font("small")).elidedText(
            part.line, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, flag, shown)

    def _paint_badge(
        self, painter: QPainter, sign: Sign, text: str, line: _Line, right: bool = False
    ) -> None:
        words = QFontMetrics(theme.font("badge")).horizontalAdvance(text)
        width = signs.badge_width(words)
        high = theme.scaled(18)
        if right:
            box = QRectF(
                self.width() - 16 - width, line.top + (line.height - high) / 2, width, high
            )
        else:
            short = line.height <= theme.scaled(SHORT)
            below = line.height - high - 2 if short else (line.height - high) / 2 + 0.5
            box = QRectF(16, line.top + below, width, high)
        signs.paint_badge(painter, box, sign, text)

    def _map_left(self, sheet: Sheet) -> int:
        """The maps begin below each other."""
        most = max(len(certificate.skills) for certificate in sheet.policy.certificates.values())
        return self.width() - _MAP_RIGHT - most * _STEP + (_STEP - _MARK)

    def _paint_map(self, painter: QPainter, sheet: Sheet, part: PartVerdict, line: _Line) -> None:
        """A row a moment, a mark a skill: square passes, triangle is lower, frame is empty."""
        skills = sheet.policy.certificates[part.certificate].skills
        left, mark = self._map_left(sheet), sheet.policy.pass_tenths
        rows = len(sheet.moments)
        top = line.top + (line.height - rows * _STEP) / 2 + 1
        for number, moment in enumerate(sheet.moments):
            for column, skill in enumerate(skills):
                tenths = moment.record.grades.get(skill.id)
                box = QRectF(left + column * _STEP, top + number * _STEP, _MARK, _MARK)
                if tenths is None:
                    painter.setPen(QPen(theme.color("free_sign"), 1))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
                elif tenths >= mark:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(theme.color("ok_sign"))
                    painter.drawRoundedRect(box, 2, 2)
                else:
                    signs.paint(painter, Sign.LOW, box.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _paint_final(self, painter: QPainter, sheet: Sheet, line: _Line) -> None:
        self._ground(painter, line, False)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.color("text"))
        room = QRectF(16, line.top, self.width() - 32, line.height - 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, "Eindcertificaat")
        final = sheet.verdict.final
        self._paint_badge(painter, SIGNS[final.state], final.badge, line, right=True)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Enter jumps."""
        last = len(self._lines()) - 1
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and last >= 0:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._row = min(max(self._row + step, 0), last)
            self._tell()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._jump(self._row, 0)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click jumps; on the map to that moment."""
        point = event.position().toPoint()
        for line in self._lines():
            if line.top <= point.y() < line.top + line.height:
                self._row = line.index
                self._jump(line.index, self._moment_at(line, point.x(), point.y()))

    def _moment_at(self, line: _Line, x: int, y: int) -> int:
        parts = self._parts()
        if self._sheet is None or line.folded or line.index >= len(parts):
            return 0
        if x < self._map_left(self._sheet) - 4:
            return 0
        rows = len(self._sheet.moments)
        number = int((y - line.top - (line.height - rows * _STEP) / 2) // _STEP)
        return self._sheet.moments[min(max(number, 0), rows - 1)].record.moment

    def _jump(self, index: int, moment: int) -> None:
        parts = self._parts()
        if index < len(parts):
            self.jumped.emit(parts[index].certificate, moment)

    def event(self, event: QEvent) -> bool:
        """The tool tip holds every reason."""
        if isinstance(event, QHelpEvent) and self._sheet is not None:
            for line in self._lines():
                if line.top <= event.pos().y() < line.top + line.height:
                    QToolTip.showText(event.globalPos(), self._words(line.index), self)
            return True
        return super().event(event)

    def _words(self, index: int) -> str:
        if self._sheet is None:
            return ""
        parts = self._parts()
        verdict = parts[index] if index < len(parts) else self._sheet.verdict.final
        return words_of(self._sheet, verdict)

    def _tell(self) -> None:
        self.setAccessibleDescription(self._words(self._row).replace("\n", ". "))
