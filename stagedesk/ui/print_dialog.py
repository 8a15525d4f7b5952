"""Printing: who, the very page, whereto, and progress that stops (mock 7).

Exists so that every tab prints in the same way.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.services import print_once
from stagedesk.services.printing import Document, Options
from stagedesk.ui import print_jobs, theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Chosen
from stagedesk.ui.fields import scrolled
from stagedesk.ui.gate import Gate, Task
from stagedesk.ui.print_foot import PrintFoot, Veil
from stagedesk.ui.print_jobs import Asked, Outcome
from stagedesk.ui.print_notices import Notices, proposed_file, second_words, title_of
from stagedesk.ui.print_once import OnceFields
from stagedesk.ui.print_preview import Preview
from stagedesk.ui.print_where import FOLDER, MAIL, PDF, PRINTER, Where
from stagedesk.ui.print_who import WhoList
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import ElidedText, Ground, Rule, Text

_MOST_WIDE, _MOST_HIGH = 1098, 702
#: The last page, where what is typed stands.
_LAST = 999


def options_of(chosen: Chosen, asked: Mapping[str, object]) -> Options:
    """The options of a paper as a tab asks for it, on the window's day and school year."""
    return Options(on=chosen.on, school_year=chosen.school_year, **asked)  # type: ignore[arg-type]


