"""A field for a password or key: the eye, Caps Lock, and what is wrong beside its label.

Exists so that lock, first start and settings ask a secret in the same way.
"""

import sys

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.problem import Severity
from stagedesk.ui import icons
from stagedesk.ui.fields import LineEdit, set_problem
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Paragraph, SignMark, Text

#: Letters that fit beside a label, and how wide the card of the lock leaves a field.
_SHORT, _WIDTH = 34, 358


class Secret(QWidget):
    """A field of 40 for something secret: label, what is wrong beside it, an eye."""

    #: Enter was pressed.
    entered = Signal()

    def __init__(self, label: str, hidden: bool = True) -> None:
        """``hidden`` shows dots until the eye is pressed."""
        super().__init__()
        self._wrong = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(5)
        top = QHBoxLayout()
        top.setSpacing(5)
        words = Text(label, "strong")
        self._sign = SignMark(Sign.ALERT, 14)
        self._sign.hide()
        self._problem = Text("", "badge", "bad")
        top.addWidget(words)
        top.addStretch(1)
        top.addWidget(self._sign)
        top.addWidget(self._problem)
        column.addLayout(top)
        self.line = LineEdit(label, height=40)
        words.setBuddy(self.line)
        if hidden:
            self.line.setEchoMode(LineEdit.EchoMode.Password)
            self._eye = self.line.addAction(
                icons.icon("eye", "text2"), LineEdit.ActionPosition.TrailingPosition
            )
            self._eye.setToolTip("Laat zien wat je typt")
            self._eye.triggered.connect(self._toggle)
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self.entered)
        self.line.textEdited.connect(self._typed)
        column.addWidget(self.line)
        # A sentence of the world (who has the data open) is longer than the line of the label.
        self._sentence = Paragraph("", _WIDTH, "small", "bad")
        self._sentence.hide()
        column.addWidget(self._sentence)
        self.setFocusProxy(self.line)

    def say(self, problem: str) -> None:
        """What is wrong, or nothing."""
        self._wrong = problem
        set_problem(self.line, Severity.ERROR if problem else None)
        self._show(problem)

    def _typed(self, _text: str) -> None:
        # Only what was wrong goes; what Caps Lock says stays until a key says otherwise.
        if self._wrong:
            self.say("")

    def problem(self) -> str:
        """The words beside the label, or the sentence under the field."""
        return self._problem.text() or self._sentence.text()

    def _show(self, text: str) -> None:
        short = len(text) <= _SHORT
        self._sign.setVisible(bool(text))
        self._problem.setText(text if short else "")
        self._sentence.setText("" if short else text)
        self._sentence.setVisible(not short)
        self.line.setAccessibleDescription(text)

    def _toggle(self) -> None:
        shown = self.line.echoMode() == LineEdit.EchoMode.Normal
        mode = LineEdit.EchoMode.Password if shown else LineEdit.EchoMode.Normal
        self.line.setEchoMode(mode)
        self._eye.setIcon(icons.icon("eye" if shown else "eye-off", "text2"))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Caps Lock shows in the letters themselves; Windows can also be asked."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            caps = _caps_lock(event)
            if caps is not None and not self._wrong:
                self._show("Caps Lock staat aan" if caps else "")
        return False


def _caps_lock(event: QKeyEvent) -> bool | None:
    """Whether Caps Lock is on; None when this key does not tell."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.user32.GetKeyState(0x14) & 1)
    letter = event.text()
    if len(letter) != 1 or not letter.isalpha() or letter.upper() == letter.lower():
        return None
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return letter.isupper() != shift
