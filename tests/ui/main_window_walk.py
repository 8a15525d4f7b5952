"""A window on the proof school, driven by keys alone, for the walks through its tabs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from stagedesk.ui.choice import Choice
from stagedesk.ui.gate import Gate
from stagedesk.ui.main_window import MainWindow
from stagedesk.ui.page import Page
from stagedesk.ui.tabs import SETTINGS, TABS

ENTER, TAB, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape


class Walk:
    """Presses keys where the focus is, and finds widgets by what a screen reader says."""

    def __init__(self, qtbot: QtBot, gate: Gate, choice: Choice) -> None:
        self.bot, self.gate, self.choice = qtbot, gate, choice
        self.window = MainWindow(gate, choice, TABS, SETTINGS)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    @property
    def page(self) -> Page:
        page = self.window.page()
        assert page is not None
        return page

    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        self.bot.keyClick(self.focus(), key, held)
        QApplication.processEvents()

    def type(self, text: str, end: Qt.Key = ENTER) -> None:
        """Letter by letter; QTest knows no key for a letter like ğ, an input method does."""
        for letter in text:
            if ord(letter) < 128:
                self.bot.keyClick(self.focus(), letter)
                continue
            composed = QInputMethodEvent()
            composed.setCommitString(letter)
            QApplication.sendEvent(self.focus(), composed)
        self.press(end)

    def named(self, name: str, inside: QWidget | None = None) -> QWidget:
        """The one widget that shows with this accessible name."""
        found = [
            widget
            for widget in (inside or self.window).findChildren(QWidget)
            if widget.accessibleName() == name and widget.isVisible()
        ]
        assert found, f"niets heet {name!r}"
        return found[0]

    def click(self, name: str, inside: QWidget | None = None) -> None:
        self.bot.mouseClick(self.named(name, inside), Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def fill(self, name: str, text: str) -> None:
        """Type in a field and leave it with Tab."""
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        self.type(text, TAB)

    def field(self, name: str) -> QLineEdit | QPlainTextEdit:
        """The one field that shows with this name; a drop-down may have the same."""
        for kind in (QLineEdit, QPlainTextEdit):
            for field in self.window.findChildren(kind):
                if field.accessibleName() == name and field.isVisible():
                    return field
        raise AssertionError(f"geen veld heet {name!r}")

    def text(self, name: str) -> str:
        field = self.field(name)
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
