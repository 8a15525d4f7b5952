"""What each column of a list means: shown beside an example, and the user decides.

Exists so that a list of another system comes in without anybody renaming its columns.
"""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.problem import InputError
from stagedesk.domain.times import form_date
from stagedesk.exchange.list_columns import COLUMNS, COMPANIES, STUDENTS, Listing, columns_of
from stagedesk.exchange.sheet_reader import column_letter
from stagedesk.services import list_import
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import ComboBox
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Banner, ElidedText, Text

_KINDS = ((STUDENTS, "leerlingen"), (COMPANIES, "bedrijven"))
_SKIP = "niet overnemen"


class ListMapping(QWidget):
    """A line that says how many columns are known, and under it a row a column.

    Signals:
        changed: the list with another meaning; only one that can be read.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        """Empty until ``show_listing``."""
        super().__init__()
        self._listing: Listing | None = None
        self._choosers: list[ComboBox] = []
        self._rows = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(10)
        self.kind = ComboBox("Een lijst van")
        for kind, words in _KINDS:
            self.kind.addItem(f"Een lijst van {words}", kind)
        self.kind.setMinimumWidth(theme.scaled(190))
        self.kind.activated.connect(lambda _row: self._other_kind())
        self._known = Text("", "body", "text2")
        self.fold = Button("", kind="link")
        self.fold.clicked.connect(lambda: self._unfold(not self._rows.isVisible()))
        top.addWidget(self.kind)
        top.addWidget(self._known)
        top.addWidget(self.fold)
        top.addStretch(1)
        column.addLayout(top)
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 6)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        column.addWidget(self._rows)
        self._wrong = Banner()
        self._wrong.say("")
        column.addWidget(self._wrong)
        self.hide()

    def show_listing(self, listing: Listing) -> None:
        """Show the columns of a list; open when the one that counts is missing."""
        self._listing = listing
        self.kind.setCurrentIndex([kind for kind, _ in _KINDS].index(listing.kind))
        self._fill(listing)
        self._say(listing)
        self.show()
        self._unfold(bool(listing.lacks))

    def _fill(self, listing: Listing) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self._choosers = []
        for number, (header, key) in enumerate(zip(listing.headers, listing.columns, strict=True)):
            example_text = _example(listing, number)
            name = header or f"kolom {column_letter(number)}"
            label = ElidedText(name, "strong")
            label.setFixedWidth(180)
            example = ElidedText(example_text, "body", "text2")
            chooser = ComboBox(f"{name} is")
            chooser.setMinimumWidth(230)
            chooser.addItem(_SKIP, None)
            for column in COLUMNS[listing.kind]:
                chooser.addItem(column.label, column.key)
            chooser.setCurrentIndex(max(0, chooser.findData(key)) if key else 0)
            chooser.activated.connect(lambda _row: self._other_meaning())
            self._choosers.append(chooser)
            for place, widget in enumerate((label, example, chooser)):
                self._grid.addWidget(widget, number, place)
                # A column without a word in it is not worth a row.
                widget.setVisible(bool(header or example_text))

    def _say(self, listing: Listing) -> None:
        known = sum(key is not None for key in listing.columns)
        rows = len(listing.rows)
        all_ = sum(bool(header) for header in listing.headers)
        self._known.setText(
            f"{rows} {'rij' if rows == 1 else 'rijen'}, {known} van {all_} kolommen gaan mee"
        )

    def _unfold(self, open_: bool) -> None:
        self._rows.setVisible(open_)
        self.fold.setText("Kolommen sluiten" if open_ else "Kolommen kiezen")
        self.fold.setAccessibleName(self.fold.text())

    def _other_kind(self) -> None:
        if self._listing is not None:
            kind, headers = self.kind.currentData(), self._listing.headers
            columns = columns_of(kind, headers)
            self.show_listing(Listing(kind, headers, columns, self._listing.rows))
            self.changed.emit(self._listing)

    def _other_meaning(self) -> None:
        if self._listing is None:
            return
        try:
            meant = list_import.with_columns(
                self._listing, [chooser.currentData() for chooser in self._choosers]
            )
        except InputError as fault:
            self._wrong.say(str(fault), Sign.ALERT)
            return
        self._wrong.say("")
        self._listing = meant
        self._say(meant)
        self.changed.emit(meant)


def _example(listing: Listing, column: int) -> str:
    """The first thing that stands in a column."""
    for row in listing.rows:
        if column < len(row.cells) and row.cells[column] is not None:
            cell = row.cells[column]
            return form_date(cell) if isinstance(cell, date) else str(cell)
    return ""
