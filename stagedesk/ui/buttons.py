"""Everything that can be pressed: buttons, Ja/Nee, days of the week.

Exists so that target sizes, focus frames and colours of tokens.md are kept in one place.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from stagedesk.ui import icons, theme

#: One is filled per page; the rest is outlined; a link is the accent word of a section's head;
#: a plain button has no border (top bar, previous, next, close).
KINDS = ("primary", "outlined", "link", "plain")
DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_DAY_NAMES = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_CENTER = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Button(QPushButton):
    """A button that paints itself from the tokens of now."""

    def __init__(
        self,
        text: str,
        *,
        kind: str = "outlined",
        icon: str = "",
        name: str = "",
        height: int = 30,
        flush: bool = False,
    ) -> None:
        """Make a button.

        Args:
            text: Dutch words, ``&`` before the access key; empty for an icon alone.
            kind: one of KINDS.
            icon: name in resources/icons.
            name: accessible name; needed when there are no words.
            height: 30, in a to-do 36, on the lock screen 40.
            flush: a link that is the title of a row: its words begin where those under it do,
                so that focus has no room for a frame and shows as ground and underline.
        """
        super().__init__(text)
        self.kind = kind
        self.flush = flush
        self.icon_name = icon
        self._height = height
        self._named = bool(name)
        self._folded = False
        self.setAccessibleName(name or text.replace("&", ""))
        if not text:
            self.setToolTip(name)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if kind == "link":
            self.setFont(theme.font("body"))

    def setText(self, text: str) -> None:
        """Other words; they are also its accessible name, unless it was given one."""
        super().setText(text)
        if text and not self._named:
            self.setAccessibleName(text.replace("&", ""))

    def set_folded(self, folded: bool) -> None:
        """Show the icon alone; the words stay as name and tool tip."""
        self._folded = folded and bool(self.icon_name)
        if self.text():
            self.setToolTip(self.accessibleName() if self._folded else "")
        self.updateGeometry()
        self.update()

    def _shown(self) -> str:
        return "" if self._folded else self.text()

    def sizeHint(self) -> QSize:
        """As wide as icon and words need, as high as its target."""
        words = self.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), self._shown()).width()
        side = {"link": 6, "plain": 9}.get(self.kind, 14)
        width = words + side if self.flush else words + 2 * side
        if self.icon_name:
            width += 16 + (8 if self._shown() else 0)
        if self.menu() is not None:
            width += 24
        if not self._shown():
            width = max(width if self.kind == "outlined" else 0, self._height)
        return QSize(width, theme.scaled(self._height))

    def minimumSizeHint(self) -> QSize:
        """Never smaller than its words."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, border or focus frame, then icon, words and the arrow of a menu."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_content(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect())
        hot = self.isEnabled() and (self.underMouse() or self.isDown())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.kind == "primary":
            self._paint_filled(painter, box, hot)
            return
        if self.flush:
            self._paint_under(painter, box, hot)
            return
        if self.isChecked() or self.isDown():
            painter.setBrush(theme.color("accent_t"))
        elif self.kind == "outlined":
            painter.setBrush(theme.color("side" if hot or not self.isEnabled() else "inp"))
        else:
            painter.setBrush(theme.color("accent_t") if hot else Qt.BrushStyle.NoBrush)
        focused = self.hasFocus()
        if focused or (self.isChecked() and self.kind != "plain"):
            painter.setPen(QPen(theme.color("accent"), 2 if focused else 1.4))
        elif self.kind == "outlined":
            painter.setPen(QPen(theme.color("field" if self.isEnabled() else "line"), 1))
        inset = painter.pen().widthF() / 2
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 4, 4)

    def _paint_under(self, painter: QPainter, box: QRectF, hot: bool) -> None:
        if hot or self.hasFocus():
            painter.fillRect(box, theme.color("accent_t"))
        if self.hasFocus():
            line = QRectF(box.left(), box.bottom() - 2, box.width(), 2)
            painter.fillRect(line, theme.color("accent"))

    def _paint_filled(self, painter: QPainter, box: QRectF, hot: bool) -> None:
        if not self.isEnabled():
            painter.setBrush(theme.color("side"))
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            return
        if self.hasFocus():
            # 2 px accent, 2 px air, inside the same outer size so that nothing jumps.
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
            painter.setPen(Qt.PenStyle.NoPen)
            box = box.adjusted(4, 4, -4, -4)
        painter.setBrush(theme.color("solid_hover" if hot else "solid"))
        painter.drawRoundedRect(box, 4, 4)

    def _ink(self) -> str:
        if not self.isEnabled():
            return "text2"
        if self.kind == "primary":
            return "on_solid"
        return "accent" if self.kind == "link" or self.isChecked() else "text"

    def _left(self, spare: int) -> float:
        """Where icon and words begin, when so many pixels are left."""
        return 0.0 if self.flush else max(4.0, spare / 2)

    def _paint_content(self, painter: QPainter) -> None:
        flag = int(Qt.TextFlag.TextShowMnemonic)
        words = self.fontMetrics().size(flag, self._shown()).width()
        gap = 8 if self.icon_name and self._shown() else 0
        width = words + gap + (16 if self.icon_name else 0)
        room = self.width() - (24 if self.menu() is not None else 0)
        left = self._left(room - width)
        if self.icon_name:
            side = QRectF(left, (self.height() - 16) / 2, 16, 16)
            token = "accent" if self.kind == "link" else self._ink()
            icons.paint(painter, self.icon_name, side, token)
            left += 16 + gap
        painter.setPen(theme.color(self._ink()))
        painter.setFont(self.font())
        box = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(box, int(_CENTER.value) | flag, self._shown())
        if self.menu() is not None:
            arrow = QRectF(self.width() - 26, (self.height() - 14) / 2, 14, 14)
            icons.paint(painter, "chevron-down", arrow, self._ink())


