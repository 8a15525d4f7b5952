"""Printing in a window by keys and clicks, and the PDF that comes of it."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stagedesk.ui.main_window import MainWindow
from stagedesk.ui.print_dialog import PrintDialog


def dialog_of(qtbot: QtBot, window: MainWindow) -> PrintDialog:
    """The dialog that opened, once its first page shows."""

    def found() -> PrintDialog | None:
        dialogs = window.findChildren(PrintDialog)
        return next((d for d in dialogs if d.isVisible() and d.preview.has_page()), None)

    qtbot.waitUntil(lambda: found() is not None)
    dialog = found()
    assert dialog is not None
    return dialog


def press_print(qtbot: QtBot, window: MainWindow) -> PrintDialog:
    """Ctrl+P where the focus is."""
    focus = QApplication.focusWidget() or window
    qtbot.keyClick(focus, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    return dialog_of(qtbot, window)


def named(window: QWidget, name: str) -> QWidget:
    """What shows in the dialog with this accessible name."""
    found = [
        w for w in window.findChildren(QWidget) if w.accessibleName() == name and w.isVisible()
    ]
    assert found, f"niets heet {name!r}"
    return found[0]


def to_pdf(qtbot: QtBot, dialog: PrintDialog, file: Path) -> str:
    """Choose the PDF, type its place, Enter; the words of the file that is there then."""
    qtbot.mouseClick(named(dialog, "PDF-bestand"), Qt.MouseButton.LeftButton)
    field = named(dialog, "Waar het PDF-bestand komt")
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, str(file))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.foot.words.text() == f"Bewaard: {file}")
    qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    return words_of(file)


def words_of(file: Path) -> str:
    """All text of a PDF in one line."""
    return " ".join("\n".join(page.extract_text() for page in PdfReader(file).pages).split())
