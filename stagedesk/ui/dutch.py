"""Qt's own buttons, menus and dialogs in Dutch.

Exists because Qt's Dutch file has holes, and a school should never read half a dialog in English.
"""

from typing import ClassVar

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication


def dutch(app: QApplication) -> None:
    """Qt's own buttons and menus in Dutch."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_nl", folder):
        app.installTranslator(translator)
    app.installTranslator(_Gaps(app))


class _Gaps(QTranslator):
    """What Qt's own Dutch file leaves in English; asked last, for what nothing else knows."""

    _WORDS: ClassVar = {
        "&Look in:": "&Zoek in:",
        "Files of &type:": "&Soort bestand:",
        "Directory:": "Map:",
        "Date Modified": "Gewijzigd op",
        "Off": "Enkelzijdig",
        "Long side binding": "Dubbelzijdig, lange kant",
        "Short side binding": "Dubbelzijdig, korte kant",
        "Page &Set:": "&Bladzijden:",
        "Restore Defaults": "Standaard herstellen",
    }

    def isEmpty(self) -> bool:
        """Never."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """The Dutch words; None, which Qt reads as unknown, where there are none."""
        return self._WORDS.get(source)  # type: ignore[return-value]
