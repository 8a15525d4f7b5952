"""A question in the page itself, above what it is about: never a message box.

Exists so that a change that reaches back in time is asked about before it is saved.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stagedesk.ui import signs, theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.drafts import Drafts
from stagedesk.ui.fields import LineEdit
from stagedesk.ui.line_drafts import LineDrafts
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Text

#: What is done with an answer: the text of the line, empty when there is none.
Answer = Callable[[str], None]


class AskStrip(QWidget):
    """One sentence, perhaps a line to type in, and two buttons; hidden until it asks."""

    def __init__(self, drafts: Drafts | None = None) -> None:
        """Hidden; ``drafts`` keeps a half typed answer, where a line asks for one."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(38, 5, 8, 5)
        row.setSpacing(8)
        self._sentence = Text("", "strong")
        self._sentence.setWordWrap(True)
        self._line = LineEdit("Antwoord")
        self._line.setFixedWidth(theme.scaled(130))
        self._problem = Text("", "badge", "bad")
        self.yes = Button("", kind="primary")
        self.no = Button("")
        row.addWidget(self._sentence, 1)
        for part in (self._problem, self._line, self.yes, self.no):
            row.addWidget(part)
        self.setMinimumHeight(theme.scaled(42))
        self._on_yes: Answer | None = None
        self._on_no: Answer | None = None
        self._on_leave: Callable[[], object] | None = None
        self._drafts = LineDrafts(drafts, "question", self) if drafts is not None else None
        if self._drafts is not None:
            self._drafts.watch("answer", self._line)
        self.yes.clicked.connect(lambda: self._answer(self._on_yes))
        self.no.clicked.connect(lambda: self._answer(self._on_no))
        self._line.returnPressed.connect(lambda: self._answer(self._on_yes))
        self._line.textEdited.connect(lambda _text: self._problem.setText(""))
        self.hide()

    def ask(
        self,
        sentence: str,
        yes: str,
        no: str,
        on_yes: Answer,
        on_no: Answer,
        *,
        on_leave: Callable[[], object] | None,
        line: tuple[str, str] | None = None,
        about: str = "",
    ) -> None:
        """Ask; an older question counts as left.

        Args:
            sentence: the question.
            yes: words of the filled button.
            no: words of the other one.
            on_yes: called with the text of the line; InputError is said in the strip.
            on_no: likewise; Escape is no.
            on_leave: called when the user goes elsewhere without an answer. None does nothing:
                a half typed answer then stands there when the same is asked again.
            line: name and first text of the line; None shows none.
            about: key of the row that it is asked about; a half typed answer is kept with it.
        """
        self.settle()
        self._on_yes, self._on_no, self._on_leave = on_yes, on_no, on_leave
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._problem.setText("")
        for button, words in ((self.yes, yes), (self.no, no)):
            button.setText(words)
            button.setAccessibleName(words)
            button.setAccessibleDescription(sentence)
            button.updateGeometry()
        self._line.setVisible(line is not None)
        if line is not None:
            self._line.setAccessibleName(line[0])
            self._line.setText(line[1])
            if self._drafts is not None:
                self._drafts.open(f"{about}.{line[0]}", {"answer": line[1]})
        self.show()
        target: QWidget = self._line if line is not None else self.yes
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if line is not None:
            self._line.selectAll()

    @property
    def pending(self) -> bool:
        """Whether a question waits for its answer."""
        return self._on_yes is not None

    def settle(self) -> None:
        """The user went elsewhere: do what the page asked for then."""
        if self.pending:
            self._on_yes = self._on_no = None
            self.hide()
            if self._on_leave is not None:
                self._on_leave()
                self._forget()

    def refuse(self) -> None:
        """Answer no."""
        self._answer(self._on_no)

    def _answer(self, call: Answer | None) -> None:
        from stagedesk.domain.problem import InputError

        if call is None:
            return
        text = self._line.text() if self._line.isVisibleTo(self) else ""
        # What is saved comes back through the page, which may settle what waits: nothing does.
        before = self._on_yes, self._on_no
        self._on_yes = self._on_no = None
        try:
            call(text)
        except InputError as error:
            self._on_yes, self._on_no = before
            self._problem.setText(error.problems[0].text)
            self._line.setFocus()
            return
        self._forget()
        self.hide()

    def _forget(self) -> None:
        if self._drafts is not None:
            self._drafts.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is no."""
        if event.key() == Qt.Key.Key_Escape:
            self.refuse()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Light and dark."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A doubt's fill and its half disc."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(signs.fill_color(Sign.HALF))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        signs.paint(painter, Sign.HALF, QRectF(13, (self.height() - 16) / 2, 16, 16))
