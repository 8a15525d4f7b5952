"""Fields for what is typed for one print: BSN, insurer, policy number.

Exists apart from every other form, because nothing of it may be saved, kept as a draft,
remembered or completed.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from stagedesk.domain.problem import InputError, Severity
from stagedesk.domain.typed_once import TypedOnce, read_once
from stagedesk.ui.fields import LineEdit, set_problem
from stagedesk.ui.widgets import Ground, Text

#: How long nobody types before the page is drawn again, in ms.
_STILL = 300
_SENSITIVE = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class OnceFields(Ground):
    """Three fields that forget.

    Signals:
        typed: something else stands in them.
        still: nobody typed for a moment: the page may be drawn again.
    """

    typed = Signal()
    still = Signal()

    def __init__(self) -> None:
        """Empty."""
        super().__init__("surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 2, 18, 10)
        column.setSpacing(3)
        column.addWidget(Text("Voor deze ene afdruk", "strong"))
        words = Text("Stagedesk bewaart dit nergens. Het kan alleen naar de printer.", "small")
        words.set_token("text2")
        words.setWordWrap(True)
        column.addWidget(words)
        self.bsn = self._field(column, "BSN")
        self.problem = Text("", "small", "bad")
        self.problem.setWordWrap(True)
        self.problem.hide()
        column.addWidget(self.problem)
        self.insurer = self._field(column, "Ziektekostenverzekering")
        self.policy = self._field(column, "Polisnummer")
        self._timer = QTimer(self, singleShot=True, interval=_STILL)
        self._timer.timeout.connect(self.still)

    def _field(self, column: QVBoxLayout, label: str) -> LineEdit:
        field = LineEdit(label)
        # Not learnt by a keyboard on the screen, not offered by anything later.
        field.setInputMethodHints(_SENSITIVE)
        field.setDragEnabled(False)
        field.setMaxLength(60)
        field.textChanged.connect(self._changed)
        words = Text(label, "small", "text2")
        words.setBuddy(field)
        column.addSpacing(4)
        column.addWidget(words)
        column.addWidget(field)
        return field

    def values(self) -> TypedOnce:
        """What was typed; nothing while the BSN is not a BSN."""
        try:
            return read_once(self.bsn.text(), self.insurer.text(), self.policy.text())
        except InputError:
            return TypedOnce()

    def is_empty(self) -> bool:
        """Whether nothing at all was typed, right or wrong."""
        return not any(field.text().strip() for field in self._fields())

    def fault(self) -> str:
        """What is wrong with what was typed; empty when nothing is."""
        try:
            read_once(self.bsn.text(), self.insurer.text(), self.policy.text())
        except InputError as fault:
            return fault.problems[0].text
        return ""

    def forget(self) -> None:
        """Empty the fields, with what Ctrl+Z would bring back."""
        for field in self._fields():
            field.blockSignals(True)
            field.setText("")
            field.blockSignals(False)
        self._timer.stop()

    def _fields(self) -> tuple[LineEdit, ...]:
        return self.bsn, self.insurer, self.policy

    def _changed(self) -> None:
        words = self.fault()
        # Nine digits take a while to type: only what is long enough is called wrong.
        complete = sum(letter.isdigit() for letter in self.bsn.text()) >= 9
        shown = words if complete or not self.bsn.hasFocus() else ""
        self.problem.setText(shown)
        self.problem.setVisible(bool(shown))
        set_problem(self.bsn, Severity.ERROR if shown else None)
        self.typed.emit()
        self._timer.start()
