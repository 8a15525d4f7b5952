"""The right of the print dialog: printer, PDF, stick or mail, one of four cards.

Exists apart from the dialog because each card has fields of its own.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from stagedesk.ui import icons, theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import ComboBox, LineEdit
from stagedesk.ui.print_jobs import PrinterWish
from stagedesk.ui.widgets import Ground, Text

PRINTER, PDF, FOLDER, MAIL = "printer", "pdf", "folder", "mail"
_CARDS = (
    (PRINTER, "print", "Printer", "A4"),
    (PDF, "page", "PDF-bestand", "Eén bestand, alles bij elkaar"),
    (FOLDER, "stick", "Map op een USB-stick", "Losse bestanden per leerling"),
    (MAIL, "mail", "Mail klaarzetten", "Concept met bijlage, jij verstuurt"),
)


class Where(Ground):
    """Four cards; the chosen one opens.

    Signals:
        changed: another card, or another path.
        entered: Enter in a path: go.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self) -> None:
        """Nothing chosen until set_printers."""
        super().__init__("surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 10)
        column.setSpacing(8)
        column.addWidget(Text("Waarheen?", "strong"))
        self._group = QButtonGroup(self)
        self._cards: dict[str, _Card] = {}
        for kind, icon, title, second in _CARDS:
            card = _Card(icon, title, second)
            self._cards[kind] = card
            self._group.addButton(card.radio)
            card.radio.toggled.connect(self._toggled)
            column.addWidget(card)
        self._printer_fields()
        self.pdf = self._path_field(PDF, "Waar het PDF-bestand komt")
        self.folder = self._path_field(FOLDER, "In welke map de bestanden komen")
        self.mail = self._path_field(MAIL, "In welke map het concept komt")
        column.addStretch(1)

    def _printer_fields(self) -> None:
        body = self._cards[PRINTER].body
        self.printer = ComboBox("Welke printer")
        self.printer.currentIndexChanged.connect(lambda _row: self.changed.emit())
        body.addWidget(self.printer)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.copies = ComboBox("Hoeveel exemplaren")
        for number in range(1, 10):
            self.copies.addItem(f"{number} exemplaar" if number == 1 else f"{number} exemplaren")
        self.sides = ComboBox("Eén of twee kanten")
        self.sides.addItems(["enkelzijdig", "dubbelzijdig"])
        row.addWidget(self.copies)
        row.addWidget(self.sides)
        body.addLayout(row)

    def _path_field(self, kind: str, name: str) -> LineEdit:
        field = LineEdit(name)
        choose = Button("", icon="folder", name=f"{self._cards[kind].title}: kies een plek")
        choose.clicked.connect(lambda: self._choose(kind, field))
        field.textChanged.connect(lambda _text: self.changed.emit())
        field.returnPressed.connect(self.entered)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(field, 1)
        row.addWidget(choose)
        self._cards[kind].body.addLayout(row)
        return field

    def set_printers(self, names: Sequence[str]) -> None:
        """The printers of this machine; without one the PDF is chosen."""
        self.printer.clear()
        self.printer.addItems(list(names))
        card = self._cards[PRINTER]
        card.setEnabled(bool(names))
        card.second.setText("A4" if names else "Geen printer gevonden")
        self._cards[PRINTER if names else PDF].radio.setChecked(True)

    def propose(self, file: str) -> None:
        """Fill the paths with a file name in the user's documents."""
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(place) or Path.home())
        self.pdf.setText(str(folder / file))
        self.folder.setText(str(folder / Path(file).stem))
        self.mail.setText(str(folder))

    def kind(self) -> str:
        """Which card is chosen; empty before there is one."""
        return next((k for k, card in self._cards.items() if card.radio.isChecked()), "")

    def focus_card(self) -> None:
        """Put the focus on the chosen card."""
        if self.kind():
            self._cards[self.kind()].radio.setFocus()

    def path(self) -> Path | None:
        """The file or folder that is typed; None when there is none, or for a printer."""
        fields = {PDF: self.pdf, FOLDER: self.folder, MAIL: self.mail}
        field = fields.get(self.kind())
        text = field.text().strip() if field is not None else ""
        path = _path(text)
        # A path from here is one of the program's own folder, which nobody knows.
        if path is None or not path.is_absolute() or not path.name:
            return None
        if self.kind() == PDF and path.suffix.lower() != ".pdf":
            path = path.with_name(f"{path.name}.pdf")
        return path

    def wish(self, *, paper_only: bool = False) -> PrinterWish:
        """What is chosen for the printer; ``paper_only`` for what may come in no file."""
        return PrinterWish(
            self.printer.currentText(),
            self.copies.currentIndex() + 1,
            self.sides.currentIndex() == 1,
            paper_only,
        )

    def _toggled(self, on: bool) -> None:
        if on:
            for card in self._cards.values():
                card.open(card.radio.isChecked())
            self.changed.emit()

    def _choose(self, kind: str, field: LineEdit) -> None:
        if kind == PDF:
            dialog = QFileDialog(self, "Waar komt het bestand?", field.text(), "PDF (*.pdf)")
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        else:
            dialog = QFileDialog(self, "In welke map?", field.text())
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(field.setText)
        dialog.open()


