"""What changed in a dossier, by whom, from what to what: a table that only reads."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from stagedesk.domain.times import medium_date
from stagedesk.services.dossier_log import LogLine
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import thin_bars
from stagedesk.ui.widgets import Text

_HEADS = ("Wanneer", "Wie", "Wat", "Was", "Werd")
_Index = QModelIndex | QPersistentModelIndex


class _Log(QAbstractTableModel):
    """The lines of one dossier."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[LogLine] = ()

    def set_lines(self, lines: Sequence[LogLine]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index | None = None) -> int:
        return len(_HEADS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        when = f"{medium_date(line.at.date())} {line.at:%H:%M}"
        words = (when, line.staff, line.what, line.old, line.new)[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(words.split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.title}\n{words}" if index.column() >= 2 else line.title
        return None


class DossierHistory(QWidget):
    """The newest changes first.

    Signals:
        done: back to the dossier.
    """

    done = Signal()

    def __init__(self) -> None:
        """Empty until show_lines."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 20, 12)
        column.setSpacing(8)
        bar = QHBoxLayout()
        bar.setSpacing(10)
        self.back = Button("&Terug")
        self.back.clicked.connect(self.done)
        self._words = Text("", "body", "text2")
        bar.addWidget(self.back)
        bar.addWidget(self._words)
        bar.addStretch(1)
        column.addLayout(bar)
        self._log = _Log()
        self.table = QTableView()
        self.table.setAccessibleName("Wat er veranderde")
        self.table.setModel(self._log)
        self.table.setFrameShape(QTableView.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.scaled(28))
        self.table.viewport().setAutoFillBackground(False)
        thin_bars(self.table)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        heads = self.table.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for section, width in ((0, 140), (1, 130)):
            heads.setSectionResizeMode(section, QHeaderView.ResizeMode.Fixed)
            heads.resizeSection(section, theme.scaled(width))
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_lines(self, lines: Sequence[LogLine]) -> None:
        """Show the changes of one dossier."""
        self._log.set_lines(lines)
        count = len(lines)
        self._words.setText(f"De laatste {count} wijzigingen" if count != 1 else "1 wijziging")
