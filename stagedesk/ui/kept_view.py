"""A kept picture or PDF of a signed paper: shown in the window, and saved out when asked.

Nothing of it is written anywhere until the user chooses where.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.problem import DeskError, InputError
from stagedesk.services import attachments
from stagedesk.services.attachments import File
from stagedesk.ui import pdf_pages
from stagedesk.ui.buttons import Button
from stagedesk.ui.gate import Gate
from stagedesk.ui.print_preview import Preview
from stagedesk.ui.widgets import Text

_DOTS = 110.0
_UNREADABLE = "Dit bestand kan hier niet getoond worden. Sla het op om het te bekijken."


class KeptView(QWidget):
    """One file with 'Opslaan als', 'Verwijderen' and 'Klaar'.

    Signals:
        done: back to the list.
    """

    done = Signal()

    def __init__(self, gate: Gate) -> None:
        """Empty until ``open``."""
        super().__init__()
        self.gate = gate
        self.key: str | None = None
        self._file: File | None = None
        self._page = 0
        self.title = Text("", "strong")
        self.preview = Preview()
        self.preview.page_asked.connect(self._show)
        self.preview.resized.connect(lambda: self._show(self._page))
        self.ready = Button("&Klaar", kind="primary")
        self.save = Button("Opslaan als", icon="folder")
        self.remove = Button("Verwijderen", icon="trash")
        self.ready.clicked.connect(self.done)
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 12)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (self.ready, self.save, self.remove):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.title, 1)
        column.addLayout(row)
        column.addWidget(self.preview, 1)

    def open(self, key: str) -> None:
        """Show a file; one that is gone goes back to the list."""
        self.key = key
        try:
            self._file = self.gate.read(attachments.file, key)
        except InputError:
            self._file = None
            self.done.emit()
            return
        self.title.setText(self._file.name)
        self._show(0)

    def forget(self) -> None:
        """Let go of the file: nothing of it stays in memory longer than it shows."""
        self._file = None
        self.preview.show_page(None, 0, 0)

    def _show(self, page: int) -> None:
        if self._file is None:
            return
        self._page = page
        image, pages = _picture(self._file, page, self.preview.room())
        self.preview.show_page(image, page, pages, "" if image is not None else _UNREADABLE)

    def _save(self) -> None:
        if self._file is None:
            return
        start = Path.home() / self._file.name
        name, _ = QFileDialog.getSaveFileName(self, "Waar komt het bestand?", str(start))
        if name:
            self.write(Path(name))

    def write(self, path: Path) -> None:
        """Write the file where the user wants it."""
        if self.key is None:
            return
        try:
            attachments.write_out(self.gate.desk, self.key, path)
        except DeskError as error:
            self.gate.failed.emit(str(error))
            return
        self.gate.said.emit(f"Opgeslagen: {path}. Dit bestand is niet versleuteld.")

    def _remove(self) -> None:
        if self.key is not None:
            key, self.key = self.key, None
            self.gate.check(
                f"Bewaard papier verwijderd: {self.title.text()}", attachments.remove, key
            )
        self.done.emit()


def _picture(file: File, page: int, room: tuple[float, float]) -> tuple[QImage | None, int]:
    """The page as a picture within the room, and how many pages there are."""
    if file.media == "pdf":
        return _pdf_page(file.content, page, room)
    data = QByteArray(file.content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    # A phone notes which way up it was held.
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        return None, 0
    wide, high = room
    most = QSize(int(wide), int(high) or image.height())
    if image.width() > most.width() or image.height() > most.height():
        image = image.scaled(
            most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return image, 1


def _pdf_page(content: bytes, page: int, room: tuple[float, float]) -> tuple[QImage | None, int]:
    try:
        pages = pdf_pages.count(content)
        wide, _ = pdf_pages.size(content, page)
        return pdf_pages.picture(content, page, min(_DOTS * 2, room[0] * 72 / wide)), pages
    except RuntimeError:
        # What the library cannot open; the user can still save it and try another program.
        return None, 0