def _path(text: str) -> Path | None:
    """The path that is typed; None for none, or for a ~name of nobody."""
    try:
        return Path(text).expanduser() if text else None
    except RuntimeError:
        return None


class _Card(QWidget):
    """A way out: icon, name, second line; its fields show when it is chosen."""

    def __init__(self, icon: str, title: str, second: str) -> None:
        super().__init__()
        self.icon, self.title = icon, title
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 7, 13, 8)
        column.setSpacing(6)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.radio = _Title(title)
        self.radio.setAccessibleDescription(second)
        self.second = Text(second, "body", "text2")
        self.second.setWordWrap(True)
        words.addWidget(self.radio)
        words.addWidget(self.second)
        column.addLayout(words)
        self._fields = QWidget()
        self.body = QVBoxLayout(self._fields)
        self.body.setContentsMargins(0, 0, 0, 2)
        self.body.setSpacing(8)
        column.addWidget(self._fields)
        self._fields.hide()
        self.radio.installEventFilter(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def open(self, chosen: bool) -> None:
        self._fields.setVisible(chosen)
        self.layout().setContentsMargins(14 if chosen else 44, 7, 13, 8)  # type: ignore[union-attr]
        self.radio.indent = 30 if chosen else 0
        self.second.setIndent(30 if chosen else 0)
        self.update()

    def mousePressEvent(self, event: QEvent) -> None:
        """The whole card is the target."""
        self.radio.setChecked(True)
        self.radio.setFocus()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The card shows the focus of its title."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Border, tint when chosen, icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.radio.isChecked()
        thick = 2 if chosen or self.radio.hasFocus() else 1
        ink = "accent" if chosen or self.radio.hasFocus() else "field"
        painter.setPen(QPen(theme.color(ink if self.isEnabled() else "line"), thick))
        painter.setBrush(theme.color("accent_t" if chosen else "inp"))
        inset = thick / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, 4, 4)
        if self.radio.hasFocus() and chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), 3, 3)
        token = "text" if self.isEnabled() else "text2"
        icons.paint(painter, self.icon, QRectF(14, 19, 16, 16), "accent" if chosen else token)


class _Title(QRadioButton):
    """The name of a card: a radio button without its ring, for the card says what is chosen."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.indent = 0
        self.setFont(theme.font("strong"))
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(30 + metrics.horizontalAdvance(self.text()), theme.scaled(20))

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.color("text" if self.isEnabled() else "text2"))
        flags = int(Qt.AlignmentFlag.AlignVCenter.value)
        painter.drawText(QRectF(self.rect()).adjusted(self.indent, 0, 0, 0), flags, self.text())