class Segment(QPushButton):
    """One half of Ja/Nee: coloured when it is the answer."""

    def __init__(self, label: str, tone: str) -> None:
        """``tone`` is the token family of the chosen fill, such as ``ok``."""
        super().__init__(label)
        self._tone = tone
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Room for the word and a thumb."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 22, theme.scaled(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill when chosen, frame when focused."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(theme.color(f"{self._tone}_fill"))
            painter.drawRoundedRect(box, 3, 3)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 3, 3)
        chosen = self.isChecked()
        painter.setPen(theme.color(self._tone if chosen else "text2"))
        painter.setFont(theme.font("strong" if chosen else "body"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class SegmentedChoice(QWidget):
    """A few answers beside each other, such as Ja and Nee; Delete takes the answer away."""

    #: The value chosen by the user (None when taken away).
    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[object, str, str]] = ((True, "Ja", "ok"), (False, "Nee", "wait")),
    ) -> None:
        """``options`` are (value, Dutch word, token family); the first letter chooses too."""
        super().__init__()
        self._values = [value for value, _, _ in options]
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for number, (_, label, tone) in enumerate(options):
            segment = Segment(label, tone)
            segment.setAccessibleName(f"{name}: {label}")
            segment.installEventFilter(self)
            self._group.addButton(segment, number)
            row.addWidget(segment)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._values[number]))
        self.setFocusProxy(self._group.button(0))
        self.setFixedHeight(theme.scaled(30))

    def value(self) -> object:
        """The answer that shows; None when there is none."""
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else None

    def set_value(self, value: object) -> None:
        """Show an answer without telling anybody."""
        self._group.setExclusive(False)
        for number, known in enumerate(self._values):
            self._group.button(number).setChecked(value is not None and known == value)
        self._group.setExclusive(True)
        chosen = self._group.checkedButton() or self._group.button(0)
        self.setFocusProxy(chosen)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """First letters choose, Delete takes away."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.set_value(None)
                self.chosen.emit(None)
                return True
            letter = event.text().casefold()
            for button in self._group.buttons():
                if letter and button.text().casefold().startswith(letter):
                    button.setFocus()
                    button.click()
                    return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The border around the answers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("field"), 1))
        painter.setBrush(theme.color("inp"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class DayButtons(QWidget):
    """The seven weekdays, each on or off; arrow keys move, Space changes."""

    #: The chosen weekdays, ascending; 0 is Monday.
    changed = Signal(tuple)

    def __init__(self, name: str) -> None:
        """``name`` is the accessible name of the whole."""
        super().__init__()
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._buttons = [Button(day, name=f"{name}: {_DAY_NAMES[n]}") for n, day in enumerate(DAYS)]
        for button in self._buttons:
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(30)
            button.clicked.connect(lambda: self.changed.emit(self.days()))
            button.installEventFilter(self)
            row.addWidget(button)
        self.setFocusProxy(self._buttons[0])

    def days(self) -> tuple[int, ...]:
        """The weekdays that are on, ascending."""
        return tuple(n for n, button in enumerate(self._buttons) if button.isChecked())

    def set_days(self, days: Iterable[int]) -> None:
        """Show these weekdays without telling anybody."""
        chosen = set(days)
        for number, button in enumerate(self._buttons):
            button.setChecked(number in chosen)
            button.setFont(theme.font("strong" if number in chosen else "body"))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Left and right go from day to day."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
            if step and watched in self._buttons:
                here = self._buttons.index(watched) if isinstance(watched, Button) else 0
                self._buttons[(here + step) % 7].setFocus()
                return True
        return False
