"""Merging two records of one company: which one, which value wins where they differ, what moves."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.texts import format_list
from stagedesk.services import company_merge
from stagedesk.services.company_merge import MergePlan
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.company_picker import CompanyPicker
from stagedesk.ui.fields import CheckBox, scrolled
from stagedesk.ui.gate import Gate
from stagedesk.ui.widgets import Paragraph, SectionHead, Text


class CompanyMerge(QWidget):
    """Choose the other record, then what it gives.

    Signals:
        merged: it is done.
        cancelled: nothing is to be done.
    """

    merged = Signal()
    cancelled = Signal()

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Empty until ``start``."""
        super().__init__()
        self.gate = gate
        self._key = self._name = ""
        self._other: str | None = None
        self._labels: Mapping[str, Mapping[str, str]] = {}
        self._ticks: dict[str, CheckBox] = {}
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 8, 0, 12)
        body.setSpacing(8)
        self._intro = Paragraph("", 640)
        self._intro.setContentsMargins(20, 0, 20, 0)
        self.picker = CompanyPicker(gate, choice, title="Welk bedrijf is hetzelfde?", making=False)
        self.picker.picked.connect(self._picked)
        body.addWidget(self._intro)
        body.addWidget(self.picker)
        self._differing = QWidget()
        self._differing.setMaximumWidth(theme.scaled(900))
        column = QVBoxLayout(self._differing)
        column.setContentsMargins(20, 0, 20, 0)
        column.setSpacing(4)
        self._head = SectionHead("Wat verschilt", "een vinkje neemt de waarde van het andere over")
        column.addWidget(self._head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, theme.scaled(150))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        column.addLayout(self._grid)
        self._moves = Paragraph("", 640)
        column.addWidget(self._moves)
        body.addWidget(self._differing)
        body.addLayout(self._buttons())
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))
        self.setFocusProxy(self.picker)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 4, 20, 0)
        row.setSpacing(10)
        self.accept = Button("&Samenvoegen", kind="primary")
        self.cancel = Button("Niet doen")
        self._problem = Text("", "badge", "bad")
        self.accept.clicked.connect(self._merge)
        self.cancel.clicked.connect(self.cancelled)
        for part in (self.accept, self.cancel, self._problem):
            row.addWidget(part)
        row.addStretch(1)
        return row

    def start(
        self, key: str, name: str, labels: Mapping[str, Mapping[str, str]], other: str | None = None
    ) -> None:
        """Begin with the record that stays.

        Args:
            key: of that record.
            name: of that record.
            labels: labels by value of the fields whose choices are the policy's.
            other: key of the record that goes, when it is known already.
        """
        self._key, self._name, self._labels = key, name, labels
        self._problem.setText("")
        self._intro.setText(
            f"{name} blijft. Stages, praktijkopleiders, contacten en tips van het andere bedrijf "
            "gaan mee. Wat al is afgedrukt en afgesloten, blijft zoals het was."
        )
        self.picker.setVisible(other is None)
        self._show(None)
        if other is None:
            self.picker.start()
            self.picker.setFocus()
        else:
            self._picked(other)
            self.accept.setFocus(Qt.FocusReason.OtherFocusReason)

    def _picked(self, other: str) -> None:
        self._other = other
        if other == self._key:
            self._show(None)
            self._problem.setText("Dit is het bedrijf zelf. Kies een ander.")
            return
        self._problem.setText("")
        self._show(self.gate.read(company_merge.plan, self._key, other, self._labels))

    def _show(self, plan: MergePlan | None) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self._ticks = {}
        self._differing.setVisible(plan is not None)
        self.accept.setEnabled(plan is not None)
        if plan is None:
            return
        if plan.differences:
            for place, words in ((1, plan.mine), (2, plan.other)):
                title = Text(words, "strong")
                title.setWordWrap(True)
                self._grid.addWidget(title, 0, place)
        for number, one in enumerate(plan.differences, 1):
            self._grid.addWidget(Text(one.label, "body", "text2"), number, 0)
            mine = Text(one.mine or "leeg", "body", "text" if one.mine else "text2")
            mine.setWordWrap(True)
            self._grid.addWidget(mine, number, 1)
            tick = CheckBox(one.other.replace("&", "&&"))
            tick.setAccessibleName(f"{one.label}: neem {one.other} over")
            tick.setToolTip(one.other)
            tick.setChecked(one.proposed)
            self._grid.addWidget(tick, number, 2)
            self._ticks[one.field] = tick
        moving = format_list(f"{count} {words}" for words, count in plan.moves)
        same = "" if plan.differences else "Er verschilt niets. "
        self._moves.setText(f"{same}Er gaat mee: {moving}." if moving else same)

    def _merge(self) -> None:
        taken = [field for field, tick in self._ticks.items() if tick.isChecked()]
        _done, problems = self.gate.check(
            f"{self._name}: samengevoegd", company_merge.merge, self._key, self._other, taken
        )
        self._problem.setText(problems[0].text if problems else "")
        if not problems:
            self.merged.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