class PrintDialog(QDialog):
    """Shows the papers that were asked for and sends them where the user wants."""

    def __init__(
        self, gate: Gate, paper: str, keys: Sequence[str], options: Options, parent: QWidget
    ) -> None:
        """Gather on the worker; nothing shows of the papers until they are there.

        Args:
            gate: the door to the services.
            paper: a name of printing.names().
            keys: of the students; none prints what is of nobody.
            options: day, school year, weeks, blank.
            parent: the window under it.
        """
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._gate, self._paper, self._options = gate, paper, options
        self._by_student: dict[str, list[Document]] = {}
        self._current, self._pdf, self._page = "", b"", 0
        self._task: Task | None = None
        self._gone = False
        self._outcome: Outcome | None = None
        self.setWindowTitle(title_of(paper, options))
        self.setAccessibleName(f"Afdrukken: {title_of(paper, options)}")
        window = parent.window()
        self._narrow, self._low = window.width() < 1100, window.height() < 560
        self._build(len(keys))
        self._connect()
        self._veil = Veil(parent)
        self._place(parent)
        self.foot.busy("Papieren zoeken", 0, 0)
        gate.later(
            print_jobs.gather,
            gate.desk,
            paper,
            tuple(keys),
            options,
            done=self._gathered,
            failed=self._failed,
            topic="print-gather",
        )

    # What it is made of.

    def _build(self, number: int) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 12, 0)
        head.setSpacing(10)
        head.addWidget(Text(self.windowTitle(), "total"))
        self.second = ElidedText("" if number < 2 else f"{number} leerlingen", "body", "text2")
        head.addWidget(self.second, 1)
        self.cross = Button("", kind="plain", icon="close", name="Sluiten, Esc")
        head.addWidget(self.cross)
        top = Ground("surface")
        top.setLayout(head)
        top.setFixedHeight(theme.scaled(40 if self._low else 49))
        column.addWidget(top)
        column.addWidget(Rule())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self.who = WhoList()
        self.who.setFixedWidth(190 if self._narrow else 237)
        self.preview = Preview()
        self.where = Where()
        self.once = OnceFields()
        self.once.hide()
        self.notices = Notices()
        right = Ground("surface")
        right_column = QVBoxLayout(right)
        right_column.setContentsMargins(0, 0, 0, 0)
        right_column.setSpacing(0)
        right_column.addWidget(self.where)
        right_column.addWidget(self.once)
        right_column.addWidget(self.notices, 1)
        side = scrolled(right)
        side.setFixedWidth(290 if self._narrow else 319)
        middle.addWidget(self.who)
        middle.addWidget(Rule(vertical=True))
        middle.addWidget(self.preview, 1)
        middle.addWidget(Rule(vertical=True))
        middle.addWidget(side)
        column.addLayout(middle, 1)
        column.addWidget(Rule())
        self.foot = PrintFoot(46 if self._low else 57)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.cross.clicked.connect(self.reject)
        self.foot.close_button.clicked.connect(self.reject)
        self.foot.go.clicked.connect(self._start)
        self.foot.stop.clicked.connect(self._stop)
        self.foot.opener.clicked.connect(self._open_made)
        self.who.shown.connect(self._show_student)
        self.who.ticked.connect(self._say_go)
        self.where.changed.connect(self._say_go)
        self.where.entered.connect(self.foot.go.click)
        self.once.typed.connect(self._say_go)
        self.once.still.connect(self._draw_again)
        self.preview.page_asked.connect(self._ask_page)
        # A window that is being drawn larger asks once, when it stands still.
        still = QTimer(self, singleShot=True, interval=80)
        still.timeout.connect(lambda: self._ask_page(self._page))
        self.preview.resized.connect(still.start)

    def _place(self, parent: QWidget) -> None:
        window = parent.window()
        wide = min(_MOST_WIDE, window.width() - 16)
        high = min(_MOST_HIGH, window.height() - 16)
        self.setFixedSize(wide, high)
        middle = window.mapToGlobal(window.rect().center())
        self.move(middle.x() - wide // 2, middle.y() - high // 2)

    # What was gathered.

    def _gathered(self, asked: Asked) -> None:
        if self._gone:
            return
        self.foot.rest()
        for document in asked.gathered.documents:
            self._by_student.setdefault(document.student, []).append(document)
        names = dict(asked.names)
        # As the lists of the window: by last name.
        order = [key for key in names if key in self._by_student] or list(self._by_student)
        rows = [(key, names.get(key) or self.windowTitle()) for key in order]
        self.who.setVisible(bool(rows) and rows != [("", self.windowTitle())])
        self.second.setText(second_words(self._by_student) or self.second.text())
        self.notices.show_notices(asked.gathered.notices)
        self.where.propose(proposed_file(self._paper, self._by_student, self._options))
        self.where.set_printers(asked.printers)
        # A BSN is of one student.
        alone = len(asked.gathered.documents) == 1
        self.once.setVisible(alone and self._paper in print_once.PAPERS)
        self.who.set_names(rows)
        if not rows:
            self.preview.show_page(None, 0, 0, "Er is hier niets om af te drukken.")
        self._say_go()
        self.where.focus_card()

    def _failed(self, sentence: str) -> None:
        if not self._gone:
            self.foot.rest()
            self.foot.say(sentence, Sign.ALERT)

    # The page.

    def _show_student(self, key: str) -> None:
        self._current, self._pdf = key, b""
        self._ask_page(0)

    def _draw_again(self) -> None:
        self._pdf = b""
        self._ask_page(_LAST)

    def _of(self, key: str) -> tuple[Document, ...]:
        """The documents of a student, with what was typed for this one print."""
        once = self.once.values()
        return tuple(print_once.filled(d, once) for d in self._by_student.get(key, ()))

    def _ask_page(self, page: int) -> None:
        documents = self._of(self._current)
        if not documents:
            return
        self._page = max(0, page)
        self._gate.later(
            print_jobs.preview,
            documents,
            self._pdf,
            self._page,
            self.preview.room(),
            done=partial(self._show_page, self._current),
            topic="print-preview",
        )

    def _show_page(self, key: str, made: print_jobs.Preview) -> None:
        if key == self._current and not self._gone:
            self._pdf, self._page = made.pdf, made.page
            self.preview.show_page(made.image, made.page, made.pages, made.fault)

    # The work.

    def _say_go(self) -> None:
        number = len(self.who.chosen())
        words = {
            PRINTER: f"{number} &afdrukken",
            PDF: "PDF &bewaren",
            FOLDER: "In map &bewaren",
            MAIL: "&Klaarzetten",
        }
        kind = self.where.kind()
        self.foot.go.setText(words.get(kind, "&Afdrukken"))
        self.foot.go.icon_name = {PRINTER: "print", PDF: "page", FOLDER: "stick"}.get(kind, "mail")
        ready = kind == PRINTER or self.where.path() is not None
        fault = self._once_fault(kind)
        able = number and kind and ready and not fault and self._task is None
        self.foot.go.setEnabled(bool(able))
        self.foot.go.updateGeometry()
        if self._task is not None:
            return
        path = self.where.path()
        self.foot.opener.hide()
        if not self._by_student:
            self.foot.say("")
        elif fault:
            self.foot.say(fault, Sign.ALERT)
        elif not number:
            self.foot.say("Vink iemand aan.")
        elif not ready:
            self.foot.say("Vul in waar het komt.")
        elif kind == PDF and path is not None and path.is_file():
            self.foot.say(f"{path.name} bestaat al en wordt vervangen.", Sign.HALF)
        else:
            self.foot.say("")

    def _once_fault(self, kind: str) -> str:
        """Why what was typed for this one print cannot go there; empty when it can."""
        if self.once.is_empty():
            return ""
        if kind != PRINTER or print_jobs.makes_files(self.where.wish().name):
            return print_jobs.ONLY_PAPER
        return self.once.fault()

    def _start(self) -> None:
        chosen = self.who.chosen()
        documents = tuple(d for key in chosen for d in self._of(key))
        path, kind = self.where.path(), self.where.kind()
        jobs = {
            PRINTER: (print_jobs.to_printer, self.where.wish(paper_only=not self.once.is_empty())),
            PDF: (print_jobs.to_pdf, path),
            FOLDER: (print_jobs.to_folder, path),
            MAIL: (print_jobs.to_drafts, path),
        }
        work, target = jobs[kind]
        self.foot.busy("Papieren maken", 0, len(documents))
        self._task = self._gate.later(
            work,  # type: ignore[arg-type]
            documents,
            target,
            done=self._done,
            failed=self._job_failed,
            progress=lambda number, total: self.foot.busy("Papieren maken", number, total, True),
        )
        self.foot.go.setEnabled(False)
        self.foot.stop.setVisible(True)
        self.foot.stop.setFocus()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.foot.rest()
        self._say_go()
        self.foot.say("Gestopt. Wat al klaar was, is gebleven.")
        self.foot.go.setFocus()

    def _done(self, outcome: Outcome) -> None:
        self._task = None
        self.foot.rest()
        self._say_go()
        if outcome.fault:
            self.foot.say(outcome.fault, Sign.ALERT)
            return
        self._outcome = outcome
        self.foot.say(outcome.said, Sign.TICK)
        self._gate.said.emit(outcome.said)
        if outcome.notices:
            self.notices.show_notices(outcome.notices)
        self.foot.opener.setVisible(outcome.path is not None)
        self.foot.close_button.setFocus()

    def _job_failed(self, sentence: str) -> None:
        self._task = None
        self.foot.rest()
        self._say_go()
        self.foot.say(sentence, Sign.ALERT)
        self.foot.go.setFocus()

    def _open_made(self) -> None:
        if self._outcome is not None and self._outcome.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._outcome.path)))

    # The window itself.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; while papers are made it stops them."""
        if event.key() == Qt.Key.Key_Escape and self._task is not None:
            self._stop()
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Close: what still runs stops; what was typed for one print goes with its page."""
        if self._task is not None:
            self._task.cancel()
        self._gone = True
        self.once.forget()
        self._by_student, self._pdf = {}, b""
        self.preview.show_page(None, 0, 0)
        self._veil.hide()
        self._veil.deleteLater()
        super().done(result)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and border."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.setPen(QPen(theme.color("field"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
