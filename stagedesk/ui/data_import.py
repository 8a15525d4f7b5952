"""Bringing a file in: what it would do stands there before anything is done.

Exists so that nobody lets a file into the school's data without having seen what it changes.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.problem import Problem
from stagedesk.exchange.list_columns import Listing
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import ProgressBar, TextEdit
from stagedesk.ui.gate import Gate
from stagedesk.ui.list_mapping import ListMapping
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Banner, Paragraph, SectionHead, Text

if TYPE_CHECKING:
    from stagedesk.services.importing import Plan

T = TypeVar("T")
#: As wide as a window at 150 % has room for beside the parts of the settings.
WIDTH = 620
FILTER = "Dossierbestand (*.json)"
_ALL = "Dossiers en lijsten (*.json *.xlsx *.csv)"


class ImportSection(QWidget):
    """Choose a file, see what it does, bring it in.

    Signals:
        grew: the widget that has just appeared.
    """

    grew = Signal(object)

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Nothing is chosen yet."""
        super().__init__()
        self._gate, self._choice = gate, choice
        self._file: Path | None = None
        self._listing: Listing | None = None
        self.choose = Button("Best&and kiezen", icon="folder")
        self.choose.clicked.connect(self._choose)
        self._busy = Busy("Het bestand wordt gelezen")
        column = section_column(self, "Dossiers of een lijst binnenhalen")
        column.addWidget(
            Paragraph(
                "Een bestand uit Stagedesk van een andere laptop, of een lijst met leerlingen of "
                "bedrijven uit Excel. Je ziet eerst wat het doet. Er wordt nooit iets weggehaald.",
                WIDTH,
            )
        )
        column.addLayout(row_of(self.choose))
        column.addWidget(self._busy)
        column.addWidget(self._preview())

    def _preview(self) -> QWidget:
        self.preview = QWidget()
        column = QVBoxLayout(self.preview)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        self._name = Text("", "strong")
        self.mapping = ListMapping()
        self.mapping.changed.connect(self._plan_list)
        self.facts = PlanRows()
        self._wrong = Banner()
        self.faults = TextEdit("Fouten in het bestand", lines=7)
        self.faults.setReadOnly(True)
        self.copy = Button("&Fouten kopiëren", icon="copy")
        self.copy.clicked.connect(self._copy)
        self.accept = Button("B&innenhalen", kind="primary", icon="check")
        self.accept.clicked.connect(self.bring_in)
        self.cancel = Button("&Niet binnenhalen")
        self.cancel.clicked.connect(self.leave)
        for part in (self._name, self.mapping, self.facts, self._wrong, self.faults):
            column.addWidget(part)
        column.addLayout(row_of(self.accept, self.copy, self.cancel))
        self.preview.hide()
        return self.preview

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Dossiers of een lijst binnenhalen", str(Path.home()), f"{_ALL};;{FILTER}"
        )
        if name:
            self.look(Path(name))

    def look(self, file: Path) -> None:
        """Read a file beside the window and show what it would do."""
        from stagedesk.services import import_files, list_import

        self._file, self._listing = file, None
        self.preview.hide()
        self.mapping.hide()
        if list_import.is_list(file):
            self._later(list_import.look, file, done=self._looked)
        else:
            self._later(import_files.plan_file, self._gate.desk, file, done=self._planned)

    def _looked(self, listing: Listing) -> None:
        self.mapping.show_listing(listing)
        self._plan_list(listing)

    def _plan_list(self, listing: Listing) -> None:
        """What the list would do with the meaning that its columns have now."""
        from stagedesk.services import import_files

        self._listing = listing
        year = self._choice.now.school_year
        self._later(import_files.plan_listing, self._gate.desk, listing, year, done=self._planned)

    def _later(self, work: Callable[..., T], *args: object, done: Callable[[T], None]) -> None:
        self._wait(True)
        self._gate.later(
            work,
            *args,
            done=done,
            failed=self._unread,
            refused=self._refused,
            topic="plan",
        )

    def _wait(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        self.choose.setEnabled(not busy)

    def _unread(self, sentence: str) -> None:
        self._wait(False)
        self._gate.failed.emit(sentence)

    def _planned(self, plan: "Plan") -> None:
        if plan.faults:
            self._refused(plan.faults)
            return
        self._show(False)
        self.facts.show_plan(plan)
        self.accept.setEnabled(bool(plan.adds or plan.changes))
        if not self.accept.isEnabled():
            self._wrong.say("Alles uit dit bestand staat er al.", Sign.TICK)
        self._appear(self.accept if self.accept.isEnabled() else self.cancel)

    def _refused(self, problems: Sequence[Problem]) -> None:
        self._show(True)
        count = "Er zit een fout" if len(problems) == 1 else f"Er zitten {len(problems)} fouten"
        self._wrong.say(f"{count} in dit bestand. Er is niets binnengehaald.")
        self.faults.setPlainText(
            "\n".join(f"{one.field}: {one.text}" if one.field else one.text for one in problems)
        )
        self._appear(self.faults)

    def _show(self, wrong: bool) -> None:
        self._wait(False)
        self._name.setText(self._file.name if self._file is not None else "")
        self._wrong.say("")
        self.facts.setVisible(not wrong)
        self.accept.setVisible(not wrong)
        for part in (self.faults, self.copy):
            part.setVisible(wrong)
        self.cancel.setText("&Sluiten" if wrong else "&Niet binnenhalen")

    def _appear(self, focus: QWidget) -> None:
        self.preview.show()
        here = self.window().focusWidget()
        # Who gives columns their meaning goes on with that; the next key is theirs.
        if here is None or not self.mapping.isAncestorOf(here):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        # Only in the next round it has its height, and can be scrolled to.
        QTimer.singleShot(0, self, lambda: self.grew.emit(self.preview))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.faults.toPlainText())
        self._gate.said.emit("De fouten staan op het klembord.")

    def bring_in(self) -> None:
        """Import what was looked at, wholly or not at all."""
        from stagedesk.services import import_files

        if self._file is None:
            return
        work: Callable[..., Plan] = import_files.import_file
        args: tuple[Any, ...] = (self._file,)
        if self._listing is not None:
            year = self._choice.now.school_year
            work, args = import_files.import_listing, (self._file, self._listing, year)
        self._gate.write_later(
            f"{self._file.name} wordt binnengehaald",
            work,
            self._gate.desk,
            *args,
            done=self._brought_in,
            refused=self._refused,
        )

    def _brought_in(self, plan: "Plan") -> None:
        from stagedesk.services import importing

        name = self._file.name if self._file is not None else ""
        self.leave()
        self._gate.said.emit(
            f"{name} is binnengehaald (terug met Ctrl+Z): {importing.summary(plan)}."
        )

    def leave(self) -> None:
        """Forget the file that was looked at."""
        self._file = self._listing = None
        self.preview.hide()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)


