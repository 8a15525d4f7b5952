"""Facts about somebody: a quiet label, the fact, and grey words behind it.

Exists so that another student shows at once: rows are kept and only their words change.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from stagedesk.ui import theme
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Badge, ElidedText, Text


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: ``second`` is grey, ``strong`` prints the fact semibold."""

    label: str
    text: str
    second: str = ""
    strong: bool = False


class Facts(QWidget):
    """Rows of 26: label, fact."""

    def __init__(self, label_width: int = 124) -> None:
        """Empty; all labels are ``label_width`` wide."""
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 6)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, label_width - 8)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[Text, Text, ElidedText]] = []

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these; rows that are left over hide."""
        while len(self._rows) < len(facts):
            self._add()
        for number, row in enumerate(self._rows):
            fact = facts[number] if number < len(facts) else None
            self._grid.setRowMinimumHeight(number, theme.scaled(26) if fact else 0)
            for part in row:
                part.setVisible(fact is not None)
            if fact is None:
                continue
            label, text, second = row
            label.setText(fact.label)
            text.setText(fact.text)
            # Grey words alone begin where the facts begin: an empty fact would keep its gap.
            text.setVisible(bool(fact.text))
            text.setFont(theme.font("strong" if fact.strong else "body"))
            second.setText(fact.second)
            text.setAccessibleName(f"{fact.label}: {fact.text} {fact.second}".strip())

    def _add(self) -> None:
        row = (Text("", "body", "text2"), Text(), ElidedText("", "body", "text2"))
        number = len(self._rows)
        # Grey words follow their own fact: a column would follow the longest one.
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(row[1])
        line.addWidget(row[2], 1)
        # Phones are copied; everything else is only read.
        row[1].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(row[0], number, 0)
        self._grid.addLayout(line, number, 1)
        self._rows.append(row)


class States(QWidget):
    """Rows of a name with a badge, in two columns side by side; in one when it is narrow."""

    #: Below this width the names would be cut off beside each other.
    ONE_COLUMN = 500

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 5, 0, 8)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._cells: list[tuple[ElidedText, Badge]] = []
        self._shown = 0
        self._placed = (0, 0)

    def show_states(self, states: Sequence[tuple[str, Sign, str, str]]) -> None:
        """Show (name, sign, words, why): the first half at the left, in order down."""
        while len(self._cells) < len(states):
            cell = (ElidedText(), Badge())
            for part in cell:
                # Shown without a parent it would be a window of its own.
                part.setParent(self)
            self._cells.append(cell)
        self._shown = len(states)
        for number, (name, badge) in enumerate(self._cells):
            shown = number < len(states)
            name.setVisible(shown)
            badge.setVisible(shown)
            if not shown:
                continue
            words, sign, text, why = states[number]
            name.setText(words)
            badge.show_state(sign, text)
            badge.setToolTip(why)
            name.setAccessibleName(f"{words}: {text}. {why}")
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        self._place()

    def _widest(self) -> int:
        """What the longest name takes beside its badge."""
        return max(
            (
                name.fontMetrics().horizontalAdvance(name.text()) + 10 + badge.sizeHint().width()
                for name, badge in self._cells[: self._shown]
            ),
            default=0,
        )

    def _place(self) -> None:
        columns = 2 if self.width() >= max(self.ONE_COLUMN, 2 * self._widest() + 28) else 1
        if self._placed == (columns, self._shown) or not self._shown:
            return
        self._placed = (columns, self._shown)
        high = -(-self._shown // columns)
        self._grid.setColumnMinimumWidth(2, 4 if columns == 2 else 0)
        self._grid.setColumnStretch(3, 1 if columns == 2 else 0)
        for number, (name, badge) in enumerate(self._cells[: self._shown]):
            column, row = divmod(number, high)
            self._grid.addWidget(name, row, column * 3)
            self._grid.addWidget(badge, row, column * 3 + 1, Qt.AlignmentFlag.AlignRight)
        for row in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(row, theme.scaled(30) if row < high else 0)
