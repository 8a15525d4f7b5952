"""The list of companies beside the tab Bedrijven: filter, sector, order; painted rows."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from stagedesk.services.companies import CompanyRow
from stagedesk.ui import theme
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import ComboBox, LineEdit, thin_bars
from stagedesk.ui.gate import Gate
from stagedesk.ui.widgets import Ground, Rule

ROW = Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex
_ORDERS = (("name", "Op naam"), ("city", "Op plaats"), ("students", "Op leerlingen"))


class CompanyRows(QAbstractListModel):
    """Holds the rows of one SQL query."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self._rows: Sequence[CompanyRow] = ()

    def set_rows(self, rows: Sequence[CompanyRow]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, key: str | None) -> int | None:
        """Where a company stands; None when not in the list."""
        return next((n for n, row in enumerate(self._rows) if row.key == key), None)

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, row, and the words for who cannot see them."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (row.name, row.city, count_text(row)) if part)
        return None


def count_text(row: CompanyRow) -> str:
    """``2 leerlingen``; empty when nobody is there."""
    if not row.students:
        return ""
    return "1 leerling" if row.students == 1 else f"{row.students} leerlingen"


class _Delegate(QStyledItemDelegate):
    """Paints a row of 46: name, then place and how many students."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, theme.scaled(46))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: CompanyRow = index.data(ROW)
        state, box = option.state, QRectF(option.rect)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, theme.color("accent_t"))
            painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), theme.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("free_fill"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        words = box.adjusted(14, 4, -12, -4)
        half = words.height() / 2
        font = theme.font("strong" if chosen else "body")
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        # A company may end in dots; its tool tip has it whole.
        name = QFontMetricsF(font).elidedText(row.name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(QRectF(words.left(), words.top(), words.width(), half), _LEFT, name)
        second = QRectF(words.left(), words.top() + half, words.width(), half)
        small = QFontMetricsF(theme.font("small"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text2"))
        count = count_text(row)
        painter.drawText(second, _RIGHT, count)
        room = second.width() - small.horizontalAdvance(count) - 8
        place = row.city or ("de school zelf" if row.internal else "plaats onbekend")
        painter.drawText(second, _LEFT, small.elidedText(place, Qt.TextElideMode.ElideRight, room))
        painter.restore()


class CompanyList(Ground):
    """Filters above, rows below; what is picked goes to the shared choice.

    Signals:
        counted: '90 bedrijven', for the status line.
        picked: a company was chosen with Enter or the mouse.
    """

    counted = Signal(str)
    picked = Signal()

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads when ``reload`` is called."""
        super().__init__("side")
        self._gate, self._choice = gate, choice
        self.text = LineEdit("Filter op naam of plaats", "Filter op naam of plaats")
        self.sector = ComboBox("Branche")
        self.order = ComboBox("Volgorde")
        for key, words in _ORDERS:
            self.order.addItem(words, key)
        self.rows = CompanyRows()
        self.view = QListView()
        self._build()
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(self.reload)
        self.text.textEdited.connect(lambda _text: self._wait.start())
        self.sector.activated.connect(lambda _row: self.reload())
        self.order.activated.connect(lambda _row: self.reload())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(12, 10, 12, 8)
        top.setSpacing(6)
        top.addWidget(self.text)
        filters = QHBoxLayout()
        filters.setSpacing(6)
        filters.addWidget(self.sector, 1)
        filters.addWidget(self.order, 1)
        top.addLayout(filters)
        column.addLayout(top)
        column.addWidget(Rule())
        self.view.setAccessibleName("Bedrijven")
        self.view.setModel(self.rows)
        self.view.setItemDelegate(_Delegate(self.view))
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.viewport().setAutoFillBackground(False)
        self.view.setMouseTracking(True)
        thin_bars(self.view)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.selectionModel().currentChanged.connect(self._pick)
        self.view.clicked.connect(lambda _index: self.picked.emit())
        self.view.activated.connect(lambda _index: self.picked.emit())
        self.text.installEventFilter(self)
        self.setFocusProxy(self.view)
        column.addWidget(self.view, 1)

    @property
    def filtered(self) -> bool:
        """Whether a filter hides some."""
        return bool(self.text.text().strip() or self.sector.currentData())

    def reload(self) -> None:
        """Read again, keeping the chosen row and the place in the list."""
        from stagedesk.services import companies, policies

        chosen = self._choice.now
        if not self.sector.count():
            self.sector.addItem("Alle branches", None)
            policy = self._gate.read(policies.policy_of, chosen.school_year)
            for key, name in policy.sectors.items():
                self.sector.addItem(name, key)
        rows = self._gate.read(
            companies.list_rows,
            chosen.school_year,
            chosen.on,
            text=self.text.text(),
            sector=self.sector.currentData(),
            sort=self.order.currentData(),
        )
        place = self.view.verticalScrollBar().value()
        self.rows.set_rows(rows)
        self.view.verticalScrollBar().setValue(place)
        self.mark(chosen.company)
        self.counted.emit(f"{len(rows)} bedrij{'f' if len(rows) == 1 else 'ven'}")

    def mark(self, key: str | None) -> None:
        """Select the row of a company without choosing it again."""
        row = self.rows.row_of(key)
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        index = self.rows.index(row) if row is not None else QModelIndex()
        self.view.setCurrentIndex(index)
        selection.blockSignals(False)
        self.view.viewport().update()
        if row is not None:
            self.view.scrollTo(index)

    def step(self, steps: int) -> None:
        """To the next (1) or previous (-1) company of the list; stays at the ends."""
        here = self.rows.row_of(self._choice.now.company)
        target = 0 if here is None else here + steps
        if 0 <= target < self.rows.rowCount():
            self._pick(self.rows.index(target), QModelIndex())

    def _pick(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = current.data(ROW)
        if row is not None:
            self._choice.pick(company=row.key)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """From the filter: Down goes to the list, Enter takes the first, Escape empties."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Down:
            self.view.setFocus()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._wait.stop()
            self.reload()
            if self.rows.rowCount() and self.rows.row_of(self._choice.now.company) is None:
                self._pick(self.rows.index(0), QModelIndex())
            self.view.setFocus()
            self.picked.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.text.clear()
            self.reload()
            return True
        return False
