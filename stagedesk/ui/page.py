"""What every tab is: a page that shows the shared choice, with or without the list beside it.

Exists so that the window can treat all tabs alike (print, fold, refresh).
"""

from collections.abc import Sequence
from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal, SignalInstance
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


class SideList(Protocol):
    """What a list beside a page can do."""

    picked: SignalInstance
    counted: SignalInstance

    def step(self, steps: int) -> None:
        """To the next (1) or previous (-1) of the list."""


class BesidePage(Page):
    """A page with a list at the left; put the content in ``body``.

    Narrow, the list folds behind the name in the head, with previous and next beside it.
    """

    def __init__(self, gate: Gate, choice: Choice, beside: QWidget, names: Sequence[str]) -> None:
        """``beside`` is a SideList; ``names`` are those of the buttons: show, previous, next."""
        super().__init__(gate, choice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._beside = beside
        self._rule = Rule(vertical=True)
        row.addWidget(beside)
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
        listed = cast("SideList", beside)
        self._fold_buttons(listed, names)
        listed.counted.connect(self.counted)
        listed.picked.connect(self._close_list)
        self._narrow = False

    def _fold_buttons(self, listed: SideList, names: Sequence[str]) -> None:
        icons = ("menu", "chevron-left", "chevron-right")
        buttons = [
            Button("", kind="plain", icon=icon, name=name)
            for icon, name in zip(icons, names, strict=True)
        ]
        self._open, self._previous, self._next = buttons
        self._open.clicked.connect(self._toggle_list)
        self._previous.clicked.connect(lambda: listed.step(-1))
        self._next.clicked.connect(lambda: listed.step(1))
        for button in buttons:
            self.head.before.addWidget(button)
            button.hide()

    def set_narrow(self, narrow: bool) -> None:
        """The list folds or comes back."""
        self._narrow = narrow
        for button in (self._open, self._previous, self._next):
            button.setVisible(narrow)
        self._beside.setVisible(not narrow)
        self._rule.setVisible(not narrow)

    def _toggle_list(self) -> None:
        shown = not self._beside.isVisible()
        self._beside.setVisible(shown)
        self._rule.setVisible(shown)
        if shown:
            self._beside.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _close_list(self) -> None:
        if self._narrow and self._beside.isVisible():
            self._toggle_list()
            self._open.setFocus()

    def head_place(self) -> QVBoxLayout | None:
        """The column right of the list."""
        return self._right


class ListPage(BesidePage):
    """A page with the list of students at the left."""

    def __init__(
        self,
        gate: Gate,
        choice: Choice,
        *,
        list_width: int = 264,
        students: StudentList | None = None,
    ) -> None:
        """264 wide, 232 beside a form; ``students`` takes the place of the usual list."""
        self.students = students if students is not None else StudentList(gate, choice)
        self.students.setFixedWidth(list_width)
        names = ("Leerlingen tonen", "Vorige leerling", "Volgende leerling")
        super().__init__(gate, choice, self.students, names)


def margins() -> tuple[int, int, int, int]:
    """A page's margins: left, top, right, bottom."""
    return (20, theme.scaled(4), 20, 12)