class PlanRows(QWidget):
    """What a plan adds, changes and leaves, each on as many lines as it needs."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        self._rows: list[tuple[str, Paragraph]] = []
        for number, (label, role) in enumerate(
            (("Komt erbij", "strong"), ("Verandert", "strong"), ("Blijft zo", "body"))
        ):
            words = Paragraph("", WIDTH - 100, role, "text")
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(Text(label, "body", "text2"), number, 0, top)
            grid.addWidget(words, number, 1, top)
            self._rows.append((label, words))
        grid.setColumnStretch(0, 1)

    def show_plan(self, plan: "Plan") -> None:
        """Show these numbers."""
        parts = (plan.adds, plan.changes, plan.leaves)
        for (label, words), counts in zip(self._rows, parts, strict=True):
            words.setText(amounts(counts) or "niets")
            words.setAccessibleName(f"{label}: {words.text()}")

    def text(self) -> str:
        """All that it says."""
        return "; ".join(f"{label}: {words.text()}" for label, words in self._rows)


class Busy(QWidget):
    """A sentence and a bar without an end, hidden until something runs."""

    def __init__(self, sentence: str) -> None:
        """``sentence`` says what runs."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Text(sentence, "small", "text2"))
        bar = ProgressBar(sentence)
        bar.setRange(0, 0)
        row.addWidget(bar, 1)
        self.hide()


def section_column(section: QWidget, title: str) -> QVBoxLayout:
    """The column of a section, with its head in it."""
    section.setMaximumWidth(WIDTH)
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(SectionHead(title))
    return column


def row_of(*parts: QWidget) -> QHBoxLayout:
    """Widgets beside each other, at the left."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def amounts(counts: Sequence[tuple[str, str, int]]) -> str:
    """What a plan counted, in words: '2 leerlingen, 1 bedrijf'."""
    return ", ".join(f"{n} {one if n == 1 else more}" for one, more, n in counts)
