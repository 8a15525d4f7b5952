"""The left side of Vandaag: whose students, which kind of thing, what is done already."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stagedesk.services.today import Done
from stagedesk.services.todo import Kind, Todo
from stagedesk.ui import icons, theme
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import ComboBox
from stagedesk.ui.gate import Gate
from stagedesk.ui.signs import Sign
from stagedesk.ui.today_rows import KIND_ICONS
from stagedesk.ui.widgets import ElidedText, Ground, Rule, SignMark, Text

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
#: Every kind with its words, in the order of the list.
KINDS: tuple[tuple[Kind | None, str], ...] = (
    (None, "Alles te doen"),
    (Kind.SLIPS, "Urenbriefjes"),
    (Kind.ABSENCE, "Verzuim"),
    (Kind.MOMENTS, "Beoordelingen"),
    (Kind.TALKS, "Gesprekken zonder formulier"),
    (Kind.NO_PLACEMENT, "Zonder stage"),
    (Kind.ENDING, "Stage stopt bijna"),
    (Kind.LOG, "Logboek"),
    (Kind.AROUND, "Rond de stage"),
    (Kind.AFTERCARE, "Uitstroom en nazorg"),
    (Kind.NETWORK, "Bedrijven en tips"),
)


class KindRow(QAbstractButton):
    """One kind with its number; chosen it has the ink bar at the left."""

    def __init__(self, icon: str, words: str) -> None:
        """``icon`` in resources/icons."""
        super().__init__()
        self._icon, self._count = icon, 0
        self.setText(words)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """How many there are to do."""
        self._count = count
        self.setAccessibleName(f"{self.text()}: {count}")
        self.update()

    def sizeHint(self) -> QSize:
        """38 high, as wide as the list."""
        return QSize(200, theme.scaled(38))

    def minimumSizeHint(self) -> QSize:
        """A low window takes air from the rows, before it would squeeze what stands above them."""
        return QSize(200, theme.scaled(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, words, number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isChecked():
            painter.fillRect(box, theme.color("accent_t"))
            painter.fillRect(QRectF(0, 0, 4, box.height()), theme.color("accent"))
        elif self.underMouse():
            painter.fillRect(box, theme.color("free_fill"))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        icons.paint(painter, self._icon, QRectF(13, box.center().y() - 8, 16, 16), "accent")
        font = theme.font("strong" if self.isChecked() else "body")
        number = str(self._count)
        width = QFontMetricsF(theme.font("badge")).horizontalAdvance(number)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        room = box.width() - 38 - width - 18
        words = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(box.adjusted(38, 0, -12, 0), _LEFT, words)
        painter.setFont(theme.font("badge"))
        painter.setPen(theme.color("text2"))
        painter.drawText(box.adjusted(0, 0, -11, 0), _RIGHT, number)


class Kinds(Ground):
    """Whose, which kind, and what is done.

    Signals:
        chosen: the Kind, or None for everything.
    """

    chosen = Signal(object)

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads the staff when it is filled."""
        super().__init__("side")
        self._gate, self._choice = gate, choice
        self.kind: Kind | None = None
        self.setFixedWidth(264)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.whose = ComboBox("Wiens leerlingen")
        self.whose.activated.connect(lambda row: choice.pick(jobcoach=self.whose.itemData(row)))
        top = QVBoxLayout()
        top.setContentsMargins(12, 10, 12, 8)
        top.setSpacing(6)
        top.addWidget(self.whose)
        # One line: words that wrap would be squeezed into the drop-down in a low window.
        self.taken_over = ElidedText("", "small", "text2")
        top.addWidget(self.taken_over)
        column.addLayout(top)
        column.addWidget(Rule())
        self._group = QButtonGroup(self)
        self._rows: dict[Kind | None, KindRow] = {}
        for kind, words in KINDS:
            row = KindRow(KIND_ICONS[kind] if kind else "list", words)
            row.clicked.connect(lambda _on=False, kind=kind: self.choose(kind))
            self._group.addButton(row)
            self._rows[kind] = row
            column.addWidget(row)
            if kind is None:
                column.addLayout(_caption("Soort"))
        self._rows[None].setChecked(True)
        self._done_caption = _caption("Klaar")
        column.addLayout(self._done_caption)
        column.addWidget(self._done_row())
        column.addStretch(1)
        self.setFocusProxy(self._rows[None])

    def minimumSizeHint(self) -> QSize:
        """A low window must not grow for a list that folds away in it."""
        return QSize(200, 120)

    def _done_row(self) -> QWidget:
        self._done = QWidget()
        row = QHBoxLayout(self._done)
        row.setContentsMargins(14, 8, 11, 8)
        row.setSpacing(10)
        row.addWidget(SignMark(Sign.TICK, 15, "gedaan"))
        self._done_words = Text("Gedaan vandaag")
        self._done_count = Text("", "badge", "text2")
        row.addWidget(self._done_words, 1)
        row.addWidget(self._done_count)
        return self._done

    def choose(self, kind: Kind | None) -> None:
        """Another kind."""
        self.kind = kind
        self._rows[kind].setChecked(True)
        self.chosen.emit(kind)

    def show_todos(self, todos: Sequence[Todo], done: Done) -> None:
        """Count them by kind; a kind that is empty stays, so that nothing jumps."""
        for kind, row in self._rows.items():
            row.show_count(sum(1 for todo in todos if kind in (None, todo.kind)))
        self._done_count.setText(str(done.count))
        self._done.setToolTip(done.words)
        self._done.setAccessibleName(f"Gedaan vandaag: {done.words or 'nog niets'}")

    def show_whose(self) -> None:
        """Fill the drop-down with me, everybody, and the other jobcoaches."""
        from stagedesk.services import records, stand_ins

        staff = self._gate.read(records.load_staff)
        self.whose.clear()
        if self._choice.me in staff:
            self.whose.addItem("Mijn leerlingen", self._choice.me)
        self.whose.addItem("Alle leerlingen", None)
        for key, person in staff.items():
            if person.role == "jobcoach" and key != self._choice.me:
                self.whose.addItem(f"Van {person.name}", key)
        now = self._choice.now
        self.whose.setCurrentIndex(max(0, self.whose.findData(now.jobcoach)))
        words = self._gate.read(stand_ins.words, now.jobcoach, now.on)
        self.taken_over.setText(words)
        self.taken_over.setVisible(bool(words))


def _caption(words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(14, 16, 12, 4)
    row.addWidget(Text(words, "badge", "text2"))
    return row
