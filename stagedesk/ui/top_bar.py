"""The bar on top: search, the school year, help, settings, the lock; low, also the page's head.

Exists apart from main_window.py because folding has rules of its own (tokens.md, Narrow).
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.gate import Gate
from stagedesk.ui.page import Page
from stagedesk.ui.search_box import SearchBox


class TopBar(QWidget):
    """44 high.

    Signals:
        help_asked, settings_asked, lock_asked: a button was pressed.
        search_left: the search is done with.
    """

    help_asked = Signal()
    settings_asked = Signal()
    lock_asked = Signal()
    search_left = Signal()

    def __init__(self, gate: Gate, choice: Choice, with_settings: bool) -> None:
        """Wide until ``fold``."""
        super().__init__()
        self._gate, self._choice = gate, choice
        self._narrow = self._low = False
        self._page: Page | None = None
        self.search = SearchBox(gate)
        self._find = Button("", kind="plain", icon="search", name="Zoeken, Ctrl+K")
        self._year = Button("", kind="plain", name="Schooljaar")
        self._years = QMenu(self._year)
        self._year.setMenu(self._years)
        self._gear = Button("Instellingen", kind="plain", icon="settings")
        self._gear.setVisible(with_settings)
        self._explain = Button("Uitleg F1", kind="plain", icon="help")
        self._lock = Button("Slot", kind="plain", icon="lock", name="Op slot, Ctrl+L")
        self._lay_out()
        self.search.left.connect(self._search_done)
        self._find.clicked.connect(self.search_now)
        self._lock.clicked.connect(self.lock_asked)
        self._gear.clicked.connect(self.settings_asked)
        self._explain.clicked.connect(self.help_asked)
        self._years.aboutToShow.connect(self._fill_years)
        choice.changed.connect(lambda _chosen: self._say_year())
        self._say_year()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        row.addStrut(theme.scaled(44))
        slot = QWidget()
        self._slot = QHBoxLayout(slot)
        self._slot.setContentsMargins(0, 0, 0, 0)
        self._find.hide()
        row.addWidget(self.search)
        row.addWidget(self._find)
        row.addWidget(slot, 1)
        for button in (self._year, self._gear, self._explain, self._lock):
            row.addWidget(button)

    def search_now(self) -> None:
        """To the search box; in a low window it takes the head's place for as long."""
        self._find.hide()
        if self._low and self._page is not None:
            self._page.head.hide()
        self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _search_done(self) -> None:
        self.fold(self._narrow, self._low)
        if self._page is not None:
            self._page.head.show()
        self.search_left.emit()

    def fold(self, narrow: bool, low: bool) -> None:
        """Narrow: icons alone; low: the search becomes a button beside the page's head."""
        self._narrow, self._low = narrow, low
        for button in (self._gear, self._explain, self._lock):
            button.set_folded(narrow)
        self._say_year()
        self.search.setVisible(not low)
        self._find.setVisible(low)

    def place_head(self, page: Page) -> None:
        """Low: the page's head stands in this bar; else on its page."""
        self._page = page
        page.head.fold(self._low)
        if self._low and page.head_place() is not None:
            self._slot.addWidget(page.head, 1)
            page.head.show()
        else:
            self.give_head_back(page)

    def give_head_back(self, page: Page) -> None:
        """Put the head on its page again."""
        place = page.head_place()
        if place is not None and place.indexOf(page.head) < 0:
            self._slot.removeWidget(page.head)
            place.insertWidget(0, page.head)
            page.head.show()

    def _say_year(self) -> None:
        year = self._choice.now.school_year
        self._year.setText(year if self._narrow else f"Schooljaar {year}")
        self._year.setAccessibleName(f"Schooljaar {year}")
        self._year.updateGeometry()

    def _fill_years(self) -> None:
        from stagedesk.services import students

        self._years.clear()
        now = self._choice.now.school_year
        for year in sorted({*self._gate.read(students.school_years), now}, reverse=True):
            action = QAction(f"Schooljaar {year}", self._years, checkable=True)
            action.setChecked(year == now)
            action.triggered.connect(lambda _on, year=year: self._choice.pick(school_year=year))
            self._years.addAction(action)
