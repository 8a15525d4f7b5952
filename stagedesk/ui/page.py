"""What every tab is: a page that shows the shared choice, with or without the list beside it.

Exists so that the window can treat all tabs alike (print, fold, refresh).
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.gate import Gate
from stagedesk.ui.student_list import StudentList
from stagedesk.ui.widgets import Ground, PageHead, Rule


class Page(Ground):
    """One tab.

    Signals:
        go: title of the tab to open, a part of it after a slash; pick on ``choice`` first.
        settings_asked: name of the part of the settings to open.
        counted: words for the right end of the status line, such as '214 leerlingen'.
        print_asked: name of a paper, keys of students, and options as Options takes them.
    """

    go = Signal(str)
    settings_asked = Signal(str)
    counted = Signal(str)
    print_asked = Signal(str, object, object)

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """``head`` is the page's title row; the window may move it in a low window."""
        super().__init__("surface")
        self.gate = gate
        self.choice = choice
        self.head = PageHead()

    def show_choice(self, chosen: Chosen) -> None:
        """Show what is chosen; called when the tab opens, after a choice, after every save."""
        raise NotImplementedError

    def help_topic(self) -> str:
        """The help text of what shows; empty when the tab's own text is the one."""
        return ""

    def open_named(self, part: str) -> None:
        """Open a part of this page by its name; most pages have none."""

    def print_current(self) -> None:
        """Ctrl+P: print what is on the screen; nothing when this tab has no paper."""

    def set_narrow(self, narrow: bool) -> None:
        """Fold or unfold: the window is under 1100 wide, or not."""

    def head_place(self) -> QVBoxLayout | None:
        """The layout whose first item is the head; None when it stays where it is."""
        return None


class ListPage(Page):
    """A page with the list of students at the left; put the content in ``body``.

    Narrow, the list folds behind the student's name, with previous and next beside it.
    """

    def __init__(
        self,
        gate: Gate,
        choice: Choice,
        *,
        list_width: int = 264,
        students: StudentList | None = None,
    ) -> None:
        """264 wide, 232 beside a form; ``students`` takes the place of the usual list."""
        super().__init__(gate, choice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.students = students if students is not None else StudentList(gate, choice)
        self.students.setFixedWidth(list_width)
        self._rule = Rule(vertical=True)
        row.addWidget(self.students)
        row.addWidget(self._rule)
        self._right = QVBoxLayout()
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(0)
        self._right.addWidget(self.head)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._right.addWidget(content, 1)
        row.addLayout(self._right, 1)
        self._fold_buttons()
        self.students.counted.connect(self.counted)
        self.students.picked.connect(self._close_list)
        self._narrow = False

    def _fold_buttons(self) -> None:
        self._open = Button("", kind="plain", icon="menu", name="Leerlingen tonen")
        self._previous = Button("", kind="plain", icon="chevron-left", name="Vorige leerling")
        self._next = Button("", kind="plain", icon="chevron-right", name="Volgende leerling")
        self._open.clicked.connect(self._toggle_list)
        self._previous.clicked.connect(lambda: self.students.step(-1))
        self._next.clicked.connect(lambda: self.students.step(1))
        for button in (self._open, self._previous, self._next):
            self.head.before.addWidget(button)
            button.hide()

    def set_narrow(self, narrow: bool) -> None:
        """The list folds or comes back."""
        self._narrow = narrow
        for button in (self._open, self._previous, self._next):
            button.setVisible(narrow)
        self.students.setVisible(not narrow)
        self._rule.setVisible(not narrow)

    def _toggle_list(self) -> None:
        shown = not self.students.isVisible()
        self.students.setVisible(shown)
        self._rule.setVisible(shown)
        if shown:
            self.students.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _close_list(self) -> None:
        if self._narrow and self.students.isVisible():
            self._toggle_list()
            self._open.setFocus()

    def head_place(self) -> QVBoxLayout | None:
        """The column right of the list."""
        return self._right


def margins() -> tuple[int, int, int, int]:
    """A page's margins: left, top, right, bottom."""
    return (20, theme.scaled(4), 20, 12)
