"""Choosing a company out of ninety: a line to filter by, and the companies that fit.

Exists because a drop-down of ninety names is no way to find one.
"""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from stagedesk.domain.companies import STATUSES
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import LineEdit, thin_bars
from stagedesk.ui.gate import Gate
from stagedesk.ui.widgets import SectionHead, Text


class CompanyPicker(QWidget):
    """Filter, list, and a button that makes the company that is not there yet.

    Signals:
        picked: key of the company that was chosen.
        changed: what was typed and the key of what is chosen, for ``start``; None for neither.
    """

    picked = Signal(str)
    changed = Signal(object)

    def __init__(
        self,
        gate: Gate,
        choice: Choice,
        *,
        title: str = "Bij welk bedrijf?",
        making: bool = True,
    ) -> None:
        """Reads when it starts; ``making`` offers a company that is not there yet."""
        super().__init__()
        self._making = making
        self._gate, self._choice = gate, choice
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 8)
        column.setSpacing(6)
        column.addWidget(SectionHead(title))
        self.line = LineEdit("Zoek een bedrijf", "Naam of plaats")
        self.line.textEdited.connect(lambda _text: self._fill())
        self.line.installEventFilter(self)
        self.line.setMaximumWidth(520)
        column.addWidget(self.line)
        self.list = QListWidget()
        self.list.setAccessibleName("Bedrijven")
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setFixedHeight(theme.scaled(26) * 5 + 4)
        self.list.setMaximumWidth(520)
        self.list.setUniformItemSizes(True)
        self.list.viewport().setAutoFillBackground(False)
        thin_bars(self.list)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda now, _old: self._chosen(now))
        column.addWidget(self.list)
        self.new = Button("", icon="plus")
        self.new.clicked.connect(self._make)
        column.addWidget(self.new)
        self._said = Text("", "small", "text2")
        column.addWidget(self._said)
        self._key: str | None = None
        self._starting = False
        self.setFocusProxy(self.line)

    def start(self, kept: object = None) -> None:
        """Begin anew: all companies, none chosen; or as ``changed`` told it before."""
        text, key = kept if isinstance(kept, tuple) else ("", None)
        self._starting = True
        self.line.setText(str(text))
        self._key = None
        self._said.setText("")
        self._fill()
        for row in range(self.list.count()):
            if key is not None and self.list.item(row).data(Qt.ItemDataRole.UserRole) == key:
                self.list.setCurrentRow(row)
        self._starting = False

    def key(self) -> str | None:
        """Key of the company that is chosen."""
        return self._key

    def _fill(self) -> None:
        from stagedesk.services import companies

        text = self.line.text().strip()
        chosen = self._choice.now
        rows = self._gate.read(
            companies.list_rows, chosen.school_year, chosen.on, text=text, sort="name"
        )
        self.list.clear()
        for row in rows:
            # Who is not placed there any more is said before a talk is planned, not after.
            closed = dict(STATUSES)[row.status] if row.status in ("rest", "not_again") else ""
            words = " · ".join(part for part in (row.name, row.city, closed) if part)
            item = QListWidgetItem(words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, row.key)
            item.setSizeHint(QSize(100, theme.scaled(26)))
        exact = any(row.name.casefold() == text.casefold() for row in rows)
        self.new.setVisible(self._making and bool(text) and not exact)
        self.new.setText(f"Nieuw bedrijf: {text}".replace("&", "&&"))
        self.new.setAccessibleName(f"Nieuw bedrijf: {text}")
        self.new.updateGeometry()
        if text and rows:
            self.list.setCurrentRow(0)
        else:
            self._chosen(None)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        self._key = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        self._said.setText(f"Gekozen: {item.text()}" if item is not None else "")
        if self._key is not None:
            self.picked.emit(self._key)
        if not self._starting:
            text = self.line.text()
            self.changed.emit((text, self._key) if text or self._key else None)

    def _make(self) -> None:
        from stagedesk.services import forms

        name = self.line.text().strip()
        key, _problems = self._gate.check(
            f"Bedrijf toegevoegd: {name}", forms.create, "company", {"name": name}
        )
        if key is not None:
            self._fill()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Down and up move in the list, while typing stays in the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.list.count():
                row = max(0, min(self.list.count() - 1, self.list.currentRow() + step))
                self.list.setCurrentRow(row)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.focusNextPrevChild(True)
                return True
        return False
