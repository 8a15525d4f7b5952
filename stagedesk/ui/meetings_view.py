"""The meetings that were kept: when, who was on the list as it stood then, and the notes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from stagedesk.domain.meetings import MEETING_FORM, MEETING_KINDS
from stagedesk.domain.times import format_date, short_date
from stagedesk.domain.without_placement import DOINGS
from stagedesk.services import meetings
from stagedesk.services.meetings import Listed
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import scrolled, thin_bars
from stagedesk.ui.form_binding import FormBinding
from stagedesk.ui.form_view import FormView
from stagedesk.ui.gate import Gate
from stagedesk.ui.log_rows import Rows
from stagedesk.ui.plain_rows import PlainRow
from stagedesk.ui.widgets import Rule, SectionHead, Text


class MeetingsView(QWidget):
    """Meetings at the left, the chosen one at the right.

    Signals:
        left: back to the list of students.
    """

    left = Signal()

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Empty until ``open``."""
        super().__init__()
        self._gate, self._choice = gate, choice
        self._key: str | None = None
        self.back = Button("&Terug naar de lijst", icon="chevron-left")
        self.remove = Button("Overleg verwijderen", icon="trash")
        self.list = QListWidget()
        self.list.setAccessibleName("Eerdere overleggen")
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setFixedWidth(240)
        self.list.setItemDelegate(PlainRow(self.list))
        self.list.viewport().setAutoFillBackground(False)
        thin_bars(self.list)
        self.form = FormView(MEETING_FORM, near=choice.now.on, pairs=(("kind", "on"),))
        self.binding = FormBinding(self.form, gate, lambda: choice.now.on, self._words)
        self.entries = Rows()
        self.head = SectionHead("Op de lijst", "zoals het toen was")
        self._build()
        self.back.clicked.connect(self.left)
        self.remove.clicked.connect(self._remove)
        self.list.currentItemChanged.connect(lambda item, _old: self._show(item))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(20, 4, 20, 8)
        top.setSpacing(8)
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.remove)
        column.addLayout(top)
        column.addWidget(Rule())
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.form)
        listed = QVBoxLayout()
        listed.setContentsMargins(20, 0, 20, 12)
        listed.setSpacing(0)
        listed.addWidget(self.head)
        listed.addWidget(self.entries)
        body.addLayout(listed)
        body.addStretch(1)
        self._right = scrolled(inside)
        self._nothing = Text(
            "Nog geen overleg vastgelegd. Ga terug en kies 'Overleg vastleggen'.", "body", "text2"
        )
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(20, 16, 20, 16)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(Rule(vertical=True))
        row.addWidget(self._right, 1)
        row.addWidget(self._nothing, 1)
        column.addLayout(row, 1)

    def open(self, key: str | None) -> None:
        """Show the meetings; ``key`` is the one to open, ready to type its notes."""
        self._key = key or self._key
        self.reload()
        if key is not None:
            self.form.focus_field("notes")
        else:
            self.list.setFocus()

    def reload(self) -> None:
        """Read again, keeping the chosen meeting."""
        rows = self._gate.read(meetings.list_rows, self._choice.now.school_year)
        self.list.blockSignals(True)
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(f"{short_date(row.on)}  {dict(MEETING_KINDS)[row.kind]}")
            item.setData(Qt.ItemDataRole.UserRole, row.key)
            count = "1 leerling" if row.count == 1 else f"{row.count} leerlingen"
            item.setToolTip(f"{format_date(row.on)}: {count}")
            self.list.addItem(item)
            if row.key == self._key:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._show(self.list.currentItem())

    def _words(self) -> str:
        item = self.list.currentItem()
        return " ".join(item.text().split()) if item is not None else ""

    def _show(self, item: QListWidgetItem | None) -> None:
        for part in (self._right, self.remove):
            part.setVisible(item is not None)
        self._nothing.setVisible(item is None)
        self._key = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if self._key is None:
            return
        if self.binding.key != self._key:
            self.binding.open(self._key)
        rows = [_entry_row(one) for one in self._gate.read(meetings.listed, self._key)]
        self.entries.show_rows(rows, "Toen had iedereen een plek.")

    def _remove(self) -> None:
        if self._key is not None:
            self._gate.save(f"{self._words()} verwijderd", meetings.remove, self._key)


def _entry_row(one: Listed) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 6, 0, 4)
    column.setSpacing(0)
    entry = one.entry
    name = Text(" ".join(part for part in (one.name, one.school_class) if part), "strong")
    doing = dict(DOINGS).get(entry.doing or "", "")
    day = f" ({short_date(entry.next_on)})" if entry.next_on else ""
    step = f"Volgende stap: {entry.next_step}{day}" if entry.next_step else ""
    since = f"sinds {short_date(entry.since)}"
    words = Text(
        " · ".join(part for part in (since, doing, entry.why, step) if part), "small", "text2"
    )
    words.setWordWrap(True)
    column.addWidget(name)
    column.addWidget(words)
    return row
