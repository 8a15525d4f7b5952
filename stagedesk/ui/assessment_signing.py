"""The foot of the panel: signatures of the moment, closing it, and opening it again.

Exists so that what is missing stands beside the button that needs it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from stagedesk.domain.assessment import SIGNERS
from stagedesk.domain.texts import format_list
from stagedesk.domain.times import short_date
from stagedesk.services.assessment_sheet import Sheet, SheetMoment
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.drafts import Drafts
from stagedesk.ui.fields import LineEdit
from stagedesk.ui.line_drafts import LineDrafts
from stagedesk.ui.signature_pad import SignatureField, SignaturePad
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import SignMark, Text

LABELS = {"supervisor": "Opleider", "student": "Leerling", "jobcoach": "Jobcoach"}
_WHO = {"supervisor": "praktijkopleider", "student": "leerling", "jobcoach": "jobcoach"}


def missing_words(moment: SheetMoment, paper: bool) -> str:
    """What a moment still lacks: 'Nog 21 cijfers en 2 handtekeningen'; empty when complete."""
    parts = []
    if moment.record.date is None:
        parts.append("de datum")
    if moment.missing:
        parts.append("1 cijfer" if moment.missing == 1 else f"{moment.missing} cijfers")
    unsigned = 0 if paper else len(SIGNERS) - len(moment.record.signatures)
    if unsigned:
        parts.append("1 handtekening" if unsigned == 1 else f"{unsigned} handtekeningen")
    return f"Nog {format_list(parts)}" if parts else ""


class AssessmentSigning(QWidget):
    """Signatures, 'Op papier getekend', 'BO 3 sluiten', 'Heropenen'.

    Signals:
        signed: signer and strokes (empty erases).
        close_asked: whether the signatures are on paper.
        reopen_asked: the reason. kept_asked: a photo of the signed form of this moment.
    """

    signed = Signal(str, object)
    close_asked = Signal(bool)
    reopen_asked = Signal(str)
    kept_asked = Signal(int)

    def __init__(self, drafts: Drafts) -> None:
        """Empty until show_moment; ``drafts`` keeps a reason that is half typed."""
        super().__init__()
        self._drafts = LineDrafts(drafts, "reopening", self)
        self._moment: SheetMoment | None = None
        self._names: dict[str, str] = {}
        self._which: tuple[str, int] = ("", 0)
        self._paper: set[tuple[str, int]] = set()
        self._sure = False
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 10)
        column.setSpacing(4)
        column.addLayout(self._doubt_row())
        column.addLayout(self._head_row())
        self._fields = {signer: SignatureField(LABELS[signer].lower()) for signer in SIGNERS}
        for signer in SIGNERS:
            row = QHBoxLayout()
            row.setSpacing(8)
            label = Text(LABELS[signer])
            label.setFixedWidth(64)
            row.addWidget(label)
            row.addWidget(self._fields[signer], 1)
            column.addLayout(row)
            self._fields[signer].clicked.connect(lambda _on=False, who=signer: self._open_pad(who))
        column.addSpacing(2)
        column.addLayout(self._foot_row())
        self._reopen_row(column)

    def _doubt_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self._doubt_mark = SignMark(Sign.HALF, 13, "twijfel")
        self._doubt = Text("", "small", "wait")
        self._doubt.setWordWrap(True)
        row.addWidget(self._doubt_mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._doubt, 1)
        return row

    def _head_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._title = Text("", "strong")
        self.on_paper = Button("Op &papier getekend", kind="link")
        self.on_paper.clicked.connect(self._toggle_paper)
        self.kept = Button("Foto", kind="link", name="Foto van het formulier bewaren")
        self.kept.clicked.connect(lambda: self.kept_asked.emit(self._which[1]))
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self.kept)
        row.addWidget(self.on_paper)
        return row

    def _foot_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._missing = Text("", "small", "text2")
        self._missing.setWordWrap(True)
        self._missing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._missing.setMinimumHeight(theme.scaled(34))
        self.close_button = Button("", icon="lock")
        self.close_button.clicked.connect(self._press_close)
        row.addWidget(self._missing, 1)
        row.addWidget(self.close_button)
        return row

    def _reopen_row(self, column: QVBoxLayout) -> None:
        self._reopening = QWidget()
        row = QHBoxLayout(self._reopening)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._reason = LineEdit("Waarom heropenen", "Waarom? Bv. 2.3 verkeerd getypt")
        self._cancel = Button("", kind="plain", icon="close", name="Toch niet heropenen")
        row.addWidget(self._reason, 1)
        row.addWidget(self._cancel)
        column.addWidget(self._reopening)
        self._reopening.hide()
        self._drafts.watch("reason", self._reason)
        self._reason.textChanged.connect(self._show_foot)
        self._reason.returnPressed.connect(self._press_close)
        self._cancel.clicked.connect(self._stop_reopening)

    def show_moment(self, sheet: Sheet, number: int) -> None:
        """Show the signatures of a moment, and what it still lacks."""
        moment = sheet.moment(number)
        same = self._which == (sheet.placement_key, number)
        self._which = (sheet.placement_key, number)
        if not same or moment.closed != (self._moment is not None and self._moment.closed):
            self._sure = False
            kept = self._drafts.open(f"{sheet.placement_key}.{number}") if moment.closed else {}
            self._reopening.setVisible(bool(kept))
        self._moment = moment
        self._names = self._names_of(sheet)
        closing = moment.record.closing
        self._title.setText(
            f"BO {number} gesloten op {short_date(closing.on)}"
            if closing
            else f"Handtekeningen BO {number}"
        )
        doubts = [w.text for w in moment.warnings if w.field.startswith("moments.")]
        odd = sum(w.field.startswith("grades.") for w in moment.warnings)
        if odd:
            doubts.append(f"{odd} cijfers tellen niet mee in dit leerjaar")
        self._doubt.setText(" · ".join(doubts))
        self._doubt.setVisible(bool(doubts))
        self._doubt_mark.setVisible(bool(doubts))
        self._show_signatures(moment)
        self._show_foot()

    @staticmethod
    def _names_of(sheet: Sheet) -> dict[str, str]:
        names = {"student": sheet.name, "jobcoach": sheet.enrollment.jobcoach or ""}
        for placement in sheet.enrollment.placements:
            if placement.key == sheet.placement_key:
                contacts = sheet.companies[placement.company].supervisors
                names["supervisor"] = next(
                    (s.name for s in contacts if s.key == placement.supervisor), ""
                )
        return names

    def _show_signatures(self, moment: SheetMoment) -> None:
        closing = moment.record.closing
        paper = self._on_paper(moment)
        drawn = closing.signatures if closing else moment.record.signatures
        for signer, field in self._fields.items():
            strokes = drawn.get(signer, ())
            words = "op papier" if paper and not strokes else ""
            if closing and not strokes and not words:
                words = "niet getekend"
            field.show_signature(strokes, words)
            field.setEnabled(closing is None)
            field.setToolTip(self._names.get(signer, ""))
        self.kept.setVisible(paper)
        self.on_paper.setVisible(closing is None)
        self.on_paper.setText("Toch tekenen" if paper and not closing else "Op &papier getekend")
        self.on_paper.updateGeometry()

    def _on_paper(self, moment: SheetMoment) -> bool:
        closing = moment.record.closing
        return closing.paper if closing else self._which in self._paper

    def _show_foot(self) -> None:
        moment = self._moment
        if moment is None:
            return
        number = moment.record.moment
        if moment.closed:
            asking = self._reopening.isVisibleTo(self)
            self.close_button.setText(f"BO {number} heropenen" if asking else "&Heropenen")
            self.close_button.setEnabled(not asking or bool(self._reason.text().strip()))
            self._missing.setText("Schrijf op waarom" if asking else "Alleen om te lezen")
        else:
            paper = self._on_paper(moment)
            words = missing_words(moment, paper)
            hard = moment.record.date is None or (
                not paper and len(moment.record.signatures) < len(SIGNERS)
            )
            self.close_button.setEnabled(not hard)
            self.close_button.setText(
                f"Toch BO {number} &sluiten" if self._sure and words else (f"BO {number} &sluiten")
            )
            self._missing.setText(words or "Alles is ingevuld")
        self.close_button.setAccessibleDescription(self._missing.text())
        self.close_button.updateGeometry()

    def _toggle_paper(self) -> None:
        if self._moment is not None:
            self._paper ^= {self._which}
            self._show_signatures(self._moment)
            self._show_foot()

    def _press_close(self) -> None:
        moment = self._moment
        if moment is None or not self.close_button.isEnabled():
            return
        if moment.closed:
            if not self._reopening.isVisibleTo(self):
                self._reopening.show()
                self._reason.setFocus()
                self._show_foot()
                return
            self.reopen_asked.emit(self._reason.text())
        elif moment.missing and not self._sure:
            # Grades may stay empty, but not by accident: the same button asks once.
            self._sure = True
            self._show_foot()
        else:
            self.close_asked.emit(self._on_paper(moment))

    def forget_reason(self) -> None:
        """The moment is open again, or is to stay closed."""
        self._drafts.forget()

    def _stop_reopening(self) -> None:
        self.forget_reason()
        self._reopening.hide()
        self._reason.clear()
        self._show_foot()

    def _open_pad(self, signer: str) -> None:
        if self._moment is None or self._moment.closed:
            return
        name = self._names.get(signer, "")
        who = f"{_WHO[signer]} {name}".strip()
        pad = SignaturePad(who, self.window())
        pad.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pad.signed.connect(lambda strokes: self.signed.emit(signer, strokes))
        pad.open()
