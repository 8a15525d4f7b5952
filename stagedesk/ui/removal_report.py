"""What went: the report without names, and the older copies that still hold it."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.problem import DeskError
from stagedesk.domain.times import format_date
from stagedesk.services.old_copies import OldCopy, drop, elsewhere, moment, older
from stagedesk.services.removal import Report
from stagedesk.services.removal_words import report_text, save_report
from stagedesk.ui.ask_strip import AskStrip
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import TextEdit, scrolled
from stagedesk.ui.gate import Gate
from stagedesk.ui.log_rows import Rows
from stagedesk.ui.removal_look import LookList
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Banner, Paragraph, SectionHead, Text

_WIDTH = 640
_COPIES = "Deze kopieën op deze laptop en op de tweede plek zijn van vóór de verwijdering."
_NOT_CLEAN = "Sluit Stagedesk en open het opnieuw: dan is ook de laatste rest uit het bestand weg."


class ReportView(QWidget):
    """The report, to keep as a file, and the copies, to take away.

    Signals:
        done: back to the list. print_asked: the paper of all that was removed is to be printed.
    """

    done = Signal()
    print_asked = Signal()

    def __init__(self, gate: Gate) -> None:
        """Empty until ``show_report``."""
        super().__init__()
        self._gate = gate
        self._text = ""
        self._copies: Sequence[OldCopy] = ()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 4, 20, 20)
        column.setSpacing(8)
        self.text = TextEdit("Rapport", lines=12)
        self.text.setReadOnly(True)
        self.keep = Button("Rapport be&waren", kind="primary", icon="page")
        self.print = Button("Rapport af&drukken", icon="print")
        self.print.clicked.connect(self.print_asked)
        self.ready = Button("Klaar")
        self.keep.clicked.connect(self._choose)
        self.ready.clicked.connect(self.done)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.keep)
        line.addWidget(self.print)
        line.addWidget(self.ready)
        line.addStretch(1)
        self._rest = Banner(Sign.HALF)
        self._rest.say("")
        self.look = LookList(_WIDTH)
        self.ask = AskStrip()
        self._head = SectionHead("Oudere kopieën hebben het nog")
        self._why = Paragraph(_COPIES, _WIDTH)
        self.elsewhere = Paragraph("", _WIDTH)
        self.copies = Rows()
        self.drop = Button("Deze kopieën wissen", icon="trash")
        self.drop.clicked.connect(self._ask_drop)
        column.addWidget(SectionHead("Dit is verwijderd"))
        column.addWidget(self._rest)
        column.addWidget(self.text)
        column.addLayout(line)
        column.addWidget(self.look)
        for part in (
            self._head, self._why, self.elsewhere, self.copies, self.ask, self.drop,
        ):  # fmt: skip
            column.addWidget(part)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))
        self.setFocusProxy(self.keep)

    def show_report(self, report: Report) -> None:
        """Show what went, and which copies are older than that."""
        self._text = report_text(report)
        self.text.setPlainText(self._text)
        self._rest.say("" if report.clean else _NOT_CLEAN)
        self.look.show_places(report.look)
        self.elsewhere.setText(elsewhere(self._gate.desk))
        self._show_copies(self._gate_copies())

    def _gate_copies(self) -> Sequence[OldCopy]:
        try:
            return older(self._gate.desk, moment())
        except DeskError as error:
            self._gate.failed.emit(str(error))
            return ()

    def _show_copies(self, copies: Sequence[OldCopy]) -> None:
        self._copies = copies
        rows: list[QWidget] = [
            Text(f"{format_date(one.made.date())}, {one.made:%H:%M}") for one in copies
        ]
        self.copies.show_rows(rows, "Er zijn geen oudere kopieën.")
        self._why.setVisible(bool(copies))
        self.drop.setVisible(bool(copies))

    def _choose(self) -> None:
        start = Path.home() / f"verwijderd-{datetime.now():%Y-%m-%d}.txt"
        name, _ = QFileDialog.getSaveFileName(self, "Rapport bewaren", str(start), "Tekst (*.txt)")
        if name:
            self.write(Path(name))

    def write(self, file: Path) -> None:
        """Write the report; nobody's name is in it."""
        try:
            save_report(file, self._text)
        except DeskError as error:
            self._gate.failed.emit(str(error))
            return
        self._gate.said.emit(f"{file} is gemaakt.")

    def _ask_drop(self) -> None:
        count = len(self._copies)
        words = "Deze kopie" if count == 1 else f"Deze {count} kopieën"
        self.ask.ask(
            f"{words} wissen? Terug naar vóór vandaag kan dan niet meer.",
            "Wissen",
            "Laten staan",
            lambda _text: self._drop(),
            lambda _text: None,
            on_leave=lambda: None,
        )

    def _drop(self) -> None:
        try:
            count = drop(self._copies)
        except DeskError as error:
            self._gate.failed.emit(str(error))
        else:
            gone = "1 oude kopie is" if count == 1 else f"{count} oude kopieën zijn"
            self._gate.said.emit(f"{gone} gewist.")
        self._show_copies(self._gate_copies())
