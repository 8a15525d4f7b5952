"""The tab Beoordeling: the sheet, its panel, and what happens when something is entered.

Exists to join the painted parts to the services: every grade is one small action, and the verdict
follows from the sheet in memory.
"""

from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from stagedesk.domain.grades import assessed_skills
from stagedesk.services import assessment, handing_out
from stagedesk.services.assessment_sheet import Sheet
from stagedesk.ui.assessment_date import MomentDate
from stagedesk.ui.assessment_entry import Entry
from stagedesk.ui.assessment_head import AssessmentHead
from stagedesk.ui.assessment_notes import Notes
from stagedesk.ui.assessment_panel import WIDTH, AssessmentPanel, CertificateStrip
from stagedesk.ui.assessment_sheet import AssessmentSheet
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.gate import Gate
from stagedesk.ui.grade_keys import GradeKeys
from stagedesk.ui.page import ListPage
from stagedesk.ui.widgets import EmptyState


class AssessmentTab(ListPage):
    """The tab.

    Signals:
        print_asked: name of the paper, keys of the students, options.
    """

    print_asked = Signal(str, object, object)

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Empty until show_choice."""
        super().__init__(gate, choice, list_width=232)
        self._sheet: Sheet | None = None
        self._changed: dict[str, tuple[str, ...]] = {}
        self._entry = Entry(gate)
        # The right end of the status line counts grades here.
        self.students.counted.disconnect(self.counted)
        self._build()
        self._connect()

    # Building

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left = QVBoxLayout()
        self._left.setSpacing(0)
        self._left.addWidget(self.head)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self.sheet = AssessmentSheet()
        self._stack.addWidget(self.sheet)
        self._empty: EmptyState | None = None
        self._left.addWidget(holder, 1)
        self.keys = GradeKeys()
        self.keys.hide()
        self._left.addWidget(self.keys)
        self.panel = AssessmentPanel(self.gate.drafts)
        self.strip = CertificateStrip()
        self.strip.hide()
        row.addLayout(self._left, 1)
        row.addWidget(self.panel)
        row.addWidget(self.strip)
        self._row = row
        self.body.addLayout(row, 1)
        self._top = AssessmentHead(self.head)
        self._date = MomentDate(self.gate.drafts)
        self.sheet.set_date_widget(self._date)
        self._notes = Notes(self.sheet, self.gate.drafts)

    def _connect(self) -> None:
        self.sheet.graded.connect(self._graded)
        self.sheet.moved.connect(self._moved)
        self.sheet.touched.connect(self._touched)
        self.keys.pressed.connect(self.sheet.press_grade)
        self.keys.half.connect(self.sheet.press_half)
        self.keys.erased.connect(lambda: self.sheet.press_grade(None))
        self.keys.following.connect(self.sheet.next_row)
        self.panel.states.jumped.connect(self._jump)
        self.panel.signing.signed.connect(self._signed)
        self.panel.signing.close_asked.connect(self._close)
        self.panel.signing.reopen_asked.connect(self._reopen)
        self.panel.signing.kept_asked.connect(self._to_kept)
        self.panel.handing.hand_out_asked.connect(self._hand_out)
        self.panel.handing.take_back_asked.connect(self._take_back)
        self.strip.opened.connect(self._toggle_panel)
        self._top.copy_asked.connect(self._copy_previous)
        self._top.print_asked.connect(self.print_current)
        self._top.placement_picked.connect(lambda key: self.choice.pick(placement=key))
        self._notes.typed.connect(self._noted)
        self._date.dated.connect(self._dated)

    # What the window asks

    def head_place(self) -> QVBoxLayout | None:
        """The column of the sheet: the panel stands beside the head too."""
        return self._left

    def set_narrow(self, narrow: bool) -> None:
        """The list folds, and the panel becomes a strip that opens over the grid."""
        super().set_narrow(narrow)
        self.strip.setVisible(narrow)
        if narrow:
            self._row.removeWidget(self.panel)
            self.panel.hide()
        else:
            self._row.insertWidget(1, self.panel)
            self.panel.setVisible(self._sheet is not None and self._sheet.placement is not None)

    def show_choice(self, chosen: Chosen) -> None:
        """Read the sheet of the student that is chosen, unless this page itself just saved."""
        if self._entry.saving:
            return
        self._settle(chosen)
        before = self._sheet
        sheet = None
        if chosen.student is not None:
            sheet = self.gate.read(
                assessment.sheet,
                chosen.student,
                chosen.school_year,
                chosen.placement,
                on=chosen.on,
            )
        self._sheet = sheet
        if sheet is None or sheet.placement is None:
            self._show_nothing(chosen, sheet)
            return
        keep = (
            before is not None
            and before.student_key == sheet.student_key
            and before.placement_key == sheet.placement_key
            and before.enrollment.school_year == sheet.enrollment.school_year
        )
        self._read_differences(sheet)
        self._show_sheet(sheet, keep)
        if chosen.moment is not None and not keep:
            self.sheet.go_to(sheet.certificates[0], chosen.moment)

    def _settle(self, chosen: Chosen) -> None:
        """Another student comes: what is being typed belongs to the one of before."""
        focus = self.focusWidget()
        if self._sheet is None or focus not in (self._date, *self._notes.fields.values()):
            return
        now = (self._sheet.student_key, self._sheet.enrollment.school_year)
        other = chosen.placement not in (None, self._sheet.placement_key)
        if focus is not None and (other or now != (chosen.student, chosen.school_year)):
            focus.clearFocus()

    def _read_differences(self, sheet: Sheet) -> None:
        self._changed = {}
        if sheet.enrollment.certificates:
            self._changed = self.gate.read(handing_out.differences, sheet.enrollment.key, sheet.on)

    def print_current(self) -> None:
        """Print the beoordelingsformulier that shows."""
        if self._sheet is not None:
            self.print_asked.emit(*self.paper())

    @property
    def shown(self) -> Sheet | None:
        """The sheet that shows."""
        return self._sheet

    def paper(self) -> tuple[str, tuple[str, ...], dict[str, object]]:
        """Name of the paper on the screen, whose, and its options."""
        if self._sheet is None:
            return "beoordeling", (), {}
        placement: dict[str, object] = {"placement": self._sheet.placement_key}
        return "beoordeling", (self._sheet.student_key,), placement

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """To the cell, where typing begins."""
        self.sheet.setFocus(reason)

    # Showing

    def _show_nothing(self, chosen: Chosen, sheet: Sheet | None) -> None:
        self.panel.hide()
        self.strip.hide()
        self.keys.hide()
        self._top.show_nothing(sheet.name if sheet else "Beoordeling")
        if sheet is not None:
            empty = EmptyState("Nog geen stage om te beoordelen.", "Naar Intake")
            empty.acted.connect(lambda: self.go.emit("Intake"))
        elif chosen.student is None and self.students.nobody():
            empty = EmptyState("Nog geen leerlingen in dit schooljaar.", "Naar Leerlingen")
            empty.acted.connect(lambda: self.go.emit("Leerlingen"))
        elif chosen.student is None:
            empty = EmptyState("Kies links een leerling.")
        else:
            empty = EmptyState(f"Niet ingeschreven in {chosen.school_year}. Kies een ander jaar.")
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = empty
        self._stack.addWidget(empty)
        self._stack.setCurrentWidget(empty)
        self.counted.emit("")

    def _show_sheet(self, sheet: Sheet, keep: bool) -> None:
        self._stack.setCurrentWidget(self.sheet)
        self.panel.setVisible(not self._narrow)
        self.strip.setVisible(self._narrow)
        self._top.show_sheet(sheet)
        self._notes.show_sheet(sheet)
        self.sheet.show_sheet(sheet, keep=keep)
        self._follow()

    def _follow(self) -> None:
        """Panel, keys, date and count after a change or a move."""
        sheet = self._sheet
        if sheet is None or sheet.placement is None:
            return
        number = self.sheet.moment
        moment = sheet.moment(number)
        self.panel.show_sheet(sheet, number, self.sheet.certificate, self._changed)
        self.strip.show_sheet(sheet, self.sheet.certificate)
        self.keys.show_value(self.sheet.current_value())
        self._date.show_moment(sheet.placement_key, moment)
        self._top.show_moment(sheet, number)
        every = len(assessed_skills(sheet.policy, sheet.enrollment.grade_year))
        self.counted.emit(f"{every - moment.missing} van {every} cijfers in BO {number}")

    def _moved(self, _moment: int, _certificate: int) -> None:
        self._follow()

    def _touched(self, on: bool) -> None:
        self.keys.setVisible(on)

    def _jump(self, certificate: int, moment: int) -> None:
        self.sheet.go_to(certificate, moment or None)
        if self._narrow:
            self.panel.hide()

    def _toggle_panel(self) -> None:
        """Narrow: the panel opens over the grid, beside its strip."""
        if self.panel.isVisible():
            self.panel.hide()
            self.sheet.setFocus()
            return
        self.panel.setParent(self)
        self._place_panel()
        self.panel.show()
        self.panel.raise_()
        self.panel.states.setFocus()

    def _place_panel(self) -> None:
        right = self.strip.mapTo(self, self.strip.rect().topLeft())
        self.panel.setGeometry(QRect(right.x() - WIDTH, right.y(), WIDTH, self.strip.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """An opened panel stays at its strip."""
        super().resizeEvent(event)
        if self._narrow and self.panel.isVisible():
            self._place_panel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the panel that lies over the grid."""
        if event.key() == Qt.Key.Key_Escape and self._narrow and self.panel.isVisible():
            self._toggle_panel()
            return
        super().keyPressEvent(event)

    # Entering

    def _take(self, after: Sheet | None) -> None:
        """Show the sheet after a change; read again when it was refused."""
        if after is None:
            self._reload()
            return
        self._sheet = after
        if after.enrollment.certificates:
            self._read_differences(after)
        self.sheet.show_sheet(after, keep=True)
        self._follow()

    def _reload(self) -> None:
        self.students.reload()
        self.show_choice(self.choice.now)

    def _graded(self, kind: str, skill: str, number: int, tenths: int | None) -> None:
        if self._sheet is not None:
            self._take(self._entry.grade(self._sheet, kind, skill, number, tenths))

    def _noted(self, name: str, number: int, text: str) -> None:
        if self._sheet is None or self._sheet.moment(number).closed:
            return
        if text == (getattr(self._sheet.moment(number).record, name) or ""):
            self._notes.saved(name, number, text)
            return
        after = self._entry.text(self._sheet, name, number, text)
        if after is not None:
            self._notes.saved(name, number, text)
        self._take(after)

    def _dated(self, day: date | None) -> None:
        if self._sheet is not None:
            after = self._entry.date(self._sheet, self.sheet.moment, day)
            if after is not None:
                self._date.saved(day)
            self._take(after)

    def _signed(self, signer: str, strokes: object) -> None:
        if self._sheet is not None and isinstance(strokes, tuple):
            number = self.sheet.moment
            self._take(self._entry.signature(self._sheet, number, signer, strokes))

    def _copy_previous(self) -> None:
        if self._sheet is not None:
            self._entry.copy_previous(self._sheet, self.sheet.moment)
            self._reload()
            self.sheet.setFocus()

    def _close(self, paper: bool) -> None:
        if self._sheet is not None:
            self._entry.close(self._sheet, self.sheet.moment, paper)
            self._reload()

    def _to_kept(self, moment: int) -> None:
        """The photo of a form that was signed on paper stands around the placement."""
        if self._sheet is not None:
            self.choice.pick(placement=self._sheet.placement_key, moment=moment, week=None)
            self.go.emit("Leerlingen/Rond de stage")

    def _reopen(self, reason: str) -> None:
        if self._sheet is not None:
            if self._entry.reopen(self._sheet, self.sheet.moment, reason):
                self.panel.signing.forget_reason()
            self._reload()

    def _hand_out(self, kind: str, certificate: int | None) -> None:
        if self._sheet is not None:
            self._entry.hand_out(self._sheet, kind, certificate)
            self._reload()

    def _take_back(self, number: str, reason: str) -> None:
        if self._entry.take_back(number, reason):
            self.panel.handing.forget_reason(number)
        self._reload()
